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

    [TestMethod]
    public void What_the_readme_shows_of_cartridge_and_journal_is_what_they_write()
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Documents", "README.md"));
        string[] blocks =
        [
            .. CodeBlocks()
                .Matches(text)
                .Select(match => match.Groups[1].Value)
                .Where(block => block.StartsWith("$ ", StringComparison.Ordinal)),
        ];
        Assert.HasCount(2, blocks);
        using TemporaryFolder folder = new();
        foreach (string block in blocks)
        {
            string[] commands =
            [
                .. block.Split('\n').Where(line => line.StartsWith("$ ", StringComparison.Ordinal)),
            ];
            string shown = block[
                (block.LastIndexOf(commands[^1], StringComparison.Ordinal) + commands[^1].Length + 1)..
            ];
            string written = "";
            foreach (string command in commands)
            {
                written = Carry(folder, command);
            }
            Assert.AreEqual(shown, written.ReplaceLineEndings("\n"));
        }
    }

    // Files of the example lie in the folder; what a test of the program has for a shell's > is --output.
    private static string Carry(TemporaryFolder folder, string command)
    {
        string[] words = command
            .Split(" -- ")[1]
            .Replace(" > ", " --output ", StringComparison.Ordinal)
            .Split(' ');
        string[] args =
        [
            .. words.Select(word =>
                word.EndsWith(".pen", StringComparison.Ordinal)
                    ? ScenarioFileTests.PathOf(Path.GetFileName(word))
                : word is "c.bin" or "d" or "report.html" ? folder.File(word)
                : word
            ),
        ];
        Call call = Call.Of(args);
        Assert.AreEqual(0, call.Exit, call.Error);
        return call.Output.Replace(folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }

    [GeneratedRegex("```\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlocks();
}
