// The quick table, measured once for all tests that look at it.
using System;
using System.Threading;
using Pen.Simulator.Measuring;

namespace Pen.Simulator.Tests.Measuring;

/// <summary>What <c>measure --quick</c> measures.</summary>
internal static class QuickTable
{
    public const ulong Seed = 1;

    private static readonly Lazy<(MeasureTable Table, PidGains Gains)> Measured = new(() =>
    {
        MeasureRequest request = new(
            Quick: true,
            EveryCorner: false,
            Only: [],
            Moves: 200,
            Seed,
            Jobs: Environment.ProcessorCount
        );
        MeasurePlan plan = new(request);
        return (new MeasureTable(plan.Run(null, CancellationToken.None)), plan.Gains);
    });

    public static MeasureTable Table => Measured.Value.Table;

    public static PidGains Gains => Measured.Value.Gains;
}
