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

    [TestMethod]
    public void Every_combination_of_what_forbids_a_start_forbids_it_and_none_lets_it_run()
    {
        for (Against against = Against.Nothing; against <= Against.All; against++)
        {
            Assert.AreEqual(against == Against.Nothing, Starts(against), against.ToString());
        }
    }

    private static bool Starts(Against against)
    {
        PenRig rig = PenRig.AtReady();
        bool driven = false;
        rig.Watch = () => driven |= rig.Driven;
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
        return driven;
    }

    private static void Fail(PenRig rig, SlowRequest request) =>
        rig.Worker.Answer(request, SlowAnswer.Failed, SlowAnswer.Failed, SlowAnswer.Failed);
}
