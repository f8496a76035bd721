// Entry point of the hardware program.
using System;
using Pen.Hardware.Commands;

namespace Pen.Hardware;

internal static class Program
{
    private static int Main(string[] args) => HardwareCommands.Run(args, Console.Out, Console.Error);
}
