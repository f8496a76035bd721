// Probes of the fail-safe chain: its lines, its load switch, its brake, and the driver's fault line.
using static Pen.Hal.Simulated.Tests.Faults.ProbeBench;

namespace Pen.Hal.Simulated.Tests.Faults;

internal static class ChainProbes
{
    public static (string Name, FaultProbe Probe)[] All =>
        [
            ("driver-fault dead", DeadFaultLine),
            ("driver-fault active", ActiveFaultLine),
            ("driver-fault chattering", ChatteringFaultLine),
            ("load-switch open", OpenSwitch),
            ("load-switch closed", ClosedSwitch),
            ("load-switch shorted", ShortedSwitch),
            ("nsleep high", NeverSleeping),
            ("supervisor welded", WeldedSupervisor),
            ("brake open", OpenBrake),
            ("heartbeat low", SilentHeartbeat),
            ("heartbeat high", SilentHeartbeat),
            ("heartbeat fast", FastHeartbeat),
            ("heartbeat loose", LooseHeartbeat),
            ("gate low", GateLow),
            ("gate high", GateHigh),
            ("gate loose", GateLoose),
        ];

    private static void DeadFaultLine(Bench bench, FaultRow row)
    {
        bench.Inject(row);
        bench.Board.Faults.Inject(new CircuitFault(FaultSite.Driver, FaultKind.Off));
        bench.Wait(Millisecond);
        Assert.IsFalse(bench.Ports.DriverFault.Read());
        bench.Mend(row);
        Assert.IsTrue(bench.Ports.DriverFault.Read());
    }

    private static void ActiveFaultLine(Bench bench, FaultRow row)
    {
        double well = bench.Spin();
        bench.Inject(row);
        Assert.IsTrue(bench.Ports.DriverFault.Read());
        Assert.AreEqual(well, bench.MeanRate(200 * Millisecond), 1, "only the line is wrong");
        bench.Mend(row);
        Assert.IsFalse(bench.Ports.DriverFault.Read());
    }

    private static void ChatteringFaultLine(Bench bench, FaultRow row)
    {
        bench.Inject(row);
        Assert.AreEqual(200, bench.Edges(1_000 * Millisecond, bench.Ports.DriverFault.Read), 40);
    }

    private static void OpenSwitch(Bench bench, FaultRow row)
    {
        bench.Spin();
        bench.Inject(row);
        bench.Beat(5_000 * Millisecond);
        Assert.IsTrue(bench.Signals.MotorSupplied);
        Assert.AreEqual(0, bench.Truth.RotorRateHertz);
        Assert.AreEqual(0, bench.Truth.MotorCurrent, 1e-6);
    }

    private static void ClosedSwitch(Bench bench, FaultRow row)
    {
        double well = bench.Spin();
        bench.Inject(row);
        bench.Ports.MotorGate.Off();
        bench.Beat(100 * Millisecond);
        Assert.IsFalse(bench.Signals.MotorSupplied);
        Assert.AreEqual(well, bench.MeanRate(200 * Millisecond), 1, "the duty still drives it");
        bench.Ports.MotorPwm.Off();
        bench.Wait(250 * Millisecond);
        Assert.AreEqual(0, bench.Truth.RotorRateHertz, "duty 0 brakes");
        bench.Board.Faults.Inject(new CircuitFault(FaultSite.Driver, FaultKind.Stuck));
        bench.Wait(500 * Millisecond);
        Assert.IsGreaterThan(150, bench.Truth.RotorRateHertz, "with a shorted driver it turns at gate low");
    }

    private static void ShortedSwitch(Bench bench, FaultRow row) =>
        OneChannel(bench, row, FaultSite.SleepLine);

    private static void NeverSleeping(Bench bench, FaultRow row) =>
        OneChannel(bench, row, FaultSite.LoadSwitch);

    // One channel of the chain is gone: the other stops the motor, and even without either the brake holds it.
    private static void OneChannel(Bench bench, FaultRow row, FaultSite other)
    {
        double well = bench.Spin();
        bench.Inject(row);
        Assert.AreEqual(well, bench.MeanRate(200 * Millisecond), 1);
        bench.Ports.MotorGate.Off();
        bench.Beat(250 * Millisecond);
        Assert.AreEqual(0, bench.Truth.RotorRateHertz);
        bench.Inject(FaultVocabulary.Find(other, other == FaultSite.LoadSwitch ? "shorted" : "high")!);
        bench.Beat(250 * Millisecond);
        Assert.AreEqual(0, bench.Truth.RotorRateHertz, "the brake holds it");
        bench.Board.Faults.Inject(new CircuitFault(FaultSite.Brake, FaultKind.Off));
        bench.Beat(500 * Millisecond);
        Assert.IsGreaterThan(well / 2, bench.Truth.RotorRateHertz, "with all three it turns at gate low");
    }

    private static void WeldedSupervisor(Bench bench, FaultRow row)
    {
        bench.Spin();
        bench.Inject(row);
        bench.Wait(1_000 * Millisecond);
        Assert.IsTrue(bench.Signals.MotorSupplied, "though nothing beats");
        bench.Ports.MotorGate.Off();
        Assert.IsFalse(bench.Signals.MotorSupplied, "the gate still opens it");
        bench.Ports.MotorGate.Write(true);
        bench.Mend(row);
        Assert.IsFalse(bench.Signals.MotorSupplied);
    }

    private static void OpenBrake(Bench bench, FaultRow row)
    {
        double well = bench.Spin();
        bench.Inject(row);
        bench.Ports.MotorGate.Off();
        bench.Wait(100 * Millisecond);
        Assert.IsGreaterThan(well * 0.6, bench.Truth.RotorRateHertz);
        bench.Mend(row);
        bench.Wait(250 * Millisecond);
        Assert.AreEqual(0, bench.Truth.RotorRateHertz);
    }

    private static void SilentHeartbeat(Bench bench, FaultRow row)
    {
        bench.Spin();
        bench.Inject(row);
        bench.Beat(240 * Millisecond);
        Assert.IsFalse(bench.Signals.MotorSupplied, "though the processor beats");
        bench.Mend(row);
        bench.Beat(100 * Millisecond);
        Assert.IsTrue(bench.Signals.MotorSupplied);
    }

    private static void FastHeartbeat(Bench bench, FaultRow row)
    {
        bench.Spin();
        bench.Inject(row);
        bench.Beat(20 * Millisecond);
        Assert.IsFalse(bench.Signals.MotorSupplied);
        bench.Mend(row);
        bench.Beat(100 * Millisecond);
        Assert.IsTrue(bench.Signals.MotorSupplied);
    }

    private static void LooseHeartbeat(Bench bench, FaultRow row)
    {
        bench.Spin();
        bench.Inject(row);
        (double least, _) = bench.Range(2_000 * Millisecond, () => bench.Signals.MotorSupplied ? 1 : 0);
        Assert.AreEqual(0, least);
    }

    private static void GateLow(Bench bench, FaultRow row)
    {
        bench.Spin();
        bench.Inject(row);
        Assert.IsFalse(bench.Signals.MotorSupplied);
        Assert.IsTrue(bench.Signals.Gate, "what the processor drives");
        bench.Mend(row);
        Assert.IsTrue(bench.Signals.MotorSupplied);
    }

    private static void GateHigh(Bench bench, FaultRow row)
    {
        bench.Spin();
        bench.Inject(row);
        bench.Ports.MotorGate.Off();
        Assert.IsFalse(bench.Signals.Gate, "what the processor drives");
        Assert.IsTrue(bench.Signals.MotorSupplied);
        bench.Wait(250 * Millisecond);
        Assert.IsFalse(bench.Signals.MotorSupplied, "silence still cuts it");
    }

    private static void GateLoose(Bench bench, FaultRow row)
    {
        bench.Spin();
        bench.Inject(row);
        (double least, double most) = bench.Range(
            400 * Millisecond,
            () => bench.Signals.MotorSupplied ? 1 : 0
        );
        Assert.AreEqual(0, least);
        Assert.AreEqual(1, most);
    }
}
