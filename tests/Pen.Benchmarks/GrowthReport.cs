// How cost grows: with the plant's step, with faults that are active, with the length of a run.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Pen.Hal.Simulated;
using Pen.Simulator;

namespace Pen.Benchmarks;

/// <summary>Ratios within one run, interleaved, so that a machine that is busy with other things is so for all.</summary>
internal static class GrowthReport
{
    private const int Rounds = 7;
    private const long Slice = 20 * BenchLife.Second;

    // Faults that a running pen lives with: what is broken is not asked, or does not matter to it.
    private static readonly CircuitFault[] Harmless =
    [
        new(FaultSite.Display, FaultKind.Off),
        new(FaultSite.Light, FaultKind.Off),
        new(FaultSite.Buzzer, FaultKind.Off),
        new(FaultSite.SpeedUp, FaultKind.Off),
        new(FaultSite.SpeedDown, FaultKind.Off),
        new(FaultSite.DepthUp, FaultKind.Off),
        new(FaultSite.DepthDown, FaultKind.Off),
        new(FaultSite.DriverFaultLine, FaultKind.Off),
    ];

    /// <summary>Times real time by plant step.</summary>
    public static void Steps(TextWriter output) =>
        Compare(
            output,
            "plant step",
            [50, 25, 10, 5],
            static step => $"{step} us",
            static step =>
            {
                PlantParameters plant = new();
                plant.Set("plant.step_us", step);
                return BenchLife.Running(plant);
            }
        );

    /// <summary>Times real time by number of active faults.</summary>
    public static void Faults(TextWriter output) =>
        Compare(
            output,
            "active faults",
            [0, 1, 2, 4, 8],
            static count => count.ToString(CultureInfo.InvariantCulture),
            static count =>
            {
                SimulatedPen pen = BenchLife.Running(new PlantParameters());
                foreach (CircuitFault fault in Harmless.Take(count))
                {
                    pen.Board.Faults.Inject(fault);
                }
                return pen;
            }
        );

    /// <summary>Time a simulated second, allocation and live memory by the hour of a long run.</summary>
    public static void Length(TextWriter output, int hours)
    {
        output.WriteLine("### Length of a run");
        output.WriteLine();
        output.WriteLine("| hour | x real time | allocated, bytes a period | live memory, KiB |");
        output.WriteLine("|---:|---:|---:|---:|");
        LongLife life = new();
        life.Advance();
        for (int hour = 1; hour <= hours; hour++)
        {
            long allocated = GC.GetTotalAllocatedBytes(true);
            TimeSpan started = CpuTime.Now;
            life.Advance();
            double seconds = CpuTime.SecondsSince(started);
            allocated = GC.GetTotalAllocatedBytes(true) - allocated;
            output.WriteLine(
                FormattableString.Invariant(
                    $"| {hour} | {3600 / seconds:0} | {allocated / (3600.0 * 50):0.00} | {GC.GetTotalMemory(true) / 1024} |"
                )
            );
        }
        output.WriteLine();
    }

    private static void Compare(
        TextWriter output,
        string what,
        int[] sizes,
        Func<int, string> name,
        Func<int, SimulatedPen> make
    )
    {
        SimulatedPen[] pens = [.. sizes.Select(make)];
        List<double>[] times = [.. sizes.Select(_ => new List<double>())];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < sizes.Length; i++)
            {
                // A session lasts an hour; the cell of a bench does not empty.
                pens[i].Board.BatteryCharge = 1;
                TimeSpan started = CpuTime.Now;
                BenchLife.Advance(pens[i], Slice);
                times[i].Add(CpuTime.SecondsSince(started));
            }
        }
        output.WriteLine($"### {char.ToUpperInvariant(what[0])}{what[1..]}");
        output.WriteLine();
        output.WriteLine($"| {what} | x real time | time over the first |");
        output.WriteLine("|---:|---:|---:|");
        double first = times[0].Min();
        for (int i = 0; i < sizes.Length; i++)
        {
            if (pens[i].Firmware?.Outputs.State != Control.PenState.Running)
            {
                throw new InvalidOperationException($"{what} {sizes[i]}: the pen stopped.");
            }
            double best = times[i].Min();
            output.WriteLine(
                FormattableString.Invariant(
                    $"| {name(sizes[i])} | {Slice / 1e6 / best:0} | {best / first:0.00} |"
                )
            );
        }
        output.WriteLine();
    }
}
