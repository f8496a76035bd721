// The processor's execution of the firmware.
namespace Pen.Hal.Simulated;

/// <summary>Stuck: it stands. Intermittent: for a while, every second. Delayed: it is late each time.</summary>
internal sealed class ControlLoopSite(VirtualTime time, Repeater repeater) : IFaultable
{
    private const long StallingPeriod = 1_000_000;

    public void Begin(CircuitFault fault)
    {
        long amount = (long)(fault.Amount * 1000);
        switch (fault.Kind)
        {
            case FaultKind.Delayed:
                time.FirmwareDelay = amount;
                break;
            case FaultKind.Stuck:
                time.StopFirmware();
                break;
            default:
                bool stands = false;
                repeater.Start(() =>
                {
                    stands = !stands;
                    if (stands)
                    {
                        time.StopFirmware();
                        return amount;
                    }

                    time.ResumeFirmware();
                    return StallingPeriod - amount;
                });
                break;
        }
    }

    public void End()
    {
        repeater.Stop();
        time.FirmwareDelay = 0;
        time.ResumeFirmware();
    }
}
