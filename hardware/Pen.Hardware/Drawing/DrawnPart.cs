// What a sheet shows of the board: parts, their pins and the nets on them.

using System.Collections.Generic;

namespace Pen.Hardware.Drawing;

/// <summary>One pin of a part.</summary>
/// <param name="Number">As on the package.</param>
/// <param name="Name">As in the data sheet; may be empty.</param>
/// <param name="Net">Null: the pin is left open.</param>
/// <param name="Drives">It sets the level of the net.</param>
internal sealed record DrawnPin(string Number, string Name, string? Net, bool Drives = false);

/// <summary>One part of a sheet.</summary>
/// <param name="Ref">The reference, as R12.</param>
/// <param name="Value">As written beside the symbol.</param>
/// <param name="Kind">The name of its symbol in <see cref="SymbolLibrary"/>.</param>
/// <param name="Pins">All of them.</param>
/// <param name="Note">Why it is there; null for nothing to say.</param>
internal sealed record DrawnPart(
    string Ref,
    string Value,
    string Kind,
    IReadOnlyList<DrawnPin> Pins,
    string? Note = null
);

/// <summary>How a net is shown where no wire goes.</summary>
internal enum NetKind
{
    /// <summary>By a label with its name.</summary>
    Signal,

    /// <summary>By a bar with its name above.</summary>
    Supply,

    /// <summary>By the ground symbol.</summary>
    Ground,
}

/// <summary>A net as a sheet sees it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">How it is shown.</param>
/// <param name="OtherSheets">Numbers of the other sheets that have it, ascending.</param>
/// <param name="Enters">It is driven on another sheet.</param>
/// <param name="Leaves">It is driven on this sheet.</param>
/// <param name="IsDriven">Some pin on some sheet sets its level; without one, sheets tell the direction.</param>
internal sealed record DrawnNet(
    string Name,
    NetKind Kind,
    IReadOnlyList<int> OtherSheets,
    bool Enters,
    bool Leaves,
    bool IsDriven = false
);
