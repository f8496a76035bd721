// The baselines do what they are meant to: sag by what theory says, settle, and stay what a textbook has.
using System;
using System.Linq;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.Measuring;

namespace Pen.Simulator.Tests.Measuring;

[TestClass]
public sealed class BaselineTests
{
    private const double Charge = 0.5;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    [DataRow(5)]
    public void A_fixed_duty_sags_by_load_times_resistance_over_the_constant_squared(int level)
    {
        PlantParameters plant = new();
        BaselineBench bench = new(plant, 3, new FixedDuty(new()), 500);
        bench.Start(level, 1);
        bench.Wait(1_000_000);
        double air = bench.Record(() => { }, 500_000).MeanHertz(0, 500_000);
        Assert.AreEqual(RateLevels.MillihertzOf(level) / 1e3, air, air * 0.01);
        double duty = bench.Board.Signals.DutyPermille / 1e3;
        RateTrace step = RateSequence.Step(bench, 0).Trace;
        double measured = air - step.MeanHertz(400_000, 600_000);

        double resistance =
            plant.Get("motor.resistance")
            + plant.Get("driver.resistance")
            + (duty * duty * plant.Get("battery.resistance"));
        double constant = plant.Get("motor.constant");
        double damping = plant.Get("motor.viscous") + (constant * constant / resistance);
        double theory = RateSequence.RatedLoad / damping / Math.Tau;
        Assert.AreEqual(theory, measured, theory * 0.03);
    }

    [TestMethod]
    public void The_PID_settles_after_a_start_a_load_and_a_level_change()
    {
        RateResponses pid = Play(new TextbookPid(QuickTable.Gains));
        Assert.IsLessThan(600_000, pid.FirstSpinUp.SettledAfter(120, 0.02, true));
        Assert.IsLessThan(400_000, pid.Steps.Max(one => one.Trace.SettledAfter(120, 0.02, false)));
        Assert.IsLessThan(400_000, pid.Away.SettledAfter(135, 0.02, true));
        Assert.AreEqual(120, pid.Air.MeanHertz(0, 500_000), 0.6);
    }

    [TestMethod]
    public void Every_tuning_of_the_textbook_holds_the_nominal_motor()
    {
        foreach (PidGains gains in PidTuning.Tunings(new PlantParameters()))
        {
            RateResponses pid = Play(new TextbookPid(gains));
            Assert.AreEqual(120, pid.Held.Trace.MeanHertz(600_000, 1_000_000), 1.2, gains.Name);
        }
    }

    [TestMethod]
    public void The_chosen_tuning_makes_least_of_a_load_among_those_that_do_not_overshoot()
    {
        PlantParameters nominal = new();
        var judged = PidTuning
            .Tunings(nominal)
            .Select(gains => PidTuning.Judge(gains, nominal, QuickTable.Seed))
            .ToArray();
        foreach (var one in judged)
        {
            TestContext.WriteLine($"{one.Gains.Name}: {one.Amiss:0.000}, overshoots: {one.Overshoots}");
        }
        double best = judged.Where(one => !one.Overshoots).Min(one => one.Amiss);
        Assert.AreEqual(best, judged.Single(one => one.Gains == QuickTable.Gains).Amiss);
    }

    [TestMethod]
    public void A_limited_PID_does_not_wind_up()
    {
        TextbookPid pid = new(new PidGains("test", 10, 0.05, 0));
        for (int period = 0; period < 100; period++)
        {
            Assert.AreEqual(1000, pid.Duty(5, 0));
        }
        // Above the set rate the duty falls at once: nothing has piled up.
        Assert.IsLessThan(100, pid.Duty(5, 160));
    }

    [TestMethod]
    public void Constant_steps_take_the_carriage_to_the_depth_asked_for()
    {
        BaselineBench bench = new(new PlantParameters(), 4, new FixedDuty(new()), 1500);
        Assert.AreEqual(1500, bench.Board.Truth.ProtrusionMicrometres, 50);
        bench.MoveTo(700);
        bench.MoveTo(-200);
        bench.MoveTo(700);
        Assert.AreEqual(700, bench.Board.Truth.ProtrusionMicrometres, 50);
    }

    private static RateResponses Play(IRateLaw law) =>
        RateSequence.Play(new BaselineBench(new PlantParameters(), 3, law, 500), 3, Charge);
}
