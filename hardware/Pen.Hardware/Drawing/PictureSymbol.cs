// A board of the wiring picture: a box, its pads along the sides, and a tag with the net's name at each pad.

using System;
using System.Collections.Generic;
using System.Linq;

namespace Pen.Hardware.Drawing;

/// <summary>A pad or terminal.</summary>
/// <param name="Name">Number of the pad, or the net of a zone's terminal.</param>
/// <param name="Words">Written inside the board; empty: nothing.</param>
/// <param name="Net">The net on its tag; null: nothing goes there.</param>
internal sealed record PictureEnd(string Name, string Words, string? Net);

/// <summary>Builds and writes one board.</summary>
internal static class PictureSymbol
{
    private const int Apart = 2;
    private const double Pad = 0.9;
    private const double Margin = 0.9;

    public static PlacedSymbol Build(PictureItem item, Func<string, PictureEnd> endOf)
    {
        PictureEnd?[] left = Ends(item.Left, endOf);
        PictureEnd?[] right = Ends(item.Right, endOf);
        int rows = Math.Max(1, Math.Max(left.Length, right.Length));
        int height = rows * Apart;
        double lines = item.Lines.Max(line => (double?)Lettering.Width(line)) ?? 0;
        double words = Longest(left, end => end.Words) + Longest(right, end => end.Words) + lines + 10;
        int width = Math.Max(item.Width, (int)Math.Ceiling(words / GridPoint.Pitch));
        double fullWidth = width * GridPoint.Pitch;
        double fullHeight = height * GridPoint.Pitch;

        var shapes = new List<Shape>
        {
            new PolyShape(
                [
                    new Spot(0, 0),
                    new Spot(fullWidth, 0),
                    new Spot(fullWidth, fullHeight),
                    new Spot(0, fullHeight),
                ],
                true,
                false,
                0.5
            ),
        };
        double leftWords = 3 + Longest(left, end => end.Words);
        double rightWords = 3 + Longest(right, end => end.Words);
        double middle = (leftWords + fullWidth - rightWords) / 2;
        for (int i = 0; i < item.Lines.Length; i++)
        {
            double y = fullHeight / 2 + (i - (item.Lines.Length - 1) / 2.0) * 4 + 0.7;
            shapes.Add(new TextShape(item.Lines[i], new Spot(middle, y), Hang.Middle));
        }

        var pose = new Pose(new GridPoint(item.At[0], item.At[1]), 0, false);
        var pins = new List<PlacedPin>();
        Side(left, Heading.Left, 0, pose, shapes, pins);
        Side(right, Heading.Right, width, pose, shapes, pins);
        var part = new DrawnPart(item.Id, item.Title, SymbolLibrary.BoxKind, []);
        var symbol = new PlacedSymbol(
            part,
            "",
            true,
            shapes.Select(shape => shape.Moved(pose)).ToArray(),
            pins
        );
        Spot corner = pose.Map(new Spot(0, -1.2));
        symbol.Texts.Add(new TextShape(item.Title, corner, Hang.Start, Bold: true));
        return symbol;
    }

    public static void Write(
        SvgWriter svg,
        PlacedSymbol symbol,
        Func<string, string> colourOf,
        Func<string, bool> isStrip
    )
    {
        svg.Open("part", symbol.Name, symbol.Part.Value);
        svg.Draw(symbol.Shapes);
        foreach (PlacedPin pin in symbol.Pins)
        {
            svg.Open("pin", $"{symbol.Part.Ref}.{pin.Numbers[0]}");
            string net = pin.Net ?? "";
            string colour = colourOf(net);
            double width = Lettering.Width(net) + 2 * Margin;
            double near = pin.Root.X + (pin.Outward == Heading.Right ? 1 : -1 - width);
            var tag = new Box(near, pin.Root.Y - 1.7, near + width, pin.Root.Y + 1.7);
            // A wire goes on from the tag; a strip has none, so that its line ends there.
            Spot end = isStrip(net)
                ? new Spot(pin.Root.X + Math.Sign(near - pin.Root.X), pin.Root.Y)
                : pin.Tip.Spot;
            svg.Draw(new PolyShape([pin.Root, end], false, false, 0.5), $"stroke=\"{colour}\"");
            svg.Draw(SheetFrame.Rectangle(tag, 0.4), $"fill=\"white\" stroke=\"{colour}\"");
            svg.Draw(Lettering.Centred(net, tag, false) with { Role = "net-name" });
            svg.Close();
        }

        svg.Draw(symbol.Texts);
        svg.Close();
    }

    private static PictureEnd?[] Ends(string[] names, Func<string, PictureEnd> endOf)
    {
        return names.Select(name => name.Length == 0 ? null : endOf(name)).ToArray();
    }

    private static double Longest(PictureEnd?[] ends, Func<PictureEnd, string> words)
    {
        return ends.Max(end => end is null ? 0 : (double?)Lettering.Width(words(end))) ?? 0;
    }

    private static void Side(
        PictureEnd?[] ends,
        Heading outward,
        int column,
        Pose pose,
        List<Shape> shapes,
        List<PlacedPin> pins
    )
    {
        double tag = Longest(ends, end => end.Net ?? "");
        int lead = (int)Math.Ceiling((tag + 2 * Margin + 2) / GridPoint.Pitch);
        for (int i = 0; i < ends.Length; i++)
        {
            if (ends[i] is not PictureEnd end)
            {
                continue;
            }

            var root = new GridPoint(column, 1 + i * Apart);
            int inward = outward == Heading.Right ? -1 : 1;
            Spot at = root.Spot;
            shapes.Add(new CircleShape(at with { X = at.X + inward * (Pad + 0.4) }, Pad, false));
            if (end.Words.Length > 0)
            {
                var from = new Spot(at.X + inward * 3, at.Y + 0.73);
                shapes.Add(new TextShape(end.Words, from, inward > 0 ? Hang.Start : Hang.End));
            }

            if (end.Net is null)
            {
                continue;
            }

            pins.Add(
                new PlacedPin(
                    [end.Name],
                    end.Net,
                    pose.Map(root.Step(outward, lead)),
                    outward,
                    pose.Map(at),
                    null,
                    false
                )
            );
        }
    }
}
