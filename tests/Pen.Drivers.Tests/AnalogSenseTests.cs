// Scaling of the analog channels.
using nanoFramework.TestFramework;

namespace Pen.Drivers.Tests
{
    [TestClass]
    public sealed class AnalogSenseTests
    {
        [TestMethod]
        [DataRow(0, 0)]
        [DataRow(4095, 6200)]
        [DataRow(2774, 4200)]
        [DataRow(-5, 0)]
        [DataRow(99999, 6200)]
        public void Battery_is_twice_the_pin_voltage(int code, int millivolts)
        {
            Assert.AreEqual(millivolts, AnalogSense.BatteryMillivolts(code));
        }

        [TestMethod]
        [DataRow(0, 0)]
        [DataRow(4095, 3100)]
        [DataRow(661, 500)]
        public void Current_is_a_milliampere_a_millivolt(int code, int milliamperes)
        {
            Assert.AreEqual(milliamperes, AnalogSense.MotorMilliamperes(code));
        }
    }
}
