// The bench's messages but for hello and frame.
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using Pen.Control;
using Pen.Simulator.Journals;

namespace Pen.Simulator.Bench;

/// <summary>Why something was refused, as programs read it.</summary>
internal static class Refusal
{
    /// <summary>The line cannot be understood, or hands cannot do it.</summary>
    public const string Line = "line";

    /// <summary>Another page operates.</summary>
    public const string Control = "control";

    /// <summary>Too many messages.</summary>
    public const string Rate = "rate";

    /// <summary>The message is none of the protocol.</summary>
    public const string Message = "message";

    /// <summary>No more pages, or no more record.</summary>
    public const string Full = "full";
}

/// <summary>Writes messages; the protocol stands in Protocol.md. For one thread.</summary>
internal sealed class Messages
{
    private readonly BenchJson _json = new();

    public byte[] Display(byte[] bits) => _json.Make("display", json => json.WriteBase64String("bits", bits));

    public byte[] Event(BenchEvent told) => _json.Make("event", json => WriteEvent(json, told));

    public byte[] Events(IEnumerable<BenchEvent> all) =>
        _json.Make(
            "events",
            json =>
            {
                json.WriteStartArray("events");
                foreach (BenchEvent told in all)
                {
                    json.WriteStartObject();
                    WriteEvent(json, told);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }
        );

    public byte[] Control(int? operating, IEnumerable<int> pages, string why) =>
        _json.Make(
            "control",
            json =>
            {
                WriteNumberOrNull(json, "operator", operating);
                json.WriteStartArray("pages");
                foreach (int page in pages)
                {
                    json.WriteNumberValue(page);
                }
                json.WriteEndArray();
                json.WriteString("why", why);
            }
        );

    public byte[] Refused(string why, string text, long? id) =>
        _json.Make(
            "refused",
            json =>
            {
                WriteId(json, id);
                json.WriteString("why", why);
                json.WriteString("text", text);
            }
        );

    public byte[] Done(long at, long? id) =>
        _json.Make(
            "done",
            json =>
            {
                WriteId(json, id);
                json.WriteNumber("at_us", at);
            }
        );

    public byte[] Pong(long now, long? id) =>
        _json.Make(
            "pong",
            json =>
            {
                WriteId(json, id);
                json.WriteNumber("time_us", now);
            }
        );

    public byte[] JournalChanged() => _json.Make("journal_changed", static _ => { });

    public byte[] Journal(JournalReading reading, long? id) =>
        _json.Make(
            "journal",
            json =>
            {
                WriteId(json, id);
                using StringWriter text = new();
                JournalJson.Write(reading, text);
                using JsonDocument document = JsonDocument.Parse(text.ToString());
                json.WritePropertyName("journal");
                document.RootElement.WriteTo(json);
            }
        );

    public byte[] Scenario(string file, string text, long? id) =>
        _json.Make(
            "scenario",
            json =>
            {
                WriteId(json, id);
                json.WriteString("file", file);
                json.WriteString("text", text);
            }
        );

    private static void WriteEvent(Utf8JsonWriter json, BenchEvent told)
    {
        json.WriteNumber("at_us", told.AtMicroseconds);
        json.WriteString("kind", told.Kind.ToString().ToLowerInvariant());
        json.WriteString("text", told.Text);
        if (told.Kind == BenchEventKind.Stop)
        {
            json.WriteString("reason", told.Reason.ToString());
            json.WriteString("advice", StateWords.Advice(told.Reason));
            json.WriteBoolean("fault", StopReasons.IsFault(told.Reason));
        }
        if (told.Page > 0)
        {
            json.WriteNumber("page", told.Page);
        }
    }

    private static void WriteId(Utf8JsonWriter json, long? id)
    {
        if (id is long known)
        {
            json.WriteNumber("id", known);
        }
    }

    private static void WriteNumberOrNull(Utf8JsonWriter json, string name, int? number)
    {
        if (number is int known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
