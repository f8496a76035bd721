// One call of the program, as a user makes it.
using System.IO;
using Pen.Simulator.Commands;

namespace Pen.Simulator.Tests;

/// <summary>What a call left: exit code, what it wrote as text, as bytes, and as complaints.</summary>
internal sealed record Call(int Exit, string Output, string Error, byte[] Bytes)
{
    /// <summary>A call whose output is redirected.</summary>
    public static Call Of(params string[] args)
    {
        using MemoryStream bytes = new();
        return Of(args, bytes);
    }

    /// <summary>A call whose output is a terminal.</summary>
    public static Call AtTerminal(params string[] args) => Of(args, null);

    private static Call Of(string[] args, MemoryStream? bytes)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        CommandStreams streams = new(output, error, Interactive: false, bytes);
        int exit = SimulatorCommands.Run(args, streams);
        return new Call(exit, output.ToString(), error.ToString(), bytes?.ToArray() ?? []);
    }
}
