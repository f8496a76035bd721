// The 1-Wire master of the processor: slots at their true times.
using System;

namespace Pen.Hal.Simulated;

internal sealed class OneWirePort(PowerSession power, OneWireLine line, PlantParameters parameters)
    : IOneWireBus
{
    public bool Reset()
    {
        // The low half of the pulse first; chips answer after it.
        long whole = (long)parameters.OneWireResetUs;
        long half = whole / 2;
        power.Block(half);
        bool present = line.Reset();
        power.Block(whole - half);
        return present;
    }

    public bool TouchBit(bool bit)
    {
        power.Block(0);
        bool seen = line.Slot(bit);
        power.Block((long)parameters.OneWireSlotUs);
        return seen;
    }

    public byte TouchByte(byte value)
    {
        int seen = 0;
        for (int bit = 0; bit < 8; bit++)
        {
            seen |= TouchBit((value >> bit & 1) != 0) ? 1 << bit : 0;
        }

        return (byte)seen;
    }

    public void Idle(int milliseconds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, 1000);
        power.Block(milliseconds * 1000L);
    }
}
