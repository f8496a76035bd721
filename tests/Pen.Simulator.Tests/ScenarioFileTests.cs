// Every scenario file is a test; those called must-fail are tests of the runner.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Pen.Hal.Simulated;
using Pen.Simulator.Commands;
using Pen.Simulator.Hosting;
using Pen.Simulator.Running;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Tests;

[TestClass]
public sealed class ScenarioFileTests
{
    private const string MustFail = "must-fail-";

    public static IEnumerable<object[]> Files =>
        Directory
            .GetFiles(Path.Combine(AppContext.BaseDirectory, "Scenarios"), "*.pen")
            .Order(StringComparer.Ordinal)
            .Select(path => new object[] { Path.GetFileName(path) });

    public static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Scenarios", file);

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void Scenario_ends_as_its_name_says(string file)
    {
        RunResult result = new ScenarioRunner(Load(file)).Run();
        bool mustFail = file.StartsWith(MustFail, StringComparison.Ordinal);
        Assert.AreEqual(!mustFail, result.Passed, Describe(result));
    }

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void Scenario_ends_alike_on_a_virtual_ESP32(string file)
    {
        RunResult direct = new ScenarioRunner(Load(file)).Run();
        RunResult s3 = new ScenarioRunner(Load(file), processor: Processor.Esp32S3).Run();
        CollectionAssert.AreEqual(FailedLines(direct), FailedLines(s3), Describe(s3));
        Assert.AreEqual(0, s3.Summary.Loop.Overruns + s3.Summary.Loop.Failures);
    }

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void Scenario_ends_alike_on_a_classic_ESP32_but_for_the_indicators_that_it_has_no_pins_for(
        string file
    )
    {
        RunResult direct = new ScenarioRunner(Load(file)).Run();
        RunResult classic = new ScenarioRunner(Load(file), processor: Processor.Esp32).Run();
        classic.Failures.RemoveAll(failure => IsOfIndicators(failure.Expected));
        CollectionAssert.AreEqual(FailedLines(direct), FailedLines(classic), Describe(classic));
    }

    [TestMethod]
    public void A_virtual_ESP32_holds_rate_and_depth_as_well_as_the_direct_ports()
    {
        RunSummary summary = new ScenarioRunner(Load("treatment.pen"), processor: Processor.Esp32S3)
            .Run()
            .Summary;
        foreach (RateSummary rate in summary.Rates)
        {
            Assert.IsLessThan(10, rate.WorstErrorPermille);
        }
        foreach (DepthSummary depth in summary.Depths)
        {
            Assert.IsLessThan(50, Math.Abs(depth.TrueMicrometres - depth.SetMicrometres));
        }
        Assert.HasCount(2, summary.Rates);
        Assert.HasCount(2, summary.Depths);
    }

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void Halving_the_plant_s_step_changes_no_verdict(string file)
    {
        PlantParameters parameters = new();
        parameters.Set("plant.step_us", parameters.Get("plant.step_us") / 2);
        RunResult whole = new ScenarioRunner(Load(file)).Run();
        RunResult half = new ScenarioRunner(Load(file), parameters).Run();
        Assert.AreEqual(whole.Passed, half.Passed, Describe(half));
        CollectionAssert.AreEqual(
            whole.Failures.Select(failure => failure.Line).ToArray(),
            half.Failures.Select(failure => failure.Line).ToArray()
        );
    }

    [TestMethod]
    public void Every_promised_scenario_is_there()
    {
        string[] files = [.. Files.Select(row => (string)row[0])];
        string[] promised =
        [
            "treatment.pen",
            "used-cartridge.pen",
            "pull-out-while-running.pen",
            "low-battery.pen",
            "depth-limits.pen",
            "charging.pen",
        ];
        Assert.AreEqual(0, promised.Except(files).Count());
        Assert.IsTrue(files.Any(file => file.StartsWith(MustFail, StringComparison.Ordinal)));
    }

    [TestMethod]
    public void A_must_fail_scenario_fails_for_the_line_it_is_made_for()
    {
        RunResult rate = new ScenarioRunner(Load("must-fail-wrong-rate.pen")).Run();
        Assert.AreEqual("expect rate 105Hz +-1%", rate.Failures.Single().Expected);
        RunResult forbidden = new ScenarioRunner(Load("must-fail-forbidden.pen")).Run();
        Assert.AreEqual("never motor on", forbidden.Failures.Single().Expected);
    }

    [TestMethod]
    public void The_built_in_treatment_is_the_file()
    {
        Scenario file = Load("treatment.pen");
        CollectionAssert.AreEqual(
            file.Steps.Select(step => step.Source).ToArray(),
            ScenarioFiles.Treatment().Steps.Select(step => step.Source).ToArray()
        );
    }

    private static Scenario Load(string file)
    {
        ScenarioParseResult parsed = ScenarioFiles.Parse(file, File.ReadAllText(PathOf(file)));
        Assert.AreEqual("", string.Join('\n', parsed.Problems));
        return parsed.Scenario!;
    }

    private static int[] FailedLines(RunResult result)
    {
        return [.. result.Failures.Select(failure => failure.Line)];
    }

    private static bool IsOfIndicators(string condition)
    {
        return condition.Contains("buzzer", StringComparison.Ordinal)
            || condition.Contains("light", StringComparison.Ordinal);
    }

    private static string Describe(RunResult result) => string.Join('\n', result.Failures);
}
