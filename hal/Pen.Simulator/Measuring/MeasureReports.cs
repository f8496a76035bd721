// The table, told to a person and to a program.
using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using Pen.Simulator.Commands;

namespace Pen.Simulator.Measuring;

/// <summary>Writes a table as text or as JSON.</summary>
internal static class MeasureReports
{
    private const int MostTold = 20;

    /// <summary>One line a row.</summary>
    public static void WriteText(
        MeasureTable table,
        MeasureRequest request,
        PidGains gains,
        TimeSpan realTime,
        TextWriter output
    )
    {
        string[] titles =
        [
            "what",
            "plants",
            "pen",
            "bound",
            "x bound",
            "simple",
            "/ pen",
            "PID",
            "/ pen",
            "limit",
            "verdict",
            "worst at",
        ];
        output.WriteLine(Line(titles));
        foreach (MeasureRow row in table.Rows)
        {
            output.WriteLine(Line(CellsOf(row)));
        }
        output.WriteLine();
        output.WriteLine(
            "simple: the duty that a maker sets once, or steps at the pull-in rate. PID: "
                + FormattableString.Invariant(
                    $"{gains.Name}, {gains.PermillePerHertz:0.00} permille/Hz, Ti {gains.IntegralSeconds * 1e3:0} ms"
                )
                + FormattableString.Invariant($", Td {gains.DerivativeSeconds * 1e3:0} ms. ")
                + "Rates in % are of the set one."
        );
        foreach (CaseResult failure in table.Failures.Take(MostTold))
        {
            output.WriteLine($"NOT MEASURED {failure.Key}: {failure.Failure}");
        }
        int missed = table.Rows.Count(row => row.Missed > 0);
        int limits = table.Rows.Count(row => row.Limit is not null);
        output.WriteLine(
            FormattableString.Invariant(
                $"{(table.Passed ? "PASSED" : "FAILED")}: {table.Results.Count} cases, {limits} limits, "
            )
                + FormattableString.Invariant(
                    $"{missed} missed, {table.Failures.Count} cases not measured; {realTime.TotalSeconds:0} s with {request.Jobs} jobs, seed {request.Seed}"
                )
        );
    }

    /// <summary>Rows and cases.</summary>
    public static void WriteJson(
        MeasureTable table,
        MeasureRequest request,
        PidGains gains,
        TextWriter output
    ) => JsonOutput.Write(output, json => Write(json, table, request, gains));

    private static string[] CellsOf(MeasureRow row)
    {
        string plants =
            row.Level > 0 ? $"nominal L{row.Level}"
            : row.Nominal ? "nominal"
            : "spread";
        string limit = row.Limit is double value ? (row.Metric.AtLeast ? ">= " : "<= ") + Number(value) : "-";
        bool steps = row.Metric.Group is Metrics.Depth or Metrics.Stop;
        return
        [
            row.Metric.Text,
            plants,
            Number(row.Worst.Value) + (double.IsFinite(row.Worst.Value) ? " " + row.Metric.Unit : ""),
            Number(row.Worst.Bound),
            Number(row.OverBound),
            Number(row.Worst.Simple),
            Number(row.SimpleOverPen),
            steps ? "-" : Number(row.Worst.Pid),
            steps ? "-" : Number(row.PidOverPen),
            limit,
            row.Verdict + (row.Missed > 0 ? $" {row.Missed}/{row.Cases}" : ""),
            row.Excused == row.Cases && row.Worst.Excuse is string excuse
                ? $"{row.Where} ({excuse})"
                : row.Where.ToString(),
        ];
    }

    private static string Line(string[] cells)
    {
        return string.Create(
                CultureInfo.InvariantCulture,
                $"{cells[0], -34}{cells[1], -11}{cells[2], 10}{cells[3], 8}{cells[4], 8}{cells[5], 8}"
            ) + $"{cells[6], 7}{cells[7], 8}{cells[8], 7}{cells[9], 9}  {cells[10], -14} {cells[11]}";
    }

    private static string Number(double? value)
    {
        if (value is not double number)
        {
            return "-";
        }
        if (!double.IsFinite(number))
        {
            return "never";
        }
        string format = Math.Abs(number) switch
        {
            >= 100 => "0",
            >= 10 => "0.0",
            _ => "0.00",
        };
        return number.ToString(format, CultureInfo.InvariantCulture);
    }

    private static void Write(Utf8JsonWriter json, MeasureTable table, MeasureRequest request, PidGains gains)
    {
        json.WriteStartObject();
        json.WriteString("verdict", table.Passed ? "passed" : "failed");
        json.WriteNumber("seed", request.Seed);
        json.WriteNumber("cases", table.Results.Count);
        json.WriteNumber("missed", table.Rows.Count(row => row.Missed > 0));
        json.WriteString("pid_tuning", gains.Name);
        json.WriteStartArray("rows");
        foreach (MeasureRow row in table.Rows)
        {
            json.WriteStartObject();
            json.WriteString("id", row.Metric.Id);
            json.WriteString("what", row.Metric.Text.Trim());
            json.WriteString("unit", row.Metric.Unit);
            json.WriteString("plants", row.Nominal ? "nominal" : "spread");
            Write(json, "level", row.Level == 0 ? null : row.Level);
            json.WriteNumber("cases", row.Cases);
            json.WriteString("worst_at", row.Where.ToString());
            WriteReading(json, row.Worst);
            Write(json, "over_bound", row.OverBound);
            Write(json, "simple_over_pen", row.SimpleOverPen);
            Write(json, "pid_over_pen", row.PidOverPen);
            Write(json, "limit", row.Limit);
            json.WriteBoolean("at_least", row.Metric.AtLeast);
            json.WriteNumber("missed", row.Missed);
            json.WriteBoolean("ok", row.Missed == 0);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteCases(json, table);
        json.WriteEndObject();
    }

    private static void WriteCases(Utf8JsonWriter json, MeasureTable table)
    {
        json.WriteStartArray("measured");
        foreach (CaseResult result in table.Results)
        {
            json.WriteStartObject();
            json.WriteString("plant", result.Key.Plant.Name);
            json.WriteNumber("level", result.Key.Level);
            json.WriteNumber("depth_um", result.Key.Depth);
            json.WriteString("battery", result.Key.Battery);
            json.WriteString("failure", result.Failure);
            json.WriteStartArray("readings");
            foreach (Reading reading in result.Readings)
            {
                json.WriteStartObject();
                json.WriteString("id", reading.Metric.Id);
                WriteReading(json, reading);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    // What never came is null: JSON knows no infinity.
    private static void WriteReading(Utf8JsonWriter json, Reading reading)
    {
        Write(json, "value", reading.Value);
        Write(json, "bound", reading.Bound);
        Write(json, "simple", reading.Simple);
        Write(json, "pid", reading.Pid);
        if (reading.Excuse is string excuse)
        {
            json.WriteString("excuse", excuse);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is double number && double.IsFinite(number))
        {
            json.WriteNumber(name, Math.Round(number, 4));
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
