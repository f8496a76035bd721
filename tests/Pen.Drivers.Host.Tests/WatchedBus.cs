// A 1-Wire bus that lets a test step in between two operations.
using System;
using System.Collections.Generic;
using Pen.Hal;

namespace Pen.Drivers.Host.Tests;

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
