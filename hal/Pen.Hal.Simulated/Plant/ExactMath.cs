// Elementary functions from additions and multiplications only: the same to the last bit on every machine.
using System;

namespace Pen.Hal.Simulated;

/// <summary>
/// A platform's libm may round differently; IEEE arithmetic may not. Errors stay below 1e-14, which is far
/// finer than any parameter of the plant is known.
/// </summary>
internal static class ExactMath
{
    private const double Ln2 = 0.69314718055994530942;
    private const int Terms = 14;

    /// <summary>e to a power from -700 to 700.</summary>
    public static double Exp(double power)
    {
        double halvings = Math.Floor((power / Ln2) + 0.5);
        double rest = power - (halvings * Ln2);
        double sum = 1;
        for (int n = Terms; n > 0; n--)
        {
            sum = 1 + (rest / n * sum);
        }

        double factor = halvings < 0 ? 0.5 : 2;
        for (double left = Math.Abs(halvings); left > 0; left--)
        {
            sum *= factor;
        }

        return sum;
    }

    /// <summary>Sine of an angle in radians; exact enough to some thousand turns.</summary>
    public static double Sin(double angle)
    {
        double halfTurns = Math.Floor((angle / Math.PI) + 0.5);
        double rest = angle - (halfTurns * Math.PI);
        double square = rest * rest;
        double sum = 1;
        for (int n = 2 * Terms; n > 0; n -= 2)
        {
            sum = 1 - (square / (n * (n + 1)) * sum);
        }

        bool isOdd = halfTurns - (2 * Math.Floor(halfTurns / 2)) > 0.5;
        return isOdd ? -rest * sum : rest * sum;
    }

    /// <summary>Cosine of an angle in radians.</summary>
    public static double Cos(double angle) => Sin(angle + (Math.PI / 2));
}
