// The one vocabulary of faults: what every front end, scenario, campaign and document reads.
using System;
using System.Collections.Generic;

namespace Pen.Hal.Simulated;

/// <summary>Every fault that can be injected, and the words for it.</summary>
public static class FaultVocabulary
{
    private static readonly string[] Words = SiteWords();

    /// <summary>All rows, site by site; of rows of one site and kind the first has its defaults.</summary>
    public static IReadOnlyList<FaultRow> All { get; } =
    [.. MotorFaultRows.All, .. SenseFaultRows.All, .. DepthFaultRows.All, .. BoardFaultRows.All];

    /// <summary>The words for the sites, in their order.</summary>
    public static IReadOnlyList<string> Sites => Words;

    /// <summary>What scenarios call a site, such as <c>home-sensor</c>.</summary>
    public static string WordOf(FaultSite site) => Words[(int)site];

    /// <summary>The site of a word. False if there is none.</summary>
    public static bool TrySite(string word, out FaultSite site)
    {
        int index = Array.IndexOf(Words, word);
        site = (FaultSite)Math.Max(0, index);
        return index >= 0;
    }

    /// <summary>The rows of a site.</summary>
    public static IReadOnlyList<FaultRow> RowsOf(FaultSite site)
    {
        List<FaultRow> rows = [];
        foreach (FaultRow row in All)
        {
            if (row.Site == site)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    /// <summary>
    /// The row of a site by its word, or by the name of its kind in small letters; null if there is none.
    /// </summary>
    public static FaultRow? Find(FaultSite site, string word)
    {
        FaultRow? byKind = null;
        foreach (FaultRow row in RowsOf(site))
        {
            if (row.Word == word)
            {
                return row;
            }

            byKind ??= KindWord(row.Kind) == word ? row : null;
        }

        return byKind;
    }

    /// <summary>The first row of a site and kind; null if the site has no such fault.</summary>
    public static FaultRow? Find(FaultSite site, FaultKind kind) => Find(site, KindWord(kind));

    /// <summary>The row that a fault is of, by its amount if several share site and kind; null if none takes it.</summary>
    public static FaultRow? RowOf(CircuitFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        foreach (FaultRow row in RowsOf(fault.Site))
        {
            if (row.Kind == fault.Kind && (fault.Amount == 0 || row.Takes(fault.Amount)))
            {
                return row;
            }
        }

        return null;
    }

    /// <summary>A fault as a scenario writes it, such as <c>encoder miscounts 30% for 200ms</c>.</summary>
    public static string Describe(CircuitFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        FaultRow? row = RowOf(fault);
        string amount =
            row is { TakesAmount: true } && fault.Amount != 0
                ? FormattableString.Invariant($" {fault.Amount}{row.UnitText}")
                : "";
        long time = fault.ForMicroseconds;
        string duration =
            time == 0 ? ""
            : time % 1000 == 0 ? $" for {time / 1000}ms"
            : $" for {time}us";
        return $"{WordOf(fault.Site)} {row?.Word ?? KindWord(fault.Kind)}{amount}{duration}";
    }

    /// <summary>The name of a kind in small letters.</summary>
    public static string KindWord(FaultKind kind) => kind.ToString().ToLowerInvariant();

    // From the names, but for buttons: those are called as scenarios press them.
    private static string[] SiteWords()
    {
        FaultSite[] sites = Enum.GetValues<FaultSite>();
        return Array.ConvertAll(
            sites,
            static site =>
                site switch
                {
                    FaultSite.DriverFaultLine => "driver-fault",
                    FaultSite.StartStop => "start",
                    FaultSite.SpeedUp => "speed+",
                    FaultSite.SpeedDown => "speed-",
                    FaultSite.DepthUp => "depth+",
                    FaultSite.DepthDown => "depth-",
                    FaultSite.HeartbeatLine => "heartbeat",
                    FaultSite.GateLine => "gate",
                    FaultSite.SleepLine => "nsleep",
                    _ => Kebab(site.ToString()),
                }
        );
    }

    private static string Kebab(string name)
    {
        string text = "";
        foreach (char letter in name)
        {
            bool begins = char.IsUpper(letter) && text.Length > 0;
            text += (begins ? "-" : "") + char.ToLowerInvariant(letter);
        }

        return text;
    }
}
