// How the bench's messages are put into JSON.
using System;
using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pen.Simulator.Bench;

/// <summary>Makes one message a call. For one thread.</summary>
internal sealed class BenchJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly ArrayBufferWriter<byte> _buffer = new(4096);

    /// <summary>One JSON object that begins with its type.</summary>
    public byte[] Make(string type, Action<Utf8JsonWriter> write)
    {
        _buffer.ResetWrittenCount();
        using (Utf8JsonWriter json = new(_buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            write(json);
            json.WriteEndObject();
        }
        return _buffer.WrittenSpan.ToArray();
    }
}
