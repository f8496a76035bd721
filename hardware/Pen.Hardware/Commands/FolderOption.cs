// The option that names the folder of the data.
using System.CommandLine;

namespace Pen.Hardware.Commands;

internal static class FolderOption
{
    public static Option<string> Create() =>
        new("--folder")
        {
            Description = "The folder hardware/ of the repository.",
            HelpName = "FOLDER",
            DefaultValueFactory = static _ => "hardware",
        };
}
