// A hardware pulse counter: what has come in on its net since power-up, latched together with the time.
using System;

namespace Pen.Hal.Simulated;

/// <summary>Counts by asking its source for a running total; only the difference since power-up matters.</summary>
internal sealed class PulseCounterPort : IPulseCounter
{
    private readonly PowerSession _power;
    private readonly BoardClock _clock;
    private readonly Func<long> _total;
    private readonly long _start;

    public PulseCounterPort(PowerSession power, BoardClock clock, Func<long> total)
    {
        _power = power;
        _clock = clock;
        _total = total;
        _start = total();
    }

    public long Count { get; private set; }

    public long SampledAtMicroseconds { get; private set; }

    public void Sample()
    {
        if (_power.IsAlive)
        {
            Count = _total() - _start;
            SampledAtMicroseconds = _clock.Read(_power);
        }
    }
}
