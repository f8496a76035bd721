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

namespace Pen.Simulator.FaultCatalogue;

/// <summary>Builds and carries out <c>faults</c>.</summary>
internal static class FaultsCommand
{
    private const int MostSeeds = 10_000;

    public static Command Create(CommandStreams streams)
    {
        Option<string?> only = new("--only")
        {
            Description = "Play only these faults, such as F03,F11.",
            HelpName = "IDS",
        };
        Option<int> seeds = WholeNumber.Option(
            "--seeds",
            "Seeds for each of 24 circumstances.",
            1,
            most: MostSeeds
        );
        Option<int> every = WholeNumber.Option(
            "--every",
            "Try only every N-th of the circumstances.",
            1,
            most: 24
        );
        BatchOptions batch = new("The first seed; 1 if not given.");
        ProcessorOptions processor = new();
        Command command = new(
            "faults",
            "Inject every fault of the catalogue: exit 0 if each is met within its bound, 1 if one is not, 2 if unusable."
        )
        {
            only,
            seeds,
            every,
        };
        batch.AddTo(command);
        batch.AddSpreadTo(command);
        batch.AddFolderTo(command, "Write the worst run of every row as a scenario into this folder.");
        processor.AddTo(command);
        command.Validators.Add(result => Validate(result, only));
        command.SetAction(
            (parsed, cancelled) =>
                Task.FromResult(
                    Run(
                        new CatalogueRequest(
                            Split(parsed.GetValue(only)),
                            batch.Seed(parsed) ?? 1,
                            parsed.GetValue(seeds),
                            parsed.GetValue(every),
                            processor.Chosen(parsed),
                            batch.Spread(parsed),
                            batch.Jobs(parsed)
                        ),
                        batch.Folder(parsed),
                        batch.Json(parsed),
                        streams,
                        cancelled
                    )
                )
        );
        return command;
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
        if (
            folder is not null
            && !BatchOptions.TryWrite(streams, folder, () => Directory.CreateDirectory(folder))
        )
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
        SavedCases saved = new(request, folder);
        if (!BatchOptions.TryWrite(streams, folder, () => saved.Write(rows)))
        {
            return ExitCode.Unusable;
        }
        if (json)
        {
            CatalogueReports.WriteJson(rows, streams.Output);
        }
        else
        {
            TimeSpan took = Stopwatch.GetElapsedTime(started);
            CatalogueReports.WriteText(rows, saved.Replay, took, streams.Output);
        }
        if (rows.Any(row => !row.Ok))
        {
            return ExitCode.Failed;
        }
        return cancelled.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Passed;
    }
}
