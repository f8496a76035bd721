// The simulation's own random numbers: the same on every machine, one independent stream a purpose.
using System;

namespace Pen.Hal.Simulated;

/// <summary>
/// xoshiro256** (Blackman and Vigna, public domain description), seeded by splitmix64. A stream of its own for
/// each use keeps one part's draws from shifting another's.
/// </summary>
internal sealed class SeededRandom
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    public SeededRandom(ulong seed, ulong stream)
    {
        ulong state = seed ^ (stream * 0xD1342543DE82EF95UL);
        _a = Spread(ref state);
        _b = Spread(ref state);
        _c = Spread(ref state);
        _d = Spread(ref state);
    }

    /// <summary>The next 64 bits.</summary>
    public ulong NextBits()
    {
        ulong result = ulong.RotateLeft(_b * 5, 7) * 9;
        ulong shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = ulong.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>A whole number from 0 up to and including a maximum of 0 or more.</summary>
    public int NextUpTo(int maximum)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maximum);
        // The bias of a 64-bit modulus is beyond notice.
        return (int)(NextBits() % ((ulong)maximum + 1));
    }

    /// <summary>A number from -1 (inclusive) to 1 (exclusive), evenly spread.</summary>
    public double NextSigned() => ((NextBits() >> 11) * (2.0 / 9007199254740992.0)) - 1.0;

    private static ulong Spread(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        ulong mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }
}
