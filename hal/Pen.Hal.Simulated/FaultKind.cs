// The one vocabulary of what can be wrong with a simulated part.
namespace Pen.Hal.Simulated;

/// <summary>
/// How a part misbehaves, physically. Each part that takes faults says what a kind means for it, and refuses the
/// kinds that mean nothing there.
/// </summary>
public enum FaultKind
{
    /// <summary>Does not work at all.</summary>
    Off,

    /// <summary>Stays as it is, whatever it is told, and says nothing of it.</summary>
    Stuck,

    /// <summary>Gives anything.</summary>
    Garbage,

    /// <summary>Gives something plausible that is not so.</summary>
    Wrong,

    /// <summary>Works, at a fraction of its speed.</summary>
    Slow,

    /// <summary>Works, later than it says.</summary>
    Delayed,

    /// <summary>Works at times.</summary>
    Intermittent,
}
