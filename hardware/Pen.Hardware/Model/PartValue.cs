// Reads the values of passive parts: 4k7, 0R05, 100n, 2u2, 470.
using System;
using System.Globalization;

namespace Pen.Hardware.Model;

/// <summary>Values of resistors, capacitors and coils in base units.</summary>
public static class PartValue
{
    private const string Letters = "pnumRkM";

    private static readonly double[] Factors = [1e-12, 1e-9, 1e-6, 1e-3, 1, 1e3, 1e6];

    /// <summary>
    /// The value in ohms, farads or henries: a number in which a letter (p n u m R k M) stands for the decimal
    /// point and the factor. False for anything else.
    /// </summary>
    public static bool TryParse(string text, out double value)
    {
        ArgumentNullException.ThrowIfNull(text);
        int at = text.IndexOfAny(Letters.ToCharArray());
        double factor = at < 0 ? 1 : Factors[Letters.IndexOf(text[at], StringComparison.Ordinal)];
        string digits = at < 0 ? text : text[..at] + "." + text[(at + 1)..];
        bool isNumber = double.TryParse(
            digits,
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out double number
        );
        // Rounded, so that 4k7 is 4700 and not a little less.
        value = isNumber
            ? double.Parse(
                (number * factor).ToString("G12", CultureInfo.InvariantCulture),
                CultureInfo.InvariantCulture
            )
            : 0;
        return isNumber;
    }

    /// <summary>The value of a part of the board. Throws <see cref="ArgumentException"/> if it has none.</summary>
    public static double Of(Part part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return TryParse(part.Type.Value, out double value)
            ? value
            : throw new ArgumentException(
                $"{part.Reference}: '{part.Type.Value}' is no value.",
                nameof(part)
            );
    }
}
