// The catalogue's rows, told to a person and to a program.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Pen.Simulator.Commands;

namespace Pen.Simulator.FaultCatalogue;

internal static class CatalogueReports
{
    private const int MostWords = 2;

    private static readonly string[] Heads =
    [
        "id",
        "case",
        "injected in",
        "detected as",
        "safe after",
        "bound",
        "runs",
        "verdict",
    ];

    /// <summary>Writes the table, what was missed with how to replay it, and the sum.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="replay">How a row's worst run is replayed.</param>
    /// <param name="took">Real time.</param>
    /// <param name="output">Where to.</param>
    public static void WriteText(
        IReadOnlyList<CatalogueRow> rows,
        Func<CatalogueRow, string> replay,
        TimeSpan took,
        TextWriter output
    )
    {
        List<string[]> cells = [Heads, .. rows.Select(Cells)];
        int[] widths = [.. Enumerable.Range(0, Heads.Length).Select(i => cells.Max(row => row[i].Length))];
        foreach (string[] row in cells)
        {
            StringBuilder line = new();
            for (int i = 0; i < row.Length; i++)
            {
                bool isNumber = i is 4 or 6;
                line.Append(isNumber ? row[i].PadLeft(widths[i]) : row[i].PadRight(widths[i])).Append("  ");
            }
            output.WriteLine(line.ToString().TrimEnd());
        }
        foreach (CatalogueRow row in rows.Where(row => !row.Ok))
        {
            output.WriteLine($"{Verdict(row)} {row.Id} {row.Case}: {row.Missed} of {row.Runs} runs");
            if (row.Worst is CaseOutcome worst)
            {
                output.WriteLine($"  {worst.Case.Title}; {worst.Variation}");
            }
            foreach (string miss in row.Misses)
            {
                output.WriteLine($"  {miss}");
            }
            output.WriteLine($"  replay: {replay(row)}");
        }
        int missed = rows.Count(row => !row.Ok);
        int faults = rows.Select(row => row.Id).Distinct().Count();
        output.WriteLine(
            $"{(missed == 0 ? "PASSED" : "FAILED")}: {faults} faults, {rows.Count} rows, {rows.Sum(row => row.Runs)} runs "
                + $"in {Text(took.TotalSeconds, "0")} s, {missed} rows missed"
        );
    }

    /// <summary>Writes the rows as an array.</summary>
    public static void WriteJson(IReadOnlyList<CatalogueRow> rows, TextWriter output) =>
        JsonOutput.Write(
            output,
            json =>
            {
                json.WriteStartArray();
                foreach (CatalogueRow row in rows)
                {
                    Write(json, row);
                }
                json.WriteEndArray();
            }
        );

    private static void Write(Utf8JsonWriter json, CatalogueRow row)
    {
        json.WriteStartObject();
        json.WriteString("id", row.Id);
        json.WriteString("case", row.Case);
        json.WriteString("where", row.Where);
        json.WriteString("reason", row.Detected[0]);
        json.WriteStartArray("reasons");
        foreach (string reason in row.Detected)
        {
            json.WriteStringValue(reason);
        }
        json.WriteEndArray();
        WriteTime(json, "safe_after_ms", row.SafeAfterMicroseconds);
        WriteTime(json, "detected_after_ms", row.DetectedAfterMicroseconds);
        WriteTime(json, "bound_ms", row.Bound.Microseconds);
        json.WriteString("bound", row.Bound.Words);
        json.WriteBoolean("ok", row.Ok);
        json.WriteNumber("runs", row.Runs);
        json.WriteNumber("missed", row.Missed);
        if (row.Worst is CaseOutcome worst)
        {
            json.WriteString("worst", $"{worst.Variation}");
            json.WriteNumber("seed", worst.Variation.Seed);
        }
        json.WriteStartArray("misses");
        foreach (string miss in row.Misses)
        {
            json.WriteStringValue(miss);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // Null where there is no time: it never came.
    private static void WriteTime(Utf8JsonWriter json, string name, long microseconds)
    {
        if (microseconds < 0)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteNumber(name, microseconds / 1e3);
        }
    }

    private static string[] Cells(CatalogueRow row)
    {
        IEnumerable<string> words = row.Detected.Take(MostWords);
        string more = row.Detected.Count > MostWords ? ", ..." : "";
        return
        [
            row.Id,
            row.Case,
            row.Where,
            string.Join(", ", words) + more,
            row.SafeAfterMicroseconds < 0 ? "never" : Text(row.SafeAfterMicroseconds / 1e3, "0.0") + " ms",
            row.Bound.Words,
            row.Runs.ToString(CultureInfo.InvariantCulture),
            Verdict(row),
        ];
    }

    private static string Verdict(CatalogueRow row) => row.Ok ? "ok" : "MISSED";

    private static string Text(double value, string format) =>
        value.ToString(format, CultureInfo.InvariantCulture);
}
