// The verb campaign: random operators and random faults, against what must always hold.
using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Pen.Simulator.Commands;
using Pen.Simulator.Hosting;
using Pen.Simulator.Running;

namespace Pen.Simulator.Campaign;

/// <summary>Builds and carries out <c>campaign</c>.</summary>
internal static class CampaignCommand
{
    private const double MostHours = 10_000;

    public static Command Create(CommandStreams streams)
    {
        Option<double> hours = new("--hours")
        {
            Description = "Simulated hours, in runs of minutes.",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        hours.Validators.Add(result =>
        {
            // What is no number at all, the parser itself refuses.
            string word = result.Tokens.Count == 1 ? result.Tokens[0].Value : "1";
            bool number = double.TryParse(word, CultureInfo.InvariantCulture, out double value);
            if (number && !(value is > 0 and <= MostHours))
            {
                result.AddError($"--hours takes a number above 0, up to {MostHours}");
            }
        });
        Option<bool> transitions = new("--require-transitions")
        {
            Description = "A row of the supervisor's table that was never taken is a failure too.",
        };
        Option<int> run = new("--run") { Description = "Play only the run of this number.", HelpName = "N" };
        BatchOptions batch = new("Seed of everything random; without it a fresh one, which is printed.");
        Command command = new(
            "campaign",
            "Random hands and random faults against all invariants: exit 0 if they hold, 1 if not, 2 if unusable."
        )
        {
            hours,
            transitions,
            run,
        };
        batch.AddTo(command);
        batch.AddSpreadTo(command);
        batch.AddFolderTo(command, "Write a short scenario for every violation into this folder.");
        ProcessorOptions processor = new();
        processor.AddTo(command);
        command.SetAction(
            (parsed, cancelled) =>
                Task.FromResult(
                    Run(
                        new Wishes(
                            parsed.GetValue(hours),
                            batch.Seed(parsed) ?? FreshSeed(),
                            batch.Spread(parsed),
                            parsed.GetValue(transitions),
                            batch.Jobs(parsed),
                            parsed.GetValue(run),
                            batch.Folder(parsed),
                            batch.Json(parsed),
                            processor.Chosen(parsed)
                        ),
                        streams,
                        cancelled
                    )
                )
        );
        return command;
    }

    // Short enough to be typed again.
    private static ulong FreshSeed() => (ulong)RandomNumberGenerator.GetInt32(1, int.MaxValue);

    private static int Run(Wishes wishes, CommandStreams streams, CancellationToken cancelled)
    {
        IReadOnlyList<TrialRequest> planned = CampaignPlan.Make(
            wishes.Seed,
            (long)(wishes.Hours * 3.6e9),
            wishes.Spread,
            wishes.Processor
        );
        if (wishes.Run < 0 || wishes.Run > planned.Count)
        {
            streams.Error.WriteLine($"error: --run {wishes.Run}: expected 1 to {planned.Count}");
            return ExitCode.Unusable;
        }
        if (wishes.Run > 0)
        {
            planned = [planned[wishes.Run - 1]];
        }
        if (wishes.Folder is string folder && !Prepare(folder, streams))
        {
            return ExitCode.Unusable;
        }
        long started = Stopwatch.GetTimestamp();
        IReadOnlyList<CampaignOutcome> outcomes;
        using (RunProgress progress = new(streams.Interactive))
        {
            progress.Begin("runs", planned.Count);
            outcomes = CampaignTrials.Run(planned, wishes.Jobs, progress.Step, cancelled);
        }
        TimeSpan took = Stopwatch.GetElapsedTime(started);
        CampaignRequest request = new(
            wishes.Hours,
            wishes.Seed,
            wishes.Spread * 100,
            wishes.Processor != Processor.Ports,
            wishes.RequireTransitions
        );
        CampaignSummary summary = new(request, outcomes, planned.Count);
        if (!Save(summary, wishes.Folder, streams))
        {
            return ExitCode.Unusable;
        }
        if (wishes.Json)
        {
            CampaignReports.WriteJson(summary, streams.Output);
        }
        else
        {
            CampaignReports.WriteText(
                summary,
                took,
                wishes.Jobs,
                streams.Output,
                violation => wishes.Folder is null ? null : FileOf(wishes.Folder, summary, violation)
            );
        }
        if (summary.HasFailed)
        {
            return ExitCode.Failed;
        }
        return cancelled.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Passed;
    }

    private static bool Prepare(string folder, CommandStreams streams) =>
        BatchOptions.TryWrite(streams, folder, () => Directory.CreateDirectory(folder));

    private static bool Save(CampaignSummary summary, string? folder, CommandStreams streams) =>
        folder is null
        || BatchOptions.TryWrite(
            streams,
            folder,
            () =>
            {
                foreach (Violation violation in summary.Violations)
                {
                    File.WriteAllText(FileOf(folder, summary, violation), violation.Text);
                }
            }
        );

    private static string FileOf(string folder, CampaignSummary summary, Violation violation) =>
        Path.Combine(
            folder,
            string.Create(
                CultureInfo.InvariantCulture,
                $"campaign-{summary.Request.Seed}-{violation.Run}.pen"
            )
        );

    private sealed record Wishes(
        double Hours,
        ulong Seed,
        double Spread,
        bool RequireTransitions,
        int Jobs,
        int Run,
        string? Folder,
        bool Json,
        Processor Processor
    );
}
