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
        ["changeover"] = PassiveSymbols.Changeover,
        ["stepper"] = PassiveSymbols.Stepper,
        ["test-point"] = PassiveSymbols.TestPoint,
        ["solder-bridge"] = PassiveSymbols.SolderBridge,
        ["diode"] = SemiconductorSymbols.Diode,
        ["schottky"] = SemiconductorSymbols.Schottky,
        ["schottky-sot23"] = SemiconductorSymbols.SchottkyWithOpenLead,
        ["comparator"] = SemiconductorSymbols.Comparator,
        ["zener"] = SemiconductorSymbols.Zener,
        ["clamp"] = SemiconductorSymbols.BidirectionalClamp,
        ["led-rgb"] = SemiconductorSymbols.LedRgb,
        ["zener-pair"] = SemiconductorSymbols.ZenerPair,
        ["opto-slot"] = SemiconductorSymbols.OptoSlot,
        ["led"] = SemiconductorSymbols.Led,
        ["nmos"] = SemiconductorSymbols.NMos,
        ["nmos-depletion"] = SemiconductorSymbols.NMosDepletion,
        ["pmos"] = SemiconductorSymbols.PMos,
        ["npn"] = SemiconductorSymbols.Npn,
        ["pnp"] = SemiconductorSymbols.Pnp,
    };

    /// <summary>The part, or a piece of it, where its hint puts it.</summary>
    /// <param name="part">The part.</param>
    /// <param name="piece">Letter of the piece; empty: the whole part.</param>
    /// <param name="hint">Where.</param>
    /// <exception cref="DrawingException">The symbol does not fit the part's pins.</exception>
    public static PlacedSymbol Place(DrawnPart part, string piece, PartHint hint)
    {
        string kind = hint.Symbol ?? part.Kind;
        var pose = new Pose(new GridPoint(hint.At[0], hint.At[1]), hint.Turn, hint.Mirror);
        if (kind == BoxKind)
        {
            return Placed(part, piece, BoxPins.Symbol(part, hint, piece.Length > 0), pose, BoxPins.Numbers);
        }

        if (!Drawn.TryGetValue(kind, out Func<Symbol>? draw))
        {
            throw new DrawingException($"{part.Ref}: no symbol is called {kind}.");
        }

        return Placed(
            part,
            piece,
            draw(),
            pose,
            terminal => Sharing(part, Matching(part, hint.Map.GetValueOrDefault(terminal, terminal)))
        );
    }

    private static PlacedSymbol Placed(
        DrawnPart part,
        string piece,
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
                    number,
                    pin.Drives
                )
            );
        }

        return new PlacedSymbol(
            part,
            piece,
            symbol.IsBox,
            symbol.Shapes.Select(shape => shape.Moved(pose)).ToArray(),
            pins
        );
    }

    /// <summary>Pads of one name and net are one terminal, as the two ends of each contact of a button.</summary>
    private static string[] Sharing(DrawnPart part, DrawnPin pin)
    {
        return part
            .Pins.Where(each => each.Name == pin.Name && each.Net == pin.Net)
            .Select(each => each.Number)
            .ToArray();
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
public sealed class DrawingException(string message) : Exception(message);
