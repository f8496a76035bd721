// What verifies in one file of a journal, slot by slot, and what does not.
using System;
using System.Collections.Generic;
using Pen.Drivers;

namespace Pen.Simulator.Journals;

/// <summary>Why a slot does not count.</summary>
internal enum SlotFault
{
    /// <summary>Power was cut while it was written: it is padded, or the file ends in it.</summary>
    Unfinished,

    /// <summary>Its check fails.</summary>
    Damaged,

    /// <summary>Some of its bytes are not known.</summary>
    Unknown,
}

/// <summary>A slot that counts.</summary>
/// <param name="Offset">Where it lies.</param>
/// <param name="Key">What tells it from every other one of its kind of file: the same key, the same bytes.</param>
internal readonly record struct GoodSlot(int Offset, SlotKey Key);

/// <summary>Sequence number and type of a record, or ordinal and number of a used cartridge.</summary>
internal readonly record struct SlotKey(long Major, long Minor);

/// <summary>A slot that does not count.</summary>
internal readonly record struct BadSlot(int Offset, int Length, SlotFault Fault);

/// <summary>The slots of a file.</summary>
internal sealed class SlotScan
{
    private const byte Filler = 0xFF;

    private readonly List<GoodSlot> _good = [];
    private readonly List<BadSlot> _bad = [];

    /// <summary>Goes through a file with the firmware's own checks.</summary>
    public SlotScan(DumpFile file)
    {
        File = file;
        bool register = DumpFile.IsRegister(file.Index);
        int slot = JournalFiles.SlotLength(file.Index);
        for (int at = 0; at < file.Bytes.Length; at += slot)
        {
            int length = Math.Min(slot, file.Bytes.Length - at);
            if (!file.IsKnown(at, length))
            {
                _bad.Add(new BadSlot(at, length, SlotFault.Unknown));
            }
            else if (length < slot)
            {
                _bad.Add(new BadSlot(at, length, SlotFault.Unfinished));
            }
            else if (register ? UsedSlot.Verify(file.Bytes, at) : JournalRecord.Verify(file.Bytes, at))
            {
                _good.Add(new GoodSlot(at, KeyAt(file.Bytes, at, register)));
            }
            else
            {
                _bad.Add(new BadSlot(at, length, FaultOf(file.Bytes.AsSpan(at, length))));
            }
        }
    }

    /// <summary>The file.</summary>
    public DumpFile File { get; }

    /// <summary>Slots that count, in the order of the file.</summary>
    public IReadOnlyList<GoodSlot> Good => _good;

    /// <summary>Slots that do not, in the order of the file.</summary>
    public IReadOnlyList<BadSlot> Bad => _bad;

    private static SlotKey KeyAt(byte[] bytes, int at, bool register)
    {
        return register
            ? new SlotKey(UsedSlot.Ordinal(bytes, at), UsedSlot.Key(bytes, at))
            : new SlotKey(JournalRecord.Sequence(bytes, at), JournalRecord.Type(bytes, at));
    }

    // A torn write was filled up before the next one began: something, then nothing but filler to the end,
    // over the slot's own check. A slot of nothing but filler never was a write.
    private static SlotFault FaultOf(ReadOnlySpan<byte> slot)
    {
        bool filledUp = slot[^1] == Filler && slot[^2] == Filler;
        return filledUp && slot.ContainsAnyExcept(Filler) ? SlotFault.Unfinished : SlotFault.Damaged;
    }
}
