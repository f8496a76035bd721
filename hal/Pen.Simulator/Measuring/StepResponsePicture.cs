// The picture of the step responses: spin-up, load step and level change, of pen, baselines and bound.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Pen.Control;

namespace Pen.Simulator.Measuring;

/// <summary>Draws one SVG that needs nothing else: three panels below each other, a legend, axes with their units.</summary>
internal static class StepResponsePicture
{
    private const int Width = 980;
    private const int PanelHeight = 250;
    private const int Top = 88;
    private const int Gap = 78;
    private const int Left = 72;
    private const int Right = 24;

    // Told apart by lightness and dash as well as by hue, so that a print without colours can be read.
    private static readonly (string Name, string Style)[] Lines =
    [
        ("bound (full torque from the next period on)", "stroke:#999999;stroke-width:1.6"),
        ("fixed duty", "stroke:#c98a00;stroke-width:1.6;stroke-dasharray:7 4"),
        ("textbook PID", "stroke:#b3261e;stroke-width:1.6;stroke-dasharray:2 3"),
        ("pen", "stroke:#0b5394;stroke-width:2.4"),
    ];

    /// <summary>Measures a case and draws it. Throws what keeps it from being measured.</summary>
    public static string Draw(RateTrial trial, int level, string where)
    {
        CaseResult result = trial.Run();
        if (result.Failure is string failure)
        {
            throw new MeasuringStoppedException(failure);
        }
        RateResponses pen = trial.Pen!;
        double set = RateLevels.MillihertzOf(level) / 1e3;
        double neighbour = RateLevels.MillihertzOf(pen.Neighbour) / 1e3;
        Panel[] panels =
        [
            new(
                $"Spin-up from rest to {Text(set)} Hz, first with this cartridge",
                "time since the motor was first driven, ms",
                new Frame(0, 400, 0, set * 1.12),
                set,
                [
                    Points(trial.IdealSpinUp()),
                    Points(trial.Fixed?.FirstSpinUp),
                    Points(trial.Pid?.FirstSpinUp),
                    Points(pen.FirstSpinUp),
                ]
            ),
            new(
                "Rated load of 0.35 mN.m comes on right behind a control period, the worst moment",
                "time since the needles met skin, ms",
                new Frame(-20, 300, set * 0.76, set * 1.06),
                set,
                [
                    Points(trial.Ideal(pen.Steps[0])),
                    Points(trial.Fixed?.Steps[0].Trace),
                    Points(trial.Pid?.Steps[0].Trace),
                    Points(pen.Steps[0].Trace),
                ]
            ),
            new(
                $"Level change to {Text(neighbour)} Hz, in air",
                "time since Speed+ was pressed, ms",
                new Frame(-20, 300, set * 0.86, neighbour * 1.06),
                neighbour,
                [
                    Points(trial.IdealAway()),
                    Points(trial.Fixed?.Away),
                    Points(trial.Pid?.Away),
                    Points(pen.Away),
                ]
            ),
        ];
        return Render(panels, where);
    }

    private static string Render(Panel[] panels, string where)
    {
        int height = Top + (panels.Length * (PanelHeight + Gap));
        StringBuilder svg = new();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" width="{Width}" height="{height}" role="img">
            <title>Step responses of the needle rate</title>
            <style>text{"{"}font-family:Helvetica,Arial,sans-serif;font-size:13px;fill:#222222{"}"} .s{"{"}font-size:12px;fill:#444444{"}"} .h{"{"}font-size:16px;font-weight:bold{"}"} .c{"{"}fill:none;stroke-linejoin:round{"}"} .g{"{"}stroke:#e2e2e2;stroke-width:1{"}"} .a{"{"}stroke:#222222;stroke-width:1;fill:none{"}"}</style>
            <rect width="{Width}" height="{height}" fill="#ffffff"/>
            <text class="h" x="{Left}" y="26">Step responses of the needle rate</text>
            <text class="s" x="{Left}" y="46">{Escape(where)}</text>

            """
        );
        Legend(svg);
        for (int i = 0; i < panels.Length; i++)
        {
            Draw(svg, panels[i], Top + 30 + (i * (PanelHeight + Gap)), i);
        }
        return svg.Append("</svg>\n").ToString();
    }

    private static void Legend(StringBuilder svg)
    {
        int x = Left;
        foreach ((string name, string style) in Lines.Reverse())
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<line x1=\"{x}\" y1=\"66\" x2=\"{x + 34}\" y2=\"66\" style=\"{style}\"/><text x=\"{x + 41}\" y=\"70\">{Escape(name)}</text>\n"
            );
            x += 64 + (name.Length * 13 / 2);
        }
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<line x1=\"{x}\" y1=\"66\" x2=\"{x + 34}\" y2=\"66\" stroke=\"#2e7d32\" stroke-dasharray=\"1 3\"/><text x=\"{x + 41}\" y=\"70\">set rate \u00B1 2 %</text>\n"
        );
    }

    private static void Draw(StringBuilder svg, Panel panel, int top, int number)
    {
        Frame frame = panel.Frame;
        int bottom = top + PanelHeight;
        int right = Width - Right;
        double X(double at) => Left + ((at - frame.From) / (frame.To - frame.From) * (right - Left));
        double Y(double hertz) => bottom - ((hertz - frame.Low) / (frame.High - frame.Low) * PanelHeight);
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<clipPath id=\"p{number}\"><rect x=\"{Left}\" y=\"{top}\" width=\"{right - Left}\" height=\"{PanelHeight}\"/></clipPath>\n<text x=\"{Left}\" y=\"{top - 9}\" style=\"font-weight:bold\">{Escape(panel.Title)}</text>\n"
        );
        foreach (double at in Ticks(frame.From, frame.To, 8))
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<line class=\"g\" x1=\"{X(at):0.0}\" y1=\"{top}\" x2=\"{X(at):0.0}\" y2=\"{bottom}\"/><text class=\"s\" x=\"{X(at):0.0}\" y=\"{bottom + 16}\" text-anchor=\"middle\">{Text(at)}</text>\n"
            );
        }
        foreach (double hertz in Ticks(frame.Low, frame.High, 6))
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<line class=\"g\" x1=\"{Left}\" y1=\"{Y(hertz):0.0}\" x2=\"{right}\" y2=\"{Y(hertz):0.0}\"/><text class=\"s\" x=\"{Left - 7}\" y=\"{Y(hertz) + 4:0.0}\" text-anchor=\"end\">{Text(hertz)}</text>\n"
            );
        }
        foreach (double share in new[] { 0.98, 1, 1.02 })
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<line x1=\"{Left}\" y1=\"{Y(panel.Set * share):0.0}\" x2=\"{right}\" y2=\"{Y(panel.Set * share):0.0}\" stroke=\"#2e7d32\" stroke-dasharray=\"1 3\"/>\n"
            );
        }
        for (int i = 0; i < panel.Curves.Length; i++)
        {
            string points = string.Join(
                ' ',
                panel
                    .Curves[i]
                    .Where(point => point.At >= frame.From && point.At <= frame.To)
                    .Select(point =>
                        string.Create(CultureInfo.InvariantCulture, $"{X(point.At):0.0},{Y(point.Hertz):0.0}")
                    )
            );
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<polyline class=\"c\" clip-path=\"url(#p{number})\" style=\"{Lines[i].Style}\" points=\"{points}\"/>\n"
            );
        }
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<path class=\"a\" d=\"M{Left} {top}V{bottom}H{right}\"/><text class=\"s\" x=\"{(Left + right) / 2}\" y=\"{bottom + 34}\" text-anchor=\"middle\">{Escape(panel.Axis)}</text><text class=\"s\" transform=\"translate(20 {(top + bottom) / 2}) rotate(-90)\" text-anchor=\"middle\">needle rate, Hz</text>\n"
        );
    }

    private static (double At, double Hertz)[] Points(RateTrace? trace)
    {
        if (trace is null)
        {
            return [];
        }
        (double, double)[] points = new (double, double)[trace.Count];
        for (int i = 0; i < trace.Count; i++)
        {
            points[i] = (trace.TimeOf(i) / 1e3, trace.HertzAt(i));
        }
        return points;
    }

    private static IEnumerable<double> Ticks(double from, double to, int about)
    {
        double raw = (to - from) / about;
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double step = new[] { 1.0, 2, 5, 10 }.First(one => one * power >= raw) * power;
        for (double at = Math.Ceiling(from / step) * step; at <= to + (step * 1e-6); at += step)
        {
            yield return Math.Abs(at) < step * 1e-6 ? 0 : at;
        }
    }

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Escape(string text) =>
        text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private sealed record Frame(double From, double To, double Low, double High);

    private sealed record Panel(
        string Title,
        string Axis,
        Frame Frame,
        double Set,
        (double At, double Hertz)[][] Curves
    );
}
