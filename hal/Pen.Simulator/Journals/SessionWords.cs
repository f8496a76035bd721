// A session's fields in words and units for people.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Pen.Control;
using Pen.Drivers;

namespace Pen.Simulator.Journals;

/// <summary>Texts that the table and the report share. What was not recorded is a dash.</summary>
internal static class SessionWords
{
    /// <summary>A session as a row: what the table and the page show in their columns.</summary>
    public static string[] Cells(DumpSession session)
    {
        return
        [
            $"{session.Boot}",
            session.SerialText,
            Lot(session),
            Needles(session),
            Opened(session),
            Running(session),
            Strokes(session),
            Punctures(session),
            Warnings(session),
            End(session),
        ];
    }

    public const string None = "-";

    private const int MostNamed = 8;

    /// <summary>What was not found of a session; null if all was.</summary>
    public static string? Incomplete(DumpSession session)
    {
        return !session.HasCounts ? "counts were not found"
            : !session.HasReasons ? "stop reasons, faults and lot were not found"
            : session.HasOldCounts ? "the latest counts were not found, these are of an earlier moment"
            : session.HasOldReasons ? "the latest stop reasons were not found, these are of an earlier moment"
            : null;
    }

    public static string Lot(DumpSession session) => session.Lot.Length == 0 ? None : session.Lot;

    public static string Needles(DumpSession session) => Count(session, session.Record.NeedleCount);

    /// <summary>How many sessions there are, and how many of them are told.</summary>
    public static string Sessions(JournalReading reading)
    {
        int all = reading.Sessions.Count + reading.OmittedSessions;
        return reading.OmittedSessions == 0
            ? Many(all, "session")
            : $"{Many(all, "session")}, the last {reading.Sessions.Count} of them here";
    }

    public static string Opened(DumpSession session) =>
        session.HasCounts ? Time(1_000L * session.Record.OpenedSeconds)[..^2] : None;

    public static string Running(DumpSession session) =>
        session.HasCounts ? Time(session.Record.RunningMilliseconds) : None;

    public static string Strokes(DumpSession session) => Count(session, session.Strokes);

    public static string Punctures(DumpSession session) => Count(session, session.Punctures);

    public static string Warnings(DumpSession session) => Count(session, session.Record.PressureWarnings);

    public static string End(DumpSession session)
    {
        return !session.HasCounts ? None
            : session.Record.Ended ? "ended"
            : "not ended";
    }

    /// <summary>Strokes of each level, level 1 first.</summary>
    public static IReadOnlyList<(string Name, int Strokes)> Levels(DumpSession session)
    {
        return
        [
            .. session.Record.StrokesByLevel.Select(
                (strokes, i) => ($"{RateLevels.MillihertzOf(i + RateLevels.First) / 1000} Hz", strokes)
            ),
        ];
    }

    /// <summary>Strokes of each depth band, shallowest first.</summary>
    public static IReadOnlyList<(string Name, int Strokes)> Depths(DumpSession session)
    {
        return
        [
            .. session.Record.StrokesByDepth.Select(
                (strokes, i) =>
                    (Number("0.0", (i + 1) * SessionRecord.DepthBandMicrometres / 1000m) + " mm", strokes)
            ),
        ];
    }

    /// <summary>Stop reasons in words, the same ones in a row told once.</summary>
    public static IReadOnlyList<string> Stops(DumpSession session, JournalReading reading)
    {
        if (!session.IsOnlyOpened)
        {
            return Words(session.Stops, session.Record.StopCount);
        }
        // Strokes are saved with the first stop: how many there were before is not known.
        return session.Boot < reading.LastBoot
            ? ["none: power went before the first stop, if it ran at all"]
            : ["none yet"];
    }

    /// <summary>Faults in words.</summary>
    public static IReadOnlyList<string> Faults(DumpSession session) =>
        Words(session.Faults, session.Record.FaultCount);

    /// <summary>A number of many digits, in groups of three.</summary>
    public static string Grouped(long number) =>
        number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ');

    /// <summary>The used cartridges without a session, the latest ones by name; null if there are none.</summary>
    public static string? WithoutSession(JournalReading reading)
    {
        IReadOnlyList<UsedCartridge> used = reading.UsedWithoutSession;
        if (used.Count == 0)
        {
            return null;
        }
        string latest = string.Join(", ", used.TakeLast(MostNamed).Select(Name));
        string more = used.Count > MostNamed ? $", and {used.Count - MostNamed} before them" : "";
        return $"{Many(used.Count, "cartridge")} used without a session on record: {latest}{more}";
    }

    /// <summary>A count and what is counted.</summary>
    public static string Many(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string Name(UsedCartridge used)
    {
        string later = used.Boot == UsedSlot.LastBoot ? " or later" : "";
        return $"{used.SerialText} (power-up {used.Boot}{later})";
    }

    private static string Count(DumpSession session, long number) =>
        session.HasCounts ? Grouped(number) : None;

    private static List<string> Words(IReadOnlyList<StopReason> reasons, int counted)
    {
        List<string> words = [];
        int at = 0;
        while (at < reasons.Count)
        {
            int end = at;
            while (end < reasons.Count && reasons[end] == reasons[at])
            {
                end++;
            }
            string times = end - at == 1 ? "" : $" ({end - at} times)";
            words.Add(StateWords.Of(reasons[at]) + times);
            at = end;
        }
        if (counted > reasons.Count)
        {
            words.Add($"{counted - reasons.Count} more that the record has no room for");
        }
        return words;
    }

    // Hours only where there are any: a session lasts 60 minutes, a pen may be on for days.
    private static string Time(long milliseconds)
    {
        TimeSpan time = TimeSpan.FromMilliseconds(milliseconds);
        string tail = Number("00.0", Math.Floor((milliseconds % 60_000) / 100m) / 10);
        return time.TotalHours >= 1
            ? $"{(long)time.TotalHours}:{time.Minutes:00}:{tail}"
            : $"{time.Minutes}:{tail}";
    }

    private static string Number(string format, decimal number) =>
        number.ToString(format, CultureInfo.InvariantCulture);
}
