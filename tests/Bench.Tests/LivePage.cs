// A page's connection without a browser: sends messages, waits for answers.
using System;
using System.Collections.Generic;
using System.IO;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace Bench.Tests;

/// <summary>One WebSocket to a bench. What is waited for comes, or the test has failed.</summary>
internal sealed class LivePage : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[64 * 1024];

    /// <summary>Every message but frames, in order.</summary>
    public List<JsonElement> Seen { get; } = [];

    /// <summary>The greeting.</summary>
    public JsonElement Hello { get; private set; }

    /// <summary>Number of the page.</summary>
    public int Number => Hello.GetProperty("page").GetInt32();

    public ClientWebSocket Socket => _socket;

    /// <summary>A page of the bench's own origin that has been greeted.</summary>
    public static async Task<LivePage> Open(RunningBench bench)
    {
        LivePage page = await Connect(bench, bench.Origin);
        page.Hello = await page.Wait("hello");
        return page;
    }

    /// <summary>The same of a bench in another process.</summary>
    public static async Task<LivePage> At(int port)
    {
        LivePage page = await Connect(port, $"http://localhost:{port}");
        page.Hello = await page.Wait("hello");
        return page;
    }

    /// <summary>A connection; null sends no origin.</summary>
    public static Task<LivePage> Connect(RunningBench bench, string? origin) => Connect(bench.Port, origin);

    private static async Task<LivePage> Connect(int port, string? origin)
    {
        LivePage page = new();
        if (origin is not null)
        {
            page._socket.Options.SetRequestHeader("Origin", origin);
        }
        using CancellationTokenSource patience = new(Patience);
        await page._socket.ConnectAsync(new Uri($"ws://localhost:{port}/live"), patience.Token);
        return page;
    }

    public Task Send(JsonObject message) => Send(message.ToJsonString());

    public async Task Send(string text)
    {
        using CancellationTokenSource patience = new(Patience);
        await _socket.SendAsync(
            Encoding.UTF8.GetBytes(text),
            WebSocketMessageType.Text,
            endOfMessage: true,
            patience.Token
        );
    }

    /// <summary>Does a line and waits until it was taken; returns when it is done.</summary>
    public async Task<long> Act(string line)
    {
        long id = Random.Shared.NextInt64(1, 1L << 50);
        await Send(
            new JsonObject
            {
                ["type"] = "act",
                ["line"] = line,
                ["id"] = id,
            }
        );
        JsonElement answer = await Answer(id);
        Assert.AreEqual("done", answer.GetProperty("type").GetString(), answer.GetRawText());
        return answer.GetProperty("at_us").GetInt64();
    }

    /// <summary>Asks for something and waits for its answer, whatever that is.</summary>
    public async Task<JsonElement> Ask(JsonObject message)
    {
        long id = Random.Shared.NextInt64(1, 1L << 50);
        message["id"] = id;
        await Send(message);
        return await Answer(id);
    }

    /// <summary>Waits for a message of a type, of those that are still to come.</summary>
    public async Task<JsonElement> Wait(string type, Func<JsonElement, bool>? where = null)
    {
        using CancellationTokenSource patience = new(Patience);
        while (true)
        {
            JsonElement message = await Receive(patience.Token) ?? throw Closed(type);
            if (message.GetProperty("type").GetString() == type && (where?.Invoke(message) ?? true))
            {
                return message;
            }
        }
    }

    /// <summary>Waits for a frame.</summary>
    public Task<JsonElement> Frame(Func<JsonElement, bool> where) => Wait("frame", where);

    /// <summary>Waits for the frame that shows a state.</summary>
    public Task<JsonElement> State(string state) =>
        Frame(frame => frame.GetProperty("state").GetString() == state);

    /// <summary>Waits until the bench has closed the connection; returns the code.</summary>
    public async Task<int> Closed()
    {
        using CancellationTokenSource patience = new(Patience);
        while (await Receive(patience.Token) is not null) { }
        return (int)_socket.CloseStatus!;
    }

    public async ValueTask DisposeAsync()
    {
        if (_socket.State == WebSocketState.Open)
        {
            using CancellationTokenSource patience = new(Patience);
            await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
        }
        _socket.Dispose();
    }

    private async Task<JsonElement> Answer(long id)
    {
        using CancellationTokenSource patience = new(Patience);
        while (true)
        {
            JsonElement message = await Receive(patience.Token) ?? throw Closed("an answer");
            if (message.TryGetProperty("id", out JsonElement found) && found.GetInt64() == id)
            {
                return message;
            }
        }
    }

    // Null once the connection is closed.
    private async Task<JsonElement?> Receive(CancellationToken patience)
    {
        using MemoryStream text = new();
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(_buffer, patience);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }
            text.Write(_buffer, 0, part.Count);
        } while (!part.EndOfMessage);
        using JsonDocument document = JsonDocument.Parse(text.ToArray());
        JsonElement message = document.RootElement.Clone();
        if (message.GetProperty("type").GetString() != "frame")
        {
            Seen.Add(message);
        }
        return message;
    }

    private AssertFailedException Closed(string missing) =>
        new($"closed with {_socket.CloseStatus} {_socket.CloseStatusDescription} before {missing} came");
}
