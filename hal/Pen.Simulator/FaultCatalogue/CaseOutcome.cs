// What came of one run of a case.
using System.Collections.Generic;

namespace Pen.Simulator.FaultCatalogue;

/// <summary>One run, measured.</summary>
/// <param name="Case">The case.</param>
/// <param name="Variation">The circumstances.</param>
/// <param name="Detected">What the pen made of it, in a word: a stop reason, a verdict, or what it did.</param>
/// <param name="SafeAfterMicroseconds">From the event to the safe state; -1 if it never came.</param>
/// <param name="DetectedAfterMicroseconds">From the event to the reason shown; -1 if none was.</param>
/// <param name="NeedlesInAfterMicroseconds">From the event until the needles were in; -1 if they never were.</param>
/// <param name="Misses">What was not as it must be; none is good.</param>
internal sealed record CaseOutcome(
    FaultCase Case,
    Variation Variation,
    string Detected,
    long SafeAfterMicroseconds,
    long DetectedAfterMicroseconds,
    long NeedlesInAfterMicroseconds,
    IReadOnlyList<string> Misses
)
{
    /// <summary>Everything was as it must be.</summary>
    public bool Ok => Misses.Count == 0;
}
