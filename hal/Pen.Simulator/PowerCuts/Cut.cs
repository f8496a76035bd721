// One power cut: when, and what it leaves of a write that it falls into.
using System.Globalization;
using Pen.Hal.Simulated;

namespace Pen.Simulator.PowerCuts;

/// <summary>What a cut falls into.</summary>
public enum CutPlace
{
    /// <summary>Right behind a control period.</summary>
    Period,

    /// <summary>Into a write to a file, or a deletion.</summary>
    Flash,

    /// <summary>Between two bytes of a write to the cartridge's memory.</summary>
    Bus,

    /// <summary>Into the programming of a row of the cartridge's memory.</summary>
    Row,
}

/// <summary>A power cut.</summary>
/// <param name="Number">Its number in the plan of its scenario, from 1; 0 for one that was asked for by its time.</param>
/// <param name="AtMicroseconds">World time.</param>
/// <param name="Place">What it falls into.</param>
/// <param name="What">The same in words.</param>
public sealed record Cut(int Number, long AtMicroseconds, CutPlace Place, string What)
{
    /// <summary>What is left of the flash write under way; null: any part of it, by the seed.</summary>
    public FlashTear? FlashTear { get; init; }

    /// <summary>Which bits of the row under way are programmed; null: any, by the seed.</summary>
    public ulong? RowTear { get; init; }

    /// <summary>A second cut, while the pen recovers from the first; null for none.</summary>
    public SecondCut? Second { get; init; }

    /// <summary>When and where, for people.</summary>
    public string Describe() =>
        string.Create(CultureInfo.InvariantCulture, $"at {AtMicroseconds / 1e6:0.000000} s, {What}")
        + (Second is null ? "" : $", then {Second.Describe()}");
}

/// <summary>A cut while the pen boots again: into one of its flash writes, or at a time.</summary>
/// <param name="Write">The flash write since power-up, from 0; -1: at the time.</param>
/// <param name="AfterMicroseconds">Time since power-up, for a cut that is not in a write.</param>
/// <param name="Tear">What is left of the write.</param>
public sealed record SecondCut(int Write, long AfterMicroseconds, FlashTear Tear)
{
    /// <summary>When and where, for people.</summary>
    public string Describe() =>
        Write < 0
            ? $"{AfterMicroseconds / 1000} ms after power-up"
            : $"in flash write {Write + 1} after power-up, {Tear.Bytes} bytes{(Tear.Garbled ? ", garbled" : "")}";
}
