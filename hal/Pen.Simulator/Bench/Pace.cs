// How fast the pen's time passes beside the world's.
using System;
using System.Diagnostics;

namespace Pen.Simulator.Bench;

/// <summary>Says how far the pen's time should be by now. For one thread.</summary>
internal sealed class Pace
{
    /// <summary>Least speed: twenty seconds for one of the pen's.</summary>
    public const double Slowest = 0.05;

    /// <summary>Greatest speed.</summary>
    public const double Fastest = 50;

    // Told for so long after it was last so, that a person can read it.
    private const double LimitedSeconds = 1;

    private long _fromTicks;
    private long _fromMicroseconds;
    private long _limitedTicks;
    private bool _wasLimited;

    /// <summary>The pen's seconds in one of the world's.</summary>
    public double Speed { get; private set; } = 1;

    /// <summary>The pen's time stands.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>The computer could not keep the speed a moment ago.</summary>
    public bool IsLimited =>
        _wasLimited && Stopwatch.GetElapsedTime(_limitedTicks).TotalSeconds < LimitedSeconds;

    /// <summary>Time goes on from here and now.</summary>
    public void Anchor(long microseconds, long ticks)
    {
        _fromMicroseconds = microseconds;
        _fromTicks = ticks;
    }

    /// <summary>Another speed, clamped by the caller, from here and now.</summary>
    public void SetSpeed(double speed, long microseconds, long ticks)
    {
        Speed = Math.Clamp(speed, Slowest, Fastest);
        Anchor(microseconds, ticks);
    }

    /// <summary>Time stands from here, or goes on.</summary>
    public void Pause(bool paused, long microseconds, long ticks)
    {
        IsPaused = paused;
        Anchor(microseconds, ticks);
    }

    /// <summary>Where the pen's time should be.</summary>
    public long TargetAt(long ticks) =>
        _fromMicroseconds
        + (long)(Stopwatch.GetElapsedTime(_fromTicks, ticks).TotalMicroseconds * (IsPaused ? 0 : Speed));

    /// <summary>What was missed is given up: time goes on from where it is.</summary>
    public void GiveUp(long microseconds, long ticks)
    {
        _wasLimited = true;
        _limitedTicks = ticks;
        Anchor(microseconds, ticks);
    }
}
