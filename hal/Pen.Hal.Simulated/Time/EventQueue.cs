// A binary heap of events, ordered by time and then by the order in which they were scheduled.
using System;

namespace Pen.Hal.Simulated;

/// <summary>Pending events. The order is total, so a run never depends on how the heap happens to lie.</summary>
internal sealed class EventQueue
{
    // Orders below those of all others.
    private const long FirstOrder = long.MinValue;

    private Entry[] _heap = new Entry[64];
    private int _count;
    private long _sequence;

    /// <summary>Time of the earliest event; <see cref="long.MaxValue"/> if there is none.</summary>
    public long NextTime => _count == 0 ? long.MaxValue : _heap[0].Time;

    public void Add(long time, Action action) => Add(time, action, 0);

    /// <summary>An event before all others of its time, but for earlier ones of the same kind.</summary>
    public void AddFirst(long time, Action action) => Add(time, action, FirstOrder);

    private void Add(long time, Action action, long order)
    {
        if (_count == _heap.Length)
        {
            Array.Resize(ref _heap, _count * 2);
        }

        Entry added = new(time, order + _sequence++, action);
        int at = _count++;
        while (at > 0)
        {
            int parent = (at - 1) >> 1;
            if (!added.IsBefore(_heap[parent]))
            {
                break;
            }

            _heap[at] = _heap[parent];
            at = parent;
        }

        _heap[at] = added;
    }

    /// <summary>Takes the earliest event off. The queue must not be empty.</summary>
    public Action TakeNext()
    {
        Action action = _heap[0].Action;
        Entry last = _heap[--_count];
        _heap[_count] = default;
        int at = 0;
        while (true)
        {
            int child = (2 * at) + 1;
            if (child >= _count)
            {
                break;
            }

            if (child + 1 < _count && _heap[child + 1].IsBefore(_heap[child]))
            {
                child++;
            }

            if (!_heap[child].IsBefore(last))
            {
                break;
            }

            _heap[at] = _heap[child];
            at = child;
        }

        if (_count > 0)
        {
            _heap[at] = last;
        }

        return action;
    }

    private readonly struct Entry(long time, long sequence, Action action)
    {
        public readonly long Time = time;
        public readonly Action Action = action;
        private readonly long _order = sequence;

        public bool IsBefore(in Entry other) =>
            Time != other.Time ? Time < other.Time : _order < other._order;
    }
}
