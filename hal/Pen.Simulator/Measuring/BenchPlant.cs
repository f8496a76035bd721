// The plants to measure with: the nominal one, and every corner of its parameters' spread.
using System.Collections.Generic;
using System.Linq;
using Pen.Hal.Simulated;

namespace Pen.Simulator.Measuring;

/// <summary>A plant and what to call it.</summary>
/// <param name="Name">"nominal", or what is high (+) and low (-) of it.</param>
/// <param name="Corner">0 for the nominal plant, else the corner's number.</param>
/// <param name="Parameters">The plant; not to be written, as trials on several cores share it.</param>
internal sealed record BenchPlant(string Name, int Corner, PlantParameters Parameters)
{
    /// <summary>Share by which each parameter is off in a corner.</summary>
    public const double Spread = 0.2;

    private static readonly (string Letter, string[] Keys)[] Axes =
    [
        ("R", ["motor.resistance"]),
        ("k", ["motor.constant"]),
        ("J", ["motor.inertia"]),
        ("F", ["motor.coulomb", "motor.viscous"]),
        ("B", ["battery.resistance"]),
    ];

    /// <summary>True for the plant of the data sheets.</summary>
    public bool IsNominal => Corner == 0;

    /// <summary>A plant that a trial may call its own.</summary>
    public PlantParameters Own() => Parameters.Clone();

    /// <summary>The nominal plant and all 32 corners, or four of them that are furthest apart.</summary>
    public static IReadOnlyList<BenchPlant> All(bool everyCorner)
    {
        PlantParameters nominal = new();
        List<BenchPlant> plants = [new("nominal", 0, nominal)];
        // Few: slow and weak (high R, k, J, F, B), the opposite, and the two that ask most of current and of gain.
        int[] few = [0b11111, 0b00000, 0b11101, 0b00010];
        IEnumerable<int> corners = everyCorner ? Enumerable.Range(0, 1 << Axes.Length) : few;
        foreach (int corner in corners)
        {
            plants.Add(Make(nominal, corner));
        }
        return plants;
    }

    private static BenchPlant Make(PlantParameters nominal, int corner)
    {
        PlantParameters plant = nominal.Clone();
        string name = "";
        for (int axis = 0; axis < Axes.Length; axis++)
        {
            bool high = (corner >> axis & 1) != 0;
            name += Axes[axis].Letter + (high ? "+" : "-");
            foreach (string key in Axes[axis].Keys)
            {
                plant.Set(key, plant.Get(key) * (high ? 1 + Spread : 1 - Spread));
            }
        }
        return new BenchPlant(name, corner + 1, plant);
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
