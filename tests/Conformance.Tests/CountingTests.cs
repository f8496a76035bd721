// The counter counts what runs: known loops, branches and handlers, on this thread and between begin and end only.
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using Conformance.Tests.Counting;
using Mono.Cecil;

namespace Conformance.Tests;

[TestClass]
[DoNotParallelize]
public class CountingTests
{
    private const string Period = "System.Void Pen.Snippet.C::RunPeriod()";

    // The lengths are those of the optimised IL: a call of Leaf is 2 instructions here and 1 (ret) there.
    [TestMethod]
    [DataRow("", 1, 0, DisplayName = "Nothing")]
    [DataRow("Leaf();", 3, 1, DisplayName = "A call")]
    // 3 to enter, 3 turns of 6, 4 tests of 3, and the return.
    [DataRow("for (int i = 0; i < 3; i++) { Leaf(); }", 34, 3, DisplayName = "A loop")]
    // Test 3, return 1: the branch that is not taken costs nothing.
    [DataRow("if (Number == 7) { Leaf(); Leaf(); }", 5, 0, DisplayName = "A branch not taken")]
    // Call 2, leave 1, call 2, endfinally 1, return 1.
    [DataRow("try { Leaf(); } finally { Leaf(); }", 7, 2, DisplayName = "A finally")]
    public void Every_instruction_that_runs_counts_once(string body, int inPeriod, int inLeaf)
    {
        using ModuleDefinition module = Snippet.Compile(
            "public int Number; public void RunPeriod() { " + body + " } public void Leaf() { }"
        );
        Instrumenter instrumenter = new();
        MemoryStream copy = new(instrumenter.Instrument(module, Period));
        System.Type type = new AssemblyLoadContext(null).LoadFromStream(copy).GetType("Pen.Snippet.C")!;
        int[]? counted = null;
        InstructionCounter.Methods = instrumenter.Methods.Length;
        InstructionCounter.Ended = (_, counts) => counted = counts;
        object pen = System.Activator.CreateInstance(type)!;

        type.GetMethod("Leaf")!.Invoke(pen, null);
        type.GetMethod("RunPeriod")!.Invoke(pen, null);
        type.GetMethod("Leaf")!.Invoke(pen, null);

        Assert.IsNotNull(counted);
        Assert.AreEqual(inPeriod, Count("RunPeriod"));
        Assert.AreEqual(inLeaf, Count("Leaf"));
        Assert.AreEqual(inPeriod + inLeaf, counted.Sum());

        int Count(string name) => counted[instrumenter.Methods.ToList().IndexOf("Pen.Snippet.C." + name)];
    }
}
