// A type of part that can be ordered: the entry of the catalogue.
using System.Collections.Generic;

namespace Pen.Hardware.Model;

/// <summary>A pin of a type. Several pins may have one name: they carry one net.</summary>
/// <param name="Number">Pad as the maker numbers it, for example 12 or A4.</param>
/// <param name="Name">What the maker calls it.</param>
/// <param name="Kind">Electrical type.</param>
public sealed record PinType(string Number, string Name, PinKind Kind);

/// <summary>A second source.</summary>
/// <param name="Manufacturer">Who makes it.</param>
/// <param name="Number">Their part number.</param>
public sealed record Alternate(string Manufacturer, string Number);

/// <summary>The voltages that a supply pin is made for.</summary>
/// <param name="MinimumMillivolts">Least, in mV.</param>
/// <param name="MaximumMillivolts">Most, in mV.</param>
public sealed record SupplyRange(int MinimumMillivolts, int MaximumMillivolts);

/// <summary>What a part is, for the rules that treat some apart.</summary>
public enum PartKind
{
    /// <summary>Integrated circuit: needs decoupling.</summary>
    Circuit,

    /// <summary>Assembled module that brings its own decoupling.</summary>
    Module,

    /// <summary>Resistor.</summary>
    Resistor,

    /// <summary>Capacitor: carries no direct current.</summary>
    Capacitor,

    /// <summary>Coil or choke.</summary>
    Inductor,

    /// <summary>Diode, also one that protects or gives light.</summary>
    Diode,

    /// <summary>Transistor.</summary>
    Transistor,

    /// <summary>Button or switch.</summary>
    Switch,

    /// <summary>Connector, header, contact, jumper.</summary>
    Connector,

    /// <summary>Fuse.</summary>
    Fuse,

    /// <summary>Cell with its protection.</summary>
    Battery,

    /// <summary>Motor.</summary>
    Motor,

    /// <summary>Sounder.</summary>
    Buzzer,

    /// <summary>Without pins: sockets, wire, board.</summary>
    Accessory,
}

/// <summary>An entry of the catalogue.</summary>
/// <param name="Id">Name by which boards refer to it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Manufacturer">Who makes it.</param>
/// <param name="Number">The manufacturer's part number, as one orders it.</param>
/// <param name="Description">What it is, in words.</param>
/// <param name="Value">The value of a passive part (10k, 100n), else its short name.</param>
/// <param name="Rating">Limits that matter here.</param>
/// <param name="Package">Package.</param>
/// <param name="Symbol">KiCad library and symbol.</param>
/// <param name="Footprint">KiCad library and footprint; empty for what is not on the board.</param>
/// <param name="Pins">All pins, in the order of the catalogue.</param>
/// <param name="Supplies">Supply pins by name, with the voltages they are made for.</param>
/// <param name="MaximumMillivolts">Most voltage that may stand across it, in mV; null where no rule asks.</param>
/// <param name="Alternates">Second sources; empty only with a reason in <paramref name="SingleSource"/>.</param>
/// <param name="SingleSource">Why there is no second source; null where there is one.</param>
/// <param name="Source">Where the pins come from.</param>
/// <param name="Unconfirmed">What could not be confirmed and must be, before ordering; null for nothing.</param>
public sealed record PartType(
    string Id,
    PartKind Kind,
    string Manufacturer,
    string Number,
    string Description,
    string Value,
    string Rating,
    string Package,
    string Symbol,
    string Footprint,
    IReadOnlyList<PinType> Pins,
    IReadOnlyDictionary<string, SupplyRange> Supplies,
    int? MaximumMillivolts,
    IReadOnlyList<Alternate> Alternates,
    string? SingleSource,
    string Source,
    string? Unconfirmed
);
