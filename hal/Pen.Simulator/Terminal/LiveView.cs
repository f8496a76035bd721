// What the live view shows of a pen at a moment.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Pen.Control;
using Pen.Simulator.Running;
using Pen.Simulator.Tracing;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Pen.Simulator.Terminal;

/// <summary>Lays a pen out for a terminal of a given size.</summary>
internal static class LiveView
{
    private const int BorderWidth = 4;
    private const int BarWidth = 40;

    // Lines that the roomy layout takes at most, besides the log: display, state, bars, keys, borders.
    private const int RoomyLines = 36;
    private const int MostLogLines = 8;

    // And the compact one: eight of Braille, state, numbers, keys, and one to spare.
    private const int CompactLines = 20;
    private const double FullRateMillihertz = 160_000;
    private const double FullDepthMicrometres = 2_600;
    private const double FullTorqueMicronewtonMetres = 2_000;

    /// <summary>The whole screen.</summary>
    public static IRenderable Render(
        SimulatedPen pen,
        TraceRow row,
        BenchKeys keys,
        IReadOnlyCollection<string> log,
        int width,
        int height
    )
    {
        return height >= RoomyLines + MostLogLines
            ? Roomy(pen, row, keys, log, width)
            : Compact(pen, row, keys, log, height);
    }

    private static Rows Roomy(
        SimulatedPen pen,
        TraceRow row,
        BenchKeys keys,
        IReadOnlyCollection<string> log,
        int width
    )
    {
        Table numbers = new Table().NoBorder().HideHeaders().AddColumns("what", "bar", "number");
        AddBars(numbers, row, keys.SkinMicronewtonMetres);
        return new Rows(
            new Panel(new Text(Display(pen, width))) { Header = new PanelHeader("display") },
            new Text(States(pen, row)),
            numbers,
            new Panel(new Text(Last(log, MostLogLines))) { Header = new PanelHeader("log"), Expand = true },
            new Text(Keys(keys))
        );
    }

    // What fits the 24 lines that a terminal has at least.
    private static Rows Compact(
        SimulatedPen pen,
        TraceRow row,
        BenchKeys keys,
        IReadOnlyCollection<string> log,
        int height
    )
    {
        string numbers =
            Number("rate set {0:0.0} Hz", row.SetRateMillihertz / 1e3)
            + Number(", true {0:0.0} Hz", row.RotorRateMillihertz / 1e3)
            + Number("   depth set {0:0.00} mm", row.SetDepthMicrometres / 1e3)
            + Number(", true {0:0.000} mm", row.ProtrusionMicrometres / 1e3)
            + Number("\nskin {0:0.00} mNm", keys.SkinMicronewtonMetres / 1e3)
            + Number(", estimated {0:0.00} mNm", row.EstimatedSkinTorqueMicronewtonMetres / 1e3);
        return new Rows(
            new Text(DisplayDrawing.Braille(pen.Board.GetDisplayPixel).TrimEnd('\n')),
            new Text(States(pen, row)),
            new Text(numbers),
            new Text(Last(log, Math.Max(1, height - CompactLines - (keys.Faults.Length > 0 ? 1 : 0)))),
            new Text(Keys(keys))
        );
    }

    private static string States(SimulatedPen pen, TraceRow row) =>
        $"{State(row)}\n{Cartridge(row)}\n{World(pen, row)}";

    private static string Last(IReadOnlyCollection<string> log, int lines) =>
        string.Join('\n', log.Skip(Math.Max(0, log.Count - lines)));

    // Faults take the place above the keys, and an open line that of the keys.
    private static string Keys(BenchKeys keys)
    {
        string help = string.Join("   ", BenchKeys.Help.Select(entry => $"[{entry.Keys}] {entry.Meaning}"));
        return keys.Types ? keys.Faults
            : keys.Faults.Length > 0 ? $"{keys.Faults}\n{help}"
            : help;
    }

    private static string Display(SimulatedPen pen, int width)
    {
        string drawing =
            width >= DisplayDrawing.Width + BorderWidth
                ? DisplayDrawing.HalfBlocks(pen.Board.GetDisplayPixel)
                : DisplayDrawing.Braille(pen.Board.GetDisplayPixel);
        return drawing.TrimEnd('\n');
    }

    private static string State(TraceRow row)
    {
        if (!row.Powered)
        {
            return "off";
        }
        string advice = StateWords.Advice(row.Reason);
        string reason = row.Reason == StopReason.None ? "" : $"; last stop: {StateWords.Of(row.Reason)}";
        return $"{row.State}: {StateWords.Of(row.State)}{reason}{(advice.Length > 0 ? $" ({advice})" : "")}";
    }

    private static string Cartridge(TraceRow row)
    {
        return $"cartridge {(row.CartridgePresent ? "in" : "out")}: {StateWords.Of(row.Verdict)}";
    }

    private static string World(SimulatedPen pen, TraceRow row)
    {
        string[] words =
        [
            Number("{0:0.0} s", row.TimeMicroseconds / 1e6),
            $"light {PenMoment.ColourWord(row.Light)}",
            $"buzzer {OnOff(row.Buzzer)}",
            $"motor {(row.DriveOn ? "driven" : "off")}",
            $"charger {(row.Charging ? "in" : "out")}",
            Number("battery {0:0.00} V", row.BatteryMillivolts / 1e3)
                + Number(", {0:0} % left", pen.Board.BatteryCharge * 100),
            $"pressure warning {OnOff(row.PressureWarning)}",
            Number("strokes {0:0}", pen.Board.Truth.Strokes),
        ];
        return string.Join("   ", words);
    }

    private static void AddBars(Table table, TraceRow row, int skinMicronewtonMetres)
    {
        Add(table, "rate set", row.SetRateMillihertz, FullRateMillihertz, "{0:0.0} Hz", 1e3);
        Add(table, "rate true", row.RotorRateMillihertz, FullRateMillihertz, "{0:0.0} Hz", 1e3);
        Add(table, "depth set", row.SetDepthMicrometres, FullDepthMicrometres, "{0:0.00} mm", 1e3);
        Add(table, "depth true", row.ProtrusionMicrometres, FullDepthMicrometres, "{0:0.000} mm", 1e3);
        Add(table, "skin", skinMicronewtonMetres, FullTorqueMicronewtonMetres, "{0:0.00} mNm", 1e3);
        Add(
            table,
            "skin estimated",
            row.EstimatedSkinTorqueMicronewtonMetres,
            FullTorqueMicronewtonMetres,
            "{0:0.00} mNm",
            1e3
        );
    }

    private static void Add(Table table, string name, double value, double full, string format, double scale)
    {
        int length = (int)Math.Round(Math.Clamp(value / full, 0, 1) * BarWidth);
        string bar = new string('\u2588', length) + new string('\u2591', BarWidth - length);
        table.AddRow(new Text(name), new Text(bar), new Text(Number(format, value / scale)));
    }

    private static string OnOff(bool on) => on ? "on" : "off";

    private static string Number(string format, double value)
    {
        return string.Format(CultureInfo.InvariantCulture, format, value);
    }
}
