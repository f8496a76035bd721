// The page that traces hazards to tests is what the tables and the tests say.
using System;
using System.IO;
using System.Linq;

namespace Safety.Tests;

[TestClass]
public sealed class TraceabilityTests
{
    private const string UpdateVariable = "PEN_UPDATE_DOCS";

    [TestMethod]
    public void Traceability_md_is_what_tables_and_tests_say()
    {
        string path = SafetyFile.PathOf("Traceability.md");
        string printed = Traceability.Print();
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllText(path, printed);
        }
        string[] committed = File.Exists(path) ? File.ReadAllLines(path) : [];
        string[] due = printed.TrimEnd('\n').Split('\n');
        // What differs, and not two pages of the same.
        Complaints.AssertNone(
            due.Except(committed)
                .Concat(committed.Except(due))
                .Select(line => $"stale, run the tests with {UpdateVariable}=1: {line}")
        );
        Assert.AreSequenceEqual(due, committed);
    }
}
