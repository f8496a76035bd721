// What holds in every run without being asked for, judged from outside the firmware.
using System;
using System.Collections.Generic;
using Pen.Simulator.Running.Standing;

namespace Pen.Simulator.Running;

/// <summary>
/// The eight invariants of the hazard analysis, judged by plant, pins, cartridge, flash and display alone: no field of
/// the firmware is read. Each is reported once a run.
/// </summary>
internal sealed class StandingChecks
{
    private readonly HashSet<string> _reported = [];
    private readonly Action<string, string> _report;
    private readonly PenView _view = new();
    private readonly Operation _operation = new();
    private readonly DepthCheck _depth;
    private readonly DriveCheck _drive;
    private readonly UseCheck _use;
    private readonly ReasonCheck _reason;

    /// <summary>Checks that report an invariant and what was the case instead.</summary>
    public StandingChecks(Action<string, string> report)
    {
        _report = report;
        _depth = new DepthCheck(Report);
        _drive = new DriveCheck(Report);
        _use = new UseCheck(Report);
        _reason = new ReasonCheck(Report);
    }

    /// <summary>Looks at a pen's present moment.</summary>
    public void Check(SimulatedPen pen)
    {
        _view.Read(pen);
        Check(_view);
    }

    /// <summary>Looks at the moment of a pen.</summary>
    public void Check(PenMoment moment) => Check(moment.Pen);

    /// <summary>Looks at a moment.</summary>
    public void Check(PenView view)
    {
        _operation.Look(view);
        _depth.Look(view, _operation);
        _drive.Look(view, _operation, _depth.ShownMicrometres);
        _use.Look(view, _operation, _depth);
        _reason.Look(view, _operation, _use.Session);
    }

    private void Report(string expected, string actual)
    {
        if (_reported.Add(expected))
        {
            _report(expected, actual);
        }
    }
}
