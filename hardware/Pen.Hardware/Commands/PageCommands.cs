// The verbs that print a page of a board, and the one that writes them all.
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using Pen.Hardware.Checks;
using Pen.Hardware.Loading;
using Pen.Hardware.Model;
using Pen.Hardware.Output;

namespace Pen.Hardware.Commands;

internal static class PageCommands
{
    public static IEnumerable<Command> Create(TextWriter output, TextWriter error)
    {
        foreach (Page page in Pages.All)
        {
            yield return Print(page, output, error);
        }

        Option<string> folder = FolderOption.Create();
        Command write = new("write", "Write every page of every board into its folder.") { folder };
        write.SetAction(parsed => Write(HardwareFolder.Read(parsed.GetValue(folder)!), output, error));
        yield return write;
    }

    private static Command Print(Page page, TextWriter output, TextWriter error)
    {
        Argument<string> name = new("BOARD") { Description = "pen or dev-kit." };
        Option<string> folder = FolderOption.Create();
        Command command = new(page.Verb, page.Description) { name, folder };
        command.SetAction(parsed =>
        {
            HardwareFolder read = HardwareFolder.Read(parsed.GetValue(folder)!);
            string slug = parsed.GetValue(name)!;
            Board? board = read.Boards.FirstOrDefault(board => board.Slug == slug);
            if (board is null || !page.IsFor(board))
            {
                string[] slugs = [.. read.Boards.Where(page.IsFor).Select(static one => one.Slug)];
                error.WriteLine(
                    $"error: no {page.Verb} of a board '{slug}': expected {string.Join(" or ", slugs)}"
                );
                return ExitCode.Unusable;
            }

            if (IsBroken(board, error))
            {
                return ExitCode.Broken;
            }

            output.Write(page.Print(board));
            return ExitCode.Good;
        });
        return command;
    }

    private static int Write(HardwareFolder folder, TextWriter output, TextWriter error)
    {
        if (folder.Boards.Any(board => IsBroken(board, error)))
        {
            return ExitCode.Broken;
        }

        foreach ((string path, string text) in Pages.Of(folder))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            output.WriteLine(path);
        }

        return ExitCode.Good;
    }

    // Nothing is made of a board that breaks a rule: somebody would build it.
    private static bool IsBroken(Board board, TextWriter error)
    {
        int broken = BoardCheck.Of(board).Count;
        if (broken > 0)
        {
            error.WriteLine($"error: {board.Name} breaks {broken} rules; say check, and mend the data first");
        }

        return broken > 0;
    }
}
