// Properties of the step ramp, against the actuator's limits and the time-optimal move.
using System;
using nanoFramework.TestFramework;

namespace Pen.Drivers.Tests
{
    [TestClass]
    public sealed class StepRampTests
    {
        // The actuator's limits in quarter steps: 500 and 1600 full steps/s, 60 000 full steps/s2.
        private const double PullIn = 2000;
        private const double Fastest = 6400;
        private const double Hardest = 240000;

        [TestMethod]
        [Proves("PEN-039")]
        public void Rates_stay_below_pull_in_at_the_start_and_below_the_limit_at_cruise()
        {
            ushort[] intervals = Fast().Intervals;
            int cruise = intervals[intervals.Length - 1];
            Assert.IsTrue(1e6 / intervals[0] <= PullIn);
            Assert.IsTrue(1e6 / cruise <= Fastest);
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
        public void Acceleration_between_any_two_intervals_stays_below_the_actuators_limit()
        {
            ushort[] intervals = Fast().Intervals;
            for (int i = 1; i < intervals.Length; i++)
            {
                double slow = 1e6 / intervals[i - 1];
                double fast = 1e6 / intervals[i];
                double byDistance = (fast * fast - slow * slow) / 2;
                double byTime = (fast - slow) / ((intervals[i - 1] + intervals[i]) / 2e6);
                Assert.IsTrue(byDistance < Hardest * 0.98, "interval " + i);
                Assert.IsTrue(byTime < Hardest * 0.98, "interval " + i);
            }
        }

        [TestMethod]
        [Proves("PEN-039")]
        public void Every_move_is_within_8_percent_of_the_time_optimal_one()
        {
            StepRamp ramp = Fast();
            for (int steps = 2; steps <= 1000; steps++)
            {
                double ratio = ramp.DurationMicroseconds(steps) / OptimalMicroseconds(steps);
                Assert.IsTrue(ratio >= 1.0 && ratio <= 1.08, steps + " steps");
            }
        }

        [TestMethod]
        public void Duration_without_a_loop_is_the_sum_of_the_contracts_intervals()
        {
            StepRamp ramp = Fast();
            for (int steps = 1; steps <= 1000; steps++)
            {
                int length = ramp.Intervals.Length;
                int ramped = steps / 2 < length ? steps / 2 : length;
                int sum = 0;
                for (int i = 0; i < steps; i++)
                {
                    int fromEnd = steps - 1 - i;
                    sum +=
                        i < ramped ? ramp.Intervals[i]
                        : fromEnd < ramped ? ramp.Intervals[fromEnd]
                        : ramp.Intervals[ramped < length ? ramped : length - 1];
                }
                Assert.AreEqual(sum, ramp.DurationMicroseconds(steps), steps + " steps");
            }
            Assert.AreEqual(0, ramp.DurationMicroseconds(0));
            Assert.AreEqual(0, ramp.DurationMicroseconds(-5));
        }

        [TestMethod]
        public void Aramp_of_one_rate_is_a_single_interval()
        {
            StepRamp slow = new StepRamp(2000, 2000, 1);
            Assert.AreEqual(1, slow.Intervals.Length);
            Assert.AreEqual(500, (int)slow.Intervals[0]);
            Assert.AreEqual(5000, slow.DurationMicroseconds(10));
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

        private static double OptimalMicroseconds(int steps)
        {
            double ramp = (Fastest * Fastest - PullIn * PullIn) / (2 * Hardest);
            if (2 * ramp <= steps)
            {
                return 1e6 * (2 * (Fastest - PullIn) / Hardest + (steps - 2 * ramp) / Fastest);
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
