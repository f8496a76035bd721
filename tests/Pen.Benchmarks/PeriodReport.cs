// What one control period costs: time and bytes in each state, time by part, interpreted instructions by part.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Conformance.Tests.Counting;
using Pen.App;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.Commands;

namespace Pen.Benchmarks;

/// <summary>
/// Time is the host's and says only how parts and states relate; what the device pays is the count of instructions.
/// </summary>
internal static class PeriodReport
{
    private const int Rounds = 5;

    private static readonly (string Part, string[] Starts)[] Parts =
    [
        ("gate", ["Pen.Control.SafetyGate"]),
        ("decide: motor", ["Pen.Control.Rate", "Pen.Control.Motor", "Pen.Control.LoadObserver"]),
        ("decide: depth", ["Pen.Control.Depth", "Pen.Control.Home"]),
        ("decide: rest", ["Pen.Control."]),
        (
            "read",
            [
                "Pen.Drivers.InputReader",
                "Pen.Drivers.Encoder",
                "Pen.Drivers.Analog",
                "Pen.Drivers.StepperDrive::Read",
            ]
        ),
        ("write", ["Pen.Drivers."]),
        ("loop", [""]),
    ];

    /// <summary>Least time of a period by state, and what it allocates.</summary>
    public static void States(TextWriter output)
    {
        Dictionary<PenState, List<double>> times = [];
        Dictionary<PenState, long> bytes = [];
        for (int round = 0; round < Rounds; round++)
        {
            Play(times, bytes, counts: round > 0);
        }
        output.WriteLine("### A control period, by state (a treatment on the simulated ports)");
        output.WriteLine();
        output.WriteLine("| state | periods | median, us | time over Ready | bytes allocated |");
        output.WriteLine("|---|---:|---:|---:|---:|");
        double ready = Median(times[PenState.Ready]);
        foreach ((PenState state, List<double> all) in times.OrderBy(entry => entry.Key))
        {
            double median = Median(all);
            output.WriteLine(
                FormattableString.Invariant(
                    $"| {state} | {all.Count} | {median:0.00} | {median / ready:0.00} | {bytes[state]} |"
                )
            );
        }
        output.WriteLine();
    }

    /// <summary>Interpreted instructions by state and by part.</summary>
    public static void Instructions(TextWriter output)
    {
        CountedContext world = new();
        PeriodCount[] periods = world.Play("treatment.pen", TreatmentText(), "Ports");
        string[] parts = [.. Parts.Select(part => part.Part).Order()];
        output.WriteLine("### Interpreted instructions of a period, mean by part");
        output.WriteLine();
        output.WriteLine($"| state | most | mean | {string.Join(" | ", parts)} |");
        output.WriteLine($"|---|---:|---:|{string.Concat(parts.Select(_ => "---:|"))}");
        foreach (IGrouping<string, PeriodCount> state in periods.GroupBy(period => period.State))
        {
            Dictionary<string, double> sums = parts.ToDictionary(part => part, _ => 0.0);
            foreach (PeriodCount period in state)
            {
                for (int i = 0; i < period.ByMethod.Length; i++)
                {
                    sums[PartOf(world.Methods[i])] += period.ByMethod[i];
                }
            }
            string means = string.Join(
                " | ",
                parts.Select(part => FormattableString.Invariant($"{sums[part] / state.Count():0}"))
            );
            output.WriteLine(
                FormattableString.Invariant(
                    $"| {state.Key} | {state.Max(one => one.Total)} | {state.Average(one => one.Total):0} | {means} |"
                )
            );
        }
        output.WriteLine();
    }

    private static string PartOf(string method)
    {
        foreach ((string part, string[] starts) in Parts)
        {
            if (starts.Any(start => method.Contains(start, StringComparison.Ordinal)))
            {
                return part;
            }
        }
        return "loop";
    }

    // The period is run by the host as an event; the pen's own loop is timed by playing its firmware by hand.
    private static void Play(
        Dictionary<PenState, List<double>> times,
        Dictionary<PenState, long> bytes,
        bool counts
    )
    {
        SimulatedBoard board = new(new PlantParameters(), 1);
        board.PowerOn();
        PenFirmware firmware = new(board.Ports);
        board.Time.StartThread(
            "slow work",
            () =>
            {
                while (true)
                {
                    if (!firmware.RunSlowWork())
                    {
                        board.Time.Sleep(10_000);
                    }
                }
            }
        );
        foreach ((long at, Action<SimulatedBoard> act) in Life)
        {
            board.Time.Schedule(at, () => act(board));
        }
        for (long now = 0; board.IsPowered && now < 14_000_000; now += PenController.PeriodMicroseconds)
        {
            board.Time.AdvanceTo(now);
            long before = GC.GetAllocatedBytesForCurrentThread();
            long started = Stopwatch.GetTimestamp();
            firmware.RunPeriod();
            double took = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            PenState state = firmware.Outputs.State;
            if (counts)
            {
                times.TryAdd(state, []);
                times[state].Add(took);
                bytes[state] = bytes.GetValueOrDefault(state) + allocated;
            }
        }
        board.PowerOff();
    }

    private static readonly (long At, Action<SimulatedBoard> Act)[] Life =
    [
        (2_000_000, board => board.InsertCartridge(BenchLife.FreshCartridge(1))),
        (4_000_000, board => board.SetButton(PenButton.StartStop, true)),
        (4_400_000, board => board.SetButton(PenButton.StartStop, false)),
        (7_000_000, board => board.SkinMeanTorque = 0.35e-3),
        (9_000_000, board => board.SetButton(PenButton.StartStop, true)),
        (9_100_000, board => board.SetButton(PenButton.StartStop, false)),
        (11_000_000, board => board.RemoveCartridge()),
        (12_000_000, board => board.InsertCartridge(new CartridgeChip(new byte[CartridgeChip.ImageLength]))),
    ];

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    private static string TreatmentText()
    {
        using Stream stream = typeof(ScenarioFiles).Assembly.GetManifestResourceStream("treatment.pen")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
