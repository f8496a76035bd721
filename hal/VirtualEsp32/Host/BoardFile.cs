// One board file of hardware/: which net hangs on which pin, and how.
using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace VirtualEsp32;

/// <summary>A net at a pin of the processor, as the board file has it. A net at two pins has two of these.</summary>
/// <param name="Name">The net.</param>
/// <param name="Role">What the pen uses it for.</param>
/// <param name="Gpio">GPIO number; null where the board has no such part.</param>
/// <param name="Direction">out or in, seen from the processor.</param>
/// <param name="Function">gpio, pcnt, rmt, or the name of a pin function.</param>
/// <param name="Pull">Where the net rests: none, down-, up- with a resistor, or internal-up: the processor's.</param>
/// <param name="Active">The level that means what the role says: high, low or none.</param>
/// <param name="Drive">Who drives it: push-pull, open-drain, contact or analog.</param>
public sealed record BoardNet(
    string Name,
    string Role,
    int? Gpio,
    string Direction,
    string Function,
    string Pull,
    string Active,
    string Drive
);

/// <summary>A board file, read from the copy inside this assembly.</summary>
public sealed class BoardFile
{
    private BoardFile(JsonElement root)
    {
        Target = root.GetProperty("target").GetString()!;
        JsonElement rules = root.GetProperty("rules");
        WakePins = Numbers(rules, "wake");
        AnalogPins = Numbers(rules, "adc1");
        InputOnlyPins = Numbers(rules, "inputOnly");
        Pins = Numbers(rules, "exists");
        CounterUnits = rules.GetProperty("counterUnits").GetInt32();
        List<BoardNet> nets = [];
        foreach (JsonElement net in root.GetProperty("nets").EnumerateArray())
        {
            JsonElement gpio = net.GetProperty("gpio");
            nets.Add(
                new BoardNet(
                    Text(net, "name"),
                    Text(net, "role"),
                    gpio.ValueKind == JsonValueKind.Null ? null : gpio.GetInt32(),
                    Text(net, "direction"),
                    Text(net, "function"),
                    Text(net, "pull"),
                    Text(net, "active"),
                    Text(net, "drive")
                )
            );
        }

        Nets = [.. nets];
    }

    /// <summary>The pen's own board: an ESP32-S3 module.</summary>
    public static BoardFile Esp32S3 => Read("board-esp32-s3.json");

    /// <summary>The classic ESP32 on a dev kit.</summary>
    public static BoardFile Esp32 => Read("board-esp32.json");

    /// <summary>Name of the firmware target.</summary>
    public string Target { get; }

    /// <summary>The nets, in the order of the file.</summary>
    public IReadOnlyList<BoardNet> Nets { get; }

    /// <summary>Pins that the processor has.</summary>
    public IReadOnlyList<int> Pins { get; }

    /// <summary>Pins that can end deep sleep.</summary>
    public IReadOnlyList<int> WakePins { get; }

    /// <summary>Pins of the first converter, in the order of its channels.</summary>
    public IReadOnlyList<int> AnalogPins { get; }

    /// <summary>Pins without an output stage and without pulls.</summary>
    public IReadOnlyList<int> InputOnlyPins { get; }

    /// <summary>Units of the pulse counter peripheral.</summary>
    public int CounterUnits { get; }

    /// <summary>A board from the text of its file.</summary>
    public static BoardFile Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return new BoardFile(document.RootElement);
    }

    private static BoardFile Read(string name)
    {
        using Stream stream =
            typeof(BoardFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException(name + " is not inside the assembly.");
        using StreamReader reader = new(stream);
        return Parse(reader.ReadToEnd());
    }

    private static string Text(JsonElement net, string property) => net.GetProperty(property).GetString()!;

    private static int[] Numbers(JsonElement rules, string property)
    {
        List<int> numbers = [];
        foreach (JsonElement number in rules.GetProperty(property).EnumerateArray())
        {
            numbers.Add(number.GetInt32());
        }

        return [.. numbers];
    }
}
