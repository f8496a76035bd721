// Probes of rotor, skin, winding, wires, driver and cell.
using System;
using static Pen.Hal.Simulated.Tests.Faults.ProbeBench;

namespace Pen.Hal.Simulated.Tests.Faults;

internal static class MotorProbes
{
    private const double Sense = 3100.0 / 4095;

    public static (string Name, FaultProbe Probe)[] All =>
        [
            ("rotor jammed", Jammed),
            ("rotor dragging", Dragging),
            ("rotor catching", Catching),
            ("skin ramp", Ramp),
            ("skin rough", Rough),
            ("winding shorted", ShortedTurns),
            ("motor-lead cut", CutLead),
            ("motor-lead loose", LooseLead),
            ("motor-lead bridged", Bridged),
            ("driver tripped", Tripped),
            ("driver shorted", ShortedDriver),
            ("driver weak", WeakDriver),
            ("battery empty", EmptyCell),
            ("battery aged", AgedCell),
            ("battery loose", LooseCell),
        ];

    private static double Milliamperes(Bench bench) => bench.Ports.MotorCurrent.ReadRaw() * Sense;

    private static void Jammed(Bench bench, FaultRow row)
    {
        double well = bench.Spin();
        Assert.IsGreaterThan(60, well);
        bench.Inject(row);
        bench.Beat(20 * Millisecond);
        Assert.AreEqual(0, bench.MeanRate(200 * Millisecond));
        Assert.IsGreaterThan(500, Milliamperes(bench), "a blocked motor draws its stall current");
        bench.Mend(row);
        bench.Beat(1_000 * Millisecond);
        Assert.AreEqual(well, bench.MeanRate(200 * Millisecond), 1);
    }

    private static void Dragging(Bench bench, FaultRow row)
    {
        double well = bench.Spin(700);
        bench.Inject(row);
        bench.Beat(1_000 * Millisecond);
        double dragged = bench.MeanRate(200 * Millisecond);
        Assert.IsGreaterThan(10, dragged);
        Assert.IsLessThan(well - 10, dragged);
    }

    private static void Catching(Bench bench, FaultRow row)
    {
        bench.Spin();
        bench.Inject(row);
        (double least, double most) = bench.Range(1_000 * Millisecond, () => bench.Truth.RotorRateHertz);
        Assert.AreEqual(0, least);
        Assert.IsGreaterThan(30, most);
    }

    private static void Ramp(Bench bench, FaultRow row)
    {
        double well = bench.SpinInSkin(0.1e-3);
        bench.Inject(row);
        double early = bench.MeanRate(200 * Millisecond);
        bench.Beat(200 * Millisecond);
        double late = bench.MeanRate(200 * Millisecond);
        Assert.IsLessThan(well - 1, early);
        Assert.IsLessThan(early - 5, late);
        bench.Beat(10_000 * Millisecond);
        Assert.AreEqual(0, bench.MeanRate(200 * Millisecond), 0.01, "beyond stall in the end");
        Assert.AreEqual(0.1e-3, bench.Board.SkinMeanTorque, "the hand is where it was");
        bench.Mend(row);
        bench.Beat(1_000 * Millisecond);
        Assert.AreEqual(well, bench.MeanRate(200 * Millisecond), 2);
    }

    private static void Rough(Bench bench, FaultRow row)
    {
        bench.SpinInSkin(0.3e-3);
        double even = Spread(bench);
        bench.Inject(row);
        Assert.IsGreaterThan(even + 3, Spread(bench));
    }

    // How far the means over 100 ms lie apart.
    private static double Spread(Bench bench)
    {
        double least = double.MaxValue;
        double most = 0;
        for (int i = 0; i < 20; i++)
        {
            double rate = bench.MeanRate(100 * Millisecond);
            least = Math.Min(least, rate);
            most = Math.Max(most, rate);
        }

        return most - least;
    }

    private static void ShortedTurns(Bench bench, FaultRow row)
    {
        bench.Spin();
        double well = bench.Truth.MotorCurrent;
        bench.Inject(row);
        bench.Beat(200 * Millisecond);
        Assert.IsGreaterThan(1.6, bench.Truth.MotorCurrent);
        Assert.IsLessThan(0.3, well);
        Assert.IsGreaterThan(1600, Milliamperes(bench));
    }

    private static void CutLead(Bench bench, FaultRow row)
    {
        double well = bench.Spin();
        bench.Inject(row);
        bench.Beat(100 * Millisecond);
        Assert.AreEqual(0, bench.Truth.MotorCurrent, 1e-6);
        bench.Ports.MotorGate.Off();
        Assert.IsGreaterThan(well * 0.6, bench.Truth.RotorRateHertz, "no brake reaches it");
        bench.Wait(5_000 * Millisecond);
        Assert.AreEqual(0, bench.Truth.RotorRateHertz);
    }

    private static void LooseLead(Bench bench, FaultRow row)
    {
        bench.Spin();
        bench.Inject(row);
        (double least, double most) = bench.Range(400 * Millisecond, () => bench.Truth.MotorCurrent);
        Assert.AreEqual(0, least, 1e-6);
        Assert.IsGreaterThan(0.05, most);
    }

    private static void Bridged(Bench bench, FaultRow row)
    {
        bench.Wait(200 * Millisecond);
        bench.Inject(row);
        bench.Wait(500 * Millisecond);
        Assert.IsGreaterThan(20, bench.Truth.RotorRateHertz);
        Assert.IsFalse(bench.Signals.Gate);
        Assert.IsFalse(bench.Signals.MotorSupplied);
        Assert.AreEqual(0, bench.Signals.DutyPermille);
        Assert.IsLessThan(10, Milliamperes(bench));
        bench.Mend(row);
        bench.Wait(250 * Millisecond);
        Assert.AreEqual(0, bench.Truth.RotorRateHertz, "brake and board have it back");
    }

    private static void Tripped(Bench bench, FaultRow row)
    {
        double well = bench.Spin();
        Assert.IsFalse(bench.Ports.DriverFault.Read());
        bench.Inject(row);
        Assert.IsTrue(bench.Ports.DriverFault.Read());
        bench.Beat(100 * Millisecond);
        Assert.AreEqual(0, bench.Truth.MotorCurrent, 1e-6);
        bench.Mend(row);
        Assert.IsFalse(bench.Ports.DriverFault.Read());
        bench.Beat(1_000 * Millisecond);
        Assert.AreEqual(well, bench.MeanRate(200 * Millisecond), 1);
    }

    private static void ShortedDriver(Bench bench, FaultRow row)
    {
        bench.Supply();
        bench.Beat(100 * Millisecond);
        Assert.AreEqual(0, bench.Truth.RotorRateHertz);
        bench.Inject(row);
        bench.Beat(500 * Millisecond);
        Assert.IsGreaterThan(150, bench.Truth.RotorRateHertz);
        Assert.AreEqual(0, bench.Signals.DutyPermille);
        bench.Ports.MotorGate.Off();
        bench.Wait(250 * Millisecond);
        Assert.AreEqual(0, bench.Truth.RotorRateHertz, "the load switch lies before the driver");
    }

    private static void WeakDriver(Bench bench, FaultRow row)
    {
        double well = bench.Spin();
        bench.Inject(row);
        bench.Beat(500 * Millisecond);
        Assert.IsLessThan(well - 1, bench.MeanRate(200 * Millisecond));
    }

    private static void EmptyCell(Bench bench, FaultRow row)
    {
        double well = bench.Truth.BatteryVoltage;
        bench.Inject(row);
        bench.Wait(20 * Millisecond);
        Assert.IsLessThan(well - 0.8, bench.Truth.BatteryVoltage);
        Assert.AreEqual(1, bench.Board.BatteryCharge, 0.001);
        bench.Mend(row);
        bench.Wait(20 * Millisecond);
        Assert.AreEqual(well, bench.Truth.BatteryVoltage, 0.01);
    }

    private static void AgedCell(Bench bench, FaultRow row)
    {
        bench.Spin(1000);
        double well = bench.Truth.BatteryVoltage;
        bench.Inject(row);
        bench.Beat(200 * Millisecond);
        Assert.IsLessThan(well - 0.03, bench.Truth.BatteryVoltage);
        bench.Ports.MotorPwm.Off();
        bench.Ports.MotorGate.Off();
        bench.Wait(300 * Millisecond);
        double sag = 0.15 * 0.060;
        Assert.AreEqual(4.2 - (4 * sag), bench.Truth.BatteryVoltage, 0.02, "the electronics' own current");
    }

    private static void LooseCell(Bench bench, FaultRow row)
    {
        bench.Spin(1000);
        (double wellLeast, double wellMost) = bench.Range(
            200 * Millisecond,
            () => bench.Truth.BatteryVoltage
        );
        bench.Inject(row);
        (double least, double most) = bench.Range(200 * Millisecond, () => bench.Truth.BatteryVoltage);
        Assert.IsLessThan(wellLeast - 0.02, least);
        Assert.AreEqual(wellMost, most, 0.1);
    }
}
