// How the textbook PID is tuned: by the textbook, on the nominal plant, and to the product's own promises.
using System;
using System.Linq;
using Pen.Control;
using Pen.Hal.Simulated;

namespace Pen.Simulator.Measuring;

/// <summary>Gains of a PID in its standard form.</summary>
/// <param name="Name">Whose rule they follow.</param>
/// <param name="PermillePerHertz">Proportional gain.</param>
/// <param name="IntegralSeconds">Integral time.</param>
/// <param name="DerivativeSeconds">Derivative time; 0 for none.</param>
internal sealed record PidGains(
    string Name,
    double PermillePerHertz,
    double IntegralSeconds,
    double DerivativeSeconds
);

/// <summary>
/// A pen's maker would take the tuning that makes least of a load and still starts and changes levels without the
/// overshoot that the product forbids. So does this: of the textbook's tunings for a lag and a delay, the one with the
/// least integrated error of rated load steps among those that keep both overshoots, on the nominal plant at the lowest
/// and the highest level; if none does, the one with the least error.
/// </summary>
internal static class PidTuning
{
    // Half a period until the mean over a period has seen a change, half a period that an output is held on average.
    private const double DelaySeconds = PenController.PeriodMicroseconds * 1e-6;

    // The cell with which a bench would tune it.
    private const double Charge = 0.5;

    private static readonly int[] Levels = [RateLevels.First, RateLevels.Last];

    /// <summary>
    /// Lambda tuning (closed-loop time constant L): K = tau / (k (L + delay)), Ti = min(tau, 4 (L + delay)), with L the
    /// delay, which is as tight as Skogestad's rules advise, and with L the lag. Ziegler and Nichols by the ultimate
    /// gain, found where the phase of lag and delay is -180 degrees: PI 0.45 Ku, Tu / 1.2; PID 0.6 Ku, Tu / 2, Tu / 8.
    /// </summary>
    public static PidGains[] Tunings(PlantParameters nominal)
    {
        MotorEquation motor = new(nominal, Charge);
        double gain = motor.HertzPerPermille;
        double lag = motor.TimeConstant;
        double ultimate = UltimateFrequency(lag);
        double ultimateGain = Math.Sqrt(1 + (ultimate * lag * ultimate * lag)) / gain;
        double ultimatePeriod = Math.Tau / ultimate;
        return
        [
            Lambda("lambda PI (as the delay)", gain, lag, DelaySeconds),
            Lambda("lambda PI (as the lag)", gain, lag, lag),
            new("Ziegler-Nichols PI", 0.45 * ultimateGain, ultimatePeriod / 1.2, 0),
            new("Ziegler-Nichols PID", 0.6 * ultimateGain, ultimatePeriod / 2, ultimatePeriod / 8),
        ];
    }

    /// <summary>The tuning that a pen's maker would take.</summary>
    public static PidGains Choose(PlantParameters nominal, ulong seed)
    {
        var judged = Tunings(nominal).Select(gains => Judge(gains, nominal, seed)).ToArray();
        return judged.OrderBy(one => one.Overshoots).ThenBy(one => one.Amiss).First().Gains;
    }

    /// <summary>What a tuning makes of rated load steps, and whether it overshoots what the product promises.</summary>
    public static (PidGains Gains, double Amiss, bool Overshoots) Judge(
        PidGains gains,
        PlantParameters nominal,
        ulong seed
    )
    {
        double amiss = 0;
        bool overshoots = false;
        foreach (int level in Levels)
        {
            BaselineBench bench = new(
                nominal.Clone(),
                seed,
                new TextbookPid(gains),
                RateTrial.DepthMicrometres
            );
            RateResponses responses = RateSequence.Play(bench, level, Charge);
            double set = RateLevels.MillihertzOf(level) / 1e3;
            double neighbour = RateLevels.MillihertzOf(responses.Neighbour) / 1e3;
            amiss += responses.Steps.Average(step =>
                step.Trace.StrokesAmiss(set, RateSequence.ResponseMicroseconds, false)
            );
            overshoots |= Percent(responses.FirstSpinUp.Highest() / set) > Metrics.OvershootLater.Nominal;
            double up = Math.Max(set, neighbour);
            RateTrace change = neighbour > set ? responses.Away : responses.Back;
            overshoots |= Percent(change.Highest() / up) > Metrics.LevelOvershoot.Nominal;
        }
        return (gains, amiss / Levels.Length, overshoots);
    }

    private static double Percent(double ratio) => (ratio - 1) * 100;

    private static PidGains Lambda(string name, double gain, double lag, double closed) =>
        new(name, lag / (gain * (closed + DelaySeconds)), Math.Min(lag, 4 * (closed + DelaySeconds)), 0);

    // atan(w lag) + w delay = pi, by halving.
    private static double UltimateFrequency(double lag)
    {
        double low = 0;
        double high = Math.PI / DelaySeconds;
        for (int round = 0; round < 60; round++)
        {
            double middle = (low + high) / 2;
            bool beyond = Math.Atan(middle * lag) + (middle * DelaySeconds) > Math.PI;
            (low, high) = beyond ? (low, middle) : (middle, high);
        }
        return low;
    }
}
