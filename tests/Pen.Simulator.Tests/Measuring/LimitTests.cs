// The product's promises about rate and depth, held by the real firmware in the quick table.
using System.Collections.Generic;
using System.Linq;
using Pen.Simulator.Measuring;

namespace Pen.Simulator.Tests.Measuring;

[TestClass]
public sealed class LimitTests
{
    public TestContext TestContext { get; set; } = null!;

    /// <summary>
    /// Limits that are missed today, and the worst that may be measured meanwhile: the verb says MISSED and ends with 1.
    /// A row that holds has no place here.
    /// </summary>
    private static readonly Dictionary<string, (double Least, double Most)> Open = [];

    public static IEnumerable<object[]> Limited =>
        Metrics.All.Where(metric => metric.Nominal is not null).Select(metric => new object[] { metric.Id });

    [TestMethod]
    [DynamicData(nameof(Limited))]
    public void A_limit_holds_for_every_level_cell_and_plant(string id)
    {
        MeasureRow[] rows = [.. QuickTable.Table.Rows.Where(row => row.Metric.Id == id)];
        Assert.IsNotEmpty(rows, "nothing was measured");
        foreach (MeasureRow row in rows)
        {
            TestContext.WriteLine(
                $"{row.Where}: {row.Worst.Value:0.00} {row.Metric.Unit}, limit {row.Limit}"
            );
            string worst = $"of {row.Cases}; worst {row.Worst.Value:0.00} at {row.Where}";
            if (Open.TryGetValue(id, out (double Least, double Most) open))
            {
                Assert.IsInRange(open.Least, open.Most, row.Worst.Value, worst);
            }
            else
            {
                Assert.AreEqual(0, row.Missed, worst);
            }
        }
        if (Open.ContainsKey(id))
        {
            Assert.IsGreaterThan(0, rows.Sum(row => row.Missed), "it holds now: take it out of the table");
        }
    }

    [TestMethod]
    public void Every_case_can_be_measured() =>
        Assert.AreEqual(
            "",
            string.Join('\n', QuickTable.Table.Failures.Select(one => $"{one.Key}: {one.Failure}"))
        );

    [TestMethod]
    public void The_pen_is_never_better_than_what_physics_and_the_period_allow()
    {
        int compared = 0;
        foreach (CaseResult result in QuickTable.Table.Results)
        {
            foreach (Reading reading in result.Readings)
            {
                // Of the voltage that the cell has, a pen can hold at most all: there the bound is from above.
                if (reading.Bound is not double bound || reading.Metric.AtLeast)
                {
                    continue;
                }
                compared++;
                double least = bound * 0.995;
                Assert.IsGreaterThanOrEqualTo(
                    least,
                    reading.Value,
                    $"{reading.Metric.Id} at {result.Key}: the bound is wrong"
                );
            }
        }
        Assert.IsGreaterThan(100, compared);
    }

    [TestMethod]
    public void No_rate_beyond_the_reachable_one_is_held()
    {
        foreach (
            Reading reading in QuickTable.Table.Results.SelectMany(one =>
                one.Readings.Where(reading => reading.Metric == Metrics.Reached)
            )
        )
        {
            Assert.IsLessThanOrEqualTo(100.5, reading.Value);
        }
    }

    [TestMethod]
    public void Every_limited_number_is_measured_with_the_nominal_plant_and_with_the_spread()
    {
        foreach (
            Metric metric in Metrics.All.Where(one => one.Group == Metrics.Rate && one.Nominal is not null)
        )
        {
            // The nominal motor has voltage enough for everything.
            bool nominal = metric != Metrics.Reached && metric != Metrics.Told && metric != Metrics.WindUp;
            foreach (bool isNominal in nominal ? [true, false] : new[] { false })
            {
                Assert.IsTrue(
                    QuickTable.Table.Rows.Any(row => row.Metric == metric && row.Nominal == isNominal),
                    $"{metric.Id}, nominal {isNominal}"
                );
            }
        }
    }
}
