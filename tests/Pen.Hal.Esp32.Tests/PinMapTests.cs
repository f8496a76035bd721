// The pin maps against the board files. What the processors allow is held over the same files by tests/Hardware.Tests.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using VirtualEsp32;

namespace Pen.Hal.Esp32.Tests;

[TestClass]
public sealed class PinMapTests
{
    public static IEnumerable<object[]> Boards =>
        [
            [BoardFile.Esp32S3],
            [BoardFile.Esp32],
        ];

    [TestMethod]
    [DynamicData(nameof(Boards))]
    public void Every_role_of_the_map_is_where_the_board_file_has_it(BoardFile board)
    {
        PinMap pins = PinMap.ForTarget(board.Target);
        FieldInfo[] fields = typeof(PinMap).GetFields(BindingFlags.Public | BindingFlags.Instance);
        Assert.HasCount(board.Nets.Count, fields);
        foreach (FieldInfo field in fields)
        {
            int value = (int)field.GetValue(pins)!;
            bool isAnalog = field.Name.EndsWith("AdcChannel", StringComparison.Ordinal);
            string role = field.Name switch
            {
                "MotorCurrentAdcChannel" => "MotorCurrent",
                "BatteryAdcChannel" => "BatteryVoltage",
                _ => field.Name,
            };
            int? expected = board.Nets.Single(net => net.Role == role).Gpio;
            int actual = isAnalog ? board.AnalogPins[value] : value;
            Assert.AreEqual(expected ?? PinMap.NotFitted, actual, field.Name);
        }
    }

    [TestMethod]
    [DataRow("ESP32_S3_QUAD", 6)]
    [DataRow("ESP32_S3", 6)]
    [DataRow("ESP32_REV3", 26)]
    [DataRow("ESP32_BLE_REV3", 26)]
    public void A_target_has_the_map_of_its_board(string target, int gate) =>
        Assert.AreEqual(gate, PinMap.ForTarget(target).MotorGate);

    [TestMethod]
    [DataRow("ESP32_C3")]
    [DataRow("ESP32_S2_USB")]
    [DataRow("ESP32_H2_THREAD")]
    [DataRow("ESP32_P4")]
    [DataRow("ESP32_PSRAM_REV3")]
    [DataRow("ESP32_PICO")]
    [DataRow("ESP32_S3_OCTAL")]
    [DataRow("ESP32")]
    [DataRow("ST_STM32F769I_DISCOVERY")]
    [DataRow("")]
    [DataRow(null)]
    public void An_unknown_target_has_no_map(string? target) => Assert.IsNull(PinMap.ForTarget(target!));
}
