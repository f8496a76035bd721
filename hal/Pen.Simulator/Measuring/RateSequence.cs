// What is done to every subject that turns the motor: spin-up, loads, levels, all in one life.
using System;
using System.Collections.Generic;
using Pen.Control;

namespace Pen.Simulator.Measuring;

/// <summary>A load step as it was met, and how things stood when it came.</summary>
/// <param name="Trace">The response.</param>
/// <param name="Moment">How things stood.</param>
internal sealed record LoadResponse(RateTrace Trace, LoadMoment Moment);

/// <summary>A load held for longer, and gone.</summary>
/// <param name="Load">Mean torque in N.m.</param>
/// <param name="Trace">While it was held.</param>
/// <param name="SaidLimited">At its end, the pen said that it cannot hold its rate.</param>
/// <param name="LiftOff">As it went.</param>
internal sealed record HeldLoad(double Load, RateTrace Trace, bool SaidLimited, RateTrace LiftOff);

/// <summary>A load held for a while, and what was made of it.</summary>
/// <param name="Load">Mean torque in N.m.</param>
/// <param name="WorstEstimateError">Estimated over true load less one, the worst from 300 ms on; 0 without an observer.</param>
internal sealed record ObservedLoad(double Load, double WorstEstimateError);

/// <summary>Everything recorded of a subject at a level.</summary>
internal sealed class RateResponses
{
    /// <summary>From rest, for the first time with this cartridge.</summary>
    public required RateTrace FirstSpinUp { get; init; }

    /// <summary>Turning in air, for a second.</summary>
    public required RateTrace Air { get; init; }

    /// <summary>Rated load steps at several phases of period and crank.</summary>
    public required IReadOnlyList<LoadResponse> Steps { get; init; }

    /// <summary>The rated load held for longer, and gone.</summary>
    public required HeldLoad Held { get; init; }

    /// <summary>The same with twice the rated load: pressed too hard, and not yet an overload.</summary>
    public required HeldLoad Pressed { get; init; }

    /// <summary>Loads and their estimates; empty without an observer.</summary>
    public required IReadOnlyList<ObservedLoad> Observed { get; init; }

    /// <summary>To the neighbouring level, and back to this one.</summary>
    public required RateTrace Away { get; init; }

    /// <summary>Back to this level.</summary>
    public required RateTrace Back { get; init; }

    /// <summary>The neighbouring level.</summary>
    public required int Neighbour { get; init; }

    /// <summary>Time from asking for the neighbour, and from asking back, to the period after it, in microseconds.</summary>
    public required (long Away, long Back) ToPeriod { get; init; }

    /// <summary>From rest again.</summary>
    public required RateTrace SecondSpinUp { get; init; }
}

/// <summary>Plays the sequence.</summary>
internal static class RateSequence
{
    /// <summary>Rated skin load in N.m.</summary>
    public const double RatedLoad = 0.35e-3;

    /// <summary>Length of a response, in microseconds.</summary>
    public const long ResponseMicroseconds = 600_000;

    /// <summary>Time in which the rate must be back, in microseconds.</summary>
    public const long RecoveryMicroseconds = 250_000;

    private const long SpinUpMicroseconds = 1_000_000;
    private const long SettleMicroseconds = 1_000_000;
    private const long AirMicroseconds = 800_000;
    private const long HoldMicroseconds = 1_100_000;
    private const long BetweenMicroseconds = 600_000;
    private const long ObservedFromMicroseconds = 300_000;
    private const long ObservedMicroseconds = 200_000;

    // Right behind a period, which is the worst, with the crank at several angles; and in between.
    private static readonly long[] Phases = [0, 0, 0, 0, 0, 0, 0, 0, 5_000, 10_000, 15_000];

    private static readonly double[] Loads = [0.2e-3, 0.35e-3, 0.5e-3, 0.7e-3, 0.9e-3];

    /// <summary>One life of a subject at a level and a state of charge.</summary>
    public static RateResponses Play(RateSubject subject, int level, double charge)
    {
        subject.Start(level, charge);
        RateTrace first = subject.RecordFromRest(SpinUpMicroseconds);
        // Calibrated by then, where there is something to calibrate.
        subject.Wait(SettleMicroseconds);
        RateTrace air = subject.Record(() => { }, AirMicroseconds);
        List<LoadResponse> steps = [];
        for (int i = 0; i < Phases.Length; i++)
        {
            // A rest that is no multiple of a revolution turns the crank on from step to step.
            subject.Wait(BetweenMicroseconds + (i * 3_700));
            steps.Add(Step(subject, Phases[i]));
            SetLoad(subject, 0);
        }
        HeldLoad held = Hold(subject, RatedLoad);
        HeldLoad pressed = Hold(subject, 2 * RatedLoad);
        IReadOnlyList<ObservedLoad> observed = subject is MeasuredPen pen ? Observe(pen) : [];
        subject.Wait(BetweenMicroseconds);
        int neighbour = level < RateLevels.Last ? level + 1 : level - 1;
        (RateTrace away, long toAway) = Change(subject, neighbour);
        subject.Wait(BetweenMicroseconds);
        (RateTrace back, long toBack) = Change(subject, level);
        subject.Stop();
        subject.Start(level, charge);
        return new RateResponses
        {
            FirstSpinUp = first,
            Air = air,
            Steps = steps,
            Held = held,
            Pressed = pressed,
            Observed = observed,
            Away = away,
            Back = back,
            Neighbour = neighbour,
            ToPeriod = (toAway, toBack),
            SecondSpinUp = subject.RecordFromRest(SpinUpMicroseconds),
        };
    }

    /// <summary>A single rated load step on a subject that turns.</summary>
    public static LoadResponse Step(RateSubject subject, long phaseMicroseconds)
    {
        subject.WaitForPhase(phaseMicroseconds);
        LoadMoment moment = default;
        RateTrace trace = subject.Record(
            () =>
            {
                moment = new LoadMoment(
                    subject.Board.Truth.RotorRateHertz,
                    subject.Board.Truth.CrankAngle % Math.Tau,
                    subject.Board.Signals.DutyPermille / 1e3,
                    subject.NextPeriod - subject.Now
                );
                SetLoad(subject, RatedLoad);
            },
            ResponseMicroseconds
        );
        return new LoadResponse(trace, moment);
    }

    private static HeldLoad Hold(RateSubject subject, double load)
    {
        subject.Wait(BetweenMicroseconds);
        SetLoad(subject, load);
        RateTrace trace = subject.Record(() => { }, HoldMicroseconds);
        bool said = subject is MeasuredPen { Outputs.RateLimited: true };
        RateTrace liftOff = subject.Record(() => SetLoad(subject, 0), ResponseMicroseconds);
        return new HeldLoad(load, trace, said, liftOff);
    }

    private static (RateTrace Trace, long ToPeriod) Change(RateSubject subject, int level)
    {
        subject.WaitForPhase(0);
        long toPeriod = 0;
        RateTrace trace = subject.Record(
            () =>
            {
                toPeriod = subject.NextPeriod - subject.Now;
                subject.AskLevel(level);
            },
            ResponseMicroseconds
        );
        return (trace, toPeriod);
    }

    private static List<ObservedLoad> Observe(MeasuredPen pen)
    {
        List<ObservedLoad> observed = [];
        foreach (double load in Loads)
        {
            pen.Wait(BetweenMicroseconds);
            SetLoad(pen, load);
            pen.Wait(ObservedFromMicroseconds);
            double worst = 0;
            for (long end = pen.Now + ObservedMicroseconds; pen.Now < end; )
            {
                double error = (pen.Outputs.SkinTorqueMicronewtonMetres * 1e-6 / load) - 1;
                worst = Math.Abs(error) > Math.Abs(worst) ? error : worst;
                pen.Board.Time.AdvanceTo(pen.NextPeriod);
            }
            pen.CheckRuns();
            SetLoad(pen, 0);
            observed.Add(new ObservedLoad(load, worst));
        }
        return observed;
    }

    private static void SetLoad(RateSubject subject, double load) => subject.Board.SkinMeanTorque = load;
}
