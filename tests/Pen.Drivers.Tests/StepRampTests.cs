// Properties of the step ramp, against the actuator's limits and the time-optimal move.
using System;

namespace Pen.Drivers.Tests;

[TestClass]
public sealed class StepRampTests
{
    // The actuator's limits in quarter steps: 500 and 1600 full steps/s, 60 000 full steps/s2.
    private const double PullIn = 2000;
    private const double Fastest = 6400;
    private const double Hardest = 240000;

    private readonly StepRamp _ramp = new(
        StepperDrive.StartFullSteps * 4,
        StepperDrive.CruiseFullSteps * 4,
        StepperDrive.AccelerationFullSteps * 4
    );

    [TestMethod]
    public void Rates_stay_below_pull_in_at_the_start_and_below_the_limit_at_cruise()
    {
        Assert.IsLessThanOrEqualTo(PullIn, 1e6 / _ramp.Intervals[0]);
        Assert.IsLessThanOrEqualTo(Fastest, 1e6 / _ramp.Intervals[^1]);
        Assert.AreEqual(163, (int)_ramp.Intervals[^1]);
    }

    [TestMethod]
    public void Intervals_never_rise_and_fit_the_train_contract()
    {
        Assert.IsInRange(1, 512, _ramp.Intervals.Length);
        for (int i = 1; i < _ramp.Intervals.Length; i++)
        {
            Assert.IsLessThan(_ramp.Intervals[i - 1], _ramp.Intervals[i]);
            Assert.IsInRange(50, 32767, (int)_ramp.Intervals[i]);
        }
    }

    [TestMethod]
    public void Acceleration_between_any_two_intervals_stays_below_the_actuators_limit()
    {
        for (int i = 1; i < _ramp.Intervals.Length; i++)
        {
            double slow = 1e6 / _ramp.Intervals[i - 1];
            double fast = 1e6 / _ramp.Intervals[i];
            double byDistance = (fast * fast - slow * slow) / 2;
            double byTime = (fast - slow) / ((_ramp.Intervals[i - 1] + _ramp.Intervals[i]) / 2e6);
            Assert.IsLessThan(Hardest * 0.98, byDistance);
            Assert.IsLessThan(Hardest * 0.98, byTime);
        }
    }

    [TestMethod]
    public void Every_move_is_within_8_percent_of_the_time_optimal_one()
    {
        for (int steps = 2; steps <= 1000; steps++)
        {
            double ratio = _ramp.DurationMicroseconds(steps) / OptimalMicroseconds(steps);
            Assert.IsInRange(1.0, 1.08, ratio, steps + " steps");
        }
    }

    [TestMethod]
    public void Duration_without_a_loop_is_the_sum_of_the_contracts_intervals()
    {
        for (int steps = 1; steps <= 1000; steps++)
        {
            int length = _ramp.Intervals.Length;
            int ramped = Math.Min(steps / 2, length);
            int sum = 0;
            for (int i = 0; i < steps; i++)
            {
                int fromEnd = steps - 1 - i;
                sum +=
                    i < ramped ? _ramp.Intervals[i]
                    : fromEnd < ramped ? _ramp.Intervals[fromEnd]
                    : _ramp.Intervals[Math.Min(ramped, length - 1)];
            }
            Assert.AreEqual(sum, _ramp.DurationMicroseconds(steps), steps + " steps");
        }
        Assert.AreEqual(0, _ramp.DurationMicroseconds(0));
        Assert.AreEqual(0, _ramp.DurationMicroseconds(-5));
    }

    [TestMethod]
    public void A_ramp_of_one_rate_is_a_single_interval()
    {
        StepRamp slow = new(2000, 2000, 1);
        Assert.HasCount(1, slow.Intervals);
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
    public void Impossible_ramps_are_refused_at_construction(int start, int cruise, int acceleration) =>
        Assert.ThrowsExactly<ArgumentException>(() => new StepRamp(start, cruise, acceleration));

    private static double OptimalMicroseconds(int steps)
    {
        double ramp = (Fastest * Fastest - PullIn * PullIn) / (2 * Hardest);
        if (2 * ramp <= steps)
        {
            return 1e6 * (2 * (Fastest - PullIn) / Hardest + (steps - 2 * ramp) / Fastest);
        }
        double peak = Math.Sqrt(PullIn * PullIn + Hardest * steps);
        return 1e6 * 2 * (peak - PullIn) / Hardest;
    }
}
