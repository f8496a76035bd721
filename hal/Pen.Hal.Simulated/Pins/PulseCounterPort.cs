// A hardware pulse counter: what has come in on its net since power-up, latched together with the time.
using System;

namespace Pen.Hal.Simulated;

/// <summary>Counts by asking its source for a running total; only the difference since power-up matters.</summary>
internal sealed class PulseCounterPort : IPulseCounter
{
    private readonly PowerSession _power;
    private readonly Func<long> _total;
    private readonly long _start;

    public PulseCounterPort(PowerSession power, Func<long> total)
    {
        _power = power;
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
            SampledAtMicroseconds = _power.NowMicroseconds;
        }
    }
}
