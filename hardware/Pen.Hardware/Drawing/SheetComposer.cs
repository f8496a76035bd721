// Composes one sheet: symbols at their places, texts, supplies, wires, labels, in this order.

using System;
using System.Collections.Generic;
using System.Linq;

namespace Pen.Hardware.Drawing;

/// <summary>A straight piece of wire.</summary>
internal sealed record WireRun(string Net, GridPoint From, GridPoint To);

/// <summary>A sheet, ready to be written.</summary>
internal sealed class ComposedSheet
{
    public required SheetHint Hint { get; init; }
    public required IReadOnlyList<PlacedSymbol> Symbols { get; init; }
    public required IReadOnlyList<WireRun> Wires { get; init; }
    public required IReadOnlyList<(string Net, GridPoint At)> Junctions { get; init; }
    public required IReadOnlyList<PlacedLabel> Labels { get; init; }
    public required IReadOnlyList<TextShape> Notes { get; init; }

    /// <summary>Pins left open on purpose.</summary>
    public required IReadOnlyList<GridPoint> Open { get; init; }
}

/// <summary>Makes a sheet of parts, nets and the layout's hints.</summary>
internal sealed class SheetComposer
{
    /// <summary>What a wire may cost before labels are the better drawing; a step costs 2.</summary>
    private const int WireLimit = 180;
    private const int SupplyWireLimit = 14;
    private const int LabelLimit = 180;

    private readonly SheetHint _hint;
    private readonly SheetCanvas _canvas;
    private readonly SheetRouter _router;
    private readonly NetWirer _wirer;
    private readonly List<PlacedSymbol> _symbols = [];
    private readonly List<PlacedLabel> _labels = [];
    private readonly List<TextShape> _notes = [];
    private readonly SortedDictionary<string, List<NetPart>> _parts = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, DrawnNet> _nets;

    private SheetComposer(SheetHint hint, IReadOnlyDictionary<string, DrawnNet> nets)
    {
        _hint = hint;
        _nets = nets;
        _canvas = new SheetCanvas(SheetFrame.Inner);
        _canvas.AddSolid(SheetFrame.TitleBlock);
        _router = new SheetRouter(_canvas);
        _wirer = new NetWirer(_canvas, _router, _symbols);
    }

    /// <param name="hint">The layout of the sheet.</param>
    /// <param name="parts">All parts of the block.</param>
    /// <param name="nets">All nets on it, by name.</param>
    /// <exception cref="DrawingException">Layout and parts do not fit, or something finds no room.</exception>
    public static ComposedSheet Compose(
        SheetHint hint,
        IReadOnlyList<DrawnPart> parts,
        IReadOnlyDictionary<string, DrawnNet> nets
    )
    {
        var composer = new SheetComposer(hint, nets);
        composer.PlaceParts(parts);
        composer.JoinSupplies();
        composer.LabelSinglePins();
        composer.WireSignals();
        composer.LabelRest();
        return composer.Result();
    }

    private void PlaceParts(IReadOnlyList<DrawnPart> parts)
    {
        _notes.AddRange(_hint.Notes.SelectMany(SheetFrame.NoteLines));
        if (_hint.PartNotes is not null)
        {
            string[] here = _hint.Parts.Keys.Select(key => key.Split('.')[0]).Distinct().ToArray();
            _notes.AddRange(
                SheetFrame.PartNoteLines(_hint.PartNotes, parts.Where(part => here.Contains(part.Ref)))
            );
        }

        foreach (TextShape line in _notes)
        {
            _canvas.AddSolid(line.Bounds);
        }

        foreach (GroupHint group in _hint.Groups)
        {
            _canvas.AddSolid(SheetFrame.GroupTitle(group).Bounds);
        }

        foreach ((string key, PartHint hint) in _hint.Parts)
        {
            string[] pieces = key.Split('.');
            DrawnPart part =
                parts.FirstOrDefault(each => each.Ref == pieces[0])
                ?? throw new DrawingException($"Sheet {_hint.Block}: the block has no part {pieces[0]}.");
            PlacedSymbol symbol = SymbolLibrary.Place(part, pieces.Length > 1 ? pieces[1] : "", hint);
            PlacedSymbol? under = _symbols.FirstOrDefault(other => other.Bounds.Overlaps(symbol.Bounds));
            if (under is not null)
            {
                throw new DrawingException($"Sheet {_hint.Block}: {symbol.Name} lies on {under.Name}.");
            }

            _symbols.Add(symbol);
            _canvas.AddSymbol(symbol);
        }

        foreach (PlacedPin pin in _symbols.SelectMany(symbol => symbol.Pins))
        {
            if (pin.Net is null)
            {
                _canvas.ReleaseEscape(pin.Tip.Step(pin.Outward));
                Box cross = Box.Between(pin.Tip.Spot, pin.Tip.Spot).Grown(1);
                _canvas.AddSolid(cross);
                continue;
            }

            if (!_parts.TryGetValue(pin.Net, out List<NetPart>? list))
            {
                _parts[pin.Net] = list = [];
            }

            NetPart? same = list.FirstOrDefault(each => each.Contains(pin.Tip));
            if (same is null)
            {
                list.Add(same = new NetPart(pin.Net));
            }

            same.Add(pin);
        }

        var texts = new PartTextPlacer(_canvas);
        foreach (PlacedSymbol symbol in _symbols.OrderBy(symbol => SideOf(symbol) is null))
        {
            texts.Place(symbol, SideOf(symbol));
        }
    }

    private string? SideOf(PlacedSymbol symbol)
    {
        string key = symbol.Piece.Length == 0 ? symbol.Part.Ref : $"{symbol.Part.Ref}.{symbol.Piece}";
        return _hint.Parts[key].Text;
    }

    /// <summary>Supplies and grounds: neighbours by wire, then each piece its sign.</summary>
    private void JoinSupplies()
    {
        foreach ((string net, List<NetPart> parts) in _parts)
        {
            if (KindOf(net) == NetKind.Signal)
            {
                continue;
            }

            _wirer.Join(net, parts, LimitOf(net, SupplyWireLimit));
            foreach (NetPart part in parts)
            {
                Label(part);
            }
        }
    }

    private void LabelSinglePins()
    {
        foreach ((string net, List<NetPart> parts) in _parts)
        {
            if (KindOf(net) == NetKind.Signal && (parts.Count == 1 || _hint.Labels.Contains(net)))
            {
                foreach (NetPart part in parts.Where(part => part.Pins.Count == 1))
                {
                    Label(part);
                }
            }
        }
    }

    private void WireSignals()
    {
        IEnumerable<string> order = _parts
            .Keys.Where(net => KindOf(net) == NetKind.Signal && !_hint.Labels.Contains(net))
            .OrderBy(net => Extent(_parts[net]))
            .ThenBy(net => net, StringComparer.Ordinal);
        foreach (string net in order)
        {
            _wirer.Join(net, _parts[net], LimitOf(net, WireLimit));
        }
    }

    /// <summary>Every piece of a net that leaves the sheet or has several pieces gets its name.</summary>
    private void LabelRest()
    {
        foreach ((string net, List<NetPart> parts) in _parts)
        {
            if (KindOf(net) != NetKind.Signal)
            {
                continue;
            }

            bool needed = parts.Count > 1 || NetOf(net).OtherSheets.Count > 0;
            foreach (NetPart part in parts.Where(part => needed && part.Labels.Count == 0))
            {
                Label(part);
            }
        }
    }

    private void Label(NetPart part)
    {
        DrawnNet net = NetOf(part.Net);
        if (net.IsDriven)
        {
            bool leaves = part.Pins.Any(pin => pin.Drives);
            net = net with { Leaves = leaves, Enters = !leaves || net.Enters };
        }

        FoundWay? way = _router.ToLabel(net, part, LabelLimit, LabelStarts(part));
        if (way?.Label is null)
        {
            throw new DrawingException(
                $"Sheet {_hint.Block}: no room for the label of {part.Net} at {part.Pins[0].Tip.X}, {part.Pins[0].Tip.Y}."
            );
        }

        _wirer.Lay(part, way);
        part.Labels.Add(way.Label);
        _labels.Add(way.Label);
        _canvas.Hold(way.Label.At, part.Net);
        _canvas.AddSolid(way.Label.Bounds);
    }

    private GridPoint[]? LabelStarts(NetPart part)
    {
        if (!_hint.LabelAt.TryGetValue(part.Net, out string? place))
        {
            return null;
        }

        GridPoint[] tips = _symbols
            .Where(symbol => symbol.Part.Ref == place)
            .SelectMany(symbol => symbol.Pins)
            .Where(pin => part.Pins.Contains(pin))
            .Select(pin => pin.Tip)
            .ToArray();
        return tips.Length == 0 ? null : tips;
    }

    /// <summary>A step costs 2; a few bends and crossings are within any reach.</summary>
    private int LimitOf(string net, int usual)
    {
        return _hint.Reach.TryGetValue(net, out int steps) ? 2 * steps + 36 : usual;
    }

    private NetKind KindOf(string net)
    {
        return NetOf(net).Kind;
    }

    private DrawnNet NetOf(string net)
    {
        return _nets[net];
    }

    private static int Extent(List<NetPart> parts)
    {
        PlacedPin[] pins = parts.SelectMany(part => part.Pins).ToArray();
        return pins.Max(pin => pin.Tip.X)
            - pins.Min(pin => pin.Tip.X)
            + pins.Max(pin => pin.Tip.Y)
            - pins.Min(pin => pin.Tip.Y);
    }

    private ComposedSheet Result()
    {
        var junctions = new List<(string, GridPoint)>();
        foreach ((string net, List<NetPart> parts) in _parts)
        {
            foreach (NetPart part in parts)
            {
                foreach (GridPoint point in part.Points)
                {
                    if (part.Degree(point, _canvas) >= 3)
                    {
                        junctions.Add((net, point));
                    }
                }
            }
        }

        return new ComposedSheet
        {
            Hint = _hint,
            Symbols = _symbols,
            Wires = _canvas.Runs(),
            Junctions = junctions,
            Notes = _notes,
            Labels = _labels,
            Open = _symbols
                .SelectMany(symbol => symbol.Pins)
                .Where(pin => pin.Net is null)
                .Select(pin => pin.Tip)
                .ToArray(),
        };
    }
}
