// The firmware directly on the simulated ports: its threads as events of virtual time.
using System;
using Pen.App;
using Pen.Control;
using Pen.Hal.Simulated;

namespace Pen.Simulator.Hosting;

/// <summary>Calls the firmware as the device's threads do, on time and without a change of threads.</summary>
internal sealed class PortsHost(SimulatedBoard board) : IFirmwareHost
{
    private const long WatchMicroseconds = 10_000;
    private const long IdleMicroseconds = 10_000;

    // Counts boots, so that what was scheduled for an earlier one falls silent.
    private int _boot;

    public PenFirmware? Firmware { get; private set; }

    public PeriodPacer? Pacer => null;

    public event Action? PeriodDone;

    public void OnPowerChanged()
    {
        _boot++;
        Firmware = null;
        if (!board.IsPowered)
        {
            return;
        }
        PenFirmware firmware = new(board.Ports);
        Firmware = firmware;
        int boot = _boot;
        Schedule(boot, 0, PenController.PeriodMicroseconds, () => RunPeriod(firmware));
        Schedule(boot, WatchMicroseconds, WatchMicroseconds, firmware.Watch);
        board.Time.StartThread("slow work", () => RunSlowWork(firmware));
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
                board.Time.SleepUntil(() => firmware.HasSlowWork, IdleMicroseconds);
            }
        }
    }

    private void Schedule(int boot, long delay, long interval, Action action)
    {
        board.Time.ScheduleFirmware(
            board.Time.NowMicroseconds + delay,
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
