// A board of silent parts: levels to set, edges to count, calls to let fail.
using System;
using System.Collections.Generic;
using Pen.Hal;

namespace Pen.App.Tests;

/// <summary>A complete board whose clock moves only when told, and whose parts throw on request.</summary>
internal sealed class FakeBoard
{
    public FakeBoard()
    {
        FakePart part = new(this);
        Ports = new PenBoard
        {
            Clock = part,
            StartStopButton = Input("StartStopButton"),
            SpeedUpButton = Input("SpeedUpButton"),
            SpeedDownButton = Input("SpeedDownButton"),
            DepthUpButton = Input("DepthUpButton"),
            DepthDownButton = Input("DepthDownButton"),
            CartridgeSwitch = Input("CartridgeSwitch"),
            ChargerPowerGood = Input("ChargerPowerGood"),
            DriverFault = Input("DriverFault"),
            HomeSensor = Input("HomeSensor"),
            CartridgeOpenings = Input("CartridgeOpenings"),
            MotorEncoder = Input("MotorEncoder"),
            StepAudit = Input("StepAudit"),
            MotorCurrent = Input("MotorCurrent"),
            BatteryVoltage = Input("BatteryVoltage"),
            MotorGate = Gate,
            MotorPwm = Gate,
            Heartbeat = Heartbeat,
            StepTrain = part,
            StepDirection = Other,
            StepEnable = Other,
            CartridgeBus = part,
            Storage = part,
            Serial = part,
            Display = part,
            LightRed = Other,
            LightGreen = Other,
            LightBlue = Other,
            Buzzer = Other,
            Power = part,
        };
    }

    public PenBoard Ports { get; }

    public FakePin Gate { get; } = new();

    public FakePin Heartbeat { get; } = new();

    public FakePin Other { get; } = new();

    public long NowMicroseconds { get; set; }

    /// <summary>Added to the clock at every reading of it: a processor that takes long.</summary>
    public long MicrosecondsPerReading { get; set; }

    public HashSet<string> Broken { get; } = [];

    public int Sleeps { get; private set; }

    private FakeInput Input(string name) => new(this, name);

    /// <summary>Any input: digital, analog or counted.</summary>
    private sealed class FakeInput(FakeBoard board, string name) : IDigitalInput, IAnalogInput, IPulseCounter
    {
        public long Count => 0;

        public long SampledAtMicroseconds => board.NowMicroseconds;

        public bool Read() => ReadRaw() < 0;

        public void Sample() => ReadRaw();

        public int ReadRaw() =>
            board.Broken.Contains(name) ? throw new InvalidOperationException(name) : 2500;
    }

    /// <summary>Everything else, doing nothing.</summary>
    private sealed class FakePart(FakeBoard board)
        : IClock,
            IStepTrain,
            IOneWireBus,
            IStorage,
            ISerialOutput,
            IDisplayBus,
            IPower
    {
        public long NowMicroseconds
        {
            get
            {
                board.NowMicroseconds += board.MicrosecondsPerReading;
                return board.Broken.Contains("Clock")
                    ? throw new InvalidOperationException("Clock")
                    : board.NowMicroseconds;
            }
        }

        public void DefineProfile(int profile, ushort[] rampMicroseconds) { }

        public bool Start(int profile, int steps) => true;

        public void Off() { }

        public bool Reset() => false;

        public bool TouchBit(bool bit) => true;

        public byte TouchByte(byte value) => 0xFF;

        public void Idle(int milliseconds) { }

        public int Length(string name) => 0;

        public int Read(string name, int offset, byte[] buffer, int count) => 0;

        public bool Append(string name, byte[] data, int count) => false;

        public bool Delete(string name) => true;

        public bool Write(byte[] transfer, int count) => false;

        public void WriteLine(string line) { }

        public void DeepSleep() => board.Sleeps++;
    }
}

/// <summary>A pin that counts its edges; also the PWM.</summary>
internal sealed class FakePin : IDigitalOutput, IPwmOutput
{
    public bool IsHigh { get; private set; }

    public int Duty { get; private set; }

    public int Edges { get; private set; }

    public int Offs { get; private set; }

    public void Write(bool high)
    {
        Edges += high != IsHigh ? 1 : 0;
        IsHigh = high;
    }

    public void SetDutyPermille(int dutyPermille) => Duty = dutyPermille;

    public void Off()
    {
        Offs++;
        Write(false);
        Duty = 0;
    }
}
