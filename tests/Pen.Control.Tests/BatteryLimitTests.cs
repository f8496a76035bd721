// The battery's thresholds, patiences and curve to the millivolt, of the monitor by itself.
using nanoFramework.TestFramework;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class BatteryLimitTests
    {
        [TestMethod]
        [DataRow(2500, false)]
        [DataRow(2499, true)]
        [DataRow(4500, false)]
        [DataRow(4501, true)]
        public void A_reading_outside_2500_to_4500_mV_is_impossible_at_once_and_implausible_after_60_ms(
            int millivolts,
            bool impossible
        )
        {
            var monitor = new BatteryMonitor();
            var inputs = new PenInputs { BatteryMillivolts = millivolts };
            Run(monitor, inputs, 2);
            Assert.AreEqual(impossible, monitor.Impossible);
            Assert.IsFalse(monitor.Implausible);
            Run(monitor, inputs, 1);
            Assert.AreEqual(impossible, monitor.Implausible);
        }

        [TestMethod]
        [DataRow(0, 2500)]
        [DataRow(2499, 2500)]
        [DataRow(3700, 3700)]
        [DataRow(4501, 4500)]
        [DataRow(6200, 4500)]
        public void Of_an_impossible_reading_the_nearest_possible_one_is_believed(
            int millivolts,
            int believed
        )
        {
            var monitor = new BatteryMonitor();
            Run(monitor, new PenInputs { BatteryMillivolts = millivolts }, 1);
            Assert.AreEqual(believed, monitor.BelievedMillivolts);
        }

        [TestMethod]
        public void A_reading_that_is_possible_again_acquits_and_the_patience_begins_anew()
        {
            var monitor = new BatteryMonitor();
            var bad = new PenInputs { BatteryMillivolts = 100 };
            var good = new PenInputs { BatteryMillivolts = 3700 };
            Run(monitor, bad, 5);
            Assert.IsTrue(monitor.Impossible && monitor.Implausible);
            Run(monitor, good, 1);
            Assert.IsFalse(monitor.Impossible || monitor.Implausible);
            Run(monitor, bad, 2);
            Assert.IsFalse(monitor.Implausible);
            Run(monitor, good, 1);
            Run(monitor, bad, 2);
            Assert.IsFalse(monitor.Implausible);
        }

        [TestMethod]
        public void The_first_reading_is_taken_as_it_is_and_later_ones_by_a_sixteenth()
        {
            var monitor = new BatteryMonitor();
            Run(monitor, new PenInputs { BatteryMillivolts = 3700 }, 1);
            Assert.AreEqual(3700, monitor.OpenCircuit);
            Run(monitor, new PenInputs { BatteryMillivolts = 3860 }, 1);
            Assert.AreEqual(3710, monitor.OpenCircuit);
        }

        [TestMethod]
        public void What_the_winding_draws_of_the_cell_is_added_by_200_milliohms()
        {
            var monitor = new BatteryMonitor();
            var inputs = new PenInputs
            {
                BatteryMillivolts = 3600,
                MotorCurrentMilliamperes = 1000,
                MotorCurrentCode = 5284,
            };
            monitor.Update(inputs, 250, 20);
            Assert.AreEqual(3650, monitor.OpenCircuit);
        }

        [TestMethod]
        [DataRow(3680, true)]
        [DataRow(3679, false)]
        public void A_start_needs_3680_mV(int millivolts, bool startable)
        {
            var monitor = new BatteryMonitor();
            Run(monitor, new PenInputs { BatteryMillivolts = millivolts }, 1);
            Assert.AreEqual(startable, monitor.Startable);
        }

        [TestMethod]
        public void The_warning_comes_below_3580_mV_and_goes_at_3620()
        {
            Assert.IsFalse(After(3580, 3580).Low);
            Assert.IsTrue(After(3580, 3579).Low);
            Assert.IsTrue(After(3579, 3619).Low);
            Assert.IsFalse(After(3579, 3620).Low);
        }

        [TestMethod]
        public void Below_3420_mV_for_200_ms_is_empty()
        {
            var monitor = new BatteryMonitor();
            var low = new PenInputs { BatteryMillivolts = 3419 };
            Run(monitor, low, 9);
            Assert.IsFalse(monitor.Empty);
            Run(monitor, low, 1);
            Assert.IsTrue(monitor.Empty);
            Run(monitor, low, 100);
            Assert.IsTrue(monitor.Empty);
            var edge = new BatteryMonitor();
            Run(edge, new PenInputs { BatteryMillivolts = 3420 }, 100);
            Assert.IsFalse(edge.Empty);
        }

        [TestMethod]
        public void A_cell_that_recovers_is_not_empty_and_the_200_ms_begin_anew()
        {
            var monitor = new BatteryMonitor();
            var low = new PenInputs { BatteryMillivolts = 3419 };
            var high = new PenInputs { BatteryMillivolts = 3440 };
            Run(monitor, low, 9);
            Run(monitor, high, 1);
            Assert.IsFalse(monitor.Empty);
            Run(monitor, high, 100);
            Run(monitor, low, 1);
            while (monitor.OpenCircuit >= 3420)
            {
                Run(monitor, low, 1);
            }
            Run(monitor, low, 8);
            Assert.IsFalse(monitor.Empty);
            Run(monitor, low, 1);
            Assert.IsTrue(monitor.Empty);
            while (monitor.OpenCircuit < 3420)
            {
                Run(monitor, high, 1);
            }
            Assert.IsFalse(monitor.Empty);
        }

        [TestMethod]
        [DataRow(2500, 0)]
        [DataRow(2999, 0)]
        [DataRow(3000, 0)]
        [DataRow(3053, 1)]
        [DataRow(3529, 9)]
        [DataRow(3530, 10)]
        [DataRow(3719, 39)]
        [DataRow(3720, 40)]
        [DataRow(3900, 70)]
        [DataRow(4199, 99)]
        [DataRow(4200, 100)]
        [DataRow(4400, 100)]
        public void The_charge_is_read_off_the_curve_from_wherever_it_was_read_before(
            int millivolts,
            int percent
        )
        {
            Assert.AreEqual(percent, After(0, millivolts).Percent);
            Assert.AreEqual(percent, After(3600, millivolts).Percent);
            Assert.AreEqual(percent, After(4400, millivolts).Percent);
        }

        // A monitor that has settled at a voltage and then been brought to another.
        private static BatteryMonitor After(int before, int millivolts)
        {
            var monitor = new BatteryMonitor();
            Run(monitor, new PenInputs { BatteryMillivolts = before }, 1);
            var inputs = new PenInputs { BatteryMillivolts = millivolts };
            for (int i = 0; i < 1000 && monitor.OpenCircuit != millivolts; i++)
            {
                // Beyond it by the filter's rounding, so that it is reached from below too.
                int beyond = monitor.OpenCircuit < millivolts ? 15 : 0;
                inputs.BatteryMillivolts = millivolts + beyond;
                Run(monitor, inputs, 1);
            }
            Assert.AreEqual(millivolts, monitor.OpenCircuit);
            return monitor;
        }

        private static void Run(BatteryMonitor monitor, PenInputs inputs, int periods)
        {
            for (int i = 0; i < periods; i++)
            {
                monitor.Update(inputs, 0, 20);
            }
        }
    }
}
