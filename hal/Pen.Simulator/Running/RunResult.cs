// What came of a run: verdict, timeline and summary, as data for every way of showing them.
using System.Collections.Generic;
using Pen.Control;

namespace Pen.Simulator.Running;

/// <summary>Where a timeline entry comes from.</summary>
public enum EntryKind
{
    /// <summary>A line of the scenario did something to the pen.</summary>
    Event,

    /// <summary>The pen changed its mind: state, verdict, warning.</summary>
    Pen,

    /// <summary>An expectation was met.</summary>
    Met,

    /// <summary>An expectation was missed or something forbidden happened.</summary>
    Failed,

    /// <summary>A remark of the scenario.</summary>
    Note,
}

/// <summary>A line of the timeline.</summary>
/// <param name="AtMicroseconds">World time.</param>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Line">Line of the scenario file; 0 if none is behind it.</param>
/// <param name="Text">What happened.</param>
public sealed record TimelineEntry(long AtMicroseconds, EntryKind Kind, int Line, string Text);

/// <summary>A way in which a run failed.</summary>
/// <param name="AtMicroseconds">World time.</param>
/// <param name="Line">Line of the scenario file; 0 for a check that every run has.</param>
/// <param name="Expected">What should have been.</param>
/// <param name="Actual">What was.</param>
public sealed record RunFailure(long AtMicroseconds, int Line, string Expected, string Actual);

/// <summary>How well a rate was held while it was steady.</summary>
/// <param name="Level">Rate level, 1 to 5.</param>
/// <param name="SetMillihertz">The rate that the regulator followed.</param>
/// <param name="MeanMillihertz">True mean over all steady windows.</param>
/// <param name="WorstErrorPermille">Largest error of a steady window's true mean, in permille of the set rate.</param>
/// <param name="SteadyMicroseconds">How long it was steady.</param>
public sealed record RateSummary(
    int Level,
    long SetMillihertz,
    double MeanMillihertz,
    double WorstErrorPermille,
    long SteadyMicroseconds
);

/// <summary>A depth at which the needles worked.</summary>
/// <param name="SetMicrometres">Depth set.</param>
/// <param name="TrueMicrometres">True reach farthest from it.</param>
public sealed record DepthSummary(int SetMicrometres, double TrueMicrometres);

/// <summary>How regularly the control loop ran.</summary>
/// <param name="Periods">Control periods begun.</param>
/// <param name="Overruns">Those whose work took longer than a period.</param>
/// <param name="Failures">Those that ended in an exception.</param>
/// <param name="LatePeriods">Those that started late; 0 where no processor is in between.</param>
/// <param name="LongestSpacingMicroseconds">Longest time between two starts; 0 likewise.</param>
public sealed record LoopSummary(
    int Periods,
    int Overruns,
    int Failures,
    int LatePeriods,
    int LongestSpacingMicroseconds
);

/// <summary>The numbers of a run.</summary>
public sealed class RunSummary
{
    /// <summary>World time that passed, in microseconds.</summary>
    public long SimulatedMicroseconds { get; set; }

    /// <summary>Strokes of the needles, true.</summary>
    public long Strokes { get; set; }

    /// <summary>How regularly the control loop ran, over all boots.</summary>
    public LoopSummary Loop { get; set; } = new(0, 0, 0, 0, 0);

    /// <summary>Rates by set rate, in the order of first use.</summary>
    public List<RateSummary> Rates { get; } = [];

    /// <summary>Depths worked at, in the order of first use.</summary>
    public List<DepthSummary> Depths { get; } = [];

    /// <summary>Stop reasons in order.</summary>
    public List<StopReason> StopReasons { get; } = [];
}

/// <summary>What came of a run.</summary>
public sealed class RunResult
{
    /// <summary>The file.</summary>
    public required string File { get; init; }

    /// <summary>The scenario's name.</summary>
    public required string Name { get; init; }

    /// <summary>Nothing failed.</summary>
    public bool Passed => Failures.Count == 0;

    /// <summary>Everything that happened.</summary>
    public List<TimelineEntry> Timeline { get; } = [];

    /// <summary>Everything that failed.</summary>
    public List<RunFailure> Failures { get; } = [];

    /// <summary>The numbers.</summary>
    public RunSummary Summary { get; } = new();
}
