// The last minutes of a pen's trace, in bounded memory.
using System.Collections.Generic;
using Pen.Simulator.Tracing;

namespace Pen.Simulator.Bench;

/// <summary>Keeps rows of a time just past, and of those no more than so many.</summary>
internal sealed class TraceRing
{
    /// <summary>How much of the pen's time is kept, in microseconds.</summary>
    public const long KeptMicroseconds = 600_000_000;

    // Ten minutes of 50 periods and about as many edges a second; beyond that, the oldest go sooner.
    private const int MostRows = 100_000;

    private readonly Queue<TraceRow> _rows = new();

    /// <summary>Takes a pen's present moment; times never fall.</summary>
    public void Add(SimulatedPen pen)
    {
        TraceRow? old = null;
        while (
            _rows.Count >= MostRows
            || (_rows.Count > 0 && _rows.Peek().TimeMicroseconds < pen.NowMicroseconds - KeptMicroseconds)
        )
        {
            old = _rows.Dequeue();
        }
        TraceRow row = old ?? new TraceRow();
        row.Read(pen);
        _rows.Enqueue(row);
    }

    /// <summary>Copies of all rows, oldest first, which nobody changes any more.</summary>
    public IReadOnlyList<TraceRow> Copy()
    {
        TraceRow[] copy = new TraceRow[_rows.Count];
        int at = 0;
        foreach (TraceRow row in _rows)
        {
            copy[at++] = row.Copy();
        }
        return copy;
    }
}
