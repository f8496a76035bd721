// F24: after a move that broke off in the middle nobody knows where the needles are: home is found before any start.
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.Hosting;

namespace Pen.Simulator.Tests.Depth;

[TestClass]
public sealed class F24Tests
{
    [TestMethod]
    [DataRow(Processor.Ports)]
    [DataRow(Processor.Esp32S3)]
    public void F24_A_step_line_that_breaks_in_the_middle_of_a_move_leaves_the_depth_unproven(
        Processor processor
    )
    {
        DepthBench bench = DepthBench.Ready(1500, processor);
        bench.Start();
        bench.Until(() => bench.Micrometres > 500, DepthBench.Second);
        bench.Inject(FaultSite.StepLine, FaultKind.Off);
        bench.Until(() => bench.State == PenState.Fault, DepthBench.Second);
        Assert.AreEqual(StopReason.StepAudit, bench.Reason);
        Assert.IsFalse(bench.IsProven);
        Assert.IsLessThan(1500, bench.Micrometres);
        bench.AssertNoStart();
        bench.Board.Faults.ClearAll();
        bench.AssertRecovers();
    }

    [TestMethod]
    [DataRow(Processor.Ports)]
    [DataRow(Processor.Esp32S3)]
    public void F24_Power_that_goes_in_the_middle_of_a_move_is_homed_at_the_next_power_up(Processor processor)
    {
        DepthBench bench = DepthBench.Ready(1500, processor);
        bench.Start();
        bench.Until(() => bench.Micrometres > 500, DepthBench.Second);
        bench.Pen.PowerOff();
        bench.Wait(DepthBench.Second);
        Assert.IsGreaterThan(0, bench.Micrometres);
        bench.Pen.PowerOn();
        bench.Until(() => bench.State == PenState.Homing, 2 * DepthBench.Second);
        Assert.IsFalse(bench.IsProven);
        bench.Until(() => bench.IsProven, 4 * DepthBench.Second);
        Assert.IsLessThanOrEqualTo(0, bench.Micrometres);
    }

    [TestMethod]
    [DataRow(500)]
    [DataRow(1400)]
    public void F24_A_move_whose_end_the_clock_hides_is_aborted_and_the_actuator_released(int deeperThan)
    {
        DepthBench bench = DepthBench.Ready(1500);
        bench.Start();
        bench.Until(() => bench.Micrometres > deeperThan, DepthBench.Second);
        // Back by an hour: the train of this move will not be over for that long.
        bench.Inject(FaultSite.Clock, FaultKind.Wrong, -3_600_000);
        bench.Until(() => bench.State == PenState.Fault, DepthBench.Second / 10);
        Assert.AreEqual(StopReason.ClockFault, bench.Reason);
        bench.Until(() => !bench.Board.Signals.StepEnable, 2 * DepthBench.Second);
        Assert.IsFalse(bench.IsProven);
        bench.AssertNoStart();
        Assert.IsFalse(bench.Board.Signals.StepEnable);
        bench.AssertRecovers();
    }
}
