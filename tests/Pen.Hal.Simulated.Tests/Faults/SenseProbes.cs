// Probes of encoder, converter and charger's line.
using System;
using static Pen.Hal.Simulated.Tests.Faults.ProbeBench;

namespace Pen.Hal.Simulated.Tests.Faults;

internal static class SenseProbes
{
    private const double CountsPerRadian = 48 / (2 * Math.PI);
    private const int FullScale = 4095;

    public static (string Name, FaultProbe Probe)[] All =>
        [
            ("encoder cut", CutEncoder),
            ("encoder frozen", FrozenEncoder),
            ("encoder noise", NoisyEncoder),
            ("encoder miscounts", Miscounting),
            ("encoder reversed", Reversed),
            ("encoder dropping", Dropping),
            ("current-sense zero", (bench, row) => Zero(bench, row, Current)),
            ("current-sense frozen", (bench, row) => Frozen(bench, row, Current)),
            ("current-sense full", (bench, row) => Full(bench, row, Current)),
            ("current-sense garbage", (bench, row) => Garbage(bench, row, Current)),
            ("current-sense gain", (bench, row) => Gain(bench, row, Current)),
            ("current-sense loose", (bench, row) => Loose(bench, row, Current)),
            ("battery-sense zero", (bench, row) => Zero(bench, row, Voltage)),
            ("battery-sense frozen", (bench, row) => Frozen(bench, row, Voltage)),
            ("battery-sense full", (bench, row) => Full(bench, row, Voltage)),
            ("battery-sense garbage", (bench, row) => Garbage(bench, row, Voltage)),
            ("battery-sense gain", (bench, row) => Gain(bench, row, Voltage)),
            ("battery-sense loose", (bench, row) => Loose(bench, row, Voltage)),
            ("charger unseen", Unseen),
            ("charger seen", Seen),
            ("charger chattering", Chattering),
        ];

    // Counts, and those that the rotor's true angle makes, over a time.
    private static (double Counted, double True) Counts(Bench bench, long microseconds)
    {
        double angle = bench.Truth.CrankAngle;
        double counted = bench.Ports.MotorEncoder.CountDuring(() => bench.Beat(microseconds));
        return (counted, (bench.Truth.CrankAngle - angle) * CountsPerRadian);
    }

    private static void CutEncoder(Bench bench, FaultRow row)
    {
        bench.Spin();
        (double counted, double truth) = Counts(bench, 200 * Millisecond);
        Assert.AreEqual(truth, counted, 2);
        bench.Inject(row);
        Assert.AreEqual(0, Counts(bench, 200 * Millisecond).Counted);
        bench.Mend(row);
        (counted, truth) = Counts(bench, 200 * Millisecond);
        Assert.AreEqual(truth, counted, 2, "what was lost stays lost");
    }

    private static void FrozenEncoder(Bench bench, FaultRow row)
    {
        bench.Spin();
        bench.Inject(row);
        long begin = bench.Ports.MotorEncoder.Count();
        (double least, double most) = bench.Range(
            200 * Millisecond,
            () => bench.Ports.MotorEncoder.Count() - begin
        );
        Assert.AreEqual(1, most - least, "one forward, one back");
    }

    private static void NoisyEncoder(Bench bench, FaultRow row)
    {
        Assert.AreEqual(0, Counts(bench, 200 * Millisecond).Counted);
        bench.Inject(row);
        Assert.AreEqual(2000, Counts(bench, 1_000 * Millisecond).Counted, 200, "at rest");
        bench.Mend(row);
        Assert.AreEqual(0, Counts(bench, 200 * Millisecond).Counted);
    }

    private static void Miscounting(Bench bench, FaultRow row)
    {
        bench.Spin();
        foreach (double percent in new double[] { 30, -30 })
        {
            bench.Inject(row, percent);
            (double counted, double truth) = Counts(bench, 500 * Millisecond);
            Assert.AreEqual(truth * (1 + (percent / 100)), counted, 3);
        }
    }

    private static void Reversed(Bench bench, FaultRow row)
    {
        bench.Spin();
        bench.Inject(row);
        (double counted, double truth) = Counts(bench, 500 * Millisecond);
        Assert.AreEqual(-truth, counted, 3);
        Assert.IsGreaterThan(0, truth);
    }

    private static void Dropping(Bench bench, FaultRow row)
    {
        bench.Spin();
        bench.Inject(row);
        (double counted, double truth) = Counts(bench, 1_000 * Millisecond);
        Assert.AreEqual(truth / 2, counted, truth / 20);
    }

    private static int Current(Bench bench) => bench.Ports.MotorCurrent.ReadRaw();

    private static int Voltage(Bench bench) => bench.Ports.BatteryVoltage.ReadRaw();

    private static void Zero(Bench bench, FaultRow row, Func<Bench, int> read)
    {
        bench.Spin();
        Assert.IsGreaterThan(40, read(bench));
        bench.Inject(row);
        Assert.AreEqual(0, read(bench));
        bench.Mend(row);
        Assert.IsGreaterThan(40, read(bench));
    }

    private static void Full(Bench bench, FaultRow row, Func<Bench, int> read)
    {
        bench.Inject(row);
        Assert.AreEqual(FullScale, read(bench));
        bench.Mend(row);
        Assert.IsLessThan(FullScale, read(bench));
    }

    private static void Frozen(Bench bench, FaultRow row, Func<Bench, int> read)
    {
        bench.Spin(1000);
        int well = read(bench);
        bench.Inject(row);
        int frozen = read(bench);
        Assert.AreEqual(well, frozen, 20);
        bench.Ports.MotorPwm.Off();
        bench.Board.BatteryCharge = 0.1;
        bench.Beat(500 * Millisecond);
        Assert.AreEqual(frozen, read(bench));
        bench.Mend(row);
        Assert.AreNotEqual(frozen, read(bench), 20.0);
    }

    private static void Garbage(Bench bench, FaultRow row, Func<Bench, int> read)
    {
        bench.Inject(row);
        (double least, double most) = bench.Range(200 * Millisecond, () => read(bench));
        Assert.IsLessThan(500, least);
        Assert.IsGreaterThan(3500, most);
    }

    private static void Gain(Bench bench, FaultRow row, Func<Bench, int> read)
    {
        bench.Spin();
        double well = Mean(bench, read);
        bench.Inject(row, -30);
        Assert.AreEqual(well * 0.7, Mean(bench, read), well * 0.05);
        bench.Inject(row);
        Assert.IsGreaterThan(well * 1.1, Mean(bench, read));
    }

    private static double Mean(Bench bench, Func<Bench, int> read)
    {
        double sum = 0;
        for (int i = 0; i < 20; i++)
        {
            bench.Beat(20 * Millisecond);
            sum += read(bench);
        }

        return sum / 20;
    }

    private static void Loose(Bench bench, FaultRow row, Func<Bench, int> read)
    {
        bench.Spin();
        bench.Inject(row);
        (double least, double most) = bench.Range(400 * Millisecond, () => read(bench));
        Assert.AreEqual(0, least);
        Assert.IsGreaterThan(40, most);
    }

    private static void Unseen(Bench bench, FaultRow row)
    {
        bench.Board.BatteryCharge = 0.5;
        bench.Board.SetCharger(true);
        Assert.IsTrue(bench.Ports.ChargerPowerGood.Read());
        bench.Inject(row);
        Assert.IsFalse(bench.Ports.ChargerPowerGood.Read());
        bench.Wait(10_000 * Millisecond);
        Assert.IsGreaterThan(0.5, bench.Board.BatteryCharge, "it charges all the same");
    }

    private static void Seen(Bench bench, FaultRow row)
    {
        Assert.IsFalse(bench.Ports.ChargerPowerGood.Read());
        bench.Board.BatteryCharge = 0.5;
        bench.Inject(row);
        Assert.IsTrue(bench.Ports.ChargerPowerGood.Read());
        bench.Wait(10_000 * Millisecond);
        Assert.IsLessThan(0.5, bench.Board.BatteryCharge, "nothing charges it");
    }

    private static void Chattering(Bench bench, FaultRow row)
    {
        bench.Inject(row);
        Assert.AreEqual(200, bench.Edges(1_000 * Millisecond, bench.Ports.ChargerPowerGood.Read), 40);
    }
}
