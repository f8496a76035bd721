// A part on a board, and its pins.
using System.Collections.Generic;

namespace Pen.Hardware.Model;

/// <summary>A pin of a part on a board.</summary>
/// <param name="Part">The part.</param>
/// <param name="Type">The pin of its type.</param>
/// <param name="Net">The net it is on; null for a pin that is left open on purpose.</param>
public sealed record Pin(Part Part, PinType Type, string? Net)
{
    /// <summary>For messages: U4.12 (VM).</summary>
    public override string ToString() => $"{Part.Reference}.{Type.Number} ({Type.Name})";
}

/// <summary>A part on a board.</summary>
public sealed class Part
{
    internal Part(
        string reference,
        string block,
        PartType type,
        IReadOnlyDictionary<string, string?> nets,
        string? beside,
        IReadOnlyList<string> carries,
        bool isOffBoard,
        string? note
    )
    {
        Reference = reference;
        Block = block;
        Type = type;
        Beside = beside;
        Carries = carries;
        IsOffBoard = isOffBoard;
        Note = note;
        List<Pin> pins = [];
        foreach (PinType pin in type.Pins)
        {
            pins.Add(new Pin(this, pin, nets.GetValueOrDefault(pin.Name)));
        }

        Pins = pins;
    }

    /// <summary>Reference designator, for example R12.</summary>
    public string Reference { get; }

    /// <summary>The block, which is the sheet it is drawn on.</summary>
    public string Block { get; }

    /// <summary>What it is.</summary>
    public PartType Type { get; }

    /// <summary>All its pins, in the order of the type.</summary>
    public IReadOnlyList<Pin> Pins { get; }

    /// <summary>Reference of the circuit whose supply it decouples; null for none.</summary>
    public string? Beside { get; }

    /// <summary>References of the chain's parts that this module brings with it; empty for none.</summary>
    public IReadOnlyList<string> Carries { get; }

    /// <summary>It is wired to the board and not on it: motor, cell, display.</summary>
    public bool IsOffBoard { get; }

    /// <summary>Why it is there, where that does not show; null for nothing to say.</summary>
    public string? Note { get; }
}
