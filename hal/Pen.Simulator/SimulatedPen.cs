// A whole pen on a desktop: the firmware over the simulated board, run as the device's threads run it.
using System;
using Pen.App;
using Pen.Control;
using Pen.Hal.Simulated;

namespace Pen.Simulator;

/// <summary>
/// Composition of firmware and board, for every front end and for tests. Holds no policy: it gives the firmware
/// its three threads whenever the processor runs, and takes them away when it does not.
/// </summary>
public sealed class SimulatedPen
{
    private const long WatchMicroseconds = 10_000;
    private const long IdleMicroseconds = 10_000;

    // Counts boots, so that what was scheduled for an earlier one falls silent.
    private int _boot;

    /// <summary>A pen that is off.</summary>
    public SimulatedPen(PlantParameters parameters, ulong seed)
    {
        Board = new SimulatedBoard(parameters, seed);
        Board.PowerChanged += OnPowerChanged;
    }

    /// <summary>The board and the world around it.</summary>
    public SimulatedBoard Board { get; }

    /// <summary>The firmware that runs; null while the processor is off or asleep.</summary>
    public PenFirmware? Firmware { get; private set; }

    /// <summary>World time in microseconds.</summary>
    public long NowMicroseconds => Board.Time.NowMicroseconds;

    /// <summary>Raised after each control period.</summary>
    public event Action? PeriodDone;

    /// <summary>Battery in.</summary>
    public void PowerOn() => Board.PowerOn();

    /// <summary>Battery out, at once.</summary>
    public void PowerOff() => Board.PowerOff();

    /// <summary>Runs the world up to and including a time in microseconds.</summary>
    public void AdvanceTo(long microseconds) => Board.Time.AdvanceTo(microseconds);

    private void OnPowerChanged()
    {
        _boot++;
        Firmware = null;
        if (!Board.IsPowered)
        {
            return;
        }
        PenFirmware firmware = new(Board.Ports);
        Firmware = firmware;
        int boot = _boot;
        Schedule(boot, 0, PenController.PeriodMicroseconds, () => RunPeriod(firmware));
        Schedule(boot, WatchMicroseconds, WatchMicroseconds, firmware.Watch);
        Board.Time.StartThread("slow work", () => RunSlowWork(firmware));
    }

    private void RunPeriod(PenFirmware firmware)
    {
        firmware.RunPeriod();
        if (ReferenceEquals(firmware, Firmware))
        {
            PeriodDone?.Invoke();
        }
    }

    // Ends by the power loss that its blocking calls throw.
    private void RunSlowWork(PenFirmware firmware)
    {
        while (ReferenceEquals(firmware, Firmware))
        {
            if (!firmware.RunSlowWork())
            {
                Board.Time.SleepUntil(() => firmware.HasSlowWork, IdleMicroseconds);
            }
        }
    }

    private void Schedule(int boot, long delay, long interval, Action action)
    {
        Board.Time.Schedule(
            NowMicroseconds + delay,
            () =>
            {
                if (boot != _boot)
                {
                    return;
                }
                action();
                Schedule(boot, interval, interval, action);
            }
        );
    }
}
