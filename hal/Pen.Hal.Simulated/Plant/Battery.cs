// The cell: charge, open-circuit voltage and what flows besides the motor's current.
using System;

namespace Pen.Hal.Simulated;

internal sealed class Battery
{
    private const double SecondsPerHour = 3600;

    private readonly PlantParameters _parameters;
    private double _coulombs;

    public Battery(PlantParameters parameters)
    {
        _parameters = parameters;
        StateOfCharge = parameters.InitialCharge;
    }

    public bool IsCharging { get; set; }

    public bool IsLoaded { get; set; }

    /// <summary>The voltage is that of no more charge than this, 0 to 1.</summary>
    public double MostCharge { get; set; } = 1;

    /// <summary>0 empty, 1 full.</summary>
    public double StateOfCharge
    {
        get => Math.Clamp(_coulombs / Capacity, 0, 1);
        set => _coulombs = value * Capacity;
    }

    /// <summary>What would be left after so many coulombs more.</summary>
    public double StateOfChargeAfter(double coulombs) => Math.Clamp((_coulombs - coulombs) / Capacity, 0, 1);

    /// <summary>Current that the electronics draw, less what the charger brings, in amperes.</summary>
    public double BaseCurrent
    {
        get
        {
            double load = IsLoaded ? _parameters.ElectronicsCurrent : 0;
            bool fills = IsCharging && _coulombs < Capacity;
            return load - (fills ? _parameters.ChargerCurrent : 0);
        }
    }

    private double Capacity => _parameters.BatteryCapacity * SecondsPerHour;

    /// <summary>Rest voltage at the present charge: straight lines between the table's points.</summary>
    public double OpenCircuitVoltage
    {
        get
        {
            double[] table = _parameters.OpenCircuit;
            double at = Math.Min(StateOfCharge, MostCharge) * (table.Length - 1);
            int below = Math.Min((int)at, table.Length - 2);
            return table[below] + ((table[below + 1] - table[below]) * (at - below));
        }
    }

    public void Draw(double coulombs) => _coulombs = Math.Clamp(_coulombs - coulombs, 0, Capacity);
}
