// Rules about supplies: who gets what, decoupling, and voltages that parts must stand.
using System;
using System.Collections.Generic;
using System.Linq;
using Pen.Hardware.Model;

namespace Pen.Hardware.Checks;

internal static class SupplyRules
{
    public static IEnumerable<string> Ranges(Board board)
    {
        foreach (Pin pin in board.Parts.SelectMany(static part => part.Pins))
        {
            if (pin.Net is null || pin.Type.Kind != PinKind.PowerIn)
            {
                continue;
            }

            if (!pin.Part.Type.Supplies.TryGetValue(pin.Type.Name, out SupplyRange? range))
            {
                if (pin.Net != Board.Ground)
                {
                    yield return $"{pin} is a ground pin and is on {pin.Net}; or give its type a range for it";
                }

                continue;
            }

            Supply? supply = board.Supplies.FirstOrDefault(supply => supply.Net == pin.Net);
            if (supply is null)
            {
                yield return $"{pin} wants a supply and is on {pin.Net}, which is none";
            }
            else if (
                supply.MinimumMillivolts < range.MinimumMillivolts
                || supply.MaximumMillivolts > range.MaximumMillivolts
            )
            {
                yield return $"{pin} is made for {range.MinimumMillivolts} to {range.MaximumMillivolts} mV; "
                    + $"{supply.Net} has {supply.MinimumMillivolts} to {supply.MaximumMillivolts} mV";
            }
        }
    }

    public static IEnumerable<string> Sources(Board board)
    {
        foreach (Supply supply in board.Supplies)
        {
            if (supply.MinimumMillivolts >= supply.MaximumMillivolts)
            {
                yield return $"{supply.Net}: least is not below most";
            }

            Part? source = board.Parts.FirstOrDefault(part => part.Reference == supply.From);
            if (source is null || source.Pins.All(pin => pin.Net != supply.Net))
            {
                yield return $"{supply.Net} is said to come from {supply.From}, which has no pin on it";
            }
        }
    }

    public static IEnumerable<string> Budget(Board board)
    {
        string[] listed =
        [
            .. board.Power.Consumers.SelectMany(static consumer => consumer.Parts),
            .. board.Power.Converters.Select(static converter => converter.Part),
        ];
        foreach (string twice in listed.Where(one => listed.Count(other => other == one) > 1).Distinct())
        {
            yield return $"{twice} is counted twice";
        }

        foreach (string unknown in listed.Where(one => board.Parts.All(part => part.Reference != one)))
        {
            yield return $"{unknown} is counted and is no part";
        }

        foreach (Part part in board.Parts.Where(static part => part.Type.Supplies.Count > 0))
        {
            if (!listed.Contains(part.Reference))
            {
                yield return $"{part.Reference} draws from a supply and is not counted";
            }
        }

        foreach (Consumer consumer in board.Power.Consumers)
        {
            if (!IsFedByTheCell(board, consumer.Supply))
            {
                yield return $"{consumer.Parts[0]} draws from {consumer.Supply}, to which no converter leads";
            }
        }
    }

    private static bool IsFedByTheCell(Board board, string supply)
    {
        // As many steps as there are converters: a ring of them leads nowhere.
        string at = supply;
        for (int i = 0; i < board.Power.Converters.Count; i++)
        {
            at = board.Power.Converters.FirstOrDefault(converter => converter.To == at)?.From ?? at;
        }

        return board.Supplies.Any(known =>
            known.Net == at
            && board.Parts.Any(part => part.Reference == known.From && part.Type.Kind == PartKind.Battery)
        );
    }

    public static IEnumerable<string> Decoupling(Board board)
    {
        foreach (Part part in board.Parts.Where(static part => part.Type.Kind == PartKind.Circuit))
        {
            foreach (string pin in part.Type.Supplies.Keys)
            {
                string? net = part.Pins.First(one => one.Type.Name == pin).Net;
                if (net is not null && !board.Parts.Any(other => Decouples(other, part, net)))
                {
                    yield return $"{part.Reference} has no capacitor beside it from {net} to {Board.Ground}";
                }
            }
        }
    }

    public static IEnumerable<string> Ratings(Board board)
    {
        foreach (Part part in board.Parts)
        {
            if (part.Type.MaximumMillivolts is not int most)
            {
                continue;
            }

            foreach (Pin pin in part.Pins.Where(static pin => pin.Net is not null))
            {
                int highest = HighestOn(board, pin.Net!);
                if (highest > most)
                {
                    yield return $"{pin} stands {most} mV and gets up to {highest} mV from {pin.Net}";
                }
            }
        }
    }

    // A supply's own voltage; else that of the supplies one part away; else the highest of the board.
    private static int HighestOn(Board board, string net)
    {
        if (net == Board.Ground)
        {
            return 0;
        }

        HashSet<string> near = new(StringComparer.Ordinal) { net };
        if (board.Supplies.All(supply => supply.Net != net))
        {
            foreach (Part part in board.Parts.Where(Circuitry.Conducts))
            {
                string?[] nets = [.. part.Pins.Select(static pin => pin.Net)];
                if (nets.Contains(net))
                {
                    near.UnionWith(nets.OfType<string>());
                }
            }
        }

        int[] found =
        [
            .. board
                .Supplies.Where(supply => near.Contains(supply.Net))
                .Select(static supply => supply.MaximumMillivolts),
        ];
        return found.Length > 0
            ? found.Max()
            : board.Supplies.Select(static supply => supply.MaximumMillivolts).DefaultIfEmpty().Max();
    }

    private static bool Decouples(Part capacitor, Part circuit, string net) =>
        capacitor.Type.Kind == PartKind.Capacitor
        && capacitor.Beside == circuit.Reference
        && Circuitry.Ends(capacitor) is var (a, b)
        && ((a == net && b == Board.Ground) || (b == net && a == Board.Ground));
}
