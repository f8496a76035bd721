// A campaign's own random numbers: the same on every machine, whatever the board draws.
using System;

namespace Pen.Simulator.Campaign;

/// <summary>splitmix64 (Steele, Lea and Flood, public domain description).</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        ulong mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A whole number from a least to a greatest, both included.</summary>
    public long Between(long least, long greatest) => least + (long)(Next() % (ulong)(greatest - least + 1));

    /// <summary>True so many times in a hundred.</summary>
    public bool Percent(int share) => Between(1, 100) <= share;

    /// <summary>One of several.</summary>
    public T OneOf<T>(params ReadOnlySpan<T> several) => several[(int)Between(0, several.Length - 1)];

    /// <summary>A number from a least to a greatest above 0, every power of ten as likely as the next.</summary>
    public double Spread(double least, double greatest)
    {
        double share = (Next() >> 11) / 9007199254740992.0;
        return least * Math.Pow(greatest / least, share);
    }
}
