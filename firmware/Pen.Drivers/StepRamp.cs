// The step intervals of an accelerating train, in whole microseconds, and how long such a train takes.
using System;

namespace Pen.Drivers
{
    /// <summary>
    /// A ramp of step intervals from a start rate to a cruise rate. The acceleration from each interval to
    /// the next stays at or below the limit, rounding included: rounding an ideal ramp to microseconds would
    /// ask for nearly twice its acceleration wherever two neighbouring intervals happen to round apart.
    /// </summary>
    public sealed class StepRamp
    {
        /// <summary>Most intervals of a ramp (contract of the step train).</summary>
        public const int MaxLength = 512;

        // Bounds that keep the products of the exact comparison below 63 bits.
        private const int SlowestMicroseconds = 1000;
        private const int FastestMicroseconds = 50;
        private const int MaxAcceleration = 1000000;
        private const long MicrosecondsPerSecond = 1000000L;

        // Time of the first n intervals, so that the duration of a train needs no loop.
        private readonly int[] _prefixMicroseconds;

        /// <summary>
        /// Builds a ramp. Throws for rates outside 1000 to 20 000 steps a second, a cruise rate below the
        /// start rate, an acceleration outside 1 to 1 000 000 steps/s2, or a ramp longer than
        /// <see cref="MaxLength"/>.
        /// </summary>
        /// <param name="startStepsPerSecond">Rate of the first step, at or below pull-in.</param>
        /// <param name="cruiseStepsPerSecond">Rate never exceeded.</param>
        /// <param name="accelerationStepsPerSecond2">Acceleration never exceeded between two intervals.</param>
        public StepRamp(int startStepsPerSecond, int cruiseStepsPerSecond, int accelerationStepsPerSecond2)
        {
            int start = IntervalOf(startStepsPerSecond);
            int cruise = IntervalOf(cruiseStepsPerSecond);
            if (
                cruise > start
                || accelerationStepsPerSecond2 < 1
                || accelerationStepsPerSecond2 > MaxAcceleration
            )
            {
                throw new ArgumentException("A ramp speeds up, at 1 to 1000000 steps/s2.");
            }

            ushort[] ramp = new ushort[MaxLength];
            int count = 0;
            int interval = start;
            while (true)
            {
                if (count == MaxLength)
                {
                    throw new ArgumentException("The ramp is too long for the step train.");
                }
                ramp[count] = (ushort)interval;
                count++;
                int next = Next(interval, cruise, accelerationStepsPerSecond2);
                // Where not even one microsecond less is allowed, this is the cruise rate.
                if (next == interval)
                {
                    break;
                }
                interval = next;
            }

            Intervals = new ushort[count];
            _prefixMicroseconds = new int[count + 1];
            for (int i = 0; i < count; i++)
            {
                Intervals[i] = ramp[i];
                _prefixMicroseconds[i + 1] = _prefixMicroseconds[i] + ramp[i];
            }
        }

        /// <summary>
        /// Interval before the n-th step in microseconds, falling, the cruise interval last. Not to be
        /// written.
        /// </summary>
        public readonly ushort[] Intervals;

        /// <summary>
        /// Microseconds from the start of a train to its last pulse, by the rule of the step train contract.
        /// </summary>
        /// <param name="steps">0 to 1000 steps; 0 and less take no time.</param>
        public int DurationMicroseconds(int steps)
        {
            if (steps <= 0)
            {
                return 0;
            }
            int length = Intervals.Length;
            int half = steps / 2;
            int ramped = half < length ? half : length;
            int middle = Intervals[ramped < length ? ramped : length - 1];
            return 2 * _prefixMicroseconds[ramped] + (steps - 2 * ramped) * middle;
        }

        private static int IntervalOf(int stepsPerSecond)
        {
            if (stepsPerSecond <= 0)
            {
                throw new ArgumentException("A step rate is positive.");
            }
            // Rounded up: the rate is a limit.
            int interval = (int)((MicrosecondsPerSecond + stepsPerSecond - 1) / stepsPerSecond);
            if (interval < FastestMicroseconds || interval > SlowestMicroseconds)
            {
                throw new ArgumentException("Step rates are 1000 to 20000 steps a second.");
            }
            return interval;
        }

        // The shortest interval j after an interval i with v(j)^2 - v(i)^2 <= 2a, multiplied out to stay
        // exact.
        private static int Next(int interval, int cruise, int acceleration)
        {
            long square = (long)interval * interval;
            long limit = 2L * acceleration;
            int next = interval;
            while (next > cruise)
            {
                long candidate = (long)(next - 1) * (next - 1);
                long gained = MicrosecondsPerSecond * MicrosecondsPerSecond * (square - candidate);
                if (gained > limit * square * candidate)
                {
                    break;
                }
                next--;
            }
            return next;
        }
    }
}
