// What a period and a simulated second cost, as Markdown tables from one run.
using System.IO;

namespace Pen.Benchmarks;

/// <summary>All tables of <c>cost</c>.</summary>
internal static class CostReport
{
    private const int Hours = 10;

    /// <summary>Writes them.</summary>
    public static void Write(TextWriter output)
    {
        PeriodReport.States(output);
        PeriodReport.Instructions(output);
        GrowthReport.Steps(output);
        GrowthReport.Faults(output);
        GrowthReport.Length(output, Hours);
    }
}
