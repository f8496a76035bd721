// What Pen.Control declares, read from its metadata: the device's tests count on it and cannot see it.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace Pen.Control.Host.Tests;

[TestClass]
public sealed class DeclarationTests
{
    [TestMethod]
    public void States_are_numbered_from_SelfTest_without_a_gap_up_to_StateCount()
    {
        Assert.AreSequenceEqual(
            Enumerable.Range((int)PenState.SelfTest, SupervisorTable.StateCount - (int)PenState.SelfTest),
            Enum.GetValues<PenState>().Select(state => (int)state)
        );
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
    [Proves("PEN-109")]
    public void The_gate_keeps_nothing_that_the_controller_could_have_given_it()
    {
        FieldInfo[] fields = typeof(SafetyGate).GetFields(BindingFlags.Instance | BindingFlags.NonPublic);
        Assert.IsTrue(Array.TrueForAll(fields, field => field.FieldType.IsPrimitive));
        Assert.IsEmpty(typeof(SafetyGate).GetConstructors()[0].GetParameters());
    }
}
