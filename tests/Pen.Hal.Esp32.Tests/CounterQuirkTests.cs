// How the device's pulse counter behaves.
using System;
using System.Device.Gpio;
using VirtualEsp32;

namespace Pen.Hal.Esp32.Tests;

[TestClass]
public sealed class CounterQuirkTests
{
    private const int EncoderA = 9;
    private const int EncoderB = 10;
    private const int StepPin = 12;
    private readonly ChipBench _bench = new();

    [TestInitialize]
    public void TakeTheThread() => _bench.Chip.MakeCurrent();

    [TestMethod]
    [DataRow(GpioPulsePolarity.Both, 2)]
    [DataRow(GpioPulsePolarity.Falling, 3)]
    [DataRow(GpioPulsePolarity.Rising, 1)]
    [DataRow((GpioPulsePolarity)3, 2)]
    public void Two_pins_count_by_polarity_and_never_every_edge(GpioPulsePolarity polarity, int aPeriod)
    {
        GpioPulseCounter forward = Start(EncoderA, EncoderB, polarity);
        GpioPulseCounter backward = Start(EncoderB, EncoderA, polarity);
        PenBoard ports = _bench.Board.Ports;
        ports.MotorEncoder.Sample();
        long before = ports.MotorEncoder.Count;
        _bench.Drive(ports, 300);
        ports.MotorEncoder.Sample();
        long periods = (ports.MotorEncoder.Count - before) / 4;
        Assert.IsTrue(periods > 100);
        Assert.AreEqual(aPeriod * periods, forward.Read().Count, 3);
        Assert.AreEqual(-aPeriod * periods, backward.Read().Count, 3);
    }

    [TestMethod]
    public void A_unit_starts_from_zero_stops_and_resets()
    {
        PenBoard ports = _bench.Board.Ports;
        GpioPulseCounter counter = new(EncoderA, EncoderB);
        Assert.AreEqual(GpioPulsePolarity.Falling, counter.Polarity);
        _bench.Drive(ports, 300);
        Assert.AreEqual(0, counter.Read().Count, "not started");
        counter.Start();
        Assert.ThrowsExactly<InvalidOperationException>(() => counter.Polarity = GpioPulsePolarity.Both);
        Assert.ThrowsExactly<InvalidOperationException>(counter.Start);
        _bench.Drive(ports, 300);
        long counted = counter.Reset().Count;
        Assert.IsTrue(counted > 100);
        Assert.AreEqual(0, counter.Read().Count);
        counter.Stop();
        _bench.Drive(ports, 300);
        Assert.AreEqual(0, counter.Read().Count);
    }

    [TestMethod]
    public void A_reading_carries_the_time_since_boot()
    {
        _bench.Wait(123_456);
        GpioPulseCounter counter = Start(StepPin, -1, GpioPulsePolarity.Rising);
        Assert.AreEqual(1_234_560, counter.Read().RelativeTime.Ticks);
    }

    [TestMethod]
    public void Units_run_out()
    {
        for (int pin = 1; pin <= 4; pin++)
        {
            Assert.IsNotNull(new GpioPulseCounter(pin));
        }

        Assert.ThrowsExactly<NotSupportedException>(() => new GpioPulseCounter(5));
    }

    [TestMethod]
    public void The_filter_goes_to_1023() =>
        Assert.ThrowsExactly<ArgumentException>(() => new GpioPulseCounter(StepPin).FilterPulses = 1024);

    [TestMethod]
    public void An_open_pin_can_be_counted_and_a_counted_one_not_opened()
    {
        GpioController gpio = new();
        gpio.OpenPin(16, PinMode.InputPullDown);
        Assert.IsNotNull(new GpioPulseCounter(16));
        Assert.IsNotNull(new GpioPulseCounter(17));
        Assert.ThrowsExactly<InvalidOperationException>(() => gpio.OpenPin(17, PinMode.InputPullDown));
    }

    [TestMethod]
    public void The_board_takes_no_more_units_than_the_processor_has()
    {
        Assert.IsNotNull(_bench.Open().MotorEncoder);
        ChipBench classic = new(BoardFile.Esp32);
        Assert.IsNotNull(classic.Open().MotorEncoder);
    }

    private static GpioPulseCounter Start(int pinA, int pinB, GpioPulsePolarity polarity)
    {
        GpioPulseCounter counter = new(pinA, pinB) { Polarity = polarity };
        counter.Start();
        return counter;
    }
}
