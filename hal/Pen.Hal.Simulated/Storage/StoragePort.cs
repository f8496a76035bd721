// The file system of the processor over the flash: blocks for as long as the medium takes.
using System;

namespace Pen.Hal.Simulated;

internal sealed class StoragePort(PowerSession power, SimulatedFlash flash, PlantParameters parameters)
    : IStorage
{
    private long _freeAtMicroseconds;

    private long ReadMicroseconds => (long)(parameters.FlashReadMs * 1000);

    private long WriteMicroseconds => (long)(parameters.FlashAppendMs * 1000);

    public int Length(string name)
    {
        WaitForTurn(ReadMicroseconds);
        power.Block(ReadMicroseconds);
        return flash.Length(name);
    }

    public int Read(string name, int offset, byte[] buffer, int count)
    {
        if (offset < 0 || buffer == null || count < 0 || count > buffer.Length)
        {
            return -1;
        }

        WaitForTurn(ReadMicroseconds);
        power.Block(ReadMicroseconds);
        return flash.Read(name, offset, buffer, count);
    }

    public bool Append(string name, byte[] data, int count)
    {
        if (string.IsNullOrEmpty(name) || data == null || count < 0 || count > data.Length)
        {
            return false;
        }

        WaitForTurn(WriteMicroseconds);
        if (!flash.HasRoomFor(count))
        {
            power.Block(WriteMicroseconds);
            return false;
        }

        flash.Begin(name, data, count);
        power.Block(WriteMicroseconds);
        flash.Commit();
        return true;
    }

    public bool Delete(string name)
    {
        WaitForTurn(WriteMicroseconds);
        power.Block(WriteMicroseconds);
        flash.Delete(name);
        return true;
    }

    // The medium does one thing at a time, whichever thread asks.
    private void WaitForTurn(long microseconds)
    {
        long wait = Math.Max(0, _freeAtMicroseconds - power.NowMicroseconds);
        _freeAtMicroseconds = power.NowMicroseconds + wait + microseconds;
        power.Block(wait);
    }
}
