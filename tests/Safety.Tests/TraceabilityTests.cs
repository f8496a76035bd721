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
        string committed = File.Exists(path) ? File.ReadAllText(path) : "";
        Assert.AreEqual(
            printed,
            committed,
            $"Traceability.md is stale: run the tests with {UpdateVariable}=1"
        );
    }
}
