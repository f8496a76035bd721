// The scope's samples of a pen, as dense as its time passes fast.
using System;
using System.Collections.Generic;
using Pen.Simulator.Tracing;

namespace Pen.Simulator.Bench;

/// <summary>
/// Up to real time, a sample is a moment. Faster than that, each stretch of time leaves the least and the most of
/// every column, so that nothing short is lost and no frame grows.
/// </summary>
internal sealed class TraceSampler
{
    /// <summary>Rows kept until they are taken; beyond that the oldest go.</summary>
    public const int MostRows = 48;

    private const long UsualMicroseconds = 5_000;
    private const long FinestMicroseconds = 250;

    private static readonly (string Name, Func<TraceRow, double> Value)[] Table =
    [
        ("time_us", row => row.TimeMicroseconds),
        ("state", row => row.Powered ? (int)row.State : 0),
        ("rate_mhz", row => row.RotorRateMillihertz),
        ("rate_set_mhz", row => row.SetRateMillihertz),
        ("depth_um", row => row.ProtrusionMicrometres),
        ("depth_counted_um", row => row.CountedDepthMicrometres),
        ("depth_set_um", row => row.SetDepthMicrometres),
        ("current_ma", row => row.MotorCurrentMilliamperes),
        ("battery_mv", row => row.BatteryMillivolts),
        ("duty_permille", row => row.DutyPermille),
        ("gate", row => row.Gate ? 1 : 0),
        ("heartbeat", row => row.Heartbeat ? 1 : 0),
        ("driven", row => row.DriveOn ? 1 : 0),
        ("skin_estimated_unm", row => row.EstimatedSkinTorqueMicronewtonMetres),
        ("skin_torque_unm", row => row.SkinTorqueMicronewtonMetres),
    ];

    private readonly List<double[]> _rows = [];
    private readonly double[] _least = new double[Table.Length];
    private readonly double[] _most = new double[Table.Length];
    private long _interval = UsualMicroseconds;
    private int _samplesInBucket = 1;
    private int _inBucket;

    /// <summary>Names of the columns.</summary>
    public static IReadOnlyList<string> Columns { get; } = Array.ConvertAll(Table, column => column.Name);

    /// <summary>When the next sample is due, in world time.</summary>
    public long NextMicroseconds { get; private set; }

    /// <summary>Samples as fits a speed of time from now on.</summary>
    public void SetSpeed(double speed)
    {
        long fine = (long)(UsualMicroseconds * speed) / FinestMicroseconds * FinestMicroseconds;
        _interval = speed >= 1 ? UsualMicroseconds : long.Max(FinestMicroseconds, fine);
        _samplesInBucket = speed > 1 ? (int)Math.Ceiling(speed) : 1;
        _inBucket = 0;
    }

    /// <summary>Takes a moment that is due.</summary>
    public void Sample(TraceRow row)
    {
        NextMicroseconds = row.TimeMicroseconds + _interval;
        for (int i = 0; i < Table.Length; i++)
        {
            double value = Table[i].Value(row);
            _least[i] = _inBucket == 0 ? value : Math.Min(_least[i], value);
            _most[i] = _inBucket == 0 ? value : Math.Max(_most[i], value);
        }
        if (++_inBucket < _samplesInBucket)
        {
            return;
        }
        _inBucket = 0;
        if (_samplesInBucket > 1)
        {
            double end = _most[0];
            _least[0] += Math.Floor((end - _least[0]) / 2);
            Keep(_least);
        }
        Keep(_most);
    }

    /// <summary>Hands out the rows since the last time.</summary>
    public IReadOnlyList<double[]> Take()
    {
        double[][] rows = [.. _rows];
        _rows.Clear();
        return rows;
    }

    private void Keep(double[] row)
    {
        if (_rows.Count == MostRows)
        {
            _rows.RemoveAt(0);
        }
        _rows.Add((double[])row.Clone());
    }
}
