// Rules about parts by themselves: references, values, numbers.
using System;
using System.Collections.Generic;
using System.Linq;
using Pen.Hardware.Model;

namespace Pen.Hardware.Checks;

internal static class PartRules
{
    private const int FirstOfChain = 100;
    private const int LastOfChain = 199;

    // Blocks in which the chain has parts: its own, the driver it acts on, and the pulls of the lines it reads.
    private static readonly string[] ChainBlocks = ["failsafe", "motor", "cartridge"];

    private static readonly Dictionary<PartKind, string[]> Prefixes = new()
    {
        [PartKind.Circuit] = ["U"],
        [PartKind.Module] = ["U", "DS"],
        [PartKind.Resistor] = ["R"],
        [PartKind.Capacitor] = ["C"],
        [PartKind.Inductor] = ["L"],
        [PartKind.Diode] = ["D"],
        [PartKind.Transistor] = ["Q"],
        [PartKind.Switch] = ["SW"],
        [PartKind.Connector] = ["J", "JP"],
        [PartKind.Fuse] = ["F"],
        [PartKind.Battery] = ["BT"],
        [PartKind.Motor] = ["M"],
        [PartKind.Buzzer] = ["BZ"],
        [PartKind.Accessory] = [],
    };

    public static IEnumerable<string> References(Board board)
    {
        foreach (IGrouping<string, Part> same in board.Parts.GroupBy(static part => part.Reference))
        {
            if (same.Count() > 1)
            {
                yield return $"{same.Key} is there {same.Count()} times";
            }
        }

        foreach (Part part in board.Parts)
        {
            string prefix = part.Reference.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
            if (!Prefixes[part.Type.Kind].Contains(prefix))
            {
                yield return $"{part.Reference} is a {part.Type.Kind}: begins with "
                    + string.Join(" or ", Prefixes[part.Type.Kind]);
            }
        }
    }

    public static IEnumerable<string> Values(Board board) =>
        board
            .Parts.Where(static part => IsPassive(part) && !PartValue.TryParse(part.Type.Value, out _))
            .Select(static part =>
                $"{part.Reference}: '{part.Type.Value}' is no value; write it as 4k7 or 100n"
            );

    public static IEnumerable<string> ChainNumbers(Board board)
    {
        foreach (Part part in board.Parts)
        {
            int number = NumberOf(part);
            bool isChain = number is >= FirstOfChain and <= LastOfChain;
            if (isChain && !ChainBlocks.Contains(part.Block))
            {
                yield return $"{part.Reference} has a number of the chain and is in block {part.Block}";
            }

            if (!isChain && (part.Block == "failsafe" || number > LastOfChain))
            {
                yield return $"{part.Reference} needs a number of its block: 100 to 199 in the chain, else below";
            }
        }
    }

    private static bool IsPassive(Part part) =>
        part.Type.Kind is PartKind.Resistor or PartKind.Capacitor or PartKind.Inductor;

    private static int NumberOf(Part part) =>
        int.Parse(string.Concat(part.Reference.Where(char.IsAsciiDigit)), null);
}
