// One life of the processor, from power-up to power loss: the ports made in it die with it.
namespace Pen.Hal.Simulated;

/// <summary>What every port asks before it acts.</summary>
internal sealed class PowerSession
{
    private readonly VirtualTime _time;

    public PowerSession(VirtualTime time)
    {
        _time = time;
        StartedAtMicroseconds = time.NowMicroseconds;
    }

    public long StartedAtMicroseconds { get; }

    public bool IsAlive { get; private set; } = true;

    /// <summary>Firmware time: microseconds since this power-up.</summary>
    public long NowMicroseconds => _time.NowMicroseconds - StartedAtMicroseconds;

    public void End() => IsAlive = false;

    /// <summary>Blocks the caller in virtual time. Throws when the power is gone, before or meanwhile.</summary>
    public void Block(long microseconds)
    {
        if (!IsAlive)
        {
            throw new PowerLostException();
        }

        _time.Sleep(microseconds);
        if (!IsAlive)
        {
            throw new PowerLostException();
        }
    }
}
