// What is seen of a pen at its pins and in its plant from the event of a case on.
using System;
using System.Collections.Generic;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.PowerCuts;
using Pen.Simulator.Running;
using Pen.Simulator.Tracing;

namespace Pen.Simulator.FaultCatalogue;

/// <summary>
/// Looks at every moment of a run and keeps what its judgement needs. Of the firmware it reads only what is shown to the
/// operator: state, reason, verdict, warnings.
/// </summary>
internal sealed class CaseWatch
{
    private const int MarkBits = 64;

    // A retract leaves the home sensor once, to check the count; a homing measures its edge twice more.
    private const int LeftWhenHomed = 3;

    private readonly SimulatedPen _pen;
    private readonly CaseScript _script;
    private readonly PenMoment _moment;
    private readonly StandingChecks _checks;
    private readonly From _countsFrom;
    private readonly long _from;
    private bool _wasDriven;
    private bool _heartbeat;
    private long _heartbeatAt = -1;
    private long _beatBefore = -1;
    private double _nut;
    private bool _atHome;
    private int _homeLeft;
    private PenState _stateBefore;
    private StopReason _latched;

    /// <summary>Watches a pen from now on.</summary>
    /// <param name="pen">The pen.</param>
    /// <param name="script">What happens to it.</param>
    /// <param name="eventAt">From when the bound is counted.</param>
    /// <param name="countsFrom">What is to be seen before the bound is counted at all.</param>
    public CaseWatch(SimulatedPen pen, CaseScript script, long eventAt, From countsFrom)
    {
        _pen = pen;
        _from = Math.Min(script.FaultAt, eventAt);
        _script = script;
        EventAt = eventAt;
        _countsFrom = countsFrom;
        _moment = new PenMoment(pen, new CrankHistory());
        _checks = new StandingChecks((rule, actual) => Broken.Add((rule, actual)));
        new PenObserver(pen).Moment += OnMoment;
    }

    /// <summary>From when the bound is counted, in microseconds of world time.</summary>
    public long EventAt { get; private set; }

    /// <summary>Broken standing rules and what was the case.</summary>
    public List<(string Rule, string Actual)> Broken { get; } = [];

    /// <summary>The motor was driven when the fault began.</summary>
    public bool DrivenAtEvent { get; private set; }

    /// <summary>The needles were out when the fault began.</summary>
    public bool OutAtEvent { get; private set; }

    /// <summary>The motor was driven at some moment from the fault on, before the operator was free again.</summary>
    public bool EverDriven { get; private set; }

    /// <summary>The motor is driven at the end, or was when the operator was free again.</summary>
    public bool IsDrivenBeforeFree { get; private set; }

    /// <summary>The motor was driven with a cartridge that the flash does not hold, or without its whole mark.</summary>
    public bool DrivenUnrecorded { get; private set; }

    /// <summary>End of the last time that the motor was driven, before the operator was free again; -1 for never.</summary>
    public long LastDrivenAt { get; private set; } = -1;

    /// <summary>The first end of being driven, from the fault on; -1 for none.</summary>
    public long FirstOffAt { get; private set; } = -1;

    /// <summary>When the motor was first driven in the whole run; -1 for never.</summary>
    public long FirstDrivenAt { get; private set; } = -1;

    /// <summary>When the screw last moved before that; -1 if it never did.</summary>
    public long LastMovedAt { get; private set; } = -1;

    /// <summary>From the fault on: when the actuator was first told, at the pins, to go in; -1 for never.</summary>
    public long InwardAt { get; private set; } = -1;

    /// <summary>From the fault on: when the needles were first in; -1 for never.</summary>
    public long NeedlesInAt { get; private set; } = -1;

    /// <summary>From the fault on: when home was searched anew, after the check of a retract; -1 for never.</summary>
    public long HomedAnewAt { get; private set; } = -1;

    /// <summary>Why the pen left what it was doing, from the fault on.</summary>
    public StopReason Reason { get; private set; }

    /// <summary>When that was first shown; -1 for never.</summary>
    public long ReasonAt { get; private set; } = -1;

    /// <summary>The fault latched first from the fault on.</summary>
    public StopReason Fault { get; private set; }

    /// <summary>When it was; -1 for never.</summary>
    public long FaultAt { get; private set; } = -1;

    /// <summary>The reason that took the place of a latched one; None for none.</summary>
    public StopReason Replaced { get; private set; }

    /// <summary>What the pen refused a cartridge for, last; Absent for nothing.</summary>
    public CartridgeVerdict Verdict { get; private set; }

    /// <summary>What the pen makes of the cartridge at the end.</summary>
    public CartridgeVerdict LastVerdict { get; private set; }

    /// <summary>When a cartridge was first refused from the fault on; -1 for never.</summary>
    public long RefusedAt { get; private set; } = -1;

    /// <summary>When the operator was first warned of pressure; -1 for never.</summary>
    public long PressureWarnedAt { get; private set; } = -1;

    /// <summary>When the operator was first warned of the battery; -1 for never.</summary>
    public long BatteryWarnedAt { get; private set; } = -1;

    /// <summary>When the processor lost its power; -1 for never.</summary>
    public long PowerLostAt { get; private set; } = -1;

    /// <summary>Fastest rotor from the fault on, as a share of the rate set.</summary>
    public double WorstRateShare { get; private set; }

    /// <summary>Longest time between two heartbeats from the fault on.</summary>
    public long LongestBeatMicroseconds { get; private set; }

    private void OnMoment()
    {
        _moment.Read();
        _checks.Check(_moment);
        TraceRow row = _moment.Row;
        long now = row.TimeMicroseconds;
        LookAtStart(row, now);
        LookAtPower(row, now);
        LookAtWarnings(row, now);
        if (now >= _from)
        {
            LookAtBeat(row, now);
            LookAtDrive(row, now);
            LookAtNeedles(row, now);
            LookAtReason(row, now);
        }
        else
        {
            DrivenAtEvent = row.DriveOn;
            OutAtEvent = row.ProtrusionMicrometres > 0;
            _stateBefore = row.State;
        }
        LastVerdict = row.Verdict;
        _wasDriven = row.DriveOn;
    }

    private void LookAtStart(TraceRow row, long now)
    {
        bool isMoving = Math.Abs(_pen.Board.Truth.NutMicrometres - _nut) > 0.1;
        _nut = _pen.Board.Truth.NutMicrometres;
        if (isMoving && FirstDrivenAt < 0)
        {
            LastMovedAt = now;
        }
        if (!row.DriveOn || _wasDriven)
        {
            return;
        }
        FirstDrivenAt = FirstDrivenAt < 0 ? now : FirstDrivenAt;
        if (_countsFrom == From.Drive && now >= _script.EventAt && EventAt == _script.EventAt)
        {
            EventAt = now;
            DrivenAtEvent = true;
            OutAtEvent = row.ProtrusionMicrometres > 0;
        }
        if (_pen.Board.Cartridge is CartridgeChip chip)
        {
            FlashRecord record = FlashRecord.Of(_pen.Board.Flash);
            bool isRecorded = record.Used.ContainsKey(WatchedPen.SerialOf(chip));
            DrivenUnrecorded |= !isRecorded || WatchedPen.MarkedBits(chip) != MarkBits;
        }
    }

    private void LookAtPower(TraceRow row, long now)
    {
        if (!row.Powered && PowerLostAt < 0 && _heartbeatAt >= 0)
        {
            PowerLostAt = now;
        }
        if (!row.Powered || row.Heartbeat == _heartbeat)
        {
            return;
        }
        _heartbeat = row.Heartbeat;
        _beatBefore = _heartbeatAt;
        _heartbeatAt = now;
    }

    private void LookAtBeat(TraceRow row, long now)
    {
        if (row.Powered && now == _heartbeatAt && _beatBefore >= 0)
        {
            LongestBeatMicroseconds = Math.Max(LongestBeatMicroseconds, now - _beatBefore);
        }
    }

    private void LookAtDrive(TraceRow row, long now)
    {
        if (now < _script.FreeAt)
        {
            if (_wasDriven && !row.DriveOn)
            {
                LastDrivenAt = now;
                EventAt = _countsFrom == From.LastBeat ? Math.Max(_script.EventAt, _heartbeatAt) : EventAt;
                FirstOffAt = FirstOffAt < 0 ? now : FirstOffAt;
            }
            EverDriven |= row.DriveOn;
            IsDrivenBeforeFree = row.DriveOn;
        }
        double set = RateLevels.MillihertzOf(Math.Clamp(row.RateLevel, 1, RateLevels.Last));
        WorstRateShare = Math.Max(WorstRateShare, Math.Abs(row.RotorRateMillihertz) / set);
    }

    private void LookAtNeedles(TraceRow row, long now)
    {
        BoardSignals signals = _pen.Board.Signals;
        bool isIn = row.ProtrusionMicrometres <= 0;
        if (InwardAt < 0 && (isIn || (signals.StepEnable && !signals.StepDirection)))
        {
            InwardAt = now;
        }
        if (NeedlesInAt < 0 && isIn)
        {
            NeedlesInAt = now;
        }
        if (_atHome && !row.HomeSensor && ++_homeLeft == LeftWhenHomed)
        {
            HomedAnewAt = now;
        }
        _atHome = row.HomeSensor;
    }

    private void LookAtReason(TraceRow row, long now)
    {
        if (!row.Powered)
        {
            return;
        }
        bool isLatched = row.State == PenState.Fault;
        if (ReasonAt < 0 && (isLatched || (Works(_stateBefore) && !Works(row.State))))
        {
            Reason = row.Reason;
            ReasonAt = now;
        }
        if (isLatched)
        {
            if (FaultAt < 0)
            {
                Fault = row.Reason;
                FaultAt = now;
            }
            Replaced = _latched != StopReason.None && row.Reason != _latched ? row.Reason : Replaced;
        }
        _latched = isLatched ? row.Reason : StopReason.None;
        if (row.State == PenState.Refused)
        {
            RefusedAt = RefusedAt < 0 ? now : RefusedAt;
            Verdict = row.Verdict;
        }
        _stateBefore = row.State;
    }

    private void LookAtWarnings(TraceRow row, long now)
    {
        if (row.PressureWarning && PressureWarnedAt < 0)
        {
            PressureWarnedAt = now;
        }
        if (row.BatteryWarning && BatteryWarnedAt < 0)
        {
            BatteryWarnedAt = now;
        }
    }

    private static bool Works(PenState state) =>
        state is PenState.Opening or PenState.Extending or PenState.Running;
}
