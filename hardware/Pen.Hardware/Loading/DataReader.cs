// Reads one object of a data file strictly: what is missing, of another form or unknown is refused with its place.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Pen.Hardware.Loading;

/// <summary>One JSON object under strict reading. Every member must be asked for before <see cref="Done"/>.</summary>
internal sealed class DataReader
{
    private readonly JsonElement _element;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public DataReader(string file, string place, JsonElement element)
    {
        File = file;
        Place = place;
        _element = element;
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Bad(place, "expected an object, { ... }");
        }
    }

    public string File { get; }

    public string Place { get; }

    public static DataReader Open(string file, string json, out JsonDocument document)
    {
        JsonDocumentOptions strict = new() { AllowDuplicateProperties = false };
        try
        {
            document = JsonDocument.Parse(json, strict);
        }
        catch (JsonException exception)
        {
            string place = exception.LineNumber is long line
                ? $"line {line + 1}, byte {exception.BytePositionInLine}"
                : "";
            throw new BadDataException(
                file,
                place,
                "not JSON as expected: " + FirstSentence(exception.Message)
            );
        }

        return new DataReader(file, "", document.RootElement);
    }

    public BadDataException Bad(string place, string problem) => new(File, place, problem);

    /// <summary>Text that is there and not empty.</summary>
    public string Text(string name)
    {
        JsonElement value = Required(name);
        return value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString())
            ? value.GetString()!
            : throw Bad(At(name), "expected text in quotes that is not empty");
    }

    /// <summary>Text that is there and may be empty.</summary>
    public string TextOrEmpty(string name)
    {
        JsonElement value = Required(name);
        return value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw Bad(At(name), "expected text in quotes");
    }

    /// <summary>Text, or null where the member is missing or null.</summary>
    public string? OptionalText(string name) => Has(name) ? Text(name) : null;

    /// <summary>One of the words, by which the caller knows what to do.</summary>
    public string Word(string name, params string[] words)
    {
        string word = Text(name);
        return words.Contains(word, StringComparer.Ordinal)
            ? word
            : throw Bad(At(name), $"'{word}' is unknown; expected one of {string.Join(", ", words)}");
    }

    public int Number(string name, int minimum, int maximum)
    {
        JsonElement value = Required(name);
        return
            value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out int number)
            && number >= minimum
            && number <= maximum
            ? number
            : throw Bad(At(name), $"expected a whole number, {minimum} to {maximum}");
    }

    public int? OptionalNumber(string name, int minimum, int maximum) =>
        Has(name) ? Number(name, minimum, maximum) : null;

    public bool Flag(string name)
    {
        if (!Has(name))
        {
            return false;
        }

        JsonElement value = Required(name);
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : throw Bad(At(name), "expected true or false");
    }

    public int[] Numbers(string name) =>
        [
            .. Items(name)
                .Select(item =>
                    item.Element.ValueKind == JsonValueKind.Number && item.Element.TryGetInt32(out int number)
                        ? number
                        : throw Bad(item.Place, "expected a whole number")
                ),
        ];

    public double[] Reals(string name, double minimum, double maximum) =>
        [
            .. Items(name)
                .Select(item =>
                    item.Element.ValueKind == JsonValueKind.Number
                    && item.Element.GetDouble() is double number
                    && number >= minimum
                    && number <= maximum
                        ? number
                        : throw Bad(
                            item.Place,
                            FormattableString.Invariant($"expected a number, {minimum} to {maximum}")
                        )
                ),
        ];

    public string[] Texts(string name) =>
        [
            .. Items(name)
                .Select(item =>
                    item.Element.ValueKind == JsonValueKind.String
                        ? item.Element.GetString()!
                        : throw Bad(item.Place, "expected text in quotes")
                ),
        ];

    /// <summary>The objects of a list.</summary>
    public IEnumerable<DataReader> Objects(string name) =>
        Items(name).Select(item => new DataReader(File, item.Place, item.Element));

    public DataReader Object(string name) => new(File, At(name), Required(name));

    /// <summary>Every member of an object with names of its own: pins, supplies.</summary>
    public IEnumerable<(string Name, JsonElement Value, string Place)> Members()
    {
        foreach (JsonProperty member in _element.EnumerateObject())
        {
            _known.Add(member.Name);
            yield return (member.Name, member.Value, At(member.Name));
        }
    }

    public bool Has(string name)
    {
        _known.Add(name);
        return _element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null;
    }

    /// <summary>Refuses members that nobody asked for: mostly a slip of the pen.</summary>
    public void Done()
    {
        foreach (JsonProperty member in _element.EnumerateObject())
        {
            if (!_known.Contains(member.Name))
            {
                throw Bad(
                    At(member.Name),
                    $"unknown; remove it or spell it as one of {string.Join(", ", _known.Order(StringComparer.Ordinal))}"
                );
            }
        }
    }

    public IEnumerable<(JsonElement Element, string Place)> Items(string name)
    {
        JsonElement list = Required(name);
        if (list.ValueKind != JsonValueKind.Array)
        {
            throw Bad(At(name), "expected a list, [ ... ]");
        }

        return list.EnumerateArray().Select((item, index) => (item, $"{At(name)}[{index}]"));
    }

    private string At(string name) => Place.Length == 0 ? name : $"{Place}.{name}";

    private JsonElement Required(string name)
    {
        _known.Add(name);
        return _element.TryGetProperty(name, out JsonElement value)
            ? value
            : throw Bad(Place, $"'{name}' is missing; add it");
    }

    private static string FirstSentence(string message)
    {
        int end = message.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? message : message[..(end + 1)];
    }
}
