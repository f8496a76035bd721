// How a rotor turned over a time: its rate and angle, sampled, and the numbers that promises are made of.
using System;
using System.Collections.Generic;

namespace Pen.Simulator.Measuring;

/// <summary>
/// Samples of the true rotor. The rate at a moment is the mean over the revolution that ends there: that is how many
/// strokes a second the skin gets, and skin that resists on one half of the stroke does not count as an error of it.
/// </summary>
internal sealed class RateTrace
{
    private readonly List<long> _at = [];
    private readonly List<double> _turns = [];
    private readonly List<double> _hertz = [];
    private int _zero;

    /// <summary>Number of samples.</summary>
    public int Count => _at.Count;

    /// <summary>World time of the event that is measured, in microseconds.</summary>
    public long ZeroMicroseconds => _at[_zero];

    /// <summary>Adds a sample; times rise.</summary>
    public void Add(long atMicroseconds, double turns, double hertz)
    {
        _at.Add(atMicroseconds);
        _turns.Add(turns);
        _hertz.Add(hertz);
    }

    /// <summary>What happens from the last sample on is the response.</summary>
    public void MarkZero() => _zero = _at.Count - 1;

    /// <summary>Rate at time 0, in hertz.</summary>
    public double HertzAtZero => _hertz[_zero];

    /// <summary>Time of a sample from zero, in microseconds.</summary>
    public long TimeOf(int sample) => _at[sample] - _at[_zero];

    /// <summary>The rate at a sample, with all its ripple, in hertz.</summary>
    public double HertzAt(int sample) => _hertz[sample];

    /// <summary>The rate at a sample as the mean over the revolution before it; before the first one, over what there is.</summary>
    public double RevolutionHertz(int sample)
    {
        double wanted = _turns[sample] - 1;
        if (sample == 0 || wanted <= _turns[0])
        {
            return _hertz[sample];
        }
        double from = TimeAtTurns(wanted, sample);
        return 1e6 / (_at[sample] - from);
    }

    /// <summary>Mean rate between two times from zero, in hertz.</summary>
    public double MeanHertz(long fromMicroseconds, long toMicroseconds) =>
        (TurnsAt(toMicroseconds) - TurnsAt(fromMicroseconds)) / (toMicroseconds - fromMicroseconds) * 1e6;

    /// <summary>
    /// The mean over a window that is furthest from a rate, as a signed share of it; windows lie between two times
    /// from zero.
    /// </summary>
    public double WorstMeanError(
        double setHertz,
        long fromMicroseconds,
        long toMicroseconds,
        long windowMicroseconds
    )
    {
        const long Step = 10_000;
        double worst = 0;
        for (long at = fromMicroseconds; at + windowMicroseconds <= toMicroseconds; at += Step)
        {
            double error = (MeanHertz(at, at + windowMicroseconds) / setHertz) - 1;
            worst = Math.Abs(error) > Math.Abs(worst) ? error : worst;
        }
        return worst;
    }

    /// <summary>Lowest momentary rate from zero on, in hertz.</summary>
    public double Lowest(long toMicroseconds = long.MaxValue)
    {
        double lowest = double.MaxValue;
        for (int i = _zero; i < Count && TimeOf(i) <= toMicroseconds; i++)
        {
            lowest = Math.Min(lowest, _hertz[i]);
        }
        return lowest;
    }

    /// <summary>Highest momentary rate between two times from zero, in hertz.</summary>
    public double Highest(long fromMicroseconds = 0, long toMicroseconds = long.MaxValue)
    {
        double highest = 0;
        for (int i = _zero; i < Count && TimeOf(i) <= toMicroseconds; i++)
        {
            highest = TimeOf(i) >= fromMicroseconds ? Math.Max(highest, _hertz[i]) : highest;
        }
        return highest;
    }

    /// <summary>Peak to peak over the last revolutions, as a share of their mean; the half of it is the ripple.</summary>
    public double Ripple(int revolutions)
    {
        double from = _turns[^1] - revolutions;
        double low = double.MaxValue;
        double high = 0;
        for (int i = Count - 1; i >= 0 && _turns[i] >= from; i--)
        {
            low = Math.Min(low, _hertz[i]);
            high = Math.Max(high, _hertz[i]);
        }
        return (high - low) / (high + low);
    }

    /// <summary>
    /// Microseconds from zero after which the rate stays within a band around a wanted one; infinite if it is not
    /// there by the end. Strokes count (mean of a revolution), or the moment where nothing ripples.
    /// </summary>
    public double SettledAfter(double setHertz, double band, bool momentary)
    {
        for (int i = Count - 1; i >= _zero; i--)
        {
            double hertz = momentary ? _hertz[i] : RevolutionHertz(i);
            if (Math.Abs(hertz - setHertz) > band * setHertz)
            {
                return i == Count - 1 ? double.PositiveInfinity : TimeOf(i + 1);
            }
        }
        return 0;
    }

    /// <summary>Integral of the rate's error from zero to a time: strokes too many or too few, all counted as amiss.</summary>
    public double StrokesAmiss(double setHertz, long toMicroseconds, bool momentary)
    {
        double sum = 0;
        for (int i = _zero + 1; i < Count && TimeOf(i) <= toMicroseconds; i++)
        {
            double hertz = momentary ? _hertz[i] : RevolutionHertz(i);
            sum += Math.Abs(hertz - setHertz) * (_at[i] - _at[i - 1]) * 1e-6;
        }
        return sum;
    }

    private double TurnsAt(long fromZero)
    {
        long at = fromZero + _at[_zero];
        int after = _at.BinarySearch(at);
        if (after >= 0)
        {
            return _turns[after];
        }
        after = Math.Clamp(~after, 1, Count - 1);
        double share = (double)(at - _at[after - 1]) / (_at[after] - _at[after - 1]);
        return _turns[after - 1] + ((_turns[after] - _turns[after - 1]) * share);
    }

    private double TimeAtTurns(double turns, int before)
    {
        int after = before;
        while (after > 1 && _turns[after - 1] > turns)
        {
            after--;
        }
        double rise = _turns[after] - _turns[after - 1];
        double share = rise > 0 ? (turns - _turns[after - 1]) / rise : 1;
        return _at[after - 1] + ((_at[after] - _at[after - 1]) * share);
    }
}
