// The slider-crank between rotor and needles, and what the skin's force makes of it at the shaft.
using System;

namespace Pen.Hal.Simulated;

/// <summary>Angle 0 is needles back, pi is needles out; turning forward, the first half goes into the skin.</summary>
internal sealed class Crank
{
    /// <summary>Cells of the torque table over a revolution; a power of two.</summary>
    public const int Cells = 2048;

    private readonly double _radius;
    private readonly double _rod;

    public Crank(double stroke, double rodRatio)
    {
        _radius = stroke / 2;
        _rod = _radius * rodRatio;
        for (int cell = 0; cell < Cells / 2; cell++)
        {
            // A constant force gives torque as travel over angle. Cell means of the travel add up to the whole
            // stroke, so that the mean over a revolution is 1 exactly as it should be.
            double travel = ExtensionAt(AngleOf(cell + 1)) - ExtensionAt(AngleOf(cell));
            SkinShape[cell] = travel / stroke * Cells;
        }
    }

    /// <summary>Torque by crank angle over its mean; 0 on the half that goes back.</summary>
    public double[] SkinShape { get; } = new double[Cells];

    /// <summary>How far out of their rearmost position the needles are, from 0 to the stroke.</summary>
    public double ExtensionAt(double angle)
    {
        double side = _radius * ExactMath.Sin(angle);
        return (_radius * (1 - ExactMath.Cos(angle))) + Math.Sqrt((_rod * _rod) - (side * side)) - _rod;
    }

    private static double AngleOf(int cell) => cell * (2 * Math.PI / Cells);
}
