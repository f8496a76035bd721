// The two rate laws that the pen is measured against: a fixed duty, and a textbook PID.
using System;
using Pen.Control;
using Pen.Hal.Simulated;

namespace Pen.Simulator.Measuring;

/// <summary>
/// What simple pens do: each level is a duty, set by the maker so that the nominal motor turns at the level's rate with
/// a full cell and nothing pressed. Nothing is looked at.
/// </summary>
internal sealed class FixedDuty : IRateLaw
{
    private readonly int[] _duties = new int[RateLevels.Last + 1];

    /// <summary>Duties for the levels, of the nominal motor.</summary>
    public FixedDuty(PlantParameters nominal)
    {
        MotorEquation motor = new(nominal, 1);
        for (int level = RateLevels.First; level <= RateLevels.Last; level++)
        {
            double duty = motor.DutyPermille(RateLevels.MillihertzOf(level) / 1e3, 0);
            _duties[level] = (int)Math.Round(duty);
        }
    }

    /// <inheritdoc/>
    public void Reset() { }

    /// <inheritdoc/>
    public int Duty(int level, double hertz) => _duties[level];
}

/// <summary>Gains of a PID in its standard form.</summary>
/// <param name="Name">Who tuned it.</param>
/// <param name="PermillePerHertz">Proportional gain.</param>
/// <param name="IntegralSeconds">Integral time.</param>
/// <param name="DerivativeSeconds">Derivative time; 0 for none.</param>
internal sealed record PidGains(
    string Name,
    double PermillePerHertz,
    double IntegralSeconds,
    double DerivativeSeconds
)
{
    // Half a period until the mean over a period has seen a change, half a period that an output is held on average.
    private const double DelaySeconds = PenController.PeriodMicroseconds * 1e-6;

    // The cell with which a bench would tune it.
    private const double TuningCharge = 0.5;

    /// <summary>
    /// The tunings that a textbook offers for a lag and a delay, on the nominal motor at a half-full cell: the table's
    /// baseline is whichever makes the least of a load step there. Lambda (Skogestad's rules, closed-loop time constant
    /// = delay): K = tau / (k 2 delay), Ti = min(tau, 8 delay). Ziegler and Nichols by the ultimate gain, found where
    /// the phase of lag and delay is -180 degrees: PI 0.45 Ku, Tu / 1.2; PID 0.6 Ku, Tu / 2, Tu / 8.
    /// </summary>
    public static PidGains[] Tunings(PlantParameters nominal)
    {
        MotorEquation motor = new(nominal, TuningCharge);
        double gain = motor.HertzPerPermille;
        double lag = motor.TimeConstant;
        double lambda = lag / (gain * 2 * DelaySeconds);
        double ultimate = UltimateFrequency(lag);
        double ultimateGain = Math.Sqrt(1 + (ultimate * lag * ultimate * lag)) / gain;
        double ultimatePeriod = Math.Tau / ultimate;
        return
        [
            new("lambda PI", lambda, Math.Min(lag, 8 * DelaySeconds), 0),
            new("Ziegler-Nichols PI", 0.45 * ultimateGain, ultimatePeriod / 1.2, 0),
            new("Ziegler-Nichols PID", 0.6 * ultimateGain, ultimatePeriod / 2, ultimatePeriod / 8),
        ];
    }

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

/// <summary>
/// A PID of the textbook on encoder and duty, at the pen's period: no feed-forward, no voltage measured, the set rate
/// applied at once, derivative of the measured rate, and the plain anti-windup that stops the integral at a limit.
/// </summary>
internal sealed class TextbookPid(PidGains gains) : IRateLaw
{
    private const double PeriodSeconds = PenController.PeriodMicroseconds * 1e-6;

    private double _integral;
    private double _before;

    /// <inheritdoc/>
    public void Reset()
    {
        _integral = 0;
        _before = 0;
    }

    /// <inheritdoc/>
    public int Duty(int level, double hertz)
    {
        double error = (RateLevels.MillihertzOf(level) / 1e3) - hertz;
        double slope = (hertz - _before) / PeriodSeconds;
        _before = hertz;
        double step = error * PeriodSeconds / gains.IntegralSeconds;
        double wanted =
            gains.PermillePerHertz * (error + _integral + step - (slope * gains.DerivativeSeconds));
        if (wanted is >= 0 and <= 1000 || error < 0 == wanted > 0)
        {
            _integral += step;
        }
        return (int)Math.Round(Math.Clamp(wanted, 0, 1000));
    }
}
