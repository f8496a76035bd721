// Names of symbols, and the way from a part to its symbol with a net on every terminal.

using System;
using System.Collections.Generic;
using System.Linq;

namespace Pen.Hardware.Drawing;

/// <summary>All symbols by name; a part of kind "box" is drawn as a box with its pins.</summary>
internal static class SymbolLibrary
{
    public const string BoxKind = "box";

    private static readonly Dictionary<string, Func<Symbol>> Drawn = new(StringComparer.Ordinal)
    {
        ["resistor"] = PassiveSymbols.Resistor,
        ["thermistor"] = PassiveSymbols.Thermistor,
        ["capacitor"] = PassiveSymbols.Capacitor,
        ["capacitor-polarised"] = PassiveSymbols.PolarisedCapacitor,
        ["inductor"] = PassiveSymbols.Inductor,
        ["ferrite"] = PassiveSymbols.FerriteBead,
        ["fuse"] = PassiveSymbols.Fuse,
        ["fuse-resettable"] = PassiveSymbols.ResettableFuse,
        ["battery"] = PassiveSymbols.Battery,
        ["motor"] = PassiveSymbols.Motor,
        ["buzzer"] = PassiveSymbols.Buzzer,
        ["switch"] = PassiveSymbols.Switch,
        ["button"] = PassiveSymbols.Button,
        ["test-point"] = PassiveSymbols.TestPoint,
        ["solder-bridge"] = PassiveSymbols.SolderBridge,
        ["diode"] = SemiconductorSymbols.Diode,
        ["schottky"] = SemiconductorSymbols.Schottky,
        ["zener"] = SemiconductorSymbols.Zener,
        ["clamp"] = SemiconductorSymbols.BidirectionalClamp,
        ["led"] = SemiconductorSymbols.Led,
        ["nmos"] = SemiconductorSymbols.NMos,
        ["nmos-depletion"] = SemiconductorSymbols.NMosDepletion,
        ["pmos"] = SemiconductorSymbols.PMos,
        ["npn"] = SemiconductorSymbols.Npn,
        ["pnp"] = SemiconductorSymbols.Pnp,
    };

    /// <summary>The part where its hint puts it.</summary>
    /// <exception cref="DrawingException">The symbol does not fit the part's pins.</exception>
    public static PlacedSymbol Place(DrawnPart part, PartHint hint)
    {
        string kind = hint.Symbol ?? part.Kind;
        var pose = new Pose(new GridPoint(hint.At[0], hint.At[1]), hint.Turn, hint.Mirror);
        if (kind == BoxKind)
        {
            return Placed(part, BoxPins.Symbol(part, hint), pose, BoxPins.Numbers);
        }

        if (!Drawn.TryGetValue(kind, out Func<Symbol>? draw))
        {
            throw new DrawingException($"{part.Ref}: no symbol is called {kind}.");
        }

        return Placed(part, draw(), pose, terminal => [Matching(part, terminal).Number]);
    }

    private static PlacedSymbol Placed(
        DrawnPart part,
        Symbol symbol,
        Pose pose,
        Func<string, IReadOnlyList<string>> numbersOf
    )
    {
        var pins = new List<PlacedPin>();
        foreach (Terminal terminal in symbol.Terminals)
        {
            IReadOnlyList<string> numbers = numbersOf(terminal.Name);
            DrawnPin pin = part.Pins.First(each => each.Number == numbers[0]);
            string written = symbol.IsBox ? terminal.Name : pin.Number;
            TextShape? number = terminal.NumberAt is TextShape at
                ? (TextShape)(at with { Text = written }).Moved(pose)
                : null;
            pins.Add(
                new PlacedPin(
                    numbers,
                    pin.Net,
                    pose.Map(terminal.Tip),
                    terminal.Outward.Turned(pose.Degrees, pose.Mirrored),
                    pose.Map(terminal.Root),
                    number
                )
            );
        }

        string[] missing = part
            .Pins.Where(pin => !pins.Any(placed => placed.Numbers.Contains(pin.Number)))
            .Select(pin => pin.Number)
            .ToArray();
        if (missing.Length > 0)
        {
            throw new DrawingException($"{part.Ref}: no place for pin {string.Join(", ", missing)}.");
        }

        return new PlacedSymbol(
            part,
            symbol.IsBox,
            symbol.Shapes.Select(shape => shape.Moved(pose)).ToArray(),
            pins
        );
    }

    /// <summary>The pin of this name or number; of a part with two nameless pins, + and A are the first.</summary>
    private static DrawnPin Matching(DrawnPart part, string terminal)
    {
        DrawnPin? pin =
            part.Pins.FirstOrDefault(each => each.Name == terminal)
            ?? part.Pins.FirstOrDefault(each => each.Number == terminal);
        if (pin is null && part.Pins.Count == 2)
        {
            pin = part.Pins[terminal is "+" or "A" or "1" ? 0 : 1];
        }

        return pin ?? throw new DrawingException($"{part.Ref}: its symbol wants a pin {terminal}.");
    }
}

/// <summary>The layout and the board's data do not fit each other, or a sheet has no room.</summary>
internal sealed class DrawingException(string message) : Exception(message);
