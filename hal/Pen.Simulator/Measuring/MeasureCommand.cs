// The verb measure: rate and depth beside what physics allows and what others do, in one table.
using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Pen.Simulator.Commands;
using Pen.Simulator.Running;

namespace Pen.Simulator.Measuring;

/// <summary>Builds and carries out <c>measure</c>.</summary>
internal static class MeasureCommand
{
    private const int DefaultMoves = 10_000;
    private const int QuickMoves = 200;

    /// <summary>The verb.</summary>
    public static Command Create(CommandStreams streams)
    {
        Option<string?> svg = new("--svg")
        {
            Description = "Draw the step responses into this file.",
            HelpName = "FILE",
        };
        Option<bool> quick = new("--quick")
        {
            Description = "Levels 1, 3 and 5, two cells, four corners of the spread, 200 moves.",
        };
        Option<bool> corners = new("--corners")
        {
            Description = "With --quick: all 32 corners of the spread. Without, they always are.",
        };
        Option<string[]> only = new("--only")
        {
            Description = $"Measure only these: {string.Join(", ", Metrics.Groups)}.",
            HelpName = "NAME",
            AllowMultipleArgumentsPerToken = true,
        };
        Option<int> moves = WholeNumber.Option(
            "--moves",
            $"Random moves of the depth; with --quick, {QuickMoves} if not said otherwise.",
            DefaultMoves
        );
        BatchOptions batch = new("Seed of everything that is drawn; 1 if not given.");
        Command command = new(
            "measure",
            "Measure rate and depth beside bounds and baselines: exit 0 if all limits hold, 1 if one is missed."
        )
        {
            svg,
            quick,
            corners,
            only,
            moves,
        };
        batch.AddTo(command);
        command.Validators.Add(result => ValidateNames(result, only));
        command.SetAction(
            (parsed, cancelled) =>
            {
                bool isQuick = parsed.GetValue(quick);
                MeasureRequest request = new(
                    isQuick,
                    !isQuick || parsed.GetValue(corners),
                    parsed.GetValue(only) ?? [],
                    isQuick && parsed.GetResult(moves) is not { Implicit: false }
                        ? QuickMoves
                        : parsed.GetValue(moves),
                    batch.Seed(parsed) ?? 1,
                    batch.Jobs(parsed)
                );
                return Task.FromResult(
                    Run(request, batch.Json(parsed), parsed.GetValue(svg), streams, cancelled)
                );
            }
        );
        return command;
    }

    private static void ValidateNames(CommandResult result, Option<string[]> only)
    {
        foreach (string name in result.GetValue(only) ?? [])
        {
            if (!Metrics.Groups.Contains(name))
            {
                result.AddError($"unknown name '{name}': expected {string.Join(", ", Metrics.Groups)}");
            }
        }
    }

    private static int Run(
        MeasureRequest request,
        bool json,
        string? svg,
        CommandStreams streams,
        CancellationToken cancelled
    )
    {
        long started = Stopwatch.GetTimestamp();
        MeasurePlan plan = new(request);
        if (svg is not null && !Draw(plan, svg, streams))
        {
            return ExitCode.Unusable;
        }
        MeasureTable table;
        using (RunProgress progress = new(streams.Interactive))
        {
            progress.Begin("cases", plan.Count);
            table = new MeasureTable(plan.Run(progress.Step, cancelled));
        }
        if (json)
        {
            MeasureReports.WriteJson(table, request, plan.Gains, streams.Output);
        }
        else
        {
            TimeSpan took = Stopwatch.GetElapsedTime(started);
            MeasureReports.WriteText(table, request, plan.Gains, took, streams.Output);
        }
        if (cancelled.IsCancellationRequested && table.Rows.All(row => row.Missed == 0))
        {
            return ExitCode.Interrupted;
        }
        return table.Passed ? ExitCode.Passed : ExitCode.Failed;
    }

    private static bool Draw(MeasurePlan plan, string path, CommandStreams streams)
    {
        try
        {
            File.WriteAllText(path, plan.Draw());
            return true;
        }
        catch (Exception failure)
            when (failure is IOException or UnauthorizedAccessException or MeasuringStoppedException)
        {
            streams.Error.WriteLine($"error: {path}: {failure.Message}");
            return false;
        }
    }
}
