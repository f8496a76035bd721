// A control period allocates nothing, in whatever state.
using System;
using System.Collections.Generic;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Host.Tests;

[TestClass]
public sealed class AllocationTests
{
    private const int Periods = 1000;

    /// <summary>Counts what controller and gate allocate in a rig from now on.</summary>
    private sealed class HeapMeter
    {
        private long _before;

        public HeapMeter(PenRig rig)
        {
            rig.Before = () => _before = GC.GetAllocatedBytesForCurrentThread();
            rig.After = () => AllocatedBytes += GC.GetAllocatedBytesForCurrentThread() - _before;
        }

        public long AllocatedBytes { get; private set; }
    }

    /// <summary>States in which a pen can be kept for a thousand periods.</summary>
    public static IEnumerable<object[]> LastingStates =>
        [
            [PenState.SelfTest],
            [PenState.NoCartridge],
            [PenState.Identifying],
            [PenState.Refused],
            [PenState.Ready],
            [PenState.Opening],
            [PenState.Running],
            [PenState.Fault],
            [PenState.Asleep],
        ];

    [TestMethod]
    [DynamicData(nameof(LastingStates))]
    public void A_thousand_periods_of_a_state_allocate_nothing(PenState state)
    {
        PenRig rig = Reach(state);
        // Waiting for slow work ends after 20 s, which is a thousand periods too.
        int periods = state is PenState.SelfTest or PenState.Identifying ? Periods - 10 : Periods;
        var heap = new HeapMeter(rig);
        for (int i = 0; i < periods; i++)
        {
            rig.Step();
            Assert.AreEqual(state, rig.Out.State);
        }
        Assert.AreEqual(0, heap.AllocatedBytes);
    }

    [TestMethod]
    public void Transitions_and_moves_allocate_nothing()
    {
        PenRig rig = PenRig.AtReady();
        var heap = new HeapMeter(rig);
        for (int i = 0; i < 20; i++)
        {
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Running);
            rig.Shallower(1);
            rig.PressStartStop(60);
            rig.RunUntil(PenState.Ready);
            rig.Deeper(1);
            rig.Run(10);
        }
        Assert.AreEqual(0, heap.AllocatedBytes);
    }

    private static PenRig Reach(PenState state)
    {
        var rig = new PenRig();
        rig.Worker.Silent = state == PenState.SelfTest;
        rig.In.CartridgePresent = state != PenState.NoCartridge;
        rig.Worker.Chip.UseMarkSet = state == PenState.Refused;
        if (state is PenState.Identifying)
        {
            rig.Worker.Periods = 1;
            rig.RunUntil(PenState.Homing, 60);
            rig.Worker.Silent = true;
        }
        if (state is PenState.Opening or PenState.Running or PenState.Fault or PenState.Asleep)
        {
            rig.RunUntil(PenState.Ready, 300);
        }
        rig.Worker.Periods = state == PenState.Opening ? 950 : 3;
        if (state is PenState.Opening or PenState.Running)
        {
            rig.PressStartStop(400);
        }
        rig.In.DriverFault = state == PenState.Fault;
        if (state == PenState.Asleep)
        {
            rig.PressStartStop(2100);
        }
        rig.RunUntil(state, 400);
        return rig;
    }
}
