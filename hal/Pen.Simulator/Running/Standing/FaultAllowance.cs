// What the faults that are injected now make impossible to hold, whatever firmware does.
using Pen.Hal.Simulated;

namespace Pen.Simulator.Running.Standing;

/// <summary>The sum of the table's rows over the faults that act now or did a moment ago.</summary>
internal sealed class FaultAllowance
{
    /// <summary>A fault is there, or was a moment ago.</summary>
    public bool Any { get; private set; }

    /// <summary>The display says nothing that could be held against the pen.</summary>
    public bool HidesScreen { get; private set; }

    /// <summary>The pen cannot know what the cell gives.</summary>
    public bool HidesBattery { get; private set; }

    /// <summary>The record cannot be held against the pen.</summary>
    public bool SpoilsRecord { get; private set; }

    /// <summary>How much later than else a stop may come, in microseconds.</summary>
    public long StopSlackMicroseconds { get; private set; }

    /// <summary>How much shorter or longer a hold of a button may seem, in microseconds.</summary>
    public long HoldSlackMicroseconds { get; private set; }

    /// <summary>An invariant, by its number, cannot hold now.</summary>
    public bool Suspends(int invariant) => Any && invariant == 0;

    /// <summary>Takes what a board has at this moment.</summary>
    public void Read(SimulatedBoard board) { }
}
