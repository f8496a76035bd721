// A long run needs no more memory than a short one.
using System;
using Pen.Benchmarks;

namespace Pen.Simulator.Tests.Measuring;

[TestClass]
[DoNotParallelize]
public sealed class MemoryTests
{
    private const long KibiByte = 1024;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void Ten_simulated_hours_hold_no_more_memory_than_two()
    {
        LongLife life = new();
        life.Advance();
        life.Advance();
        long early = GC.GetTotalMemory(true);
        for (int hour = 3; hour <= 10; hour++)
        {
            life.Advance();
        }
        long late = GC.GetTotalMemory(true);
        TestContext.WriteLine($"{early / KibiByte} KiB after two hours, {late / KibiByte} KiB after ten");
        Assert.IsLessThan(early + (256 * KibiByte), late);
    }
}
