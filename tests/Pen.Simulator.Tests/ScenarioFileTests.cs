// Every scenario file is a test; those called must-fail are tests of the runner.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Pen.Hal.Simulated;
using Pen.Simulator.Commands;
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

    private static string Describe(RunResult result) => string.Join('\n', result.Failures);
}
