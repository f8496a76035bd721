// What a handful of measurements says: the middle one and the worst.
using System.Collections.Generic;
using System.Linq;

namespace Pen.Benchmarks;

/// <summary>Of the same thing measured several times.</summary>
internal static class Spread
{
    /// <summary>The one in the middle.</summary>
    public static double Median(IReadOnlyCollection<double> values) =>
        values.Order().ElementAt(values.Count / 2);

    /// <summary>The largest.</summary>
    public static double Most(IReadOnlyCollection<double> values) => values.Max();
}
