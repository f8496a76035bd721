// A journal as comma-separated values: a row a session.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Pen.Control;

namespace Pen.Simulator.Journals;

/// <summary>
/// Writes sessions as RFC 4180 has it; units stand in the names of the columns. A cell is empty where nothing was
/// recorded.
/// </summary>
internal static class JournalCsv
{
    public static void Write(JournalReading reading, TextWriter output)
    {
        output.Write(string.Join(",", Columns()) + "\r\n");
        foreach (DumpSession session in reading.Sessions)
        {
            output.Write(string.Join(",", Cells(session).Select(Quoted)) + "\r\n");
        }
    }

    private static IEnumerable<string> Columns()
    {
        return
        [
            "boot",
            "serial",
            "lot",
            "needles",
            "opened_s",
            "running_ms",
            "strokes",
            "punctures",
            .. Enumerable.Range(1, SessionRecord.Levels).Select(level => $"strokes_level{level}"),
            .. Enumerable
                .Range(1, SessionRecord.DepthBands)
                .Select(band => $"strokes_to_{band * SessionRecord.DepthBandMicrometres}um"),
            "pressure_warnings",
            "stops",
            "stop_reasons",
            "faults",
            "fault_reasons",
            "ended",
        ];
    }

    private static IEnumerable<string> Cells(DumpSession session)
    {
        SessionRecord record = session.Record;
        return
        [
            $"{session.Boot}",
            session.SerialText,
            session.Lot,
            Count(record.NeedleCount),
            Count(record.OpenedSeconds),
            Count(record.RunningMilliseconds),
            Count(session.Strokes),
            Count(session.Punctures),
            .. record.StrokesByLevel.Select(strokes => Count(strokes)),
            .. record.StrokesByDepth.Select(strokes => Count(strokes)),
            Count(record.PressureWarnings),
            Count(record.StopCount),
            string.Join(";", session.Stops),
            session.HasReasons ? $"{record.FaultCount}" : "",
            string.Join(";", session.Faults),
            session.HasCounts ? (record.Ended ? "yes" : "no") : "",
        ];

        string Count(long number) => session.HasCounts ? $"{number}" : "";
    }

    private static string Quoted(string cell)
    {
        return cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"")}\"";
    }
}
