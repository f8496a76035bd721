// Pens that differ from the nominal one.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Pen.Hal.Simulated.Tests.Plant;

[TestClass]
public sealed class PlantSpreadTests
{
    private static readonly string[] Same =
    [
        "encoder.counts",
        "crank.stroke",
        "stepper.lead",
        "stepper.pull_out",
        "screw.deep_stop",
        "battery.ocv_100",
        "chain.heartbeat_max_us",
        "plant.step_us",
    ];

    private static readonly string[] Different =
    [
        "motor.resistance",
        "motor.constant",
        "motor.inertia",
        "driver.resistance",
        "battery.resistance",
        "screw.backlash",
        "home.edge",
        "button.bounce_us",
        "adc.gain_error",
    ];

    private static double[] Values(PlantParameters plant) => [.. plant.Keys.Select(plant.Get)];

    [TestMethod]
    public void A_spread_pen_differs_in_what_pens_differ_in_and_in_nothing_else()
    {
        PlantParameters nominal = new();
        double[] before = Values(nominal);
        PlantParameters other = nominal.Spread(0.2, 7);
        foreach (string key in nominal.Keys)
        {
            double ratio = other.Get(key) / nominal.Get(key);
            bool varies = PlantParameters.VaryingKeys.Contains(key);
            Assert.AreEqual(varies, other.Get(key) != nominal.Get(key), key);
            Assert.IsTrue(!varies || Math.Abs(ratio - 1) <= 0.2, key);
        }

        Assert.IsEmpty(Same.Intersect(PlantParameters.VaryingKeys));
        Assert.IsEmpty(Different.Except(PlantParameters.VaryingKeys));
        CollectionAssert.AreEqual(before, Values(nominal));
    }

    [TestMethod]
    public void The_same_seed_gives_the_same_pen_and_another_another()
    {
        PlantParameters nominal = new();
        CollectionAssert.AreEqual(Values(nominal.Spread(0.2, 3)), Values(nominal.Spread(0.2, 3)));
        CollectionAssert.AreNotEqual(Values(nominal.Spread(0.2, 3)), Values(nominal.Spread(0.2, 4)));
        CollectionAssert.AreEqual(Values(nominal), Values(nominal.Spread(0, 3)));
    }

    [TestMethod]
    public void Draws_fill_the_whole_spread_and_do_not_go_together()
    {
        PlantParameters nominal = new();
        List<double> resistance = [];
        List<double> constant = [];
        for (ulong seed = 0; seed < 400; seed++)
        {
            PlantParameters pen = nominal.Spread(0.2, seed);
            resistance.Add((pen.Get("motor.resistance") / nominal.Get("motor.resistance")) - 1);
            constant.Add((pen.Get("motor.constant") / nominal.Get("motor.constant")) - 1);
        }

        Assert.IsLessThan(-0.18, resistance.Min());
        Assert.IsGreaterThan(0.18, resistance.Max());
        Assert.AreEqual(0, resistance.Average(), 0.02);
        double together = resistance.Zip(constant, static (a, b) => a * b).Average() / (0.2 * 0.2 / 3);
        Assert.AreEqual(0, together, 0.2);
    }

    [TestMethod]
    public void A_spread_stays_within_each_parameter_s_range()
    {
        PlantParameters nominal = new();
        nominal.Set("adc.gain_error", 0.5);
        for (ulong seed = 0; seed < 50; seed++)
        {
            Assert.IsLessThanOrEqualTo(0.5, nominal.Spread(0.9, seed).Get("adc.gain_error"));
        }

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => nominal.Spread(-0.1, 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => nominal.Spread(1, 1));
    }

    [TestMethod]
    public void Corners_are_all_combinations_of_what_the_rate_depends_on()
    {
        PlantParameters nominal = new();
        IReadOnlyList<PlantCorner> corners = nominal.Corners(0.2);
        Assert.HasCount(32, corners);
        Assert.HasCount(32, corners.Select(corner => corner.Name).Distinct().ToArray());
        Assert.HasCount(
            32,
            corners.Select(corner => string.Join(' ', Values(corner.Parameters))).Distinct().ToArray()
        );
        PlantParameters high = corners.Single(corner => corner.Name == "R+ K- J+ C+ B+").Parameters;
        Assert.AreEqual(1.2 * nominal.Get("motor.resistance"), high.Get("motor.resistance"), 1e-12);
        Assert.AreEqual(0.8 * nominal.Get("motor.constant"), high.Get("motor.constant"), 1e-12);
        Assert.AreEqual(1.2 * nominal.Get("motor.viscous"), high.Get("motor.viscous"), 1e-12);
    }
}
