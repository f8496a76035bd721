// When the next control period starts, on a processor whose sleep ends at ticks.
using Pen.Control;

namespace Pen.App
{
    /// <summary>
    /// A timetable of one period every 20 ms by the microsecond clock. Sleep on the device ends at ticks 10 ms
    /// apart (FreeRTOS at 100 Hz), so a period takes the tick nearest to its time. A late period does not shift
    /// the timetable and so nothing drifts; one that is late by half a period or more starts a new timetable
    /// instead: periods are never made up for, because their heartbeats would come too close together.
    /// </summary>
    public sealed class PeriodPacer
    {
        /// <summary>Time between two ticks of the device in microseconds.</summary>
        public const int TickMicroseconds = 10000;

        /// <summary>
        /// Ticks slept through before a period at most: with a clock that stands still, or was set back, periods
        /// still come every 30 ms, so that the controller gets to see the fault.
        /// </summary>
        public const int MaxTicks = 3;

        /// <summary>A period that starts this long after its time is late, in microseconds.</summary>
        public const int LateMicroseconds = PenController.PeriodMicroseconds / 2;

        private const int EarlyMicroseconds = TickMicroseconds / 2;

        // Before the first period: long ago, so that nothing is early, and far from any timetable.
        private long _earliestMicroseconds = long.MinValue;
        private long _dueAtMicroseconds = long.MaxValue;
        private long _startedAtMicroseconds = long.MaxValue;

        /// <summary>Periods that started late. Says how often the processor was busy elsewhere.</summary>
        public int LatePeriods;

        /// <summary>Longest time between the starts of two periods, in microseconds; 0 before the second one.</summary>
        public int LongestSpacingMicroseconds;

        /// <summary>
        /// True if the next period's time is still more than half a tick away, or the last period so near that
        /// this one would get no heartbeat.
        /// </summary>
        public bool IsEarly(long nowMicroseconds)
        {
            return nowMicroseconds < _earliestMicroseconds;
        }

        /// <summary>A period starts now.</summary>
        public void Start(long nowMicroseconds)
        {
            long spacing = nowMicroseconds - _startedAtMicroseconds;
            _startedAtMicroseconds = nowMicroseconds;
            if (spacing > LongestSpacingMicroseconds)
            {
                LongestSpacingMicroseconds = spacing > int.MaxValue ? int.MaxValue : (int)spacing;
            }
            long due = _dueAtMicroseconds;
            long late = nowMicroseconds - due;
            if (late >= LateMicroseconds || late < -LateMicroseconds)
            {
                LatePeriods += late > 0 ? 1 : 0;
                due = nowMicroseconds;
            }
            due += PenController.PeriodMicroseconds;
            _dueAtMicroseconds = due;
            long earliest = due - EarlyMicroseconds;
            long spaced = nowMicroseconds + PenLoop.MinSpacingMicroseconds;
            _earliestMicroseconds = earliest > spaced ? earliest : spaced;
        }
    }
}
