// The step intervals of a train that accelerates evenly from pull-in, in whole microseconds.
using System;
using Pen.Hal;

namespace Pen.Drivers
{
    /// <summary>
    /// The one generator of step intervals: a ramp from a start rate to a cruise rate, which
    /// <see cref="StepTrainPattern"/> turns into trains of any length, for every port alike.
    /// </summary>
    /// <remarks>
    /// An interval i is a mean rate of 1/i over one step. Even acceleration a over a step means that the square of
    /// the rate grows by 2a, so of an interval i the next is the shortest whole j >= cruise with
    /// <c>1/j^2 - 1/i^2 &lt;= 2a</c>, multiplied out to whole numbers: the limit is met exactly and never crossed,
    /// rounding included. (Rounding the ideal ramp to whole microseconds instead would ask for nearly twice its
    /// acceleration wherever two neighbours happen to round apart.) By time, between the middles of two
    /// intervals, the acceleration is 4ij/(i+j)^2 of that: less still.
    /// What it costs: j is rounded up by less than a microsecond, so a step gains less than it might by at most
    /// 2/j^3, and the rounding does not add up, because each step starts from the interval really sent. The ramp
    /// ends where one microsecond less would be too much, at the cruise rate or where 2a falls below 2/j^3.
    /// </remarks>
    public sealed class StepRamp
    {
        /// <summary>Most intervals of a ramp (contract of the step train).</summary>
        public const int MaxLength = StepTrainPattern.MaxRamp;

        // Bounds that keep the products of the exact comparison below 63 bits.
        private const int SlowestMicroseconds = 1000;
        private const int FastestMicroseconds = 50;
        private const int MaxAcceleration = 1000000;
        private const long MicrosecondsPerSecond = 1000000L;

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
            Array.Copy(ramp, 0, Intervals, 0, count);
            Pattern = new StepTrainPattern(Intervals);
        }

        /// <summary>
        /// Interval before the n-th step in microseconds, falling, the cruise interval last. Not to be
        /// written.
        /// </summary>
        public readonly ushort[] Intervals;

        /// <summary>The trains that this ramp makes.</summary>
        public readonly StepTrainPattern Pattern;

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
