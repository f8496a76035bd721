// The plants to measure with: the nominal one, every corner of its spread, and some in between.
using System;
using System.Collections.Generic;
using Pen.Hal.Simulated;

namespace Pen.Simulator.Measuring;

/// <summary>A plant and what to call it.</summary>
/// <param name="Name">"nominal", what is high (+) and low (-) of a corner, or the number of a random pen.</param>
/// <param name="Number">0 for the nominal plant; each other one has its own.</param>
/// <param name="Parameters">The plant; not to be written, as trials on several cores share it.</param>
/// <param name="IsRandom">Everything that may vary is drawn; else only what the rate depends on is off.</param>
internal sealed record BenchPlant(string Name, int Number, PlantParameters Parameters, bool IsRandom = false)
{
    /// <summary>Share by which parameters are off.</summary>
    public const double Spread = 0.2;

    // Pens in which everything that may vary does, converters, driver and home sensor too.
    private const int RandomPens = 12;

    // All low, only K high, all high but K, all high.
    private static readonly int[] FarCorners = [0b00000, 0b00010, 0b11101, 0b11111];

    /// <summary>True for the plant of the data sheets.</summary>
    public bool IsNominal => Number == 0;

    /// <summary>A plant that a trial may call its own.</summary>
    public PlantParameters Own() => Parameters.Clone();

    /// <summary>The nominal plant, all 32 corners and some random pens; or four corners that are far apart.</summary>
    public static IReadOnlyList<BenchPlant> All(bool everyCorner, ulong seed)
    {
        PlantParameters nominal = new();
        List<BenchPlant> plants = [new("nominal", 0, nominal)];
        IReadOnlyList<PlantCorner> corners = nominal.Corners(Spread);
        for (int i = 0; i < corners.Count; i++)
        {
            if (everyCorner || Array.IndexOf(FarCorners, i) >= 0)
            {
                plants.Add(new(corners[i].Name.Replace(" ", ""), i + 1, corners[i].Parameters));
            }
        }
        for (int i = 0; everyCorner && i < RandomPens; i++)
        {
            ulong own = (seed * 1000) + (ulong)i;
            plants.Add(new($"pen {own}", corners.Count + i + 1, nominal.Spread(Spread, own), true));
        }
        return plants;
    }
}

/// <summary>A state of the cell.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Charge">State of charge, 0 to 1.</param>
internal sealed record BatteryState(string Name, double Charge)
{
    /// <summary>
    /// Full, half, and just above where the pen stops by itself: at 12 % of charge a converter that reads 2 % too little
    /// still sees more than that.
    /// </summary>
    public static readonly BatteryState[] All = [new("full", 1), new("half", 0.5), new("nearly empty", 0.12)];
}
