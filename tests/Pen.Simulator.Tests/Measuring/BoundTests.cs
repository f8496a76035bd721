// The bounds, against what can be worked out by hand.
using System;
using Pen.Hal.Simulated;
using Pen.Simulator.Measuring;

namespace Pen.Simulator.Tests.Measuring;

[TestClass]
public sealed class BoundTests
{
    [TestMethod]
    public void Without_friction_load_or_back_EMF_a_spin_up_at_the_current_limit_is_a_straight_line()
    {
        PlantParameters plant = new();
        plant.Set("motor.coulomb", 0);
        plant.Set("motor.viscous", 0);
        plant.Set("driver.current_limit", 0.2);
        RateTrace ideal = IdealRate.SpinUp(new MotorEquation(plant, 1), 90, 1_500_000);
        double acceleration = plant.Get("motor.constant") * 0.2 / plant.Get("motor.inertia");
        double expected = 0.98 * 90 * Math.Tau / acceleration * 1e6;
        Assert.AreEqual(expected, ideal.SettledAfter(90, 0.02, true), 600);
    }

    [TestMethod]
    public void The_unavoidable_dip_falls_along_the_motor_s_own_exponential()
    {
        PlantParameters plant = new();
        plant.Set("motor.viscous", 0);
        MotorEquation motor = new(plant, 1);
        double duty = motor.DutyPermille(120, 0) / 1000;
        // The mean over crank angles is what a load without ripple would do.
        double dip = 0;
        const int Angles = 16;
        for (int i = 0; i < Angles; i++)
        {
            LoadMoment moment = new(120, Math.Tau * i / Angles, duty, 20_000);
            RateTrace trace = IdealRate.LoadStep(motor, moment, RateSequence.RatedLoad, 120, 20_000);
            dip += (120 - trace.HertzAt(trace.Count - 1)) / Angles;
        }
        double resistance =
            plant.Get("motor.resistance")
            + plant.Get("driver.resistance")
            + (duty * duty * plant.Get("battery.resistance"));
        double constant = plant.Get("motor.constant");
        double time = resistance * plant.Get("motor.inertia") / (constant * constant);
        double whole = RateSequence.RatedLoad * resistance / (constant * constant) / Math.Tau;
        Assert.AreEqual(whole * (1 - Math.Exp(-0.020 / time)), dip, 0.15);
    }

    [TestMethod]
    public void The_reachable_rate_is_where_full_duty_holds_the_load()
    {
        MotorEquation motor = new(new PlantParameters(), 0.12);
        double reachable = motor.ReachableHertz(RateSequence.RatedLoad);
        Assert.AreEqual(1000, motor.DutyPermille(reachable, RateSequence.RatedLoad), 0.5);
    }

    [TestMethod]
    public void The_skin_s_shape_has_a_mean_of_one_and_is_nothing_on_the_way_back()
    {
        MotorEquation motor = new(new PlantParameters(), 1);
        double sum = 0;
        for (int i = 0; i < 10_000; i++)
        {
            sum += motor.SkinShape(Math.Tau * (i + 0.5) / 10_000) / 10_000;
        }
        Assert.AreEqual(1, sum, 1e-4);
        Assert.AreEqual(0, motor.SkinShape(4));
    }

    [TestMethod]
    public void A_long_move_is_two_ramps_and_a_cruise_a_short_one_turns_round()
    {
        StepperBound bound = new(new PlantParameters());
        // 500 to 1600 full steps/s at 60 000/s2: 18.33 ms and 19.25 full steps each way; 61.5 remain at 1600.
        Assert.AreEqual(36_667 + 38_437, bound.MoveMicroseconds(401), 10);
        Assert.AreEqual(18_333 + ((100 - 19.25) / 1600 * 1e6), bound.PassMicroseconds(401), 10);
        Assert.AreEqual(200_000, bound.ConstantMicroseconds(401), 1e-6);
        // 8 full steps: up to sqrt(500^2 + 60 000 * 8) = 854.4 and down again.
        Assert.AreEqual(2 * (854.4 - 500) / 60_000 * 1e6, bound.MoveMicroseconds(33), 10);
        Assert.AreEqual(0, bound.MoveMicroseconds(1));
    }
}
