// The bench's end of one page's connection: what is to be sent, in bounded memory.
using System;
using System.Threading;
using System.Threading.Channels;

namespace Pen.Simulator.Bench;

/// <summary>Something to be sent: a message, or the end.</summary>
/// <param name="Text">The message's UTF-8; empty for the end.</param>
/// <param name="IsFrame">One that may be left out.</param>
/// <param name="CloseCode">0, or the code that the connection ends with.</param>
/// <param name="CloseText">Why it ends.</param>
internal readonly record struct Outgoing(
    ReadOnlyMemory<byte> Text,
    bool IsFrame = false,
    int CloseCode = 0,
    string CloseText = ""
);

/// <summary>
/// A page that reads slowly misses frames; one that does not even read the rest is let go. Nothing here ever waits.
/// </summary>
internal sealed class PageLink(int number)
{
    private const int MostFrames = 3;
    private const int MostMessages = 512;

    private readonly Channel<Outgoing> _queue = Channel.CreateBounded<Outgoing>(
        new BoundedChannelOptions(MostMessages) { SingleReader = true }
    );

    private int _frames;
    private volatile bool _isClosing;

    /// <summary>Number of the page, from 1; none is given twice.</summary>
    public int Number => number;

    /// <summary>What is to be sent, for the one that sends.</summary>
    public ChannelReader<Outgoing> Queue => _queue.Reader;

    /// <summary>Ends the connection at once, without a word: the queue is full.</summary>
    public CancellationTokenSource Gone { get; } = new();

    /// <summary>Frames that this page was not sent.</summary>
    public int FramesLeftOut { get; private set; }

    /// <summary>Sends a frame, unless some are still on their way.</summary>
    public void SendFrame(byte[] text)
    {
        if (Volatile.Read(ref _frames) >= MostFrames)
        {
            FramesLeftOut++;
            return;
        }
        Interlocked.Increment(ref _frames);
        Put(new Outgoing(text, IsFrame: true));
    }

    /// <summary>Sends a message that may not be missed.</summary>
    public void Send(byte[] text) => Put(new Outgoing(text));

    /// <summary>Sends what was put before, and ends the connection. Only once.</summary>
    public void Close(int code, string text)
    {
        Put(new Outgoing(default, CloseCode: code, CloseText: text));
        _isClosing = true;
        _ = _queue.Writer.TryComplete();
    }

    /// <summary>Called by the sender for each frame it took.</summary>
    public void FrameTaken() => Interlocked.Decrement(ref _frames);

    private void Put(Outgoing outgoing)
    {
        if (!_isClosing && !_queue.Writer.TryWrite(outgoing))
        {
            Gone.Cancel();
        }
    }
}
