// What the faults that are injected now make impossible to hold, whatever firmware does.
using System;
using System.Collections.Generic;
using Pen.Hal.Simulated;

namespace Pen.Simulator.Running.Standing;

/// <summary>The sum of the table's rows over the faults that act now or did a moment ago.</summary>
internal sealed class FaultAllowance
{
    // The world is as it should be so long after a fault: a picture drawn anew, a rotor braked, a record saved.
    private const long AfterMicroseconds = 1_000_000;
    private const long ScreenAfterMicroseconds = 6_000_000;

    private static readonly int Kinds = Enum.GetValues<Allowed>().Length + 1;

    private readonly long[] _microseconds = new long[Kinds];
    private readonly long[] _until = new long[Kinds];
    private long _now;
    private long _anyUntil = long.MinValue;

    /// <summary>A fault is there, or was a moment ago.</summary>
    public bool Any => _now <= _anyUntil;

    /// <summary>Something is allowed at all now.</summary>
    public bool Has(Allowed what) => Of(what) > 0;

    /// <summary>For how long at a time something is allowed now, in microseconds; 0 for not at all.</summary>
    public long Of(Allowed what) => _now <= _until[(int)what] ? _microseconds[(int)what] : 0;

    /// <summary>Takes what a board has at this moment.</summary>
    public void Read(SimulatedBoard board)
    {
        _now = board.Time.NowMicroseconds;
        IReadOnlyList<CircuitFault> active = board.Faults.Active;
        if (active.Count == 0)
        {
            return;
        }
        _anyUntil = _now + AfterMicroseconds;
        foreach (CircuitFault fault in active)
        {
            foreach (AllowanceRow row in AllowanceTable.Rows)
            {
                if (
                    row.Site == fault.Site
                    && (row.Kind is null || row.Kind == fault.Kind)
                    && (!row.BesidesAnother || active.Count > 1)
                )
                {
                    Allow(row);
                }
            }
        }
    }

    private void Allow(AllowanceRow row)
    {
        int what = (int)row.What;
        bool lapsed = _now > _until[what];
        _microseconds[what] = lapsed ? row.Microseconds : Math.Max(_microseconds[what], row.Microseconds);
        long after = row.What is Allowed.Screen or Allowed.Record
            ? ScreenAfterMicroseconds
            : AfterMicroseconds;
        _until[what] = _now + after;
    }
}
