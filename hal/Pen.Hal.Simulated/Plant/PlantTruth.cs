// The plant's true values, which no firmware can read.
using System;

namespace Pen.Hal.Simulated;

/// <summary>True physical values at the present time (those of the motor at the last plant step).</summary>
public sealed class PlantTruth
{
    private readonly MotorPlant _motor;
    private readonly DepthScrew _screw;

    internal PlantTruth(MotorPlant motor, DepthScrew screw)
    {
        _motor = motor;
        _screw = screw;
    }

    /// <summary>Rotor rate in hertz, one stroke a revolution.</summary>
    public double RotorRateHertz => _motor.Rate / (2 * Math.PI);

    /// <summary>Crank angle in radians since power was first applied, unwrapped. 0 is needles back.</summary>
    public double CrankAngle => (_motor.Turns * 2 * Math.PI) + _motor.Angle;

    /// <summary>How far the needles reach beyond the tip at full stroke, in micrometres; negative is inside.</summary>
    public double ProtrusionMicrometres => _screw.CarriageMicrometres;

    /// <summary>Where the screw's nut is, in micrometres; the carriage follows within half the backlash.</summary>
    public double NutMicrometres => _screw.NutMicrometres;

    /// <summary>Where the needle tips are now, stroke included, in micrometres; never above the protrusion.</summary>
    public double NeedleTipMicrometres
    {
        get
        {
            Crank crank = _motor.Crank;
            double back = crank.ExtensionAt(Math.PI) - crank.ExtensionAt(_motor.Angle);
            return _screw.CarriageMicrometres - Math.Max(0, back);
        }
    }

    /// <summary>Skin torque at this crank angle, in newton metres.</summary>
    public double SkinTorque => _motor.SkinTorque;

    /// <summary>Motor winding current in amperes.</summary>
    public double MotorCurrent => _motor.Current;

    /// <summary>Battery terminal voltage in volts.</summary>
    public double BatteryVoltage => _motor.TerminalVoltage;

    /// <summary>Strokes since the world began.</summary>
    public long Strokes => Math.Max(0, _motor.Turns);
}
