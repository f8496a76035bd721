// Time as the controller sees it: what has passed since the last period, and whether to believe it.
namespace Pen.Control
{
    /// <summary>Turns the time of each period into an elapsed time that no clock error can stretch.</summary>
    public sealed class PeriodClock
    {
        /// <summary>Longest elapsed time taken over: keeps sums of milliseconds far from overflow.</summary>
        private const long LongestMicroseconds = 600L * 1000 * 1000;

        private const long StallMicroseconds = Limits.LoopStallMilliseconds * 1000L;
        private const long NotStarted = long.MaxValue;

        private long _last = NotStarted;
        private int _remainderMicroseconds;

        /// <summary>Milliseconds since the period before; the remainder is carried over. Never negative.</summary>
        public int ElapsedMilliseconds;

        /// <summary>Whole milliseconds since power-up as the sum of what elapsed.</summary>
        public long UptimeMilliseconds;

        /// <summary>Either of the two that follow is the case.</summary>
        public bool Irregular;

        /// <summary>The clock ran backwards (or stood still) in this period; a period's time was assumed.</summary>
        public bool RanBackwards;

        /// <summary>The loop stood still longer than is ridden out.</summary>
        public bool Stalled;

        /// <summary>Takes the time of a period.</summary>
        public void Update(long nowMicroseconds)
        {
            long elapsed = nowMicroseconds - _last;
            if (elapsed <= 0 || elapsed > StallMicroseconds || Irregular)
            {
                elapsed = Believe(elapsed);
            }
            _last = nowMicroseconds;
            int total = (int)elapsed + _remainderMicroseconds;
            int milliseconds = total / 1000;
            ElapsedMilliseconds = milliseconds;
            _remainderMicroseconds = total % 1000;
            UptimeMilliseconds += milliseconds;
        }

        // The first period, those that are out of the ordinary, and the one after.
        private long Believe(long elapsedMicroseconds)
        {
            bool first = _last == NotStarted;
            RanBackwards = !first && elapsedMicroseconds <= 0;
            Stalled = !first && elapsedMicroseconds > StallMicroseconds;
            Irregular = RanBackwards || Stalled;
            if (first || RanBackwards)
            {
                return PenController.PeriodMicroseconds;
            }
            return elapsedMicroseconds > LongestMicroseconds ? LongestMicroseconds : elapsedMicroseconds;
        }
    }
}
