// Needles in: from the edge of Stop at the button to the needles behind the tip, in the plant.
using System;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.Hosting;

namespace Pen.Simulator.Tests.Depth;

[TestClass]
public sealed class RetractTimeTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow(1500, 150, Processor.Ports, 1.0, 1.0)]
    [DataRow(1500, 150, Processor.Ports, 1.2, 0.8)]
    [DataRow(1500, 150, Processor.Ports, 0.8, 1.2)]
    [DataRow(1500, 150, Processor.Ports, 1.2, 1.2)]
    [DataRow(1500, 150, Processor.Esp32S3, 1.2, 0.8)]
    [DataRow(2500, 200, Processor.Ports, 1.0, 1.0)]
    [DataRow(2500, 200, Processor.Ports, 1.2, 0.8)]
    [DataRow(2500, 200, Processor.Ports, 0.8, 1.2)]
    [DataRow(2500, 200, Processor.Ports, 1.2, 1.2)]
    [DataRow(2500, 200, Processor.Esp32S3, 1.2, 0.8)]
    public void Needles_are_in_in_time_after_a_stop_at_any_phase_of_the_period(
        int micrometres,
        int limitMilliseconds,
        Processor processor,
        double backlash,
        double edge
    )
    {
        PlantParameters parameters = new();
        parameters.Set("screw.backlash", 30 * backlash);
        parameters.Set("home.edge", -100 * edge);
        DepthBench bench = DepthBench.Running(micrometres, processor, 1, parameters);
        long worst = 0;
        for (int phase = 0; phase < 4; phase++)
        {
            bench.Wait(5_000 * phase);
            Assert.IsGreaterThan(micrometres - 60, bench.Micrometres);
            bench.Stop();
            worst = Math.Max(worst, bench.Until(() => bench.Micrometres <= 0, DepthBench.Second));
            bench.Until(() => bench.State == PenState.Ready, 2 * DepthBench.Second);
            bench.Wait(DepthBench.Second / 2);
            bench.Start();
            bench.Until(() => bench.State == PenState.Running, 2 * DepthBench.Second);
            bench.Wait(DepthBench.Second / 4);
        }
        TestContext.WriteLine($"needles in from {micrometres} um: {worst / 1000.0:0.0} ms at most");
        Assert.IsLessThanOrEqualTo(limitMilliseconds * DepthBench.Millisecond, worst);
    }
}
