// How the pen's time follows the world's.
using System.Diagnostics;
using Pen.Simulator.Bench;

namespace Bench.Tests;

[TestClass]
public sealed class PaceTests
{
    [TestMethod]
    [DataRow(1.0, 1_500_000)]
    [DataRow(50.0, 26_000_000)]
    [DataRow(0.05, 1_000_000 + 25_000)]
    public void Time_passes_by_the_clock_times_the_speed(double speed, long expected)
    {
        Pace pace = new();
        long start = Stopwatch.GetTimestamp();
        pace.SetSpeed(speed, 1_000_000, start);
        long half = start + Stopwatch.Frequency / 2;
        Assert.AreEqual(expected, pace.TargetAt(half), 2);
    }

    [TestMethod]
    public void It_stands_while_paused_and_goes_on_from_there()
    {
        Pace pace = new();
        long start = Stopwatch.GetTimestamp();
        pace.Anchor(0, start);
        pace.Pause(true, 5_000, start);
        Assert.AreEqual(5_000, pace.TargetAt(start + 10 * Stopwatch.Frequency));
        pace.Pause(false, 5_000, start + 10 * Stopwatch.Frequency);
        Assert.AreEqual(1_005_000, pace.TargetAt(start + 11 * Stopwatch.Frequency), 2);
    }

    [TestMethod]
    public void What_was_missed_is_given_up_and_told()
    {
        Pace pace = new();
        long start = Stopwatch.GetTimestamp();
        pace.SetSpeed(50, 0, start);
        Assert.IsFalse(pace.IsLimited);
        pace.GiveUp(1_000_000, start + Stopwatch.Frequency);
        Assert.IsTrue(pace.IsLimited);
        Assert.AreEqual(1_000_000, pace.TargetAt(start + Stopwatch.Frequency));
    }
}
