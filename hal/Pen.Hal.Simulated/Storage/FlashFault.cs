// What can be wrong with the flash, and what a power cut leaves of a write.
using System;

namespace Pen.Hal.Simulated;

/// <summary>Which calls a fault is about.</summary>
[Flags]
public enum FlashAccess
{
    /// <summary>Length and Read.</summary>
    Reads = 1,

    /// <summary>Append and Delete.</summary>
    Writes = 2,

    /// <summary>Every call.</summary>
    All = Reads | Writes,
}

/// <summary>
/// A fault of the medium. Off: calls report an error. Stuck: writes report that they are done and change
/// nothing. Garbage: bytes come, or are stored, at random. Wrong: one bit comes, or is stored, inverted. Slow:
/// calls take longer. Intermittent: every so many calls report an error. Delayed means nothing here.
/// </summary>
/// <param name="Kind">How it misbehaves.</param>
/// <param name="File">Only files whose names contain this; empty for all.</param>
/// <param name="Access">Which calls.</param>
public sealed record FlashFault(FaultKind Kind, string File = "", FlashAccess Access = FlashAccess.All)
{
    /// <summary>Off, Intermittent: bytes that a write has stored before it reports the error.</summary>
    public int StoredBytes { get; init; }

    /// <summary>Wrong: the byte of what the call carries whose lowest bit is inverted; beyond its end, none.</summary>
    public int WrongByte { get; init; }

    /// <summary>Slow: how many times as long. Intermittent: every so many calls, 2 or more.</summary>
    public int Factor { get; init; } = 2;

    internal bool Concerns(string name, FlashAccess access) =>
        (Access & access) != 0 && name.Contains(File, StringComparison.Ordinal);
}

/// <summary>What a power cut leaves of the write that it interrupts.</summary>
/// <param name="Bytes">
/// How many bytes of an append reach the medium, at most all of them. A deletion is done or not: any number above 0
/// means done.
/// </param>
/// <param name="Garbled">The last of them is stored wrong.</param>
public readonly record struct FlashTear(int Bytes, bool Garbled = false);

/// <summary>A write that has begun.</summary>
/// <param name="Name">The file.</param>
/// <param name="Count">Bytes to append; 0 for a deletion.</param>
/// <param name="IsDeletion">The file is to be deleted.</param>
/// <param name="Microseconds">How long it will take.</param>
public sealed record FlashWrite(string Name, int Count, bool IsDeletion, long Microseconds);
