// The numbers taken from a recorded rate, on responses whose numbers are known.
using System;
using Pen.Simulator.Measuring;

namespace Pen.Simulator.Tests.Measuring;

[TestClass]
public sealed class RateTraceTests
{
    [TestMethod]
    public void A_steady_rate_has_no_error_ripple_or_settling()
    {
        RateTrace trace = Make(_ => 100);
        Assert.AreEqual(100, trace.MeanHertz(0, 400_000), 1e-9);
        Assert.AreEqual(0, trace.WorstMeanError(100, 0, 400_000, 200_000), 1e-9);
        Assert.AreEqual(0, trace.Ripple(4), 1e-9);
        Assert.AreEqual(0, trace.SettledAfter(100, 0.02, true));
        Assert.AreEqual(0, trace.StrokesAmiss(100, 400_000, false), 1e-6);
    }

    [TestMethod]
    public void A_dip_that_ends_is_over_when_it_is_inside_the_band_for_good()
    {
        RateTrace trace = Make(at => at is >= 0 and < 0.1 ? 90 : 100);
        Assert.AreEqual(90, trace.Lowest());
        Assert.AreEqual(100_000, trace.SettledAfter(100, 0.02, true), 1_100);
        Assert.AreEqual(1, trace.StrokesAmiss(100, 400_000, true), 0.02);
        Assert.AreEqual(-0.05, trace.WorstMeanError(100, 0, 400_000, 200_000), 0.001);
    }

    [TestMethod]
    public void What_is_still_outside_at_the_end_has_never_settled() =>
        Assert.IsTrue(double.IsPositiveInfinity(Make(_ => 97).SettledAfter(100, 0.02, true)));

    [TestMethod]
    public void Ripple_within_a_revolution_is_none_of_its_mean()
    {
        RateTrace trace = Make(at => 100 * (1 + (0.03 * Math.Sin(at * 100 * Math.Tau))));
        // Ten samples a revolution pass the peaks by.
        Assert.AreEqual(0.03, trace.Ripple(4), 0.002);
        Assert.AreEqual(0, trace.SettledAfter(100, 0.005, false));
        Assert.IsGreaterThan(300_000, trace.SettledAfter(100, 0.02, true));
    }

    private static RateTrace Make(Func<double, double> hertz)
    {
        const int Step = 1000;
        RateTrace trace = new();
        double turns = 0;
        for (int at = -50_000; at <= 400_000; at += Step)
        {
            trace.Add(at, turns, hertz(at * 1e-6));
            if (at == 0)
            {
                trace.MarkZero();
            }
            turns += (hertz(at * 1e-6) + hertz((at + Step) * 1e-6)) / 2 * Step * 1e-6;
        }
        return trace;
    }
}
