// Invariants 1, 5 and 6: when the motor may be driven, when it must stand, and how fast it may turn.
using System;

namespace Pen.Simulator.Running.Standing;

/// <summary>Judges drive and rotor against what was done to the pen.</summary>
internal sealed class DriveCheck(Action<string, string> report)
{
    private const long CoastMicroseconds = 250_000;

    // Turning is more than a stroke in half a second: below that a rotor is in its last quarter turn, which friction
    // ends, and of a braked one nobody feels it.
    private const double StandingHertz = 2;

    private const int SlowestAboveMicrometres = 2000;
    private const int MiddleAboveMicrometres = 1500;

    private long _dueAt;

    /// <summary>Looks at a moment.</summary>
    /// <param name="view">The moment.</param>
    /// <param name="operation">What was done to the pen.</param>
    /// <param name="shownMicrometres">The depth that the display last showed; -1 if it never could be read.</param>
    public void Look(PenView view, Operation operation, int shownMicrometres)
    {
        if (view.DriveOn && !operation.MayDrive && !view.Allowance.Suspends(1))
        {
            report(
                "invariant 1: the motor drive is on only between a start and the next cause to stop",
                view.Powered ? "driven without a start, or after a cause to stop" : "driven with the pen off"
            );
        }
        bool rightly = view.DriveOn && operation.MayDrive;
        // What a fault moves by itself is due to stand once that fault is gone.
        if (rightly || view.Allowance.Suspends(5))
        {
            _dueAt = view.At;
        }
        else if (view.At - _dueAt > CoastMicroseconds && Math.Abs(view.RotorHertz) > StandingHertz)
        {
            report(
                "invariant 5: the rotor stands 250 ms after the safe state was due",
                Words.Of("rotor at {0:0.0} Hz", view.RotorHertz)
            );
        }
        CheckRate(view, shownMicrometres);
    }

    private void CheckRate(PenView view, int shownMicrometres)
    {
        int highest = shownMicrometres switch
        {
            > SlowestAboveMicrometres => 90,
            > MiddleAboveMicrometres => 120,
            _ => 150,
        };
        if (Math.Abs(view.RotorHertz) > highest * 1.15 && !view.Allowance.Suspends(6))
        {
            report(
                "invariant 6: rotor within 115 % of the highest rate that the depth allows",
                Words.Of("{0:0.0} Hz", view.RotorHertz)
            );
        }
    }
}
