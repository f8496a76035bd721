// F25: any two faults that can come over a running pen, at once.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Pen.Simulator.FaultCatalogue;

/// <summary>Puts cases together two by two.</summary>
internal static class FaultPairs
{
    private const string Number = "F25";
    private const int Circumstances = 8;

    /// <summary>
    /// All pairs of the cases that come over a running pen and sit at different places. Each must be met within the slower
    /// of the two bounds, and the reason shown first is kept; which of the two it is depends on which is seen first.
    /// </summary>
    public static IReadOnlyList<FaultCase> All { get; } = [.. Make()];

    private static IEnumerable<FaultCase> Make()
    {
        FaultCase[] single = [.. Cases.All.Where(one => one.Lines.Count > 0)];
        for (int i = 0; i < single.Length; i++)
        {
            for (int k = i + 1; k < single.Length; k++)
            {
                if (!Clash(single[i], single[k]))
                {
                    yield return Pair(single[i], single[k]);
                }
            }
        }
    }

    // One thing at a place; and a cartridge that is out has no switch to fail.
    private static bool Clash(FaultCase one, FaultCase other) => Sites(one).Intersect(Sites(other)).Any();

    private static IEnumerable<string> Sites(FaultCase one) =>
        one.Lines.Select(line =>
            line.StartsWith("fault ", StringComparison.Ordinal) ? line.Split(' ')[1] : line
        );

    private static FaultCase Pair(FaultCase one, FaultCase other)
    {
        Bound bound = one.Bound.Microseconds >= other.Bound.Microseconds ? one.Bound : other.Bound;
        return Cases.Running(
            Number,
            $"{one.Title} + {other.Title}",
            $"{one.Where} + {other.Where}",
            bound,
            [],
            [.. one.Lines, .. other.Lines]
        ) with
        {
            Retracts = one.Retracts && other.Retracts,
            EventAfter = Math.Max(one.EventAfter, other.EventAfter),
            TurnsOn = one.TurnsOn || other.TurnsOn,
            Lines = [],
            Pairs = (one.Title, other.Title),
            Every = 24 / Circumstances,
        };
    }
}
