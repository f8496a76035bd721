// The one task that interprets all managed threads: who may run when.
using System;
using Pen.Hal.Simulated;

namespace VirtualEsp32;

/// <summary>
/// A native call holds the task, so every managed thread, until it returns. A thread that has not slept for a
/// quantum lets the others run at its next native call. Sleeps end on the ticks of the operating system, which
/// are counted from the last tick and not from now: a sleep is up to a tick shorter than asked for (read in
/// nf-interpreter a3e8139: Execution.cpp InitTimeout, nanoHAL_Time.cpp, targetPAL_Events.cpp).
/// </summary>
internal sealed class Interpreter(VirtualTime time)
{
    /// <summary>A tick of the operating system: 100 Hz.</summary>
    public const long TickMicroseconds = 10_000;

    private const long QuantumMicroseconds = 20_000;

    private long _heldUntil;
    private long _sliceBegan;
    private long _bootedAt;

    /// <summary>A new boot: nothing is held, ticks count from now.</summary>
    public void Release()
    {
        _heldUntil = time.NowMicroseconds;
        _sliceBegan = time.NowMicroseconds;
        _bootedAt = time.NowMicroseconds;
    }

    /// <summary>A native call of a known length, or what it does meanwhile.</summary>
    public void Hold(long microseconds, Action? work = null)
    {
        YieldAfterQuantum();
        _heldUntil = time.NowMicroseconds + microseconds;
        if (work == null)
        {
            time.Sleep(microseconds);
        }
        else
        {
            work();
            long left = _heldUntil - time.NowMicroseconds;
            if (left > 0)
            {
                time.Sleep(left);
            }
        }

        _heldUntil = Math.Min(_heldUntil, time.NowMicroseconds);
    }

    /// <summary>Thread.Sleep.</summary>
    public void Sleep(int milliseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(milliseconds);
        long now = time.NowMicroseconds;
        long wakeAt = now;
        if (milliseconds > 0)
        {
            long tick = (now - _bootedAt) / TickMicroseconds * TickMicroseconds;
            long ticks = ((milliseconds * 1000L) + TickMicroseconds - 1) / TickMicroseconds;
            wakeAt = _bootedAt + tick + (ticks * TickMicroseconds);
        }

        WaitUntil(wakeAt);
        _sliceBegan = time.NowMicroseconds;
    }

    /// <summary>Throws on a firmware thread whose power is gone.</summary>
    public void CheckPower() => time.Sleep(0);

    private void YieldAfterQuantum()
    {
        if (time.NowMicroseconds - _sliceBegan >= QuantumMicroseconds)
        {
            WaitUntil(time.NowMicroseconds);
            _sliceBegan = time.NowMicroseconds;
        }
    }

    // Who wakes while a native call holds the task waits for its end.
    private void WaitUntil(long wakeAt)
    {
        time.Sleep(Math.Max(0, wakeAt - time.NowMicroseconds));
        while (_heldUntil > time.NowMicroseconds)
        {
            time.Sleep(_heldUntil - time.NowMicroseconds);
        }
    }
}
