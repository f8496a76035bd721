// What holds in every run without being asked for, measured in the plant.
using System;
using System.Collections.Generic;
using System.Globalization;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.Tracing;

namespace Pen.Simulator.Running;

/// <summary>
/// The invariants of the hazard analysis that show at the pins and in the plant: 1, 3, 4, 5, 6 and 7. Each is reported
/// once a run.
/// </summary>
internal sealed class StandingChecks(Action<string, string> report)
{
    private const double DepthToleranceMicrometres = 50;
    private const int PenLimitMicrometres = 2500;
    private const int UnlockMicrometres = 1500;
    private const int SlowestAboveMicrometres = 2000;
    private const long LoweringMicroseconds = 150_000;
    private const long DeepLoweringMicroseconds = 200_000;
    private const long CoastMicroseconds = 250_000;
    private const double StandingMillihertz = 2_000;
    private const long SessionGapMicroseconds = 300_000;

    // The actuator's own motion on its last approach is counted to the move, not to a creep.
    private const double CreepToleranceMicrometres = 15;

    private readonly HashSet<string> _reported = [];
    private readonly List<(long At, int Micrometres)> _limits = [];
    private readonly HashSet<long> _spentSerials = [];
    private long _lastRunningAt;
    private long _presentAt;
    private long _drivenSerial;
    private double _driveStartMicrometres;
    private bool _wasDriven;

    /// <summary>Looks at a moment.</summary>
    public void Check(PenMoment moment)
    {
        TraceRow row = moment.Row;
        CheckDrive(row);
        CheckCoasting(row);
        CheckDepth(moment);
        CheckSingleUse(moment);
        if (row.DriveOn)
        {
            CheckRate(row);
            CheckCreep(row);
        }
        _wasDriven = row.DriveOn;
    }

    private void CheckDrive(TraceRow row)
    {
        if (row.DriveOn && (!row.Powered || row.State != PenState.Running))
        {
            string state = row.Powered ? $"state {row.State}" : "the pen off";
            Report("invariant 1: the motor drive is on only in state Running", $"drive on in {state}");
        }
    }

    private void CheckCoasting(TraceRow row)
    {
        if (row.State == PenState.Running)
        {
            _lastRunningAt = row.TimeMicroseconds;
        }
        else if (
            row.TimeMicroseconds - _lastRunningAt > CoastMicroseconds
            && Math.Abs(row.RotorRateMillihertz) > StandingMillihertz
        )
        {
            Report(
                "invariant 5: the rotor stands 250 ms after Running is left",
                Number("rotor at {0:0.0} Hz", row.RotorRateMillihertz / 1e3)
            );
        }
    }

    private void CheckDepth(PenMoment moment)
    {
        TraceRow row = moment.Row;
        PenOutputs? outputs = moment.Outputs;
        // An unproven depth is searched for: the drive is off, and homing only moves inwards.
        if (outputs is null || !outputs.DepthProven)
        {
            _limits.Clear();
            return;
        }
        int limit = Math.Min(outputs.SetDepthMicrometres, CartridgeLimit(moment.Pen.Board));
        limit = Math.Min(limit, outputs.DepthUnlocked ? PenLimitMicrometres : UnlockMicrometres);
        if (_limits.Count == 0 || _limits[^1].Micrometres != limit)
        {
            _limits.Add((row.TimeMicroseconds, limit));
        }
        double allowed = AllowedNow(row.TimeMicroseconds);
        if (row.ProtrusionMicrometres > allowed + DepthToleranceMicrometres)
        {
            Report(
                "invariant 3: needles no deeper than set and than every limit, + 0.05 mm",
                Number("{0:0.000} mm, ", row.ProtrusionMicrometres / 1e3)
                    + Number("allowed {0:0.00} mm", allowed / 1e3)
            );
        }
    }

    // The deepest limit that held within the time a lowering may take.
    private double AllowedNow(long now)
    {
        while (_limits.Count > 1 && now - _limits[1].At > LoweringTime(_limits[0].Micrometres))
        {
            _limits.RemoveAt(0);
        }
        int allowed = 0;
        foreach ((_, int micrometres) in _limits)
        {
            allowed = Math.Max(allowed, micrometres);
        }
        return allowed;
    }

    private static long LoweringTime(int fromMicrometres)
    {
        return fromMicrometres > UnlockMicrometres ? DeepLoweringMicroseconds : LoweringMicroseconds;
    }

    private static int CartridgeLimit(SimulatedBoard board)
    {
        return board.Cartridge is null
            ? PenLimitMicrometres
            : CartridgeImages.MaxDepthMicrometres(board.Cartridge.ToImage(), PenLimitMicrometres);
    }

    private void CheckRate(TraceRow row)
    {
        int highest = row.SetDepthMicrometres switch
        {
            > SlowestAboveMicrometres => 90_000,
            > UnlockMicrometres => 120_000,
            _ => 150_000,
        };
        if (row.RotorRateMillihertz * 100 > highest * 115L)
        {
            Report(
                "invariant 6: rotor within 115 % of the highest rate that the depth allows",
                Number("{0:0.0} Hz", row.RotorRateMillihertz / 1e3)
            );
        }
    }

    private void CheckCreep(TraceRow row)
    {
        if (!_wasDriven)
        {
            _driveStartMicrometres = row.ProtrusionMicrometres;
        }
        if (row.ProtrusionMicrometres > _driveStartMicrometres + CreepToleranceMicrometres)
        {
            Report(
                "invariant 7: needles never get deeper while the motor drive is on",
                Number("{0:0.000} mm, ", row.ProtrusionMicrometres / 1e3)
                    + Number("{0:0.000} mm at the start", _driveStartMicrometres / 1e3)
            );
        }
    }

    private void CheckSingleUse(PenMoment moment)
    {
        TraceRow row = moment.Row;
        CartridgeChip? chip = moment.Pen.Board.Cartridge;
        if (chip is not null)
        {
            _presentAt = row.TimeMicroseconds;
        }
        bool sessionOver = !row.Powered || row.TimeMicroseconds - _presentAt > SessionGapMicroseconds;
        if (_drivenSerial != 0 && sessionOver)
        {
            _spentSerials.Add(_drivenSerial);
            _drivenSerial = 0;
        }
        if (!row.DriveOn || chip is null || _wasDriven)
        {
            return;
        }
        _drivenSerial = CartridgeImages.SerialOf(chip.ToImage());
        if (_spentSerials.Contains(_drivenSerial))
        {
            Report(
                "invariant 4: no serial drives the motor in two sessions",
                $"serial {_drivenSerial} again"
            );
        }
    }

    private void Report(string expected, string actual)
    {
        if (_reported.Add(expected))
        {
            report(expected, actual);
        }
    }

    private static string Number(string format, double value)
    {
        return string.Format(CultureInfo.InvariantCulture, format, value);
    }
}
