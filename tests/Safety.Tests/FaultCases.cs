// The cases that the verb `faults` plays, by the fault they belong to.
using System.Collections.Generic;
using System.Linq;
using Pen.Simulator.FaultCatalogue;

namespace Safety.Tests;

internal static class FaultCases
{
    /// <summary>F01 to F25, as faults.md numbers them.</summary>
    public static readonly string[] Numbers = Enumerable
        .Range(1, 25)
        .Select(number => $"F{number:00}")
        .ToArray();

    /// <summary>Fault and case. Power cuts are a campaign of their own, and pairs are told as one.</summary>
    public static readonly (string Fault, string Case)[] All = Cases
        .All.Select(one => (one.Id, one.Name))
        .Append((CatalogueRun.PowerCut, "power cuts"))
        .Concat(Pairs())
        .ToArray();

    private static IEnumerable<(string, string)> Pairs() =>
        FaultPairs.All.Count == 0 ? [] : [(CatalogueRun.Pair, $"{FaultPairs.All.Count} pairs")];
}
