// Draws an integrated circuit, module or connector as a box: pin numbers on the leads, names inside.

using System;
using System.Collections.Generic;
using System.Linq;

namespace Pen.Hardware.Drawing;

/// <summary>One lead of a box: pins of one name and net share it.</summary>
/// <param name="Numbers">As written at the lead: 3, or 1,2,42-65.</param>
/// <param name="Name">Written inside; empty: nothing.</param>
/// <param name="IsNegated">A ring stands between box and lead.</param>
internal sealed record BoxPin(string Numbers, string Name, bool IsNegated = false);

/// <summary>What stands at a box's four sides, in order; null is a place left free.</summary>
internal sealed record BoxSides(
    IReadOnlyList<BoxPin?> Left,
    IReadOnlyList<BoxPin?> Right,
    IReadOnlyList<BoxPin?> Top,
    IReadOnlyList<BoxPin?> Bottom
);

/// <summary>The box's upper left corner is its origin; pins are two grid steps apart.</summary>
internal static class BoxSymbol
{
    /// <summary>The end of a mark whose box has two thresholds: drawn as a loop below the sign.</summary>
    private const string Hysteresis = "~";

    private const int Apart = 2;
    private const double NameGap = 1.0;

    /// <param name="sides">The pins.</param>
    /// <param name="mark">A sign in the middle, as &amp; for an AND; empty for none.</param>
    /// <param name="leastWidth">Grid steps; 0 lets the names decide.</param>
    public static Symbol Build(BoxSides sides, string mark, int leastWidth)
    {
        int above = RowsFor(sides.Top);
        int below = RowsFor(sides.Bottom);
        int rows = Math.Max(sides.Left.Count, sides.Right.Count);
        int height = above + Math.Max(1, rows) * Apart + below;
        double names =
            Longest(sides.Left)
            + Longest(sides.Right)
            + (mark.Length == 0 ? 0 : 4)
            + 2 * NameGap
            + 2 * GridPoint.Pitch;
        int width = Math.Max(
            Math.Max(4, leastWidth),
            Math.Max((int)Math.Ceiling(names / GridPoint.Pitch), Columns(sides) * Apart)
        );
        width += width % 2;

        var builder = new SymbolBuilder();
        builder.Rectangle(0, 0, width * GridPoint.Pitch, height * GridPoint.Pitch);
        Mark(builder, mark, new Spot(width * GridPoint.Pitch / 2, height * GridPoint.Pitch / 2));

        Side(builder, sides.Left, Heading.Left, above + 1, width, height);
        Side(builder, sides.Right, Heading.Right, above + 1, width, height);
        Side(builder, sides.Top, Heading.Up, FirstColumn(sides.Top, width), width, height);
        Side(builder, sides.Bottom, Heading.Down, FirstColumn(sides.Bottom, width), width, height);
        return builder.Build(isBox: true);
    }

    private static int Columns(BoxSides sides)
    {
        return Math.Max(sides.Top.Count, sides.Bottom.Count);
    }

    private static int FirstColumn(IReadOnlyList<BoxPin?> pins, int width)
    {
        return (width - (pins.Count - 1) * Apart) / 2;
    }

    private static double Longest(IReadOnlyList<BoxPin?> pins)
    {
        return pins.Max(pin => (double?)Lettering.Width(pin?.Name ?? "")) ?? 0;
    }

    /// <summary>Grid steps that the upright names at the top or bottom take.</summary>
    private static int RowsFor(IReadOnlyList<BoxPin?> pins)
    {
        return pins.Count == 0 ? 0 : (int)Math.Ceiling((Longest(pins) + NameGap - 0.1) / GridPoint.Pitch);
    }

    private static void Side(
        SymbolBuilder builder,
        IReadOnlyList<BoxPin?> pins,
        Heading outward,
        int first,
        int width,
        int height
    )
    {
        double numbers = pins.Max(pin => (double?)Lettering.Width(Shown(pin))) ?? 0;
        int lead = Math.Max(2, (int)Math.Ceiling((numbers + 0.6) / GridPoint.Pitch));
        for (int i = 0; i < pins.Count; i++)
        {
            if (pins[i] is not BoxPin pin)
            {
                continue;
            }

            int along = first + i * Apart;
            GridPoint root = outward switch
            {
                Heading.Left => new GridPoint(0, along),
                Heading.Right => new GridPoint(width, along),
                Heading.Up => new GridPoint(along, 0),
                _ => new GridPoint(along, height),
            };
            GridPoint tip = root.Step(outward, lead);
            Spot start = root.Spot;
            if (pin.IsNegated)
            {
                const double Ring = 0.7;
                Spot centre = Toward(start, tip.Spot, Ring);
                builder.Circle(centre.X, centre.Y, Ring);
                start = Toward(start, tip.Spot, 2 * Ring);
            }

            builder.NumberedPin(
                pin.Numbers,
                tip.X,
                tip.Y,
                outward,
                start.X,
                start.Y,
                Shown(pin).Length == 0 ? null : NumberAt(pin.Numbers, root.Spot, tip.Spot, outward)
            );
            if (pin.Name.Length > 0)
            {
                builder.Add(NameAt(pin.Name, root.Spot, outward));
            }
        }
    }

    private static void Mark(SymbolBuilder builder, string mark, Spot at)
    {
        bool isSchmitt = mark.EndsWith(Hysteresis, StringComparison.Ordinal);
        string sign = isSchmitt ? mark[..^1] : mark;
        double y = isSchmitt ? at.Y - 1.7 : at.Y;
        if (sign.Length > 0)
        {
            builder.Text(sign, at.X, y);
        }

        if (isSchmitt)
        {
            y = at.Y + 1.7;
            builder.Line(at.X - 1.7, y + 0.9, at.X + 0.7, y + 0.9, at.X + 0.7, y - 0.9);
            builder.Line(at.X + 1.7, y - 0.9, at.X - 0.7, y - 0.9, at.X - 0.7, y + 0.9);
        }
    }

    private static Spot Toward(Spot from, Spot to, double millimetres)
    {
        return new Spot(
            from.X + Math.Sign(to.X - from.X) * millimetres,
            from.Y + Math.Sign(to.Y - from.Y) * millimetres
        );
    }

    /// <summary>A pad that is called by its name is not written twice.</summary>
    private static string Shown(BoxPin? pin)
    {
        return pin is null || pin.Numbers == pin.Name ? "" : pin.Numbers;
    }

    private static TextShape NumberAt(string numbers, Spot root, Spot tip, Heading outward)
    {
        Box lead = Box.Between(root, tip);
        const double Aside = 1.8;
        return outward.IsHorizontal()
            ? Lettering.Centred(
                numbers,
                new Box(lead.Left, root.Y - Aside, lead.Right, root.Y - Aside),
                false
            )
            : Lettering.Centred(
                numbers,
                new Box(root.X - Aside, lead.Top, root.X - Aside, lead.Bottom),
                true
            );
    }

    private static TextShape NameAt(string name, Spot root, Heading outward)
    {
        double width = Lettering.Width(name);
        double half = Lettering.Size / 2;
        Box box = outward switch
        {
            Heading.Left => new Box(root.X + NameGap, root.Y - half, root.X + NameGap + width, root.Y + half),
            Heading.Right => new Box(
                root.X - NameGap - width,
                root.Y - half,
                root.X - NameGap,
                root.Y + half
            ),
            Heading.Up => new Box(root.X - half, root.Y + NameGap, root.X + half, root.Y + NameGap + width),
            _ => new Box(root.X - half, root.Y - NameGap - width, root.X + half, root.Y - NameGap),
        };
        return Lettering.Centred(name, box, !outward.IsHorizontal());
    }
}
