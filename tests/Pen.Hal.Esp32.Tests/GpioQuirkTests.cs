// How the device's pins behave, and what the ports make of it.
using System;
using System.Collections.Generic;
using System.Device.Gpio;
using System.IO;
using System.Linq;
using VirtualEsp32;

namespace Pen.Hal.Esp32.Tests;

[TestClass]
public sealed class GpioQuirkTests
{
    private const int GatePin = 6;
    private const int BuzzerPin = 42;
    private const int ButtonPin = 33;
    private const int ChargerPin = 18;
    private readonly ChipBench _bench = new();

    [TestInitialize]
    public void TakeTheThread() => _bench.Chip.MakeCurrent();

    [TestMethod]
    public void Opening_an_output_pulls_a_net_without_pull_down_up_for_a_moment()
    {
        using Stream resource = typeof(BoardFile).Assembly.GetManifestResourceStream("board-esp32-s3.json")!;
        string json = new StreamReader(resource).ReadToEnd();
        string buzzer = json.Split('\n')
            .Single(line => line.Contains("\"role\": \"Buzzer\"", StringComparison.Ordinal));
        string bare = buzzer.Replace("down-10k", "none", StringComparison.Ordinal);
        Assert.AreNotEqual(buzzer, bare);
        ChipBench bench = new(BoardFile.Parse(json.Replace(buzzer, bare, StringComparison.Ordinal)));
        List<bool> levels = [];
        bench.Signals.Changed += () => levels.Add(bench.Signals.Buzzer);
        new GpioController().OpenPin(BuzzerPin, PinMode.Output);
        CollectionAssert.AreEqual(new[] { true, false }, levels);
    }

    [TestMethod]
    [Proves("PEN-116")]
    public void Opening_the_board_raises_no_output_even_for_a_moment()
    {
        int edges = 0;
        _bench.Signals.Changed += () => edges++;
        _bench.Open();
        Assert.AreEqual(0, edges);
    }

    [TestMethod]
    public void An_input_without_a_pull_floats_and_one_with_a_pull_does_not()
    {
        GpioController gpio = new();
        GpioPin floating = gpio.OpenPin(ButtonPin, PinMode.Input);
        bool[] read = Enumerable.Range(0, 64).Select(_ => (bool)floating.Read()).ToArray();
        Assert.IsTrue(read.Contains(true) && read.Contains(false));
        floating.Dispose();
        GpioPin pulled = gpio.OpenPin(ButtonPin, PinMode.InputPullUp);
        Assert.IsTrue(Enumerable.Range(0, 64).All(_ => (bool)pulled.Read()));
        GpioPin resting = gpio.OpenPin(ChargerPin, PinMode.Input);
        Assert.IsTrue(Enumerable.Range(0, 64).All(_ => (bool)resting.Read()), "the board has a pull-up");
    }

    [TestMethod]
    public void A_pin_is_opened_once_and_only_if_it_exists()
    {
        GpioController gpio = new();
        gpio.OpenPin(GatePin, PinMode.Output);
        Assert.ThrowsExactly<InvalidOperationException>(() => gpio.OpenPin(GatePin, PinMode.Output));
        Assert.ThrowsExactly<ArgumentException>(() => gpio.OpenPin(22, PinMode.Input));
        ChipBench classic = new(BoardFile.Esp32);
        Assert.IsNotNull(classic);
        Assert.ThrowsExactly<ArgumentException>(() => new GpioController().OpenPin(34, PinMode.InputPullUp));
        Assert.ThrowsExactly<ArgumentException>(() => new GpioController().OpenPin(34, PinMode.Output));
    }

    [TestMethod]
    public void An_input_cannot_be_written()
    {
        GpioPin pin = new GpioController().OpenPin(ButtonPin, PinMode.InputPullUp);
        Assert.ThrowsExactly<ArgumentException>(() => pin.Write(PinValue.High));
    }

    [TestMethod]
    public void A_port_reads_its_pin_once_a_call()
    {
        PenBoard ports = _bench.Open();
        int before = _bench.Chip.Pins.Reads;
        Assert.IsFalse(ports.StartStopButton.Read());
        Assert.AreEqual(before + 1, _bench.Chip.Pins.Reads);
    }

    [TestMethod]
    public void A_port_writes_its_pin_only_when_the_level_changes_but_Off_always()
    {
        PenBoard ports = _bench.Open();
        int before = _bench.Chip.Pins.Writes;
        for (int i = 0; i < 10; i++)
        {
            ports.LightRed.Write(false);
        }

        Assert.AreEqual(before, _bench.Chip.Pins.Writes);
        for (int i = 0; i < 10; i++)
        {
            ports.LightRed.Write(true);
        }

        Assert.AreEqual(before + 1, _bench.Chip.Pins.Writes);
        ports.LightRed.Off();
        ports.LightRed.Off();
        Assert.AreEqual(before + 3, _bench.Chip.Pins.Writes);
    }

    [TestMethod]
    [Proves("PEN-116")]
    public void What_could_move_a_motor_is_made_off_first_after_a_restart()
    {
        _bench.Chip.Boot(() =>
        {
            PenBoard ports = _bench.Open();
            ports.MotorGate.Write(true);
            ports.MotorPwm.SetDutyPermille(600);
            ports.StepEnable.Write(true);
            ports.LightRed.Write(true);
        });
        _bench.Wait(1000);
        List<string> order = [];
        _bench.Signals.Changed += () =>
            order.Add(
                $"{(_bench.Signals.Gate ? 1 : 0)}{_bench.Signals.DutyPermille}"
                    + $"{(_bench.Signals.StepEnable ? 1 : 0)}{_bench.Signals.Light & 1}"
            );
        _bench.Chip.RestartFirmware(static () => { });
        Assert.IsEmpty(order, "a restart changes no pin");
        _bench.Run(() => _bench.Open());
        CollectionAssert.AreEqual(new[] { "060011", "0011", "0001", "0000" }, order);
    }
}
