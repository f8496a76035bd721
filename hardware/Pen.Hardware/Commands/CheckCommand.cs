// The verb check: holds the boards against all rules.
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using Pen.Hardware.Checks;
using Pen.Hardware.Loading;
using Pen.Hardware.Model;

namespace Pen.Hardware.Commands;

internal static class CheckCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        Option<string> folder = FolderOption.Create();
        Command command = new("check", "Hold the boards against all rules: exit 0 if none is broken, else 1.")
        {
            folder,
        };
        command.SetAction(parsed => Check(HardwareFolder.Read(parsed.GetValue(folder)!), output, error));
        return command;
    }

    private static int Check(HardwareFolder folder, TextWriter output, TextWriter error)
    {
        int broken = 0;
        foreach (Board board in folder.Boards)
        {
            IReadOnlyList<Finding> findings = BoardCheck.Of(board);
            Report(board.Name, findings, error);
            broken += findings.Count;
            output.WriteLine(
                $"{board.Name}: {board.Parts.Count} parts, {board.Nets.Count} nets, "
                    + $"{BoardCheck.Names.Count} rules, {findings.Count} broken"
            );
        }

        IReadOnlyList<Finding> unused = BoardCheck.Unused(folder.Catalogue, folder.Boards);
        Report(HardwareFolder.CatalogueFile, unused, error);
        output.WriteLine(
            $"{HardwareFolder.CatalogueFile}: {folder.Catalogue.Count} types, {unused.Count} unused"
        );
        return broken + unused.Count == 0 ? ExitCode.Good : ExitCode.Broken;
    }

    private static void Report(string where, IReadOnlyList<Finding> findings, TextWriter error)
    {
        foreach (Finding finding in findings)
        {
            error.WriteLine($"{where}: {finding.Rule}: {finding.Problem}");
        }
    }
}
