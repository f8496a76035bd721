// What came of one power cut.
using System.Collections.Generic;

namespace Pen.Simulator.PowerCuts;

/// <summary>A rule that a pen broke.</summary>
/// <param name="AtMicroseconds">World time.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Actual">What was the case.</param>
public sealed record CutViolation(long AtMicroseconds, string Rule, string Actual);

/// <summary>One cut, tried.</summary>
/// <param name="Cut">The cut.</param>
/// <param name="Phase">How far the seated cartridge had got, by flash and chip, when power went.</param>
/// <param name="Result">What became of that cartridge after the reboot.</param>
/// <param name="BootMicroseconds">From power-up until the pen was ready for hands, needles in.</param>
/// <param name="RecoveryWrites">Flash writes of that boot: how many bytes each appended, 0 for a deletion.</param>
/// <param name="Violations">What it broke; none is good.</param>
public sealed record CutOutcome(
    Cut Cut,
    string Phase,
    string Result,
    long BootMicroseconds,
    IReadOnlyList<int> RecoveryWrites,
    IReadOnlyList<CutViolation> Violations
);
