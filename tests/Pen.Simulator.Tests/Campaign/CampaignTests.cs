// The verb campaign: sound pens pass, broken ones are found, and what is found plays again from its file.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using Pen.Hal.Simulated;
using Pen.Simulator.Campaign;
using Pen.Simulator.Commands;
using Pen.Simulator.Hosting;
using Pen.Simulator.Running;
using Pen.Simulator.Running.Standing;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Tests.Campaign;

[TestClass]
public sealed class CampaignTests
{
    private const long Minute = 60_000_000;

    [TestMethod]
    public void A_short_campaign_finds_nothing_on_the_ports()
    {
        CampaignSummary summary = Play(1, 20 * Minute, 0, Processor.Ports);
        Assert.IsEmpty(summary.Violations, Told(summary));
        Assert.IsGreaterThan(10L, summary.Coverage.Starts);
        Assert.IsGreaterThan(20, summary.Coverage.Rows.Count(taken => taken > 0));
    }

    [TestMethod]
    public void A_short_campaign_finds_nothing_on_a_virtual_ESP32()
    {
        CampaignSummary summary = Play(2, 2 * Minute, 0, Processor.Esp32S3);
        Assert.IsEmpty(summary.Violations, Told(summary));
        Assert.IsGreaterThan(0L, summary.Coverage.Starts);
    }

    [TestMethod]
    public void Plants_are_spread_and_the_header_says_how()
    {
        IReadOnlyList<TrialRequest> plan = CampaignPlan.Make(3, 10 * Minute, 0.2, Processor.Ports);
        Assert.IsNotEmpty(plan[0].Settings);
        ScenarioText text = new CampaignRun(plan[0] with { LengthMicroseconds = 1_000_000 }).Run().Scenario;
        Scenario scenario = ScenarioFiles.Parse("test.pen", text.Write()).Scenario!;
        CollectionAssert.AreEqual(plan[0].Settings.ToArray(), scenario.Settings.ToArray());
    }

    [TestMethod]
    [DataRow(Processor.Ports)]
    [DataRow(Processor.Esp32S3)]
    public void A_run_plays_again_from_its_lines_to_the_same_bytes(Processor processor)
    {
        TrialRequest request = new(1, 77, Emphasis.Usual, Minute, [], processor);
        CampaignRun first = new(request);
        ScenarioText text = first.Run().Scenario;
        Scenario scenario = ScenarioFiles.Parse("test.pen", text.Write()).Scenario!;
        ScenarioRunner second = new(scenario, processor: processor);
        second.Run();
        Assert.AreEqual(first.Pen.Board.Truth.CrankAngle, second.Pen.Board.Truth.CrankAngle, 1e-6);
        Assert.AreEqual(
            first.Pen.Board.Truth.ProtrusionMicrometres,
            second.Pen.Board.Truth.ProtrusionMicrometres
        );
        CollectionAssert.AreEqual(first.Pen.Board.Flash.Names, second.Pen.Board.Flash.Names);
        foreach (string name in first.Pen.Board.Flash.Names)
        {
            CollectionAssert.AreEqual(
                first.Pen.Board.Flash.GetFile(name),
                second.Pen.Board.Flash.GetFile(name)
            );
        }
    }

    [TestMethod]
    public void The_same_seed_makes_the_same_run_and_another_seed_another()
    {
        TrialRequest request = new(1, 5, Emphasis.Usual, Minute, [], Processor.Ports);
        string first = new CampaignRun(request).Run().Scenario.Write();
        Assert.AreEqual(first, new CampaignRun(request).Run().Scenario.Write());
        Assert.AreNotEqual(first, new CampaignRun(request with { Seed = 6 }).Run().Scenario.Write());
    }

    [TestMethod]
    public void A_pen_with_the_wrong_screw_is_found_and_its_file_shows_it_again()
    {
        ParameterSetting[] wrong = [new("stepper.lead", 700)];
        TrialRequest request = new(1, 9, Emphasis.Sound, 4 * Minute, wrong, Processor.Ports);
        CampaignOutcome outcome = CampaignTrials
            .Run([request], 1, () => { }, CancellationToken.None)
            .Single();
        Violation found = outcome.Violation!;
        StringAssert.StartsWith(found.Rule, "invariant 3");
        Assert.IsLessThanOrEqualTo(8, found.Scenario.Lines.Count, found.Text);
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.Path, "found.pen");
        File.WriteAllText(file, found.Text);
        Call replay = Call.Of("run", file);
        Assert.AreEqual(ExitCode.Failed, replay.Exit);
        StringAssert.Contains(replay.Output, "invariant 3");
    }

    [TestMethod]
    public void The_summary_counts_what_was_reached()
    {
        Call call = Call.Of("campaign", "--hours", "0.05", "--seed", "4", "--json", "--jobs", "1");
        Assert.AreEqual(ExitCode.Passed, call.Exit, call.Output);
        using JsonDocument json = JsonDocument.Parse(call.Output);
        JsonElement root = json.RootElement;
        Assert.AreEqual("passed", root.GetProperty("verdict").GetString());
        Assert.AreEqual(4, root.GetProperty("seed").GetInt32());
        Assert.AreEqual(0.05, root.GetProperty("hours").GetDouble(), 0.001);
        Assert.IsGreaterThan(0, root.GetProperty("transitions").EnumerateArray().Count());
        Assert.AreEqual(0, root.GetProperty("violations").GetArrayLength());
    }

    [TestMethod]
    public void A_transition_never_taken_is_an_error_only_if_asked_for()
    {
        string[] call = ["campaign", "--hours", "0.005", "--seed", "4"];
        Assert.AreEqual(ExitCode.Passed, Call.Of(call).Exit);
        Call strict = Call.Of([.. call, "--require-transitions"]);
        Assert.AreEqual(ExitCode.Failed, strict.Exit);
        StringAssert.Contains(strict.Output, "never");
    }

    [TestMethod]
    public void Without_a_seed_a_fresh_one_is_told()
    {
        Call call = Call.Of("campaign", "--hours", "0.001");
        StringAssert.StartsWith(call.Output, "seed ");
    }

    [TestMethod]
    [DataRow("--hours", "0")]
    [DataRow("--hours", "many")]
    [DataRow("--hours", "NaN")]
    [DataRow("--plant-spread", "20")]
    [DataRow("--plant-spread", "60%")]
    [DataRow("--jobs", "0")]
    [DataRow("--seed", "-1")]
    [DataRow("--run", "99999")]
    [DataRow("--board", "esp32")]
    [DataRow("--speed", "1")]
    public void What_cannot_be_meant_is_refused(string option, string value)
    {
        Call call = Call.Of("campaign", option, value);
        Assert.AreEqual(ExitCode.Unusable, call.Exit);
        StringAssert.Contains(call.Error, "error: ");
        Assert.AreEqual("", call.Output);
    }

    [TestMethod]
    public void A_folder_that_cannot_be_made_is_told_before_anything_runs()
    {
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.Path, "file");
        File.WriteAllText(file, "");
        Call call = Call.Of("campaign", "--hours", "0.001", "--save", file);
        Assert.AreEqual(ExitCode.Unusable, call.Exit);
        StringAssert.Contains(call.Error, "--save");
    }

    [TestMethod]
    public void Every_allowance_is_for_a_fault_that_exists_and_says_why()
    {
        foreach (AllowanceRow row in AllowanceTable.Rows)
        {
            Assert.IsTrue(
                FaultVocabulary.RowsOf(row.Site).Any(fault => row.Kind is null || fault.Kind == row.Kind),
                $"{row.Site} {row.Kind}"
            );
            Assert.IsGreaterThan(5, row.Why.Length);
        }
    }

    private static CampaignSummary Play(ulong seed, long microseconds, double spread, Processor processor)
    {
        IReadOnlyList<TrialRequest> plan = CampaignPlan.Make(seed, microseconds, spread, processor);
        IReadOnlyList<CampaignOutcome> outcomes = CampaignTrials.Run(
            plan,
            Environment.ProcessorCount,
            () => { },
            CancellationToken.None
        );
        CampaignRequest request = new(microseconds / 3.6e9, seed, spread * 100, false, false);
        return new CampaignSummary(request, outcomes, plan.Count);
    }

    private static string Told(CampaignSummary summary) =>
        string.Join('\n', summary.Violations.Select(one => $"{one.Rule}; but {one.Actual}\n{one.Text}"));
}
