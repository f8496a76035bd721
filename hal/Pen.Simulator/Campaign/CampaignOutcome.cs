// What came of one run of a campaign.
namespace Pen.Simulator.Campaign;

/// <summary>An invariant that did not hold.</summary>
/// <param name="Run">The run's number.</param>
/// <param name="AtMicroseconds">World time of the run.</param>
/// <param name="Rule">The invariant.</param>
/// <param name="Actual">What was the case.</param>
/// <param name="Scenario">A short scenario that shows it again; the whole run if none was found.</param>
/// <param name="Text">The same as a file.</param>
internal sealed record Violation(
    int Run,
    long AtMicroseconds,
    string Rule,
    string Actual,
    ScenarioText Scenario,
    string Text
);

/// <summary>One run.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="SimulatedMicroseconds">How long it went on.</param>
/// <param name="Coverage">What it reached.</param>
/// <param name="Scenario">The run as a scenario.</param>
/// <param name="Violation">What it ended with; null for none.</param>
internal sealed record CampaignOutcome(
    TrialRequest Request,
    long SimulatedMicroseconds,
    Coverage Coverage,
    ScenarioText Scenario,
    Violation? Violation
);
