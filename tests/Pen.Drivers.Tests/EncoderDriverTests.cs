// The encoder driver's arithmetic, at its edges.
using nanoFramework.TestFramework;

namespace Pen.Drivers.Tests
{
    [TestClass]
    public sealed class EncoderDriverTests
    {
        [TestMethod]
        public void The_first_sample_only_sets_the_reference()
        {
            FakeCounter counter = new FakeCounter();
            EncoderDriver driver = new EncoderDriver(counter);
            counter.NextCount = 123456;
            counter.NextMicroseconds = 5000;
            driver.Sample();
            Assert.AreEqual(0, driver.Counts);
            Assert.AreEqual(0, driver.RateMillihertz);
        }

        [TestMethod]
        [DataRow(144, 20000, 150000)]
        [DataRow(-144, 20000, -150000)]
        [DataRow(144, 40000, 75000)]
        [DataRow(1, 20000, 1041)]
        public void Rate_is_counts_over_thecounters_own_time(int counts, int micros, int millihertz)
        {
            FakeCounter counter = new FakeCounter();
            EncoderDriver driver = Started(counter);
            counter.NextCount += counts;
            counter.NextMicroseconds += micros;
            driver.Sample();
            Assert.AreEqual(counts, driver.Counts);
            Assert.AreEqual(millihertz, driver.RateMillihertz);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(-7000)]
        public void Acounter_time_that_does_not_advance_is_taken_for_a_nominal_period(int micros)
        {
            FakeCounter counter = new FakeCounter();
            EncoderDriver driver = Started(counter);
            counter.NextCount += 144;
            counter.NextMicroseconds += micros;
            driver.Sample();
            Assert.AreEqual(144, driver.Counts);
            Assert.AreEqual(150000, driver.RateMillihertz);
        }

        [TestMethod]
        [DataRow(long.MaxValue / 2, int.MaxValue)]
        [DataRow(long.MinValue / 2, -int.MaxValue)]
        public void An_absurd_count_saturates_instead_of_wrapping(long counts, int millihertz)
        {
            FakeCounter counter = new FakeCounter();
            EncoderDriver driver = Started(counter);
            counter.NextCount += counts;
            counter.NextMicroseconds += 1;
            driver.Sample();
            Assert.AreEqual(millihertz, driver.RateMillihertz);
            Assert.AreEqual(counts > 0, driver.Counts > 0);
        }

        private static EncoderDriver Started(FakeCounter counter)
        {
            EncoderDriver driver = new EncoderDriver(counter);
            counter.NextCount = 1000;
            counter.NextMicroseconds = 100000;
            driver.Sample();
            return driver;
        }
    }
}
