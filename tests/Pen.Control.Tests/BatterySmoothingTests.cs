// The battery's voltage as the regulator divides by it: less noise, and never later than a load or a rise.
using nanoFramework.TestFramework;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class BatterySmoothingTests
    {
        [TestMethod]
        [DataRow(-60)]
        [DataRow(-4)]
        [DataRow(4)]
        [DataRow(80)]
        public void Of_noise_a_half_is_believed_in_a_period_and_a_quarter_more_in_the_next(int millivolts)
        {
            BatteryMonitor monitor = Settled(3700, 0, 0);
            Take(monitor, 3700 + millivolts, 0, 0);
            Assert.AreEqual(3700 + millivolts / 2, monitor.SmoothMillivolts);
            Take(monitor, 3700 + millivolts, 0, 0);
            Assert.AreEqual(3700 + millivolts / 2 + millivolts / 4, monitor.SmoothMillivolts);
        }

        // Driven by what was before, the motor would be too fast for as long as the rise is not believed.
        [TestMethod]
        [Proves("PEN-169")]
        [DataRow(82)]
        [DataRow(600)]
        public void A_rise_beyond_noise_is_believed_at_once(int millivolts)
        {
            BatteryMonitor monitor = Settled(3600, 0, 0);
            Take(monitor, 3600 + millivolts, 0, 0);
            Assert.AreEqual(3600 + millivolts, monitor.SmoothMillivolts);
            Take(monitor, 3600 + millivolts - 20, 0, 0);
            Assert.AreEqual(3600 + millivolts - 10, monitor.SmoothMillivolts);
        }

        // 1000 mA through 200 mOhm for half of the time.
        [TestMethod]
        public void What_a_load_lets_the_voltage_sag_is_believed_at_once()
        {
            BatteryMonitor monitor = Settled(3700, 0, 500);
            Take(monitor, 3600, 1000, 500);
            Assert.AreEqual(3600, monitor.SmoothMillivolts);
            Take(monitor, 3700, 0, 500);
            Assert.AreEqual(3700, monitor.SmoothMillivolts);
        }

        [TestMethod]
        public void The_first_reading_is_believed_whole_and_an_impossible_one_as_the_nearest_that_is_possible()
        {
            Assert.AreEqual(3500, Settled(3500, 300, 400).SmoothMillivolts);
            Assert.AreEqual(4500, Settled(6000, 0, 0).SmoothMillivolts);
        }

        private static BatteryMonitor Settled(int millivolts, int milliamperes, int dutyPermille)
        {
            var monitor = new BatteryMonitor();
            Take(monitor, millivolts, milliamperes, dutyPermille);
            return monitor;
        }

        private static void Take(BatteryMonitor monitor, int millivolts, int milliamperes, int dutyPermille)
        {
            var inputs = new PenInputs
            {
                BatteryMillivolts = millivolts,
                MotorCurrentMilliamperes = milliamperes,
                MotorCurrentCode = milliamperes * 16380 / 3100,
            };
            monitor.Update(inputs, dutyPermille, 20);
        }
    }
}
