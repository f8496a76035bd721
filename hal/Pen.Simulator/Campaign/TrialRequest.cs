// What one run of a campaign is to be.
using System.Collections.Generic;
using Pen.Simulator.Hosting;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Campaign;

/// <summary>What a run dwells on: what random hands would reach too seldom.</summary>
internal enum Emphasis
{
    /// <summary>Everything, by its weight.</summary>
    Usual,

    /// <summary>Nothing breaks: what operators alone can do to a sound pen.</summary>
    Sound,

    /// <summary>A pen that is left alone until its session ends for that.</summary>
    LeftAlone,

    /// <summary>A session that is used for as long as it lasts.</summary>
    LongSession,

    /// <summary>A pen whose register has room for few cartridges.</summary>
    NearlyFull,

    /// <summary>Power-up after power-up with something broken.</summary>
    PowerUps,
}

/// <summary>One run.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Seed">Seed of its hands, its faults and its board.</param>
/// <param name="Emphasis">What it dwells on.</param>
/// <param name="LengthMicroseconds">How long it is, in simulated time.</param>
/// <param name="Settings">Plant parameters that are not the reference plant's.</param>
/// <param name="Processor">What its firmware runs on.</param>
internal sealed record TrialRequest(
    int Number,
    ulong Seed,
    Emphasis Emphasis,
    long LengthMicroseconds,
    IReadOnlyList<ParameterSetting> Settings,
    Processor Processor
)
{
    /// <summary>Cartridges that the journal has room for; null for a new pen.</summary>
    public int? JournalRoom => Emphasis == Emphasis.NearlyFull ? (int)(Seed % 4) : null;
}
