// Points, directions and boxes of a sheet: a grid of 2 mm for pins and wires, millimetres for everything else.

using System;

namespace Pen.Hardware.Drawing;

/// <summary>A direction on the sheet; y grows downwards.</summary>
internal enum Heading
{
    Right,
    Down,
    Left,
    Up,
}

/// <summary>A point in millimetres from the sheet's upper left corner.</summary>
internal readonly record struct Spot(double X, double Y);

/// <summary>A point of the grid that pins and wires keep to; <see cref="Pitch"/> apart.</summary>
internal readonly record struct GridPoint(int X, int Y)
{
    /// <summary>Millimetres from one grid point to the next.</summary>
    public const double Pitch = 2.0;

    public Spot Spot => new(X * Pitch, Y * Pitch);

    public GridPoint Step(Heading heading, int steps = 1)
    {
        return heading switch
        {
            Heading.Right => new GridPoint(X + steps, Y),
            Heading.Left => new GridPoint(X - steps, Y),
            Heading.Down => new GridPoint(X, Y + steps),
            _ => new GridPoint(X, Y - steps),
        };
    }
}

/// <summary>An upright rectangle in millimetres.</summary>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;
    public double Height => Bottom - Top;

    public bool Overlaps(Box other)
    {
        return Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }

    public bool Holds(Box other)
    {
        return Left <= other.Left && other.Right <= Right && Top <= other.Top && other.Bottom <= Bottom;
    }

    public Box Grown(double by)
    {
        return new Box(Left - by, Top - by, Right + by, Bottom + by);
    }

    public Box With(Spot spot)
    {
        return new Box(
            Math.Min(Left, spot.X),
            Math.Min(Top, spot.Y),
            Math.Max(Right, spot.X),
            Math.Max(Bottom, spot.Y)
        );
    }

    public Box With(Box other)
    {
        return With(new Spot(other.Left, other.Top)).With(new Spot(other.Right, other.Bottom));
    }

    public static Box Between(Spot a, Spot b)
    {
        return new Box(a.X, a.Y, a.X, a.Y).With(b);
    }
}

/// <summary>What headings do to each other.</summary>
internal static class Headings
{
    public static readonly Heading[] All = [Heading.Right, Heading.Down, Heading.Left, Heading.Up];

    public static bool IsHorizontal(this Heading heading)
    {
        return heading is Heading.Right or Heading.Left;
    }

    public static Heading Opposite(this Heading heading)
    {
        return (Heading)(((int)heading + 2) % 4);
    }

    /// <summary>After a quarter turn clockwise for each 90 degrees, mirrored left to right before it.</summary>
    public static Heading Turned(this Heading heading, int degrees, bool mirrored)
    {
        if (mirrored && heading.IsHorizontal())
        {
            heading = heading.Opposite();
        }

        return (Heading)(((int)heading + degrees / 90) % 4);
    }
}
