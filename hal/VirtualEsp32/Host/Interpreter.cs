// The one task that interprets all managed threads: who may run when.
using System;
using System.Collections.Generic;
using Pen.Hal.Simulated;

namespace VirtualEsp32;

/// <summary>
/// A native call holds the task, so every managed thread, until it returns. A thread that has not slept for a
/// quantum lets the others run at its next native call that takes time. Sleeps end on the ticks of the operating
/// system, counted from the last tick and not from now: a sleep is up to a tick shorter than asked for (read in
/// nf-interpreter a3e8139: Execution.cpp InitTimeout, nanoHAL_Time.cpp, targetPAL_Events.cpp).
/// </summary>
internal sealed class Interpreter(VirtualTime time)
{
    /// <summary>A tick of the operating system: 100 Hz.</summary>
    public const long TickMicroseconds = 10_000;

    private const long QuantumMicroseconds = 20_000;

    // Threads whose sleep has ended while a native call held the task.
    private readonly List<FirmwareThread> _waiting = [];
    private bool _isHeld;
    private long _sliceBegan;
    private long _bootedAt;

    /// <summary>A new boot: nothing is held, ticks count from now.</summary>
    public void Restart()
    {
        _isHeld = false;
        _waiting.Clear();
        _sliceBegan = time.NowMicroseconds;
        _bootedAt = time.NowMicroseconds;
    }

    /// <summary>A native call that takes a time and does nothing that shows.</summary>
    public void Hold(long microseconds) => Hold(() => time.Sleep(microseconds));

    /// <summary>A native call: what it does takes its time by itself.</summary>
    public void Hold(Action native)
    {
        if (time.NowMicroseconds - _sliceBegan >= QuantumMicroseconds)
        {
            Yield();
        }

        _isHeld = true;
        try
        {
            native();
        }
        finally
        {
            LetGo();
        }
    }

    /// <summary>Thread.Sleep.</summary>
    public void Sleep(int milliseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(milliseconds);
        if (milliseconds == 0)
        {
            Yield();
            return;
        }

        long now = time.NowMicroseconds;
        long tick = (now - _bootedAt) / TickMicroseconds * TickMicroseconds;
        long ticks = ((milliseconds * 1000L) + TickMicroseconds - 1) / TickMicroseconds;
        time.Sleep(Math.Max(0, _bootedAt + tick + (ticks * TickMicroseconds) - now));
        AwaitTurn();
    }

    /// <summary>Throws on a firmware thread whose power is gone.</summary>
    public void CheckPower() => time.Sleep(0);

    private void Yield()
    {
        time.Sleep(0);
        AwaitTurn();
    }

    private void AwaitTurn()
    {
        FirmwareThread? self = FirmwareThread.Current;
        while (_isHeld && self != null)
        {
            _waiting.Add(self);
            self.Block();
        }

        _sliceBegan = time.NowMicroseconds;
    }

    private void LetGo()
    {
        _isHeld = false;
        foreach (FirmwareThread thread in _waiting)
        {
            time.Schedule(time.NowMicroseconds, thread.Wake);
        }

        _waiting.Clear();
    }
}
