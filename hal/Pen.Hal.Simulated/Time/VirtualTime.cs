// Virtual time: events in order, and firmware threads that block in it without ever running at once.
using System;
using System.Collections.Generic;

namespace Pen.Hal.Simulated;

/// <summary>The world's clock. Nothing in the simulation reads any other.</summary>
public sealed class VirtualTime
{
    private readonly EventQueue _events = new();
    private readonly List<FirmwareThread> _threads = [];

    // What the firmware was to do while the processor stood.
    private readonly List<Action> _held = [];
    private bool _stands;
    private long _target;

    /// <summary>World time in microseconds, from 0.</summary>
    public long NowMicroseconds { get; private set; }

    /// <summary>
    /// Runs what is continuous up to a time, and returns how far it got: earlier only if something has happened
    /// on the way, which <see cref="Interruption"/> then deals with.
    /// </summary>
    internal Func<long, long>? Integrate { get; set; }

    /// <summary>Called when <see cref="Integrate"/> stopped early, at the time where it stopped.</summary>
    internal Action? Interruption { get; set; }

    /// <summary>Microseconds that whatever the firmware waits for comes later; 0 when all is well.</summary>
    internal long FirmwareDelay { get; set; }

    /// <summary>
    /// Runs the world (plant, events, threads) up to and including a time. A time that has passed does
    /// nothing. Rethrows what an event or the body of a firmware thread threw; the world stays usable.
    /// </summary>
    public void AdvanceTo(long microseconds)
    {
        if (IsOnFirmwareThread)
        {
            throw new InvalidOperationException(
                "A firmware thread sleeps; only the host advances the world."
            );
        }

        long outerTarget = _target;
        _target = microseconds;
        try
        {
            RunUpTo(microseconds);
        }
        finally
        {
            _target = outerTarget;
        }
    }

    /// <summary>
    /// Calls an action at a world time (events of one time run in the order scheduled). A time that has passed
    /// means now.
    /// </summary>
    public void Schedule(long atMicroseconds, Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        _events.Add(Math.Max(atMicroseconds, NowMicroseconds), action);
    }

    /// <summary>
    /// Calls an action at a world time before everything else of that time (but after what was put first before it),
    /// as it would be had it been scheduled before the world began: what is done by hand now runs the same when it is
    /// played from a file. Times that have passed are refused.
    /// </summary>
    public void ScheduleFirst(long atMicroseconds, Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentOutOfRangeException.ThrowIfLessThan(atMicroseconds, NowMicroseconds);
        _events.AddFirst(atMicroseconds, action);
    }

    /// <summary>
    /// An action of the firmware as an event: scheduled, it runs as a thread of the firmware that wakes then would,
    /// and later if the processor stands. Made once, it can be scheduled again and again without allocating.
    /// </summary>
    public Action FirmwareEvent(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return () => OnProcessor(action);
    }

    /// <summary>
    /// Starts a firmware thread now. It runs until it first blocks, then in lock-step with the world. It ends
    /// when its body returns or the power is cut (its blocking call throws <see cref="PowerLostException"/>).
    /// Called from a firmware thread, the new one runs when that one next blocks.
    /// </summary>
    public void StartThread(string name, Action body)
    {
        ArgumentNullException.ThrowIfNull(body);
        FirmwareThread thread = new(this, name, body);
        _threads.RemoveAll(static old => old.HasEnded);
        _threads.Add(thread);
        if (IsOnFirmwareThread)
        {
            Schedule(NowMicroseconds, thread.Wake);
        }
        else
        {
            OnProcessor(thread.Run);
        }
    }

    /// <summary>
    /// Blocks the calling firmware thread for a time, 0 or more. Called from outside a thread started here (a
    /// test), it advances the world by that time instead.
    /// </summary>
    public void Sleep(long microseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(microseconds);
        long wakeAt = NowMicroseconds + microseconds;
        if (!IsOnFirmwareThread)
        {
            AdvanceTo(wakeAt);
            return;
        }

        FirmwareThread self = FirmwareThread.Current!;
        self.ThrowIfCut();
        bool isPrompt = !_stands && FirmwareDelay == 0;
        if (isPrompt && wakeAt <= _target && _events.NextTime > wakeAt && ContinueTo(wakeAt))
        {
            // Nobody else has anything to do until then: time passes without a change of threads.
            return;
        }

        Schedule(wakeAt, self.Wake);
        self.Block();
    }

    /// <summary>
    /// Blocks the calling firmware thread until a condition holds when it is looked at, every so many
    /// microseconds from now on: what a thread does that polls and sleeps, without a change of threads for each
    /// look that finds nothing. The condition must only look. Firmware threads only.
    /// </summary>
    public void SleepUntil(Func<bool> condition, long pollMicroseconds)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pollMicroseconds);
        FirmwareThread self =
            FirmwareThread.Current ?? throw new InvalidOperationException("Only a firmware thread waits.");
        self.BlockUntil(condition, pollMicroseconds);
    }

    /// <summary>The processor executes no firmware from now on; a thread that runs just now goes on to its next wait.</summary>
    internal void StopFirmware() => _stands = true;

    /// <summary>It executes again: what was due meanwhile runs now, in its order.</summary>
    internal void ResumeFirmware()
    {
        _stands = false;
        foreach (Action action in _held)
        {
            Action due = action;
            Schedule(NowMicroseconds, () => RunOrHold(due));
        }

        _held.Clear();
    }

    /// <summary>Runs something of the firmware that is due now, or keeps it for when the processor can.</summary>
    internal void OnProcessor(Action action)
    {
        if (_stands)
        {
            _held.Add(action);
        }
        else if (FirmwareDelay > 0)
        {
            Schedule(NowMicroseconds + FirmwareDelay, () => RunOrHold(action));
        }
        else
        {
            action();
        }
    }

    /// <summary>
    /// Cuts every firmware thread and returns when all of them have ended, but for the calling one: that one
    /// ends at its next blocking call.
    /// </summary>
    internal void EndThreads()
    {
        FirmwareThread[] threads = _threads.ToArray();
        _threads.Clear();
        Exception? failure = null;
        foreach (FirmwareThread thread in threads)
        {
            thread.IsCut = true;
        }

        foreach (FirmwareThread thread in threads)
        {
            if (thread == FirmwareThread.Current)
            {
                continue;
            }

            try
            {
                thread.Run();
            }
            catch (Exception thrown)
            {
                failure ??= thrown;
            }
        }

        if (failure != null)
        {
            throw new InvalidOperationException("A firmware thread failed while its power was cut.", failure);
        }
    }

    private void RunOrHold(Action action)
    {
        if (_stands)
        {
            _held.Add(action);
        }
        else
        {
            action();
        }
    }

    private bool IsOnFirmwareThread => FirmwareThread.Current?.Owner == this;

    private void RunUpTo(long target)
    {
        while (NowMicroseconds < target || _events.NextTime <= target)
        {
            long next = Math.Min(_events.NextTime, target);
            if (!ContinueTo(next))
            {
                Interruption?.Invoke();
                continue;
            }

            if (_events.NextTime <= next)
            {
                _events.TakeNext().Invoke();
            }
        }
    }

    // False if the continuous part stopped on the way; the time is then where it stopped.
    private bool ContinueTo(long time)
    {
        if (time <= NowMicroseconds)
        {
            return true;
        }

        long reached = Integrate == null ? time : Integrate(time);
        NowMicroseconds = Math.Max(NowMicroseconds, reached);
        return reached >= time;
    }
}
