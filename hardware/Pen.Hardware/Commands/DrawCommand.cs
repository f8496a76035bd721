// The verb draw: draws the schematic sheets and the wiring picture from the boards' data.
using System.CommandLine;
using System.IO;
using Pen.Hardware.Drawing;
using Pen.Hardware.Loading;

namespace Pen.Hardware.Commands;

internal static class DrawCommand
{
    public static Command Create(TextWriter output)
    {
        Option<string> folder = FolderOption.Create();
        Command command = new("draw", "Draw every sheet and picture of every board into its folder.")
        {
            folder,
        };
        command.SetAction(parsed =>
        {
            Drawings.Write(HardwareFolder.Read(parsed.GetValue(folder)!), output);
            return ExitCode.Good;
        });
        return command;
    }
}
