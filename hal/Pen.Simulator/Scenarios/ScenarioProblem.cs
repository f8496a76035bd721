// A place in a scenario that cannot be understood, and what would have been.
using System;

namespace Pen.Simulator.Scenarios;

/// <summary>One error of a scenario file.</summary>
/// <param name="File">The file as it was named on the command line.</param>
/// <param name="Line">1-based line.</param>
/// <param name="Column">1-based column.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What could have stood there.</param>
public sealed record ScenarioProblem(string File, int Line, int Column, string Found, string Expected)
{
    /// <summary>The problem in one line, in the form that editors can jump to.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: {Found}; expected {Expected}";
}

/// <summary>Ends the parsing of one line; the parser goes on with the next.</summary>
internal sealed class LineException(int column, string found, string expected) : Exception(expected)
{
    public int Column { get; } = column;

    public string Found { get; } = found;

    public string Expected { get; } = expected;
}
