// The sum over the runs of a campaign.
using System.Collections.Generic;
using System.Linq;
using Pen.Control;

namespace Pen.Simulator.Campaign;

/// <summary>What was asked for, for reports.</summary>
/// <param name="Hours">Simulated hours.</param>
/// <param name="Seed">The campaign's seed.</param>
/// <param name="SpreadPercent">How far the plants' parameters were spread, in percent.</param>
/// <param name="Esp32">On a virtual ESP32.</param>
/// <param name="RequireTransitions">A row never taken is a failure.</param>
internal sealed record CampaignRequest(
    double Hours,
    ulong Seed,
    double SpreadPercent,
    bool Esp32,
    bool RequireTransitions
);

/// <summary>Numbers for every way of showing them.</summary>
internal sealed class CampaignSummary
{
    public CampaignSummary(CampaignRequest request, IReadOnlyList<CampaignOutcome> outcomes, int planned)
    {
        Request = request;
        Runs = outcomes.Count;
        Planned = planned;
        foreach (CampaignOutcome outcome in outcomes)
        {
            SimulatedMicroseconds += outcome.SimulatedMicroseconds;
            Coverage.Add(outcome.Coverage);
        }
        Violations =
        [
            .. outcomes.Where(outcome => outcome.Violation is not null).Select(outcome => outcome.Violation!),
        ];
        Missing = [.. Coverage.Missing];
    }

    /// <summary>What was asked for.</summary>
    public CampaignRequest Request { get; }

    /// <summary>Runs played.</summary>
    public int Runs { get; }

    /// <summary>Runs that were to be played.</summary>
    public int Planned { get; }

    /// <summary>Simulated time, in microseconds.</summary>
    public long SimulatedMicroseconds { get; }

    /// <summary>What was reached.</summary>
    public Coverage Coverage { get; } = new();

    /// <summary>Rows of the supervisor's table that were never taken.</summary>
    public IReadOnlyList<Transition> Missing { get; }

    /// <summary>Every violation; at most one a run.</summary>
    public IReadOnlyList<Violation> Violations { get; }

    /// <summary>The verdict is bad.</summary>
    public bool HasFailed => Violations.Count > 0 || (Request.RequireTransitions && Missing.Count > 0);

    /// <summary>Passed, failed, or interrupted: nothing was bad, and not everything was played.</summary>
    public string Verdict =>
        HasFailed ? "failed"
        : Runs < Planned ? "interrupted"
        : "passed";
}
