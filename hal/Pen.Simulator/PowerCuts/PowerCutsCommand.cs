// The verb powercuts: cuts power everywhere in a scenario, and tries what an operator would try then.
using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Pen.Simulator.Commands;
using Pen.Simulator.Running;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.PowerCuts;

/// <summary>Builds and carries out <c>powercuts [SCENARIO]</c>.</summary>
internal static class PowerCutsCommand
{
    // Of the first cuts, with --twice, so many are cut again: those at the edges of what can happen and an even spread.
    private const int MostCutTwice = 150;

    public static Command Create(CommandStreams streams)
    {
        Argument<string?> file = new("SCENARIO")
        {
            Description =
                "Scenario file (.pen); without one, the treatment that the program carries with it.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<bool> json = new("--json") { Description = "Write numbers, outcomes and violations as JSON." };
        Option<int> every = WholeNumber.Option("--every", "Try only every N-th cut.", 1);
        Option<int> jobs = WholeNumber.Option("--jobs", "Cuts tried at once.", Environment.ProcessorCount);
        Option<int> cut = WholeNumber.Option(
            "--cut",
            "Try only the cut of this number, and tell what happens.",
            0
        );
        Option<string?> at = new("--at")
        {
            Description = "Try one cut at this time, such as 12.34s, and tell what happens.",
            HelpName = "TIME",
        };
        Option<bool> twice = new("--twice") { Description = "Cut again, while the pen recovers: a sample." };
        Option<MakesRoom> full = new("--full")
        {
            Description =
                "Begin with a journal so full that it makes room at the boot or when a session ends.",
            HelpName = "boot|session",
        };
        Command command = new(
            "powercuts",
            "Cut power everywhere in a scenario: exit 0 if no rule is ever broken, 1 if one is, 2 if unusable."
        )
        {
            file,
            json,
            every,
            jobs,
            cut,
            at,
            twice,
            full,
        };
        command.Validators.Add(result => Validate(result, file));
        command.SetAction(
            (parsed, cancelled) =>
                Task.FromResult(
                    Run(
                        new Wishes(
                            parsed.GetValue(file),
                            parsed.GetValue(json),
                            parsed.GetValue(every),
                            parsed.GetValue(jobs),
                            parsed.GetValue(cut),
                            parsed.GetValue(at),
                            parsed.GetValue(twice),
                            parsed.GetValue(full)
                        ),
                        streams,
                        cancelled
                    )
                )
        );
        return command;
    }

    private static void Validate(CommandResult result, Argument<string?> file)
    {
        if (result.GetValue(file) is string path && path.StartsWith('-'))
        {
            result.AddError($"unknown option '{path}'; see --help");
        }
    }

    private static int Run(Wishes wishes, CommandStreams streams, CancellationToken cancelled)
    {
        Scenario? scenario = wishes.File is null
            ? ScenarioFiles.Treatment()
            : ScenarioFiles.Load([wishes.File], streams.Error)?[0];
        if (scenario is null)
        {
            return ExitCode.Unusable;
        }
        IReadOnlyDictionary<string, byte[]> files = FullJournal.Make(wishes.Full);
        CutPlan plan = CutPlan.Of(scenario, files);
        if (wishes.Cut != 0 || wishes.At is not null)
        {
            Cut? one = Find(wishes, plan, streams);
            return one is null ? ExitCode.Unusable : Tell(scenario, files, one, streams);
        }
        return RunAll(wishes, scenario, files, plan, streams, cancelled);
    }

    private static int RunAll(
        Wishes wishes,
        Scenario scenario,
        IReadOnlyDictionary<string, byte[]> files,
        CutPlan plan,
        CommandStreams streams,
        CancellationToken cancelled
    )
    {
        List<Cut> cuts = [.. plan.Cuts.Where(cut => (cut.Number - 1) % wishes.Every == 0)];
        CutCampaign campaign = new(scenario, files, wishes.Jobs);
        long started = Stopwatch.GetTimestamp();
        List<CutOutcome> outcomes = [];
        using (TrialProgress progress = new(streams.Interactive))
        {
            campaign.Tried += progress.Step;
            progress.Begin("power cuts", cuts.Count);
            outcomes.AddRange(campaign.Run(cuts, cancelled));
            if (wishes.Twice)
            {
                int step = Math.Max(1, outcomes.Count / MostCutTwice);
                List<Cut> again =
                [
                    .. outcomes
                        .Where((outcome, index) => index % step == 0)
                        .SelectMany(CutCampaign.SecondCuts),
                ];
                progress.Begin("cut again while booting", again.Count);
                outcomes.AddRange(campaign.Run(again, cancelled));
            }
        }
        CutSummary summary = new(outcomes, cuts.Count);
        string options =
            wishes.Full == MakesRoom.Never ? "" : $" --full {wishes.Full.ToString().ToLowerInvariant()}";
        CutRequest request = new(scenario.File, scenario.Name, options);
        if (wishes.Json)
        {
            CutReports.WriteJson(request, summary, streams.Output);
        }
        else
        {
            TimeSpan took = Stopwatch.GetElapsedTime(started);
            CutReports.WriteText(request, summary, took, wishes.Jobs, streams.Output);
        }
        if (summary.Broken.Count > 0)
        {
            return ExitCode.Failed;
        }
        return cancelled.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Passed;
    }

    private static Cut? Find(Wishes wishes, CutPlan plan, CommandStreams streams)
    {
        if (wishes.At is null)
        {
            Cut? numbered = plan.Cuts.FirstOrDefault(cut => cut.Number == wishes.Cut);
            if (numbered is null)
            {
                streams.Error.WriteLine($"error: --cut {wishes.Cut}: expected 1 to {plan.Cuts.Count}");
            }
            return numbered;
        }
        if (!Quantities.TryParse(wishes.At, Dimension.Time, out long at) || at < 0)
        {
            streams.Error.WriteLine(
                $"error: --at {wishes.At}: expected {Quantities.Describe(Dimension.Time)}"
            );
            return null;
        }
        return new Cut(0, at, CutPlace.Period, "asked for");
    }

    // One cut, told moment by moment.
    private static int Tell(
        Scenario scenario,
        IReadOnlyDictionary<string, byte[]> files,
        Cut cut,
        CommandStreams streams
    )
    {
        CutTrial trial = new(scenario, files, cut);
        void Line(string mark, string text) =>
            streams.Output.WriteLine($"{trial.NowMicroseconds / 1e6, 9:0.000} s  {mark} {text}");
        PenNarrator narrator = new(text => Line("  pen", text), _ => { });
        trial.Moment += narrator.Look;
        trial.Step += text => Line(">", text);
        CutOutcome outcome = trial.Run();
        Line("--", $"{outcome.Phase} -> {outcome.Result}");
        string verdict = outcome.Violations.Count == 0 ? "PASSED" : "FAILED";
        streams.Output.WriteLine($"{verdict}: {outcome.Violations.Count} violations");
        return outcome.Violations.Count == 0 ? ExitCode.Passed : ExitCode.Failed;
    }

    private sealed record Wishes(
        string? File,
        bool Json,
        int Every,
        int Jobs,
        int Cut,
        string? At,
        bool Twice,
        MakesRoom Full
    );
}
