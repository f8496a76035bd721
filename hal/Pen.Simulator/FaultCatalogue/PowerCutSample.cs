// F16: a sample of the power cuts that the verb powercuts tries all of.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Pen.Simulator.Commands;
using Pen.Simulator.PowerCuts;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.FaultCatalogue;

internal static class PowerCutSample
{
    // Every so many of some 3300 cuts. A prime: no period of the plan is skipped by it.
    private const int Every = 67;

    /// <summary>Cuts power in the treatment that the program carries with it; thinner by a factor.</summary>
    public static CatalogueRow Play(int thin, int jobs, CancellationToken cancelled)
    {
        Scenario scenario = ScenarioFiles.Treatment();
        Dictionary<string, byte[]> empty = [];
        CutPlan plan = CutPlan.Of(scenario, empty);
        int every = Every * Math.Max(1, thin / 2);
        List<Cut> cuts = [.. plan.Cuts.Where(cut => cut.Number % every == 1)];
        IReadOnlyList<CutOutcome> outcomes = new CutCampaign(scenario, empty, jobs).Run(cuts, cancelled);
        CutSummary summary = new(outcomes, cuts.Count);
        long worst = summary.WorstBootMicroseconds;
        List<string> misses =
        [
            .. summary.Broken.Select(one =>
                $"{one.Violation.Rule}: {one.Violation.Actual} (cut {one.Cut.Number})"
            ),
        ];
        if (worst > Bound.Boot.Microseconds)
        {
            misses.Add($"boot took {worst / 1e3:0} ms");
        }
        return new CatalogueRow
        {
            Id = CatalogueRun.PowerCut,
            Case = $"power cut, one in {every} of {plan.Cuts.Count} places",
            Where = "battery",
            Detected = ["off, homed, refused"],
            SafeAfterMicroseconds = worst,
            DetectedAfterMicroseconds = worst,
            Bound = Bound.Boot,
            Runs = outcomes.Count,
            Missed =
                misses.Count == 0 ? 0 : Math.Max(1, summary.Broken.Select(one => one.Cut).Distinct().Count()),
            Misses = misses,
        };
    }
}
