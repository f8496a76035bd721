// The column that matters: simulated time over time taken.
using System;
using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Pen.Benchmarks;

/// <summary>Seconds that one invocation of a benchmark simulates.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SimulatesAttribute(int seconds) : Attribute
{
    /// <summary>Simulated seconds.</summary>
    public int Seconds => seconds;
}

/// <summary>How many times faster than real time.</summary>
public sealed class RealTimeFactorColumn : IColumn
{
    public string Id => nameof(RealTimeFactorColumn);

    public string ColumnName => "x real time";

    public string Legend => "simulated time / mean time taken";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        SimulatesAttribute? simulates =
            benchmarkCase.Descriptor.WorkloadMethod.GetCustomAttribute<SimulatesAttribute>();
        double? nanoseconds = summary[benchmarkCase]?.ResultStatistics?.Mean;
        return simulates == null || nanoseconds == null
            ? "-"
            : (simulates.Seconds * 1e9 / nanoseconds.Value).ToString("F0", CultureInfo.InvariantCulture);
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) =>
        GetValue(summary, benchmarkCase);
}
