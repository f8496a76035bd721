// Properties of the trains that the ramp makes, exact on their intervals, against the actuator and the optimal move.
using System;
using nanoFramework.TestFramework;
using Pen.Hal;

namespace Pen.Drivers.Tests
{
    [TestClass]
    public sealed class StepRampTests
    {
        // The actuator's limits in quarter steps: 500 and 1600 full steps/s, 60 000 full steps/s2.
        private const long PullIn = 2000;
        private const long Fastest = 6400;
        private const long Hardest = 240000;
        private const long SecondSquared = 1000000000000L;

        private const int LongestTrain = 2000;

        [TestMethod]
        [Proves("PEN-039")]
        public void Rates_stay_below_pull_in_at_the_start_and_below_the_limit_at_cruise()
        {
            ushort[] intervals = Fast().Intervals;
            int cruise = intervals[intervals.Length - 1];
            Assert.IsTrue(intervals[0] * PullIn >= 1000000);
            Assert.IsTrue(cruise * Fastest >= 1000000);
            Assert.AreEqual(163, cruise);
        }

        [TestMethod]
        public void Intervals_never_rise_and_fit_the_train_contract()
        {
            ushort[] intervals = Fast().Intervals;
            Assert.IsTrue(intervals.Length >= 1 && intervals.Length <= 512);
            for (int i = 1; i < intervals.Length; i++)
            {
                Assert.IsTrue(intervals[i] < intervals[i - 1], "interval " + i);
                Assert.IsTrue(intervals[i] >= 50 && intervals[i] <= 32767, "interval " + i);
            }
        }

        [TestMethod]
        [Proves("PEN-039")]
        public void Every_train_of_1_to_2000_steps_keeps_pull_in_speed_and_acceleration_and_is_symmetrical()
        {
            StepTrainPattern pattern = Fast().Pattern;
            for (int steps = 1; steps <= LongestTrain; steps += Stride(steps))
            {
                AssertWithinLimits(pattern, steps);
            }
        }

        [TestMethod]
        public void Every_train_of_1_to_2000_steps_has_as_many_intervals_and_lasts_their_sum()
        {
            StepTrainPattern pattern = Fast().Pattern;
            for (int steps = 1; steps <= LongestTrain; steps += Stride(steps))
            {
                int sum = 0;
                for (int i = 0; i < steps; i++)
                {
                    sum += pattern.IntervalMicroseconds(steps, i);
                }
                Assert.AreEqual(sum, pattern.DurationMicroseconds(steps), steps + " steps");
            }
            Assert.AreEqual(0, pattern.DurationMicroseconds(0));
            Assert.AreEqual(0, pattern.DurationMicroseconds(-5));
        }

        [TestMethod]
        [Proves("PEN-039")]
        public void Every_move_of_1_to_2000_steps_is_within_8_percent_of_the_time_optimal_one()
        {
            StepTrainPattern pattern = Fast().Pattern;
            for (int steps = 1; steps <= LongestTrain; steps++)
            {
                double ratio = pattern.DurationMicroseconds(steps) / OptimalMicroseconds(steps);
                Assert.IsTrue(ratio >= 1.0 && ratio <= 1.08, steps + " steps");
            }
        }

        [TestMethod]
        public void A_ramp_goes_as_hard_as_whole_microseconds_let_it()
        {
            ushort[] intervals = Fast().Intervals;
            long hardest = StepperDrive.AccelerationFullSteps * 4;
            for (int i = 1; i < intervals.Length - 1; i++)
            {
                Assert.IsTrue(IsWithin(intervals[i - 1], intervals[i], hardest), "interval " + i);
                Assert.IsFalse(IsWithin(intervals[i - 1], intervals[i] - 1, hardest), "interval " + i);
            }
        }

        [TestMethod]
        public void Aramp_of_one_rate_is_a_single_interval()
        {
            StepRamp slow = new StepRamp(2000, 2000, 1);
            Assert.AreEqual(1, slow.Intervals.Length);
            Assert.AreEqual(500, (int)slow.Intervals[0]);
            Assert.AreEqual(5000, slow.Pattern.DurationMicroseconds(10));
        }

        [TestMethod]
        [DataRow(0, 2000, 1000)]
        [DataRow(999, 2000, 1000)]
        [DataRow(3000, 2000, 1000)]
        [DataRow(2000, 20500, 1000)]
        [DataRow(2000, 6000, 0)]
        [DataRow(2000, 6000, 1000001)]
        public void Impossibleramps_are_refused_at_construction(int start, int cruise, int acceleration)
        {
            Assert.ThrowsException(
                typeof(ArgumentException),
                () => new StepRamp(start, cruise, acceleration)
            );
        }

        private static StepRamp Fast()
        {
            return new StepRamp(
                StepperDrive.StartFullSteps * 4,
                StepperDrive.CruiseFullSteps * 4,
                StepperDrive.AccelerationFullSteps * 4
            );
        }

        // Every length until cruise is reached and well after; from there on a train only gets longer.
        private static int Stride(int steps)
        {
            return steps < 300 ? 1 : 170;
        }

        private static void AssertWithinLimits(StepTrainPattern pattern, int steps)
        {
            int before = pattern.IntervalMicroseconds(steps, 0);
            Assert.IsTrue(before * PullIn >= 1000000, steps + " steps: start");
            for (int i = 0; i < steps; i++)
            {
                int interval = pattern.IntervalMicroseconds(steps, i);
                bool sound =
                    interval * Fastest >= 1000000
                    && IsWithin(before, interval, Hardest)
                    && IsWithin(interval, before, Hardest)
                    && interval == pattern.IntervalMicroseconds(steps, steps - 1 - i);
                if (!sound)
                {
                    Assert.IsTrue(false, steps + " steps: interval " + i);
                }
                before = interval;
            }
        }

        // 1/next^2 - 1/interval^2 <= 2a, multiplied out: whole numbers below 2^63 for intervals to 1000 us.
        private static bool IsWithin(long interval, long next, long acceleration)
        {
            long square = interval * interval;
            long nextSquare = next * next;
            return SecondSquared * (square - nextSquare) <= 2 * acceleration * square * nextSquare;
        }

        private static double OptimalMicroseconds(int steps)
        {
            double ramp = (double)(Fastest * Fastest - PullIn * PullIn) / (2 * Hardest);
            if (2 * ramp <= steps)
            {
                return 1e6 * (2.0 * (Fastest - PullIn) / Hardest + (steps - 2 * ramp) / Fastest);
            }
            double peak = RootOf(PullIn * PullIn + Hardest * steps);
            return 1e6 * 2 * (peak - PullIn) / Hardest;
        }

        // Newton's way: from above, to the last digit long before the twentieth step.
        private static double RootOf(double square)
        {
            double root = Fastest;
            for (int i = 0; i < 20; i++)
            {
                root = (root + square / root) / 2;
            }
            return root;
        }
    }
}
