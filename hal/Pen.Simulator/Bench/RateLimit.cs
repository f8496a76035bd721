// How many messages a page may send.
using System.Diagnostics;

namespace Pen.Simulator.Bench;

/// <summary>A bucket that fills with time and empties with messages. For one thread.</summary>
internal sealed class RateLimit
{
    /// <summary>Messages a second that are always fine.</summary>
    public const int PerSecond = 60;

    /// <summary>Messages at once.</summary>
    public const int AtOnce = 120;

    /// <summary>A page that goes on after so many refusals is let go.</summary>
    public const int MostRefusals = 240;

    private double _left = AtOnce;
    private long _ticks = Stopwatch.GetTimestamp();
    private int _refusals;

    /// <summary>A page that does not listen.</summary>
    public bool IsHopeless => _refusals > MostRefusals;

    /// <summary>One more message; false if it is one too many.</summary>
    public bool TryTake(long ticks)
    {
        double seconds = Stopwatch.GetElapsedTime(_ticks, ticks).TotalSeconds;
        _ticks = ticks;
        _left = double.Min(AtOnce, _left + seconds * PerSecond);
        if (_left < 1)
        {
            _refusals++;
            return false;
        }
        _left--;
        return true;
    }
}
