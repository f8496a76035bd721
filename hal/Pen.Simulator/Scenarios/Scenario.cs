// A scenario as data: what happens when, and what must be true when.
using System.Collections.Generic;
using Pen.Hal.Simulated;
using Pen.Simulator.Hosting;

namespace Pen.Simulator.Scenarios;

/// <summary>A parsed scenario. Times are world time in microseconds from the start of the run.</summary>
public sealed class Scenario
{
    /// <summary>The file, as it was named.</summary>
    public required string File { get; init; }

    /// <summary>The scenario's own name, or the file's without its extension.</summary>
    public required string Name { get; init; }

    /// <summary>Seed of everything random in the run.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Plant parameters that hold from the start.</summary>
    public required IReadOnlyList<ParameterSetting> Settings { get; init; }

    /// <summary>
    /// How many cartridges the journal still has room for, of a pen that has been in use for years; null for a new pen.
    /// </summary>
    public int? JournalRoom { get; init; }

    /// <summary>What the firmware runs on where the call does not say.</summary>
    public Processor Processor { get; init; }

    /// <summary>The steps in the order of the file; their times never fall.</summary>
    public required IReadOnlyList<ScenarioStep> Steps { get; init; }

    /// <summary>When the run is over.</summary>
    public required long EndMicroseconds { get; init; }
}

/// <summary>A plant parameter and its value.</summary>
public sealed record ParameterSetting(string Key, double Value);

/// <summary>Where a step stands in its file, and when it is due.</summary>
/// <param name="Line">1-based line.</param>
/// <param name="Text">The line without time and comment.</param>
/// <param name="AtMicroseconds">World time.</param>
public sealed record StepSource(int Line, string Text, long AtMicroseconds);

/// <summary>One line of a scenario.</summary>
public abstract record ScenarioStep(StepSource Source);

/// <summary>Battery in, or power cut at once.</summary>
public sealed record PowerStep(StepSource Source, bool On) : ScenarioStep(Source);

/// <summary>A cartridge is seated.</summary>
public sealed record InsertStep(StepSource Source, CartridgeRequest Cartridge) : ScenarioStep(Source);

/// <summary>The cartridge is pulled out.</summary>
public sealed record RemoveStep(StepSource Source) : ScenarioStep(Source);

/// <summary>Buttons go down together and up again, some times over.</summary>
public sealed record PressStep(
    StepSource Source,
    IReadOnlyList<PenButton> Buttons,
    long DurationMicroseconds,
    int Times
) : ScenarioStep(Source)
{
    /// <summary>When the buttons come up for the last time.</summary>
    public long EndMicroseconds =>
        Source.AtMicroseconds
        + (Times - 1) * (DurationMicroseconds + PenHands.PauseMicroseconds)
        + DurationMicroseconds;
}

/// <summary>Buttons go down and stay down.</summary>
public sealed record HoldStep(StepSource Source, IReadOnlyList<PenButton> Buttons) : ScenarioStep(Source);

/// <summary>Held buttons come up.</summary>
public sealed record ReleaseStep(StepSource Source, IReadOnlyList<PenButton> Buttons) : ScenarioStep(Source);

/// <summary>The skin asks for a mean torque; 0 is air.</summary>
public sealed record SkinStep(StepSource Source, long MicronewtonMetres) : ScenarioStep(Source);

/// <summary>The battery's charge, in thousandths of a percent.</summary>
public sealed record BatteryStep(StepSource Source, long Millipercent) : ScenarioStep(Source);

/// <summary>Charger plugged or unplugged.</summary>
public sealed record ChargerStep(StepSource Source, bool Plugged) : ScenarioStep(Source);

/// <summary>A plant parameter changes.</summary>
public sealed record SetStep(StepSource Source, ParameterSetting Setting) : ScenarioStep(Source);

/// <summary>Something breaks, or is well again.</summary>
public sealed record FaultStep(StepSource Source, FaultRequest Request) : ScenarioStep(Source);

/// <summary>A remark for the timeline.</summary>
public sealed record NoteStep(StepSource Source) : ScenarioStep(Source);

/// <summary>The condition must hold now, or at some moment within a time.</summary>
/// <param name="Source">The line.</param>
/// <param name="Condition">What must hold.</param>
/// <param name="WithinMicroseconds">Time allowed; 0 means now.</param>
public sealed record ExpectStep(StepSource Source, ScenarioCondition Condition, long WithinMicroseconds)
    : ScenarioStep(Source);

/// <summary>From here on the condition must hold, or must not, at every moment observed.</summary>
/// <param name="Source">The line.</param>
/// <param name="Condition">The condition.</param>
/// <param name="Always">True: it must hold. False: it must never hold.</param>
/// <param name="UntilMicroseconds">When this ends; null for the end of the run.</param>
public sealed record GuardStep(
    StepSource Source,
    ScenarioCondition Condition,
    bool Always,
    long? UntilMicroseconds
) : ScenarioStep(Source);

/// <summary>The run ends here.</summary>
public sealed record EndStep(StepSource Source) : ScenarioStep(Source);
