// The table: the worst of many cases a row, and whether it keeps to its limit.
using System.Collections.Generic;
using System.Linq;

namespace Pen.Simulator.Measuring;

/// <summary>A row.</summary>
/// <param name="Metric">What it is about.</param>
/// <param name="Nominal">Of the nominal plant; else of the spread.</param>
/// <param name="Level">The level, or 0 for all.</param>
/// <param name="Cases">How many cases it is the worst of.</param>
/// <param name="Where">The worst case.</param>
/// <param name="Worst">Its reading.</param>
/// <param name="Missed">Cases that miss the limit.</param>
/// <param name="Excused">Cases that are not held against it.</param>
internal sealed record MeasureRow(
    Metric Metric,
    bool Nominal,
    int Level,
    int Cases,
    CaseKey Where,
    Reading Worst,
    int Missed,
    int Excused
)
{
    /// <summary>The limit; null for none, also where no case is held against it.</summary>
    public double? Limit => Excused == Cases ? null : Metric.Limit(Nominal);

    /// <summary>Value over bound; null where that says nothing.</summary>
    public double? OverBound => Worst.Bound is double bound and > 0 ? Worst.Value / bound : null;

    /// <summary>How many times better than the simple pen; null where that says nothing.</summary>
    public double? SimpleOverPen => Ratio(Worst.Simple);

    /// <summary>How many times better than the PID; null where that says nothing.</summary>
    public double? PidOverPen => Ratio(Worst.Pid);

    /// <summary>In one word.</summary>
    public string Verdict =>
        Limit is null ? "-"
        : Missed == 0 ? "ok"
        : "MISSED";

    private double? Ratio(double? other) =>
        other is double value && Worst.Value != 0 && double.IsFinite(value) && double.IsFinite(Worst.Value)
            ? System.Math.Abs(value) / System.Math.Abs(Worst.Value)
            : null;
}

/// <summary>All rows of a run.</summary>
internal sealed class MeasureTable
{
    /// <summary>A table of results.</summary>
    public MeasureTable(IReadOnlyList<CaseResult> results)
    {
        Results = results;
        Failures = [.. results.Where(one => one.Failure is not null)];
        var all = results
            .SelectMany(one => one.Readings, (one, reading) => (one.Key, Reading: reading))
            .GroupBy(one =>
                (
                    one.Reading.Metric,
                    one.Key.Plant.IsNominal,
                    // Level by level on the nominal plant, all in one where it is a corner's worst.
                    Level: one.Key.Plant.IsNominal && one.Reading.Metric.Group == Metrics.Rate
                        ? one.Key.Level
                        : 0
                )
            )
            .Select(group => RowOf(group.Key.Metric, group.Key.IsNominal, group.Key.Level, [.. group]));
        Dictionary<Metric, int> order = Metrics
            .All.Select((metric, index) => (metric, index))
            .ToDictionary(one => one.metric, one => one.index);
        Rows =
        [
            .. all.OrderBy(row => order[row.Metric]).ThenBy(row => !row.Nominal).ThenBy(row => row.Level),
        ];
    }

    /// <summary>Rows in the order of the metrics.</summary>
    public IReadOnlyList<MeasureRow> Rows { get; }

    /// <summary>Every case.</summary>
    public IReadOnlyList<CaseResult> Results { get; }

    /// <summary>Cases that could not be measured.</summary>
    public IReadOnlyList<CaseResult> Failures { get; }

    /// <summary>Nothing is missed and everything could be measured.</summary>
    public bool Passed => Failures.Count == 0 && Results.Count > 0 && Rows.All(row => row.Missed == 0);

    private static MeasureRow RowOf(
        Metric metric,
        bool nominal,
        int level,
        IReadOnlyList<(CaseKey Key, Reading Reading)> cases
    )
    {
        double? limit = metric.Limit(nominal);
        List<(CaseKey Key, Reading Reading)> held = [.. cases.Where(one => one.Reading.Excuse is null)];
        int missed = limit is double most ? held.Count(one => !metric.Holds(one.Reading.Value, most)) : 0;
        (CaseKey key, Reading worst) = (held.Count > 0 ? held : cases).MaxBy(one =>
            metric.Badness(one.Reading.Value)
        );
        return new MeasureRow(
            metric,
            nominal,
            level,
            cases.Count,
            key,
            worst,
            missed,
            cases.Count - held.Count
        );
    }
}
