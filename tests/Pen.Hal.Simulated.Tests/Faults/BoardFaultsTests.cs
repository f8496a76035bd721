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
    [DynamicData(nameof(Rows))]
    public void A_fault_may_be_there_before_the_first_power_up_and_outlives_a_power_cut(FaultRow row)
    {
        SimulatedBoard board = new(new PlantParameters(), 3);
        board.Faults.Inject(row.Make());
        board.Time.Sleep(300_000);
        board.PowerOn();
        board.Time.Sleep(300_000);
        Assert.HasCount(1, board.Faults.Active);
        board.PowerOff();
        Assert.HasCount(row.Site == FaultSite.ControlLoop ? 0 : 1, board.Faults.Active);
        board.Time.Sleep(300_000);
        board.Faults.ClearAll();
        board.PowerOn();
        Assert.IsEmpty(board.Faults.Active);
    }

    [TestMethod]
    public void Every_fault_of_the_catalogue_that_sits_in_circuit_or_plant_can_be_expressed()
    {
        // F16 is the power switch; F24 and F25 are made of the others.
        IEnumerable<string> physical = Enumerable
            .Range(1, 23)
            .Where(static number => number != 16)
            .Select(static number => $"F{number:00}");
        string[] expressed = [.. FaultVocabulary.All.SelectMany(static row => row.Catalogue.Split(' '))];
        Assert.AreEqual("", string.Join(", ", physical.Except(expressed)));
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
