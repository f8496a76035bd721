// The verb powercuts: what it tries, what it says, and that it can find what it looks for.
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using Pen.Hal.Simulated;
using Pen.Simulator.Commands;
using Pen.Simulator.PowerCuts;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Tests;

[TestClass]
public sealed class PowerCutTests
{
    // A boot, a cartridge, a start, a little work.
    private const string Short = """
        name Short
        0s power on
        1500ms insert fresh
        3s press start 400ms
        4500ms press stop
        5500ms remove
        6s end
        """;

    private static readonly Dictionary<string, byte[]> Empty = [];

    [TestMethod]
    public void The_plan_holds_every_period_and_every_byte_of_every_write()
    {
        CutPlan plan = CutPlan.Of(Parse(), Empty);
        Cut[] periods = [.. plan.Cuts.Where(cut => cut.Place == CutPlace.Period)];
        Assert.HasCount(301, periods);
        for (int i = 0; i < periods.Length; i++)
        {
            Assert.AreEqual(i * 20_000L, periods[i].AtMicroseconds);
        }
        Assert.HasCount(65 + 2 * 64, plan.Cuts.Where(cut => cut.Place == CutPlace.Row));
        Cut[] intent = [.. plan.Cuts.Where(cut => cut.What.Contains("used-a.bin"))];
        Assert.HasCount(13 + 12, intent);
        CollectionAssert.AreEqual(
            Enumerable.Range(1, plan.Cuts.Count).ToArray(),
            plan.Cuts.Select(cut => cut.Number).ToArray()
        );
    }

    [TestMethod]
    [Proves("PEN-053")]
    [Proves("PEN-057")]
    [Proves("PEN-091")]
    public void A_sound_pen_breaks_no_rule_and_every_phase_is_met()
    {
        IReadOnlyList<CutOutcome> outcomes = Try(Parse(), every: 9);
        CutSummary summary = new(outcomes, outcomes.Count);
        Assert.IsEmpty(summary.Broken, string.Join('\n', summary.Broken.Select(one => one.Violation.Actual)));
        string[] phases = [.. summary.Classes.Select(one => one.Phase)];
        foreach (
            string phase in new[]
            {
                "no cartridge yet",
                "before a start, not recorded, unmarked",
                "started, intent in 2 of 2 copies, unmarked",
                "started, intent in 2 of 2 copies, mark torn",
                "started, intent in 2 of 2 copies, marked",
                "started, confirmed, marked",
                "had driven the motor",
            }
        )
        {
            CollectionAssert.Contains(phases, phase);
        }
    }

    [TestMethod]
    [Proves("PEN-053")]
    public void F16_Power_that_comes_back_while_the_rotor_still_turns_finds_a_pen_that_works()
    {
        // Even numbers are out for 40 ms only.
        Cut cut = new(2, 4_200_000, CutPlace.Period, "while running");
        CutOutcome outcome = new CutTrial(Parse(), Empty, cut).Run();
        Assert.AreEqual("had driven the motor", outcome.Phase);
        Assert.AreEqual("refused: Used", outcome.Result);
        Assert.IsEmpty(outcome.Violations);
    }

    [TestMethod]
    [Proves("PEN-091")]
    public void A_second_cut_in_any_write_of_the_recovery_breaks_no_rule()
    {
        Cut cut = new(1, 4_200_000, CutPlace.Period, "while running");
        CutOutcome once = new CutTrial(Parse(), Empty, cut).Run();
        Assert.IsNotEmpty(once.RecoveryWrites);
        foreach (Cut again in CutCampaign.SecondCuts(once))
        {
            CutOutcome twice = new CutTrial(Parse(), Empty, again).Run();
            Assert.IsEmpty(twice.Violations, again.Describe());
        }
    }

    [TestMethod]
    [DataRow(MakesRoom.Boot, 2_000_000L)]
    [DataRow(MakesRoom.Session, 7_000_000L)]
    public void A_full_journal_makes_room_when_it_is_meant_to(MakesRoom when, long before)
    {
        CutPlan plan = CutPlan.Of(Parse(), FullJournal.Make(when));
        Cut deletion = plan.Cuts.First(cut => cut.What.Contains("deletion of sessions-a"));
        Assert.IsLessThan(before, deletion.AtMicroseconds);
        foreach (Cut cut in plan.Cuts.Where(cut => cut.What.Contains("deletion of")))
        {
            CutOutcome outcome = new CutTrial(Parse(), FullJournal.Make(when), cut).Run();
            Assert.IsEmpty(outcome.Violations, cut.Describe());
        }
    }

    [TestMethod]
    public void A_cartridge_marked_by_nobody_s_start_is_found()
    {
        List<string> rules = [];
        SimulatedPen pen = new(new PlantParameters(), 1);
        WatchedPen watched = new(pen, (rule, _) => rules.Add(rule));
        pen.PowerOn();
        pen.AdvanceTo(1_500_000);
        watched.Hands.Insert(new CartridgeRequest(CartridgeKind.Fresh));
        pen.AdvanceTo(2_500_000);
        Mark(pen);
        watched.CheckBurning();
        pen.PowerOff();
        CollectionAssert.AreEqual(new[] { CutRules.Intended, CutRules.Burnt }, rules);
    }

    [TestMethod]
    public void A_pen_without_its_journal_and_marks_is_found_to_use_a_cartridge_twice()
    {
        List<string> rules = [];
        SimulatedPen pen = new(new PlantParameters(), 1);
        WatchedPen watched = new(pen, (rule, _) => rules.Add(rule));
        for (int session = 0; session < 2; session++)
        {
            pen.PowerOn();
            Wait(pen, 1_500_000);
            watched.Hands.Insert(new CartridgeRequest(CartridgeKind.Fresh, Serial: 5));
            Wait(pen, 1_500_000);
            watched.Hands.Press([PenButton.StartStop], 400_000, 1);
            Wait(pen, 1_500_000);
            watched.Hands.Remove();
            pen.PowerOff();
            foreach (string name in pen.Board.Flash.Names)
            {
                pen.Board.Flash.Lose(name);
            }
            Wait(pen, 500_000);
        }
        CollectionAssert.Contains(rules, CutRules.TwoSessions);
    }

    [TestMethod]
    public void The_verb_sums_up_and_exits_with_0()
    {
        using TemporaryFolder folder = new();
        (int exit, string output, _) = Run(Write(folder), "--every", "60", "--jobs", "1");
        Assert.AreEqual(0, exit, output);
        StringAssert.Contains(output, "cuts tried");
        StringAssert.Contains(output, "before a start, not recorded, unmarked -> starts");
        StringAssert.Contains(output, "0   " + CutRules.TwoSessions);
        StringAssert.Contains(output, "PASSED");
    }

    [TestMethod]
    public void Json_has_the_same_and_is_the_same_every_time()
    {
        using TemporaryFolder folder = new();
        string path = Write(folder);
        (int exit, string output, _) = Run(path, "--every", "90", "--json");
        Assert.AreEqual(0, exit);
        using JsonDocument document = JsonDocument.Parse(output);
        JsonElement root = document.RootElement;
        Assert.AreEqual("passed", root.GetProperty("verdict").GetString());
        int tried = root.GetProperty("cuts_tried").GetInt32();
        int counted = root.GetProperty("outcomes")
            .EnumerateArray()
            .Sum(one => one.GetProperty("count").GetInt32());
        Assert.AreEqual(tried, counted);
        Assert.AreEqual(0, root.GetProperty("violations").GetArrayLength());
        Assert.AreEqual(output, Run(path, "--every", "90", "--json", "--jobs", "1").Output);
    }

    [TestMethod]
    public void One_cut_is_told_moment_by_moment()
    {
        using TemporaryFolder folder = new();
        string path = Write(folder);
        (int exit, string output, _) = Run(path, "--at", "4.2s");
        Assert.AreEqual(0, exit, output);
        StringAssert.Contains(output, "> power is cut at 4.200000 s");
        StringAssert.Contains(output, "-- had driven the motor -> refused: Used");
        StringAssert.Contains(Run(path, "--cut", "7").Output, "no cartridge yet");
    }

    [TestMethod]
    [DataRow("no-such.pen")]
    [DataRow("--no-such-option")]
    [DataRow("--every", "0")]
    [DataRow("--every", "many")]
    [DataRow("--jobs", "0")]
    [DataRow("--cut", "1000000")]
    [DataRow("--at", "soon")]
    [DataRow("--full", "always")]
    public void A_call_that_makes_no_sense_exits_with_2_and_says_why(params string[] args)
    {
        (int exit, _, string error) = Run(args);
        Assert.AreEqual(2, exit);
        StringAssert.StartsWith(error, "error: ");
    }

    [TestMethod]
    public void Broken_off_it_returns_what_was_done()
    {
        using CancellationTokenSource stop = new();
        CutCampaign campaign = new(Parse(), Empty, 1);
        campaign.Tried += stop.Cancel;
        CutPlan plan = CutPlan.Of(Parse(), Empty);
        Assert.HasCount(1, campaign.Run(plan.Cuts, stop.Token));
    }

    private static IReadOnlyList<CutOutcome> Try(Scenario scenario, int every)
    {
        CutPlan plan = CutPlan.Of(scenario, Empty);
        Cut[] cuts = [.. plan.Cuts.Where(cut => cut.Number % every == 0)];
        return new CutCampaign(scenario, Empty, 2).Run(cuts, CancellationToken.None);
    }

    // As a forger, or a pen gone wild, would do it: over the wire.
    private static void Mark(SimulatedPen pen)
    {
        Pen.Drivers.CartridgeMemory memory = new(pen.Board.Ports.CartridgeBus);
        byte[] image = pen.Board.Cartridge!.ToImage();
        Assert.AreEqual(Pen.Control.SlowAnswer.Done, memory.WriteUseMark(System.BitConverter.ToInt64(image)));
    }

    private static void Wait(SimulatedPen pen, long microseconds) =>
        pen.AdvanceTo(pen.NowMicroseconds + microseconds);

    private static Scenario Parse()
    {
        ScenarioParseResult parsed = ScenarioFiles.Parse("short.pen", Short);
        Assert.AreEqual("", string.Join('\n', parsed.Problems));
        return parsed.Scenario!;
    }

    private static string Write(TemporaryFolder folder)
    {
        File.WriteAllText(folder.File("short.pen"), Short);
        return folder.File("short.pen");
    }

    private static (int Exit, string Output, string Error) Run(params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        string[] call = ["powercuts", .. args];
        int exit = SimulatorCommands.Run(call, new CommandStreams(output, error, Interactive: false));
        return (exit, output.ToString(), error.ToString());
    }
}
