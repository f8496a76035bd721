// The supervisor's document says what its table says.
using System;
using System.IO;
using System.Runtime.CompilerServices;

namespace Pen.Control.Host.Tests;

[TestClass]
public sealed class SupervisorDocumentTests
{
    private const string UpdateVariable = "PEN_UPDATE_DOCS";

    [TestMethod]
    [Proves("PEN-106")]
    public void Supervisor_md_is_the_table()
    {
        string path = Path.Combine(SourceFolder(), "..", "..", "firmware", "Pen.Control", "Supervisor.md");
        string printed = SupervisorDiagram.Print();
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllText(path, printed);
        }
        string committed = File.Exists(path) ? File.ReadAllText(path) : "";
        Assert.AreEqual(printed, committed, $"Supervisor.md is stale: run the tests with {UpdateVariable}=1");
    }

    private static string SourceFolder([CallerFilePath] string path = "")
    {
        return Path.GetDirectoryName(path)!;
    }
}
