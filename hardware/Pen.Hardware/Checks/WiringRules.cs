// Rules about nets: who is on them and who drives them.
using System;
using System.Collections.Generic;
using System.Linq;
using Pen.Hardware.Model;

namespace Pen.Hardware.Checks;

internal static class WiringRules
{
    public static IEnumerable<string> Pins(Board board)
    {
        foreach (Pin pin in board.Parts.SelectMany(static part => part.Pins))
        {
            bool isOpen = pin.Net is null;
            if (pin.Type.Kind == PinKind.NoConnect && !isOpen)
            {
                yield return $"{pin} must stay open and is on {pin.Net}";
            }

            // A module holds the inputs that it leads out; a bare circuit does not.
            bool mustBeWired =
                pin.Type.Kind == PinKind.PowerIn
                || (pin.Type.Kind == PinKind.Input && pin.Part.Type.Kind == PartKind.Circuit);
            if (mustBeWired && isOpen)
            {
                yield return $"{pin} is open and must not be";
            }
        }
    }

    public static IEnumerable<string> Nodes(Board board) =>
        board
            .Nets.Where(static net => net.Pins.Count < 2)
            .Select(static net => $"{net.Name} is only at {net.Pins[0]}");

    public static IEnumerable<string> Drivers(Board board)
    {
        HashSet<string> driven = Driven(board);
        return board
            .Nets.Where(net => !driven.Contains(net.Name) && net.Pins.Any(pin => Listens(board, pin)))
            .Select(net =>
                $"nothing drives {net.Name}, which {net.Pins.First(pin => Listens(board, pin))} reads"
            );
    }

    public static IEnumerable<string> Conflicts(Board board)
    {
        foreach (Net net in board.Nets)
        {
            // Outputs of one part may be in parallel.
            Pin[] drivers =
            [
                .. net.Pins.Where(pin => Circuitry.DrivesHard(board, pin)).DistinctBy(static pin => pin.Part),
            ];
            if (drivers.Length > 1)
            {
                yield return $"{net.Name} is driven by {drivers[0]} and {drivers[1]}";
            }
        }
    }

    private static bool Listens(Board board, Pin pin) =>
        pin.Type.Kind is PinKind.Input or PinKind.PowerIn
        || (
            Circuitry.IsProcessor(board, pin.Part) && !Circuitry.Drives(board, pin) && pin.Net != Board.Ground
        );

    // Nets with a driver, and those that a conducting part joins to one.
    private static HashSet<string> Driven(Board board)
    {
        HashSet<string> driven = new(StringComparer.Ordinal) { Board.Ground };
        driven.UnionWith(
            board
                .Nets.Where(net => net.Pins.Any(pin => Circuitry.Drives(board, pin)))
                .Select(static net => net.Name)
        );
        driven.UnionWith(
            board
                .Supplies.Where(supply => board.Parts.Any(part => part.Reference == supply.From))
                .Select(static supply => supply.Net)
        );
        bool grows = true;
        while (grows)
        {
            int before = driven.Count;
            foreach (Part part in board.Parts.Where(part => Circuitry.Conducts(part) || Couples(board, part)))
            {
                string[] nets = [.. part.Pins.Where(IsChannel).Select(static pin => pin.Net!)];
                // Ground alone holds a net low through a resistor, and says nothing by it.
                if (nets.Any(net => net != Board.Ground && driven.Contains(net)) || IsSwitch(part, nets))
                {
                    driven.UnionWith(nets);
                }
            }

            grows = driven.Count > before;
        }

        return driven;
    }

    // A capacitor between two lines passes edges on; one to a rail holds them down.
    private static bool Couples(Board board, Part part) =>
        part.Type.Kind == PartKind.Capacitor
        && part.Pins.All(pin =>
            pin.Net != Board.Ground && board.Supplies.All(supply => supply.Net != pin.Net)
        );

    private static bool IsChannel(Pin pin) => pin.Net is not null && pin.Type.Kind == PinKind.Passive;

    // A button to ground, a transistor to ground: they say something by closing.
    private static bool IsSwitch(Part part, string[] nets) =>
        part.Type.Kind is PartKind.Switch or PartKind.Transistor && nets.Contains(Board.Ground);
}
