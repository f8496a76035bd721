// Entry point of the desktop program.
using System;
using System.Text;
using Pen.Simulator.Commands;

namespace Pen.Simulator;

internal static class Program
{
    private static int Main(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(false);
        bool interactive = !Console.IsOutputRedirected && !Console.IsInputRedirected;
        return SimulatorCommands.Run(args, new CommandStreams(Console.Out, Console.Error, interactive));
    }
}
