// A symbol in its own coordinates, and the builder that the library of symbols draws with.

using System.Collections.Generic;
using System.Linq;

namespace Pen.Hardware.Drawing;

/// <summary>Where a net reaches a symbol: the tip of a lead.</summary>
/// <param name="Name">The terminal's name in the symbol (A, K, G, 1) or the part's pin number.</param>
/// <param name="Tip">The end where a wire may begin.</param>
/// <param name="Outward">From the symbol to the tip.</param>
/// <param name="Root">The lead's other end.</param>
/// <param name="NumberAt">Where the pin's number is written; null: it is not.</param>
internal sealed record Terminal(string Name, GridPoint Tip, Heading Outward, Spot Root, TextShape? NumberAt);

/// <summary>A drawing with terminals.</summary>
internal sealed class Symbol
{
    public required IReadOnlyList<Shape> Shapes { get; init; }
    public required IReadOnlyList<Terminal> Terminals { get; init; }

    /// <summary>The drawing without its leads: where no wire may go.</summary>
    public required Box Body { get; init; }

    /// <summary>A box with pins on its sides: its name stands above it.</summary>
    public bool IsBox { get; init; }

    /// <summary>Body and leads.</summary>
    public Box Bounds => Terminals.Aggregate(Body, (box, terminal) => box.With(terminal.Tip.Spot));
}

/// <summary>Collects the strokes of one symbol, in millimetres around its origin.</summary>
internal sealed class SymbolBuilder
{
    private const double Stroke = 0.3;
    private readonly List<Shape> _shapes = [];
    private readonly List<Terminal> _terminals = [];

    /// <summary>Grid coordinates of the tip; the lead's root in millimetres.</summary>
    public SymbolBuilder Pin(string name, int x, int y, Heading outward, double rootX, double rootY)
    {
        _terminals.Add(new Terminal(name, new GridPoint(x, y), outward, new Spot(rootX, rootY), null));
        return this;
    }

    /// <summary>As above, with the pin's number centred at a place.</summary>
    public SymbolBuilder NumberedPin(
        string name,
        int x,
        int y,
        Heading outward,
        double rootX,
        double rootY,
        TextShape? number
    )
    {
        _terminals.Add(new Terminal(name, new GridPoint(x, y), outward, new Spot(rootX, rootY), number));
        return this;
    }

    public SymbolBuilder Line(params double[] xy)
    {
        _shapes.Add(new PolyShape(Spots(xy), false, false, Stroke));
        return this;
    }

    public SymbolBuilder Thick(params double[] xy)
    {
        _shapes.Add(new PolyShape(Spots(xy), false, false, 0.6));
        return this;
    }

    public SymbolBuilder Area(params double[] xy)
    {
        _shapes.Add(new PolyShape(Spots(xy), true, false, Stroke));
        return this;
    }

    public SymbolBuilder Solid(params double[] xy)
    {
        _shapes.Add(new PolyShape(Spots(xy), true, true, Stroke));
        return this;
    }

    public SymbolBuilder Rectangle(double left, double top, double right, double bottom)
    {
        return Area(left, top, right, top, right, bottom, left, bottom);
    }

    public SymbolBuilder Circle(double x, double y, double radius, bool filled = false)
    {
        _shapes.Add(new CircleShape(new Spot(x, y), radius, filled));
        return this;
    }

    /// <summary>A half circle above a level chord.</summary>
    public SymbolBuilder Hump(double left, double right, double y)
    {
        // A half circle by two cubic curves of a quarter each.
        const double Kappa = 0.5523;
        double radius = (right - left) / 2;
        double middle = (left + right) / 2;
        double top = y - radius;
        _shapes.Add(
            new CurveShape([
                new Spot(left, y),
                new Spot(left, y - Kappa * radius),
                new Spot(middle - Kappa * radius, top),
                new Spot(middle, top),
                new Spot(middle + Kappa * radius, top),
                new Spot(right, y - Kappa * radius),
                new Spot(right, y),
            ])
        );
        return this;
    }

    /// <summary>Half circles in a row on the right of an upright line.</summary>
    public SymbolBuilder SideHumps(double x, double top, double bottom, int count)
    {
        const double Kappa = 0.5523;
        double radius = (bottom - top) / count / 2;
        for (int i = 0; i < count; i++)
        {
            double y = top + 2 * radius * i;
            double right = x + radius;
            _shapes.Add(
                new CurveShape([
                    new Spot(x, y),
                    new Spot(x + Kappa * radius, y),
                    new Spot(right, y + radius - Kappa * radius),
                    new Spot(right, y + radius),
                    new Spot(right, y + radius + Kappa * radius),
                    new Spot(x + Kappa * radius, y + 2 * radius),
                    new Spot(x, y + 2 * radius),
                ])
            );
        }

        return this;
    }

    public SymbolBuilder Text(string text, double x, double y, double size = Lettering.Size)
    {
        Box at = Box.Between(new Spot(x, y), new Spot(x, y));
        _shapes.Add(Lettering.Centred(text, at, false, size) with { StaysLevel = true });
        return this;
    }

    public SymbolBuilder Add(Shape shape)
    {
        _shapes.Add(shape);
        return this;
    }

    /// <summary>A small arrow whose head is at the second point; level, upright or slanting.</summary>
    public SymbolBuilder Arrow(double fromX, double fromY, double toX, double toY)
    {
        double dx = toX - fromX;
        double dy = toY - fromY;
        double length = System.Math.Sqrt(dx * dx + dy * dy);
        double ux = dx / length;
        double uy = dy / length;
        double baseX = toX - 1.1 * ux;
        double baseY = toY - 1.1 * uy;
        Line(fromX, fromY, baseX, baseY);
        return Solid(toX, toY, baseX - 0.45 * uy, baseY + 0.45 * ux, baseX + 0.45 * uy, baseY - 0.45 * ux);
    }

    public Symbol Build(bool isBox = false)
    {
        Box body = _shapes.Select(shape => shape.Bounds).Aggregate((a, b) => a.With(b));
        return new Symbol
        {
            Shapes = _shapes,
            Terminals = _terminals,
            Body = body,
            IsBox = isBox,
        };
    }

    private static Spot[] Spots(double[] xy)
    {
        var spots = new Spot[xy.Length / 2];
        for (int i = 0; i < spots.Length; i++)
        {
            spots[i] = new Spot(xy[2 * i], xy[2 * i + 1]);
        }

        return spots;
    }
}
