// How well home is found again: where the needles park after many power-ups, from wherever they were left.
using System;
using Pen.Control;

namespace Pen.Simulator.Measuring;

/// <summary>
/// Cuts power while the needles are out, anywhere, powers up again and looks where the nut parks. What can not be
/// bettered is one quarter step: home is sought on the actuator's grid.
/// </summary>
internal sealed class HomingTrial(CaseKey key, ulong seed, int homings)
{
    private const long OffMicroseconds = 500_000;
    private const long HomeLimit = 8_000_000;
    private const long OutMicroseconds = 300_000;

    private readonly Random _random = new((int)(seed & 0x7FFF_FFFF));

    /// <summary>Measures.</summary>
    public CaseResult Run()
    {
        double low = double.MaxValue;
        double high = double.MinValue;
        try
        {
            for (int i = 0; i < homings; i++)
            {
                double parked = HomeOnce((ulong)i + seed);
                low = Math.Min(low, parked);
                high = Math.Max(high, parked);
            }
        }
        catch (MeasuringStoppedException stopped)
        {
            return new CaseResult(key, [], stopped.Message);
        }
        double step = new StepperBound(key.Plant.Parameters).QuarterStepMicrometres;
        return new CaseResult(key, [new Reading(Metrics.HomingSpread, high - low, step)]);
    }

    // A world of its own each time: its carriage is anywhere when its first power comes.
    private double HomeOnce(ulong world)
    {
        MeasuredPen pen = new(key.Plant.Own(), world);
        if (_random.Next(2) == 0)
        {
            pen.ChooseDepth(Limits.StartDepthMicrometres + (_random.Next(10) * Limits.DepthStepMicrometres));
            pen.Start(RateLevels.First, MeasuredPen.StartCharge);
            pen.Wait(_random.Next((int)OutMicroseconds));
            pen.Pen.PowerOff();
            pen.Wait(OffMicroseconds);
            pen.Pen.PowerOn();
            pen.WaitUntil(
                () => pen.Outputs.State is not (0 or PenState.SelfTest or PenState.Homing),
                HomeLimit,
                "does not home"
            );
        }
        return pen.Board.Truth.NutMicrometres;
    }
}
