// What came of all the cuts that were tried, as numbers for every way of showing them.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Pen.Simulator.PowerCuts;

/// <summary>How often a cartridge in one phase had one result.</summary>
/// <param name="Phase">How far it had got when power went.</param>
/// <param name="Result">What became of it.</param>
/// <param name="Count">How often.</param>
internal sealed record CutClass(string Phase, string Result, int Count);

/// <summary>A broken rule and the cut that broke it.</summary>
internal sealed record BrokenRule(Cut Cut, CutViolation Violation);

/// <summary>The sum over outcomes.</summary>
internal sealed class CutSummary(IReadOnlyList<CutOutcome> outcomes, int planned)
{
    /// <summary>Cuts tried, first cuts only.</summary>
    public int FirstCuts { get; } = outcomes.Count(outcome => outcome.Cut.Second is null);

    /// <summary>Pairs of cuts tried.</summary>
    public int SecondCuts { get; } = outcomes.Count(outcome => outcome.Cut.Second is not null);

    /// <summary>First cuts that were to be tried.</summary>
    public int Planned { get; } = planned;

    /// <summary>Longest time from power-up until the needles were in and the pen waited for hands.</summary>
    public long WorstBootMicroseconds { get; } =
        outcomes.Count == 0 ? 0 : outcomes.Max(outcome => outcome.BootMicroseconds);

    /// <summary>Most flash writes of a boot.</summary>
    public int MostRecoveryWrites { get; } =
        outcomes.Count == 0 ? 0 : outcomes.Max(outcome => outcome.RecoveryWrites.Count);

    /// <summary>First cuts by place.</summary>
    public IReadOnlyDictionary<CutPlace, int> Places { get; } =
        Enum.GetValues<CutPlace>()
            .ToDictionary(
                place => place,
                place => outcomes.Count(outcome => outcome.Cut.Place == place && outcome.Cut.Second is null)
            );

    /// <summary>Outcomes by class, in the order of their first cut.</summary>
    public IReadOnlyList<CutClass> Classes { get; } =
    [
        .. outcomes
            .GroupBy(outcome => (outcome.Phase, outcome.Result))
            .Select(group => new CutClass(group.Key.Phase, group.Key.Result, group.Count())),
    ];

    /// <summary>Every broken rule.</summary>
    public IReadOnlyList<BrokenRule> Broken { get; } =
    [.. outcomes.SelectMany(outcome => outcome.Violations.Select(one => new BrokenRule(outcome.Cut, one)))];

    /// <summary>Passed, failed, or interrupted: nothing was broken, and not everything was tried.</summary>
    public string Verdict =>
        Broken.Count > 0 ? "failed"
        : FirstCuts < Planned ? "interrupted"
        : "passed";

    /// <summary>Every rule with the number of cuts that broke it.</summary>
    public IEnumerable<(string Rule, int Cuts)> Rules()
    {
        IEnumerable<string> rules = CutRules.All.Concat(Broken.Select(one => one.Violation.Rule)).Distinct();
        return rules.Select(rule =>
            (rule, Broken.Where(one => one.Violation.Rule == rule).Select(one => one.Cut).Distinct().Count())
        );
    }
}
