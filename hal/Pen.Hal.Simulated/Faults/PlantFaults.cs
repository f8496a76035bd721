// What is wrong with motor, driver and cell, as the plant takes it into its equations.
namespace Pen.Hal.Simulated;

/// <summary>Nothing is, by default. Compared by value, so that what does not change costs the plant nothing.</summary>
internal sealed record PlantFaults
{
    /// <summary>Everything is well.</summary>
    public static readonly PlantFaults None = new();

    /// <summary>The crank is blocked.</summary>
    public bool Jammed { get; init; }

    /// <summary>Dry friction besides the motor's own, in newton metres.</summary>
    public double Friction { get; init; }

    /// <summary>Share of the winding that is not shorted; 1 is all of it.</summary>
    public double Turns { get; init; } = 1;

    /// <summary>No current can flow in the winding.</summary>
    public bool LeadOpen { get; init; }

    /// <summary>Ohms between the cell and the motor's torn wires; 0: they are where they belong.</summary>
    public double Bridge { get; init; }

    /// <summary>The driver does not drive.</summary>
    public bool DriverOff { get; init; }

    /// <summary>The driver drives at full duty whenever it is supplied.</summary>
    public bool DriverOn { get; init; }

    /// <summary>Ohms of the driver besides its own.</summary>
    public double DriverResistance { get; init; }

    /// <summary>The load switch never closes.</summary>
    public bool SwitchOpen { get; init; }

    /// <summary>The load switch never opens, and the driver never sleeps.</summary>
    public bool SwitchClosed { get; init; }

    /// <summary>The load switch never opens; the driver sleeps and wakes with the chain.</summary>
    public bool SwitchShorted { get; init; }

    /// <summary>The driver never sleeps; it is supplied with the chain.</summary>
    public bool NeverSleeps { get; init; }

    /// <summary>The brake never closes.</summary>
    public bool BrakeOpen { get; init; }

    /// <summary>The cell gives no more than at this charge, 0 to 1.</summary>
    public double MostCharge { get; init; } = 1;

    /// <summary>The cell's resistance is so many times its own.</summary>
    public double CellFactor { get; init; } = 1;

    /// <summary>Ohms in the cell's contacts.</summary>
    public double ContactResistance { get; init; }
}
