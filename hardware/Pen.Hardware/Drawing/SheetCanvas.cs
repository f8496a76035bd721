// What is taken on a sheet: grid edges by wires, nodes by pins, areas by symbols and texts.

using System;
using System.Collections.Generic;
using System.Linq;

namespace Pen.Hardware.Drawing;

/// <summary>The occupation of one sheet, which router, labels and texts ask and mark.</summary>
internal sealed class SheetCanvas
{
    public int Columns { get; }
    public int Rows { get; }

    private readonly string?[,] _right;
    private readonly string?[,] _down;
    private readonly bool[,] _rightBlocked;
    private readonly bool[,] _downBlocked;
    private readonly string?[,] _held;
    private readonly string?[,] _escape;
    private readonly int[,] _dear;
    private readonly List<Box> _solid = [];
    private readonly Box _area;

    /// <param name="area">Where anything may be.</param>
    public SheetCanvas(Box area)
    {
        _area = area;
        Columns = (int)(area.Right / GridPoint.Pitch) + 1;
        Rows = (int)(area.Bottom / GridPoint.Pitch) + 1;
        _right = new string?[Columns + 1, Rows + 1];
        _down = new string?[Columns + 1, Rows + 1];
        _rightBlocked = new bool[Columns + 1, Rows + 1];
        _downBlocked = new bool[Columns + 1, Rows + 1];
        _held = new string?[Columns + 1, Rows + 1];
        _escape = new string?[Columns + 1, Rows + 1];
        _dear = new int[Columns + 1, Rows + 1];
    }

    /// <summary>Nothing but an anchored end may touch this area from now on.</summary>
    public void AddSolid(Box box)
    {
        _solid.Add(box);
        BlockEdges(box);
    }

    /// <summary>A symbol: its body and leads bar the way, its pins' tips are their nets'.</summary>
    public void AddSymbol(PlacedSymbol symbol)
    {
        AddSolid(symbol.Body.Grown(0.4));
        foreach (PlacedPin pin in symbol.Pins)
        {
            string net = pin.Net ?? $"open {symbol.Part.Ref}.{pin.Numbers[0]}";
            Hold(pin.Tip, net);
            Box lead = Box.Between(pin.Root, pin.Tip.Step(pin.Outward.Opposite()).Spot).Grown(0.4);
            AddSolid(lead);
            Box whole = Box.Between(pin.Root, pin.Tip.Spot);
            if (pin.Number is not null)
            {
                whole = whole.With(pin.Number.Bounds);
                AddSolid(pin.Number.Bounds);
            }

            BlockEdge(pin.Tip, pin.Outward.Opposite());
            _solid.Add(whole);
            Escape(pin.Tip.Step(pin.Outward), net);
            Raise(pin.Tip.Step(pin.Outward, 2), 4);
        }

        Box near = symbol.Body.Grown(GridPoint.Pitch + 0.5);
        foreach (GridPoint point in Inside(near))
        {
            Raise(point, 2);
        }
    }

    /// <summary>Only this net may come here.</summary>
    public void Hold(GridPoint point, string net)
    {
        if (!Has(point))
        {
            throw new DrawingException($"{net}: a pin at {point.X}, {point.Y} is off the sheet.");
        }

        string? other = _held[point.X, point.Y];
        if (other is not null && other != net)
        {
            throw new DrawingException($"{net} and {other} meet at {point.X}, {point.Y}.");
        }

        _held[point.X, point.Y] = net;
    }

    /// <summary>A pin is connected: its way out is free again.</summary>
    public void ReleaseEscape(GridPoint point)
    {
        if (Has(point))
        {
            _escape[point.X, point.Y] = null;
        }
    }

    public bool IsEscapeOfOther(GridPoint point, string net)
    {
        string? escape = _escape[point.X, point.Y];
        return escape is not null && escape != net;
    }

    /// <summary>What a wire pays to pass here beyond its length.</summary>
    public int Toll(GridPoint point)
    {
        return _dear[point.X, point.Y];
    }

    public string? EdgeNet(GridPoint from, Heading heading)
    {
        GridPoint at = heading is Heading.Right or Heading.Down ? from : from.Step(heading);
        if (!Has(at))
        {
            return null;
        }

        return heading.IsHorizontal() ? _right[at.X, at.Y] : _down[at.X, at.Y];
    }

    /// <summary>How many wires of the net end or pass here, counted by their edges.</summary>
    public int Degree(GridPoint point, string net)
    {
        return Headings.All.Count(heading => EdgeNet(point, heading) == net);
    }

    public void AddWire(GridPoint from, Heading heading, string net)
    {
        GridPoint at = heading is Heading.Right or Heading.Down ? from : from.Step(heading);
        if (heading.IsHorizontal())
        {
            _right[at.X, at.Y] = net;
        }
        else
        {
            _down[at.X, at.Y] = net;
        }
    }

    /// <summary>Whether a wire of this net may go one step, coming by the other heading (null: it begins here).</summary>
    public bool MayStep(GridPoint from, Heading heading, Heading? came, string net, out bool crosses)
    {
        crosses = false;
        GridPoint to = from.Step(heading);
        if (!Has(to) || EdgeBlocked(from, heading) || EdgeNet(from, heading) is not null)
        {
            return false;
        }

        if (HasOtherWire(from, net) && came != heading)
        {
            return false;
        }

        string? held = _held[to.X, to.Y];
        if ((held is not null && held != net) || IsEscapeOfOther(to, net))
        {
            return false;
        }

        if (HasOtherWire(to, net))
        {
            crosses = true;
            return EdgeNet(to, heading) is null
                && EdgeNet(to, heading.Opposite()) is null
                && IsStraightAcross(to, heading);
        }

        return true;
    }

    /// <summary>Whether a label or text of this net may stand here.</summary>
    /// <param name="box">Where.</param>
    /// <param name="net">Whose pins' ways out may lie under it; null: nobody's.</param>
    /// <param name="end">The node at which it hangs; null: none.</param>
    public bool IsFree(Box box, string? net, GridPoint? end)
    {
        if (!_area.Holds(box) || _solid.Any(box.Overlaps))
        {
            return false;
        }

        foreach (GridPoint point in Inside(box.Grown(0.3)))
        {
            if (point == end)
            {
                continue;
            }

            if (
                _held[point.X, point.Y] is not null
                || (_escape[point.X, point.Y] is string own && own != net)
            )
            {
                return false;
            }
        }

        return !TouchesWire(box.Grown(0.3), end);
    }

    public bool Has(GridPoint point)
    {
        return point.X >= 0 && point.Y >= 0 && point.X <= Columns && point.Y <= Rows;
    }

    public bool InArea(GridPoint point)
    {
        return _area.Holds(Box.Between(point.Spot, point.Spot).Grown(1));
    }

    private bool TouchesWire(Box box, GridPoint? end)
    {
        foreach (GridPoint point in Inside(box.Grown(GridPoint.Pitch)))
        {
            foreach (Heading heading in new[] { Heading.Right, Heading.Down })
            {
                GridPoint next = point.Step(heading);
                if (point == end || next == end || EdgeNet(point, heading) is null)
                {
                    continue;
                }

                if (Box.Between(point.Spot, next.Spot).Grown(0.05).Overlaps(box))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether another net's wire or pin is at this point.</summary>
    public bool HasForeign(GridPoint point, string net)
    {
        return HasOtherWire(point, net) || (_held[point.X, point.Y] is string held && held != net);
    }

    private bool HasOtherWire(GridPoint point, string net)
    {
        return Headings.All.Any(heading => EdgeNet(point, heading) is string other && other != net);
    }

    private bool IsStraightAcross(GridPoint point, Heading heading)
    {
        Heading one = heading.IsHorizontal() ? Heading.Up : Heading.Left;
        string? net = EdgeNet(point, one);
        return net is not null && net == EdgeNet(point, one.Opposite()) && _held[point.X, point.Y] is null;
    }

    private bool EdgeBlocked(GridPoint from, Heading heading)
    {
        GridPoint at = heading is Heading.Right or Heading.Down ? from : from.Step(heading);
        if (!Has(at))
        {
            return true;
        }

        return heading.IsHorizontal() ? _rightBlocked[at.X, at.Y] : _downBlocked[at.X, at.Y];
    }

    private void BlockEdge(GridPoint from, Heading heading)
    {
        GridPoint at = heading is Heading.Right or Heading.Down ? from : from.Step(heading);
        if (heading.IsHorizontal())
        {
            _rightBlocked[at.X, at.Y] = true;
        }
        else
        {
            _downBlocked[at.X, at.Y] = true;
        }
    }

    private void BlockEdges(Box box)
    {
        Box wide = box.Grown(0.2);
        foreach (GridPoint point in Inside(wide.Grown(GridPoint.Pitch)))
        {
            foreach (Heading heading in new[] { Heading.Right, Heading.Down })
            {
                Box edge = Box.Between(point.Spot, point.Step(heading).Spot).Grown(0.05);
                if (edge.Overlaps(wide))
                {
                    BlockEdge(point, heading);
                }
            }
        }
    }

    private void Escape(GridPoint point, string net)
    {
        if (Has(point))
        {
            _escape[point.X, point.Y] ??= net;
        }
    }

    private void Raise(GridPoint point, int toll)
    {
        if (Has(point))
        {
            _dear[point.X, point.Y] = Math.Max(_dear[point.X, point.Y], toll);
        }
    }

    private IEnumerable<GridPoint> Inside(Box box)
    {
        int left = Math.Max(0, (int)Math.Ceiling(box.Left / GridPoint.Pitch));
        int right = Math.Min(Columns, (int)Math.Floor(box.Right / GridPoint.Pitch));
        int top = Math.Max(0, (int)Math.Ceiling(box.Top / GridPoint.Pitch));
        int bottom = Math.Min(Rows, (int)Math.Floor(box.Bottom / GridPoint.Pitch));
        for (int y = top; y <= bottom; y++)
        {
            for (int x = left; x <= right; x++)
            {
                yield return new GridPoint(x, y);
            }
        }
    }

    /// <summary>The longest straight pieces of all wires.</summary>
    public List<WireRun> Runs()
    {
        var runs = new List<WireRun>();
        foreach (Heading heading in new[] { Heading.Right, Heading.Down })
        {
            for (int y = 0; y <= Rows; y++)
            {
                for (int x = 0; x <= Columns; x++)
                {
                    var from = new GridPoint(x, y);
                    string? net = EdgeNet(from, heading);
                    if (net is null || EdgeNet(from, heading.Opposite()) == net)
                    {
                        continue;
                    }

                    GridPoint to = from;
                    while (EdgeNet(to, heading) == net)
                    {
                        to = to.Step(heading);
                    }

                    runs.Add(new WireRun(net, from, to));
                }
            }
        }

        return runs;
    }
}
