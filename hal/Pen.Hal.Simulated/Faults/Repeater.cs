// Something that happens again and again for as long as a fault lasts.
using System;

namespace Pen.Hal.Simulated;

/// <summary>At rest it costs nothing: events exist only between a start and a stop.</summary>
internal sealed class Repeater(VirtualTime time)
{
    private int _run;

    /// <summary>
    /// Calls an action now, and again after the microseconds that it returns, 1 at least. What ran before stops.
    /// </summary>
    public void Start(Func<long> action)
    {
        int run = ++_run;
        void Beat()
        {
            if (run != _run)
            {
                return;
            }

            long next = time.NowMicroseconds + Math.Max(1, action());
            if (run == _run)
            {
                time.Schedule(next, Beat);
            }
        }
        Beat();
    }

    public void Stop() => _run++;
}
