// What a page asks for: a message of the protocol, checked.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Bench;

/// <summary>A page's message that is not one of the protocol.</summary>
internal sealed class RequestException(int closeCode, string text) : Exception(text)
{
    /// <summary>The code that its connection ends with.</summary>
    public int CloseCode { get; } = closeCode;
}

/// <summary>A page's message.</summary>
/// <param name="Type">What it asks for; one of <see cref="Types"/>.</param>
/// <param name="Id">What its answer carries; null if it had none.</param>
internal sealed record Request(string Type, long? Id)
{
    /// <summary>Longest message in bytes.</summary>
    public const int MostBytes = 4096;

    /// <summary>RFC 6455: data that is not what its type says.</summary>
    public const int NotData = 1007;

    /// <summary>RFC 6455: the message breaks the rules.</summary>
    public const int NotAllowed = 1008;

    private const int MostSettings = 100;

    private static readonly JsonDocumentOptions Options = new()
    {
        MaxDepth = 4,
        AllowDuplicateProperties = false,
    };

    /// <summary>Every type there is.</summary>
    public static IReadOnlyList<string> Types { get; } =
    ["act", "speed", "pause", "resume", "period", "new", "take", "hand", "journal", "save", "ping"];

    /// <summary>The line of <c>act</c>.</summary>
    public string Line { get; private init; } = "";

    /// <summary>The value of <c>speed</c>.</summary>
    public double Speed { get; private init; }

    /// <summary>The seed of <c>new</c>; null for the present one.</summary>
    public ulong? Seed { get; private init; }

    /// <summary>The spread of <c>new</c>, as a share.</summary>
    public double Spread { get; private init; }

    /// <summary>The plant of <c>new</c>; keys and values are not checked yet.</summary>
    public IReadOnlyList<ParameterSetting> Plant { get; private init; } = [];

    /// <summary>To whom <c>hand</c> hands over; null for nobody.</summary>
    public int? To { get; private init; }

    /// <summary>The name of <c>save</c>; null for the usual one.</summary>
    public string? Name { get; private init; }

    /// <summary>Reads a message. Throws a <see cref="RequestException"/> for what is none.</summary>
    public static Request Parse(ReadOnlyMemory<byte> text)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(text, Options);
        }
        catch (JsonException)
        {
            throw new RequestException(NotData, "the message is not JSON");
        }
        using (document)
        {
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement)
                : throw new RequestException(NotData, "the message is no JSON object");
        }
    }

    private static Request Read(JsonElement root)
    {
        string type = Text(root, "type") ?? throw Wrong("type", "a text");
        Request request = new(type, Whole(root, "id", 0, long.MaxValue));
        return type switch
        {
            "act" => request with { Line = Text(root, "line") ?? throw Wrong("line", "a text") },
            "speed" => request with { Speed = SpeedOf(root) },
            "new" => request with
            {
                Seed = SeedOf(root),
                Spread = Number(root, "spread_percent", 0, BenchSetup.MostSpread * 100) / 100 ?? 0,
                Plant = PlantOf(root),
            },
            "hand" => request with { To = (int?)Whole(root, "to", 1, int.MaxValue) },
            "save" => request with { Name = Text(root, "name") },
            _ when Types.Contains(type) => request,
            _ => throw new RequestException(NotAllowed, $"unknown type; expected {string.Join(", ", Types)}"),
        };
    }

    private static double SpeedOf(JsonElement root) =>
        Number(root, "value", Pace.Slowest, Pace.Fastest)
        ?? throw Wrong("value", FormattableString.Invariant($"a number, {Pace.Slowest} to {Pace.Fastest}"));

    // As a number or, beyond what a page's numbers hold, as text.
    private static ulong? SeedOf(JsonElement root)
    {
        if (!root.TryGetProperty("seed", out JsonElement seed) || seed.ValueKind == JsonValueKind.Null)
        {
            return null;
        }
        string text = seed.ValueKind is JsonValueKind.String ? seed.GetString()! : seed.GetRawText();
        return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value)
            ? value
            : throw Wrong("seed", "a whole number, 0 or more");
    }

    private static List<ParameterSetting> PlantOf(JsonElement root)
    {
        List<ParameterSetting> settings = [];
        if (!root.TryGetProperty("plant", out JsonElement plant) || plant.ValueKind == JsonValueKind.Null)
        {
            return settings;
        }
        if (plant.ValueKind != JsonValueKind.Object)
        {
            throw Wrong("plant", "an object of numbers");
        }
        foreach (JsonProperty property in plant.EnumerateObject())
        {
            bool isNumber = property.Value.ValueKind == JsonValueKind.Number;
            if (!isNumber || settings.Count == MostSettings)
            {
                throw Wrong("plant", "an object of numbers");
            }
            settings.Add(new ParameterSetting(property.Name, property.Value.GetDouble()));
        }
        return settings;
    }

    // Missing and null are the same.
    private static string? Text(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }
        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw Wrong(name, "a text");
    }

    private static long? Whole(JsonElement root, string name, long least, long most)
    {
        if (!root.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }
        return
            value.ValueKind == JsonValueKind.Number
            && value.TryGetInt64(out long number)
            && number >= least
            && number <= most
            ? number
            : throw Wrong(name, $"a whole number, {least} or more");
    }

    private static double? Number(JsonElement root, string name, double least, double most)
    {
        if (!root.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }
        return
            value.ValueKind == JsonValueKind.Number
            && value.TryGetDouble(out double number)
            && number >= least
            && number <= most
            ? number
            : throw Wrong(name, FormattableString.Invariant($"a number, {least} to {most}"));
    }

    private static RequestException Wrong(string field, string expected) =>
        new(NotAllowed, $"wrong field {field}; expected {expected}");
}
