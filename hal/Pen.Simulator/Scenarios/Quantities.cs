// Numbers with units as scenarios write them, turned exactly into whole base units.
using System;
using System.Globalization;

namespace Pen.Simulator.Scenarios;

/// <summary>What a quantity measures, and with it the base unit that its whole number counts.</summary>
public enum Dimension
{
    /// <summary>Time in microseconds.</summary>
    Time,

    /// <summary>Rate in millihertz.</summary>
    Rate,

    /// <summary>Length in micrometres.</summary>
    Length,

    /// <summary>Torque in micronewton metres.</summary>
    Torque,

    /// <summary>Voltage in millivolts.</summary>
    Voltage,

    /// <summary>Current in milliamperes.</summary>
    Current,

    /// <summary>Share in thousandths of a percent.</summary>
    Percent,
}

/// <summary>Parses quantities. No rounding: a value finer than its base unit is refused.</summary>
public static class Quantities
{
    // Far above anything a scenario means, far below where sums of two could overflow.
    private const decimal Largest = 1_000_000_000_000_000m;
    private const int LongestNumber = 18;

    private static readonly (string Suffix, Dimension Dimension, decimal Factor)[] Units =
    [
        ("us", Dimension.Time, 1m),
        ("ms", Dimension.Time, 1_000m),
        ("s", Dimension.Time, 1_000_000m),
        ("min", Dimension.Time, 60_000_000m),
        ("Hz", Dimension.Rate, 1_000m),
        ("mm", Dimension.Length, 1_000m),
        ("um", Dimension.Length, 1m),
        ("mNm", Dimension.Torque, 1_000m),
        ("uNm", Dimension.Torque, 1m),
        ("V", Dimension.Voltage, 1_000m),
        ("mV", Dimension.Voltage, 1m),
        ("mA", Dimension.Current, 1m),
        ("A", Dimension.Current, 1_000m),
        ("%", Dimension.Percent, 1_000m),
    ];

    /// <summary>
    /// Parses a number directly followed by a unit of the dimension, for example <c>0.35mNm</c>. False for
    /// anything else; <paramref name="value"/> is then 0.
    /// </summary>
    public static bool TryParse(string text, Dimension dimension, out long value)
    {
        value = 0;
        int split = 0;
        while (split < text.Length && (char.IsAsciiDigit(text[split]) || text[split] is '.' or '-'))
        {
            split++;
        }
        if (!TryParseNumber(text[..split], out decimal number))
        {
            return false;
        }
        foreach ((string suffix, Dimension unitDimension, decimal factor) in Units)
        {
            if (unitDimension == dimension && text.AsSpan(split).SequenceEqual(suffix))
            {
                decimal scaled = number * factor;
                if (scaled != decimal.Truncate(scaled) || Math.Abs(scaled) > Largest)
                {
                    return false;
                }
                value = (long)scaled;
                return true;
            }
        }
        return false;
    }

    /// <summary>What to write for a dimension, in words for error messages.</summary>
    public static string Describe(Dimension dimension)
    {
        return dimension switch
        {
            Dimension.Time => "a time in whole microseconds, such as 400ms (us, ms, s, min)",
            Dimension.Rate => "a rate in whole millihertz, such as 120Hz",
            Dimension.Length => "a length in whole micrometres, such as 1.50mm (um, mm)",
            Dimension.Torque => "a torque in whole micronewton metres, such as 0.35mNm (uNm, mNm)",
            Dimension.Voltage => "a voltage in whole millivolts, such as 3.70V (mV, V)",
            Dimension.Current => "a current in whole milliamperes, such as 250mA (mA, A)",
            _ => "a percentage of at most three decimals, such as 12.5%",
        };
    }

    /// <summary>A base value as a person writes it, in the larger unit of its dimension.</summary>
    public static string Format(Dimension dimension, long value)
    {
        return dimension switch
        {
            Dimension.Time when value % 1_000 != 0 => Text(value, "0") + "us",
            Dimension.Time when Math.Abs(value) < 1_000_000 => Text(value / 1_000m, "0.###") + "ms",
            Dimension.Time => Text(value / 1_000_000m, "0.00####") + "s",
            Dimension.Rate => Text(value / 1_000m, "0.0##") + "Hz",
            Dimension.Length => Text(value / 1_000m, "0.00#") + "mm",
            Dimension.Torque => Text(value / 1_000m, "0.00#") + "mNm",
            Dimension.Voltage => Text(value / 1_000m, "0.00#") + "V",
            Dimension.Current => Text(value, "0") + "mA",
            _ => Text(value / 1_000m, "0.###") + "%",
        };
    }

    /// <summary>Parses a plain decimal number without exponent: <c>2.6</c>, <c>-3</c>.</summary>
    public static bool TryParseNumber(string text, out decimal number)
    {
        number = 0;
        return text.Length is > 0 and <= LongestNumber
            && char.IsAsciiDigit(text[^1])
            && decimal.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out number
            );
    }

    /// <summary>Parses a finite number, also with an exponent: <c>2.6</c>, <c>2e-7</c>.</summary>
    public static bool TryParseReal(string text, out double number)
    {
        return double.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
                CultureInfo.InvariantCulture,
                out number
            ) && double.IsFinite(number);
    }

    private static string Text(decimal value, string format)
    {
        return value.ToString(format, CultureInfo.InvariantCulture);
    }
}
