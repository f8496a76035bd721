// Questions about how the parts of a board are joined.
using System;
using System.Collections.Generic;
using System.Linq;
using Pen.Hardware.Model;

namespace Pen.Hardware.Checks;

internal static class Circuitry
{
    /// <summary>Name of a processor's pin in the catalogue.</summary>
    public static string PinName(int gpio) => FormattableString.Invariant($"IO{gpio}");

    public static bool IsProcessor(Board board, Part part) => part.Reference == board.Processor;

    /// <summary>True for a pin that can give its net a level: by itself, or because firmware says so.</summary>
    public static bool Drives(Board board, Pin pin) =>
        IsProcessor(board, pin.Part) && pin.Type.Kind == PinKind.Bidirectional
            ? IsOutput(board, pin)
            : pin.Type.Kind
                is PinKind.Output
                    or PinKind.Bidirectional
                    or PinKind.TriState
                    or PinKind.PowerOut
                    or PinKind.OpenCollector;

    /// <summary>True for a pin that holds its net against others.</summary>
    public static bool DrivesHard(Board board, Pin pin) =>
        IsProcessor(board, pin.Part)
            ? IsOutput(board, pin) && NetsAt(board, pin).Any(static net => net.Drive == "push-pull")
            : pin.Type.Kind is PinKind.Output or PinKind.PowerOut;

    /// <summary>True where a level of one pin of the part is felt at another: not through a capacitor.</summary>
    public static bool Conducts(Part part) =>
        part.Type.Kind
            is PartKind.Resistor
                or PartKind.Inductor
                or PartKind.Diode
                or PartKind.Transistor
                or PartKind.Switch
                or PartKind.Connector
                or PartKind.Fuse
                or PartKind.Buzzer
                or PartKind.Motor
        || part.Type.Pins.All(static pin => pin.Kind == PinKind.Passive)
            && part.Type.Kind != PartKind.Capacitor;

    /// <summary>The nets at which a part of two terminals ends; null for any other part.</summary>
    public static (string A, string B)? Ends(Part part) =>
        part.Pins is [{ Net: string a }, { Net: string b }] ? (a, b) : null;

    /// <summary>
    /// The least resistance from a net to ground through resistors alone, in ohms; infinite where there is no
    /// such path. A supply on the way ends it.
    /// </summary>
    public static double ResistanceToGround(Board board, string net)
    {
        HashSet<string> supplies = [.. board.Supplies.Select(static supply => supply.Net)];
        Dictionary<string, double> best = new(StringComparer.Ordinal) { [net] = 0 };
        PriorityQueue<string, double> open = new();
        open.Enqueue(net, 0);
        while (open.TryDequeue(out string? at, out double ohms))
        {
            if (at == Board.Ground)
            {
                return ohms;
            }

            foreach (Part part in board.Parts.Where(static part => part.Type.Kind == PartKind.Resistor))
            {
                if (
                    Ends(part) is not var (a, b)
                    || (a != at && b != at)
                    || !PartValue.TryParse(part.Type.Value, out double value)
                )
                {
                    continue;
                }

                string other = a == at ? b : a;
                double sum = ohms + value;
                if (!supplies.Contains(other) && sum < best.GetValueOrDefault(other, double.PositiveInfinity))
                {
                    best[other] = sum;
                    open.Enqueue(other, sum);
                }
            }
        }

        return double.PositiveInfinity;
    }

    /// <summary>What the firmware says of the net at a pin of the processor; several where it is used twice.</summary>
    public static IEnumerable<ProcessorNet> NetsAt(Board board, Pin pin) =>
        board.ProcessorNets.Where(net => net.Gpio is int gpio && PinName(gpio) == pin.Type.Name);

    private static bool IsOutput(Board board, Pin pin)
    {
        ProcessorNet[] nets = [.. NetsAt(board, pin)];
        // What the firmware does not name is the module's own: console, USB, straps.
        return nets.Length == 0 || nets.Any(static net => net.Direction == "out");
    }
}
