// Divides a campaign into runs that know nothing of one another.
using System.Collections.Generic;
using System.Linq;
using Pen.Hal.Simulated;
using Pen.Simulator.Hosting;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Campaign;

/// <summary>Makes the list of runs: the same for the same seed, hours and spread.</summary>
internal static class CampaignPlan
{
    private const long Minute = 60_000_000;

    // By turns, so that a short campaign has seen every emphasis but the longest, and one of 8 hours that as well.
    private static readonly Emphasis[] Turns =
    [
        Emphasis.Usual,
        Emphasis.Sound,
        Emphasis.PowerUps,
        Emphasis.NearlyFull,
        Emphasis.Usual,
        Emphasis.Usual,
        Emphasis.LeftAlone,
        Emphasis.Usual,
        Emphasis.PowerUps,
        Emphasis.Usual,
        Emphasis.Sound,
        Emphasis.LongSession,
    ];

    /// <summary>The runs of so much simulated time; the last one ends with it.</summary>
    public static IReadOnlyList<TrialRequest> Make(
        ulong seed,
        long microseconds,
        double spread,
        Processor processor
    )
    {
        List<TrialRequest> runs = [];
        Dice dice = new(seed);
        long left = microseconds;
        while (left > 0)
        {
            Emphasis emphasis = Turns[runs.Count % Turns.Length];
            long length = emphasis switch
            {
                Emphasis.LeftAlone => 24 * Minute,
                Emphasis.LongSession => 64 * Minute,
                _ => dice.Between(3 * Minute, 8 * Minute),
            };
            length = long.Min(length, left);
            ulong own = dice.Next() >> 16;
            runs.Add(
                new TrialRequest(
                    runs.Count + 1,
                    own,
                    emphasis,
                    length,
                    spread > 0 ? Spread(own, spread) : [],
                    processor
                )
            );
            left -= length;
        }
        return runs;
    }

    /// <summary>What differs from the reference plant in another pen, as a scenario's header says it.</summary>
    public static ParameterSetting[] Spread(ulong seed, double share)
    {
        PlantParameters plain = new();
        PlantParameters spread = plain.Spread(share, seed);
        return
        [
            .. plain
                .Keys.Where(key => plain.Get(key) != spread.Get(key))
                .Select(key => new ParameterSetting(key, spread.Get(key))),
        ];
    }
}
