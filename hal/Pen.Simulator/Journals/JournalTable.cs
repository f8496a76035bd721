// A journal told to a person: a line a session, what it was made of, and the integrity of the dump.
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Pen.Simulator.Journals;

/// <summary>Writes a reading as text.</summary>
internal static class JournalTable
{
    private const int Indent = 6;

    private static readonly string[] Heads =
    [
        "boot",
        "serial",
        "lot",
        "needles",
        "opened",
        "running",
        "strokes",
        "punctures",
        "pressed",
        "end",
    ];

    // Text columns stand left, numbers right.
    private static readonly bool[] Left = [false, true, true, false, false, false, false, false, false, true];

    public static void Write(JournalReading reading, TextWriter output)
    {
        output.WriteLine(Summary(reading));
        if (reading.Sessions.Count > 0)
        {
            WriteSessions(reading, output);
        }
        if (SessionWords.WithoutSession(reading) is string without)
        {
            output.WriteLine(without);
        }
        output.WriteLine(reading.IsDamaged ? "integrity: DAMAGED" : "integrity: everything verifies");
        foreach (JournalFinding finding in reading.Findings)
        {
            output.WriteLine($"  {finding}");
        }
    }

    /// <summary>What there is, in one line.</summary>
    public static string Summary(JournalReading reading)
    {
        return reading.IsEmpty
            ? "journal: empty, this pen was never on"
            : $"journal: {SessionWords.Many(reading.LastBoot, "power-up")}, "
                + $"{SessionWords.Many(reading.Used.Count, "cartridge")} used, "
                + SessionWords.Sessions(reading);
    }

    private static void WriteSessions(JournalReading reading, TextWriter output)
    {
        List<string[]> rows = [Heads, .. reading.Sessions.Select(SessionWords.Cells)];
        int[] widths = [.. Heads.Select((_, column) => rows.Max(row => row[column].Length))];
        WriteRow(Heads, widths, output);
        for (int i = 0; i < reading.Sessions.Count; i++)
        {
            DumpSession session = reading.Sessions[i];
            WriteRow(rows[i + 1], widths, output);
            if (session.HasCounts)
            {
                WriteDetail("level", SessionWords.Levels(session).Select(Counted), output);
                WriteDetail("to depth", SessionWords.Depths(session).Select(Counted), output);
            }
            WriteDetail("stops", SessionWords.Stops(session, reading), output);
            WriteDetail("faults", SessionWords.Faults(session), output);
            if (SessionWords.Incomplete(session) is string incomplete)
            {
                WriteDetail("incomplete", [incomplete], output);
            }
        }
    }

    private static string Counted((string Name, int Strokes) band) =>
        $"{band.Name} {SessionWords.Grouped(band.Strokes)}";

    private static void WriteRow(string[] cells, int[] widths, TextWriter output)
    {
        IEnumerable<string> padded = cells.Select(
            (cell, column) => Left[column] ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])
        );
        output.WriteLine(string.Join("  ", padded).TrimEnd());
    }

    private static void WriteDetail(string name, IEnumerable<string> values, TextWriter output)
    {
        string line = string.Join(", ", values);
        if (line.Length > 0)
        {
            output.WriteLine($"{new string(' ', Indent)}{name}: {line}");
        }
    }
}
