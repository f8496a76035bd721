// The verb faults as a user calls it: table, JSON, saved scenarios, exit codes.
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Pen.Control;
using Pen.Simulator.Commands;
using Pen.Simulator.FaultCatalogue;
using Pen.Simulator.Hosting;

namespace Pen.Simulator.Tests.Faults;

[TestClass]
public sealed class FaultsVerbTests
{
    [TestMethod]
    public void The_table_has_a_row_for_each_case_and_the_call_exits_with_0()
    {
        Call call = Call.Of("faults", "--only", "F06,f18", "--every", "12");
        Assert.AreEqual(0, call.Exit, call.Output);
        StringAssert.Contains(call.Output, "detected as");
        StringAssert.Contains(call.Output, "DriverFault");
        StringAssert.Contains(call.Output, "ChargerConnected");
        StringAssert.Contains(call.Output, "PASSED: 2 faults, 4 rows");
    }

    [TestMethod]
    public void Json_is_an_array_of_rows_and_the_same_every_time()
    {
        string[] args = ["faults", "--only", "F03", "--every", "12", "--json"];
        Call call = Call.Of(args);
        using JsonDocument document = JsonDocument.Parse(call.Output);
        foreach (JsonElement row in document.RootElement.EnumerateArray())
        {
            Assert.AreEqual("F03", row.GetProperty("id").GetString());
            Assert.AreNotEqual("", row.GetProperty("case").GetString());
            Assert.AreEqual("EncoderLost", row.GetProperty("reason").GetString());
            double safe = row.GetProperty("safe_after_ms").GetDouble();
            Assert.AreEqual(250, row.GetProperty("bound_ms").GetDouble());
            Assert.IsTrue(safe > 0 && safe <= 250);
            Assert.IsTrue(row.GetProperty("ok").GetBoolean());
            Assert.AreEqual(2, row.GetProperty("runs").GetInt32());
        }
        Assert.AreEqual(2, document.RootElement.GetArrayLength());
        Assert.AreEqual(call.Output, Call.Of([.. args, "--jobs", "1"]).Output);
    }

    [TestMethod]
    public void A_saved_case_is_a_scenario_that_passes_on_its_own()
    {
        using TemporaryFolder folder = new();
        Call call = Call.Of("faults", "--only", "F01,F06", "--every", "24", "--save", folder.File("saved"));
        Assert.AreEqual(0, call.Exit, call.Output + call.Error);
        string[] files = Directory.GetFiles(folder.File("saved"));
        Assert.IsGreaterThan(3, files.Length);
        Assert.AreEqual(0, Call.Of(["run", .. files]).Exit);
    }

    [TestMethod]
    public void Pens_that_differ_are_met_as_well()
    {
        Call call = Call.Of(
            "faults",
            "--only",
            "F03,F06",
            "--every",
            "8",
            "--plant-spread",
            "20%",
            "--seed",
            "7"
        );
        Assert.AreEqual(0, call.Exit, call.Output);
    }

    [TestMethod]
    public void A_case_that_is_not_met_is_told_with_its_replay()
    {
        FaultCase strict = Cases.All.First(one => one.Id == "F03") with { Bound = new Bound("1 us", 1) };
        Variation variation = Variation.All(1, 1).First();
        CaseOutcome outcome = new CaseTrial(strict, variation, Processor.Ports, 0).Run();
        Assert.IsFalse(outcome.Ok);
        CatalogueRow row = CatalogueRow.Of(strict.Id, strict.Name, strict.Where, [outcome]);
        using StringWriter output = new();
        CatalogueReports.WriteText([row], _ => "run saved.pen", default, output);
        StringAssert.Contains(output.ToString(), "MISSED F03 cut: 1 of 1 runs");
        StringAssert.Contains(output.ToString(), "safe after");
        StringAssert.Contains(output.ToString(), "replay: run saved.pen");
        StringAssert.Contains(output.ToString(), "FAILED: 1 faults");
    }

    [TestMethod]
    public void A_pen_that_meets_a_fault_for_another_reason_has_missed()
    {
        FaultCase wrong = Cases.All.First(one => one.Id == "F03") with { Reasons = [StopReason.Overload] };
        CaseOutcome outcome = new CaseTrial(wrong, Variation.All(1, 1).First(), Processor.Ports, 0).Run();
        CollectionAssert.Contains(outcome.Misses.ToArray(), "shown as EncoderLost");
    }

    [TestMethod]
    public void A_fault_that_never_comes_is_a_miss()
    {
        FaultCase nothing = Cases.All.First(one => one.Id == "F03") with
        {
            Write = script => script.Run().Event().Wait(CaseScript.Second),
        };
        CaseOutcome outcome = new CaseTrial(nothing, Variation.All(1, 1).First(), Processor.Ports, 0).Run();
        CollectionAssert.Contains(outcome.Misses.ToArray(), "the safe state never came");
    }

    [TestMethod]
    public void Each_setting_meets_each_cell_and_other_seeds_other_moments()
    {
        Variation[] all = [.. Variation.All(1, 2)];
        Assert.HasCount(48, all);
        HashSet<(int, int, Cell, ulong)> seen =
        [
            .. all.Select(one => (one.Level, one.DepthMicrometres, one.Cell, one.Seed)),
        ];
        Assert.HasCount(48, seen);
        Assert.AreNotEqual(all[0].Draw(1, 60_000), all[24].Draw(1, 60_000));
    }

    [TestMethod]
    [DataRow("--only", "F26")]
    [DataRow("--only", "")]
    [DataRow("--only", "F1")]
    [DataRow("--seeds", "0")]
    [DataRow("--seed", "-1")]
    [DataRow("--seeds", "many")]
    [DataRow("--every", "25")]
    [DataRow("--jobs", "0")]
    [DataRow("--plant-spread", "60%")]
    [DataRow("--plant-spread", "20")]
    [DataRow("--board", "esp32")]
    [DataRow("--no-such-option")]
    public void A_call_that_makes_no_sense_exits_with_2_and_says_why_once(params string[] args)
    {
        Call call = Call.Of(["faults", .. args]);
        Assert.AreEqual(ExitCode.Unusable, call.Exit);
        string[] errors = [.. call.Error.Split('\n').Where(line => line.StartsWith("error: "))];
        Assert.HasCount(1, errors, call.Error);
        Assert.AreEqual("", call.Output);
    }

    [TestMethod]
    public void A_folder_that_cannot_be_made_exits_with_2()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("taken"), "");
        Call call = Call.Of("faults", "--only", "F06", "--save", folder.File("taken"));
        Assert.AreEqual(ExitCode.Unusable, call.Exit);
        StringAssert.StartsWith(call.Error, "error: ");
    }
}
