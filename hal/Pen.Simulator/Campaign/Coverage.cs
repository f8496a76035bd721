// Which rows of the supervisor's table a campaign has taken, and where it spent its time.
using System.Collections.Generic;
using System.Linq;
using Pen.Control;
using Pen.Hal.Simulated;

namespace Pen.Simulator.Campaign;

/// <summary>
/// Counts what was reached. Reads the firmware's state: coverage says how good a campaign was, no verdict hangs on it.
/// </summary>
internal sealed class Coverage
{
    private readonly long[] _rows = new long[SupervisorTable.Rows.Length];
    private readonly long[] _stateMicroseconds = new long[SupervisorTable.StateCount];
    private PenState _state;
    private long _at;

    /// <summary>Motor starts.</summary>
    public long Starts { get; private set; }

    /// <summary>Faults put in, by site.</summary>
    public SortedDictionary<FaultSite, long> Faults { get; } = [];

    /// <summary>Rules followed, by name.</summary>
    public SortedDictionary<string, long> Rules { get; } = [];

    /// <summary>Time spent in a state, in microseconds; 0 stands for off.</summary>
    public long MicrosecondsIn(PenState state) => _stateMicroseconds[(int)state];

    /// <summary>How often each row of the table was taken.</summary>
    public IReadOnlyList<long> Rows => _rows;

    /// <summary>Rows never taken, but for those that nothing outside the firmware can lead to.</summary>
    public IEnumerable<Transition> Missing =>
        SupervisorTable.Rows.Where((row, index) => _rows[index] == 0 && !IsDefensive(row));

    /// <summary>
    /// Rows against the firmware's own mistakes. Ready to Refused without a reason: of a cartridge that is usable, only its
    /// removal or the end of its session makes another verdict, and both have rows before. Ready to Homing: whatever puts
    /// the depth in doubt either comes with a fault or with the cartridge out, and both leave Ready by other rows. MoveAborted:
    /// a move lasts too long only by a clock that was set back, which has a reason of its own before.
    /// </summary>
    public static bool IsDefensive(Transition row) =>
        row
            is { From: PenState.Ready, To: PenState.Refused, Reason: StopReason.None }
                or { From: PenState.Ready, To: PenState.Homing }
                or { Reason: StopReason.MoveAborted };

    /// <summary>Looks at a pen.</summary>
    public void Look(SimulatedPen pen)
    {
        _stateMicroseconds[(int)_state] += pen.NowMicroseconds - _at;
        _at = pen.NowMicroseconds;
        PenOutputs? outputs = pen.Firmware?.Outputs;
        PenState state = outputs?.State ?? 0;
        if (state == _state)
        {
            return;
        }
        PenState from = _state;
        _state = state;
        Starts += state == PenState.Running ? 1 : 0;
        if (from == 0 || state == 0)
        {
            return;
        }
        int row = RowOf(from, state, outputs!.Reason);
        if (row >= 0)
        {
            _rows[row]++;
        }
    }

    /// <summary>Adds what another run has covered.</summary>
    public void Add(Coverage other)
    {
        for (int i = 0; i < _rows.Length; i++)
        {
            _rows[i] += other._rows[i];
        }
        for (int i = 0; i < _stateMicroseconds.Length; i++)
        {
            _stateMicroseconds[i] += other._stateMicroseconds[i];
        }
        Starts += other.Starts;
        AddTo(Faults, other.Faults);
        AddTo(Rules, other.Rules);
    }

    /// <summary>A row in words.</summary>
    public static string Describe(Transition row)
    {
        string from = row.From == SupervisorTable.AnyAwake ? "any" : row.From.ToString();
        string reason = row.Reason == StopReason.None ? "" : $" ({row.Reason})";
        return $"{from} -> {row.To}{reason}";
    }

    private static void AddTo<TKey>(SortedDictionary<TKey, long> sum, SortedDictionary<TKey, long> more)
        where TKey : notnull
    {
        foreach ((TKey key, long count) in more)
        {
            sum[key] = sum.GetValueOrDefault(key) + count;
        }
    }

    // A row with a reason is told by it; of those without, no two lead from one state to the same other.
    private static int RowOf(PenState from, PenState to, StopReason reason)
    {
        int plain = -1;
        for (int i = 0; i < SupervisorTable.Rows.Length; i++)
        {
            Transition row = SupervisorTable.Rows[i];
            bool fits = row.To == to && (row.From == from || row.From == SupervisorTable.AnyAwake);
            if (fits && row.Reason == reason && reason != StopReason.None)
            {
                return i;
            }
            if (fits && row.Reason == StopReason.None)
            {
                plain = i;
            }
        }
        return plain;
    }
}
