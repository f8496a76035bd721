// What the parts of a board draw, in each mode.
using System.Collections.Generic;

namespace Pen.Hardware.Model;

/// <summary>Something that draws current.</summary>
/// <param name="Parts">References of the parts it stands for.</param>
/// <param name="Supply">The net it draws from.</param>
/// <param name="Milliamperes">What it draws in each mode, in mA; null for what the plant's motor draws.</param>
/// <param name="Source">Where the numbers come from; (A) is an assumption to be confirmed on hardware.</param>
public sealed record Consumer(
    IReadOnlyList<string> Parts,
    string Supply,
    IReadOnlyList<double>? Milliamperes,
    string Source
);

/// <summary>A supply that is made from another.</summary>
/// <param name="Part">The part that makes it.</param>
/// <param name="From">The net it draws from.</param>
/// <param name="To">The net it supplies.</param>
/// <param name="EfficiencyPercent">Share of the power that arrives, in percent; null where the current is the same on both sides.</param>
public sealed record Converter(string Part, string From, string To, int? EfficiencyPercent);

/// <summary>The power budget's data.</summary>
/// <param name="Modes">Names of the modes.</param>
/// <param name="Converters">From the cell outwards.</param>
/// <param name="Consumers">What draws.</param>
public sealed record PowerData(
    IReadOnlyList<string> Modes,
    IReadOnlyList<Converter> Converters,
    IReadOnlyList<Consumer> Consumers
);
