// All rules that a board is held against.
using System;
using System.Collections.Generic;
using System.Linq;
using Pen.Hardware.Model;

namespace Pen.Hardware.Checks;

/// <summary>The rules by name, and what a board breaks of them.</summary>
public static class BoardCheck
{
    private static readonly (string Name, Func<Board, IEnumerable<string>> Rule)[] Rules =
    [
        ("references are unique and say what the part is", PartRules.References),
        ("passive parts have a value", PartRules.Values),
        ("numbers 100 to 199 are the fail-safe chain's", PartRules.ChainNumbers),
        ("pins are wired or left open on purpose", WiringRules.Pins),
        ("nets join two pins or more", WiringRules.Nodes),
        ("nets with an input have a driver", WiringRules.Drivers),
        ("no two drivers on a net", WiringRules.Conflicts),
        ("supply pins get what they are made for", SupplyRules.Ranges),
        ("supplies come from where they say", SupplyRules.Sources),
        ("the power budget counts everyone once", SupplyRules.Budget),
        ("circuits are decoupled", SupplyRules.Decoupling),
        ("parts stand the voltage across them", SupplyRules.Ratings),
        ("the processor's pins carry the nets of the firmware", ProcessorRulesCheck.Nets),
        ("pins exist, are free and carry one net", ProcessorRulesCheck.Free),
        ("no load on a strap or on a pin that is high in reset", ProcessorRulesCheck.OffInReset),
        ("what is on a strap leaves its level alone", ProcessorRulesCheck.Straps),
        ("input-only pins are driven from outside", ProcessorRulesCheck.InputOnly),
        ("senses are on the first converter", ProcessorRulesCheck.Analog),
        ("Start/Stop can wake", ProcessorRulesCheck.Wake),
        ("peripherals are used once", ProcessorRulesCheck.Peripherals),
        ("pulls are fitted as the nets say", PullRules.Fitted),
        ("every enable is held low by 10 kOhm or less", PullRules.Enables),
    ];

    /// <summary>Names of the rules, in the order in which they are looked at.</summary>
    public static IReadOnlyList<string> Names => [.. Rules.Select(static rule => rule.Name)];

    /// <summary>Everything that is wrong with a board; empty for a good one.</summary>
    public static IReadOnlyList<Finding> Of(Board board) =>
        [.. Rules.SelectMany(rule => rule.Rule(board).Select(problem => new Finding(rule.Name, problem)))];

    /// <summary>Types of the catalogue that no board uses: they would rot.</summary>
    public static IReadOnlyList<Finding> Unused(
        IReadOnlyDictionary<string, PartType> catalogue,
        IReadOnlyList<Board> boards
    )
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        HashSet<PartType> used =
        [
            .. boards.SelectMany(static board => board.Parts.Select(static part => part.Type)),
            .. boards.SelectMany(static board => board.Accessories.Select(static one => one.Type)),
        ];
        return
        [
            .. catalogue
                .Values.Where(type => !used.Contains(type))
                .Select(static type => new Finding(
                    "every type of the catalogue is used",
                    $"{type.Id} is on no board; remove it"
                )),
        ];
    }
}
