// A start is had exactly if nothing is against it: every combination of what may be, at the pins of the controller.
using System;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Host.Tests.Exhaustive;

[TestClass]
public sealed class StartSpaceTests
{
    [Flags]
    private enum Against
    {
        Nothing = 0,
        CartridgeOut = 1,
        Charger = 2,
        BatteryBelowStart = 4,
        BatteryImpossible = 8,
        DriverFault = 16,
        DepthUnproven = 32,
        MarkFails = 64,
        JournalFails = 128,
        All = 255,
    }

    private const Against BeforeOpening =
        Against.CartridgeOut
        | Against.Charger
        | Against.BatteryBelowStart
        | Against.BatteryImpossible
        | Against.DriverFault
        | Against.DepthUnproven;

    [TestMethod]
    [Proves("PEN-081")]
    [Proves("PEN-083")]
    [Proves("PEN-102")]
    public void Of_a_fresh_cartridge_every_combination_that_forbids_a_start_forbids_it()
    {
        for (Against against = Against.Nothing; against <= Against.All; against++)
        {
            (bool driven, bool extended, bool opened) = Try(PenRig.AtReady(), against);
            Assert.AreEqual(against == Against.Nothing, driven, against.ToString());
            Assert.AreEqual(against == Against.Nothing, extended, against.ToString());
            // What is known before the start burns no cartridge either.
            Assert.AreEqual((against & BeforeOpening) == 0, opened, against.ToString());
        }
    }

    [TestMethod]
    [Proves("PEN-083")]
    [Proves("PEN-102")]
    public void Within_a_session_every_combination_that_forbids_a_start_forbids_it()
    {
        for (Against against = Against.Nothing; against <= BeforeOpening; against++)
        {
            (bool driven, bool extended, _) = Try(StoppedInSession(), against);
            Assert.AreEqual(against == Against.Nothing, driven, against.ToString());
            Assert.AreEqual(against == Against.Nothing, extended, against.ToString());
        }
    }

    [TestMethod]
    [Proves("PEN-083")]
    [DataRow(false)]
    [DataRow(true)]
    public void A_start_that_waits_for_the_journal_is_none_once_a_charger_is_in(bool charger)
    {
        PenRig rig = PenRig.AtRunning();
        rig.Worker.Periods = 30;
        rig.PressStartStop(60);
        rig.RunUntil(PenState.Ready);
        rig.RunUntil(() => rig.Worker.LastAsked == SlowRequest.SaveSession, 5, "save");
        rig.PressStartStop(300);
        Assert.AreEqual(PenState.Ready, rig.Out.State);
        rig.In.ChargerConnected = charger;
        bool extended = false;
        rig.Watch = () => extended |= rig.Out.State == PenState.Extending;
        rig.Run(60);
        Assert.AreEqual(!charger, extended);
    }

    private static PenRig StoppedInSession()
    {
        PenRig rig = PenRig.AtRunning();
        rig.PressStartStop(60);
        rig.RunUntil(PenState.Ready);
        rig.Run(20);
        return rig;
    }

    private static (bool Driven, bool Extended, bool Opened) Try(PenRig rig, Against against)
    {
        bool driven = false;
        bool extended = false;
        int opened = rig.Worker.TimesAsked(SlowRequest.RecordIntent);
        rig.Watch = () =>
        {
            driven |= rig.Driven;
            extended |= rig.Out.State == PenState.Extending;
        };
        if (against.HasFlag(Against.DepthUnproven))
        {
            // Back in after longer than 300 ms it is homed, and home is not found.
            rig.Axis.HomeStuckInactive = true;
            rig.PullCartridge(20);
            rig.Run(10);
        }
        rig.In.CartridgePresent = !against.HasFlag(Against.CartridgeOut);
        rig.In.ChargerConnected = against.HasFlag(Against.Charger);
        rig.In.DriverFault = against.HasFlag(Against.DriverFault);
        rig.CellMillivolts = against.HasFlag(Against.BatteryBelowStart) ? 3600 : 3900;
        if (against.HasFlag(Against.BatteryImpossible))
        {
            rig.Tamper = inputs => inputs.BatteryMillivolts = 6200;
        }
        if (against.HasFlag(Against.MarkFails))
        {
            Fail(rig, SlowRequest.ReadBackUseMark);
        }
        if (against.HasFlag(Against.JournalFails))
        {
            Fail(rig, SlowRequest.RecordUse);
        }
        // Time for the battery's filter, then a press as any other.
        rig.Run(60);
        rig.PressStartStop(400);
        rig.Run(150);
        return (driven, extended, rig.Worker.TimesAsked(SlowRequest.RecordIntent) > opened);
    }

    private static void Fail(PenRig rig, SlowRequest request) =>
        rig.Worker.Answer(request, SlowAnswer.Failed, SlowAnswer.Failed, SlowAnswer.Failed);
}
