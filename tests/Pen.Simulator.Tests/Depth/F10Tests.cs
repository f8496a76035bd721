// F10: pulses sent and counted that differ stop the pen in the period after the move.
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.Hosting;

namespace Pen.Simulator.Tests.Depth;

[TestClass]
public sealed class F10Tests
{
    // The move counts as done when the rotor has settled (3 ms); then a period, or two ticks of a device.
    private const long Bound = 20 * DepthBench.Millisecond;

    [TestMethod]
    [DataRow(FaultKind.Wrong, 1, Processor.Ports)]
    [DataRow(FaultKind.Wrong, -1, Processor.Ports)]
    [DataRow(FaultKind.Wrong, 100, Processor.Ports)]
    [DataRow(FaultKind.Wrong, -80, Processor.Ports)]
    [DataRow(FaultKind.Off, 0, Processor.Ports)]
    [DataRow(FaultKind.Intermittent, 50, Processor.Ports)]
    [DataRow(FaultKind.Garbage, 1000, Processor.Ports)]
    [DataRow(FaultKind.Wrong, 1, Processor.Esp32S3)]
    [DataRow(FaultKind.Off, 0, Processor.Esp32S3)]
    public void F10_Pulses_that_do_not_add_up_latch_StepAudit_and_nothing_starts(
        FaultKind kind,
        double amount,
        Processor processor
    )
    {
        DepthBench bench = DepthBench.Ready(1000, processor);
        bench.Inject(FaultSite.StepLine, kind, amount);
        bench.Start();
        bench.Until(() => bench.State == PenState.Fault, DepthBench.Second);
        Assert.AreEqual(StopReason.StepAudit, bench.Reason);
        Assert.IsFalse(bench.IsProven);
        Assert.AreEqual(0, bench.Drives);
        bench.AssertNoStart();
        bench.Board.Faults.ClearAll();
        bench.AssertRecovers();
    }

    [TestMethod]
    public void F10_The_bound_holds_from_the_last_pulse_and_its_settling_on()
    {
        DepthBench bench = DepthBench.Ready(1000);
        bench.Inject(FaultSite.StepLine, FaultKind.Wrong, 1);
        bench.Start();
        bench.Until(() => bench.State == PenState.Extending, DepthBench.Second);
        double before;
        long moved = bench.Pen.NowMicroseconds;
        do
        {
            before = bench.Micrometres;
            bench.Wait(DepthBench.Millisecond);
            moved = bench.Micrometres != before ? bench.Pen.NowMicroseconds : moved;
        } while (bench.State == PenState.Extending);
        const long settled = 3 * DepthBench.Millisecond;
        Assert.AreEqual(StopReason.StepAudit, bench.Reason);
        Assert.IsLessThanOrEqualTo(
            Bound + settled + DepthBench.Millisecond,
            bench.Pen.NowMicroseconds - moved
        );
    }
}
