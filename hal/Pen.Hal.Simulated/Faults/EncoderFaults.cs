// Between the encoder's disc and the counter of its edges.
using System;

namespace Pen.Hal.Simulated;

/// <summary>Well: what the rotor does. After a fault the count goes on from where the fault left it.</summary>
internal sealed class EncoderFaults(
    VirtualTime time,
    Repeater repeater,
    SeededRandom random,
    Func<long, long> trueTotal
) : IFaultable
{
    // A new number of spurious edges is drawn this often.
    private const long NoiseStretch = 5_000;

    private CircuitFault? _fault;
    private long _offset;
    private long _trueBegin;
    private long _begin;
    private double _spurious;
    private bool _dropping;

    /// <summary>Edges at the counter since the world began.</summary>
    public long Total(long now)
    {
        long total = trueTotal(now);
        return _fault == null ? total + _offset : Faulty(_fault, total, now);
    }

    public void Begin(CircuitFault fault)
    {
        long now = time.NowMicroseconds;
        Hold(now);
        _fault = fault;
        if (fault.Kind == FaultKind.Garbage)
        {
            double rate = 0;
            repeater.Start(() =>
            {
                _spurious += rate;
                rate = fault.Amount * (1 + random.NextSigned()) * NoiseStretch * 1e-6;
                return NoiseStretch;
            });
        }
        else if (fault.Kind == FaultKind.Intermittent)
        {
            repeater.Start(() =>
            {
                Hold(time.NowMicroseconds);
                _dropping = !_dropping;
                return (long)(fault.Amount * 1000);
            });
        }
    }

    public void End()
    {
        repeater.Stop();
        long now = time.NowMicroseconds;
        long total = Total(now);
        _fault = null;
        _offset = total - trueTotal(now);
        _dropping = false;
    }

    // What was counted so far stays; what follows is counted from here.
    private void Hold(long now)
    {
        long total = Total(now);
        _begin = total;
        _trueBegin = trueTotal(now);
        _spurious = 0;
    }

    private long Faulty(CircuitFault fault, long total, long now)
    {
        long gone = total - _trueBegin;
        switch (fault.Kind)
        {
            case FaultKind.Off:
                return _begin;
            case FaultKind.Stuck:
                // With one channel standing, an edge of the other counts forward, and its next one back.
                return _begin + (IsLeadingHigh(total) == IsLeadingHigh(_trueBegin) ? 0 : 1);
            case FaultKind.Garbage:
                return _begin + gone + (long)_spurious;
            case FaultKind.Wrong:
                return _begin + (long)Math.Floor(gone * (1 + (fault.Amount / 100)));
            default:
                return _begin + (_dropping ? 0 : gone);
        }
    }

    private static bool IsLeadingHigh(long quarters) => (quarters & 3) is 1 or 2;
}
