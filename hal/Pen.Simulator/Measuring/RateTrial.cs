// A level, a cell and a plant: pen and baselines in turn, and the readings beside their bounds.
using System;
using System.Collections.Generic;
using System.Linq;
using Pen.Control;

namespace Pen.Simulator.Measuring;

/// <summary>Measures everything about the rate in one case.</summary>
internal sealed class RateTrial(CaseKey key, double charge, ulong seed, PidGains gains)
{
    private const double Band = 0.02;
    private const long SteadyWindow = 200_000;
    private const long SagFrom = 300_000;
    private const long SteadyFrom = 400_000;
    private const long HeldFrom = 800_000;

    // Below this a sag is what 200 ms of one encoder count more or less make of it, and a ratio to it means nothing.
    private const double LeastSag = 0.0005;

    private readonly double _set = RateLevels.MillihertzOf(key.Level) / 1e3;
    private readonly MotorEquation _motor = new(key.Plant.Parameters, charge);

    /// <summary>What the pen did, for the picture.</summary>
    public RateResponses? Pen { get; private set; }

    /// <summary>What the fixed duty did.</summary>
    public RateResponses? Fixed { get; private set; }

    /// <summary>What the PID did.</summary>
    public RateResponses? Pid { get; private set; }

    /// <summary>Depth that rate trials are at, in micrometres: the rate does not hang on it.</summary>
    public const int DepthMicrometres = Limits.StartDepthMicrometres;

    /// <summary>Measures.</summary>
    public CaseResult Run()
    {
        try
        {
            Pen = RateSequence.Play(new MeasuredPen(key.Plant.Own(), seed), key.Level, charge);
        }
        catch (MeasuringStoppedException stopped)
        {
            return new CaseResult(key, [], stopped.Message);
        }
        Fixed = Baseline(new FixedDuty(new()));
        Pid = Baseline(new TextbookPid(gains));
        bool air = _motor.ReachableHertz(0) >= _set;
        bool loaded = _motor.ReachableHertz(RateSequence.RatedLoad) >= _set;
        List<Reading> readings = [];
        if (air)
        {
            readings.AddRange(InAir());
        }
        readings.AddRange(loaded ? Loaded() : NotReached(one => one.Held));
        if (_motor.ReachableHertz(Pen.Pressed.Load) < _set)
        {
            readings.AddRange(NotReached(one => one.Pressed));
        }
        return new CaseResult(key, readings);
    }

    private RateResponses? Baseline(IRateLaw law)
    {
        try
        {
            BaselineBench bench = new(key.Plant.Own(), seed, law, DepthMicrometres);
            return RateSequence.Play(bench, key.Level, charge);
        }
        catch (MeasuringStoppedException)
        {
            return null;
        }
    }

    private IEnumerable<Reading> InAir()
    {
        yield return Percent(
            Metrics.SteadyAir,
            one => one.Air.WorstMeanError(_set, 0, LastOf(one.Air), SteadyWindow)
        );
        yield return Percent(Metrics.RippleAir, one => one.Air.Ripple(4));
        double bound = IdealSpinUp().SettledAfter(_set, Band, true) / 1e3;
        yield return Timed(Metrics.SpinUpFirst, one => one.FirstSpinUp.SettledAfter(_set, Band, true), bound);
        yield return Percent(Metrics.OvershootFirst, one => (one.FirstSpinUp.Highest() / _set) - 1);
        yield return Timed(
            Metrics.SpinUpLater,
            one => one.SecondSpinUp.SettledAfter(_set, Band, true),
            bound
        );
        yield return Percent(Metrics.OvershootLater, one => (one.SecondSpinUp.Highest() / _set) - 1);
        double neighbour = RateLevels.MillihertzOf(Pen!.Neighbour) / 1e3;
        if (_motor.ReachableHertz(0) >= neighbour)
        {
            RateTrace away = IdealAway();
            RateTrace back = IdealRate.LevelChange(_motor, neighbour, _set, Pen.ToPeriod.Back, 400_000);
            double change = Math.Max(
                away.SettledAfter(neighbour, Band, true),
                back.SettledAfter(_set, Band, true)
            );
            yield return Timed(
                Metrics.LevelChange,
                one =>
                    Math.Max(
                        one.Away.SettledAfter(neighbour, Band, true),
                        one.Back.SettledAfter(_set, Band, true)
                    ),
                change / 1e3
            );
            yield return Percent(
                Metrics.LevelOvershoot,
                one => Math.Max(Beyond(one.Away, _set, neighbour), Beyond(one.Back, neighbour, _set))
            );
        }
    }

    private IEnumerable<Reading> Loaded()
    {
        const long Amiss = 500_000;
        RateTrace[] ideals = [.. Pen!.Steps.Select(Ideal)];
        double dip = ideals.Max(Dip);
        yield return Percent(Metrics.SteadyLoad, one => Steady(one.Held.Trace));
        double ripple = IdealRate.Ripple(_motor, _set, RateSequence.RatedLoad) * 100;
        yield return Percent(Metrics.RippleLoad, one => one.Held.Trace.Ripple(4)) with
        {
            Bound = ripple,
        };
        Reading dipped = Percent(Metrics.Dip, one => one.Steps.Max(step => Dip(step.Trace))) with
        {
            Bound = dip * 100,
        };
        yield return dipped;
        yield return new Reading(
            Metrics.DipOverBound,
            dipped.Value / dip / 100,
            1,
            dipped.Simple / dip / 100,
            dipped.Pid / dip / 100
        );
        double back = ideals.Max(one => one.SettledAfter(_set, Band, false)) / 1e3;
        yield return Timed(
            Metrics.Recovery,
            one => one.Steps.Max(step => step.Trace.SettledAfter(_set, Band, false)),
            back
        );
        Reading sag = Percent(Metrics.Sag, one => one.Steps.Average(step => Sag(step.Trace)));
        if (Fixed is not null)
        {
            // Against what its own motor and cell made of its duty in air: a simple pen knows no set rate.
            double own = Fixed.Air.MeanHertz(0, 500_000);
            double left = Fixed.Steps.Average(step => step.Trace.MeanHertz(SagFrom, SagFrom + SteadyWindow));
            sag = sag with { Simple = (1 - (left / own)) * 100 };
        }
        yield return sag;
        yield return new Reading(
            Metrics.SagRatio,
            (sag.Simple ?? 0) / 100 / Math.Max(LeastSag, Math.Abs(sag.Value) / 100)
        );
        Reading amiss = Of(
            Metrics.Amiss,
            one => one.Steps.Average(step => step.Trace.StrokesAmiss(_set, Amiss, false)),
            ideals.Average(one => one.StrokesAmiss(_set, Amiss, false))
        );
        yield return amiss;
        yield return new Reading(Metrics.AmissRatio, (amiss.Pid ?? 0) / amiss.Value);
        yield return Percent(Metrics.LiftOff, one => (one.Held.LiftOff.Highest() / _set) - 1);
        yield return new Reading(
            Metrics.Observer,
            Pen.Observed.MaxBy(one => Math.Abs(one.WorstEstimateError))!.WorstEstimateError * 100
        );
    }

    // The cell cannot: then as much as it can, no surprise when the load goes, and the operator knows.
    private IEnumerable<Reading> NotReached(Func<RateResponses, HeldLoad> load)
    {
        HeldLoad held = load(Pen!);
        double reachable = _motor.ReachableHertz(held.Load);
        double mean = held.Trace.MeanHertz(HeldFrom, HeldFrom + SteadyWindow);
        yield return new Reading(Metrics.Reached, mean / reachable * 100, 100);
        yield return new Reading(Metrics.Told, held.SaidLimited ? 1 : 0);
        if (_motor.ReachableHertz(0) >= _set)
        {
            // Within a stroke the rotor may just be faster than its mean when the load goes.
            double from = Math.Max(reachable, held.LiftOff.HertzAtZero);
            yield return Timed(
                Metrics.WindUp,
                one => load(one).LiftOff.SettledAfter(_set, Band, false),
                IdealRate.LevelChange(_motor, from, _set, 0, 1_000_000).SettledAfter(_set, Band, false) / 1e3
            );
        }
    }

    /// <summary>The best response to a load step as it was met.</summary>
    public RateTrace Ideal(LoadResponse step) =>
        IdealRate.LoadStep(
            _motor,
            step.Moment,
            RateSequence.RatedLoad,
            _set,
            RateSequence.ResponseMicroseconds
        );

    /// <summary>The best spin-up.</summary>
    public RateTrace IdealSpinUp() => IdealRate.SpinUp(_motor, _set, 1_000_000);

    /// <summary>The best change to the neighbouring level.</summary>
    public RateTrace IdealAway() =>
        IdealRate.LevelChange(
            _motor,
            _set,
            RateLevels.MillihertzOf(Pen!.Neighbour) / 1e3,
            Pen.ToPeriod.Away,
            400_000
        );

    private double Steady(RateTrace trace) =>
        trace.WorstMeanError(_set, SteadyFrom, LastOf(trace), SteadyWindow);

    private static long LastOf(RateTrace trace) => trace.TimeOf(trace.Count - 1);

    private double Dip(RateTrace trace) => 1 - (trace.Lowest(400_000) / _set);

    private double Sag(RateTrace trace) => 1 - (trace.MeanHertz(SagFrom, SagFrom + SteadyWindow) / _set);

    private static double Beyond(RateTrace trace, double from, double to) =>
        to > from ? (trace.Highest() / to) - 1 : 1 - (trace.Lowest() / to);

    private Reading Percent(Metric metric, Func<RateResponses, double> value) =>
        Of(metric, one => value(one) * 100, null);

    // What physics itself does not do in time is not held against the pen.
    private Reading Timed(Metric metric, Func<RateResponses, double> microseconds, double bound)
    {
        Reading reading = Of(metric, one => microseconds(one) / 1e3, bound);
        double? limit = metric.Limit(key.Plant.IsNominal);
        return bound > limit ? reading with { Excuse = "the cell cannot" } : reading;
    }

    private Reading Of(Metric metric, Func<RateResponses, double> value, double? bound) =>
        new(metric, value(Pen!), bound, Fixed is null ? null : value(Fixed), Pid is null ? null : value(Pid));
}
