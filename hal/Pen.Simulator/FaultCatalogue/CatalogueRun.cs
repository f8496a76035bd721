// Plays the cases that were asked for, in all their circumstances, and sums up.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Pen.Simulator.Hosting;
using Pen.Simulator.Running;

namespace Pen.Simulator.FaultCatalogue;

/// <summary>What is to be tried.</summary>
/// <param name="Only">Numbers of faults; empty for all.</param>
/// <param name="FirstSeed">The first seed.</param>
/// <param name="Seeds">How many seeds, 1 or more.</param>
/// <param name="Thin">Of the circumstances, only every so many are tried, beyond what a case says itself; 1 for all.</param>
/// <param name="Processor">What the firmware runs on.</param>
/// <param name="Spread">By how much pens differ from the nominal one, 0 to below 1.</param>
/// <param name="Jobs">Runs at once, 1 or more.</param>
internal sealed record CatalogueRequest(
    IReadOnlyList<string> Only,
    ulong FirstSeed,
    int Seeds,
    int Thin,
    Processor Processor,
    double Spread,
    int Jobs
)
{
    /// <summary>The fault is asked for.</summary>
    public bool Wants(string id) => Only.Count == 0 || Only.Contains(id);
}

/// <summary>One play of the catalogue.</summary>
internal sealed class CatalogueRun(CatalogueRequest request)
{
    /// <summary>The number of the fault that power cuts are.</summary>
    public const string PowerCut = "F16";

    /// <summary>The number of pairs.</summary>
    public const string Pair = "F25";

    /// <summary>Every number of the catalogue.</summary>
    public static IReadOnlyList<string> Ids { get; } =
    [.. Enumerable.Range(1, 25).Select(number => $"F{number:00}")];

    private readonly List<(FaultCase Case, Variation Variation)> _plan = [.. Plan(request)];

    /// <summary>Raised after each run, from any thread.</summary>
    public event Action? Tried;

    /// <summary>How many runs there will be, power cuts not counted.</summary>
    public int Runs => _plan.Count;

    /// <summary>Plays it all. Cancelled, it returns the rows of what was done.</summary>
    public IReadOnlyList<CatalogueRow> Play(CancellationToken cancelled)
    {
        IReadOnlyList<CaseOutcome> outcomes = ParallelRuns.Run(
            _plan,
            request.Jobs,
            entry => new CaseTrial(entry.Case, entry.Variation, request.Processor, request.Spread).Run(),
            () => Tried?.Invoke(),
            cancelled
        );
        List<CatalogueRow> rows =
        [
            .. outcomes
                .Where(outcome => outcome.Case.Pairs is null)
                .GroupBy(outcome => (outcome.Case.Title, outcome.Case.Where))
                .Select(group => Row([.. group])),
        ];
        if (request.Wants(PowerCut) && !cancelled.IsCancellationRequested)
        {
            rows.Add(PowerCutSample.Play(request.Thin, request.Jobs, cancelled));
        }
        rows.AddRange(
            outcomes
                .Where(outcome => outcome.Case.Pairs is not null)
                .GroupBy(outcome => outcome.Case.Pairs!.Value.One)
                .Select(group => PairRow(group.Key, [.. group]))
        );
        return [.. rows.OrderBy(row => row.Id, StringComparer.Ordinal)];
    }

    private static IEnumerable<(FaultCase, Variation)> Plan(CatalogueRequest request)
    {
        Variation[] variations = [.. Variation.All(request.FirstSeed, request.Seeds)];
        foreach (FaultCase one in Cases.All.Concat(FaultPairs.All))
        {
            if (!request.Wants(one.Id))
            {
                continue;
            }
            // Another offset for each case, so that thin plans meet all circumstances between them.
            int every = one.Every * request.Thin;
            int offset = (int)(Hash(one.Title) % (uint)every);
            for (int i = offset; i < variations.Length; i += every)
            {
                yield return (one.On(request.Processor), variations[i]);
            }
        }
    }

    // Of the same text the same number, in every run of the program.
    private static uint Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char letter in text)
        {
            hash = unchecked((hash ^ letter) * 16777619);
        }
        return hash;
    }

    private static CatalogueRow Row(IReadOnlyList<CaseOutcome> outcomes)
    {
        FaultCase one = outcomes[0].Case;
        return CatalogueRow.Of(one.Id, one.Name, one.Where, outcomes);
    }

    private static CatalogueRow PairRow(string one, IReadOnlyList<CaseOutcome> outcomes)
    {
        int pairs = outcomes.Select(outcome => outcome.Case.Title).Distinct().Count();
        string where = outcomes[0].Case.Where.Split(" + ")[0];
        return CatalogueRow.Of(Pair, $"{one}, with each of {pairs} others", where, outcomes);
    }
}
