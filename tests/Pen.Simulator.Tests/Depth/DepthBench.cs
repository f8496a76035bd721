// A whole pen for faults of the depth axis: hands, plant, and what a start comes to.
using System;
using System.Linq;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.Hosting;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Tests.Depth;

internal sealed class DepthBench
{
    public const long Second = 1_000_000;
    public const long Millisecond = 1_000;

    private const long StartHold = 400 * Millisecond;
    private const long Tick = 1 * Millisecond;

    private readonly PenHands _hands;

    public DepthBench(
        Processor processor = Processor.Ports,
        ulong seed = 1,
        PlantParameters? parameters = null
    )
    {
        Pen = new SimulatedPen(parameters ?? new PlantParameters(), seed, processor);
        _hands = new PenHands(Pen);
        Board.Signals.Changed += () => Drives += Board.Signals.DriveOn && !_wasDriven ? 1 : 0;
        Board.Signals.Changed += () => _wasDriven = Board.Signals.DriveOn;
    }

    private bool _wasDriven;

    public SimulatedPen Pen { get; }

    public SimulatedBoard Board => Pen.Board;

    /// <summary>How often the motor was switched on, at the pins.</summary>
    public int Drives { get; private set; }

    public PenOutputs? Outputs => Pen.Firmware?.Outputs;

    public PenState State => Outputs?.State ?? 0;

    public StopReason Reason => Outputs?.Reason ?? 0;

    public bool IsProven => Outputs is { DepthProven: true };

    public double Micrometres => Board.Truth.ProtrusionMicrometres;

    /// <summary>A pen with a fresh cartridge, ready to start at a depth.</summary>
    public static DepthBench Ready(
        int micrometres,
        Processor processor = Processor.Ports,
        ulong seed = 1,
        PlantParameters? parameters = null
    )
    {
        DepthBench bench = new(processor, seed, parameters);
        bench.Pen.PowerOn();
        bench.Until(() => bench.State == PenState.NoCartridge, 4 * Second);
        bench.Board.InsertCartridge(CartridgeImages.MakeChip(new CartridgeRequest(CartridgeKind.Fresh), 100));
        bench.Until(() => bench.State == PenState.Ready, 3 * Second);
        bench.SetDepth(micrometres);
        return bench;
    }

    /// <summary>The same, running.</summary>
    public static DepthBench Running(
        int micrometres,
        Processor processor = Processor.Ports,
        ulong seed = 1,
        PlantParameters? parameters = null
    )
    {
        DepthBench bench = Ready(micrometres, processor, seed, parameters);
        bench.Start();
        bench.Until(() => bench.State == PenState.Running, 2 * Second);
        bench.Wait(Second / 2);
        return bench;
    }

    public void Wait(long microseconds) => Pen.AdvanceTo(Pen.NowMicroseconds + microseconds);

    /// <summary>Waits; returns how long it took, or fails.</summary>
    public long Until(Func<bool> condition, long limit)
    {
        long from = Pen.NowMicroseconds;
        while (!condition())
        {
            if (Pen.NowMicroseconds - from >= limit)
            {
                Assert.Fail($"not within {limit} us: state {State}, reason {Reason}");
            }
            Wait(Tick);
        }
        return Pen.NowMicroseconds - from;
    }

    public void Inject(FaultSite site, FaultKind kind, double amount = 0) =>
        Board.Faults.Inject(new CircuitFault(site, kind, amount));

    public void SetDepth(int micrometres)
    {
        if (micrometres > 1500)
        {
            Press(3200 * Millisecond, PenButton.SpeedUp, PenButton.DepthUp);
        }
        for (int i = 0; i < 40 && Outputs!.SetDepthMicrometres != micrometres; i++)
        {
            bool deeper = Outputs.SetDepthMicrometres < micrometres;
            Press(100 * Millisecond, deeper ? PenButton.DepthUp : PenButton.DepthDown);
        }
        Assert.AreEqual(micrometres, Outputs!.SetDepthMicrometres);
    }

    /// <summary>Holds Start as for a start, and lets it go.</summary>
    public void Start() => Press(StartHold, PenButton.StartStop);

    /// <summary>Puts Stop down; it comes up by itself 100 ms later.</summary>
    public void Stop() => _hands.Press([PenButton.StartStop], 100 * Millisecond, 1);

    /// <summary>Holds Start for as long as it takes to clear a fault.</summary>
    public void Clear()
    {
        Wait(Second / 2);
        Press(1200 * Millisecond, PenButton.StartStop);
    }

    /// <summary>Nothing that a person does makes the motor turn.</summary>
    public void AssertNoStart()
    {
        int drives = Drives;
        Wait(Second / 2);
        Start();
        Wait(2 * Second);
        Assert.AreEqual(drives, Drives);
    }

    /// <summary>Clears what is latched, homes, starts, and finds the needles where they were set.</summary>
    public void AssertRecovers()
    {
        if (State == PenState.Fault)
        {
            Clear();
        }
        Until(() => State == PenState.Ready, 4 * Second);
        Assert.IsTrue(IsProven);
        Wait(Second / 2);
        Start();
        Until(() => State == PenState.Running, 2 * Second);
        Assert.AreEqual(Outputs!.SetDepthMicrometres, Micrometres, 50);
    }

    private void Press(long duration, params PenButton[] buttons)
    {
        _hands.Press(buttons.ToArray(), duration, 1);
        Wait(duration + 100 * Millisecond);
    }
}
