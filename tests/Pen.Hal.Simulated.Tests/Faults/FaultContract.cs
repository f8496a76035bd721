// Every fault of the vocabulary does to circuit and plant what its row says, on whatever ports the firmware sits.
using System.Collections.Generic;
using System.Linq;
using Pen.Hal.Simulated.Tests.Contracts;

namespace Pen.Hal.Simulated.Tests.Faults;

/// <summary>One probe a row: it sees the part well, breaks it, sees what breaks, and mostly mends it again.</summary>
public abstract class FaultContract : PortContract
{
    private static readonly Dictionary<string, FaultProbe> Probes = new([
        .. MotorProbes.All.Select(Entry),
        .. ChainProbes.All.Select(Entry),
        .. SenseProbes.All.Select(Entry),
        .. DepthProbes.All.Select(Entry),
        .. CartridgeProbes.All.Select(Entry),
        .. ProcessorProbes.All.Select(Entry),
        .. PanelProbes.All.Select(Entry),
    ]);

    public static IEnumerable<object[]> Rows =>
        FaultVocabulary.All.Select(row => new object[] { NameOf(row) });

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void A_fault_does_what_its_row_says(string name)
    {
        FaultRow row = FaultVocabulary.All.Single(one => NameOf(one) == name);
        Assert.IsTrue(Probes.ContainsKey(name), $"no probe for {name}");
        Probes[name](new Bench(Board, Ports), row);
    }

    [TestMethod]
    public void There_is_no_probe_for_what_is_not_in_the_vocabulary()
    {
        string[] names = [.. FaultVocabulary.All.Select(NameOf)];
        Assert.AreEqual("", string.Join(", ", Probes.Keys.Except(names)));
    }

    private static string NameOf(FaultRow row) => $"{FaultVocabulary.WordOf(row.Site)} {row.Word}";

    private static KeyValuePair<string, FaultProbe> Entry((string Name, FaultProbe Probe) probe) =>
        new(probe.Name, probe.Probe);
}

[TestClass]
public sealed class SimulatedFaultContract : FaultContract
{
    protected override PenBoard CreatePorts(SimulatedBoard board) => board.Ports;
}

/// <summary>Breaks a part of a bench as a row says, and asserts what comes of it.</summary>
internal delegate void FaultProbe(Bench bench, FaultRow row);
