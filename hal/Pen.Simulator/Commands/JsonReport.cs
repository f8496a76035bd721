// Runs told to a program: verdict, timeline and summary as JSON.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Pen.Control;
using Pen.Simulator.Running;

namespace Pen.Simulator.Commands;

/// <summary>Writes runs as one JSON object; units stand in the names. The same runs give the same bytes.</summary>
internal static class JsonReport
{
    public static void Write(IReadOnlyList<RunResult> results, TextWriter output)
    {
        JsonOutput.Write(
            output,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("verdict", Verdict(results.All(result => result.Passed)));
                json.WriteStartArray("runs");
                foreach (RunResult result in results)
                {
                    WriteRun(json, result);
                }
                json.WriteEndArray();
                json.WriteEndObject();
            }
        );
    }

    private static string Verdict(bool passed) => passed ? "passed" : "failed";

    private static void WriteRun(Utf8JsonWriter json, RunResult result)
    {
        json.WriteStartObject();
        json.WriteString("file", result.File);
        json.WriteString("name", result.Name);
        json.WriteString("verdict", Verdict(result.Passed));
        json.WriteStartArray("failures");
        foreach (RunFailure failure in result.Failures)
        {
            json.WriteStartObject();
            json.WriteNumber("time_us", failure.AtMicroseconds);
            json.WriteNumber("line", failure.Line);
            json.WriteString("expected", failure.Expected);
            json.WriteString("actual", failure.Actual);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("timeline");
        foreach (TimelineEntry entry in result.Timeline)
        {
            json.WriteStartObject();
            json.WriteNumber("time_us", entry.AtMicroseconds);
            json.WriteString("kind", entry.Kind.ToString().ToLowerInvariant());
            json.WriteNumber("line", entry.Line);
            json.WriteString("text", entry.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteSummary(json, result.Summary);
        json.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter json, RunSummary summary)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("simulated_us", summary.SimulatedMicroseconds);
        json.WriteNumber("strokes", summary.Strokes);
        json.WriteStartObject("loop");
        json.WriteNumber("periods", summary.Loop.Periods);
        json.WriteNumber("overruns", summary.Loop.Overruns);
        json.WriteNumber("failures", summary.Loop.Failures);
        json.WriteNumber("late_periods", summary.Loop.LatePeriods);
        json.WriteNumber("longest_spacing_us", summary.Loop.LongestSpacingMicroseconds);
        json.WriteEndObject();
        json.WriteStartArray("rates");
        foreach (RateSummary rate in summary.Rates)
        {
            json.WriteStartObject();
            json.WriteNumber("level", rate.Level);
            json.WriteNumber("set_millihertz", rate.SetMillihertz);
            json.WriteNumber("true_mean_millihertz", Math.Round(rate.MeanMillihertz, 1));
            json.WriteNumber("worst_error_permille", Math.Round(rate.WorstErrorPermille, 3));
            json.WriteNumber("steady_us", rate.SteadyMicroseconds);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("depths");
        foreach (DepthSummary depth in summary.Depths)
        {
            json.WriteStartObject();
            json.WriteNumber("set_um", depth.SetMicrometres);
            json.WriteNumber("true_um", Math.Round(depth.TrueMicrometres, 2));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("stop_reasons");
        foreach (StopReason reason in summary.StopReasons)
        {
            json.WriteStartObject();
            json.WriteNumber("number", (int)reason);
            json.WriteString("name", $"{reason}");
            json.WriteString("words", StateWords.Of(reason));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
