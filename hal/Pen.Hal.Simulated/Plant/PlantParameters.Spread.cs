// Pens that are not the nominal one: parameters varied at random, and to their corners.
using System;
using System.Collections.Generic;

namespace Pen.Hal.Simulated;

/// <summary>A plant at a corner of what pens differ in.</summary>
/// <param name="Name">Which parameters are low and which high, such as <c>R+ K- J+ C- B+</c>.</param>
/// <param name="Parameters">The plant's own parameters, shared with no other.</param>
public sealed record PlantCorner(string Name, PlantParameters Parameters);

public sealed partial class PlantParameters
{
    // What the rate depends on. Friction is one thing to the motor, and ages as one.
    private static readonly (string Letter, string[] Keys)[] RateParameters =
    [
        ("R", ["motor.resistance"]),
        ("K", ["motor.constant"]),
        ("J", ["motor.inertia"]),
        ("C", ["motor.coulomb", "motor.viscous"]),
        ("B", ["battery.resistance"]),
    ];

    /// <summary>Names of the parameters in which pens differ.</summary>
    public static IReadOnlyList<string> VaryingKeys =>
        Array.ConvertAll(Array.FindAll(Table, static entry => entry.Varies), static entry => entry.Key);

    /// <summary>
    /// Another pen: each of <see cref="VaryingKeys"/> evenly spread within its value plus and minus a fraction
    /// (0 to below 1), and within its range. The same seed gives the same pen; each parameter has draws of its own.
    /// </summary>
    public PlantParameters Spread(double fraction, ulong seed)
    {
        CheckFraction(fraction);
        PlantParameters other = Clone();
        foreach (Entry entry in Table)
        {
            if (entry.Varies)
            {
                double draw = new SeededRandom(seed, StreamOf(entry.Key)).NextSigned();
                other.Vary(entry, fraction * draw);
            }
        }

        return other;
    }

    /// <summary>
    /// The 32 pens in which each parameter that the rate depends on is low or high by a fraction (0 to below 1):
    /// resistance R, constant K, inertia J, friction C, battery resistance B.
    /// </summary>
    public IReadOnlyList<PlantCorner> Corners(double fraction)
    {
        CheckFraction(fraction);
        List<PlantCorner> corners = [];
        for (int bits = 0; bits < 1 << RateParameters.Length; bits++)
        {
            PlantParameters corner = Clone();
            List<string> names = [];
            for (int i = 0; i < RateParameters.Length; i++)
            {
                (string letter, string[] keys) = RateParameters[i];
                bool isHigh = (bits >> i & 1) != 0;
                names.Add(letter + (isHigh ? "+" : "-"));
                foreach (string key in keys)
                {
                    corner.Vary(Find(key), isHigh ? fraction : -fraction);
                }
            }

            corners.Add(new PlantCorner(string.Join(' ', names), corner));
        }

        return corners;
    }

    private static void CheckFraction(double fraction)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fraction);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fraction, 1);
    }

    // FNV-1a over the name: adding a parameter does not change another's draw.
    private static ulong StreamOf(string key)
    {
        ulong hash = 0xCBF29CE484222325UL;
        foreach (char letter in key)
        {
            hash = (hash ^ letter) * 0x100000001B3UL;
        }

        return hash;
    }

    private void Vary(Entry entry, double by)
    {
        double varied = entry.Of(this) * (1 + by);
        Set(entry.Key, Math.Clamp(varied, entry.Minimum, entry.Maximum));
    }
}
