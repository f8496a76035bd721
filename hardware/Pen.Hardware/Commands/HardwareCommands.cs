// The verbs of the hardware program.
using System;
using System.IO;
using Pen.Hardware.Loading;

namespace Pen.Hardware.Commands;

/// <summary>Builds the verbs and carries them out.</summary>
public static class HardwareCommands
{
    private const int Good = 0;
    private const int Unusable = 2;

    /// <summary>Carries out a command line. 0: good; 1: a rule is broken; 2: unusable files or arguments.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        try
        {
            HardwareFolder folder = HardwareFolder.Read(args.Length > 0 ? args[^1] : "hardware");
            if (args.Length > 0 && args[0] == "draw")
            {
                Drawing.Drawings.Write(folder, args.Length > 2 ? args[1] : "", output);
                return Good;
            }

            foreach (Model.Board board in folder.Boards)
            {
                output.WriteLine($"{board.Name}: {board.Parts.Count} parts, {board.Nets.Count} nets");
            }

            return Good;
        }
        catch (Exception exception) when (exception is BadDataException or Drawing.DrawingException)
        {
            error.WriteLine("error: " + exception.Message);
            return Unusable;
        }
    }
}
