// A journal as a page to print and file: A4, black and white, nothing to fetch from anywhere.
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;

namespace Pen.Simulator.Journals;

/// <summary>
/// Writes a reading as one self-contained HTML page. The pen has no calendar: the page leaves room for the date and
/// for who files it. The same dump gives the same bytes.
/// </summary>
internal static class JournalHtml
{
    private const string Style = """
          @page { size: A4; margin: 12mm; }
          * { box-sizing: border-box; }
          body { font: 9.5pt/1.25 "Liberation Sans", Arial, Helvetica, sans-serif; color: #000; background: #fff;
            margin: 0 auto; max-width: 186mm; }
          h1 { font-size: 15pt; margin: 0 0 1mm; }
          h2 { font-size: 11pt; margin: 5mm 0 1.5mm; }
          p { margin: 0 0 1.5mm; }
          .note { font-size: 8.5pt; }
          .fill { display: flex; gap: 6mm; margin: 3mm 0; }
          .fill span { flex: 1; border-top: 0.3mm solid #000; margin-top: 7mm; font-size: 8pt; }
          table { border-collapse: collapse; width: 100%; font-size: 8.5pt; }
          thead { display: table-header-group; }
          tbody { break-inside: avoid; border-bottom: 0.3mm solid #000; }
          th { text-align: left; border-bottom: 0.5mm solid #000; font-weight: bold; vertical-align: bottom; }
          th, td { padding: 0.6mm 1.5mm; }
          td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
          td.s { font-family: "Liberation Mono", "Courier New", monospace; white-space: nowrap; }
          tr.more td { padding-top: 0; padding-bottom: 0.4mm; }
          tr.more:last-child td { padding-bottom: 1mm; }
          .total td { font-weight: bold; border-top: 0.5mm solid #000; }
          .after { margin-top: 1.5mm; }
          section { break-inside: avoid; }
          .box { border: 0.5mm solid #000; padding: 2mm 3mm; break-inside: avoid; }
          .box ul { margin: 1mm 0 0; padding-left: 5mm; }
          .bad { border-width: 1mm; }
        """;

    private static readonly (string Name, bool Number)[] Columns =
    [
        ("Power-up", true),
        ("Cartridge serial", false),
        ("Lot", false),
        ("Needles", true),
        ("Opened after", true),
        ("Running", true),
        ("Strokes", true),
        ("Punctures", true),
        ("Pressed too hard", true),
        ("Session", false),
    ];

    /// <summary>The page.</summary>
    public static string Page(JournalReading reading, IReadOnlyList<string> sources)
    {
        StringBuilder page = new();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Append("<title>Treatment record of a microneedling pen</title>\n");
        page.Append(CultureInfo.InvariantCulture, $"<style>\n{Style}\n</style>\n</head>\n<body>\n");
        page.Append("<h1>Treatment record of a microneedling pen</h1>\n");
        page.Append(CultureInfo.InvariantCulture, $"<p>{Text(Summary(reading))}</p>\n");
        page.Append(
            "<p class=\"note\">The pen has no calendar: sessions are dated by the number of the pen's power-up and "
                + "the time since. Research controller, not a medical device.</p>\n"
        );
        page.Append(
            "<div class=\"fill\"><span>Pen</span><span>Date</span><span>Treated</span><span>Filed by</span></div>\n"
        );
        AppendSessions(page, reading);
        AppendWithoutSession(page, reading);
        AppendIntegrity(page, reading, sources);
        page.Append("</body>\n</html>\n");
        return page.ToString();
    }

    private static string Summary(JournalReading reading)
    {
        return reading.IsEmpty
            ? "The journal is empty: this pen was never on."
            : $"{SessionWords.Many(reading.LastBoot, "power-up")}, {SessionWords.Many(reading.Used.Count, "cartridge")} used, "
                + $"{SessionWords.Sessions(reading)}.";
    }

    private static void AppendSessions(StringBuilder page, JournalReading reading)
    {
        page.Append("<h2>Sessions</h2>\n");
        if (reading.Sessions.Count == 0)
        {
            page.Append("<p>None.</p>\n");
            return;
        }
        page.Append("<table>\n<thead><tr>");
        foreach ((string name, bool number) in Columns)
        {
            page.Append(CultureInfo.InvariantCulture, $"<th{(number ? " class=\"n\"" : "")}>{name}</th>");
        }
        page.Append("</tr></thead>\n");
        foreach (DumpSession session in reading.Sessions)
        {
            AppendSession(page, session, reading);
        }
        AppendTotal(page, reading);
        page.Append("</table>\n");
    }

    private static void AppendWithoutSession(StringBuilder page, JournalReading reading)
    {
        if (SessionWords.WithoutSession(reading) is string without)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"note after\">{Text(without)}.</p>\n");
        }
    }

    private static void AppendSession(StringBuilder page, DumpSession session, JournalReading reading)
    {
        string[] cells = SessionWords.Cells(session);
        page.Append("<tbody><tr>");
        for (int i = 0; i < cells.Length; i++)
        {
            string kind =
                Columns[i].Number ? " class=\"n\""
                : i == 1 ? " class=\"s\""
                : "";
            page.Append(CultureInfo.InvariantCulture, $"<td{kind}>{Text(cells[i])}</td>");
        }
        page.Append("</tr>\n");
        if (session.HasCounts)
        {
            string levels = Bands(SessionWords.Levels(session));
            string depths = Bands(SessionWords.Depths(session));
            AppendMore(page, "Strokes by level", $"{levels}; by depth, up to {depths}");
        }
        AppendMore(page, "Stops", string.Join(", ", SessionWords.Stops(session, reading)));
        AppendMore(page, "Faults", string.Join(", ", SessionWords.Faults(session)));
        AppendMore(page, "Incomplete", SessionWords.Incomplete(session) ?? "");
        page.Append("</tbody>\n");
    }

    private static string Bands(IReadOnlyList<(string Name, int Strokes)> bands)
    {
        string used = string.Join(
            ", ",
            bands
                .Where(band => band.Strokes > 0)
                .Select(band => $"{band.Name}: {SessionWords.Grouped(band.Strokes)}")
        );
        return used.Length > 0 ? used : "none";
    }

    private static void AppendMore(StringBuilder page, string name, string text)
    {
        if (text.Length > 0)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<tr class=\"more\"><td></td><td colspan=\"{Columns.Length - 1}\">{name}: {Text(text)}</td></tr>\n"
            );
        }
    }

    private static void AppendTotal(StringBuilder page, JournalReading reading)
    {
        DumpSession[] counted = [.. reading.Sessions.Where(session => session.HasCounts)];
        string strokes = SessionWords.Grouped(counted.Sum(session => session.Strokes));
        string punctures = SessionWords.Grouped(counted.Sum(session => session.Punctures));
        page.Append(
            CultureInfo.InvariantCulture,
            $"<tbody class=\"total\"><tr><td></td><td colspan=\"5\">Sum</td><td class=\"n\">{strokes}</td>"
                + $"<td class=\"n\">{punctures}</td><td colspan=\"2\"></td></tr></tbody>\n"
        );
    }

    private static void AppendIntegrity(
        StringBuilder page,
        JournalReading reading,
        IReadOnlyList<string> sources
    )
    {
        page.Append("<section>\n<h2>Integrity</h2>\n");
        page.Append(
            CultureInfo.InvariantCulture,
            $"<div class=\"box{(reading.IsDamaged ? " bad" : "")}\">\n"
        );
        string verdict =
            reading.HasLost ? "DAMAGED, and some of it is lost: this record is not complete."
            : reading.IsDamaged ? "DAMAGED, but nothing is known to be lost: the pen keeps two copies."
            : "Everything verifies: what the pen wrote is what stands here.";
        page.Append(CultureInfo.InvariantCulture, $"<p><strong>{verdict}</strong></p>\n");
        page.Append(
            CultureInfo.InvariantCulture,
            $"<p class=\"note\">Read from {Text(string.Join(", ", sources))}; {reading.Verified} entries verified, both copies counted.</p>\n"
        );
        if (reading.Findings.Count > 0)
        {
            page.Append("<ul class=\"note\">\n");
            foreach (JournalFinding finding in reading.Findings)
            {
                page.Append(CultureInfo.InvariantCulture, $"<li>{Text(finding.ToString())}</li>\n");
            }
            page.Append("</ul>\n");
        }
        page.Append("</div>\n</section>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
