// F09: a home sensor that says the same always, or anything, fails the homing with the right code; nothing starts.
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.Hosting;

namespace Pen.Simulator.Tests.Depth;

[TestClass]
public sealed class F09Tests
{
    // From stop to stop in hops, twice: what a homing can take at most.
    private const long OneHoming = 5 * DepthBench.Second;

    [TestMethod]
    [DataRow(FaultKind.Off, StopReason.HomeNotFound, Processor.Ports)]
    [DataRow(FaultKind.Stuck, StopReason.HomeStuck, Processor.Ports)]
    [DataRow(FaultKind.Off, StopReason.HomeNotFound, Processor.Esp32S3)]
    [DataRow(FaultKind.Stuck, StopReason.HomeStuck, Processor.Esp32S3)]
    public void F09_A_sensor_that_is_stuck_at_power_up_fails_the_homing_with_its_code(
        FaultKind kind,
        StopReason reason,
        Processor processor
    )
    {
        for (ulong seed = 1; seed <= 5; seed++)
        {
            DepthBench bench = new(processor, seed);
            bench.Inject(FaultSite.HomeSensor, kind);
            bench.Pen.PowerOn();
            bench.Until(() => bench.State == PenState.Homing, DepthBench.Second);
            bench.Until(() => bench.State == PenState.Fault, OneHoming);
            Assert.AreEqual(reason, bench.Reason);
            Assert.IsFalse(bench.IsProven);
            bench.AssertNoStart();
            bench.Pen.PowerOff();
        }
    }

    [TestMethod]
    [DataRow(2)]
    [DataRow(9)]
    [DataRow(33)]
    [DataRow(100)]
    [DataRow(1000)]
    [DataRow(50_000)]
    public void F09_A_sensor_that_chatters_fails_the_homing(double hertz)
    {
        for (ulong seed = 1; seed <= 40; seed++)
        {
            DepthBench bench = new(seed: seed);
            bench.Inject(FaultSite.HomeSensor, FaultKind.Garbage, hertz);
            bench.Pen.PowerOn();
            bench.Until(() => bench.State == PenState.Homing, DepthBench.Second);
            bench.Until(() => bench.State != PenState.Homing, OneHoming);
            Assert.AreEqual(PenState.Fault, bench.State, $"{hertz} Hz, seed {seed}");
            Assert.IsTrue(
                bench.Reason is StopReason.HomeUnstable or StopReason.HomeStuck or StopReason.HomeNotFound,
                bench.Reason.ToString()
            );
            bench.AssertNoStart();
            bench.Pen.PowerOff();
        }
    }

    [TestMethod]
    [DataRow(FaultKind.Off, 0)]
    [DataRow(FaultKind.Stuck, 0)]
    [DataRow(FaultKind.Wrong, 100)]
    [DataRow(FaultKind.Wrong, -100)]
    public void F09_A_sensor_that_fails_while_running_is_found_at_the_stop(FaultKind kind, double amount)
    {
        DepthBench bench = DepthBench.Running(1000);
        bench.Inject(FaultSite.HomeSensor, kind, amount);
        bench.Stop();
        bench.Until(() => bench.State == PenState.Fault, 2 * DepthBench.Second);
        Assert.AreEqual(StopReason.PositionLost, bench.Reason);
        Assert.IsFalse(bench.IsProven);
        bench.AssertNoStart();
        bench.Board.Faults.ClearAll();
        bench.AssertRecovers();
    }
}
