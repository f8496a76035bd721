// The file system of the processor over the flash: blocks for as long as the medium takes.
using System;

namespace Pen.Hal.Simulated;

internal sealed class StoragePort(PowerSession power, SimulatedFlash flash, PlantParameters parameters)
    : IStorage
{
    private long _freeAtMicroseconds;

    public int Length(string name)
    {
        Wait(ReadMicroseconds(name));
        return flash.Length(name);
    }

    public int Read(string name, int offset, byte[] buffer, int count)
    {
        if (offset < 0 || buffer == null || count < 0 || count > buffer.Length)
        {
            return -1;
        }

        Wait(ReadMicroseconds(name));
        return flash.Read(name, offset, buffer, count);
    }

    public bool Append(string name, byte[] data, int count)
    {
        if (string.IsNullOrEmpty(name) || data == null || count < 0 || count > data.Length)
        {
            return false;
        }

        long write = WriteMicroseconds(name);
        WaitForTurn(write);
        if (!flash.HasRoomFor(count))
        {
            power.Block(write);
            return false;
        }

        flash.BeginAppend(name, data, count, write);
        power.Block(write);
        return flash.Commit();
    }

    public bool Delete(string name)
    {
        long write = WriteMicroseconds(name);
        WaitForTurn(write);
        flash.BeginDelete(name, write);
        power.Block(write);
        return flash.Commit();
    }

    private long ReadMicroseconds(string name) =>
        (long)(parameters.FlashReadMs * 1000) * flash.SlowFactor(name, FlashAccess.Reads);

    private long WriteMicroseconds(string name) =>
        (long)(parameters.FlashAppendMs * 1000) * flash.SlowFactor(name, FlashAccess.Writes);

    private void Wait(long microseconds)
    {
        WaitForTurn(microseconds);
        power.Block(microseconds);
    }

    // The medium does one thing at a time, whichever thread asks.
    private void WaitForTurn(long microseconds)
    {
        long wait = Math.Max(0, _freeAtMicroseconds - power.NowMicroseconds);
        _freeAtMicroseconds = power.NowMicroseconds + wait + microseconds;
        power.Block(wait);
    }
}
