// A campaign told to a person and to a program.
using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.Commands;

namespace Pen.Simulator.Campaign;

/// <summary>Writes a summary as text or as JSON.</summary>
internal static class CampaignReports
{
    private const double HourMicroseconds = 3.6e9;
    private const int MostTold = 10;

    public static void WriteText(
        CampaignSummary summary,
        TimeSpan realTime,
        int jobs,
        TextWriter output,
        Func<Violation, string?> savedAs
    )
    {
        Coverage coverage = summary.Coverage;
        double simulated = summary.SimulatedMicroseconds;
        double speed = simulated / 1e6 / Math.Max(realTime.TotalSeconds, 0.001);
        int rows = SupervisorTable.Rows.Length;
        Line(output, $"seed          {summary.Request.Seed}");
        Line(
            output,
            $"simulated     {simulated / HourMicroseconds:0.00} h in {summary.Runs} runs, {speed:0} times real time with {jobs} jobs ({realTime.TotalSeconds:0} s)"
        );
        Line(
            output,
            $"motor         {coverage.Starts} starts, {Share(coverage, PenState.Running, simulated):0} % of the time running"
        );
        Line(
            output,
            $"states        {string.Join(", ", States(coverage, simulated).Select(state => $"{state.Name} {state.Percent:0.#} %"))}"
        );
        Line(output, $"transitions   {rows - summary.Missing.Count} of {rows} rows of the table taken");
        foreach (Transition row in summary.Missing)
        {
            Line(output, $"  never       {Coverage.Describe(row)}");
        }
        Line(
            output,
            $"faults        {string.Join(", ", coverage.Faults.Select(one => $"{FaultVocabulary.WordOf(one.Key)} {one.Value}"))}"
        );
        foreach (Violation violation in summary.Violations.Take(MostTold))
        {
            Line(
                output,
                $"VIOLATION run {violation.Run} at {violation.AtMicroseconds / 1e6:0.000} s: {violation.Rule}; but: {violation.Actual.Split('\n')[0]}"
            );
            string? file = savedAs(violation);
            output.WriteLine(file is null ? Indent(violation.Text) : $"  play it: run {file}");
        }
        if (summary.Violations.Count > MostTold)
        {
            Line(output, $"... and {summary.Violations.Count - MostTold} more");
        }
        Line(
            output,
            $"{summary.Verdict.ToUpperInvariant()}: {summary.Violations.Count} violations, {summary.Missing.Count} rows never taken"
        );
    }

    public static void WriteJson(CampaignSummary summary, TextWriter output)
    {
        JsonOutput.Write(output, json => Write(summary, json));
    }

    private static void Write(CampaignSummary summary, Utf8JsonWriter json)
    {
        Coverage coverage = summary.Coverage;
        json.WriteStartObject();
        json.WriteString("verdict", summary.Verdict);
        json.WriteNumber("seed", summary.Request.Seed);
        json.WriteNumber("hours", summary.SimulatedMicroseconds / HourMicroseconds);
        json.WriteNumber("spread_percent", summary.Request.SpreadPercent);
        json.WriteString("processor", summary.Request.Esp32 ? "esp32" : "ports");
        json.WriteNumber("runs", summary.Runs);
        json.WriteNumber("planned", summary.Planned);
        json.WriteNumber("starts", coverage.Starts);
        json.WriteNumber("running_s", coverage.MicrosecondsIn(PenState.Running) / 1e6);
        json.WriteStartObject("states_s");
        foreach (PenState state in Enum.GetValues<PenState>())
        {
            json.WriteNumber(state.ToString(), coverage.MicrosecondsIn(state) / 1e6);
        }
        json.WriteEndObject();
        json.WriteStartArray("transitions");
        for (int i = 0; i < SupervisorTable.Rows.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("row", Coverage.Describe(SupervisorTable.Rows[i]));
            json.WriteNumber("taken", coverage.Rows[i]);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("faults");
        foreach ((FaultSite site, long count) in coverage.Faults)
        {
            json.WriteNumber(FaultVocabulary.WordOf(site), count);
        }
        json.WriteEndObject();
        json.WriteStartObject("rules");
        foreach ((string rule, long count) in coverage.Rules)
        {
            json.WriteNumber(rule, count);
        }
        json.WriteEndObject();
        json.WriteStartArray("violations");
        foreach (Violation violation in summary.Violations)
        {
            json.WriteStartObject();
            json.WriteNumber("run", violation.Run);
            json.WriteNumber("at_s", violation.AtMicroseconds / 1e6);
            json.WriteString("rule", violation.Rule);
            json.WriteString("actual", violation.Actual);
            json.WriteString("scenario", violation.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static (string Name, double Percent)[] States(Coverage coverage, double simulated) =>
        [
            .. Enum.GetValues<PenState>()
                .Select(state => (state.ToString(), Share(coverage, state, simulated)))
                .Append(("off", Share(coverage, 0, simulated))),
        ];

    private static double Share(Coverage coverage, PenState state, double simulated) =>
        100.0 * coverage.MicrosecondsIn(state) / Math.Max(simulated, 1);

    private static string Indent(string text) => "  " + text.TrimEnd().ReplaceLineEndings("\n  ");

    private static void Line(TextWriter output, FormattableString line) =>
        output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
