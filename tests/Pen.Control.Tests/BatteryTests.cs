// What the battery allows, at the controller's outside and of its monitor.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class BatteryTests
    {
        [TestMethod]
        [Proves("PEN-081")]
        [DataRow(3640, false)]
        [DataRow(3720, true)]
        public void A_start_needs_the_charge_for_a_session(int millivolts, bool starts)
        {
            var rig = new PenRig { CellMillivolts = millivolts };
            rig.RunUntil(PenState.Ready, 300);
            Assert.AreEqual(!starts, rig.Out.BatteryTooLowToStart);
            rig.PressStartStop(400);
            rig.Run(60);
            Assert.AreEqual(starts ? PenState.Running : PenState.Ready, rig.Out.State);
        }

        [TestMethod]
        [Proves("PEN-082")]
        public void A_cell_that_runs_down_warns_first_and_stops_then_with_the_needles_in()
        {
            PenRig rig = PenRig.AtRunning();
            bool warned = false;
            rig.Watch = () =>
            {
                warned |= rig.Out.BatteryLow && rig.Driven;
                rig.CellMillivolts--;
            };
            rig.RunUntil(PenState.Retracting, 600);
            Assert.IsTrue(warned);
            Assert.AreEqual(StopReason.BatteryEmpty, rig.Out.Reason);
            rig.Watch = null;
            rig.RunUntil(PenState.Ready);
            Assert.IsTrue(rig.Axis.Needles <= 0);
        }

        [TestMethod]
        [Proves("PEN-081")]
        public void A_cell_that_has_run_down_below_the_start_threshold_is_told_in_the_period_that_stops()
        {
            PenRig rig = PenRig.AtRunning();
            rig.Watch = () => rig.CellMillivolts -= rig.CellMillivolts > 3640 ? 1 : 0;
            rig.Run(400);
            Assert.AreEqual(PenState.Running, rig.Out.State);
            rig.In.StartStopPressed = true;
            rig.Step();
            Assert.AreEqual(PenState.Retracting, rig.Out.State);
            Assert.IsTrue(rig.Out.BatteryTooLowToStart);
        }

        [TestMethod]
        [Proves("PEN-083")]
        public void A_charger_is_shown_in_the_period_in_which_it_stops_the_motor_and_gone_when_it_is()
        {
            PenRig rig = PenRig.AtRunning();
            Assert.IsFalse(rig.Out.Charging);
            rig.In.ChargerConnected = true;
            rig.Step();
            Assert.IsTrue(rig.Off);
            Assert.IsTrue(rig.Out.Charging);
            rig.In.ChargerConnected = false;
            rig.Step();
            Assert.IsFalse(rig.Out.Charging);
        }

        [TestMethod]
        [Proves("PEN-086")]
        public void F17_A_cell_of_four_times_the_resistance_runs_and_stops_by_its_threshold_not_by_a_fault()
        {
            var rig = new PenRig { CellMillivolts = 3760, CellMilliohms = 600 };
            rig.RunUntil(PenState.Ready, 300);
            rig.Faster(4);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Running, 60);
            rig.Motor.LoadMicronewtonMetres = 350;
            rig.Run(100);
            Assert.AreEqual(PenState.Running, rig.Out.State);
            rig.Watch = () => rig.CellMillivolts--;
            rig.RunUntil(PenState.Retracting, 600);
            Assert.AreEqual(StopReason.BatteryEmpty, rig.Out.Reason);
        }

        [TestMethod]
        [Proves("PEN-086")]
        public void An_aged_cell_is_judged_by_its_open_circuit_not_by_its_sag()
        {
            var monitor = new BatteryMonitor();
            var inputs = new PenInputs { BatteryMillivolts = 3700 };
            Settle(monitor, inputs, 0);
            inputs.BatteryMillivolts = 3600;
            inputs.MotorCurrentMilliamperes = 1000;
            Settle(monitor, inputs, 500);
            Check.Near(3700, monitor.OpenCircuit, 2);
        }

        [TestMethod]
        [DataRow(2999, 0)]
        [DataRow(3530, 10)]
        [DataRow(3680, 30)]
        [DataRow(4140, 95)]
        [DataRow(4300, 100)]
        public void Charge_follows_the_cells_curve(int millivolts, int percent)
        {
            var monitor = new BatteryMonitor();
            Settle(monitor, new PenInputs { BatteryMillivolts = millivolts }, 0);
            Assert.AreEqual(percent, monitor.Percent);
        }

        [TestMethod]
        public void The_warning_has_hysteresis()
        {
            var monitor = new BatteryMonitor();
            Settle(monitor, new PenInputs { BatteryMillivolts = 3570 }, 0);
            Assert.IsTrue(monitor.Low);
            Settle(monitor, new PenInputs { BatteryMillivolts = 3610 }, 0);
            Assert.IsTrue(monitor.Low);
            Settle(monitor, new PenInputs { BatteryMillivolts = 3630 }, 0);
            Assert.IsFalse(monitor.Low);
        }

        private static void Settle(BatteryMonitor monitor, PenInputs inputs, int dutyPermille)
        {
            int millivolts = inputs.BatteryMillivolts;
            for (int i = 0; i < 300; i++)
            {
                // No converter reads the same again and again.
                inputs.BatteryMillivolts = millivolts + (dutyPermille != 0 ? i % 2 : 0);
                inputs.MotorCurrentCode ^= dutyPermille != 0 ? 1 : 0;
                monitor.Update(inputs, dutyPermille, 20);
            }
            inputs.BatteryMillivolts = millivolts;
        }
    }
}
