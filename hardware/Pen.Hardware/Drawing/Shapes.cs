// What a symbol is drawn of: lines, areas, circles, curves and texts that can be moved, turned and mirrored.

using System.Collections.Generic;
using System.Linq;

namespace Pen.Hardware.Drawing;

/// <summary>A move of a symbol from its own origin to its place: mirrored left to right, then turned clockwise, then moved.</summary>
internal readonly record struct Pose(GridPoint At, int Degrees, bool Mirrored)
{
    public Spot Map(Spot spot)
    {
        double x = Mirrored ? -spot.X : spot.X;
        double y = spot.Y;
        (x, y) = Degrees switch
        {
            90 => (-y, x),
            180 => (-x, -y),
            270 => (y, -x),
            _ => (x, y),
        };
        return new Spot(At.Spot.X + x, At.Spot.Y + y);
    }

    public GridPoint Map(GridPoint point)
    {
        int x = Mirrored ? -point.X : point.X;
        int y = point.Y;
        (x, y) = Degrees switch
        {
            90 => (-y, x),
            180 => (-x, -y),
            270 => (y, -x),
            _ => (x, y),
        };
        return new GridPoint(At.X + x, At.Y + y);
    }
}

/// <summary>One stroke of a drawing.</summary>
internal abstract record Shape
{
    public abstract Shape Moved(Pose pose);

    public abstract Box Bounds { get; }
}

/// <summary>Straight lines through points; closed ones may be filled.</summary>
internal sealed record PolyShape(IReadOnlyList<Spot> Points, bool Closed, bool Filled, double StrokeWidth)
    : Shape
{
    public override Shape Moved(Pose pose)
    {
        return this with { Points = Points.Select(pose.Map).ToArray() };
    }

    public override Box Bounds =>
        Points.Skip(1).Aggregate(Box.Between(Points[0], Points[0]), (box, spot) => box.With(spot));
}

/// <summary>A circle, filled or not.</summary>
internal sealed record CircleShape(Spot Centre, double Radius, bool Filled) : Shape
{
    public override Shape Moved(Pose pose)
    {
        return this with { Centre = pose.Map(Centre) };
    }

    public override Box Bounds => Box.Between(Centre, Centre).Grown(Radius);
}

/// <summary>Half circles in a row, from point to point, all on the left side of the way.</summary>
internal sealed record CurveShape(IReadOnlyList<Spot> Points) : Shape
{
    /// <summary>Three points a Bezier curve behind the first one: two of control and the end.</summary>
    public override Shape Moved(Pose pose)
    {
        return this with { Points = Points.Select(pose.Map).ToArray() };
    }

    public override Box Bounds =>
        Points.Skip(1).Aggregate(Box.Between(Points[0], Points[0]), (box, spot) => box.With(spot));
}

/// <summary>Where a text hangs at its anchor.</summary>
internal enum Hang
{
    Start,
    Middle,
    End,
}

/// <summary>A line of text; its anchor is on the base line. Upright text reads from below.</summary>
internal sealed record TextShape(
    string Text,
    Spot Anchor,
    Hang Hang,
    bool Upright = false,
    double Size = Lettering.Size,
    bool Bold = false,
    string Role = "",
    bool StaysLevel = false
) : Shape
{
    /// <summary>Turned text stays readable: it is level or reads from below, never on its head.</summary>
    public override Shape Moved(Pose pose)
    {
        Box box = Bounds;
        Spot a = pose.Map(new Spot(box.Left, box.Top));
        Spot b = pose.Map(new Spot(box.Right, box.Bottom));
        Box moved = Box.Between(a, b);
        bool upright = Upright ^ (!StaysLevel && pose.Degrees is 90 or 270);
        return Lettering.Centred(Text, moved, upright, Size, Bold) with
        {
            Role = Role,
            StaysLevel = StaysLevel,
        };
    }

    public override Box Bounds
    {
        get
        {
            double width = Lettering.Width(Text, Size);
            double start = Hang switch
            {
                Hang.Start => 0,
                Hang.Middle => -width / 2,
                _ => -width,
            };
            double above = Size * Lettering.Ascent;
            double below = Size * Lettering.Descent;
            return Upright
                ? new Box(Anchor.X - above, Anchor.Y - start - width, Anchor.X + below, Anchor.Y - start)
                : new Box(Anchor.X + start, Anchor.Y - above, Anchor.X + start + width, Anchor.Y + below);
        }
    }
}

/// <summary>The one typeface of the sheets: fixed pitch, so that every machine measures the same.</summary>
internal static class Lettering
{
    /// <summary>The fonts asked for; their capitals are 0.72 of the size or a little more.</summary>
    public const string Family = "DejaVu Sans Mono, Menlo, Liberation Mono, Consolas, monospace";

    /// <summary>Millimetres; the capitals are 2.0 mm high.</summary>
    public const double Size = 2.8;

    /// <summary>Of a title.</summary>
    public const double TitleSize = 4.2;

    /// <summary>Of the size: width of a character, height above and below the base line.</summary>
    public const double CharacterWidth = 0.602;

    public const double Ascent = 0.76;
    public const double Descent = 0.24;

    public static double Width(string text, double size = Size)
    {
        return text.Length * CharacterWidth * size;
    }

    /// <summary>The same text in the middle of a box.</summary>
    public static TextShape Centred(string text, Box box, bool upright, double size = Size, bool bold = false)
    {
        double x = (box.Left + box.Right) / 2;
        double y = (box.Top + box.Bottom) / 2;
        double drop = size * (Ascent - Descent) / 2;
        Spot anchor = upright ? new Spot(x + drop, y) : new Spot(x, y + drop);
        return new TextShape(text, anchor, Hang.Middle, upright, size, bold);
    }
}
