// F08: steps that the motor loses are found at the next retract or homing; nothing starts before home was found anew.
using System;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.Hosting;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Tests.Depth;

[TestClass]
public sealed class F08Tests
{
    private const int Whole = 4000;

    [TestMethod]
    [DataRow(4, Processor.Ports)]
    [DataRow(5, Processor.Ports)]
    [DataRow(8, Processor.Ports)]
    [DataRow(16, Processor.Ports)]
    [DataRow(80, Processor.Ports)]
    [DataRow(200, Processor.Ports)]
    [DataRow(Whole, Processor.Ports)]
    [DataRow(4, Processor.Esp32S3)]
    [DataRow(80, Processor.Esp32S3)]
    [DataRow(Whole, Processor.Esp32S3)]
    public void F08_Steps_lost_on_the_way_out_are_found_at_the_retract(int steps, Processor processor)
    {
        for (ulong seed = 1; seed <= 5; seed++)
        {
            DepthBench bench = DepthBench.Ready(1200, processor, seed);
            bench.Inject(FaultSite.Stepper, FaultKind.Wrong, steps);
            bench.Start();
            bench.Until(() => bench.State == PenState.Running, 2 * DepthBench.Second);
            Assert.IsLessThanOrEqualTo(1250, bench.Micrometres);
            bench.Board.Faults.ClearAll();
            bench.Stop();
            AssertFoundAndHomed(bench);
        }
    }

    [TestMethod]
    [DataRow(4, Processor.Ports)]
    [DataRow(5, Processor.Ports)]
    [DataRow(8, Processor.Ports)]
    [DataRow(16, Processor.Ports)]
    [DataRow(80, Processor.Ports)]
    [DataRow(200, Processor.Ports)]
    [DataRow(4, Processor.Esp32S3)]
    [DataRow(200, Processor.Esp32S3)]
    public void F08_Steps_lost_on_the_way_in_are_found_by_that_retract(int steps, Processor processor)
    {
        for (ulong seed = 1; seed <= 5; seed++)
        {
            DepthBench bench = DepthBench.Running(1200, processor, seed);
            bench.Inject(FaultSite.Stepper, FaultKind.Wrong, steps);
            bench.Stop();
            AssertFoundAndHomed(bench);
            Assert.IsLessThanOrEqualTo(1250, bench.Micrometres);
        }
    }

    [TestMethod]
    [DataRow(FaultKind.Off, 0, Processor.Ports)]
    [DataRow(FaultKind.Stuck, 0, Processor.Ports)]
    [DataRow(FaultKind.Slow, 50, Processor.Ports)]
    [DataRow(FaultKind.Intermittent, 20, Processor.Ports)]
    [DataRow(FaultKind.Off, 0, Processor.Esp32S3)]
    [DataRow(FaultKind.Slow, 50, Processor.Esp32S3)]
    public void F08_An_actuator_that_does_not_obey_is_found_at_the_stop_and_nothing_starts_until_it_does(
        FaultKind kind,
        double amount,
        Processor processor
    )
    {
        DepthBench bench = DepthBench.Running(1500, processor);
        bench.Inject(FaultSite.Stepper, kind, amount);
        bench.Stop();
        bench.Until(() => bench.State == PenState.Fault, 3 * DepthBench.Second);
        Assert.IsFalse(bench.IsProven);
        bench.AssertNoStart();
        bench.Board.Faults.ClearAll();
        bench.AssertRecovers();
    }

    [TestMethod]
    [DataRow(4)]
    [DataRow(8)]
    [DataRow(13)]
    [DataRow(40)]
    [DataRow(Whole)]
    public void F08_Steps_lost_while_home_is_found_make_no_depth_deeper_than_set(int steps)
    {
        for (ulong seed = 1; seed <= 24; seed++)
        {
            DepthBench bench = new(seed: seed);
            bench.Pen.PowerOn();
            bench.Until(() => bench.State == PenState.Homing, DepthBench.Second);
            bench.Wait((long)seed * 25_000);
            bench.Inject(FaultSite.Stepper, FaultKind.Wrong, steps);
            bench.Until(() => bench.State != PenState.Homing, 10 * DepthBench.Second);
            bench.Board.InsertCartridge(
                CartridgeImages.MakeChip(new CartridgeRequest(CartridgeKind.Fresh), 100)
            );
            bench.Board.Faults.ClearAll();
            bench.Wait(DepthBench.Second);
            if (bench.State == PenState.Fault)
            {
                bench.Clear();
            }
            bench.Until(() => bench.State == PenState.Ready, 4 * DepthBench.Second);
            double deepest = double.MinValue;
            bench.Pen.PeriodDone += () => deepest = Math.Max(deepest, bench.Micrometres);
            bench.AssertRecovers();
            Assert.IsLessThanOrEqualTo(550, deepest);
            bench.Pen.PowerOff();
        }
    }

    private static void AssertFoundAndHomed(DepthBench bench)
    {
        int drives = bench.Drives;
        bench.Until(() => !bench.IsProven, 2 * DepthBench.Second);
        bench.Until(() => bench.State is PenState.Ready or PenState.Fault, 3 * DepthBench.Second);
        Assert.AreEqual(drives, bench.Drives);
        Assert.AreEqual(bench.State == PenState.Ready, bench.IsProven);
        if (bench.State == PenState.Fault)
        {
            Assert.AreEqual(StopReason.PositionLost, bench.Reason);
            bench.AssertNoStart();
        }
        bench.AssertRecovers();
        bench.Pen.PowerOff();
    }
}
