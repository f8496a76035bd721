// One case of the fault catalogue: what is injected, and what the pen must do about it.
using System;
using System.Collections.Generic;
using Pen.Control;
using Pen.Simulator.Hosting;

namespace Pen.Simulator.FaultCatalogue;

/// <summary>What a case is about.</summary>
internal enum Goal
{
    /// <summary>A running pen stops, and stays safe.</summary>
    Stops,

    /// <summary>A running pen that is stopped finds what went wrong meanwhile, and does not start again.</summary>
    Finds,

    /// <summary>A pen that rests says what is wrong, and never starts.</summary>
    Refuses,

    /// <summary>A running pen warns of pressure.</summary>
    Warns,

    /// <summary>A running pen is not disturbed, and still stops when told to.</summary>
    Continues,

    /// <summary>Whatever the pen does: if it ever runs, its cartridge was recorded and marked before.</summary>
    NeverUnrecorded,
}

/// <summary>What the bound is counted from.</summary>
internal enum From
{
    /// <summary>The event that the script tells of.</summary>
    Script,

    /// <summary>The moment at which the motor is first driven after that.</summary>
    Drive,

    /// <summary>The end of the first move after that, as it goes on a pen without the fault.</summary>
    MoveEnd,

    /// <summary>The last heartbeat before the motor is off: the loop's last sign of life.</summary>
    LastBeat,
}

/// <summary>A case.</summary>
/// <param name="Id">Number of the fault, such as <c>F03</c>.</param>
/// <param name="Name">What is special about this case, in a few words; tells the cases of a fault apart.</param>
/// <param name="Where">Where it is injected.</param>
/// <param name="Goal">What it is about.</param>
/// <param name="Bound">The catalogue's bound.</param>
/// <param name="Write">Writes what happens.</param>
internal sealed record FaultCase(
    string Id,
    string Name,
    string Where,
    Goal Goal,
    Bound Bound,
    Action<CaseScript> Write
)
{
    /// <summary>Reasons of which one must be shown; empty: any, or none.</summary>
    public IReadOnlyList<StopReason> Reasons { get; init; } = [];

    /// <summary>Verdicts of which one must be shown by a pen that refuses a cartridge; empty: it is no such case.</summary>
    public IReadOnlyList<CartridgeVerdict> Verdicts { get; init; } = [];

    /// <summary>The verdict at the very end; null if it does not matter.</summary>
    public CartridgeVerdict? LastVerdict { get; init; }

    /// <summary>What the bound is counted from.</summary>
    public From From { get; init; } = From.Script;

    /// <summary>How long after its lines the fault is one, in microseconds.</summary>
    public long EventAfter { get; init; }

    /// <summary>The needles come in: the actuator obeys.</summary>
    public bool Retracts { get; init; } = true;

    /// <summary>The rotor itself turns on whatever the pen does: it is driven past every switch.</summary>
    public bool TurnsOn { get; init; }

    /// <summary>The rotor keeps within 115 % of the rate set, from the event on.</summary>
    public bool HoldsRate { get; init; }

    /// <summary>
    /// So little is lost that the home sensor's own repeatability may hide it from being told: homing anew, after which
    /// the operator may start, is as good.
    /// </summary>
    public bool HomesAnew { get; init; }

    /// <summary>The battery warning must show before the pen stops, and power must hold until the needles are in.</summary>
    public bool WarnsOfBattery { get; init; }

    /// <summary>Longest time between two heartbeats in microseconds; 0 if it does not matter.</summary>
    public long LongestBeatMicroseconds { get; init; }

    /// <summary>What is another case on a real processor; null for nothing.</summary>
    public Func<FaultCase, FaultCase>? OnChip { get; init; }

    /// <summary>
    /// The lines that bring it over a running pen, so that it can be put together with another; empty for what cannot.
    /// </summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>The titles of the two that are put together; null for a single one.</summary>
    public (string One, string Other)? Pairs { get; init; }

    /// <summary>What it is about does not hang on the circumstances: every so many of them suffice.</summary>
    public int Every { get; init; } = 1;

    /// <summary>Number and name.</summary>
    public string Title => $"{Id} {Name}";

    /// <summary>The case on a processor.</summary>
    public FaultCase On(Processor processor)
    {
        if (processor == Processor.Ports)
        {
            return this;
        }
        FaultCase other = OnChip is null ? this : OnChip(this);
        // A sound one has up to 35 ms between two there, while the display is written; 60 ms must be ridden out.
        const long ChipBeat = 60 * CaseScript.Millisecond;
        return other with
        {
            Bound = other.Bound.OnChip(),
            LongestBeatMicroseconds = other.LongestBeatMicroseconds == 0 ? 0 : ChipBeat,
        };
    }

    /// <summary>The script of a run.</summary>
    public CaseScript Script(Variation variation)
    {
        CaseScript script = new(variation);
        Write(script);
        return script;
    }
}
