// The program as it is called: exit codes, messages, reports.
using System.IO;
using System.Linq;
using System.Text.Json;
using Pen.Simulator.Commands;

namespace Pen.Simulator.Tests;

[TestClass]
public sealed class CommandTests
{
    private const string Short = "name Short\n0s power on\nexpect state NoCartridge within 3s\n";

    [TestMethod]
    public void A_scenario_that_holds_exits_with_0_and_says_so()
    {
        using TemporaryFolder folder = new();
        Call call = Run("run", Write(folder, "a.pen", Short));
        Assert.AreEqual(0, call.Exit, call.Error);
        StringAssert.Contains(call.Output, "PASSED: Short (1 expectations met, 0 failures)");
        StringAssert.Contains(call.Output, "state Homing");
        Assert.AreEqual("", call.Error);
    }

    [TestMethod]
    [DataRow("run")]
    [DataRow("run", "--esp32")]
    [DataRow("run", "--esp32", "--board", "esp32-s3")]
    [DataRow("run", "--esp32", "--board", "esp32")]
    public void A_scenario_plays_on_any_processor(params string[] args)
    {
        using TemporaryFolder folder = new();
        Call call = Run([.. args, Write(folder, "a.pen", Short)]);
        Assert.AreEqual(0, call.Exit, call.Output + call.Error);
        // Only where sleeps end at ticks is there a spacing to tell of.
        Assert.AreEqual(args.Contains("--esp32"), call.Output.Contains(" ms apart"));
        StringAssert.Contains(call.Output, " periods, 0 overruns, 0 failures");
    }

    [TestMethod]
    public void A_scenario_that_does_not_hold_exits_with_1_and_says_when_where_and_what_was()
    {
        using TemporaryFolder folder = new();
        string path = Write(folder, "a.pen", "0s power on\n2s expect state Running\n");
        Call call = Run("run", path);
        Assert.AreEqual(1, call.Exit);
        StringAssert.Contains(
            call.Output,
            $"{path}:2: at 2.000 s: expect state Running; but: state NoCartridge"
        );
        StringAssert.Contains(call.Output, "FAILED: a");
    }

    [TestMethod]
    public void One_bad_verdict_among_good_ones_exits_with_1()
    {
        using TemporaryFolder folder = new();
        string good = Write(folder, "a.pen", Short);
        string bad = Write(folder, "b.pen", "0s expect power on\n");
        Assert.AreEqual(1, Run("run", bad, good).Exit);
    }

    [TestMethod]
    public void A_file_that_does_not_exist_exits_with_2()
    {
        Call call = Run("run", "no-such.pen");
        Assert.AreEqual(2, call.Exit);
        StringAssert.Contains(call.Error, "no-such.pen");
    }

    [TestMethod]
    public void Wrong_lines_exit_with_2_before_anything_is_run()
    {
        using TemporaryFolder folder = new();
        string good = Write(folder, "a.pen", Short);
        string bad = Write(folder, "b.pen", "1s jump\n2s set no.such 1\n");
        Call call = Run("run", good, bad);
        Assert.AreEqual(2, call.Exit);
        Assert.AreEqual("", call.Output);
        StringAssert.Contains(call.Error, $"{bad}:1:4: \"jump\"; expected ");
        StringAssert.Contains(call.Error, $"{bad}:2:8: \"no.such\"; expected a plant parameter: ");
    }

    [TestMethod]
    public void A_parameter_out_of_its_range_is_a_wrong_line()
    {
        using TemporaryFolder folder = new();
        Call call = Run("run", Write(folder, "a.pen", "set battery.charge 2\n0s end\n"));
        Assert.AreEqual(2, call.Exit);
        StringAssert.Contains(call.Error, "a.pen:1:5: \"battery.charge\"; expected ");
    }

    [TestMethod]
    [DataRow("run")]
    [DataRow("run", "a.pen", "--no-such-option")]
    [DataRow("run", "a.pen", "--trace", "a.txt")]
    [DataRow("run", "a.pen", "b.pen", "--trace", "a.csv")]
    [DataRow("no-such-verb")]
    [DataRow("console", "surplus")]
    [DataRow("run", "a.pen", "--board", "esp32")]
    [DataRow("run", "a.pen", "--esp32", "--board", "esp32-c3")]
    [DataRow("console", "--board", "esp32-s3")]
    [DataRow("--port", "0")]
    [DataRow("--port", "65536")]
    [DataRow("--port", "eighty")]
    [DataRow("bench", "surplus")]
    [DataRow("bench", "--seed", "-1")]
    [DataRow("bench", "--seed")]
    [DataRow("--plant")]
    [DataRow("--plant-spread")]
    [DataRow("bench", "--plant", "motor.resistance")]
    [DataRow("bench", "--plant", "no.such=1")]
    [DataRow("bench", "--plant", "motor.resistance=-1")]
    [DataRow("bench", "--plant-spread", "51%")]
    [DataRow("bench", "--board", "esp32-s3")]
    public void A_call_that_makes_no_sense_exits_with_2_and_says_why(params string[] args)
    {
        Call call = Run(args);
        Assert.AreEqual(2, call.Exit);
        StringAssert.StartsWith(call.Error, "error: ");
        Assert.AreEqual("", call.Output);
    }

    [TestMethod]
    public void An_unknown_option_is_not_taken_for_a_file()
    {
        Call call = Run("run", "--jason");
        Assert.AreEqual(2, call.Exit);
        StringAssert.StartsWith(call.Error, "error: unknown option '--jason': expected --json");
    }

    [TestMethod]
    public void A_trace_that_cannot_be_written_exits_with_2()
    {
        using TemporaryFolder folder = new();
        string trace = Path.Combine(folder.Path, "no-such-folder", "a.csv");
        Call call = Run("run", Write(folder, "a.pen", Short), "--trace", trace);
        Assert.AreEqual(2, call.Exit);
        StringAssert.StartsWith(call.Error, "error: cannot write what the run leaves: ");
    }

    [TestMethod]
    public void Help_exits_with_0()
    {
        Call call = Run("--help");
        Assert.AreEqual(0, call.Exit);
        StringAssert.Contains(call.Output, "run");
        Assert.AreEqual(0, Run("run", "--help").Exit);
    }

    [TestMethod]
    public void Json_gives_verdict_timeline_and_summary_and_nothing_else()
    {
        using TemporaryFolder folder = new();
        Call call = Run("run", Write(folder, "a.pen", Short), "--json");
        Assert.AreEqual(0, call.Exit);
        using JsonDocument document = JsonDocument.Parse(call.Output);
        JsonElement root = document.RootElement;
        Assert.AreEqual("passed", root.GetProperty("verdict").GetString());
        JsonElement run = root.GetProperty("runs").EnumerateArray().Single();
        Assert.AreEqual("Short", run.GetProperty("name").GetString());
        Assert.AreEqual("power on", run.GetProperty("timeline")[0].GetProperty("text").GetString());
        JsonElement summary = run.GetProperty("summary");
        Assert.AreEqual(3_000_000, summary.GetProperty("simulated_us").GetInt64());
        foreach (string name in new[] { "rates", "depths", "strokes", "stop_reasons" })
        {
            Assert.IsTrue(summary.TryGetProperty(name, out _), name);
        }
    }

    [TestMethod]
    [DataRow]
    [DataRow("--esp32")]
    public void The_same_seed_gives_the_same_bytes_in_every_report_and_trace(params string[] options)
    {
        using TemporaryFolder folder = new();
        string path = ScenarioFileTests.PathOf("treatment.pen");
        string[] first = RunTraced(folder, path, "1", options);
        string[] second = RunTraced(folder, path, "2", options);
        CollectionAssert.AreEqual(first, second);
    }

    [TestMethod]
    public void Csv_rows_come_at_least_once_a_control_period_and_never_twice_a_moment()
    {
        using TemporaryFolder folder = new();
        string trace = folder.File("a.csv");
        Assert.AreEqual(0, Run("run", Write(folder, "a.pen", Short), "--trace", trace).Exit);
        long[] times = [.. File.ReadLines(trace).Skip(1).Select(line => long.Parse(line.Split(',')[0]))];
        Assert.AreEqual(0, times[0]);
        Assert.AreEqual(3_000_000, times[^1]);
        for (int i = 1; i < times.Length; i++)
        {
            Assert.IsTrue(times[i] - times[i - 1] is > 0 and <= 20_000, $"{times[i - 1]} then {times[i]}");
        }
    }

    [TestMethod]
    [DataRow("console")]
    [DataRow("console", "--esp32")]
    public void Without_a_terminal_the_console_plays_a_treatment_from_any_folder(params string[] args)
    {
        Call call = Run(args);
        Assert.AreEqual(0, call.Exit, call.Output);
        StringAssert.Contains(call.Output, "PASSED: Treatment");
    }

    private static string[] RunTraced(TemporaryFolder folder, string path, string name, string[] options)
    {
        string csv = folder.File(name + ".csv");
        string vcd = folder.File(name + ".vcd");
        Call call = Run(["run", path, "--json", "--trace", csv, "--trace", vcd, .. options]);
        Assert.AreEqual(0, call.Exit, call.Output);
        return [call.Output, File.ReadAllText(csv), File.ReadAllText(vcd)];
    }

    private static string Write(TemporaryFolder folder, string name, string text)
    {
        File.WriteAllText(folder.File(name), text);
        return folder.File(name);
    }

    private static Call Run(params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exit = SimulatorCommands.Run(args, new CommandStreams(output, error, Interactive: false));
        return new Call(exit, output.ToString(), error.ToString());
    }

    private sealed record Call(int Exit, string Output, string Error);
}
