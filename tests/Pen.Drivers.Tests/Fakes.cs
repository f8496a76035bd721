// The few pins and buses that the driver tests watch or disturb themselves.
using System;
using System.Collections.Generic;
using Pen.Hal;

namespace Pen.Drivers.Tests;

/// <summary>A log of everything written to the pins, in order.</summary>
internal sealed class PinLog
{
    public List<string> Writes { get; } = [];

    public string TakeAll()
    {
        string all = string.Join(' ', Writes);
        Writes.Clear();
        return all;
    }
}

internal sealed class FakeOutput(string name, PinLog log) : IDigitalOutput
{
    public bool IsHigh { get; private set; }

    public bool ThrowsOnWrite { get; set; }

    public void Write(bool high)
    {
        if (ThrowsOnWrite)
        {
            throw new InvalidOperationException(name);
        }
        IsHigh = high;
        log.Writes.Add(name + (high ? "=1" : "=0"));
    }

    public void Off()
    {
        IsHigh = false;
        log.Writes.Add(name + ".off");
    }
}

internal sealed class FakePwm(PinLog log) : IPwmOutput
{
    public int Duty { get; private set; }

    public void SetDutyPermille(int dutyPermille)
    {
        Duty = dutyPermille;
        log.Writes.Add("pwm=" + dutyPermille);
    }

    public void Off()
    {
        Duty = 0;
        log.Writes.Add("pwm.off");
    }
}

internal sealed class FakeCounter : IPulseCounter
{
    public long NextCount { get; set; }

    public long NextMicroseconds { get; set; }

    public long Count { get; private set; }

    public long SampledAtMicroseconds { get; private set; }

    public int Samples { get; private set; }

    public void Sample()
    {
        Samples++;
        Count = NextCount;
        SampledAtMicroseconds = NextMicroseconds;
    }
}

internal sealed class FakeClock : IClock
{
    public long NowMicroseconds { get; set; }
}

internal sealed class FakeTrain(PinLog log) : IStepTrain
{
    public ushort[][] Profiles { get; } = new ushort[4][];

    public bool Refuses { get; set; }

    public void DefineProfile(int profile, ushort[] rampMicroseconds) =>
        Profiles[profile] = (ushort[])rampMicroseconds.Clone();

    public bool Start(int profile, int steps)
    {
        log.Writes.Add("train" + profile + ":" + steps);
        return !Refuses;
    }

    public void Off() => log.Writes.Add("train.off");
}

/// <summary>A bus that calls out before a chosen slot or reset.</summary>
internal sealed class WatchedBus(IOneWireBus bus) : IOneWireBus
{
    public int Operations { get; private set; }

    public Action<int>? BeforeOperation { get; set; }

    public List<byte> Bytes { get; } = [];

    public bool Reset()
    {
        Announce();
        return bus.Reset();
    }

    public bool TouchBit(bool bit)
    {
        Announce();
        return bus.TouchBit(bit);
    }

    public byte TouchByte(byte value)
    {
        Announce();
        Bytes.Add(value);
        return bus.TouchByte(value);
    }

    public void Idle(int milliseconds)
    {
        Announce();
        bus.Idle(milliseconds);
    }

    private void Announce()
    {
        int now = Operations++;
        BeforeOperation?.Invoke(now);
    }
}
