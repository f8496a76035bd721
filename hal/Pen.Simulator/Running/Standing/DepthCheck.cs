// Invariants 3 and 7: how deep the needles may reach, by the display, the cartridge and the lock.
using System;
using System.Collections.Generic;
using Pen.Hal.Simulated;

namespace Pen.Simulator.Running.Standing;

/// <summary>
/// Judges the true reach of the needles. What the operator set is what the display says was set: a display that lags
/// behind a button is waited for, one that says more than the buttons asked for is reported.
/// </summary>
internal sealed class DepthCheck(Action<string, string> report)
{
    private const double ToleranceMicrometres = 50;
    private const int PenLimitMicrometres = 2500;
    private const int LockMicrometres = 1500;
    private const int FirstMicrometres = 500;
    private const long LoweringMicroseconds = 150_000;
    private const long DeepLoweringMicroseconds = 200_000;

    // A picture is looked for every 100 ms, and journal or cartridge may hold it up.
    private const long ScreenLagMicroseconds = 400_000;
    private const long TouchMicroseconds = 1_000_000;

    // Backlash and the sensor's play: a carriage at rest is known no better.
    private const double CreepMicrometres = 15;

    // Ten quarter steps of approach, and the sixteen of the stepper's electrical cycle, by which it slips.
    private const double SlipMicrometres = 26 * 6.25;
    private const long SettledMicroseconds = 60_000;

    // The home sensor's edge is at -100 and repeats to 6.
    private const double EdgeMicrometres = -110;
    private const string TooDeep = "invariant 3: needles no deeper than set and than every limit, + 0.05 mm";

    private readonly Verdict _creep = new(
        Allowed.Creep,
        "invariant 7: needles never end deeper than they were while the motor drive is on",
        report
    );

    private readonly List<(long At, int Micrometres)> _limits = [];
    private (long At, double Micrometres, string Text)? _doubt;
    private CartridgeChip? _chip;
    private int _chipLimit = PenLimitMicrometres;
    private double _reference;
    private double _still;
    private long _stillSince;
    private bool _wasDriven;
    private double _micrometres;
    private bool _lost;
    private bool _everHome;
    private long _shownAt;

    /// <summary>The depth that the display last showed; -1 before it showed one.</summary>
    public int ShownMicrometres { get; private set; } = -1;

    /// <summary>Nobody can say where the zero of the depth is.</summary>
    public bool ZeroDoubtful { get; private set; }

    /// <summary>Nobody can say how many of the steps that were sent were taken.</summary>
    public bool StepsDoubtful { get; private set; }

    /// <summary>Looks at a moment.</summary>
    public void Look(PenView view, Operation operation)
    {
        LookAtScreen(view, operation);
        CheckReach(view, operation);
        CheckCreep(view);
    }

    private void LookAtScreen(PenView view, Operation operation)
    {
        int shown = view.Screen.DepthMicrometres;
        if (shown < 0)
        {
            return;
        }
        // A fault's picture has no depth: what was pressed shortly before it came is seen when it has gone.
        long lastShownAt = _shownAt;
        _shownAt = view.At;
        if (shown == ShownMicrometres)
        {
            return;
        }
        bool asked = shown <= FirstMicrometres || lastShownAt - operation.DeeperAt <= TouchMicroseconds;
        if (shown > ShownMicrometres && !asked && !view.Allowance.Has(Allowed.Screen))
        {
            report(
                "invariant 3: the depth set gets deeper by Depth+ alone",
                Words.Of("{0:0.0} mm shown, {1:0.0} mm before", shown / 1e3, ShownMicrometres / 1e3)
            );
        }
        ShownMicrometres = shown;
    }

    private void CheckReach(PenView view, Operation operation)
    {
        // Before the first picture nothing is set; a display that cannot be read says nothing.
        int limit =
            ShownMicrometres < 0 || view.Allowance.Has(Allowed.Screen)
                ? PenLimitMicrometres
                : ShownMicrometres;
        limit = Math.Min(limit, operation.Unlocked ? PenLimitMicrometres : LockMicrometres);
        if (view.ServiceTool && operation.BenchTest)
        {
            // No needles: nobody set a depth, and there is nothing to be locked.
            limit = PenLimitMicrometres;
        }
        limit = Math.Min(limit, operation.TipUnseen ? PenLimitMicrometres : CartridgeLimit(view.Chip));
        if (_limits.Count == 0 || _limits[^1].Micrometres != limit)
        {
            _limits.Add((view.At, limit));
        }
        // Needles that are out when a limit falls have to come in by it while the motor runs. Otherwise they are on
        // their way in already, or wait for the next homing: they may stay where they were, and go no deeper.
        bool home = view.Micrometres <= 0;
        LookAtAxis(view, home);
        while (
            _limits.Count > 1
            && (
                home
                || (view.Gate && !_lost && view.At - _limits[1].At > LoweringTime(_limits[0].Micrometres))
            )
        )
        {
            _limits.RemoveAt(0);
        }
        // Where a world begins, the needles are where somebody left them.
        _everHome |= home;
        int allowed = _everHome ? 0 : int.MaxValue / 2;
        foreach ((_, int micrometres) in _limits)
        {
            allowed = Math.Max(allowed, micrometres);
        }
        Settle(view, operation, allowed);
    }

    private void Settle(PenView view, Operation operation, int allowed)
    {
        bool deep = view.Micrometres > allowed + ToleranceMicrometres && !ZeroDoubtful;
        if (deep && _doubt is null)
        {
            _doubt = (
                view.At,
                view.Micrometres,
                Words.Of("{0:0.000} mm, allowed {1:0.00} mm", view.Micrometres / 1e3, allowed / 1e3)
            );
        }
        if (_doubt is not (long at, double micrometres, string text))
        {
            return;
        }
        bool touched = at - operation.DeeperAt <= TouchMicroseconds;
        if (allowed + ToleranceMicrometres >= micrometres && touched)
        {
            // The display has come after.
            _doubt = null;
        }
        else if (!touched || view.At - at > ScreenLagMicroseconds)
        {
            bool hidden = touched && view.Screen.DepthMicrometres < 0;
            if (!hidden)
            {
                report(TooDeep, text);
            }
            _doubt = null;
        }
    }

    // What a sensor or lost steps put in doubt, the next way in past a sound sensor tells.
    private void LookAtAxis(PenView view, bool home)
    {
        bool passes = _micrometres > EdgeMicrometres && view.Micrometres <= EdgeMicrometres;
        _micrometres = view.Micrometres;
        ZeroDoubtful = view.Allowance.Has(Allowed.Zero) || (ZeroDoubtful && !passes);
        StepsDoubtful = view.Allowance.Has(Allowed.Steps) || (StepsDoubtful && !passes);
        _lost = !view.Powered || StepsDoubtful || ZeroDoubtful || (_lost && !home);
    }

    private static long LoweringTime(int fromMicrometres) =>
        fromMicrometres > LockMicrometres ? DeepLoweringMicroseconds : LoweringMicroseconds;

    // Nobody rewrites the page of the limit while a cartridge is seated.
    private int CartridgeLimit(CartridgeChip? chip)
    {
        if (chip != _chip)
        {
            _chip = chip;
            _chipLimit = chip is null
                ? PenLimitMicrometres
                : CartridgeImages.MaxDepthMicrometres(chip.ToImage(), PenLimitMicrometres);
        }
        return _chipLimit;
    }

    // While driven, where the needles come to rest is never deeper than where they rested before.
    private void CheckCreep(PenView view)
    {
        if (Math.Abs(view.Micrometres - _still) > 1)
        {
            _still = view.Micrometres;
            _stillSince = view.At;
        }
        if (!view.DriveOn)
        {
            _wasDriven = false;
            return;
        }
        if (!_wasDriven)
        {
            _wasDriven = true;
            _reference = view.Micrometres;
        }
        bool settled = view.At - _stillSince >= SettledMicroseconds;
        double slip = view.Allowance.Has(Allowed.Slip) ? SlipMicrometres : 0;
        double bound = _reference + CreepMicrometres + slip;
        if (settled)
        {
            _reference = Math.Min(_reference, view.Micrometres);
        }
        _creep.Judge(
            view,
            view.Micrometres > bound,
            () => Words.Of("{0:0.000} mm, {1:0.000} mm before", view.Micrometres / 1e3, _reference / 1e3)
        );
    }
}
