// A part at its place on a sheet, in the sheet's coordinates.

using System.Collections.Generic;
using System.Linq;

namespace Pen.Hardware.Drawing;

/// <summary>One lead on the sheet.</summary>
/// <param name="Numbers">The pins that share it.</param>
/// <param name="Net">Null: left open.</param>
/// <param name="Tip">Where a wire may begin.</param>
/// <param name="Outward">From the symbol to the tip.</param>
/// <param name="Root">The lead's other end.</param>
/// <param name="Number">The number as written; null: not shown.</param>
/// <param name="Drives">It sets the level of the net.</param>
internal sealed record PlacedPin(
    IReadOnlyList<string> Numbers,
    string? Net,
    GridPoint Tip,
    Heading Outward,
    Spot Root,
    TextShape? Number,
    bool Drives
);

/// <summary>A part on the sheet.</summary>
internal sealed class PlacedSymbol
{
    public PlacedSymbol(
        DrawnPart part,
        string piece,
        bool isBox,
        IReadOnlyList<Shape> shapes,
        IReadOnlyList<PlacedPin> pins
    )
    {
        Part = part;
        Piece = piece;
        IsBox = isBox;
        Shapes = shapes;
        Pins = pins;
        Body = shapes.Select(shape => shape.Bounds).Aggregate((a, b) => a.With(b));
        Bounds = pins.Aggregate(Body, (box, pin) => box.With(pin.Tip.Spot));
    }

    /// <summary>The piece of a package that has its supply pins.</summary>
    public const string SupplyPiece = "P";

    public DrawnPart Part { get; }

    /// <summary>Letter of the piece that this is; empty: the whole part.</summary>
    public string Piece { get; }

    /// <summary>The reference with the piece's letter.</summary>
    public string Name => Part.Ref + Piece;
    public bool IsBox { get; }
    public IReadOnlyList<Shape> Shapes { get; }
    public IReadOnlyList<PlacedPin> Pins { get; }

    /// <summary>Without the leads.</summary>
    public Box Body { get; }

    /// <summary>With the leads.</summary>
    public Box Bounds { get; }

    /// <summary>Reference and value, where <see cref="PartTextPlacer"/> put them.</summary>
    public List<TextShape> Texts { get; } = [];
}
