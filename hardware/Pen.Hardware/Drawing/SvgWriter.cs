// Writes shapes as SVG 1.1: plain elements, invariant numbers, the same bytes everywhere.

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Pen.Hardware.Drawing;

/// <summary>Collects the lines of one drawing.</summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <param name="width">Millimetres at print size.</param>
    /// <param name="height">Millimetres at print size.</param>
    /// <param name="title">What a reader who sees no picture is told.</param>
    public SvgWriter(double width, double height, string title)
    {
        Line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        Line(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"{Number(width)}mm\" "
                + $"height=\"{Number(height)}mm\" viewBox=\"0 0 {Number(width)} {Number(height)}\" "
                + $"font-family=\"{Lettering.Family}\" font-size=\"{Number(Lettering.Size)}\" "
                + "fill=\"none\" stroke=\"black\" stroke-width=\"0.3\" stroke-linecap=\"round\" stroke-linejoin=\"round\">"
        );
        _depth++;
        Line($"<title>{Escaped(title)}</title>");
        Line(
            $"<rect x=\"0\" y=\"0\" width=\"{Number(width)}\" height=\"{Number(height)}\" fill=\"white\" stroke=\"none\"/>"
        );
    }

    /// <summary>Two decimals at most, a point, no exponent, no negative zero.</summary>
    public static string Number(double value)
    {
        double rounded = Math.Round(value, 2, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("0.##", CultureInfo.InvariantCulture);
    }

    public static string Escaped(string text)
    {
        return text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal);
    }

    /// <param name="kind">Its class.</param>
    /// <param name="id">Unique on the sheet; null for none.</param>
    /// <param name="title">What a pointer resting on it is told; null for nothing.</param>
    /// <param name="attributes">More, ready to write.</param>
    public void Open(string kind, string? id = null, string? title = null, string attributes = "")
    {
        string name = id is null ? "" : $" id=\"{Escaped(id)}\"";
        string more = attributes.Length == 0 ? "" : " " + attributes;
        Line($"<g class=\"{Escaped(kind)}\"{name}{more}>");
        _depth++;
        if (title is not null)
        {
            Line($"<title>{Escaped(title)}</title>");
        }
    }

    public void Close()
    {
        _depth--;
        Line("</g>");
    }

    public void Draw(IEnumerable<Shape> shapes)
    {
        foreach (Shape shape in shapes)
        {
            Draw(shape);
        }
    }

    public void Draw(Shape shape, string attributes = "")
    {
        string more = attributes.Length == 0 ? "" : " " + attributes;
        switch (shape)
        {
            case PolyShape poly:
                Line(Poly(poly, more));
                break;
            case CircleShape circle:
                string fill = circle.Filled ? " fill=\"black\"" : "";
                Line(
                    $"<circle cx=\"{Number(circle.Centre.X)}\" cy=\"{Number(circle.Centre.Y)}\" r=\"{Number(circle.Radius)}\"{fill}{more}/>"
                );
                break;
            case CurveShape curve:
                string rest = string.Join(" ", curve.Points.Skip(1).Select(Pair));
                Line($"<path d=\"M {Pair(curve.Points[0])} C {rest}\"{more}/>");
                break;
            case TextShape text:
                Line(Text(text, more));
                break;
            default:
                throw new ArgumentException($"{shape.GetType().Name} cannot be drawn.", nameof(shape));
        }
    }

    /// <summary>The whole file.</summary>
    public string Finish()
    {
        _depth--;
        Line("</svg>");
        return _text.ToString();
    }

    private static string Poly(PolyShape poly, string more)
    {
        string stroke = poly.StrokeWidth == 0.3 ? "" : $" stroke-width=\"{Number(poly.StrokeWidth)}\"";
        if (!poly.Closed && poly.Points.Count == 2)
        {
            Spot a = poly.Points[0];
            Spot b = poly.Points[1];
            return $"<line x1=\"{Number(a.X)}\" y1=\"{Number(a.Y)}\" x2=\"{Number(b.X)}\" y2=\"{Number(b.Y)}\"{stroke}{more}/>";
        }

        string fill = poly.Filled ? " fill=\"black\"" : "";
        string points = string.Join(" ", poly.Points.Select(spot => $"{Number(spot.X)},{Number(spot.Y)}"));
        string element = poly.Closed ? "polygon" : "polyline";
        return $"<{element} points=\"{points}\"{stroke}{fill}{more}/>";
    }

    private static string Text(TextShape text, string more)
    {
        string role = text.Role.Length == 0 ? "" : $" class=\"{text.Role}\"";
        string anchor = text.Hang switch
        {
            Hang.Middle => " text-anchor=\"middle\"",
            Hang.End => " text-anchor=\"end\"",
            _ => "",
        };
        string x = Number(text.Anchor.X);
        string y = Number(text.Anchor.Y);
        string turn = text.Upright ? $" transform=\"rotate(-90 {x} {y})\"" : "";
        string size = text.Size == Lettering.Size ? "" : $" font-size=\"{Number(text.Size)}\"";
        string bold = text.Bold ? " font-weight=\"bold\"" : "";
        string width = Number(Lettering.Width(text.Text, text.Size));
        return $"<text x=\"{x}\" y=\"{y}\"{anchor}{turn}{size}{bold} textLength=\"{width}\" "
            + $"fill=\"black\" stroke=\"none\"{role}{more}>{Escaped(text.Text)}</text>";
    }

    private static string Pair(Spot spot)
    {
        return $"{Number(spot.X)} {Number(spot.Y)}";
    }

    private void Line(string line)
    {
        _text.Append(' ', 2 * _depth).Append(line).Append('\n');
    }
}
