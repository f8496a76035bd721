// Scaling of the analog channels.
using nanoFramework.TestFramework;

namespace Pen.Drivers.Tests
{
    [TestClass]
    public sealed class AnalogSenseTests
    {
        [TestMethod]
        [DataRow(0, 0)]
        [DataRow(8190, 6200)]
        [DataRow(5548, 4200)]
        [DataRow(5549, 4201)]
        [DataRow(-5, 0)]
        [DataRow(99999, 6200)]
        public void Battery_is_twice_the_pin_voltage_of_the_mean_of_two(int sum, int millivolts)
        {
            Assert.AreEqual(millivolts, AnalogSense.BatteryMillivolts(sum));
        }

        [TestMethod]
        [DataRow(0, 0)]
        [DataRow(16380, 3100)]
        [DataRow(2642, 500)]
        [DataRow(2645, 501)]
        [DataRow(-5, 0)]
        [DataRow(99999, 3100)]
        public void Current_is_a_milliampere_a_millivolt_of_the_mean_of_four(int sum, int milliamperes)
        {
            Assert.AreEqual(milliamperes, AnalogSense.MotorMilliamperes(sum));
        }
    }
}
