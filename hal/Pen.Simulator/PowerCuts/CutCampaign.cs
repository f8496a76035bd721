// All cuts of a plan, tried on as many cores as are asked for.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Pen.Hal.Simulated;
using Pen.Simulator.Running;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.PowerCuts;

/// <summary>Tries cuts and collects what came of them.</summary>
internal sealed class CutCampaign(Scenario scenario, IReadOnlyDictionary<string, byte[]> files, int jobs)
{
    /// <summary>Raised after each trial, from any thread.</summary>
    public event Action? Tried;

    /// <summary>
    /// Tries cuts. Cancelled, it returns what was done until then. Outcomes come in the order of the cuts.
    /// </summary>
    public IReadOnlyList<CutOutcome> Run(IReadOnlyList<Cut> cuts, CancellationToken cancelled)
    {
        return Trials.Run(
            cuts,
            jobs,
            cut => new CutTrial(scenario, files, cut).Run(),
            () => Tried?.Invoke(),
            cancelled
        );
    }

    /// <summary>
    /// The second cuts of an outcome: in every flash write of its recovery, with nothing, one byte, half, all but one
    /// and all of it done, its last byte sound and garbled; and at a few times besides.
    /// </summary>
    public static IEnumerable<Cut> SecondCuts(CutOutcome outcome)
    {
        for (int write = 0; write < outcome.RecoveryWrites.Count; write++)
        {
            int count = outcome.RecoveryWrites[write];
            foreach (int bytes in new[] { 0, 1, count / 2, count - 1, count }.Distinct())
            {
                if (bytes < 0)
                {
                    continue;
                }
                yield return outcome.Cut with
                {
                    Second = new SecondCut(write, 0, new FlashTear(bytes)),
                };
                if (bytes > 0 && count > 0)
                {
                    yield return outcome.Cut with
                    {
                        Second = new SecondCut(write, 0, new FlashTear(bytes, true)),
                    };
                }
            }
        }
        for (int part = 1; part < TimesOfBoot; part++)
        {
            long after = outcome.BootMicroseconds * part / TimesOfBoot;
            yield return outcome.Cut with
            {
                Second = new SecondCut(-1, after, new FlashTear(0)),
            };
        }
    }

    private const int TimesOfBoot = 4;
}
