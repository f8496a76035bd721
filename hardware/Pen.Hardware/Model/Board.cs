// A board: its parts, nets, supplies, and what its processor allows.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Pen.Hardware.Model;

/// <summary>A net that the processor has a pin on, as the firmware uses it. A net at two pins has two of these.</summary>
/// <param name="Name">The net.</param>
/// <param name="Role">What the pen uses it for.</param>
/// <param name="Gpio">GPIO number; null where the board has no such part.</param>
/// <param name="Direction">out or in, seen from the processor.</param>
/// <param name="Function">gpio, pcnt, rmt, or the name of a pin function.</param>
/// <param name="Pull">none; down- or up- with the resistor on the board; internal-up: the processor's.</param>
/// <param name="Active">The level that means what the role says: high, low or none.</param>
/// <param name="Drive">Who drives it: push-pull, open-drain, contact or analog.</param>
/// <param name="Note">Why; null for nothing to say.</param>
public sealed record ProcessorNet(
    string Name,
    string Role,
    int? Gpio,
    string Direction,
    string Function,
    string Pull,
    string Active,
    string Drive,
    string? Note
);

/// <summary>What the processor allows at which GPIO.</summary>
/// <param name="Straps">Looked at when it starts.</param>
/// <param name="Usb">Taken by USB.</param>
/// <param name="HighInReset">High for a while in reset or at boot.</param>
/// <param name="Flash">Taken by flash and memory.</param>
/// <param name="Console">Taken by the console.</param>
/// <param name="InputOnly">Without output stage and pulls.</param>
/// <param name="Adc1">Inputs of the first converter, in the order of its channels.</param>
/// <param name="Wake">Can end deep sleep.</param>
/// <param name="Exists">All there are.</param>
/// <param name="CounterUnits">Units of the pulse counter.</param>
public sealed record ProcessorRules(
    IReadOnlyList<int> Straps,
    IReadOnlyList<int> Usb,
    IReadOnlyList<int> HighInReset,
    IReadOnlyList<int> Flash,
    IReadOnlyList<int> Console,
    IReadOnlyList<int> InputOnly,
    IReadOnlyList<int> Adc1,
    IReadOnlyList<int> Wake,
    IReadOnlyList<int> Exists,
    int CounterUnits
);

/// <summary>A net that supplies, with the voltages it can have while it does.</summary>
/// <param name="Net">The net.</param>
/// <param name="MinimumMillivolts">Least, in mV.</param>
/// <param name="MaximumMillivolts">Most, in mV.</param>
/// <param name="From">Reference of the part it comes from.</param>
public sealed record Supply(string Net, int MinimumMillivolts, int MaximumMillivolts, string From);

/// <summary>A block of the board: one sheet.</summary>
/// <param name="Name">Short name, by which parts refer to it.</param>
/// <param name="Title">Title of the sheet.</param>
public sealed record Block(string Name, string Title);

/// <summary>What is ordered and has no pins.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Quantity">How many.</param>
/// <param name="For">What for.</param>
public sealed record Accessory(PartType Type, int Quantity, string For);

/// <summary>A net, with every pin on it.</summary>
/// <param name="Name">The net.</param>
/// <param name="Pins">Its pins, in the order of the parts.</param>
public sealed record Net(string Name, IReadOnlyList<Pin> Pins);

/// <summary>A board, read and checked for form; whether it makes sense is for the rules.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Slug">Name of its folder: pen or dev-kit.</param>
/// <param name="Module">Type of its processor module.</param>
/// <param name="Target">Firmware target.</param>
/// <param name="Processor">Reference of the processor.</param>
/// <param name="Rules">What the processor allows.</param>
/// <param name="ProcessorNets">What the firmware uses.</param>
/// <param name="Blocks">Blocks, in the order of their sheets.</param>
/// <param name="Supplies">Nets that supply.</param>
/// <param name="Parts">Parts, in the order of the file.</param>
/// <param name="Power">What the parts draw.</param>
/// <param name="Accessories">What is ordered besides; empty for nothing.</param>
public sealed record Board(
    string Name,
    string Slug,
    string Module,
    string Target,
    string Processor,
    ProcessorRules Rules,
    IReadOnlyList<ProcessorNet> ProcessorNets,
    IReadOnlyList<Block> Blocks,
    IReadOnlyList<Supply> Supplies,
    IReadOnlyList<Part> Parts,
    PowerData Power,
    IReadOnlyList<Accessory> Accessories
)
{
    /// <summary>Name of the net that everything returns to.</summary>
    public const string Ground = "GND";

    /// <summary>Every net that some pin is on, by name.</summary>
    public IReadOnlyList<Net> Nets { get; } =
    [
        .. Parts
            .SelectMany(static part => part.Pins)
            .Where(static pin => pin.Net is not null)
            .GroupBy(static pin => pin.Net!, StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(static group => new Net(group.Key, [.. group])),
    ];

    /// <summary>The part with this reference. Throws <see cref="ArgumentException"/> if there is none.</summary>
    public Part PartOf(string reference) =>
        Parts.FirstOrDefault(part => part.Reference == reference)
        ?? throw new ArgumentException($"The board has no part {reference}.", nameof(reference));

    /// <summary>The net of this name. Throws <see cref="ArgumentException"/> if no pin is on it.</summary>
    public Net NetOf(string name) =>
        Nets.FirstOrDefault(net => net.Name == name)
        ?? throw new ArgumentException($"The board has no net {name}.", nameof(name));
}
