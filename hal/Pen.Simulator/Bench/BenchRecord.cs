// What was done to a pen and what came of it, as a scenario file.
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Pen.Control;
using Pen.Simulator.Campaign;
using Pen.Simulator.Hosting;
using Pen.Simulator.Running;
using Pen.Simulator.Scenarios;
using Pen.Simulator.Tracing;

namespace Pen.Simulator.Bench;

/// <summary>Collects lines with their times and closes them with what was seen.</summary>
internal sealed class BenchRecord(BenchSetup setup)
{
    /// <summary>More lines than this are no record of a person's hands.</summary>
    public const int MostLines = 20_000;

    private const int LongestName = 60;

    // What was done, and what was seen to come of it. Lines of one time: first what was done.
    private readonly List<TimedLine> _done = [];
    private readonly List<TimedLine> _seen = [];
    private readonly List<string> _broken = [];

    /// <summary>Lines of what was done.</summary>
    public int Lines => _done.Count;

    /// <summary>Standing rules broken.</summary>
    public int Broken => _broken.Count;

    /// <summary>No line fits in any more.</summary>
    public bool IsFull => _done.Count >= MostLines;

    /// <summary>Something is done to the pen; times never fall.</summary>
    public void Do(long at, string line) => _done.Add(new TimedLine(at, line));

    /// <summary>The pen stopped, seen at a settled moment.</summary>
    public void Stop(long at, StopReason reason)
    {
        if (_seen.Count < MostLines)
        {
            _seen.Add(new TimedLine(at, $"expect reason {reason}"));
        }
    }

    /// <summary>A standing rule was broken: the scenario will break it as well.</summary>
    public void Break(string rule) => _broken.Add(rule);

    /// <summary>The file's name for a scenario's.</summary>
    public static string FileName(string name)
    {
        string plain = string.Concat(
            name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')
        );
        return $"{(plain.Trim('-').Length == 0 ? "bench" : plain.Trim('-'))}.pen";
    }

    /// <summary>A name that fits a header line; the default for an empty one.</summary>
    public static string CleanName(string? name)
    {
        string plain = string.Concat((name ?? "").Where(letter => !char.IsControl(letter) && letter != '#'))
            .Trim();
        return plain.Length == 0 ? "Bench"
            : plain.Length > LongestName ? plain[..LongestName].TrimEnd()
            : plain;
    }

    /// <summary>The whole scenario, which ends now and expects what is the case now.</summary>
    public string Write(string name, PenMoment moment)
    {
        long end = moment.Row.TimeMicroseconds;
        // In order of time, and of one time first what was done: the sort keeps the order of equals.
        List<TimedLine> lines = [.. _done.Concat(_seen).OrderBy(line => line.AtMicroseconds)];
        lines.AddRange(Closing(moment).Select(text => new TimedLine(end, text)));
        List<string> header = [.. setup.Settings.Select(ScenarioText.Setting)];
        if (setup.Processor != Processor.Ports)
        {
            header.Insert(0, $"board {BoardWord(setup.Processor)}");
        }
        ScenarioText text = new(CleanName(name), setup.Seed, header, lines, end);
        return text.Write([
            "Recorded on the bench.",
            .. _broken.Select(rule => $"It broke a standing rule, and will again: {rule}"),
        ]);
    }

    /// <summary>What a scenario calls a form of processor.</summary>
    public static string BoardWord(Processor processor) => ScenarioParser.BoardWords[(int)processor];

    // The supervisor's view only where there is one.
    private static IEnumerable<string> Closing(PenMoment moment)
    {
        TraceRow row = moment.Row;
        yield return $"expect power {OnOff(row.Powered)}";
        yield return $"expect motor {OnOff(row.DriveOn)}";
        yield return $"expect light {PenMoment.ColourWord(row.Light)}";
        if (row.Powered)
        {
            yield return $"expect state {row.State}";
            yield return $"expect reason {row.Reason}";
            yield return $"expect verdict {row.Verdict}";
            yield return $"expect level {row.RateLevel}";
            yield return $"expect set-depth {Quantities.Format(Dimension.Length, row.SetDepthMicrometres)}";
            foreach (string warning in Warnings(row))
            {
                yield return $"expect warning {warning}";
            }
        }
        string strokes = moment.Pen.Board.Truth.Strokes.ToString(CultureInfo.InvariantCulture);
        yield return $"expect strokes >= {strokes}";
        yield return $"expect strokes <= {strokes}";
    }

    private static IEnumerable<string> Warnings(TraceRow row)
    {
        if (row.PressureWarning)
        {
            yield return "pressure";
        }
        if (row.BatteryWarning)
        {
            yield return "battery";
        }
        if (!row.PressureWarning && !row.BatteryWarning)
        {
            yield return "none";
        }
    }

    private static string OnOff(bool on) => on ? "on" : "off";
}
