// Injecting, ending and clearing faults, whatever they are.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Pen.Hal.Simulated.Tests.Faults;

[TestClass]
public sealed class BoardFaultsTests
{
    public static IEnumerable<object[]> Rows => FaultVocabulary.All.Select(row => new object[] { row });

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void A_fault_of_the_vocabulary_can_be_injected_listed_and_cleared(FaultRow row)
    {
        Bench bench = new();
        bench.Supply();
        bench.Board.Faults.Inject(row.Make());
        Assert.AreEqual(row.Make(), bench.Board.Faults.Active.Single());
        bench.Wait(300_000);
        bench.Board.Faults.Clear(row.Site);
        Assert.IsEmpty(bench.Board.Faults.Active);
        bench.Wait(300_000);
    }

    [TestMethod]
    public void A_fault_with_a_time_ends_by_itself_and_not_a_later_one_with_it()
    {
        Bench bench = new();
        BoardFaults faults = bench.Board.Faults;
        faults.Inject(new CircuitFault(FaultSite.StartStop, FaultKind.Stuck, 0, 50_000));
        bench.Wait(49_999);
        Assert.IsTrue(bench.Ports.StartStopButton.Read());
        bench.Wait(1);
        Assert.IsFalse(bench.Ports.StartStopButton.Read());
        Assert.IsEmpty(faults.Active);
        faults.Inject(new CircuitFault(FaultSite.StartStop, FaultKind.Stuck, 0, 50_000));
        bench.Wait(20_000);
        faults.Inject(new CircuitFault(FaultSite.StartStop, FaultKind.Stuck));
        bench.Wait(100_000);
        Assert.IsTrue(bench.Ports.StartStopButton.Read());
    }

    [TestMethod]
    public void A_fault_that_is_not_in_the_vocabulary_is_refused_with_what_is()
    {
        BoardFaults faults = new Bench().Board.Faults;
        ArgumentException refusal = Assert.ThrowsExactly<ArgumentException>(() =>
            faults.Inject(new CircuitFault(FaultSite.Rotor, FaultKind.Delayed))
        );
        StringAssert.Contains(refusal.Message, "jammed");
        Assert.ThrowsExactly<ArgumentException>(() =>
            faults.Inject(new CircuitFault(FaultSite.Encoder, FaultKind.Wrong, 1000))
        );
        Assert.IsEmpty(faults.Active);
    }
}
