// A control period of the whole firmware allocates nothing, in any state, on the simulated board.
using System;
using System.Collections.Generic;
using System.Linq;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator;
using Pen.Simulator.Scenarios;

namespace Pen.App.Tests;

[TestClass]
public sealed class AllocationTests
{
    private const long Period = PenController.PeriodMicroseconds;

    // A life that visits every state: what happens at which millisecond.
    private static readonly (int AtMilliseconds, Action<SimulatedBoard> Act)[] Life =
    [
        (2000, board => board.InsertCartridge(Fresh(1))),
        (4000, board => board.SetButton(PenButton.StartStop, true)),
        (4400, board => board.SetButton(PenButton.StartStop, false)),
        (7000, board => board.SkinMeanTorque = 0.35e-3),
        (8000, board => board.SetButton(PenButton.DepthDown, true)),
        (8100, board => board.SetButton(PenButton.DepthDown, false)),
        (9000, board => board.SetButton(PenButton.StartStop, true)),
        (9100, board => board.SetButton(PenButton.StartStop, false)),
        (11000, board => board.SetButton(PenButton.StartStop, true)),
        (11400, board => board.SetButton(PenButton.StartStop, false)),
        (13000, board => board.SkinMeanTorque = 1.2e-3),
        (17000, board => board.SkinMeanTorque = 0),
        (18000, board => board.SetButton(PenButton.StartStop, true)),
        (19500, board => board.SetButton(PenButton.StartStop, false)),
        (22000, board => board.RemoveCartridge()),
        (24000, board => board.InsertCartridge(new CartridgeChip(new byte[CartridgeChip.ImageLength]))),
        (27000, board => board.SetButton(PenButton.StartStop, true)),
        (29500, board => board.SetButton(PenButton.StartStop, false)),
    ];

    private static readonly PenState[] Visited =
    [
        PenState.SelfTest,
        PenState.Homing,
        PenState.NoCartridge,
        PenState.Identifying,
        PenState.Refused,
        PenState.Ready,
        PenState.Opening,
        PenState.Extending,
        PenState.Running,
        PenState.Retracting,
        PenState.Fault,
        PenState.Saving,
    ];

    [TestMethod]
    public void No_state_of_a_whole_life_allocates_in_its_control_periods()
    {
        // The first life compiles the code and builds the static tables.
        Live();

        Dictionary<PenState, long> allocated = Live();

        foreach (PenState state in Visited)
        {
            Assert.IsTrue(allocated.ContainsKey(state), $"{state} was never visited.");
        }
        string guilty = string.Join(
            ", ",
            allocated.Where(entry => entry.Value != 0).Select(entry => $"{entry.Key}: {entry.Value} bytes")
        );
        Assert.AreEqual("", guilty);
    }

    private static Dictionary<PenState, long> Live()
    {
        SimulatedBoard board = new(new PlantParameters(), 11);
        board.PowerOn();
        PenFirmware firmware = new(board.Ports);
        board.Time.StartThread(
            "slow work",
            () =>
            {
                while (true)
                {
                    if (!firmware.RunSlowWork())
                    {
                        board.Time.Sleep(10_000);
                    }
                }
            }
        );
        Dictionary<PenState, long> allocated = [];
        int next = 0;
        for (long now = 0; board.IsPowered && now < 31_000_000; now += Period)
        {
            for (; next < Life.Length && Life[next].AtMilliseconds * 1000L <= now; next++)
            {
                Life[next].Act(board);
            }
            board.Time.AdvanceTo(now);
            long before = GC.GetAllocatedBytesForCurrentThread();
            firmware.RunPeriod();
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            PenState state = firmware.Outputs.State;
            if (state != PenState.Asleep)
            {
                allocated[state] = allocated.GetValueOrDefault(state) + bytes;
            }
        }
        board.PowerOff();
        return allocated;
    }

    private static CartridgeChip Fresh(long number) =>
        new(CartridgeImages.Make(new CartridgeRequest(CartridgeKind.Fresh), number));
}
