// F14 on every processor: from letting go of Start to the refusal, with three marks that fail.
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.Hosting;

namespace Pen.Simulator.Tests.Faults;

[TestClass]
public sealed class F14TimeTests
{
    private const int Attempts = 3;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [Proves("PEN-042")]
    [DataRow(Processor.Ports, FaultKind.Stuck, Attempts)]
    [DataRow(Processor.Ports, FaultKind.Wrong, Attempts)]
    [DataRow(Processor.Ports, FaultKind.Off, 0)]
    [DataRow(Processor.Esp32S3, FaultKind.Stuck, Attempts)]
    [DataRow(Processor.Esp32S3, FaultKind.Wrong, Attempts)]
    [DataRow(Processor.Esp32S3, FaultKind.Off, 0)]
    [DataRow(Processor.Esp32, FaultKind.Stuck, Attempts)]
    [DataRow(Processor.Esp32, FaultKind.Wrong, Attempts)]
    [DataRow(Processor.Esp32, FaultKind.Off, 0)]
    public void F14_Three_marks_that_fail_are_refused_within_1_s_of_the_start(
        Processor processor,
        FaultKind kind,
        int programmed
    )
    {
        FaultBench bench = FaultBench.Ready(processor: processor);
        bench.Chip.Fault = new ChipFault(kind) { Address = 0x27, Mask = 0x80 };
        int programs = 0;
        bench.Chip.ActivityBegun += activity => programs += activity == ChipActivity.Program ? 1 : 0;
        long microseconds = bench.TimeToAnswer();
        TestContext.WriteLine($"F14 {processor} {kind}: {microseconds / 1000} ms, {programs} programmed");
        Assert.IsLessThanOrEqualTo(FaultBench.Second, microseconds);
        Assert.AreEqual(PenState.Refused, bench.State);
        Assert.AreEqual(StopReason.UseMarkFailed, bench.Reason);
        Assert.AreEqual(CartridgeVerdict.CannotMark, bench.Verdict);
        Assert.AreEqual(programmed, programs);
        Assert.IsEmpty(bench.Driven);
        bench.Pen.PowerOff();
    }
}
