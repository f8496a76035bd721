// Where a command writes to.
using System.IO;

namespace Pen.Simulator.Commands;

/// <summary>The streams of one call of the program.</summary>
/// <param name="Output">Results.</param>
/// <param name="Error">What went wrong with the call itself.</param>
/// <param name="Interactive">A person sits at a terminal.</param>
/// <param name="Binary">Where bytes go: the output, unless that is a terminal, where they may not (null).</param>
public sealed record CommandStreams(
    TextWriter Output,
    TextWriter Error,
    bool Interactive,
    Stream? Binary = null
);

/// <summary>What the program exits with.</summary>
public static class ExitCode
{
    /// <summary>Every verdict was good.</summary>
    public const int Passed = 0;

    /// <summary>A verdict was bad.</summary>
    public const int Failed = 1;

    /// <summary>The call could not be carried out: unknown option, unreadable file, wrong line, unwritable trace.</summary>
    public const int Unusable = 2;

    /// <summary>Broken off by the person who called; nothing was bad until then. As shells count it.</summary>
    public const int Interrupted = 130;
}
