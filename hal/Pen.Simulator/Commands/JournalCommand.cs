// The verb journal: reads a dump of a pen's record into a table, CSV, JSON, and a page to print.
using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Pen.Simulator.Journals;

namespace Pen.Simulator.Commands;

/// <summary>Builds and carries out <c>journal DUMP... [--csv | --json] [--html FILE] [--last N]</c>.</summary>
internal static class JournalCommand
{
    private const string Expected = "--csv, --json, --html FILE, --last N or a dump";

    public static Command Create(CommandStreams streams)
    {
        Argument<string[]> places = new("DUMP")
        {
            Description = "A folder with the files of the flash, such files, or the text of a serial dump.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<bool> csv = new("--csv") { Description = "Write a row a session as CSV." };
        Option<bool> json = new("--json") { Description = "Write everything as JSON." };
        Option<string> html = new("--html")
        {
            Description = "Also write a report to print, to a file that ends in .html.",
            HelpName = "FILE",
        };
        Option<string> last = new("--last")
        {
            Description = "Tell only the last N sessions; a page holds ten or more.",
            HelpName = "N",
        };
        Command command = new(
            "journal",
            "Read a pen's record: exit 0 if all of it verifies, 1 if it is damaged, 2 if unusable."
        )
        {
            places,
            csv,
            json,
            html,
            last,
        };
        command.Validators.Add(result =>
        {
            IEnumerable<Token> words = result.GetResult(places)?.Tokens ?? [];
            foreach (Token word in words.Where(word => word.Value.StartsWith('-')))
            {
                result.AddError($"unknown option '{word.Value}': expected {Expected}");
            }
            if (result.GetValue(csv) && result.GetValue(json))
            {
                result.AddError("--csv and --json: the output can be one of them; say which");
            }
            if (result.GetResult(html)?.Tokens is [{ Value: string path }] && !IsPage(path))
            {
                result.AddError($"--html '{path}': expected a name that ends in .html");
            }
            if (result.GetResult(last)?.Tokens is [{ Value: string count }] && !TryCount(count, out _))
            {
                result.AddError($"--last '{count}': expected a whole number from 1");
            }
        });
        command.SetAction(parsed =>
            Run(
                parsed.GetValue(places) ?? [],
                parsed.GetValue(csv),
                parsed.GetValue(json),
                parsed.GetValue(html),
                TryCount(parsed.GetValue(last), out int most) ? most : int.MaxValue,
                streams
            )
        );
        return command;
    }

    private static bool IsPage(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".html" or ".htm";

    private static bool TryCount(string? text, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count > 0;

    private static int Run(
        string[] places,
        bool csv,
        bool json,
        string? html,
        int last,
        CommandStreams streams
    )
    {
        JournalReading reading;
        try
        {
            reading = new JournalReading(DumpLoader.Load(places), last);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            streams.Error.WriteLine($"error: cannot read the dump: {failure.Message}");
            return ExitCode.Unusable;
        }
        if (reading.Verified == 0 && (!reading.IsEmpty || reading.IsDamaged))
        {
            streams.Error.WriteLine(
                $"error: nothing in {string.Join(", ", places)} verifies: read the pen anew, and keep this dump"
            );
            foreach (JournalFinding finding in reading.Findings)
            {
                streams.Error.WriteLine($"  {finding}");
            }
            return ExitCode.Unusable;
        }
        if (html is not null && !WritePage(html, JournalHtml.Page(reading, places), streams))
        {
            return ExitCode.Unusable;
        }
        Write(reading, csv, json, streams);
        return reading.IsDamaged ? ExitCode.Failed : ExitCode.Passed;
    }

    private static void Write(JournalReading reading, bool csv, bool json, CommandStreams streams)
    {
        if (csv)
        {
            JournalCsv.Write(reading, streams.Output);
        }
        else if (json)
        {
            JournalJson.Write(reading, streams.Output);
        }
        else
        {
            JournalTable.Write(reading, streams.Output);
        }
        if (!reading.IsDamaged)
        {
            return;
        }
        string lost = reading.HasLost
            ? "some of it is lost: what is shown is what verifies"
            : "nothing is known to be lost: the other copy has it";
        streams.Error.WriteLine($"warning: the dump is damaged; {lost}");
        if (csv)
        {
            // The table and the JSON tell it themselves.
            foreach (JournalFinding finding in reading.Findings)
            {
                streams.Error.WriteLine($"  {finding}");
            }
        }
    }

    // An older report of that name stays what it was until the new one is whole.
    private static bool WritePage(string path, string page, CommandStreams streams)
    {
        try
        {
            if (Directory.Exists(path))
            {
                throw new IOException($"'{path}' is a folder");
            }
            string part = path + ".part";
            File.WriteAllText(part, page, new UTF8Encoding(false));
            File.Move(part, path, overwrite: true);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            streams.Error.WriteLine($"error: cannot write the report: {failure.Message}");
            return false;
        }
    }
}
