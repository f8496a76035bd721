// What a scenario can expect, forbid or demand, as data.
using System;
using Pen.Control;

namespace Pen.Simulator.Scenarios;

/// <summary>Something that is the case or not at a moment of a run.</summary>
public abstract record ScenarioCondition;

/// <summary>The supervisor is in a state.</summary>
public sealed record StateIs(PenState State) : ScenarioCondition;

/// <summary>The latched or latest stop reason.</summary>
public sealed record ReasonIs(StopReason Reason) : ScenarioCondition;

/// <summary>What the pen makes of the cartridge.</summary>
public sealed record VerdictIs(CartridgeVerdict Verdict) : ScenarioCondition;

/// <summary>The motor is driven, at the pins.</summary>
public sealed record MotorIs(bool On) : ScenarioCondition;

/// <summary>The processor is supplied and awake.</summary>
public sealed record PowerIs(bool On) : ScenarioCondition;

/// <summary>The buzzer sounds, at the pin.</summary>
public sealed record BuzzerIs(bool On) : ScenarioCondition;

/// <summary>The colour of the light at the pins: red 1, green 2, blue 4, added up.</summary>
public sealed record LightIs(int Colour) : ScenarioCondition;

/// <summary>The selected rate level, 1 to 5.</summary>
public sealed record LevelIs(int Level) : ScenarioCondition;

/// <summary>The selected depth in micrometres.</summary>
public sealed record SetDepthIs(long Micrometres) : ScenarioCondition;

/// <summary>Which warning the operator is given.</summary>
public enum WarningKind
{
    /// <summary>Neither of the two.</summary>
    None,

    /// <summary>Pressing too hard.</summary>
    Pressure,

    /// <summary>Battery low.</summary>
    Battery,
}

/// <summary>A warning is shown.</summary>
public sealed record WarningIs(WarningKind Kind) : ScenarioCondition;

/// <summary>The serial port has told of a step of the bench self-test, or of its result, since the power came.</summary>
/// <param name="Step">The step's number; 0 is the result.</param>
/// <param name="Verdict">How it ended, as the line's last words say, in small letters.</param>
public sealed record SelfTestSays(int Step, string Verdict) : ScenarioCondition;

/// <summary>The rotor's true mean rate over the time just past lies in a band.</summary>
/// <param name="Millihertz">Middle of the band.</param>
/// <param name="ToleranceMillihertz">Half its width.</param>
/// <param name="OverMicroseconds">Length of the time just past.</param>
public sealed record RateNear(long Millihertz, long ToleranceMillihertz, long OverMicroseconds)
    : ScenarioCondition;

/// <summary>The needles' true reach lies in a band.</summary>
/// <param name="Micrometres">Middle of the band.</param>
/// <param name="ToleranceMicrometres">Half its width.</param>
public sealed record DepthNear(long Micrometres, long ToleranceMicrometres) : ScenarioCondition;

/// <summary>A true value of the plant that can be compared.</summary>
public enum Measure
{
    /// <summary>The needles' reach in micrometres.</summary>
    Protrusion,

    /// <summary>The rotor's momentary rate in millihertz.</summary>
    Rate,

    /// <summary>The motor's winding current in milliamperes.</summary>
    Current,

    /// <summary>The battery's terminal voltage in millivolts.</summary>
    Battery,

    /// <summary>Strokes since the scenario began.</summary>
    Strokes,
}

/// <summary>How two numbers are compared.</summary>
public enum Comparison
{
    /// <summary>&lt;</summary>
    Less,

    /// <summary>&lt;=</summary>
    LessOrEqual,

    /// <summary>&gt;</summary>
    Greater,

    /// <summary>&gt;=</summary>
    GreaterOrEqual,
}

/// <summary>A true value compares with a number, in the measure's base unit.</summary>
public sealed record Compares(Measure Measure, Comparison Comparison, long Value) : ScenarioCondition
{
    /// <summary>True if a value of the plant satisfies the comparison.</summary>
    public bool Holds(double value)
    {
        return Comparison switch
        {
            Comparison.Less => value < Value,
            Comparison.LessOrEqual => value <= Value,
            Comparison.Greater => value > Value,
            Comparison.GreaterOrEqual => value >= Value,
            _ => throw new InvalidOperationException("unknown comparison"),
        };
    }
}
