// The needle motor's equation, for bounds: what its numbers allow at best, whatever drives it.
using System;
using Pen.Hal.Simulated;

namespace Pen.Simulator.Measuring;

/// <summary>
/// Derived from the parameters anew and not from the plant's code: cell behind its resistance, switch, winding, rotor.
/// The winding's inductance (time constant below 0.1 ms) is left out, which makes what is derived a little better than
/// any real motor can be.
/// </summary>
/// <remarks>
/// Duty d applies d (V0 - Rb I0 - d Rb i) to the winding: the cell sees d times the winding's current i, and besides
/// it the electronics' I0. With V0 the rest voltage, Rb the cell's, R the winding's and the switches' resistance:
/// i = (d (V0 - Rb I0) - k w) / (R + d^2 Rb). The rotor: J dw/dt = k i - Tc - b w - Tskin(angle).
/// </remarks>
internal sealed class MotorEquation
{
    private readonly double _resistance;
    private readonly double _cellResistance;
    private readonly double _constant;
    private readonly double _inertia;
    private readonly double _coulomb;
    private readonly double _viscous;
    private readonly double _limit;
    private readonly double _rod;

    /// <summary>A motor at a state of charge, 0 to 1.</summary>
    public MotorEquation(PlantParameters plant, double charge)
    {
        _resistance = plant.Get("motor.resistance") + plant.Get("driver.resistance");
        _cellResistance = plant.Get("battery.resistance");
        _constant = plant.Get("motor.constant");
        _inertia = plant.Get("motor.inertia");
        _coulomb = plant.Get("motor.coulomb");
        _viscous = plant.Get("motor.viscous");
        _limit = plant.Get("driver.current_limit");
        _rod = plant.Get("crank.rod_ratio");
        Supply = RestVoltage(plant, charge) - (_cellResistance * plant.Get("battery.electronics"));
    }

    /// <summary>What the cell gives while the motor draws nothing, in volts.</summary>
    public double Supply { get; }

    /// <summary>Rate that one permille of duty is worth in steady state, in hertz.</summary>
    public double HertzPerPermille =>
        Supply / 1000 / (_constant + (_resistance * _viscous / _constant)) / Math.Tau;

    /// <summary>Time constant of the rate behind a constant voltage, in seconds.</summary>
    public double TimeConstant =>
        _resistance * _inertia / ((_constant * _constant) + (_resistance * _viscous));

    /// <summary>Acceleration in rad/s2 of a rotor that turns forward.</summary>
    /// <param name="duty">0 (brake) to 1.</param>
    /// <param name="speed">Rad/s, 0 or more.</param>
    /// <param name="skin">Skin torque now, in N.m.</param>
    public double Acceleration(double duty, double speed, double skin)
    {
        double current =
            ((duty * Supply) - (_constant * speed)) / (_resistance + (duty * duty * _cellResistance));
        // The driver limits what it drives; what a braked motor drives round itself it does not see.
        current = duty > 0 ? Math.Clamp(current, -_limit, _limit) : current;
        return ((_constant * current) - _coulomb - (_viscous * speed) - skin) / _inertia;
    }

    /// <summary>Mean rate in hertz that full duty holds against a mean load, in N.m.</summary>
    public double ReachableHertz(double load)
    {
        double all = _resistance + _cellResistance;
        double speed =
            ((_constant * Supply / all) - _coulomb - load) / (_viscous + (_constant * _constant / all));
        return Math.Max(0, speed) / Math.Tau;
    }

    /// <summary>Duty that holds a mean rate against a mean load, in permille; above 1000 where nothing does.</summary>
    public double DutyPermille(double hertz, double load)
    {
        double speed = hertz * Math.Tau;
        double current = (_coulomb + (_viscous * speed) + load) / _constant;
        double voltage = (_constant * speed) + (_resistance * current);
        // d Supply - d^2 Rb i = voltage; a few rounds find d, as Rb i is small against the supply.
        double duty = voltage / Supply;
        for (int round = 0; round < 20; round++)
        {
            duty = voltage / (Supply - (duty * _cellResistance * current));
        }
        return duty * 1000;
    }

    /// <summary>
    /// Skin torque at a crank angle over its mean. A constant force on needles that a crank of radius r and a rod of n r
    /// drive asks for force times travel over angle: r sin(a) (1 + cos(a) / sqrt(n^2 - sin^2(a))), on the inward half;
    /// over its mean r / pi.
    /// </summary>
    public double SkinShape(double angle)
    {
        double sine = Math.Sin(angle);
        return sine <= 0
            ? 0
            : Math.PI * sine * (1 - (Math.Cos(angle) / Math.Sqrt((_rod * _rod) - (sine * sine))));
    }

    private static double RestVoltage(PlantParameters plant, double charge)
    {
        double at = Math.Clamp(charge, 0, 1) * 10;
        int below = Math.Min((int)at, 9);
        double from = plant.Get($"battery.ocv_{below * 10:000}");
        double to = plant.Get($"battery.ocv_{(below + 1) * 10:000}");
        return from + ((to - from) * (at - below));
    }
}
