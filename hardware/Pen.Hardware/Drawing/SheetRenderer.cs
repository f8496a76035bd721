// Writes a composed sheet as SVG: parts, pins, wires and labels are groups with names a reader can find again.

using System.Collections.Generic;
using System.Linq;

namespace Pen.Hardware.Drawing;

/// <summary>One sheet, one file.</summary>
internal static class SheetRenderer
{
    public static string Render(ComposedSheet sheet, SheetTitle title)
    {
        var svg = new SvgWriter(SheetFrame.Width, SheetFrame.Height, $"{title.Board}: {title.Title}");
        svg.Open("frame");
        svg.Draw(SheetFrame.Shapes(title));
        svg.Close();
        Groups(svg, sheet.Hint);
        svg.Open("notes");
        svg.Draw(sheet.Notes);
        svg.Close();
        Wires(svg, sheet);
        foreach (PlacedSymbol symbol in sheet.Symbols)
        {
            Part(svg, symbol);
        }

        foreach (PlacedLabel label in sheet.Labels)
        {
            string kind = label.Net.Kind switch
            {
                NetKind.Ground => "ground",
                NetKind.Supply => "supply",
                _ => label.IsFlag ? "flag" : "label",
            };
            svg.Open(kind, null, label.Net.Name);
            svg.Draw(label.Shapes);
            svg.Close();
        }

        foreach (GridPoint open in sheet.Open)
        {
            Spot at = open.Spot;
            svg.Open("open");
            svg.Draw(
                new PolyShape(
                    [new Spot(at.X - 0.8, at.Y - 0.8), new Spot(at.X + 0.8, at.Y + 0.8)],
                    false,
                    false,
                    0.3
                )
            );
            svg.Draw(
                new PolyShape(
                    [new Spot(at.X - 0.8, at.Y + 0.8), new Spot(at.X + 0.8, at.Y - 0.8)],
                    false,
                    false,
                    0.3
                )
            );
            svg.Close();
        }

        return svg.Finish();
    }

    private static void Groups(SvgWriter svg, SheetHint hint)
    {
        foreach (GroupHint group in hint.Groups)
        {
            Box box = SheetFrame.GroupBox(group);
            svg.Open("group");
            var rim = new PolyShape(
                [
                    new Spot(box.Left, box.Top),
                    new Spot(box.Right, box.Top),
                    new Spot(box.Right, box.Bottom),
                    new Spot(box.Left, box.Bottom),
                ],
                true,
                false,
                0.2
            );
            svg.Draw(rim, "stroke-dasharray=\"2 1.5\"");
            svg.Draw(SheetFrame.GroupTitle(group));
            svg.Close();
        }
    }

    private static void Wires(SvgWriter svg, ComposedSheet sheet)
    {
        IEnumerable<string> nets = sheet
            .Wires.Select(wire => wire.Net)
            .Distinct()
            .Order(System.StringComparer.Ordinal);
        foreach (string net in nets)
        {
            svg.Open("wire", null, net);
            foreach (WireRun run in sheet.Wires.Where(run => run.Net == net))
            {
                svg.Draw(new PolyShape([run.From.Spot, run.To.Spot], false, false, 0.3));
            }

            foreach ((string _, GridPoint at) in sheet.Junctions.Where(junction => junction.Net == net))
            {
                svg.Draw(new CircleShape(at.Spot, 0.6, true));
            }

            svg.Close();
        }
    }

    private static void Part(SvgWriter svg, PlacedSymbol symbol)
    {
        DrawnPart part = symbol.Part;
        svg.Open("part", symbol.Name, part.Value.Length == 0 ? part.Ref : $"{part.Ref} {part.Value}");
        svg.Draw(symbol.Shapes);
        foreach (PlacedPin pin in symbol.Pins)
        {
            // The line ends at the tip: that is where a wire or a label meets it.
            svg.Open("pin", $"{part.Ref}.{string.Join(".", pin.Numbers)}");
            svg.Draw(new PolyShape([pin.Root, pin.Tip.Spot], false, false, 0.3));
            if (pin.Number is not null)
            {
                svg.Draw(pin.Number);
            }

            svg.Close();
        }

        svg.Draw(symbol.Texts);
        svg.Close();
    }
}
