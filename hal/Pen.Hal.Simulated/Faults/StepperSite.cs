// The depth stepper, its driver, and the line of pulses to it.
using System;

namespace Pen.Hal.Simulated;

/// <summary>What of the pulses at its pin the stepper's driver misses.</summary>
internal sealed class MissedPulses
{
    private bool _any;
    private bool _all;
    private int _next;
    private int _oneIn;
    private int _seen;

    /// <summary>A pulse comes: true if it is missed.</summary>
    public bool Misses() => _any && Count();

    public void Begin(CircuitFault fault)
    {
        _any = true;
        _all = fault.Kind == FaultKind.Off;
        _next = fault.Kind == FaultKind.Wrong ? (int)fault.Amount : 0;
        _oneIn = fault.Kind == FaultKind.Intermittent ? (int)fault.Amount : 0;
        _seen = 0;
    }

    public void End() => _any = false;

    private bool Count()
    {
        if (_next > 0)
        {
            _next--;
            return true;
        }

        return _all || (_oneIn > 0 && ++_seen % _oneIn == 0);
    }
}

/// <summary>The stepper. Slow: its limits fall. Stuck: its rotor is blocked. The others: pulses are missed.</summary>
internal sealed class StepperSite(DepthStepper stepper, DepthScrew screw) : IFaultable
{
    public void Begin(CircuitFault fault)
    {
        screw.IsBlocked = fault.Kind == FaultKind.Stuck;
        stepper.Strength = fault.Kind == FaultKind.Slow ? fault.Amount / 100 : 1;
        if (fault.Kind is FaultKind.Off or FaultKind.Wrong or FaultKind.Intermittent)
        {
            stepper.Missed.Begin(fault);
        }
    }

    public void End()
    {
        screw.IsBlocked = false;
        stepper.Strength = 1;
        stepper.Missed.End();
    }
}

/// <summary>The step line: from the processor to driver and audit.</summary>
internal sealed class StepPath(Repeater repeater, Action audit, Action drive) : IFaultable
{
    private readonly MissedPulses _missed = new();
    private int _uncounted;
    private int _surplus;

    /// <summary>The processor sends a pulse.</summary>
    public void Pulse()
    {
        if (_missed.Misses())
        {
            return;
        }

        if (_uncounted > 0)
        {
            _uncounted--;
        }
        else
        {
            audit();
        }

        for (; _surplus > 0; _surplus--)
        {
            audit();
        }

        drive();
    }

    public void Begin(CircuitFault fault)
    {
        switch (fault.Kind)
        {
            case FaultKind.Wrong:
                _surplus = (int)Math.Max(0, fault.Amount);
                _uncounted = (int)Math.Max(0, -fault.Amount);
                break;
            case FaultKind.Garbage:
                long interval = (long)(1e6 / fault.Amount);
                bool waits = true;
                repeater.Start(() =>
                {
                    if (!waits)
                    {
                        audit();
                        drive();
                    }

                    waits = false;
                    return interval;
                });
                break;
            default:
                _missed.Begin(fault);
                break;
        }
    }

    public void End()
    {
        repeater.Stop();
        _missed.End();
        _surplus = 0;
        _uncounted = 0;
    }
}

/// <summary>The home sensor: a line, and the place where it changes.</summary>
internal sealed class HomeSensorSite(FaultyLine line, DepthScrew screw) : IFaultable
{
    private bool _shifted;

    public void Begin(CircuitFault fault)
    {
        _shifted = fault.Kind == FaultKind.Wrong;
        if (_shifted)
        {
            screw.HomeShift = fault.Amount;
        }
        else
        {
            line.Begin(fault);
        }
    }

    public void End()
    {
        if (_shifted)
        {
            screw.HomeShift = 0;
        }
        else
        {
            line.End();
        }
    }
}
