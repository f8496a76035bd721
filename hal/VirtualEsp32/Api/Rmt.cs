// nanoFramework.Hardware.Esp32.Rmt: symbols, and the channel that sends them.
using System;
using System.Collections;
using VirtualEsp32;

namespace nanoFramework.Hardware.Esp32.Rmt;

/// <summary>Two levels, each with a duration in ticks of the channel.</summary>
public class RmtSymbol
{
    // 15 bits.
    private const ushort LongestDuration = 32767;

    private ushort _duration0;
    private ushort _duration1;

    /// <summary>Throws if a duration has more than 15 bits.</summary>
    public RmtSymbol(ushort duration0, bool level0, ushort duration1, bool level1)
    {
        Duration0 = duration0;
        Level0 = level0;
        Duration1 = duration1;
        Level1 = level1;
    }

    /// <summary>Ticks of the first level; 0 ends a train.</summary>
    public ushort Duration0
    {
        get => _duration0;
        set => _duration0 = Checked(value);
    }

    /// <summary>Ticks of the second level; 0 ends a train.</summary>
    public ushort Duration1
    {
        get => _duration1;
        set => _duration1 = Checked(value);
    }

    /// <summary>The first level.</summary>
    public bool Level0 { get; set; }

    /// <summary>The second level.</summary>
    public bool Level1 { get; set; }

    private static ushort Checked(ushort duration) =>
        duration <= LongestDuration
            ? duration
            : throw new ArgumentOutOfRangeException(nameof(duration), "A duration has 15 bits.");
}

/// <summary>A train of symbols.</summary>
public class RmtSymbols : IEnumerable
{
    private const int BytesPerSymbol = 4;
    private const int LevelBit = 1 << 15;

    /// <summary>Symbols in the train.</summary>
    public int Count => Symbols.Count;

    /// <summary>The symbols themselves.</summary>
    public ArrayList Symbols { get; } = [];

    /// <summary>Appends a symbol.</summary>
    public void Add(RmtSymbol cmd) => Symbols.Add(cmd);

    /// <summary>The train as the peripheral takes it: two little-endian words a symbol, level on top.</summary>
    public byte[] Serialize()
    {
        byte[] bytes = new byte[Count * BytesPerSymbol];
        for (int i = 0; i < Count; i++)
        {
            RmtSymbol symbol = (RmtSymbol)Symbols[i]!;
            int first = symbol.Duration0 | (symbol.Level0 ? LevelBit : 0);
            int second = symbol.Duration1 | (symbol.Level1 ? LevelBit : 0);
            bytes[BytesPerSymbol * i] = (byte)first;
            bytes[(BytesPerSymbol * i) + 1] = (byte)(first >> 8);
            bytes[(BytesPerSymbol * i) + 2] = (byte)second;
            bytes[(BytesPerSymbol * i) + 3] = (byte)(second >> 8);
        }

        return bytes;
    }

    /// <summary>The symbols in order.</summary>
    public IEnumerator GetEnumerator() => Symbols.GetEnumerator();
}

/// <summary>What channels of either direction are set up with.</summary>
public abstract class RmtChannelSettings
{
    /// <summary>Settings for a pin.</summary>
    protected RmtChannelSettings(int pinNumber)
    {
        PinNumber = pinNumber;
    }

    /// <summary>GPIO number.</summary>
    public int PinNumber { get; set; }

    /// <summary>Ticks a second.</summary>
    public int ResolutionHz { get; set; } = 1_000_000;
}

/// <summary>What a sending channel is set up with.</summary>
public sealed class TransmitChannelSettings : RmtChannelSettings
{
    /// <summary>Settings for a pin.</summary>
    public TransmitChannelSettings(int pinNumber)
        : base(pinNumber) { }

    /// <summary>The pin is driven between trains.</summary>
    public bool EnableIdleLevelOutput { get; set; } = true;

    /// <summary>At this level.</summary>
    public bool IdleLevel { get; set; }
}

/// <summary>What channels of either direction are.</summary>
public abstract class RmtChannel
{
    /// <summary>What the channel was set up with.</summary>
    protected readonly RmtChannelSettings _settings;

    /// <summary>A channel.</summary>
    protected RmtChannel(RmtChannelSettings settings)
    {
        _settings = settings;
    }
}

/// <summary>A sending channel, with or without encoders.</summary>
public class TransmitterEncodedChannel : RmtChannel, IDisposable
{
    internal TransmitterEncodedChannel(TransmitChannelSettings settings)
        : base(settings)
    {
        Line = VirtualChip.Current.OpenRmt(settings);
    }

    /// <summary>
    /// Not an answer but a wait: no managed thread runs until the train is out, and then it is idle.
    /// </summary>
    public bool IsChannelIdle
    {
        get
        {
            Line.HoldUntilDone();
            return true;
        }
    }

    internal RmtLine Line { get; }

    /// <summary>Cuts a train under way short and gives the channel back.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Cuts a train under way short and gives the channel back.</summary>
    protected virtual void Dispose(bool disposing) => Line.Release();
}

/// <summary>A channel that sends symbols as they are.</summary>
public class TransmitterChannel : TransmitterEncodedChannel
{
    /// <summary>Takes a channel.</summary>
    public TransmitterChannel(TransmitChannelSettings settings)
        : base(settings) { }

    /// <summary>Sends a train; see <see cref="SendData"/>.</summary>
    public void Send(RmtSymbols symbols, bool waitTxDone = true) => SendData(symbols.Serialize(), waitTxDone);

    /// <summary>
    /// Sends a train. While one is under way, and while this one is waited for, no managed thread runs.
    /// </summary>
    public void SendData(byte[] data, bool waitTxDone = true) => Line.Send(data, waitTxDone);
}
