// A first-order needle motor for the rig: enough physics for the controller to be judged by, and faults in it.
using System;

namespace Pen.Control.Tests.Rig;

/// <summary>A coreless motor without inductance, its encoder and its current amplifier.</summary>
internal sealed class CrudeMotor
{
    private const double TorqueConstant = 2.6e-3;
    private const double Resistance = 2.56;
    private const double Inertia = 2.0e-7;
    private const double CoulombTorque = 0.15e-3;
    private const double ViscousTorque = 2e-7;
    private const double SubStep = 2e-4;

    private double _turns;
    private long _countsTaken;

    /// <summary>Rotor speed in rad/s.</summary>
    public double Omega { get; set; }

    /// <summary>Load torque against the rotation, in micronewton metres.</summary>
    public double LoadMicronewtonMetres { get; set; }

    /// <summary>The rotor is held still.</summary>
    public bool Jammed { get; set; }

    /// <summary>A driver transistor is shorted on: full supply whatever the gate says.</summary>
    public bool ShortedOn { get; set; }

    /// <summary>Counts seen of each true count: 1 is a sound encoder, 0 a cut wire.</summary>
    public double EncoderShare { get; set; } = 1;

    /// <summary>Share of the nominal resistance.</summary>
    public double ResistanceShare { get; set; } = 1;

    /// <summary>True rotor rate in millihertz.</summary>
    public int TrueMillihertz => (int)(Omega / (2 * Math.PI) * 1000);

    /// <summary>Winding current in milliamperes.</summary>
    public double Milliamperes { get; private set; }

    /// <summary>Highest true rate since the last look, in millihertz.</summary>
    public int PeakMillihertz { get; set; }

    /// <summary>Encoder counts of the last advance.</summary>
    public int Counts { get; private set; }

    /// <summary>Rate of the last advance by the encoder, in millihertz.</summary>
    public int EncoderMillihertz { get; private set; }

    /// <summary>Lets time pass with a drive.</summary>
    public void Advance(long microseconds, bool gate, int dutyPermille, int batteryMillivolts)
    {
        double volts =
            batteryMillivolts
            / 1000.0
            * (
                ShortedOn ? 1
                : gate ? dutyPermille / 1000.0
                : 0
            );
        double resistance = Resistance * ResistanceShare;
        double seen = 0;
        double current = 0;
        for (double left = microseconds / 1e6; left > 0; left -= SubStep)
        {
            double step = Math.Min(left, SubStep);
            current = (volts - TorqueConstant * Omega) / resistance;
            double torque = TorqueConstant * current;
            double friction = CoulombTorque + LoadMicronewtonMetres * 1e-6 + ViscousTorque * Math.Abs(Omega);
            double speed = Omega + torque / Inertia * step;
            double brake = friction / Inertia * step;
            Omega =
                Jammed ? 0
                : Math.Abs(speed) <= brake ? 0
                : speed - Math.Sign(speed) * brake;
            seen += Omega * step / (2 * Math.PI);
            PeakMillihertz = Math.Max(PeakMillihertz, TrueMillihertz);
        }
        Milliamperes = current * 1000;
        _turns += seen * EncoderShare;
        long counts = (long)Math.Floor(_turns * Geometry.EncoderCountsPerRevolution);
        Counts = (int)(counts - _countsTaken);
        _countsTaken = counts;
        EncoderMillihertz =
            microseconds > 0
                ? (int)(Counts * 1_000_000_000L / (Geometry.EncoderCountsPerRevolution * microseconds))
                : 0;
    }
}
