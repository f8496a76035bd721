// The table of faults in the scenarios' document is the vocabulary.
using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Pen.Hal.Simulated;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Tests;

[TestClass]
public sealed class FaultTableTests
{
    private const string UpdateVariable = "PEN_UPDATE_DOCS";
    private const string Head = "| SITE |";
    private const string Before = "--filter FaultTable -->\n";
    private const string After = "\n## Expectations";

    [TestMethod]
    public void The_document_shows_the_vocabulary()
    {
        string path = Path.Combine(FolderOfSources(), "../../hal/Pen.Simulator/Scenarios.md");
        string text = File.ReadAllText(path).ReplaceLineEndings("\n");
        int begin = text.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        int end = text.IndexOf(After, StringComparison.Ordinal);
        string table = FaultTable.Markdown();
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllText(path, text[..begin] + "\n" + table + text[end..]);
            return;
        }
        StringAssert.Contains(text, Head);
        Assert.AreEqual("\n" + table, text[begin..end]);
    }

    [TestMethod]
    public void Every_row_can_be_written_in_a_scenario_by_its_word_with_and_without_its_amount()
    {
        foreach (FaultRow row in FaultVocabulary.All)
        {
            CircuitFault fault = row.Make(row.TakesAmount ? row.Maximum : 0, 5_000);
            Assert.AreEqual(fault, Parsed(FaultVocabulary.Describe(fault)));
            Assert.AreEqual(row.Make(), Parsed(FaultVocabulary.Describe(row.Make())));
            Assert.AreEqual(row.Make(), Parsed($"{FaultVocabulary.WordOf(row.Site)} {row.Word}"));
            Assert.AreEqual(
                FaultVocabulary.Find(row.Site, row.Kind)!.Make(),
                Parsed($"{FaultVocabulary.WordOf(row.Site)} {FaultVocabulary.KindWord(row.Kind)}")
            );
        }
    }

    [TestMethod]
    public void No_two_rows_of_a_site_share_a_word_and_every_site_has_one()
    {
        foreach (FaultSite site in Enum.GetValues<FaultSite>())
        {
            string[] words = [.. FaultVocabulary.RowsOf(site).Select(row => row.Word)];
            Assert.IsNotEmpty(words);
            CollectionAssert.AllItemsAreUnique(words);
            CollectionAssert.DoesNotContain(words, "clear");
        }
    }

    private static CircuitFault Parsed(string words)
    {
        ScenarioParseResult parsed = ScenarioParser.Parse("a.pen", $"0s fault {words}\n", (_, _) => null);
        Assert.IsEmpty(parsed.Problems, string.Join('\n', parsed.Problems));
        return ((FaultStep)parsed.Scenario!.Steps.Single()).Request.Fault!;
    }

    private static string FolderOfSources([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
