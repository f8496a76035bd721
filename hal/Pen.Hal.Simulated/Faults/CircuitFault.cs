// One thing that is wrong with the circuit or the plant.
namespace Pen.Hal.Simulated;

/// <summary>A fault as it is injected; <see cref="FaultVocabulary"/> says which there are.</summary>
/// <param name="Site">Where.</param>
/// <param name="Kind">How it misbehaves.</param>
/// <param name="Amount">How much, in the unit and the range of its row; 0: the row's default.</param>
/// <param name="ForMicroseconds">After this time it ends by itself; 0: it stays until it is cleared.</param>
public sealed record CircuitFault(
    FaultSite Site,
    FaultKind Kind,
    double Amount = 0,
    long ForMicroseconds = 0
);
