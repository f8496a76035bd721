// The encoder driver's arithmetic, at its edges.
namespace Pen.Drivers.Tests;

[TestClass]
public sealed class EncoderDriverTests
{
    private readonly FakeCounter _counter = new();

    [TestMethod]
    public void The_first_sample_only_sets_the_reference()
    {
        EncoderDriver driver = new(_counter);
        _counter.NextCount = 123456;
        _counter.NextMicroseconds = 5000;
        driver.Sample();
        Assert.AreEqual(0, driver.Counts);
        Assert.AreEqual(0, driver.RateMillihertz);
    }

    [TestMethod]
    [DataRow(144, 20000, 150000)]
    [DataRow(-144, 20000, -150000)]
    [DataRow(144, 40000, 75000)]
    [DataRow(1, 20000, 1041)]
    public void Rate_is_counts_over_the_counters_own_time(int counts, int micros, int millihertz)
    {
        EncoderDriver driver = Started();
        _counter.NextCount += counts;
        _counter.NextMicroseconds += micros;
        driver.Sample();
        Assert.AreEqual(counts, driver.Counts);
        Assert.AreEqual(millihertz, driver.RateMillihertz);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(-7000)]
    public void A_counter_time_that_does_not_advance_is_taken_for_a_nominal_period(int micros)
    {
        EncoderDriver driver = Started();
        _counter.NextCount += 144;
        _counter.NextMicroseconds += micros;
        driver.Sample();
        Assert.AreEqual(144, driver.Counts);
        Assert.AreEqual(150000, driver.RateMillihertz);
    }

    [TestMethod]
    [DataRow(long.MaxValue / 2, int.MaxValue)]
    [DataRow(long.MinValue / 2, -int.MaxValue)]
    public void An_absurd_count_saturates_instead_of_wrapping(long counts, int millihertz)
    {
        EncoderDriver driver = Started();
        _counter.NextCount += counts;
        _counter.NextMicroseconds += 1;
        driver.Sample();
        Assert.AreEqual(millihertz, driver.RateMillihertz);
        Assert.AreEqual(counts > 0, driver.Counts > 0);
    }

    private EncoderDriver Started()
    {
        EncoderDriver driver = new(_counter);
        _counter.NextCount = 1000;
        _counter.NextMicroseconds = 100000;
        driver.Sample();
        return driver;
    }
}
