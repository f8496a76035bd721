// Invariants 2 and 4: what must be so before the motor turns, and that no cartridge serves twice.
using System;
using System.Collections.Generic;
using Pen.Hal.Simulated;
using Pen.Simulator.PowerCuts;

namespace Pen.Simulator.Running.Standing;

/// <summary>Judges every beginning of a drive by cartridge image, flash bytes, pins and plant.</summary>
internal sealed class UseCheck(Action<string, string> report)
{
    private const int MarkAt = 8 + 0x20;
    private const int MarkLength = 8;

    // 3680 mV as the pen reads them, less 2 % of its converter's gain and 12 mV of its noise.
    private const double StartMillivolts = 3590;
    private const long RecentMicroseconds = 2_000_000;
    private const double DepthToleranceMicrometres = 50;
    private const long ScreenLagMicroseconds = 400_000;

    // The edge of the home sensor is at -100; it repeats to 6.
    private const double HomeMicrometres = -90;

    // A cartridge is waste after it was out for 300 ms, which the pen counts in whole periods, with the switch's bounce.
    private const long GoneMicroseconds = 330_000;
    private const long SessionMicroseconds = 3_600_000_000;
    private const long IdleMicroseconds = 1_200_000_000;
    private const long LateMicroseconds = 5_000_000;
    private const long PauseMicroseconds = 200_000;
    private const long Never = long.MinValue / 2;
    private const string Entry =
        "invariant 2: Running is entered only with a cartridge, marked and recorded, a sound circuit, a charged cell and the "
        + "depth as set";

    private readonly HashSet<long> _spent = [];

    // Seated while the register could lose what it had been given.
    private readonly HashSet<CartridgeChip> _unregistered = [];
    private readonly List<(long At, double Millivolts)> _volts = [];
    private (long At, double Micrometres)? _depthDoubt;
    private long _drivenAt = Never;
    private long _presentAt = Never;
    private long _session;
    private long _sessionAt;
    private bool _homed;
    private bool _tipUnseen;

    /// <summary>The serial that drives the motor, or did last while its session is open; 0 for none.</summary>
    public long Session => _session;

    /// <summary>Looks at a moment.</summary>
    public void Look(PenView view, Operation operation, DepthCheck depth)
    {
        _homed = view.Powered && (_homed || view.Micrometres <= HomeMicrometres);
        EndSession(view);
        NoteVolts(view);
        if (view.Chip is CartridgeChip seated && view.Allowance.Has(Allowed.Register))
        {
            _unregistered.Add(seated);
        }
        _tipUnseen = operation.TipUnseen;
        JudgeDepth(view, depth.ShownMicrometres);
        bool isRunning = operation.MayDrive && !operation.MustEnd;
        if (!view.DriveOn || (!isRunning && view.Allowance.Has(Allowed.Drive)))
        {
            return;
        }
        bool begins = view.At - _drivenAt > PauseMicroseconds;
        if (begins && view.ServiceTool)
        {
            JudgeBench(view);
        }
        else if (begins)
        {
            JudgeStart(view, depth);
        }
        if (_session != 0 && view.At - _sessionAt > SessionMicroseconds + LateMicroseconds)
        {
            Again(view, "60 minutes after its first start");
        }
        _drivenAt = view.At;
    }

    private void EndSession(PenView view)
    {
        if (view.Chip is not null)
        {
            _presentAt = view.At;
        }
        bool gone = view.At - _presentAt > GoneMicroseconds + view.Allowance.Of(Allowed.LateStop);
        if (_session != 0 && (!view.Powered || gone))
        {
            _spent.Add(_session);
            _session = 0;
        }
    }

    // What the cell gave before the motor took from it.
    private void NoteVolts(PenView view)
    {
        if (view.DriveOn)
        {
            return;
        }
        if (_volts.Count == 0 || view.At - _volts[^1].At >= RecentMicroseconds / 20)
        {
            _volts.Add((view.At, view.Millivolts));
        }
        while (_volts[0].At < view.At - RecentMicroseconds)
        {
            _volts.RemoveAt(0);
        }
    }

    private void JudgeStart(PenView view, DepthCheck depth)
    {
        string wrong = "";
        void Need(bool holds, string otherwise) => wrong += holds ? "" : otherwise + "; ";
        long serial = 0;
        bool smuggled = false;
        if (view.Chip is CartridgeChip chip)
        {
            byte[] image = chip.ToImage();
            serial = CartridgeImages.SerialOf(image);
            bool marked = IsMarked(image);
            bool recorded = IsRecorded(view.Flash, serial);
            Need(marked, "the use mark in the chip is not whole");
            Need(_unregistered.Contains(chip) || recorded, "its serial is in neither copy of the register");
            // Swapped behind a switch that tells nothing: no pen could know it, nor know it again.
            smuggled = _tipUnseen && !marked && !recorded;
        }
        Need(view.Chip is not null && view.Present, "no cartridge");
        Need(!view.Charging, "charging");
        Need(!view.DriverFault, "the driver reports a fault");
        Need(_homed || depth.ZeroDoubtful, "never at home since power-up");
        double best = 0;
        foreach ((_, double millivolts) in _volts)
        {
            best = Math.Max(best, millivolts);
        }
        Need(
            best >= StartMillivolts || view.Allowance.Has(Allowed.Cell),
            Words.Of("the cell gave {0:0} mV at rest", best)
        );
        if (wrong.Length > 0 && !_tipUnseen)
        {
            report(Entry, wrong[..^2]);
        }
        bool known = !depth.StepsDoubtful && !depth.ZeroDoubtful && depth.ShownMicrometres >= 0;
        if (known && !view.Allowance.Has(Allowed.Screen))
        {
            _depthDoubt = (view.At, view.Micrometres);
        }
        JudgeSerial(view, smuggled ? 0 : serial);
    }

    // The bench self-test: what it turns has no needles, is home, and is neither marked nor recorded by it.
    private void JudgeBench(PenView view)
    {
        byte[] image = view.Chip!.ToImage();
        bool untouched = image.AsSpan(MarkAt, MarkLength).IndexOfAnyExcept((byte)0xFF) < 0;
        if (!untouched || IsRecorded(view.Flash, CartridgeImages.SerialOf(image)))
        {
            report(Entry, "the service cartridge was marked or recorded");
        }
        if (view.Micrometres > HomeMicrometres || view.Charging || view.DriverFault || !view.Present)
        {
            report(Entry, "bench self-test: not home, charging, a driver's fault or no cartridge");
        }
    }

    private void JudgeSerial(PenView view, long serial)
    {
        if (serial == 0)
        {
            return;
        }
        if (_session != 0 && _session != serial)
        {
            _spent.Add(_session);
        }
        if (_session != serial)
        {
            _session = serial;
            _sessionAt = view.At;
        }
        else if (view.At - _drivenAt > IdleMicroseconds + LateMicroseconds)
        {
            Again(view, "20 minutes after it ran last");
        }
        if (_spent.Contains(serial))
        {
            Again(view, "after its session was over");
        }
    }

    private void Again(PenView view, string when)
    {
        if (!_tipUnseen)
        {
            report("invariant 4: no serial drives the motor in two sessions", $"serial {_session} {when}");
        }
    }

    // The display may come after the button that was pressed last: any depth it shows soon will do.
    private void JudgeDepth(PenView view, int shownMicrometres)
    {
        if (_depthDoubt is not (long at, double micrometres))
        {
            return;
        }
        if (Math.Abs(micrometres - shownMicrometres) <= DepthToleranceMicrometres)
        {
            _depthDoubt = null;
        }
        else if (view.At - at > ScreenLagMicroseconds || view.Screen.FaultCode > 0 || !view.Powered)
        {
            report(
                Entry,
                Words.Of("needles at {0:0.000} mm, {1:0.0} mm set", micrometres / 1e3, shownMicrometres / 1e3)
            );
            _depthDoubt = null;
        }
    }

    private static bool IsMarked(byte[] image) =>
        image.AsSpan(MarkAt, MarkLength).IndexOfAnyExcept((byte)0) < 0;

    private static bool IsRecorded(SimulatedFlash? flash, long serial) =>
        flash is not null && FlashRecord.Of(flash).Registered.ContainsKey(serial);
}
