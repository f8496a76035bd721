// Draws how modules and stripboard are wired: boards with their pads in order, wires in colour, a name at every end.

using System;
using System.Collections.Generic;
using System.Linq;
using Pen.Hardware.Model;

namespace Pen.Hardware.Drawing;

/// <summary>One sheet of A3 landscape. Colour is a help only: every end of every wire has its net's name.</summary>
internal sealed class WiringPicture
{
    private const double Width = 420;
    private const double Height = 297;
    private const int WireLimit = 4000;
    private const int Attempts = 40;
    private const int LegendColumns = 4;
    private const double LegendWidth = 52;
    private const double LegendRow = 4.2;
    private static readonly Box Outer = new(8, 8, Width - 8, Height - 8);

    /// <summary>Dark enough for white paper, far enough apart for most eyes.</summary>
    private static readonly string[] Colours =
    [
        "#c00000",
        "#0050c8",
        "#008000",
        "#a000a0",
        "#b05a00",
        "#007f8f",
        "#e0007a",
        "#5a5a00",
        "#6a3fd0",
        "#404040",
    ];

    private readonly Board _board;
    private readonly PictureLayout _layout;
    private readonly Dictionary<string, string> _itemOf = new(StringComparer.Ordinal);
    private readonly List<(PictureItem Item, PlacedSymbol Symbol)> _items = [];
    private readonly List<NetPart> _parts = [];

    /// <exception cref="DrawingException">The layout does not fit the board.</exception>
    public WiringPicture(Board board, PictureLayout layout)
    {
        _board = board;
        _layout = layout;
        foreach (PictureItem item in layout.Items)
        {
            string[] named = item.Parts.Length == 0 ? [item.Id] : item.Parts;
            foreach (string part in named.Where(part => !IsBlock(part)))
            {
                if (!_itemOf.TryAdd(_board.PartOf(part).Reference, item.Id))
                {
                    throw new DrawingException($"The picture has {part} twice.");
                }
            }
        }

        foreach (PictureItem item in layout.Items)
        {
            foreach (string block in item.Parts.Where(IsBlock))
            {
                foreach (Part part in board.Parts.Where(part => "block:" + part.Block == block))
                {
                    _itemOf.TryAdd(part.Reference, item.Id);
                }
            }
        }

        Part[] lost = board.Parts.Where(part => !_itemOf.ContainsKey(part.Reference)).ToArray();
        if (lost.Length > 0)
        {
            throw new DrawingException(
                $"The picture has not {string.Join(" ", lost.Select(part => part.Reference))}."
            );
        }
    }

    /// <summary>The SVG.</summary>
    /// <exception cref="DrawingException">The layout does not fit the board, or a wire finds no way.</exception>
    public string Draw()
    {
        Dictionary<string, int> ends = EndsOfNets();
        string[] shown = ends.Where(net => net.Value > 1)
            .Select(net => net.Key)
            .Order(StringComparer.Ordinal)
            .ToArray();
        string[] wired = shown.Except(_layout.Strips).ToArray();
        Box legend = LegendBox(wired.Length);
        foreach (PictureItem item in _layout.Items)
        {
            Place(item, shown);
        }

        // A wire that finds no way is laid first in the next attempt.
        List<string> first = [.. _layout.First];
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            SheetCanvas canvas = Canvas(legend);
            string? stuck = Wire(wired, first, canvas);
            if (stuck is null)
            {
                return Write(wired, legend, canvas);
            }

            first.Remove(stuck);
            first.Insert(0, stuck);
        }

        throw new DrawingException($"The picture has no way for the wires of {string.Join(" ", first)}.");
    }

    private SheetCanvas Canvas(Box legend)
    {
        var canvas = new SheetCanvas(Outer.Grown(-2));
        canvas.AddSolid(legend.Grown(2));
        canvas.AddSolid(TitleBox());
        foreach ((PictureItem _, PlacedSymbol symbol) in _items)
        {
            canvas.AddSymbol(symbol);
            foreach (TextShape text in symbol.Texts)
            {
                canvas.AddSolid(text.Bounds);
            }
        }

        return canvas;
    }

    private static bool IsBlock(string part)
    {
        return part.StartsWith("block:", StringComparison.Ordinal);
    }

    /// <summary>How many items each net reaches.</summary>
    private Dictionary<string, int> EndsOfNets()
    {
        return _board.Nets.ToDictionary(
            net => net.Name,
            net => net.Pins.Select(pin => _itemOf[pin.Part.Reference]).Distinct().Count(),
            StringComparer.Ordinal
        );
    }

    private void Place(PictureItem item, string[] shown)
    {
        bool isModule = item.Parts.Length == 0;
        Pin[] pins = _board
            .Parts.Where(part => _itemOf[part.Reference] == item.Id)
            .SelectMany(part => part.Pins)
            .ToArray();
        string[] due = isModule
            ? pins.Select(pin => pin.Type.Number).ToArray()
            : pins.Select(pin => pin.Net ?? "").Where(shown.Contains).Distinct().ToArray();
        string[] there = item.Left.Concat(item.Right).Where(name => name.Length > 0).ToArray();
        string[] wrong = due.Except(there).Concat(there.Except(due)).ToArray();
        if (wrong.Length > 0 || there.Length != due.Length)
        {
            throw new DrawingException(
                $"The picture's {item.Id}: {string.Join(" ", wrong)} is missing or too much."
            );
        }

        PlacedSymbol symbol = PictureSymbol.Build(item, name => EndOf(isModule, name, pins, shown));
        PlacedSymbol? under = _items
            .Select(each => each.Symbol)
            .FirstOrDefault(other => other.Bounds.Overlaps(symbol.Bounds));
        if (under is not null)
        {
            throw new DrawingException($"The picture's {item.Id} lies on {under.Name}.");
        }

        _items.Add((item, symbol));
    }

    /// <summary>What is at a pad or terminal: the pad's own words, and its net where that goes on elsewhere.</summary>
    private static PictureEnd EndOf(bool isModule, string name, Pin[] pins, string[] shown)
    {
        if (!isModule)
        {
            return new PictureEnd(name, "", name);
        }

        Pin pin = pins.First(each => each.Type.Number == name);
        string words = pin.Type.Name == name ? name : $"{name} {pin.Type.Name}";
        return new PictureEnd(name, words, pin.Net is not null && shown.Contains(pin.Net) ? pin.Net : null);
    }

    /// <summary>Lays all wires; the net that finds no way, null if all do.</summary>
    private string? Wire(string[] wired, List<string> first, SheetCanvas canvas)
    {
        _parts.Clear();
        PlacedSymbol[] symbols = _items.Select(each => each.Symbol).ToArray();
        var wirer = new NetWirer(canvas, new SheetRouter(canvas), symbols);
        var parts = new List<(string Net, List<NetPart> Parts)>();
        foreach (string net in wired)
        {
            var list = new List<NetPart>();
            foreach (PlacedPin pin in symbols.SelectMany(symbol => symbol.Pins).Where(pin => pin.Net == net))
            {
                var part = new NetPart(net);
                part.Add(pin);
                list.Add(part);
            }

            parts.Add((net, list));
        }

        foreach (
            (string net, List<NetPart> list) in parts
                .OrderBy(each => first.Contains(each.Net) ? first.IndexOf(each.Net) : first.Count)
                .ThenBy(each => Extent(each.Parts))
                .ThenBy(each => each.Net, StringComparer.Ordinal)
        )
        {
            wirer.Join(net, list, WireLimit);
            if (list.Count > 1)
            {
                return net;
            }

            _parts.AddRange(list);
        }

        return null;
    }

    private static int Extent(List<NetPart> parts)
    {
        GridPoint[] tips = parts.SelectMany(part => part.Pins).Select(pin => pin.Tip).ToArray();
        return tips.Max(tip => tip.X)
            - tips.Min(tip => tip.X)
            + tips.Max(tip => tip.Y)
            - tips.Min(tip => tip.Y);
    }

    private static Box LegendBox(int nets)
    {
        int rows = (nets + LegendColumns - 1) / LegendColumns;
        double height = rows * LegendRow + 9;
        return new Box(
            Outer.Left + 2,
            Outer.Bottom - 2 - height,
            Outer.Left + 2 + LegendColumns * LegendWidth,
            Outer.Bottom - 2
        );
    }

    private Box TitleBox()
    {
        double height = 15 + 4 * _layout.Notes.Length;
        return new Box(Outer.Right - 150, Outer.Bottom - height, Outer.Right, Outer.Bottom);
    }

    private static string ColourOf(string[] wired, string net)
    {
        int index = Array.IndexOf(wired, net);
        return index < 0 ? "black" : Colours[index % Colours.Length];
    }

    private string Write(string[] wired, Box legend, SheetCanvas canvas)
    {
        var svg = new SvgWriter(Width, Height, $"{_board.Name}: wiring");
        svg.Open("frame");
        svg.Draw(SheetFrame.Rectangle(Outer, 0.5));
        Box box = TitleBox();
        svg.Draw(SheetFrame.Rectangle(box, 0.5));
        svg.Draw(
            new TextShape(
                $"Wiring: {_board.Name}",
                new Spot(box.Left + 3, box.Top + 7),
                Hang.Start,
                false,
                Lettering.TitleSize,
                true
            )
        );
        for (int i = 0; i < _layout.Notes.Length; i++)
        {
            svg.Draw(
                new TextShape(_layout.Notes[i], new Spot(box.Left + 3, box.Top + 13 + 4 * i), Hang.Start)
            );
        }

        svg.Close();
        WriteLegend(svg, wired, legend);
        List<WireRun> runs = canvas.Runs();
        foreach (string net in wired)
        {
            string colour = $"stroke=\"{ColourOf(wired, net)}\"";
            svg.Open("wire", null, net, colour);
            double width = _layout.Thick.Contains(net) ? 1.0 : 0.5;
            foreach (WireRun run in runs.Where(run => run.Net == net))
            {
                svg.Draw(new PolyShape([run.From.Spot, run.To.Spot], false, false, width));
            }

            foreach (NetPart part in _parts.Where(part => part.Net == net))
            {
                foreach (GridPoint point in part.Points)
                {
                    if (part.Degree(point, canvas) >= 3)
                    {
                        svg.Draw(new CircleShape(point.Spot, 0.9, true));
                    }
                }
            }

            svg.Close();
        }

        foreach ((PictureItem _, PlacedSymbol symbol) in _items)
        {
            PictureSymbol.Write(svg, symbol, net => ColourOf(wired, net), _layout.Strips.Contains);
        }

        return svg.Finish();
    }

    private void WriteLegend(SvgWriter svg, string[] wired, Box box)
    {
        svg.Open("legend");
        svg.Draw(new TextShape("Wires", new Spot(box.Left, box.Top + 4), Hang.Start, Bold: true));
        int rows = (wired.Length + LegendColumns - 1) / LegendColumns;
        for (int i = 0; i < wired.Length; i++)
        {
            double x = box.Left + i / rows * LegendWidth;
            double y = box.Top + 9 + i % rows * LegendRow;
            double width = _layout.Thick.Contains(wired[i]) ? 1.0 : 0.5;
            svg.Draw(
                new PolyShape([new Spot(x, y), new Spot(x + 9, y)], false, false, width),
                $"stroke=\"{ColourOf(wired, wired[i])}\""
            );
            svg.Draw(new TextShape(wired[i], new Spot(x + 11, y + 0.8), Hang.Start));
        }

        svg.Close();
    }
}
