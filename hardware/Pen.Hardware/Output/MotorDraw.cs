// What the needle motor draws in steady state, from the simulated plant's numbers.
using System;
using Pen.Control;
using Pen.Hal.Simulated;

namespace Pen.Hardware.Output;

/// <summary>Steady state of the motor at a level, averaged over a revolution.</summary>
/// <param name="WindingMilliamperes">Current in the winding, in mA.</param>
/// <param name="MotorMillivolts">Mean voltage at the driver that this needs, in mV.</param>
public sealed record MotorDraw(double WindingMilliamperes, double MotorMillivolts)
{
    /// <summary>Mean torque of the rated skin load in N.m: the requirement that the plant is measured with.</summary>
    public const double RatedLoad = 0.35e-3;

    private const double MillihertzPerTurn = 1000;
    private const double Milli = 1000;

    /// <summary>The motor at a level, 1 to 5, under a load in N.m.</summary>
    public static MotorDraw At(PlantParameters plant, int level, double load)
    {
        ArgumentNullException.ThrowIfNull(plant);
        double speed = 2 * Math.PI * RateLevels.MillihertzOf(level) / MillihertzPerTurn;
        double torque = load + plant.Get("motor.coulomb") + (plant.Get("motor.viscous") * speed);
        double current = torque / plant.Get("motor.constant");
        double resistance = plant.Get("motor.resistance") + plant.Get("driver.resistance");
        double voltage = (current * resistance) + (plant.Get("motor.constant") * speed);
        return new MotorDraw(current * Milli, voltage * Milli);
    }

    /// <summary>Current from the cell in mA: the winding's, for the share of time that the driver is on.</summary>
    /// <param name="cellMillivolts">Voltage of the cell under load, in mV.</param>
    public double CellMilliamperes(double cellMillivolts) =>
        WindingMilliamperes * MotorMillivolts / cellMillivolts;
}
