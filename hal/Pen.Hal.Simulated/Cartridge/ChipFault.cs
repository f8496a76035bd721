// What can be wrong with a cartridge's memory, and what it does that a power cut can fall into.
namespace Pen.Hal.Simulated;

/// <summary>
/// A fault of a chip. Off: it never answers. Stuck: it reports that a row is programmed and leaves bits of it as they
/// were. Garbage: memory reads as random bytes. Wrong: memory reads with bits inverted. Intermittent: the same, in
/// every second read only. Slow: programming takes longer. Delayed means nothing here.
/// </summary>
/// <param name="Kind">How it misbehaves.</param>
public sealed record ChipFault(FaultKind Kind)
{
    /// <summary>Wrong, Intermittent: the address that reads wrong.</summary>
    public int Address { get; init; }

    /// <summary>Wrong, Intermittent: the bits that are inverted.</summary>
    public byte Mask { get; init; } = 1;

    /// <summary>Stuck: the bits of a row that cannot be programmed, bit 0 of its first byte lowest.</summary>
    public ulong StuckBits { get; init; } = ulong.MaxValue;

    /// <summary>Slow: how many times as long.</summary>
    public int Factor { get; init; } = 2;
}

/// <summary>What a selected chip begins to do.</summary>
public enum ChipActivity
{
    /// <summary>It takes bytes into its scratchpad.</summary>
    WriteScratchpad,

    /// <summary>It sends its scratchpad.</summary>
    ReadScratchpad,

    /// <summary>It takes the authorisation of a copy.</summary>
    CopyScratchpad,

    /// <summary>It sends its memory.</summary>
    ReadMemory,

    /// <summary>It programs a row: what interrupts it now tears the row.</summary>
    Program,
}
