// How well rate and depth were held while they had no reason to change.
using System;
using System.Collections.Generic;
using Pen.Control;
using Pen.Simulator.Tracing;

namespace Pen.Simulator.Running;

/// <summary>Gathers true rates and depths of steady running.</summary>
internal sealed class SteadyStatistics
{
    // The product's own settling times: 400 ms of spin-up; moves are over long before.
    private const long RateSettleMicroseconds = 400_000;
    private const long DepthSettleMicroseconds = 100_000;
    private const long WindowMicroseconds = 200_000;

    private readonly List<RateTotal> _rates = [];
    private readonly List<DepthSummary> _depths = [];
    private (PenState, int, double, bool) _rateSetting;
    private (PenState, int, bool) _depthSetting;
    private long _rateSince;
    private long _depthSince;

    /// <summary>Looks at a moment.</summary>
    public void Look(PenMoment moment)
    {
        PenOutputs? outputs = moment.Outputs;
        if (outputs is null)
        {
            _rateSetting = default;
            _depthSetting = default;
            return;
        }
        LookAtRate(moment, outputs);
        LookAtDepth(moment, outputs);
    }

    /// <summary>Writes what was gathered into a summary.</summary>
    public void WriteTo(RunSummary summary)
    {
        foreach (RateTotal total in _rates)
        {
            summary.Rates.Add(
                new RateSummary(
                    total.Level,
                    total.SetMillihertz,
                    total.Sum / total.Windows,
                    total.WorstPermille,
                    total.Windows * WindowMicroseconds
                )
            );
        }
        summary.Depths.AddRange(_depths);
    }

    private void LookAtRate(PenMoment moment, PenOutputs outputs)
    {
        long now = moment.Row.TimeMicroseconds;
        double skin = moment.Pen.Board.SkinMeanTorque;
        (PenState, int, double, bool) setting = (
            outputs.State,
            outputs.SetRateMillihertz,
            skin,
            outputs.RateLimited
        );
        if (setting != _rateSetting)
        {
            _rateSetting = setting;
            _rateSince = now + RateSettleMicroseconds;
        }
        bool steady =
            outputs.State == PenState.Running && outputs.SetRateMillihertz > 0 && !outputs.RateLimited;
        if (!steady || now - _rateSince < WindowMicroseconds)
        {
            return;
        }
        _rateSince = now;
        AddRate(outputs.RateLevel, outputs.SetRateMillihertz, moment.MeanMillihertz(WindowMicroseconds));
    }

    private void AddRate(int level, int set, double mean)
    {
        RateTotal? total = _rates.Find(entry => entry.SetMillihertz == set && entry.Level == level);
        if (total is null)
        {
            total = new RateTotal { Level = level, SetMillihertz = set };
            _rates.Add(total);
        }
        total.Windows++;
        total.Sum += mean;
        total.WorstPermille = Math.Max(total.WorstPermille, Math.Abs(mean - set) / set * 1000);
    }

    private void LookAtDepth(PenMoment moment, PenOutputs outputs)
    {
        TraceRow row = moment.Row;
        bool moving = moment.Pen.Firmware!.Inputs.StepperMoving;
        (PenState, int, bool) setting = (outputs.State, outputs.SetDepthMicrometres, moving);
        if (setting != _depthSetting)
        {
            _depthSetting = setting;
            _depthSince = row.TimeMicroseconds;
        }
        bool settled = row.TimeMicroseconds - _depthSince >= DepthSettleMicroseconds;
        if (outputs.State != PenState.Running || moving || !settled)
        {
            return;
        }
        int set = outputs.SetDepthMicrometres;
        int index = _depths.FindIndex(depth => depth.SetMicrometres == set);
        if (index < 0)
        {
            _depths.Add(new DepthSummary(set, row.ProtrusionMicrometres));
        }
        else if (Math.Abs(row.ProtrusionMicrometres - set) > Math.Abs(_depths[index].TrueMicrometres - set))
        {
            _depths[index] = new DepthSummary(set, row.ProtrusionMicrometres);
        }
    }

    private sealed class RateTotal
    {
        public int Level;
        public int SetMillihertz;
        public int Windows;
        public double Sum;
        public double WorstPermille;
    }
}
