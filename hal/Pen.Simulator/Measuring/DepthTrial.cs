// Random moves of the depth: where the needles really end, and how long every move takes.
using System;
using System.Collections.Generic;
using Pen.Control;
using Pen.Hal.Simulated;

namespace Pen.Simulator.Measuring;

/// <summary>
/// Treatments of a few hundred milliseconds, each at a random depth of the whole range, some made shallower on the
/// way: each time the needles come to rest at a set depth is a move that is judged.
/// </summary>
internal sealed class DepthTrial(CaseKey key, ulong seed, int moves)
{
    private const long QuietMicroseconds = 60_000;
    private const long MoveLimit = 3_000_000;
    private const long Tick = 5_000;
    private const long SessionMicroseconds = 50L * 60 * 1_000_000;
    private const int MostShallower = 3;

    // Shorter trains only measure how a pause is told from an interval.
    private const int LeastPulses = 8;

    private readonly Random _random = new((int)(seed & 0x7FFF_FFFF));
    private readonly StepperBound _bound = new(key.Plant.Parameters);
    private double _worstError;
    private int _judged;

    /// <summary>Measures.</summary>
    public CaseResult Run()
    {
        NutWatch watch;
        try
        {
            MeasuredPen pen = new(key.Plant.Own(), seed);
            watch = new NutWatch(pen.Board);
            long opened = pen.Now;
            while (_judged < moves)
            {
                if (pen.Now - opened > SessionMicroseconds)
                {
                    pen.Insert();
                    opened = pen.Now;
                }
                Treat(pen, watch);
            }
        }
        catch (MeasuringStoppedException stopped)
        {
            return new CaseResult(key, [], stopped.Message);
        }
        return new CaseResult(key, [new Reading(Metrics.DepthError, _worstError), .. Times(watch.Moves)]);
    }

    private void Treat(MeasuredPen pen, NutWatch watch)
    {
        pen.Board.BatteryCharge = 1;
        int steps = (Limits.MaxDepthMicrometres - Limits.MinDepthMicrometres) / Limits.DepthStepMicrometres;
        pen.ChooseDepth(Limits.MinDepthMicrometres + (_random.Next(steps + 1) * Limits.DepthStepMicrometres));
        // Somewhere in a period.
        pen.Wait(_random.Next((int)PenController.PeriodMicroseconds));
        pen.HoldStart();
        WaitQuiet(pen, watch, () => pen.Outputs.State == PenState.Running, "does not start");
        Judge(pen);
        for (int left = _random.Next(MostShallower + 1); left > 0; left--)
        {
            int before = pen.Outputs.SetDepthMicrometres;
            if (before == Limits.MinDepthMicrometres)
            {
                break;
            }
            pen.BeginPress(PenButton.DepthDown);
            watch.Wait(MeasuredPen.PressMicroseconds + PenHands.PauseMicroseconds);
            WaitQuiet(pen, watch, () => pen.Outputs.SetDepthMicrometres != before, "does not take a depth");
            Judge(pen);
        }
        pen.PressStop();
        watch.Wait(Tick);
        WaitQuiet(pen, watch, () => pen.Outputs.State == PenState.Ready, "does not come to rest");
    }

    private void Judge(MeasuredPen pen)
    {
        _judged++;
        double error = pen.Board.Truth.ProtrusionMicrometres - pen.Outputs.SetDepthMicrometres;
        _worstError = Math.Abs(error) > Math.Abs(_worstError) ? error : _worstError;
    }

    private static void WaitQuiet(MeasuredPen pen, NutWatch watch, Func<bool> also, string complaint)
    {
        for (long end = pen.Now + MoveLimit; !also() || watch.RestsFor < QuietMicroseconds; )
        {
            if (pen.Now > end)
            {
                throw new MeasuringStoppedException(
                    $"the pen {complaint}: {pen.Outputs.State}, {pen.Outputs.Reason}"
                );
            }
            watch.Wait(Tick);
        }
    }

    private IEnumerable<Reading> Times(List<NutMove> all)
    {
        NutMove longest = default;
        NutMove worst = default;
        double ratio = 0;
        foreach (NutMove move in all)
        {
            // One step a period is creeping towards the home sensor, and no move.
            if (move.Pulses < LeastPulses)
            {
                continue;
            }
            double over = move.Microseconds / _bound.MoveMicroseconds(move.Pulses);
            if (over > ratio)
            {
                ratio = over;
                worst = move;
            }
            longest = move.Microseconds > longest.Microseconds ? move : longest;
        }
        yield return new Reading(
            Metrics.MoveTime,
            longest.Microseconds / 1e3,
            _bound.MoveMicroseconds(longest.Pulses) / 1e3,
            _bound.ConstantMicroseconds(longest.Pulses) / 1e3
        );
        double optimum = _bound.MoveMicroseconds(worst.Pulses);
        yield return new Reading(
            Metrics.MoveOverBound,
            ratio,
            1,
            optimum > 0 ? _bound.ConstantMicroseconds(worst.Pulses) / optimum : null
        );
    }
}
