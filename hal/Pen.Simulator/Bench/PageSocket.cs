// One page's WebSocket: what it says goes into the room, what the room has for it goes out.
using System;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Threading;
using System.Threading.Tasks;

namespace Pen.Simulator.Bench;

/// <summary>Serves one page from its first message to its last.</summary>
internal sealed class PageSocket(WebSocket socket, PenRoom room, CancellationToken aborted)
{
    private const int TooManyPages = 1013;
    private static readonly TimeSpan CloseWait = TimeSpan.FromSeconds(3);

    private readonly byte[] _message = new byte[Request.MostBytes];
    private readonly RateLimit _rate = new();

    /// <summary>Runs until the connection is over, however it ends. Throws nothing.</summary>
    public async Task Run()
    {
        try
        {
            if (await room.Enter().ConfigureAwait(false) is PageLink page)
            {
                await Serve(page).ConfigureAwait(false);
            }
            else
            {
                await Close(TooManyPages, $"{RoomDesk.MostPages} pages are open: close one")
                    .ConfigureAwait(false);
            }
        }
        catch (Exception failure)
            when (failure is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The other end is gone, or this one: there is nobody to tell.
            socket.Abort();
        }
    }

    private async Task Serve(PageLink page)
    {
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(
            aborted,
            page.Gone.Token
        );
        Task sending = Send(page, over);
        try
        {
            await Receive(page, over.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException)
        {
            over.Cancel();
        }
        finally
        {
            await room.Leave(page).ConfigureAwait(false);
            page.Close((int)WebSocketCloseStatus.NormalClosure, "");
            await sending.ConfigureAwait(false);
        }
    }

    // Ends with the last message to be sent; then the connection is closed, or was lost.
    private async Task Send(PageLink page, CancellationTokenSource over)
    {
        try
        {
            await foreach (Outgoing outgoing in page.Queue.ReadAllAsync(over.Token).ConfigureAwait(false))
            {
                if (outgoing.CloseCode != 0)
                {
                    await Close(outgoing.CloseCode, outgoing.CloseText).ConfigureAwait(false);
                    over.CancelAfter(CloseWait);
                    return;
                }
                if (outgoing.IsFrame)
                {
                    page.FrameTaken();
                }
                await socket
                    .SendAsync(outgoing.Text, WebSocketMessageType.Text, true, over.Token)
                    .ConfigureAwait(false);
            }
        }
        catch (Exception failure)
            when (failure is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            socket.Abort();
        }
    }

    private async Task Receive(PageLink page, CancellationToken over)
    {
        bool listens = true;
        while (true)
        {
            int length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(_message.AsMemory(length), over).ConfigureAwait(false);
                length += part.Count;
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }
                if (!part.EndOfMessage && length == _message.Length)
                {
                    // What follows of it is read over, until the other end has closed.
                    listens &= await Dismiss(page, listens, 1009, $"longer than {Request.MostBytes} bytes")
                        .ConfigureAwait(false);
                    length = 0;
                }
            } while (!part.EndOfMessage);
            if (listens && part.MessageType == WebSocketMessageType.Binary)
            {
                listens = await Dismiss(page, listens, 1003, "text only").ConfigureAwait(false);
            }
            else if (listens)
            {
                listens = await Take(page, _message.AsMemory(0, length)).ConfigureAwait(false);
            }
        }
    }

    // False once the page is let go.
    private async Task<bool> Take(PageLink page, ReadOnlyMemory<byte> text)
    {
        Request request;
        try
        {
            request = Request.Parse(text);
        }
        catch (RequestException wrong)
        {
            return await Dismiss(page, true, wrong.CloseCode, wrong.Message).ConfigureAwait(false);
        }
        if (_rate.TryTake(Stopwatch.GetTimestamp()))
        {
            await room.Handle(page, request).ConfigureAwait(false);
            return true;
        }
        string tooMany = $"more than {RateLimit.PerSecond} messages a second";
        if (_rate.IsHopeless)
        {
            return await Dismiss(page, true, Request.NotAllowed, tooMany).ConfigureAwait(false);
        }
        await room.Refuse(page, Refusal.Rate, tooMany, request.Id).ConfigureAwait(false);
        return true;
    }

    private async Task<bool> Dismiss(PageLink page, bool listens, int code, string why)
    {
        if (listens)
        {
            await room.Refuse(page, Refusal.Message, why, null).ConfigureAwait(false);
            page.Close(code, why);
        }
        return false;
    }

    private async Task Close(int code, string text)
    {
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            using CancellationTokenSource wait = new(CloseWait);
            await socket
                .CloseOutputAsync((WebSocketCloseStatus)code, code == 1000 ? null : text, wait.Token)
                .ConfigureAwait(false);
        }
    }
}
