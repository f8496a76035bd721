// The sum of many power cuts, told to a person and to a program.
using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Pen.Simulator.Commands;

namespace Pen.Simulator.PowerCuts;

/// <summary>What was asked for, for reports.</summary>
/// <param name="File">The scenario's file.</param>
/// <param name="Name">The scenario's name.</param>
/// <param name="Options">Options that a replay needs, each with a blank before it; empty for none.</param>
internal sealed record CutRequest(string File, string Name, string Options);

/// <summary>Writes a summary as text or as JSON.</summary>
internal static class CutReports
{
    private const int MostTold = 20;

    public static void WriteText(
        CutRequest request,
        CutSummary summary,
        TimeSpan realTime,
        int jobs,
        TextWriter output
    )
    {
        string places = string.Join(
            ", ",
            summary
                .Places.Where(place => place.Value > 0)
                .Select(place => $"{place.Value} {Words(place.Key)}")
        );
        Line(output, $"{request.Name} ({request.File}{request.Options})");
        Line(
            output,
            $"cuts tried  {summary.FirstCuts} of {summary.Planned}: {places}"
                + (summary.SecondCuts > 0 ? $"; {summary.SecondCuts} times cut again while booting" : "")
        );
        Line(
            output,
            $"time        {realTime.TotalSeconds:0} s with {jobs} jobs; longest boot "
                + $"{summary.WorstBootMicroseconds / 1e6:0.00} s, at most {summary.MostRecoveryWrites} flash writes in it"
        );
        Line(output, $"outcomes    the cartridge when power went -> the same cartridge afterwards");
        foreach (CutClass one in summary.Classes)
        {
            Line(output, $"{one.Count, 9}   {one.Phase} -> {one.Result}");
        }
        Line(output, $"violations");
        foreach ((string rule, int cuts) in summary.Rules())
        {
            Line(output, $"{cuts, 9}   {rule}");
        }
        foreach (BrokenRule broken in summary.Broken.Take(MostTold))
        {
            Line(
                output,
                $"VIOLATION cut {broken.Cut.Number} {broken.Cut.Describe()}: {broken.Violation.Rule}; but at "
                    + $"{broken.Violation.AtMicroseconds / 1e6:0.000} s: {broken.Violation.Actual}"
            );
            if (broken.Cut.Second is null)
            {
                Line(
                    output,
                    $"  replay: powercuts {request.File}{request.Options} --cut {broken.Cut.Number}"
                );
            }
        }
        if (summary.Broken.Count > MostTold)
        {
            Line(output, $"... and {summary.Broken.Count - MostTold} more");
        }
        string verdict = summary.Verdict.ToUpperInvariant();
        Line(
            output,
            $"{verdict}: {summary.FirstCuts + summary.SecondCuts} power cuts, {summary.Broken.Count} violations"
        );
    }

    public static void WriteJson(CutRequest request, CutSummary summary, TextWriter output)
    {
        JsonOutput.Write(output, json => Write(json, request, summary));
    }

    private static void Write(Utf8JsonWriter json, CutRequest request, CutSummary summary)
    {
        json.WriteStartObject();
        json.WriteString("verdict", summary.Verdict);
        json.WriteString("file", request.File);
        json.WriteString("name", request.Name);
        json.WriteString("options", request.Options.Trim());
        json.WriteNumber("cuts_planned", summary.Planned);
        json.WriteNumber("cuts_tried", summary.FirstCuts);
        json.WriteNumber("second_cuts_tried", summary.SecondCuts);
        foreach ((CutPlace place, int count) in summary.Places)
        {
            json.WriteNumber($"cuts_{place.ToString().ToLowerInvariant()}", count);
        }
        json.WriteNumber("longest_boot_us", summary.WorstBootMicroseconds);
        json.WriteStartArray("outcomes");
        foreach (CutClass one in summary.Classes)
        {
            json.WriteStartObject();
            json.WriteString("phase", one.Phase);
            json.WriteString("result", one.Result);
            json.WriteNumber("count", one.Count);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("rules");
        foreach ((string rule, int cuts) in summary.Rules())
        {
            json.WriteStartObject();
            json.WriteString("rule", rule);
            json.WriteNumber("violations", cuts);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("violations");
        foreach (BrokenRule broken in summary.Broken)
        {
            json.WriteStartObject();
            json.WriteNumber("cut", broken.Cut.Number);
            json.WriteNumber("cut_at_us", broken.Cut.AtMicroseconds);
            json.WriteString("what", broken.Cut.Describe());
            json.WriteString("rule", broken.Violation.Rule);
            json.WriteNumber("time_us", broken.Violation.AtMicroseconds);
            json.WriteString("actual", broken.Violation.Actual);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Words(CutPlace place) =>
        place switch
        {
            CutPlace.Period => "behind control periods",
            CutPlace.Flash => "in flash writes",
            CutPlace.Bus => "in memory writes on the bus",
            _ => "in the programming of a row",
        };

    // The program runs in the invariant culture (InvariantGlobalization): numbers look the same everywhere.
    private static void Line(TextWriter output, string text) => output.WriteLine(text);
}
