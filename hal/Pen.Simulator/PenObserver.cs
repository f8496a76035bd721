// Moments at which a pen is looked at: every control period, every edge, and a slow beat while it is off.
using System;
using Pen.Control;

namespace Pen.Simulator;

/// <summary>
/// Raises <see cref="Moment"/> once for every instant at which something may have changed, after everything that
/// happens at that instant has happened: the order in which the firmware writes two pins is not a state.
/// </summary>
public sealed class PenObserver
{
    private readonly SimulatedPen _pen;
    private long _settledAt = -PenController.PeriodMicroseconds;
    private bool _settling;

    /// <summary>Observes a pen from now on.</summary>
    public PenObserver(SimulatedPen pen)
    {
        _pen = pen;
        pen.PeriodDone += Look;
        pen.Board.Signals.Changed += Look;
        pen.Board.PowerChanged += Look;
        pen.Board.Time.Schedule(pen.NowMicroseconds, Beat);
    }

    /// <summary>Raised for every instant observed; the world's clock tells which.</summary>
    public event Action? Moment;

    /// <summary>Has the present instant observed, once everything of it has happened.</summary>
    public void Look()
    {
        if (_settling)
        {
            return;
        }
        _settling = true;
        // Twice to the end of the queue: what the events of this instant put there comes first.
        _pen.Board.Time.Schedule(
            _pen.NowMicroseconds,
            () => _pen.Board.Time.Schedule(_pen.NowMicroseconds, Settle)
        );
    }

    private void Settle()
    {
        _settling = false;
        _settledAt = _pen.NowMicroseconds;
        Moment?.Invoke();
    }

    // Without firmware there are no periods, but rotor and battery live on.
    private void Beat()
    {
        if (_pen.NowMicroseconds - _settledAt >= PenController.PeriodMicroseconds)
        {
            Look();
        }
        long next = _pen.NowMicroseconds + PenController.PeriodMicroseconds;
        _pen.Board.Time.Schedule(next, Beat);
    }
}
