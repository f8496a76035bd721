// Numbers with units: exact, or refused.
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Tests;

[TestClass]
public sealed class QuantitiesTests
{
    [TestMethod]
    [DataRow("400ms", Dimension.Time, 400_000L)]
    [DataRow("1.20s", Dimension.Time, 1_200_000L)]
    [DataRow("7us", Dimension.Time, 7L)]
    [DataRow("1.5min", Dimension.Time, 90_000_000L)]
    [DataRow("0.000001s", Dimension.Time, 1L)]
    [DataRow("120Hz", Dimension.Rate, 120_000L)]
    [DataRow("119.999Hz", Dimension.Rate, 119_999L)]
    [DataRow("1.50mm", Dimension.Length, 1_500L)]
    [DataRow("-200um", Dimension.Length, -200L)]
    [DataRow("0.35mNm", Dimension.Torque, 350L)]
    [DataRow("350uNm", Dimension.Torque, 350L)]
    [DataRow("3.7V", Dimension.Voltage, 3_700L)]
    [DataRow("3700mV", Dimension.Voltage, 3_700L)]
    [DataRow("0.25A", Dimension.Current, 250L)]
    [DataRow("250mA", Dimension.Current, 250L)]
    [DataRow("12.5%", Dimension.Percent, 12_500L)]
    public void A_number_with_its_unit_becomes_whole_base_units(
        string text,
        Dimension dimension,
        long expected
    )
    {
        Assert.IsTrue(Quantities.TryParse(text, dimension, out long value));
        Assert.AreEqual(expected, value);
    }

    [TestMethod]
    [DataRow("400", Dimension.Time)]
    [DataRow("ms", Dimension.Time)]
    [DataRow("", Dimension.Time)]
    [DataRow("400 ms", Dimension.Time)]
    [DataRow("0.5us", Dimension.Time)]
    [DataRow("1e3ms", Dimension.Time)]
    [DataRow("1.ms", Dimension.Time)]
    [DataRow("1.2.3s", Dimension.Time)]
    [DataRow("--1s", Dimension.Time)]
    [DataRow("99999999999999999999s", Dimension.Time)]
    [DataRow("999999999999999999s", Dimension.Time)]
    [DataRow("1.5MM", Dimension.Length)]
    [DataRow("1.5mm", Dimension.Time)]
    [DataRow("0.0005mm", Dimension.Length)]
    [DataRow("1V", Dimension.Current)]
    public void Anything_else_is_refused(string text, Dimension dimension)
    {
        Assert.IsFalse(Quantities.TryParse(text, dimension, out long value));
        Assert.AreEqual(0, value);
    }

    [TestMethod]
    [DataRow(1_200_000L, Dimension.Time, "1.20s")]
    [DataRow(400_000L, Dimension.Time, "400ms")]
    [DataRow(7L, Dimension.Time, "7us")]
    [DataRow(1_500L, Dimension.Length, "1.50mm")]
    [DataRow(350L, Dimension.Torque, "0.35mNm")]
    [DataRow(120_000L, Dimension.Rate, "120.0Hz")]
    [DataRow(3_700L, Dimension.Voltage, "3.70V")]
    [DataRow(250L, Dimension.Current, "250mA")]
    [DataRow(12_500L, Dimension.Percent, "12.5%")]
    public void Written_quantities_read_back_as_the_same_value(
        long value,
        Dimension dimension,
        string expected
    )
    {
        string text = Quantities.Format(dimension, value);
        Assert.AreEqual(expected, text);
        Assert.IsTrue(Quantities.TryParse(text, dimension, out long back));
        Assert.AreEqual(value, back);
    }
}
