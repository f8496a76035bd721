// A run told to a person: timeline as it happens, then verdict and summary.
using System;
using System.IO;
using System.Linq;
using Pen.Simulator.Running;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Commands;

/// <summary>Writes one run as text.</summary>
internal sealed class TextReport(Scenario scenario, TextWriter output)
{
    private int _met;

    public void Start()
    {
        Line($"{scenario.Name} ({scenario.File}, seed {scenario.Seed})");
    }

    public void Add(TimelineEntry entry)
    {
        string mark = entry.Kind switch
        {
            EntryKind.Event => ">",
            EntryKind.Pen => "  pen",
            EntryKind.Met => "  ok",
            EntryKind.Failed => "  FAIL",
            _ => "--",
        };
        _met += entry.Kind == EntryKind.Met ? 1 : 0;
        double percent = 100.0 * entry.AtMicroseconds / Math.Max(1, scenario.EndMicroseconds);
        string line = entry.Line > 0 ? $"  [line {entry.Line}]" : "";
        Line($"{percent, 4:0}% {entry.AtMicroseconds / 1e6, 9:0.000} s  {mark, -6} {entry.Text}{line}");
    }

    /// <summary>Sums the run up.</summary>
    /// <param name="result">The run.</param>
    /// <param name="realTime">How long it took.</param>
    /// <param name="compiling">How much of that the runtime spent compiling the program.</param>
    public void Finish(RunResult result, TimeSpan realTime, TimeSpan compiling)
    {
        RunSummary summary = result.Summary;
        double seconds = summary.SimulatedMicroseconds / 1e6;
        Line(
            $"  time     {seconds:0.000} s simulated in {realTime.TotalSeconds:0.000} s: "
                + $"{seconds / realTime.TotalSeconds:0} times real time, "
                + $"{seconds / (realTime - compiling).TotalSeconds:0} without the program's own compilation"
        );
        Line($"  strokes  {summary.Strokes}");
        foreach (RateSummary rate in summary.Rates)
        {
            Line(
                $"  rate     level {rate.Level}, set {rate.SetMillihertz / 1e3:0.00} Hz, true mean "
                    + $"{rate.MeanMillihertz / 1e3:0.00} Hz, worst 200 ms off by "
                    + $"{rate.WorstErrorPermille / 10:0.00} %, steady for {rate.SteadyMicroseconds / 1e6:0.0} s"
            );
        }
        foreach (DepthSummary depth in summary.Depths)
        {
            Line(
                $"  depth    set {depth.SetMicrometres / 1e3:0.00} mm, true {depth.TrueMicrometres / 1e3:0.000} mm"
            );
        }
        Line($"  loop     {Loop(summary.Loop)}");
        Line($"  stops    {Stops(summary)}");
        foreach (RunFailure failure in result.Failures)
        {
            string place = failure.Line > 0 ? $"{result.File}:{failure.Line}" : result.File;
            Line(
                $"{place}: at {failure.AtMicroseconds / 1e6:0.000} s: {failure.Expected}; but: {failure.Actual}"
            );
        }
        string verdict = result.Passed ? "PASSED" : "FAILED";
        Line($"{verdict}: {result.Name} ({_met} expectations met, {result.Failures.Count} failures)");
    }

    private static string Loop(LoopSummary loop)
    {
        string counted = $"{loop.Periods} periods, {loop.Overruns} overruns, {loop.Failures} failures";
        return loop.LongestSpacingMicroseconds == 0
            ? counted
            : $"{counted}, {loop.LatePeriods} late, "
                + $"at most {loop.LongestSpacingMicroseconds / 1e3:0.0} ms apart";
    }

    private static string Stops(RunSummary summary)
    {
        return summary.StopReasons.Count == 0
            ? "none"
            : string.Join(", ", summary.StopReasons.Select(reason => $"{reason}"));
    }

    // The program runs in the invariant culture (InvariantGlobalization): numbers look the same everywhere.
    private void Line(string text) => output.WriteLine(text);
}
