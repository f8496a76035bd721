// Probes of what the processor executes, its clock and its flash.
using System;
using System.Linq;
using static Pen.Hal.Simulated.Tests.Faults.ProbeBench;

namespace Pen.Hal.Simulated.Tests.Faults;

internal static class ProcessorProbes
{
    private static readonly byte[] Record = [.. Enumerable.Range(1, 64).Select(static n => (byte)n)];

    public static (string Name, FaultProbe Probe)[] All =>
        [
            ("control-loop stalled", Stalled),
            ("control-loop stalling", Stalling),
            ("control-loop late", Late),
            ("clock jumps", Jumps),
            ("clock restarts", Restarts),
            ("clock stopped", Stopped),
            ("clock slow", SlowClock),
            ("clock garbage", GarbageClock),
            ("clock jumping", Jumping),
            ("flash failing", Failing),
            ("flash unwritable", Unwritable),
            ("flash garbage", GarbageFlash),
            ("flash rot", Rot),
            ("flash slow", SlowFlash),
            ("flash intermittent", IntermittentFlash),
        ];

    // A thread that sleeps a millisecond over and over and counts how often it woke.
    private static Func<int> StartTicking(Bench bench)
    {
        int ticks = 0;
        bench.Board.Time.StartThread(
            "ticking",
            () =>
            {
                while (true)
                {
                    bench.Board.Time.Sleep(Millisecond);
                    ticks++;
                }
            }
        );
        return () => ticks;
    }

    private static void Stalled(Bench bench, FaultRow row)
    {
        Func<int> ticks = StartTicking(bench);
        bench.Ports.Buzzer.Write(true);
        int before = ticks();
        bench.Wait(100 * Millisecond);
        Assert.AreEqual(100, ticks() - before);
        bench.Ports.StepTrain.DefineProfile(1, [500]);
        bench.Ports.StepTrain.Start(1, 100);
        bench.Board.Faults.Inject(row.Make(0, 150 * Millisecond));
        before = ticks();
        long audited = bench.Ports.StepAudit.CountDuring(() => bench.Wait(149 * Millisecond));
        Assert.AreEqual(0, ticks() - before);
        Assert.AreEqual(100, audited, "peripherals go on");
        Assert.IsTrue(bench.Signals.Buzzer, "pins stay");
        bench.Wait(51 * Millisecond);
        Assert.AreEqual(50, ticks() - before, 2);
        bench.Inject(row);
        bench.Board.PowerOff();
        Assert.IsEmpty(bench.Board.Faults.Active, "a processor that restarts, runs");
    }

    private static void Stalling(Bench bench, FaultRow row)
    {
        Func<int> ticks = StartTicking(bench);
        bench.Inject(row);
        bench.Wait(3_000 * Millisecond);
        Assert.AreEqual(3_000 - (3 * 60), ticks(), 10);
    }

    private static void Late(Bench bench, FaultRow row)
    {
        Func<int> ticks = StartTicking(bench);
        bench.Inject(row, 9);
        bench.Wait(1_000 * Millisecond);
        Assert.AreEqual(100, ticks(), 2);
        bench.Mend(row);
        Assert.AreEqual(100, Change(() => ticks(), () => bench.Wait(100 * Millisecond)), 10);
    }

    // What the clock gains on the world while something is done.
    private static double Gain(Bench bench, Action action) =>
        Change(() => bench.Ports.Clock.NowMicroseconds - bench.Board.Time.NowMicroseconds, action);

    private static void Jumps(Bench bench, FaultRow row)
    {
        bench.Wait(500 * Millisecond);
        Assert.AreEqual(1e6, Gain(bench, () => bench.Inject(row)));
        bench.Ports.MotorEncoder.Sample();
        Assert.AreEqual(
            bench.Ports.Clock.NowMicroseconds,
            bench.Ports.MotorEncoder.SampledAtMicroseconds,
            "time stamps come from the same timer"
        );
        Assert.AreEqual(0, Gain(bench, () => bench.Wait(100 * Millisecond)), "the world does not wait");
        Assert.AreEqual(-1e6, Gain(bench, () => bench.Mend(row)));
        Assert.AreEqual(-3e5, Gain(bench, () => bench.Inject(row, -300)));
    }

    private static void Restarts(Bench bench, FaultRow row)
    {
        bench.Wait(500 * Millisecond);
        bench.Inject(row);
        Assert.AreEqual(0, bench.Ports.Clock.NowMicroseconds);
        bench.Wait(7 * Millisecond);
        Assert.AreEqual(7 * Millisecond, bench.Ports.Clock.NowMicroseconds);
    }

    private static void Stopped(Bench bench, FaultRow row)
    {
        bench.Wait(500 * Millisecond);
        bench.Inject(row);
        Assert.AreEqual(-1e5, Gain(bench, () => bench.Wait(100 * Millisecond)));
    }

    private static void SlowClock(Bench bench, FaultRow row)
    {
        bench.Wait(500 * Millisecond);
        bench.Inject(row, 80);
        Assert.AreEqual(-2e4, Gain(bench, () => bench.Wait(100 * Millisecond)));
    }

    private static void GarbageClock(Bench bench, FaultRow row)
    {
        bench.Wait(500 * Millisecond);
        bench.Inject(row);
        double error() => bench.Ports.Clock.NowMicroseconds - bench.Board.Time.NowMicroseconds;
        (double least, double most) = bench.Range(100 * Millisecond, error);
        Assert.IsLessThan(-50e3, least);
        Assert.IsGreaterThan(50e3, most);
    }

    private static void Jumping(Bench bench, FaultRow row)
    {
        bench.Wait(500 * Millisecond);
        bench.Inject(row);
        Assert.AreEqual(-1e5, Gain(bench, () => bench.Wait(100 * Millisecond)));
        Assert.AreEqual(1e5, Gain(bench, () => bench.Wait(100 * Millisecond)));
    }

    private static void Failing(Bench bench, FaultRow row)
    {
        Assert.IsTrue(bench.Ports.Storage.Append("a", Record, 64));
        bench.Inject(row);
        Assert.IsFalse(bench.Ports.Storage.Append("a", Record, 64));
        Assert.AreEqual(-1, bench.Ports.Storage.Read("a", 0, new byte[8], 8));
        bench.Mend(row);
        Assert.AreEqual(64, bench.Ports.Storage.Length("a"));
    }

    private static void Unwritable(Bench bench, FaultRow row)
    {
        bench.Inject(row);
        Assert.IsTrue(bench.Ports.Storage.Append("a", Record, 64));
        Assert.AreEqual(0, bench.Board.Flash.GetFile("a").Length);
    }

    private static void GarbageFlash(Bench bench, FaultRow row)
    {
        bench.Inject(row);
        Assert.IsTrue(bench.Ports.Storage.Append("a", Record, 64));
        CollectionAssert.AreNotEqual(Record, bench.Board.Flash.GetFile("a"));
    }

    private static void Rot(Bench bench, FaultRow row)
    {
        bench.Inject(row, 3);
        Assert.IsTrue(bench.Ports.Storage.Append("a", Record, 5));
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3, 4 ^ 1, 5 }, bench.Board.Flash.GetFile("a"));
    }

    private static double Duration(Bench bench, Action action) =>
        Change(() => bench.Board.Time.NowMicroseconds, action);

    private static void SlowFlash(Bench bench, FaultRow row)
    {
        double well = Duration(bench, () => bench.Ports.Storage.Append("a", Record, 64));
        bench.Inject(row);
        Assert.AreEqual(
            5 * well,
            Duration(bench, () => bench.Ports.Storage.Append("a", Record, 64)),
            well / 10
        );
    }

    private static void IntermittentFlash(Bench bench, FaultRow row)
    {
        bench.Inject(row);
        int failed = 0;
        for (int i = 0; i < 30; i++)
        {
            failed += bench.Ports.Storage.Append("a", Record, 1) ? 0 : 1;
        }

        Assert.AreEqual(10, failed);
    }
}
