// The signs that name a net at a wire's end: label, flag to other sheets, supply bar, ground.

using System.Collections.Generic;
using System.Linq;

namespace Pen.Hardware.Drawing;

/// <summary>A sign at its place.</summary>
/// <param name="Net">Whose.</param>
/// <param name="At">The wire's end that it hangs at.</param>
/// <param name="Toward">From that end into the sign.</param>
internal sealed record PlacedLabel(DrawnNet Net, GridPoint At, Heading Toward)
{
    private const double Half = 1.75;
    private const double Point = 1.3;

    /// <summary>The net goes on elsewhere: its name stands in a flag, with the other sheets behind it.</summary>
    public bool IsFlag => Net.Kind == NetKind.Signal && Net.OtherSheets.Count > 0;

    /// <summary>All that is drawn.</summary>
    public IReadOnlyList<Shape> Shapes =>
        Net.Kind switch
        {
            NetKind.Ground => Ground(),
            NetKind.Supply => Supply(),
            _ => IsFlag ? Flag() : Name(),
        };

    /// <summary>The area that it needs; the end of the wire is on its rim.</summary>
    public Box Bounds => Shapes.Select(shape => shape.Bounds).Aggregate((a, b) => a.With(b));

    /// <summary>What this way of hanging costs beside the length of the wire to it.</summary>
    public int Penalty =>
        Net.Kind switch
        {
            NetKind.Ground => Toward == Heading.Down ? 0 : 40,
            NetKind.Supply => Toward switch
            {
                Heading.Up => 0,
                Heading.Down => 60,
                _ => 8,
            },
            _ => Toward.IsHorizontal() ? 0 : 20,
        };

    private static string Sheets(IReadOnlyList<int> numbers)
    {
        return "[" + string.Join(",", numbers) + "]";
    }

    /// <summary>Millimetres along and across the sign's heading, from the wire's end.</summary>
    private Spot Local(double along, double across)
    {
        Spot at = At.Spot;
        return Toward switch
        {
            Heading.Right => new Spot(at.X + along, at.Y + across),
            Heading.Left => new Spot(at.X - along, at.Y + across),
            Heading.Down => new Spot(at.X - across, at.Y + along),
            _ => new Spot(at.X + across, at.Y - along),
        };
    }

    private PolyShape Line(params double[] pairs)
    {
        return new PolyShape(Spots(pairs), false, false, 0.3);
    }

    private Spot[] Spots(double[] pairs)
    {
        var spots = new Spot[pairs.Length / 2];
        for (int i = 0; i < spots.Length; i++)
        {
            spots[i] = Local(pairs[2 * i], pairs[2 * i + 1]);
        }

        return spots;
    }

    private TextShape Words(string text, double from, string role)
    {
        double width = Lettering.Width(text);
        Box box = Box.Between(Local(from, -Lettering.Size / 2), Local(from + width, Lettering.Size / 2));
        return Lettering.Centred(text, box, !Toward.IsHorizontal()) with { Role = role };
    }

    private Shape[] Ground()
    {
        return
        [
            Line(0, 0, 1, 0),
            Line(1, -1.8, 1, 1.8),
            Line(1.7, -1.1, 1.7, 1.1),
            Line(2.4, -0.4, 2.4, 0.4),
        ];
    }

    private Shape[] Supply()
    {
        const double Bar = 1.4;
        TextShape name = Toward.IsHorizontal()
            ? Words(Net.Name, Bar + 0.6, "net-name")
            : SupplyNameAcross(Bar);
        return [Line(0, 0, Bar, 0), new PolyShape(Spots([Bar, -1.5, Bar, 1.5]), false, false, 0.6), name];
    }

    private TextShape SupplyNameAcross(double bar)
    {
        double half = Lettering.Width(Net.Name) / 2;
        Spot middle = Local(bar + 0.4 + Lettering.Size / 2, 0);
        double tall = Lettering.Size / 2;
        var box = new Box(middle.X - half, middle.Y - tall, middle.X + half, middle.Y + tall);
        return Lettering.Centred(Net.Name, box, false) with { Role = "net-name" };
    }

    private Shape[] Name()
    {
        return [Line(0, 0, 0.4, 0), Words(Net.Name, 0.9, "net-name")];
    }

    private Shape[] Flag()
    {
        double width = Lettering.Width(Net.Name);
        double nose = Net.Enters || Net.Leaves ? Point : 0;
        double near = Net.Enters || !Net.Leaves ? nose : 0;
        double far = Net.Leaves || !Net.Enters ? nose : 0;
        double end = near + 0.7 + width + 0.7;
        List<double> rim = near > 0 ? [0, 0, near, -Half] : [0, -Half];
        rim.AddRange([end, -Half]);
        if (far > 0)
        {
            rim.AddRange([end + far, 0]);
        }

        rim.AddRange([end, Half]);
        rim.AddRange(near > 0 ? [near, Half] : [0, Half]);
        return
        [
            new PolyShape(Spots([.. rim]), true, false, 0.25),
            Words(Net.Name, near + 0.7, "net-name"),
            Words(Sheets(Net.OtherSheets), end + far + 0.6, "sheets"),
        ];
    }
}
