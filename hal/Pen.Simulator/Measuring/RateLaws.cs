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
