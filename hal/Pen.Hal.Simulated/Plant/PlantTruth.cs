// The plant's true values, which no firmware can read.
using System;

namespace Pen.Hal.Simulated;

/// <summary>True physical values at the present time.</summary>
public sealed class PlantTruth
{
    /// <summary>Rotor rate in hertz, one stroke a revolution.</summary>
    public double RotorRateHertz => throw new NotImplementedException();

    /// <summary>Crank angle in radians since power was first applied, unwrapped.</summary>
    public double CrankAngle => throw new NotImplementedException();

    /// <summary>How far the needles reach beyond the tip at full stroke, in micrometres; negative is inside.</summary>
    public double ProtrusionMicrometres => throw new NotImplementedException();

    /// <summary>Where the needle tips are now, stroke included, in micrometres; never above the protrusion.</summary>
    public double NeedleTipMicrometres => throw new NotImplementedException();

    /// <summary>Skin torque at this crank angle, in newton metres.</summary>
    public double SkinTorque => throw new NotImplementedException();

    /// <summary>Motor winding current in amperes.</summary>
    public double MotorCurrent => throw new NotImplementedException();

    /// <summary>Battery terminal voltage in volts.</summary>
    public double BatteryVoltage => throw new NotImplementedException();

    /// <summary>Strokes since the world began.</summary>
    public long Strokes => throw new NotImplementedException();
}
