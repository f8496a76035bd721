// All runs of a campaign, and a short scenario for every violation.
using System;
using System.Collections.Generic;
using System.Threading;
using Pen.Simulator.Hosting;
using Pen.Simulator.Running;

namespace Pen.Simulator.Campaign;

/// <summary>Plays runs at once and shrinks what they find.</summary>
internal static class CampaignTrials
{
    private const int MostShrinkTrials = 400;

    /// <summary>Plays runs. Cancelled, it returns what was done until then.</summary>
    /// <param name="requests">The runs.</param>
    /// <param name="jobs">How many at once.</param>
    /// <param name="tried">Called after each, from any thread.</param>
    /// <param name="cancelled">Ends it after the runs that are under way.</param>
    public static IReadOnlyList<CampaignOutcome> Run(
        IReadOnlyList<TrialRequest> requests,
        int jobs,
        Action tried,
        CancellationToken cancelled
    ) => ParallelRuns.Run(requests, jobs, RunOne, tried, cancelled);

    private static CampaignOutcome RunOne(TrialRequest request)
    {
        CampaignOutcome outcome = new CampaignRun(request).Run();
        if (outcome.Violation is not Violation violation)
        {
            return outcome;
        }
        // A little more than the run had, so that what ended it has happened.
        ScenarioText whole = violation.Scenario with
        {
            EndMicroseconds = outcome.SimulatedMicroseconds + 1_000,
        };
        Shrinker shrinker = new(text => Shrinker.FirstViolation(text, request.Processor), MostShrinkTrials);
        ScenarioText least = shrinker.Shrink(whole);
        string option = request.Processor == Processor.Ports ? "" : " --esp32";
        string text = least.Write(
            $"{violation.Rule}",
            $"found by a campaign, run {request.Number}; play it with: run FILE{option}"
        );
        return outcome with { Violation = violation with { Scenario = least, Text = text } };
    }
}
