// Rules about resistors that hold lines where they must rest.
using System;
using System.Collections.Generic;
using System.Linq;
using Pen.Hardware.Model;

namespace Pen.Hardware.Checks;

internal static class PullRules
{
    private const double MostOhms = 10_000;

    // Inputs of drivers that let a motor move.
    private static readonly string[] EnablePins = ["nSLEEP", "EN"];
    private static readonly string[] EnableBlocks = ["motor", "depth"];

    public static IEnumerable<string> Fitted(Board board)
    {
        foreach (ProcessorNet net in board.ProcessorNets.Where(static net => net.Gpio is not null))
        {
            string[] words = net.Pull.Split('-');
            switch (words)
            {
                case ["internal", _]:
                    if (Pulls(board, net.Name).Any())
                    {
                        yield return $"{net.Name} is held by the processor and has {Pulls(board, net.Name).First().Reference} too";
                    }

                    break;
                case [string way, string value]:
                    Part[] pulls = [.. Pulls(board, net.Name).Where(part => IsDown(part) == (way == "down"))];
                    if (pulls is not [{ } pull])
                    {
                        yield return $"{net.Name} wants one resistor of {value} {way}; it has {pulls.Length}";
                    }
                    else if (pull.Type.Value != value)
                    {
                        yield return $"{net.Name} wants {value} {way}; {pull.Reference} is {pull.Type.Value}";
                    }

                    break;
            }
        }
    }

    public static IEnumerable<string> Enables(Board board)
    {
        IEnumerable<string> outputs = board
            .ProcessorNets.Where(static net =>
                net is { Gpio: not null, Direction: "out", Drive: "push-pull" }
            )
            .Select(static net => net.Name);
        IEnumerable<string> inputs = board
            .Parts.Where(static part => EnableBlocks.Contains(part.Block))
            .SelectMany(static part => part.Pins)
            .Where(static pin => pin.Net is not null && EnablePins.Contains(pin.Type.Name))
            .Select(static pin => pin.Net!);
        foreach (string net in outputs.Concat(inputs).Distinct(StringComparer.Ordinal))
        {
            double ohms = Circuitry.ResistanceToGround(board, net);
            if (ohms > MostOhms)
            {
                yield return double.IsInfinity(ohms)
                    ? $"{net} has no resistor to {Board.Ground}"
                    : FormattableString.Invariant(
                        $"{net} is held low by {ohms:F0} Ohm; at most {MostOhms:F0}"
                    );
            }
        }
    }

    // Resistors from the net straight to ground or to a supply.
    private static IEnumerable<Part> Pulls(Board board, string net) =>
        board.Parts.Where(part =>
            part.Type.Kind == PartKind.Resistor
            && Circuitry.Ends(part) is var (a, b)
            && (a == net ? IsRail(board, b) : b == net && IsRail(board, a))
        );

    private static bool IsRail(Board board, string net) =>
        net == Board.Ground || board.Supplies.Any(supply => supply.Net == net);

    private static bool IsDown(Part part) => part.Pins.Any(static pin => pin.Net == Board.Ground);
}
