// How fast a stop is carried out: from the button's first contact to the drive being off, and the needles being in.
using System;
using System.Collections.Generic;
using Pen.Control;
using Pen.Hal.Simulated;

namespace Pen.Simulator.Measuring;

/// <summary>Stops a pen that runs at a level and a depth, at several moments of its period.</summary>
internal sealed class StopTrial(CaseKey key, ulong seed, int stops)
{
    private const long RunMicroseconds = 400_000;
    private const long LimitMicroseconds = 2_000_000;
    private const long SampleMicroseconds = 100;
    private const int ParkMicrometres = -200;

    private readonly StepperBound _bound = new(key.Plant.Parameters);
    private Worst _driveOff;
    private Worst _afterSeen;
    private Worst _needlesIn;
    private Worst _needlesInSeen;

    /// <summary>Measures.</summary>
    public CaseResult Run()
    {
        try
        {
            MeasuredPen pen = new(key.Plant.Own(), seed);
            pen.ChooseDepth(key.Depth);
            for (int i = 0; i < stops; i++)
            {
                // Every part of a period in turn.
                StopOnce(pen, i * PenController.PeriodMicroseconds / stops);
            }
        }
        catch (MeasuringStoppedException stopped)
        {
            return new CaseResult(key, [], stopped.Message);
        }
        double simple = ConstantRate();
        List<Reading> readings =
        [
            _driveOff.As(Metrics.DriveOff),
            _afterSeen.As(Metrics.DriveOffSeen),
            _needlesIn.As(Metrics.NeedlesIn) with
            {
                Simple = simple,
            },
        ];
        if (key.Depth <= 1500)
        {
            readings.Add(_needlesInSeen.As(Metrics.NeedlesIn15) with { Simple = simple });
        }
        else
        {
            readings.Add(_needlesInSeen.As(Metrics.NeedlesIn25) with { Simple = simple });
        }
        return new CaseResult(key, readings);
    }

    private void StopOnce(MeasuredPen pen, long phase)
    {
        pen.Start(key.Level, MeasuredPen.StartCharge);
        pen.Wait(RunMicroseconds);
        pen.WaitForPhase(phase);
        pen.CheckRuns();
        long pressed = pen.Now;
        long seen = long.MaxValue;
        long off = long.MaxValue;
        BoardSignals signals = pen.Board.Signals;
        // The first period that finds the contact closed, bouncing or not, is the one that can see it.
        void Period() => seen = (signals.Buttons & 1) != 0 ? Math.Min(seen, pen.Now) : seen;
        void Changed() => off = signals.DriveOn ? off : Math.Min(off, pen.Now);
        pen.Pen.PeriodDone += Period;
        signals.Changed += Changed;
        double nut = pen.Board.Truth.NutMicrometres;
        pen.PressStop();
        while (pen.Board.Truth.ProtrusionMicrometres > 0)
        {
            if (pen.Now > pressed + LimitMicroseconds)
            {
                throw new MeasuringStoppedException("the needles do not come in");
            }
            pen.Wait(SampleMicroseconds);
        }
        long inside = pen.Now;
        pen.Pen.PeriodDone -= Period;
        signals.Changed -= Changed;
        // Half the play is all that keeps the carriage from following its nut.
        double way = nut - (pen.Board.Parameters.Get("screw.backlash") / 2);
        double best = _bound.PassMicroseconds((int)Math.Floor(way / _bound.QuarterStepMicrometres));
        _driveOff.Take(off - pressed, seen - pressed);
        _afterSeen.Take(off - seen, 0);
        _needlesIn.Take(inside - pressed, seen - pressed + best);
        _needlesInSeen.Take(inside - seen, best);
        pen.WaitUntil(() => pen.Outputs.State == PenState.Ready, LimitMicroseconds, "does not come to rest");
    }

    // A stepper without a ramp, ordered in by the period that sees the button, at once.
    private double ConstantRate()
    {
        BaselineBench bench = new(key.Plant.Own(), seed, new FixedDuty(new()), key.Depth);
        bench.WaitForPhase(0);
        long seen = bench.Now;
        bench.BeginMove(ParkMicrometres);
        while (bench.Board.Truth.ProtrusionMicrometres > 0 && bench.Now < seen + LimitMicroseconds)
        {
            bench.Wait(SampleMicroseconds);
        }
        return (bench.Now - seen) / 1e3;
    }

    // The longest time and the bound that goes with it.
    private struct Worst
    {
        private double _value;
        private double _bound;
        private bool _any;

        public void Take(double microseconds, double bound)
        {
            if (!_any || microseconds > _value)
            {
                _any = true;
                _value = microseconds;
                _bound = bound;
            }
        }

        public readonly Reading As(Metric metric) => new(metric, _value / 1e3, _bound / 1e3);
    }
}
