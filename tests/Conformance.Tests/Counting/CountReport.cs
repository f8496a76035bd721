// What a run's control periods cost, as Markdown.
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Conformance.Tests.Counting;

internal static class CountReport
{
    private const int DearestMethods = 40;

    /// <summary>Every state of a run: periods, least, mean and most instructions.</summary>
    public static string ByState(string title, IEnumerable<PeriodCount> periods)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"### {title}\n\n");
        text.Append("| state | periods | least | mean | most |\n|---|---:|---:|---:|---:|\n");
        foreach (IGrouping<string, PeriodCount> state in periods.GroupBy(period => period.State))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {state.Key} | {state.Count()} | {state.Min(Total)} | {state.Average(Total):F0} | {state.Max(Total)} |\n"
            );
        }
        return text.Append('\n').ToString();
    }

    /// <summary>Distribution of some periods, and the methods that dominate them.</summary>
    public static string Dominating(string title, PeriodCount[] periods, string[] methods)
    {
        StringBuilder text = new();
        int[] totals = [.. periods.Select(Total).Order()];
        text.Append(CultureInfo.InvariantCulture, $"### {title}\n\n");
        text.Append("| periods | least | 10 % | median | mean | 90 % | 99 % | most |\n");
        text.Append("|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"| {totals.Length} | {totals[0]} | {At(0.1)} | {At(0.5)} | {totals.Average():F0} | {At(0.9)} | {At(0.99)} | {totals[^1]} |\n\n"
        );
        text.Append("| mean | most | share | method |\n|---:|---:|---:|---|\n");
        foreach (
            var row in methods
                .Select(
                    (name, i) =>
                        (
                            Name: name,
                            Mean: periods.Average(p => p.ByMethod[i]),
                            Most: periods.Max(p => p.ByMethod[i])
                        )
                )
                .OrderByDescending(row => row.Mean)
                .Take(DearestMethods)
        )
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {row.Mean:F1} | {row.Most} | {row.Mean / totals.Average():P1} | {row.Name} |\n"
            );
        }
        return text.Append('\n').ToString();

        int At(double share) => totals[(int)(share * (totals.Length - 1))];
    }

    private static int Total(PeriodCount period) => period.Total;
}
