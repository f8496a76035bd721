// Every pin of the board, read exactly once a period into its own field.
using System;
using Pen.Control;
using Pen.Hal;

namespace Pen.Drivers.Tests;

[TestClass]
public sealed class InputReaderTests
{
    private readonly FakeInput[] _digital = new FakeInput[9];
    private readonly FakeAnalog _battery = new();
    private readonly FakeAnalog _current = new();
    private readonly FakeCounter _openings = new();
    private readonly FakeCounter _encoder = new();
    private readonly FakeCounter _audit = new();
    private readonly PenInputs _inputs = new();
    private readonly InputReader _reader;

    public InputReaderTests()
    {
        for (int i = 0; i < _digital.Length; i++)
        {
            _digital[i] = new FakeInput();
        }
        PinLog log = new();
        FakeOutput pin = new("pin", log);
        PenBoard board = new()
        {
            StartStopButton = _digital[0],
            SpeedUpButton = _digital[1],
            SpeedDownButton = _digital[2],
            DepthUpButton = _digital[3],
            DepthDownButton = _digital[4],
            CartridgeSwitch = _digital[5],
            ChargerPowerGood = _digital[6],
            DriverFault = _digital[7],
            HomeSensor = _digital[8],
            BatteryVoltage = _battery,
            MotorCurrent = _current,
            CartridgeOpenings = _openings,
            MotorEncoder = _encoder,
        };
        StepperDrive stepper = new(new FakeTrain(log), _audit, pin, pin, new FakeClock());
        _reader = new InputReader(board, stepper);
        _reader.Read(_inputs, 0);
    }

    [TestMethod]
    public void Each_digital_pin_reaches_its_own_field_and_no_other()
    {
        for (int i = 0; i < _digital.Length; i++)
        {
            foreach (FakeInput input in _digital)
            {
                input.Level = false;
            }
            _digital[i].Level = true;
            _reader.Read(_inputs, 20000);
            bool[] fields =
            [
                _inputs.StartStopPressed,
                _inputs.SpeedUpPressed,
                _inputs.SpeedDownPressed,
                _inputs.DepthUpPressed,
                _inputs.DepthDownPressed,
                _inputs.CartridgePresent,
                _inputs.ChargerConnected,
                _inputs.DriverFault,
                _inputs.HomeSensorActive,
            ];
            for (int field = 0; field < fields.Length; field++)
            {
                Assert.AreEqual(field == i, fields[field], i + " " + field);
            }
        }
    }

    [TestMethod]
    public void Every_pin_is_read_exactly_once_a_period()
    {
        for (int period = 1; period <= 3; period++)
        {
            _reader.Read(_inputs, period * 20000);
        }
        foreach (FakeInput input in _digital)
        {
            Assert.AreEqual(4, input.Reads);
        }
        Assert.AreEqual(4, _battery.Reads);
        Assert.AreEqual(4, _current.Reads);
        Assert.AreEqual(4, _openings.Samples);
        Assert.AreEqual(4, _encoder.Samples);
        Assert.AreEqual(4, _audit.Samples);
    }

    [TestMethod]
    public void Measured_values_arrive_in_their_units()
    {
        _battery.Code = 2774;
        _current.Code = 661;
        _encoder.NextCount = 144;
        _encoder.NextMicroseconds = 20000;
        _audit.NextCount = 33;
        _reader.Read(_inputs, 123456);
        Assert.AreEqual(123456L, _inputs.NowMicroseconds);
        Assert.AreEqual(4200, _inputs.BatteryMillivolts);
        Assert.AreEqual(500, _inputs.MotorCurrentMilliamperes);
        Assert.AreEqual(144, _inputs.EncoderCounts);
        Assert.AreEqual(150000, _inputs.RotorRateMillihertz);
        Assert.AreEqual(33, _inputs.StepsCounted);
    }

    [TestMethod]
    [DataRow(0, 0)]
    [DataRow(3, 3)]
    [DataRow(-2, 1)]
    public void Openings_are_those_since_the_period_before_and_a_lost_count_is_one(int added, int expected)
    {
        _openings.NextCount = 10;
        _reader.Read(_inputs, 20000);
        _openings.NextCount += added;
        _reader.Read(_inputs, 40000);
        Assert.AreEqual(expected, _inputs.CartridgeOpenings);
    }

    [TestMethod]
    public void Openings_before_the_first_period_do_not_count()
    {
        Assert.AreEqual(0, _inputs.CartridgeOpenings);
    }

    [TestMethod]
    public void Many_periods_allocate_nothing()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 1; i < 500; i++)
        {
            _encoder.NextCount += 100;
            _encoder.NextMicroseconds += 20000;
            _reader.Read(_inputs, i * 20000L);
        }
        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private sealed class FakeInput : IDigitalInput
    {
        public bool Level { get; set; }

        public int Reads { get; private set; }

        public bool Read()
        {
            Reads++;
            return Level;
        }
    }

    private sealed class FakeAnalog : IAnalogInput
    {
        public int Code { get; set; }

        public int Reads { get; private set; }

        public int ReadRaw()
        {
            Reads++;
            return Code;
        }
    }
}
