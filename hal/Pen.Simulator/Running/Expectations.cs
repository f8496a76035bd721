// What a run still waits for, and what it must never see.
using System;
using System.Collections.Generic;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Running;

/// <summary>Judges expect, never and always lines at the moments observed.</summary>
internal sealed class Expectations(
    PenMoment moment,
    Action<ScenarioStep> met,
    Action<ScenarioStep, string> failed
)
{
    private readonly List<ExpectStep> _waiting = [];
    private readonly List<GuardStep> _guards = [];

    /// <summary>Waits for an expectation from now on.</summary>
    public void Add(ExpectStep step) => _waiting.Add(step);

    /// <summary>Watches a guard from now on.</summary>
    public void Add(GuardStep step) => _guards.Add(step);

    /// <summary>Judges at a settled moment.</summary>
    public void Judge(long now)
    {
        for (int i = 0; i < _waiting.Count; )
        {
            i += JudgeOne(_waiting[i], now) ? 0 : 1;
        }
        for (int i = 0; i < _guards.Count; )
        {
            i += GuardIsOver(_guards[i], now) ? 0 : 1;
        }
    }

    /// <summary>Judges what must hold now, before the next event of the same instant changes it.</summary>
    public void JudgeDue(long now)
    {
        for (int i = 0; i < _waiting.Count; )
        {
            bool due = Deadline(_waiting[i]) <= now;
            i += due && JudgeOne(_waiting[i], now) ? 0 : 1;
        }
    }

    /// <summary>The run is over: what is still waited for has failed.</summary>
    public void Close()
    {
        foreach (ExpectStep step in _waiting)
        {
            failed(step, moment.Describe(step.Condition) + " at the end");
        }
        _waiting.Clear();
    }

    // True if the expectation is settled and gone.
    private bool JudgeOne(ExpectStep step, long now)
    {
        if (moment.Holds(step.Condition))
        {
            _waiting.Remove(step);
            met(step);
            return true;
        }
        if (now < Deadline(step))
        {
            return false;
        }
        _waiting.Remove(step);
        failed(step, moment.Describe(step.Condition));
        return true;
    }

    // True if the guard is gone: over, or broken and reported.
    private bool GuardIsOver(GuardStep guard, long now)
    {
        bool over = guard.UntilMicroseconds is long until && now >= until;
        if (!over && moment.Holds(guard.Condition) != guard.Always)
        {
            failed(guard, moment.Describe(guard.Condition));
            over = true;
        }
        if (over)
        {
            _guards.Remove(guard);
        }
        return over;
    }

    private static long Deadline(ExpectStep step) => step.Source.AtMicroseconds + step.WithinMicroseconds;
}
