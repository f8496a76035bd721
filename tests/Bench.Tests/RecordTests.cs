// What was done on the bench, saved and played again: the same run to the bit.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Pen.Simulator;
using Pen.Simulator.Bench;
using Pen.Simulator.Hosting;
using Pen.Simulator.Running;
using Pen.Simulator.Scenarios;

namespace Bench.Tests;

[TestClass]
public sealed class RecordTests
{
    private const long End = 15_000_123;

    [TestMethod]
    [DataRow(1UL, 0.0, Processor.Ports)]
    [DataRow(7UL, 0.2, Processor.Ports)]
    [DataRow(ulong.MaxValue, 0.0, Processor.Ports)]
    [DataRow(3UL, 0.1, Processor.Esp32S3)]
    [DataRow(4UL, 0.0, Processor.Esp32)]
    public void A_saved_record_replays_to_the_same_moment_to_the_bit(
        ulong seed,
        double spread,
        Processor processor
    )
    {
        BenchSetup setup = BenchSetup.Make(seed, spread, [], processor, out _)!;
        BenchPen pen = Treatments.Do(setup, Treatments.Whole, End);
        string text = pen.Save("Whole");
        string lived = Treatments.Fingerprint(pen.Pen);
        (RunResult result, SimulatedPen replayed) = Treatments.Replay(text);
        Assert.IsTrue(result.Passed, Failures(result) + text);
        Assert.AreEqual(lived, Treatments.Fingerprint(replayed), text);
    }

    [TestMethod]
    [DataRow(2_500_000)]
    [DataRow(4_700_777)]
    [DataRow(6_000_000)]
    [DataRow(7_150_001)]
    [DataRow(11_300_000)]
    public void It_can_be_saved_at_any_moment_also_with_the_motor_running(long end)
    {
        IEnumerable<(long, string)> lines = Treatments.Whole.Where(line => line.At < end);
        BenchPen pen = Treatments.Do(BenchSetup.Reference, lines, end);
        string text = pen.Save("");
        string lived = Treatments.Fingerprint(pen.Pen);
        ScenarioParseResult parsed = Pen.Simulator.Commands.ScenarioFiles.Parse("bench.pen", text);
        Assert.IsEmpty(parsed.Problems, string.Join("\n", parsed.Problems));
        ScenarioRunner runner = new(parsed.Scenario!);
        string replayed = "";
        // At its end the run cuts the power: the last moment is the one before.
        runner.Pen.Board.Time.Schedule(
            pen.NowMicroseconds,
            () =>
                runner.Pen.Board.Time.Schedule(
                    pen.NowMicroseconds,
                    () => replayed = Treatments.Fingerprint(runner.Pen)
                )
        );
        RunResult result = runner.Run();
        Assert.IsTrue(result.Passed, Failures(result) + text);
        Assert.AreEqual(lived, replayed, text);
    }

    [TestMethod]
    [DataRow("insert fresh", "insert used")]
    [DataRow("fault encoder cut", "note nothing")]
    [DataRow("press speed+ x2", "press speed+")]
    [DataRow("charger plug", "note no charger")]
    [DataRow("expect power off", "expect power on")]
    public void A_record_with_one_line_changed_fails(string line, string changed)
    {
        BenchPen pen = Treatments.Do(BenchSetup.Reference, Treatments.Whole, End);
        string text = pen.Save("Whole");
        StringAssert.Contains(text, line);
        (RunResult result, _) = Treatments.Replay(text.Replace(line, changed, StringComparison.Ordinal));
        Assert.IsFalse(result.Passed);
    }

    [TestMethod]
    public void A_standing_rule_broken_on_the_bench_is_told_and_broken_again_by_the_replay()
    {
        ParameterSetting shifted = new("home.edge", -40);
        BenchSetup setup = BenchSetup.Make(21, 0, [shifted], Processor.Ports, out _)!;
        List<BenchEvent> told = [];
        BenchPen pen = new(setup, told.Add);
        foreach (
            (long at, string line) in new[] { (2_000_000L, "insert fresh"), (6_000_000, "press start 400ms") }
        )
        {
            pen.AdvanceTo(at);
            Assert.AreEqual("", pen.Act(line).Problem);
        }
        pen.AdvanceTo(8_000_000);
        string[] broken = [.. told.Where(one => one.Kind == BenchEventKind.Broken).Select(one => one.Text)];
        Assert.AreEqual(broken.Length, pen.Record.Broken);
        Assert.IsNotEmpty(broken);
        (RunResult result, _) = Treatments.Replay(pen.Save("Shifted"));
        CollectionAssert.AreEqual(
            broken,
            result.Failures.Select(one => $"{one.Expected}: {one.Actual}").ToArray()
        );
    }

    [TestMethod]
    public void Every_stop_stands_in_the_record_with_its_reason_and_its_moment()
    {
        List<BenchEvent> stops = [];
        BenchPen pen = new(BenchSetup.Reference, told => stops.Add(told));
        foreach ((long at, string line) in Treatments.Whole)
        {
            pen.AdvanceTo(at);
            Assert.AreEqual("", pen.Act(line).Problem);
        }
        pen.AdvanceTo(End);
        stops.RemoveAll(told => told.Kind != BenchEventKind.Stop);
        Assert.IsGreaterThan(1, stops.Count);
        string text = pen.Save("Whole");
        foreach (BenchEvent stop in stops)
        {
            string time = Quantities.Format(Dimension.Time, stop.AtMicroseconds);
            StringAssert.Contains(text, $"{time} expect reason {stop.Reason}\n");
        }
    }

    [TestMethod]
    [DataRow("jump", "\"jump\"; expected power, insert, remove")]
    [DataRow("", "end of line; expected power, insert, remove")]
    [DataRow("3s power off", "\"3s\"; expected power, insert, remove")]
    [DataRow("expect power on", "expected what hands can do")]
    [DataRow("never motor on", "expected what hands can do")]
    [DataRow("always motor off", "expected what hands can do")]
    [DataRow("end", "expected what hands can do")]
    [DataRow("insert file /etc/passwd", "the bench reads no files")]
    [DataRow("note a\npower off", "a line is one line")]
    [DataRow("power\toff", "a line is one line")]
    [DataRow("remove", "expected an insert first")]
    [DataRow("release start", "expected a button that an earlier line holds")]
    [DataRow("set no.such 1", "a plant parameter: ")]
    public void A_line_that_hands_cannot_do_is_refused_in_one_sentence_and_changes_nothing(
        string line,
        string problem
    )
    {
        BenchPen pen = new(BenchSetup.Reference, static _ => { });
        pen.AdvanceTo(1_000_000);
        string before = pen.Save("a");
        ActOutcome outcome = pen.Act(line);
        Assert.IsNull(outcome.Step);
        StringAssert.Contains(outcome.Problem, problem);
        Assert.AreEqual(before, pen.Save("a"));
    }

    [TestMethod]
    public void A_chord_that_is_refused_leaves_its_other_button_free()
    {
        BenchPen pen = new(BenchSetup.Reference, static _ => { });
        Assert.AreEqual("", pen.Act("hold depth+").Problem);
        StringAssert.Contains(pen.Act("hold speed+&depth+").Problem, "still has the button down");
        Assert.AreEqual("", pen.Act("hold speed+").Problem);
        StringAssert.Contains(pen.Act("release speed+&start").Problem, "a button that an earlier line holds");
        Assert.AreEqual("", pen.Act("release speed+").Problem);
    }

    [TestMethod]
    [DataRow("Pull-out", "Pull-out", "pull-out.pen")]
    [DataRow(null, "Bench", "bench.pen")]
    [DataRow("  ", "Bench", "bench.pen")]
    [DataRow("a\nseed 9 # x", "aseed 9  x", "aseed-9--x.pen")]
    [DataRow("../../etc", "../../etc", "etc.pen")]
    public void A_name_cannot_say_more_than_a_name(string? name, string clean, string file)
    {
        Assert.AreEqual(clean, BenchRecord.CleanName(name));
        Assert.AreEqual(file, BenchRecord.FileName(BenchRecord.CleanName(name)));
        BenchPen pen = new(BenchSetup.Reference, static _ => { });
        pen.AdvanceTo(1_000_000);
        ScenarioParseResult parsed = Pen.Simulator.Commands.ScenarioFiles.Parse("a.pen", pen.Save(name!));
        Assert.AreEqual(clean, parsed.Scenario?.Name);
    }

    [TestMethod]
    public void A_record_that_is_full_says_so_and_still_lets_buttons_go()
    {
        BenchPen pen = new(BenchSetup.Reference, static _ => { });
        Assert.AreEqual("", pen.Act("hold start").Problem);
        while (!pen.Record.IsFull)
        {
            Assert.AreEqual("", pen.Act("note x").Problem);
        }
        StringAssert.Contains(pen.Act("note y").Problem, "the record is full");
        Assert.AreEqual("", pen.Act("release start").Problem);
    }

    [TestMethod]
    public async Task A_treatment_through_the_live_connection_is_saved_and_replays()
    {
        BenchSetup setup = BenchSetup.Make(11, 0.1, [], Processor.Ports, out _)!;
        await using RunningBench bench = await RunningBench.Start(setup);
        await using LivePage page = await LivePage.Open(bench);
        await page.Ask(new JsonObject { ["type"] = "speed", ["value"] = 10 });
        await page.State("NoCartridge");
        await page.Act("insert fresh");
        await page.State("Ready");
        await page.Act("hold start");
        JsonElement down = await page.Frame(frame => frame.GetProperty("buttons")[0].GetInt32() == 1);
        long since = down.GetProperty("time_us").GetInt64();
        await page.Frame(frame => frame.GetProperty("time_us").GetInt64() > since + 400_000);
        await page.Act("release start");
        await page.State("Running");
        await page.Act("skin 0.35mNm");
        await page.Frame(frame => frame.GetProperty("strokes").GetInt64() > 50);
        await page.Act("fault encoder cut");
        JsonElement fault = await page.State("Fault");
        JsonElement scenario = await page.Ask(
            new JsonObject { ["type"] = "save", ["name"] = "Encoder lost" }
        );
        Assert.AreEqual("encoder-lost.pen", scenario.GetProperty("file").GetString());
        string text = scenario.GetProperty("text").GetString()!;
        StringAssert.Contains(text, $"expect reason {fault.GetProperty("reason").GetString()}");
        StringAssert.Contains(text, "expect state Fault");
        (RunResult result, _) = Treatments.Replay(text);
        Assert.IsTrue(result.Passed, Failures(result) + text);
    }

    private static string Failures(RunResult result) =>
        string.Join("", result.Failures.Select(one => $"{one.Line}: {one.Expected}: {one.Actual}\n"));
}
