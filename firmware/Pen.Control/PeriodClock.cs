// Time as the controller sees it: what has passed since the last period, and whether to believe it.
namespace Pen.Control
{
    /// <summary>Turns the time of each period into an elapsed time that no clock error can stretch.</summary>
    public sealed class PeriodClock
    {
        /// <summary>Longest elapsed time taken over: keeps sums of milliseconds far from overflow.</summary>
        private const long LongestMicroseconds = 600L * 1000 * 1000;

        private bool _started;
        private long _last;
        private int _remainderMicroseconds;

        /// <summary>Milliseconds since the period before; the remainder is carried over. Never negative.</summary>
        public int ElapsedMilliseconds;

        /// <summary>Whole milliseconds since power-up as the sum of what elapsed.</summary>
        public long UptimeMilliseconds;

        /// <summary>The clock ran backwards (or stood still) in this period; a period's time was assumed.</summary>
        public bool RanBackwards;

        /// <summary>The loop stood still longer than is ridden out.</summary>
        public bool Stalled;

        /// <summary>Takes the time of a period.</summary>
        public void Update(long nowMicroseconds)
        {
            long elapsed = _started ? nowMicroseconds - _last : PenController.PeriodMicroseconds;
            _started = true;
            _last = nowMicroseconds;
            RanBackwards = elapsed <= 0;
            Stalled = elapsed > Limits.LoopStallMilliseconds * 1000L;
            if (RanBackwards)
            {
                elapsed = PenController.PeriodMicroseconds;
            }
            else if (Stalled && elapsed > LongestMicroseconds)
            {
                elapsed = LongestMicroseconds;
            }
            int total = (int)elapsed + _remainderMicroseconds;
            ElapsedMilliseconds = total / 1000;
            _remainderMicroseconds = total - ElapsedMilliseconds * 1000;
            UptimeMilliseconds += ElapsedMilliseconds;
        }
    }
}
