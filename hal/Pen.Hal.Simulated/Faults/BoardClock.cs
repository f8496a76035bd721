// The processor's microsecond timer, as far as it tells the time.
namespace Pen.Hal.Simulated;

/// <summary>What clock and time stamps read, by the time since power-up.</summary>
internal sealed class BoardClock(VirtualTime time, SeededRandom random) : IFaultable
{
    private const long JumpingStretch = 100_000;

    private CircuitFault? _fault;
    private long _begunAt;

    public long Read(PowerSession power)
    {
        long now = power.NowMicroseconds;
        return _fault == null ? now : Faulty(_fault, now, power.StartedAtMicroseconds);
    }

    public void Begin(CircuitFault fault)
    {
        _fault = fault;
        _begunAt = time.NowMicroseconds;
    }

    public void End() => _fault = null;

    private long Faulty(CircuitFault fault, long now, long startedAt)
    {
        // In the session's time; a session that began later is faulty from its beginning.
        long begun = _begunAt > startedAt ? _begunAt - startedAt : 0;
        long since = now - begun;
        long amount = (long)(fault.Amount * 1000);
        return fault.Kind switch
        {
            FaultKind.Off => since,
            FaultKind.Stuck => begun,
            FaultKind.Slow => begun + (long)(since * fault.Amount / 100),
            FaultKind.Garbage => now + (long)(amount * random.NextSigned()),
            FaultKind.Intermittent => now + ((since / JumpingStretch & 1) == 0 ? amount : 0),
            _ => now + amount,
        };
    }
}
