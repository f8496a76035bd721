// Chains that are wrong on purpose: each must be found out, or the other tests prove nothing.
using System.Linq;
using Pen.Hardware.Failsafe;

namespace Failsafe.Tests;

[TestClass]
public sealed class BrokenChainTests
{
    [TestInitialize]
    public void Require() => Ngspice.Require();

    [TestMethod]
    [DataRow("R110", 1.0e6, "beats 6, 20 and 150 ms apart")]
    [DataRow("R110", 2.2e6, "silence for 180 ms")]
    [DataRow("R109", 1.0e6, "beats 6, 20 and 150 ms apart")]
    [DataRow("R109", 200e3, "edges 5 ms apart")]
    [DataRow("R123", 1.0e6, "beats 6, 20 and 150 ms apart")]
    [DataRow("C105", 200e-9, "beats 6, 20 and 150 ms apart")]
    public void A_wrong_value_is_found_by_the_core_case(string name, double value, string complaint)
    {
        CoreResult result = Core(Ngspice.Chain.WithValue(name, value));
        Assert.Contains(complaint, string.Join('\n', result.Complaints));
    }

    [TestMethod]
    public void An_AND_without_the_gate_in_both_channels_is_found()
    {
        Netlist ungated = Ngspice.Chain.With(
            Ngspice.Chain["XU104A"].Move(2, "3V3"),
            Ngspice.Chain["XU107A"].Move(1, "3V3")
        );
        Assert.Contains("gate low", FaultCase.Try(ungated, 0.5).NotCut);
        Assert.Contains("gate low", string.Join('\n', Core(ungated).Complaints));
    }

    [TestMethod]
    public void An_AND_without_the_cartridge_in_one_channel_is_cut_by_the_other()
    {
        Netlist half = Ngspice.Chain.With(Ngspice.Chain["XU104A"].Move(3, "3V3"));
        FaultResult result = FaultCase.Try(half, 0.5);
        Assert.IsEmpty(result.NotCut);
        CollectionAssert.AreEqual((string[])["cartridge out"], result.LostA.ToArray());
        Assert.IsEmpty(result.LostB);
    }

    [TestMethod]
    public void Without_any_pull_down_a_cartridge_out_is_not_seen()
    {
        Netlist bare = Ngspice.Chain.Without("R103").Without("R145").Without("R147");
        Assert.Contains("cartridge out", FaultCase.Try(bare, 1).NotCut);
        Assert.IsEmpty(FaultCase.Try(Ngspice.Chain.Without("R103"), 1).NotCut);
    }

    private static CoreResult Core(Netlist chain)
    {
        Netlist core = CoreCase.Prepare(chain);
        return MonteCarlo.Run(Unit.Nominal(core));
    }
}
