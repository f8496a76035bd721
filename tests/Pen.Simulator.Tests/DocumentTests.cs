// The scenarios that the documents show are scenarios that pass.
using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Pen.Simulator.Commands;
using Pen.Simulator.Running;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Tests;

[TestClass]
public sealed partial class DocumentTests
{
    [TestMethod]
    [DataRow("README.md")]
    [DataRow("Scenarios.md")]
    public void The_scenario_that_a_document_shows_passes(string document)
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Documents", document));
        string shown = CodeBlocks()
            .Matches(text)
            .Select(match => match.Groups[1].Value)
            .Single(block => block.StartsWith("name ", StringComparison.Ordinal));

        ScenarioParseResult parsed = ScenarioFiles.Parse(document, shown);

        Assert.IsEmpty(parsed.Problems, string.Join("\n", parsed.Problems));
        RunResult result = new ScenarioRunner(parsed.Scenario!).Run();
        Assert.IsTrue(
            result.Passed,
            string.Join("\n", result.Failures.Select(failure => $"{failure.Line}: {failure.Expected}"))
        );
    }

    [GeneratedRegex("```\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlocks();
}
