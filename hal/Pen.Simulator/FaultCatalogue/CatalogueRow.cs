// The worst of all runs of one case.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Pen.Simulator.FaultCatalogue;

/// <summary>A row of the table that the verb prints.</summary>
internal sealed record CatalogueRow
{
    /// <summary>Number of the fault.</summary>
    public required string Id { get; init; }

    /// <summary>The case.</summary>
    public required string Case { get; init; }

    /// <summary>Where it is injected.</summary>
    public required string Where { get; init; }

    /// <summary>What the pen made of it, the most frequent first.</summary>
    public required IReadOnlyList<string> Detected { get; init; }

    /// <summary>Worst time from the event to the safe state in microseconds; -1 if it did not come once.</summary>
    public required long SafeAfterMicroseconds { get; init; }

    /// <summary>Worst time from the event to the reason shown, likewise; -1 if none ever was.</summary>
    public required long DetectedAfterMicroseconds { get; init; }

    /// <summary>The bound.</summary>
    public required Bound Bound { get; init; }

    /// <summary>Runs.</summary>
    public required int Runs { get; init; }

    /// <summary>Runs that missed.</summary>
    public required int Missed { get; init; }

    /// <summary>The worst run: one that missed, if any did; null for what is no run of a case.</summary>
    public CaseOutcome? Worst { get; init; }

    /// <summary>What was missed, the first of each kind.</summary>
    public required IReadOnlyList<string> Misses { get; init; }

    /// <summary>Every run was met.</summary>
    public bool Ok => Missed == 0 && Runs > 0;

    /// <summary>The sum of outcomes of one case, or of the pairs of one fault.</summary>
    public static CatalogueRow Of(string id, string name, string where, IReadOnlyList<CaseOutcome> outcomes)
    {
        CaseOutcome worst = outcomes
            .OrderBy(one => one.Ok)
            .ThenByDescending(one =>
                one.SafeAfterMicroseconds < 0
                    ? double.MaxValue
                    : one.SafeAfterMicroseconds / (double)one.Case.Bound.Microseconds
            )
            .First();
        return new CatalogueRow
        {
            Id = id,
            Case = name,
            Where = where,
            Detected =
            [
                .. outcomes
                    .GroupBy(one => one.Detected, StringComparer.Ordinal)
                    .OrderByDescending(group => group.Count())
                    .Select(group => group.Key),
            ],
            SafeAfterMicroseconds = worst.SafeAfterMicroseconds,
            DetectedAfterMicroseconds = outcomes.Max(one => one.DetectedAfterMicroseconds),
            Bound = worst.Case.Bound,
            Runs = outcomes.Count,
            Missed = outcomes.Count(one => !one.Ok),
            Worst = worst,
            Misses = [.. worst.Misses],
        };
    }
}
