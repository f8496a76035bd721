// Entry point of the desktop program.
using System;
using System.IO;
using System.Text;
using Pen.Simulator.Commands;

namespace Pen.Simulator;

internal static class Program
{
    private static int Main(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(false);
        bool interactive = !Console.IsOutputRedirected && !Console.IsInputRedirected;
        using Stream? binary = Console.IsOutputRedirected ? Console.OpenStandardOutput() : null;
        CommandStreams streams = new(Console.Out, Console.Error, interactive, binary);
        return SimulatorCommands.Run(args, streams);
    }
}
