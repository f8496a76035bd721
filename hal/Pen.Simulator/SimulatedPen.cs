// A whole pen on a desktop: the firmware over the simulated board, run as the device's threads run it.
using System;
using Pen.App;
using Pen.Hal.Simulated;
using Pen.Simulator.Hosting;

namespace Pen.Simulator;

/// <summary>Composition of firmware, processor and board, for every front end and for tests. Holds no policy.</summary>
public sealed class SimulatedPen
{
    private readonly IFirmwareHost _host;

    /// <summary>A pen that is off.</summary>
    public SimulatedPen(PlantParameters parameters, ulong seed, Processor processor = Processor.Ports)
    {
        Board = new SimulatedBoard(parameters, seed);
        _host = processor == Processor.Ports ? new PortsHost(Board) : new ChipHost(Board, processor);
        Board.PowerChanged += _host.OnPowerChanged;
    }

    /// <summary>The board and the world around it.</summary>
    public SimulatedBoard Board { get; }

    /// <summary>The firmware that runs; null while the processor is off or asleep, or has stopped for good.</summary>
    public PenFirmware? Firmware => _host.Firmware;

    /// <summary>When the control periods started; null where they start exactly on time, and while off.</summary>
    public PeriodPacer? Pacer => _host.Pacer;

    /// <summary>World time in microseconds.</summary>
    public long NowMicroseconds => Board.Time.NowMicroseconds;

    /// <summary>
    /// Raised after each control period where no virtual processor is in between; there, the heartbeat tells.
    /// </summary>
    public event Action? PeriodDone
    {
        add => _host.PeriodDone += value;
        remove => _host.PeriodDone -= value;
    }

    /// <summary>Battery in.</summary>
    public void PowerOn() => Board.PowerOn();

    /// <summary>Battery out, at once.</summary>
    public void PowerOff() => Board.PowerOff();

    /// <summary>Runs the world up to and including a time in microseconds.</summary>
    public void AdvanceTo(long microseconds) => Board.Time.AdvanceTo(microseconds);
}
