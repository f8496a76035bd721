// How the device's converter, buses, pin functions and files behave.
using System;
using System.Device.Adc;
using System.Device.I2c;
using System.Linq;
using nanoFramework.Device.OneWire;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Runtime.Native;
using Pen.Hal.Simulated;
using VirtualEsp32;

namespace Pen.Hal.Esp32.Tests;

[TestClass]
public sealed class PeripheralQuirkTests
{
    private const int DisplayAddress = 0x3C;
    private readonly ChipBench _bench = new();

    [TestInitialize]
    public void TakeTheThread() => _bench.Chip.MakeCurrent();

    [TestMethod]
    public void A_channel_converts_in_twelve_bits_and_one_without_a_net_is_noise()
    {
        AdcController adc = new();
        int battery = adc.OpenChannel(1).ReadValue();
        Assert.IsTrue(battery is > 1000 and < 4095, $"{battery}");
        AdcChannel open = adc.OpenChannel(7);
        int[] read = Enumerable.Range(0, 50).Select(_ => open.ReadValue()).ToArray();
        Assert.IsTrue(read.Max() - read.Min() > 1000);
        Assert.IsTrue(read.All(code => code is >= 0 and <= 4095));
        Assert.ThrowsExactly<ArgumentException>(() => adc.OpenChannel(20));
    }

    [TestMethod]
    public void A_bus_needs_its_pins_and_a_display_answers_at_its_address_only()
    {
        Assert.ThrowsExactly<InvalidOperationException>(() => Open(DisplayAddress));
        SetDisplayPins(data: 21, clock: 48);
        Assert.AreEqual(I2cTransferStatus.FullTransfer, Write(Open(DisplayAddress)));
        Assert.AreEqual(I2cTransferStatus.SlaveAddressNotAcknowledged, Write(Open(0x3D)));
        SetDisplayPins(data: 48, clock: 21);
        Assert.AreEqual(I2cTransferStatus.SlaveAddressNotAcknowledged, Write(Open(DisplayAddress)));
    }

    [TestMethod]
    public void A_slow_bus_takes_four_times_as_long()
    {
        SetDisplayPins(data: 21, clock: 48);
        I2cDevice slow = I2cDevice.Create(
            new I2cConnectionSettings(1, DisplayAddress, I2cBusSpeed.StandardMode)
        );
        long start = _bench.Now;
        Assert.AreEqual(I2cTransferStatus.FullTransfer, Write(slow));
        Assert.AreEqual(start + 300, _bench.Now);
    }

    [TestMethod]
    public void A_cartridge_is_heard_only_on_the_pins_that_it_hangs_on()
    {
        _bench.Board.InsertCartridge(new CartridgeChip(new byte[CartridgeChip.ImageLength]));
        Assert.ThrowsExactly<InvalidOperationException>(() => new OneWireHost());
        Configuration.SetPinFunction(37, DeviceFunction.COM3_TX);
        Configuration.SetPinFunction(38, DeviceFunction.COM3_RX);
        Assert.IsTrue(new OneWireHost().TouchReset());
        Configuration.SetPinFunction(36, DeviceFunction.COM3_RX);
        OneWireHost deaf = new();
        Assert.IsFalse(deaf.TouchReset());
        Assert.AreEqual((byte)0xFF, deaf.TouchByte(0x00));
    }

    [TestMethod]
    public void A_pin_gets_only_functions_that_it_can_have()
    {
        Assert.AreEqual(-1, Configuration.GetFunctionPin(DeviceFunction.PWM1));
        Configuration.SetPinFunction(5, DeviceFunction.PWM1);
        Assert.AreEqual(5, Configuration.GetFunctionPin(DeviceFunction.PWM1));
        Assert.ThrowsExactly<ArgumentException>(() =>
            Configuration.SetPinFunction(22, DeviceFunction.COM3_TX)
        );
        Assert.ThrowsExactly<ArgumentException>(() => Configuration.SetPinFunction(5, (DeviceFunction)1));
    }

    [TestMethod]
    public void The_timer_counts_microseconds_since_boot_and_the_target_is_the_board_s()
    {
        ulong start = HighResTimer.GetCurrent();
        _bench.Wait(1_234_567);
        Assert.AreEqual(start + 1_234_567, HighResTimer.GetCurrent());
        Assert.AreEqual("ESP32_S3_QUAD", SystemInfo.TargetName);
    }

    [TestMethod]
    public void Files_are_on_the_internal_drive_and_nowhere_else()
    {
        _bench.Board.Flash.SetFile("a", [1]);
        Assert.IsTrue(VirtualDrive.Exists("I:\\a"));
        Assert.IsFalse(VirtualDrive.Exists("I:\\b"));
        Assert.ThrowsExactly<ArgumentException>(() => VirtualDrive.Exists("D:\\a"));
    }

    [TestMethod]
    public void Device_API_outside_of_any_chip_is_refused()
    {
        Exception? thrown = null;
        System.Threading.Thread stranger = new(() =>
        {
            try
            {
                HighResTimer.GetCurrent();
            }
            catch (InvalidOperationException failure)
            {
                thrown = failure;
            }
        });
        stranger.Start();
        stranger.Join();
        Assert.IsNotNull(thrown);
    }

    [TestMethod]
    public void The_classic_board_reads_its_buttons_and_counts_openings_on_the_pin_of_the_switch()
    {
        ChipBench classic = new(BoardFile.Esp32);
        PenBoard ports = classic.Open();
        IDigitalInput[] buttons =
        [
            ports.StartStopButton,
            ports.SpeedUpButton,
            ports.SpeedDownButton,
            ports.DepthUpButton,
            ports.DepthDownButton,
        ];
        for (int pressed = 0; pressed < buttons.Length; pressed++)
        {
            classic.Board.SetButton((PenButton)pressed, true);
            classic.Wait(20_000);
            for (int button = 0; button < buttons.Length; button++)
            {
                Assert.AreEqual(button == pressed, buttons[button].Read());
            }

            classic.Board.SetButton((PenButton)pressed, false);
            classic.Wait(20_000);
        }

        classic.Board.InsertCartridge(new CartridgeChip(new byte[CartridgeChip.ImageLength]));
        classic.Wait(20_000);
        Assert.IsTrue(ports.CartridgeSwitch.Read());
        classic.Board.RemoveCartridge();
        classic.Wait(20_000);
        ports.CartridgeOpenings.Sample();
        Assert.IsFalse(ports.CartridgeSwitch.Read());
        Assert.IsTrue(ports.CartridgeOpenings.Count >= 1);
        ports.LightRed.Write(true);
        ports.Buzzer.Off();
        Assert.AreEqual(0, classic.Signals.Light, "not fitted");
    }

    private static void SetDisplayPins(int data, int clock)
    {
        Configuration.SetPinFunction(data, DeviceFunction.I2C1_DATA);
        Configuration.SetPinFunction(clock, DeviceFunction.I2C1_CLOCK);
    }

    private static I2cDevice Open(int address) =>
        I2cDevice.Create(new I2cConnectionSettings(1, address, I2cBusSpeed.FastMode));

    private static I2cTransferStatus Write(I2cDevice device) =>
        device.Write(new SpanByte([0x00, 0xAF])).Status;
}
