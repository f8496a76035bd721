// Depth in the plant: ten thousand random moves, how homing repeats, and what a calibration takes out.
using System;
using System.Linq;
using Pen.Hal.Simulated;

namespace Pen.Simulator.Tests.Depth;

[TestClass]
public sealed class DepthAccuracyTests
{
    private const double ToleranceMicrometres = 50;
    private const int Moves = 10_000;
    private const int Homings = 300;

    public TestContext TestContext { get; set; } = null!;

    /// <summary>Backlash, sensor and its repeatability as they are, and at the corners of a 20 % spread.</summary>
    private static readonly (double Backlash, double Edge, double Repeatability)[] Pens =
    [
        (30, -100, 6),
        (36, -80, 7.2),
        (36, -120, 7.2),
        (24, -80, 4.8),
        (24, -120, 7.2),
    ];

    [TestMethod]
    public void Depth_is_within_50_um_in_10_000_random_moves_and_no_way_there_is_deeper()
    {
        double worst = 0;
        for (int pen = 0; pen < Pens.Length; pen++)
        {
            AxisBench bench = Bench(pen);
            bench.Home();
            Random dice = new(pen);
            for (int move = 0; move < Moves / Pens.Length; move += 2)
            {
                int set = 100 * dice.Next(2, 26);
                bench.Deepest = double.MinValue;
                bench.Extend(set);
                worst = Math.Max(worst, Error(bench, set));
                Assert.IsLessThanOrEqualTo(set + ToleranceMicrometres, bench.Deepest);
                // While running, shallower takes effect at once.
                int shallower = 100 * dice.Next(2, (set / 100) + 1);
                bench.Deepest = double.MinValue;
                double before = bench.Micrometres;
                bench.Planner.Follow(shallower);
                bench.Settle();
                worst = Math.Max(worst, Error(bench, shallower));
                Assert.IsLessThanOrEqualTo(before + 0.01, bench.Deepest);
                bench.Retract();
                Assert.IsTrue(bench.Planner.Proven);
                Assert.IsLessThanOrEqualTo(0, bench.Micrometres);
            }
        }
        TestContext.WriteLine($"depth of {Moves} moves: at most {worst:0.0} um off");
        Assert.IsLessThanOrEqualTo(ToleranceMicrometres, worst);
    }

    [TestMethod]
    public void Homing_from_anywhere_repeats_within_the_sensor_and_a_quarter_step()
    {
        AxisBench bench = Bench(0);
        Random dice = new(7);
        double[] reached = new double[Homings];
        for (int homing = 0; homing < Homings; homing++)
        {
            bench.Home();
            bench.Extend(500);
            reached[homing] = bench.Micrometres;
            bench.Retract();
            bench.Extend(100 * dice.Next(0, 26));
        }
        double range = reached.Max() - reached.Min();
        TestContext.WriteLine($"homing: {reached.Min():0.0} to {reached.Max():0.0} um for 500");
        // The sensor repeats within 6 um either way; what a quarter step loses makes it shallower.
        Assert.IsLessThanOrEqualTo(12.0 + 6.25, range);
        Assert.IsLessThanOrEqualTo(500 + 6.01, reached.Max());
        Assert.IsGreaterThanOrEqualTo(500 - 6.01 - 6.25, reached.Min());
    }

    [TestMethod]
    [DataRow(-100, 0)]
    [DataRow(-40, 10)]
    [DataRow(-25, 12)]
    [DataRow(-137.5, -6)]
    [DataRow(-170, -6)]
    public void A_calibrated_pen_is_within_50_um_wherever_its_sensor_sits(double edge, int offset)
    {
        AxisBench bench = new(Parameters(30, edge, 6), 3);
        bench.Planner.Calibrate(offset);
        bench.Home();
        for (int set = 200; set <= 2500; set += 100)
        {
            bench.Extend(set);
            Assert.IsLessThanOrEqualTo(ToleranceMicrometres, Error(bench, set), $"{set} um");
            bench.Retract();
        }
    }

    [TestMethod]
    public void No_calibration_takes_a_sound_pen_deeper_than_50_um_beyond_any_depth()
    {
        for (int offset = -20; offset <= 20; offset++)
        {
            AxisBench bench = new(Parameters(36, -100, 7.2), (ulong)(offset + 100));
            bench.Planner.Calibrate(offset);
            bench.Home();
            bench.Deepest = double.MinValue;
            bench.Extend(2500);
            Assert.IsLessThanOrEqualTo(2550, bench.Deepest, $"offset {offset}");
            bench.Retract();
            Assert.IsLessThanOrEqualTo(0, bench.Micrometres);
        }
    }

    [TestMethod]
    public void Measuring_home_shows_no_needle_at_any_calibration_of_any_sensor_that_it_can_take_out()
    {
        for (double edge = -180; edge <= -25; edge += 5)
        {
            AxisBench bench = new(Parameters(36, edge, 6), (ulong)(edge + 1000));
            bench.Home();
            bench.Deepest = double.MinValue;
            bench.Retract();
            Assert.IsLessThanOrEqualTo(6.01, bench.Deepest, $"edge at {edge} um");
        }
    }

    private static double Error(AxisBench bench, int set) => Math.Abs(bench.Micrometres - set);

    private static AxisBench Bench(int pen) =>
        new(Parameters(Pens[pen].Backlash, Pens[pen].Edge, Pens[pen].Repeatability), (ulong)pen + 1);

    private static PlantParameters Parameters(double backlash, double edge, double repeatability)
    {
        PlantParameters parameters = new();
        parameters.Set("screw.backlash", backlash);
        parameters.Set("home.edge", edge);
        parameters.Set("home.repeatability", repeatability);
        return parameters;
    }
}
