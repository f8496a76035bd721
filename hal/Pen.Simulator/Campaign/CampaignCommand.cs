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
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Campaign;

/// <summary>Builds and carries out <c>campaign</c>.</summary>
internal static class CampaignCommand
{
    private const double MostHours = 10_000;
    private const long MostSpreadMillipercent = 50_000;

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
        Option<ulong?> seed = new("--seed")
        {
            Description = "Seed of everything random; without it a fresh one, which is printed.",
            HelpName = "N",
        };
        Option<string?> spread = new("--plant-spread")
        {
            Description = "Spread the plant's parameters by so much from run to run, such as 20%.",
            HelpName = "SHARE",
        };
        spread.Validators.Add(result => _ = SpreadOf(result.GetValueOrDefault<string?>(), result.AddError));
        Option<bool> transitions = new("--require-transitions")
        {
            Description = "A row of the supervisor's table that was never taken is a failure too.",
        };
        Option<int> jobs = new("--jobs")
        {
            Description = "Runs played at once.",
            HelpName = "N",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        jobs.Validators.Add(result =>
        {
            string word = result.Tokens.Count == 1 ? result.Tokens[0].Value : "1";
            if (int.TryParse(word, CultureInfo.InvariantCulture, out int value) && value < 1)
            {
                result.AddError("--jobs takes a whole number from 1");
            }
        });
        Option<int> run = new("--run") { Description = "Play only the run of this number.", HelpName = "N" };
        Option<string?> save = new("--save")
        {
            Description = "Write a short scenario for every violation into this folder.",
            HelpName = "FOLDER",
        };
        Option<bool> json = new("--json") { Description = "Write numbers and violations as JSON." };
        Command command = new(
            "campaign",
            "Random hands and random faults against all invariants: exit 0 if they hold, 1 if not, 2 if unusable."
        )
        {
            hours,
            seed,
            spread,
            transitions,
            jobs,
            run,
            save,
            json,
        };
        ProcessorOptions processor = new();
        processor.AddTo(command);
        command.SetAction(
            (parsed, cancelled) =>
                Task.FromResult(
                    Run(
                        new Wishes(
                            parsed.GetValue(hours),
                            parsed.GetValue(seed) ?? FreshSeed(),
                            SpreadOf(parsed.GetValue(spread), _ => { }),
                            parsed.GetValue(transitions),
                            parsed.GetValue(jobs),
                            parsed.GetValue(run),
                            parsed.GetValue(save),
                            parsed.GetValue(json),
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

    // In parts of one.
    private static double SpreadOf(string? text, Action<string> complain)
    {
        if (text is null)
        {
            return 0;
        }
        bool sound = Quantities.TryParse(text, Dimension.Percent, out long millipercent);
        if (!sound || millipercent is < 0 or > MostSpreadMillipercent)
        {
            complain($"--plant-spread '{text}': expected a share from 0% to 50%, such as 20%");
            return 0;
        }
        return millipercent / 100_000.0;
    }

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
        Write(streams, () => Directory.CreateDirectory(folder));

    private static bool Save(CampaignSummary summary, string? folder, CommandStreams streams) =>
        folder is null
        || Write(
            streams,
            () =>
            {
                foreach (Violation violation in summary.Violations)
                {
                    File.WriteAllText(FileOf(folder, summary, violation), violation.Text);
                }
            }
        );

    private static bool Write(CommandStreams streams, Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            streams.Error.WriteLine($"error: cannot save the violations: {failure.Message}");
            return false;
        }
    }

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
