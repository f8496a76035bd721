// Reads the catalogue of parts, parts.json.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Pen.Hardware.Model;

namespace Pen.Hardware.Loading;

/// <summary>Reads the catalogue.</summary>
internal static class CatalogueReader
{
    private const int MostMillivolts = 1_000_000;

    private static readonly Dictionary<string, PinKind> Kinds = new(StringComparer.Ordinal)
    {
        ["input"] = PinKind.Input,
        ["output"] = PinKind.Output,
        ["bidirectional"] = PinKind.Bidirectional,
        ["tri_state"] = PinKind.TriState,
        ["passive"] = PinKind.Passive,
        ["power_in"] = PinKind.PowerIn,
        ["power_out"] = PinKind.PowerOut,
        ["open_collector"] = PinKind.OpenCollector,
        ["no_connect"] = PinKind.NoConnect,
    };

    private static readonly string[] PartKinds =
    [
        .. Enum.GetNames<PartKind>().Select(static name => name.ToLowerInvariant()),
    ];

    /// <summary>KiCad's name of a pin's type.</summary>
    public static string NameOf(PinKind kind) => Kinds.First(pair => pair.Value == kind).Key;

    public static IReadOnlyDictionary<string, PartType> Read(string file, string json)
    {
        DataReader root = DataReader.Open(file, json, out JsonDocument document);
        using (document)
        {
            Dictionary<string, IReadOnlyList<PinType>> pinouts = new(StringComparer.Ordinal);
            DataReader shared = root.Object("pinouts");
            foreach ((string name, JsonElement value, string place) in shared.Members())
            {
                pinouts.Add(name, Pins(root, value, place));
            }

            Dictionary<string, PartType> types = new(StringComparer.Ordinal);
            foreach (DataReader entry in root.Objects("types"))
            {
                PartType type = Type(entry, pinouts);
                if (!types.TryAdd(type.Id, type))
                {
                    throw entry.Bad($"{entry.Place}.id", $"{type.Id} is there twice; remove one");
                }
            }

            root.Done();
            return types;
        }
    }

    private static PartType Type(DataReader entry, Dictionary<string, IReadOnlyList<PinType>> pinouts)
    {
        IReadOnlyList<PinType> pins = entry.Has("pinout")
            ? Shared(entry, pinouts)
            : Pins(entry, entry.Object("pins"));
        PartType type = new(
            entry.Text("id"),
            Enum.Parse<PartKind>(entry.Word("kind", PartKinds), true),
            entry.Text("manufacturer"),
            entry.Text("number"),
            entry.Text("description"),
            entry.Text("value"),
            entry.Text("rating"),
            entry.Text("package"),
            entry.Text("symbol"),
            entry.TextOrEmpty("footprint"),
            pins,
            Supplies(entry, pins),
            entry.OptionalNumber("maximumMillivolts", 1, MostMillivolts),
            Alternates(entry),
            entry.OptionalText("singleSource"),
            entry.Text("source"),
            entry.OptionalText("unconfirmed")
        );
        entry.Done();
        if (type.Pins.Count == 0 && type.Kind != PartKind.Accessory)
        {
            throw entry.Bad($"{entry.Place}.pins", "no pins; add them, or make it an accessory");
        }

        if (type.Alternates.Count == 0 && type.SingleSource is null)
        {
            throw entry.Bad(
                entry.Place,
                $"{type.Id} has neither alternates nor singleSource; name a second source, or say why there is none"
            );
        }

        return type;
    }

    private static IReadOnlyList<PinType> Shared(
        DataReader entry,
        Dictionary<string, IReadOnlyList<PinType>> pinouts
    )
    {
        string name = entry.Text("pinout");
        return pinouts.TryGetValue(name, out IReadOnlyList<PinType>? pins)
            ? pins
            : throw entry.Bad(
                $"{entry.Place}.pinout",
                $"'{name}' is not among pinouts; expected one of {string.Join(", ", pinouts.Keys)}"
            );
    }

    private static List<PinType> Pins(DataReader root, JsonElement value, string place) =>
        Pins(root, new DataReader(root.File, place, value));

    // "12": "VM power_in": number, name, kind.
    private static List<PinType> Pins(DataReader owner, DataReader list)
    {
        List<PinType> pins = [];
        foreach ((string number, JsonElement value, string place) in list.Members())
        {
            string[] words = value.ValueKind == JsonValueKind.String ? value.GetString()!.Split(' ') : [];
            if (
                words is not [{ Length: > 0 } name, string kind]
                || !Kinds.TryGetValue(kind, out PinKind known)
            )
            {
                throw owner.Bad(
                    place,
                    $"expected \"NAME KIND\", the kind one of {string.Join(", ", Kinds.Keys)}"
                );
            }

            pins.Add(new PinType(number, name, known));
        }

        return pins;
    }

    private static Dictionary<string, SupplyRange> Supplies(DataReader entry, IReadOnlyList<PinType> pins)
    {
        Dictionary<string, SupplyRange> supplies = new(StringComparer.Ordinal);
        if (!entry.Has("supplies"))
        {
            return supplies;
        }

        foreach ((string name, JsonElement value, string place) in entry.Object("supplies").Members())
        {
            if (pins.All(pin => pin.Name != name))
            {
                throw entry.Bad(place, $"there is no pin {name}; expected the name of a pin");
            }

            DataReader range = new(entry.File, place, value);
            supplies.Add(
                name,
                new SupplyRange(
                    range.Number("minimumMillivolts", 0, MostMillivolts),
                    range.Number("maximumMillivolts", 1, MostMillivolts)
                )
            );
            range.Done();
        }

        return supplies;
    }

    private static List<Alternate> Alternates(DataReader entry)
    {
        List<Alternate> alternates = [];
        if (entry.Has("alternates"))
        {
            foreach (DataReader one in entry.Objects("alternates"))
            {
                alternates.Add(new Alternate(one.Text("manufacturer"), one.Text("number")));
                one.Done();
            }
        }

        return alternates;
    }
}
