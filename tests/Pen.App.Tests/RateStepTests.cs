// Spin-up and load steps, measured at the rotor: the numbers of the product's promise.
using System;
using Pen.Control;
using Pen.Hal.Simulated;

namespace Pen.App.Tests;

[TestClass]
public sealed class RateStepTests
{
    // The rate is a mean over this many milliseconds: about two revolutions, so that ripple does not count.
    private const int Window = 16;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [Proves("PEN-004")]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(5)]
    public void Spin_up_is_within_two_percent_in_400_ms_and_overshoots_less_than_five(int level)
    {
        BenchPen pen = new(new PlantParameters(), 3);
        pen.Start(level);
        double wanted = RateLevels.MillihertzOf(level) / 1000.0;
        int settled = 0;
        double highest = 0;
        for (int at = Window; at < 1000; at += Window)
        {
            double hertz = pen.MeanHertz(Window);
            settled = Math.Abs(hertz - wanted) > wanted * 0.02 ? at : settled;
            highest = Math.Max(highest, hertz);
        }

        TestContext.WriteLine($"settled {settled} ms, overshoot {highest / wanted - 1:P1}");
        Assert.IsLessThanOrEqualTo(400, settled);
        Assert.IsLessThan(wanted * 1.05, highest);
    }

    [TestMethod]
    [Proves("PEN-003")]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(5)]
    public void A_rated_load_dips_the_rate_by_less_than_ten_percent_and_it_is_back_in_250_ms(int level)
    {
        double wanted = RateLevels.MillihertzOf(level) / 1000.0;
        double deepest = wanted;
        int slowest = 0;
        // The step meets the control period and the crank at every phase.
        for (int phase = 0; phase < 20; phase += 4)
        {
            BenchPen pen = new(new PlantParameters(), 3);
            pen.Start(level);
            pen.Run(1500 + phase);
            pen.Pen.Board.SkinMeanTorque = BenchPen.RatedLoad;
            for (int at = 1; at < 400; at++)
            {
                pen.Run(1);
                deepest = Math.Min(deepest, pen.Pen.Board.Truth.RotorRateHertz);
                if (at >= 250 && at % Window == 0)
                {
                    double hertz = pen.MeanHertz(Window);
                    slowest = Math.Abs(hertz - wanted) > wanted * 0.02 ? at : slowest;
                }
            }
        }

        TestContext.WriteLine($"dip {1 - deepest / wanted:P1}");
        Assert.IsGreaterThan(wanted * 0.9, deepest);
        Assert.AreEqual(0, slowest, "milliseconds after the step at which the rate was still off");
    }
}
