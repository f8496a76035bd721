// The pin maps against the board files, and the board files against what the processors allow.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using VirtualEsp32;

namespace Pen.Hal.Esp32.Tests;

[TestClass]
public sealed class PinMapTests
{
    private static readonly string[] Loads =
    [
        "MotorGate",
        "Heartbeat",
        "MotorPwm",
        "Step",
        "StepEnable",
        "LightRed",
        "LightGreen",
        "LightBlue",
        "Buzzer",
    ];

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
    [DynamicData(nameof(Boards))]
    public void Pins_exist_are_free_and_carry_one_net_each(BoardFile board)
    {
        foreach (BoardNet net in Fitted(board))
        {
            int pin = net.Gpio!.Value;
            Assert.IsTrue(board.Pins.Contains(pin), net.Role);
            Assert.IsFalse(board.ForbiddenPins.Contains(pin), net.Role);
            Assert.IsTrue(Fitted(board).All(other => other.Gpio != pin || other.Name == net.Name), net.Role);
        }
    }

    [TestMethod]
    [Proves("PEN-135")]
    [DynamicData(nameof(Boards))]
    public void No_load_hangs_on_a_strap_or_on_a_pin_that_is_ever_high_in_reset(BoardFile board)
    {
        foreach (BoardNet net in Fitted(board).Where(net => Loads.Contains(net.Role)))
        {
            Assert.IsFalse(board.StrapPins.Contains(net.Gpio!.Value), net.Role);
            Assert.IsFalse(board.HighInResetPins.Contains(net.Gpio.Value), net.Role);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Boards))]
    public void What_is_on_a_strap_leaves_its_level_in_reset_alone(BoardFile board)
    {
        foreach (BoardNet net in Fitted(board).Where(net => board.StrapPins.Contains(net.Gpio!.Value)))
        {
            // A button that only the running firmware pulls up, or a logic input that is pulled the strap's way.
            bool isButton = net is { Direction: "in", Drive: "contact", Pull: "internal-up" };
            bool restsAsTheStrapMust = net is { Role: "StepDirection", Gpio: 12, Pull: "down-10k" };
            Assert.IsTrue(isButton || restsAsTheStrapMust, net.Role);
        }
    }

    [TestMethod]
    [Proves("PEN-135")]
    [DynamicData(nameof(Boards))]
    public void Every_output_that_drives_has_a_pull_down(BoardFile board)
    {
        foreach (BoardNet net in Fitted(board).Where(net => net is { Direction: "out", Drive: "push-pull" }))
        {
            Assert.AreEqual("down-10k", net.Pull, net.Role);
        }

        Assert.IsTrue(Loads.All(role => board.Nets.Any(net => net.Role == role && net.Direction == "out")));
    }

    [TestMethod]
    [DynamicData(nameof(Boards))]
    public void Inputs_are_held_from_outside_where_the_pin_cannot(BoardFile board)
    {
        foreach (BoardNet net in Fitted(board).Where(net => board.InputOnlyPins.Contains(net.Gpio!.Value)))
        {
            Assert.AreEqual("in", net.Direction, net.Role);
            Assert.IsTrue(net.Drive is "push-pull" or "analog", net.Role);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Boards))]
    public void Senses_are_on_the_first_converter_at_the_channel_they_name(BoardFile board)
    {
        foreach (BoardNet net in board.Nets.Where(net => net.Drive == "analog"))
        {
            Assert.AreEqual(
                net.Gpio,
                board.AnalogPins[int.Parse(net.Function.Split("CH")[1], null)],
                net.Role
            );
        }
    }

    [TestMethod]
    [DynamicData(nameof(Boards))]
    public void Start_Stop_can_wake_and_is_held_while_the_processor_sleeps(BoardFile board)
    {
        BoardNet net = board.Nets.Single(net => net.Role == "StartStopButton");
        Assert.IsTrue(board.WakePins.Contains(net.Gpio!.Value));
        Assert.AreEqual("up-10k", net.Pull);
    }

    [TestMethod]
    [DynamicData(nameof(Boards))]
    public void Counters_suffice(BoardFile board) =>
        // Both channels of the encoder are one unit's.
        Assert.IsTrue(board.Nets.Count(net => net.Function == "pcnt") - 1 <= board.CounterUnits);

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

    private static IEnumerable<BoardNet> Fitted(BoardFile board) => board.Nets.Where(net => net.Gpio != null);
}
