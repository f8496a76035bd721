// The supervisor's table is sane, and its document says what it says.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Pen.Control.Tests;

[TestClass]
public sealed class SupervisorTableTests
{
    private const string UpdateVariable = "PEN_UPDATE_DOCS";

    private static readonly PenState[] States = Enum.GetValues<PenState>();

    [TestMethod]
    public void Every_state_can_be_reached_from_power_up()
    {
        var reached = new HashSet<PenState> { PenState.SelfTest };
        for (int i = 0; i < States.Length; i++)
        {
            reached.UnionWith(reached.SelectMany(state => RowsOf(state).Select(row => row.To)).ToList());
        }
        CollectionAssert.AreEquivalent(States, reached.ToList());
    }

    [TestMethod]
    public void Every_state_but_Asleep_can_be_left()
    {
        foreach (PenState state in States)
        {
            Assert.AreEqual(state != PenState.Asleep, RowsOf(state).Any(row => row.To != state), $"{state}");
        }
    }

    [TestMethod]
    public void No_row_is_shadowed_by_an_earlier_one_of_its_state()
    {
        foreach (PenState state in States)
        {
            List<Transition> rows = RowsOf(state).ToList();
            for (int later = 1; later < rows.Count; later++)
            {
                for (int earlier = 0; earlier < later; earlier++)
                {
                    bool shadowed = (rows[earlier].Requires & ~rows[later].Requires) == 0;
                    Assert.IsFalse(shadowed, $"{state}: row {later} by {earlier}");
                }
            }
        }
    }

    [TestMethod]
    public void Rows_of_any_state_awake_come_first_because_the_supervisor_passes_over_them_together()
    {
        int others = Array.FindIndex(SupervisorTable.Rows, row => row.From != SupervisorTable.AnyAwake);
        Assert.IsTrue(SupervisorTable.Rows.Skip(others).All(row => row.From != SupervisorTable.AnyAwake));
    }

    [TestMethod]
    public void Every_row_asks_for_something_because_the_supervisor_looks_only_when_something_is_the_case()
    {
        Assert.IsTrue(SupervisorTable.Rows.All(row => row.Requires != 0));
    }

    [TestMethod]
    public void Running_is_entered_only_from_Extending_and_left_by_every_stop()
    {
        Assert.IsTrue(
            SupervisorTable.Rows.All(row => row.To != PenState.Running || row.From == PenState.Extending)
        );
        foreach (Transition row in RowsOf(PenState.Running))
        {
            Assert.AreNotEqual(StopReason.None, row.Reason);
            Assert.IsTrue(row.To is PenState.Fault or PenState.Retracting);
        }
    }

    [TestMethod]
    public void Rows_into_Fault_carry_fault_reasons_and_no_other_row_does()
    {
        foreach (Transition row in SupervisorTable.Rows)
        {
            Assert.AreEqual(row.To == PenState.Fault, StopReasons.IsFault(row.Reason), row.Reason.ToString());
        }
    }

    [TestMethod]
    public void Every_stop_reason_stands_in_the_table()
    {
        List<StopReason> used = SupervisorTable.Rows.Select(row => row.Reason).Distinct().ToList();
        CollectionAssert.AreEquivalent(Enum.GetValues<StopReason>(), used);
    }

    [TestMethod]
    public void Every_condition_is_a_bit_of_its_own()
    {
        List<long> bits = typeof(Condition)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (long)field.GetRawConstantValue()!)
            .ToList();
        Assert.IsTrue(bits.All(long.IsPow2));
        CollectionAssert.AllItemsAreUnique(bits);
    }

    [TestMethod]
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

    private static IEnumerable<Transition> RowsOf(PenState state)
    {
        bool awake = state < SupervisorTable.FirstNotAwake;
        return SupervisorTable.Rows.Where(row =>
            row.From == state || (awake && row.From == SupervisorTable.AnyAwake)
        );
    }

    private static string SourceFolder([CallerFilePath] string path = "")
    {
        return Path.GetDirectoryName(path)!;
    }
}
