// A part of a net that hangs together on the sheet: pins, and the wires between them.

using System.Collections.Generic;
using System.Linq;

namespace Pen.Hardware.Drawing;

/// <summary>Grows as wires join its pins.</summary>
internal sealed class NetPart
{
    private readonly SortedDictionary<(int Y, int X), GridPoint> _points = [];
    private readonly List<PlacedPin> _pins = [];
    private readonly HashSet<GridPoint> _set = [];

    public NetPart(string net)
    {
        Net = net;
    }

    public string Net { get; }

    /// <summary>All grid points, in one order on every machine.</summary>
    public PointView Points => new(_points.Values, _set);

    public IReadOnlyList<PlacedPin> Pins => _pins;

    public List<PlacedLabel> Labels { get; } = [];

    public void Add(PlacedPin pin)
    {
        _pins.Add(pin);
        Add(pin.Tip);
    }

    public void Add(GridPoint point)
    {
        if (_set.Add(point))
        {
            _points.Add((point.Y, point.X), point);
        }
    }

    public void Take(NetPart other)
    {
        foreach (GridPoint point in other._points.Values)
        {
            Add(point);
        }

        _pins.AddRange(other._pins);
        Labels.AddRange(other.Labels);
    }

    public bool Contains(GridPoint point)
    {
        return _set.Contains(point);
    }

    /// <summary>Wires, pins and labels that meet at a point.</summary>
    public int Degree(GridPoint point, SheetCanvas canvas)
    {
        return canvas.Degree(point, Net)
            + _pins.Count(pin => pin.Tip == point)
            + Labels.Count(label => label.At == point);
    }

    /// <summary>The heading out of the pin at a point; null where there is none or several.</summary>
    public Heading? OutwardAt(GridPoint point)
    {
        PlacedPin[] pins = _pins.Where(pin => pin.Tip == point).ToArray();
        return pins.Length == 1 ? pins[0].Outward : null;
    }

    /// <summary>Leaving a pin otherwise than straight on costs a bend.</summary>
    public int StartCost(GridPoint point, Heading heading, SheetCanvas canvas)
    {
        return canvas.Degree(point, Net) == 0 && OutwardAt(point) is Heading outward && outward != heading
            ? 3
            : 0;
    }

    /// <summary>Into the middle of a wire, or into a pin from its side.</summary>
    public int JoinCost(GridPoint point, Heading heading, SheetCanvas canvas)
    {
        return canvas.Degree(point, Net) switch
        {
            0 => 0,
            1 or 2 => 1,
            _ => 30,
        };
    }
}

/// <summary>Points in order, with a quick look-up.</summary>
internal readonly struct PointView(IEnumerable<GridPoint> ordered, HashSet<GridPoint> set)
{
    public IEnumerator<GridPoint> GetEnumerator()
    {
        return ordered.GetEnumerator();
    }

    public bool Contains(GridPoint point)
    {
        return set.Contains(point);
    }
}
