// The verb faults: plays the whole fault catalogue against its bounds.
using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Pen.Simulator.Commands;
using Pen.Simulator.Running;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.FaultCatalogue;

/// <summary>Builds and carries out <c>faults</c>.</summary>
internal static class FaultsCommand
{
    private const int MostSeeds = 10_000;

    // In thousandths of a percent.
    private const long MostSpread = 50_000;

    public static Command Create(CommandStreams streams)
    {
        Option<string?> only = new("--only")
        {
            Description = "Play only these faults, such as F03,F11.",
            HelpName = "IDS",
        };
        Option<int> seeds = Number("--seeds", "Seeds for each of 24 circumstances.", 1, MostSeeds);
        Option<int> seed = Number("--seed", "The first of them.", 1, int.MaxValue);
        Option<int> every = Number("--every", "Try only every N-th of the circumstances.", 1, 24);
        Option<int> jobs = Number("--jobs", "Runs at once.", Environment.ProcessorCount, 1024);
        Option<string?> save = new("--save")
        {
            Description = "Write the worst run of every row as a scenario into this folder.",
            HelpName = "FOLDER",
        };
        Option<string?> spread = new("--plant-spread")
        {
            Description = "Vary the plant's parameters with the seed by up to this share, such as 20%.",
            HelpName = "SHARE",
        };
        Option<bool> json = new("--json") { Description = "Write the rows as JSON." };
        ProcessorOptions processor = new();
        Command command = new(
            "faults",
            "Inject every fault of the catalogue: exit 0 if each is met within its bound, 1 if one is not, 2 if unusable."
        )
        {
            only,
            seeds,
            seed,
            every,
            jobs,
            save,
            spread,
            json,
        };
        processor.AddTo(command);
        command.Validators.Add(result => Validate(result, only));
        command.Validators.Add(result => ValidateSpread(result, spread));
        command.SetAction(
            (parsed, cancelled) =>
                Task.FromResult(
                    Run(
                        new CatalogueRequest(
                            Split(parsed.GetValue(only)),
                            (ulong)parsed.GetValue(seed),
                            parsed.GetValue(seeds),
                            parsed.GetValue(every),
                            processor.Chosen(parsed),
                            Share(parsed.GetValue(spread)) ?? 0,
                            parsed.GetValue(jobs)
                        ),
                        parsed.GetValue(save),
                        parsed.GetValue(json),
                        streams,
                        cancelled
                    )
                )
        );
        return command;
    }

    private static Option<int> Number(string name, string description, int fallback, int most)
    {
        Option<int> option = new(name)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => fallback,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 0)
            {
                return;
            }
            // What is no number at all is the parser's to say.
            bool isNumber = int.TryParse(result.Tokens[^1].Value, out int value);
            if (isNumber && (value < 1 || value > most))
            {
                result.AddError($"{name} takes a whole number from 1 to {most}");
            }
        });
        return option;
    }

    private static void Validate(CommandResult result, Option<string?> only)
    {
        if (result.GetValue(only) is not string wanted)
        {
            return;
        }
        string[] ids = Split(wanted);
        string? unknown = ids.FirstOrDefault(id => !CatalogueRun.Ids.Contains(id));
        if (ids.Length == 0 || unknown is not null)
        {
            result.AddError($"--only {wanted}: expected numbers from F01 to F25, joined by commas");
        }
    }

    private static void ValidateSpread(CommandResult result, Option<string?> spread)
    {
        if (result.GetValue(spread) is string wanted && Share(wanted) is null)
        {
            result.AddError($"--plant-spread {wanted}: expected a share from 0% to 50%");
        }
    }

    private static double? Share(string? text) =>
        Quantities.TryParse(text ?? "0%", Dimension.Percent, out long value)
        && value is >= 0 and <= MostSpread
            ? value / 1e5
            : null;

    private static string[] Split(string? ids) =>
        ids is null
            ? []
            :
            [
                .. ids.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Select(id => id.ToUpperInvariant()),
            ];

    private static int Run(
        CatalogueRequest request,
        string? folder,
        bool json,
        CommandStreams streams,
        CancellationToken cancelled
    )
    {
        if (folder is not null && !TryMake(folder, streams.Error))
        {
            return ExitCode.Unusable;
        }
        long started = Stopwatch.GetTimestamp();
        CatalogueRun run = new(request);
        IReadOnlyList<CatalogueRow> rows;
        using (RunProgress progress = new(streams.Interactive))
        {
            run.Tried += progress.Step;
            progress.Begin("faults", run.Runs);
            rows = run.Play(cancelled);
        }
        try
        {
            SavedCases saved = new(request, folder);
            saved.Write(rows);
            if (json)
            {
                CatalogueReports.WriteJson(rows, streams.Output);
            }
            else
            {
                TimeSpan took = Stopwatch.GetElapsedTime(started);
                CatalogueReports.WriteText(rows, saved.Replay, took, streams.Output);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            streams.Error.WriteLine($"error: cannot write into {folder}: {failure.Message}");
            return ExitCode.Unusable;
        }
        if (rows.Any(row => !row.Ok))
        {
            return ExitCode.Failed;
        }
        return cancelled.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Passed;
    }

    private static bool TryMake(string folder, TextWriter error)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"error: --save {folder}: {failure.Message}");
            return false;
        }
    }
}
