// Reads a board file, board-*.json, against the catalogue.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pen.Hardware.Model;

namespace Pen.Hardware.Loading;

/// <summary>Reads a board.</summary>
internal static partial class BoardReader
{
    private const int MostMillivolts = 100_000;
    private const int MostGpio = 100;
    private const int MostAccessories = 1000;

    public static Board Read(string file, string json, IReadOnlyDictionary<string, PartType> catalogue)
    {
        DataReader root = DataReader.Open(file, json, out JsonDocument document);
        using (document)
        {
            List<Block> blocks = [];
            foreach (DataReader entry in root.Objects("blocks"))
            {
                blocks.Add(new Block(entry.Text("name"), entry.Text("title")));
                entry.Done();
            }

            string[] blockNames = [.. blocks.Select(static block => block.Name)];
            Board board = new(
                root.Text("board"),
                root.Text("slug"),
                root.Text("module"),
                root.Text("target"),
                root.Text("processor"),
                Rules(root.Object("rules")),
                [.. root.Objects("nets").Select(ProcessorNet)],
                blocks,
                [.. root.Objects("supplies").Select(SupplyOf)],
                [.. root.Objects("parts").Select(entry => PartOf(entry, catalogue, blockNames))],
                PowerReader.Read(root.Object("power")),
                root.Has("accessories")
                    ? [.. root.Objects("accessories").Select(entry => AccessoryOf(entry, catalogue))]
                    : []
            );
            root.Done();
            if (board.Parts.All(part => part.Reference != board.Processor))
            {
                throw root.Bad("processor", $"no part is called {board.Processor}; name the processor's");
            }

            return board;
        }
    }

    private static ProcessorRules Rules(DataReader rules)
    {
        ProcessorRules read = new(
            rules.Numbers("straps"),
            rules.Numbers("usb"),
            rules.Numbers("highInReset"),
            rules.Numbers("flash"),
            rules.Numbers("console"),
            rules.Numbers("inputOnly"),
            rules.Numbers("adc1"),
            rules.Numbers("wake"),
            rules.Numbers("exists"),
            rules.Number("counterUnits", 0, MostGpio)
        );
        rules.Done();
        return read;
    }

    private static ProcessorNet ProcessorNet(DataReader net)
    {
        ProcessorNet read = new(
            net.Text("name"),
            net.Text("role"),
            net.OptionalNumber("gpio", 0, MostGpio),
            net.Word("direction", "in", "out"),
            net.Text("function"),
            net.Text("pull"),
            net.Word("active", "high", "low", "none"),
            net.Word("drive", "push-pull", "open-drain", "contact", "analog"),
            net.OptionalText("note")
        );
        if (!PullForm().IsMatch(read.Pull))
        {
            throw net.Bad(
                $"{net.Place}.pull",
                $"'{read.Pull}' is unknown; expected none, internal-up, or down-10k, up-2k2 and the like"
            );
        }

        net.Done();
        return read;
    }

    private static Supply SupplyOf(DataReader supply)
    {
        Supply read = new(
            supply.Text("net"),
            supply.Number("minimumMillivolts", 0, MostMillivolts),
            supply.Number("maximumMillivolts", 0, MostMillivolts),
            supply.Text("from")
        );
        supply.Done();
        return read;
    }

    private static Part PartOf(
        DataReader entry,
        IReadOnlyDictionary<string, PartType> catalogue,
        string[] blocks
    )
    {
        string reference = entry.Text("ref");
        if (!ReferenceForm().IsMatch(reference))
        {
            throw entry.Bad(
                $"{entry.Place}.ref",
                $"'{reference}' is no reference; expected letters and a number, as R12"
            );
        }

        PartType type = TypeOf(entry, catalogue);
        Part part = new(
            reference,
            entry.Word("block", blocks),
            type,
            Nets(entry, reference, type),
            entry.OptionalText("beside"),
            entry.Has("carries") ? entry.Texts("carries") : [],
            entry.Flag("offBoard"),
            entry.OptionalText("note")
        );
        entry.Done();
        return part;
    }

    private static Accessory AccessoryOf(DataReader entry, IReadOnlyDictionary<string, PartType> catalogue)
    {
        Accessory read = new(
            TypeOf(entry, catalogue),
            entry.Number("quantity", 1, MostAccessories),
            entry.Text("for")
        );
        entry.Done();
        return read;
    }

    private static PartType TypeOf(DataReader entry, IReadOnlyDictionary<string, PartType> catalogue)
    {
        string id = entry.Text("type");
        return catalogue.TryGetValue(id, out PartType? type)
            ? type
            : throw entry.Bad($"{entry.Place}.type", $"'{id}' is not in parts.json; add it there");
    }

    // By name of pin: pins of one name carry one net. Null is open on purpose. Every name must be there.
    private static Dictionary<string, string?> Nets(DataReader entry, string reference, PartType type)
    {
        Dictionary<string, string?> nets = new(StringComparer.Ordinal);
        foreach ((string name, JsonElement value, string place) in entry.Object("pins").Members())
        {
            if (type.Pins.All(pin => pin.Name != name))
            {
                throw entry.Bad(
                    place,
                    $"{reference}: {type.Id} has no pin '{name}'; expected "
                        + string.Join(", ", type.Pins.Select(static pin => pin.Name).Distinct())
                );
            }

            nets.Add(
                name,
                value.ValueKind switch
                {
                    JsonValueKind.Null => null,
                    JsonValueKind.String when NetForm().IsMatch(value.GetString()!) => value.GetString(),
                    _ => throw entry.Bad(
                        place,
                        $"{reference}: expected the name of a net (capitals, digits, _ and +), "
                            + "or null for a pin left open on purpose"
                    ),
                }
            );
        }

        PinType? missing = type.Pins.FirstOrDefault(pin => !nets.ContainsKey(pin.Name));
        return missing is null
            ? nets
            : throw entry.Bad(
                $"{entry.Place}.pins",
                $"{reference}: pin '{missing.Name}' of {type.Id} is missing; give it a net, or null to leave it open"
            );
    }

    [GeneratedRegex("^[A-Z]{1,3}[1-9][0-9]{0,2}$")]
    private static partial Regex ReferenceForm();

    [GeneratedRegex("^[A-Z0-9+][A-Z0-9_]*$")]
    private static partial Regex NetForm();

    [GeneratedRegex("^(none|internal-up|(up|down)-[0-9]+[Rk]?[0-9]*)$")]
    private static partial Regex PullForm();
}
