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

    private readonly Verdict _drive = new(
        Allowed.Drive,
        "invariant 1: the motor drive is on only between a start and the next cause to stop",
        report
    );

    private readonly Verdict _coast = new(
        Allowed.Coast,
        "invariant 5: the rotor stands 250 ms after the safe state was due",
        report
    );

    private readonly Verdict _rate = new(
        Allowed.Rate,
        "invariant 6: rotor within 115 % of the highest rate that the depth allows",
        report
    );

    private long _dueAt;

    /// <summary>Looks at a moment.</summary>
    /// <param name="view">The moment.</param>
    /// <param name="operation">What was done to the pen.</param>
    /// <param name="shownMicrometres">The depth that the display last showed; -1 if it never could be read.</param>
    public void Look(PenView view, Operation operation, int shownMicrometres)
    {
        bool rightly = view.DriveOn && operation.MayDrive;
        _drive.Judge(
            view,
            view.DriveOn && !rightly,
            () =>
                view.Powered ? "driven without a start, or after a cause to stop" : "driven with the pen off"
        );
        _dueAt = rightly ? view.At : _dueAt;
        bool turns = Math.Abs(view.RotorHertz) > StandingHertz;
        _coast.Judge(
            view,
            turns && view.At - _dueAt > CoastMicroseconds,
            () => Words.Of("rotor at {0:0.0} Hz", view.RotorHertz)
        );
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
        _rate.Judge(
            view,
            Math.Abs(view.RotorHertz) > highest * 1.15,
            () => Words.Of("{0:0.0} Hz", view.RotorHertz)
        );
    }
}
