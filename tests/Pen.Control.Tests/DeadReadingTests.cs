// F10, F21, F23: readings that stand still, pulses that nobody sent, a button that never comes up.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class DeadReadingTests
    {
        [TestMethod]
        public void F23_A_battery_reading_that_stands_still_while_running_latches_within_200_ms()
        {
            PenRig rig = PenRig.AtRunning(3);
            rig.Run(30);
            int frozen = rig.In.BatteryMillivolts;
            rig.Tamper = inputs => inputs.BatteryMillivolts = frozen;
            rig.RunUntil(PenState.Fault, 10);
            rig.AssertLatched(StopReason.SensorImplausible);
        }

        [TestMethod]
        public void F23_A_current_reading_that_stands_still_while_running_latches_within_200_ms()
        {
            PenRig rig = PenRig.AtRunning(3);
            rig.Run(30);
            int frozen = rig.In.MotorCurrentMilliamperes;
            rig.Tamper = inputs => inputs.MotorCurrentMilliamperes = frozen;
            rig.RunUntil(PenState.Fault, 10);
            rig.AssertLatched(StopReason.SensorImplausible);
        }

        [TestMethod]
        public void F23_A_battery_reading_that_stands_still_at_rest_latches_before_a_start_can_be_held()
        {
            PenRig rig = PenRig.AtReady();
            int frozen = rig.In.BatteryMillivolts;
            rig.Tamper = inputs => inputs.BatteryMillivolts = frozen;
            rig.RunUntil(PenState.Fault, 10);
            rig.AssertLatched(StopReason.SensorImplausible);
        }

        [TestMethod]
        public void A_current_of_nothing_at_rest_is_no_dead_reading()
        {
            PenRig rig = PenRig.AtReady();
            rig.Tamper = inputs => inputs.MotorCurrentMilliamperes = 0;
            rig.Run(500);
            Assert.AreEqual(PenState.Ready, rig.Out.State);
        }

        [TestMethod]
        [DataRow(true, 8)]
        [DataRow(false, 7)]
        public void A_battery_that_repeats_seven_times_and_a_current_that_does_six_are_none_yet(
            bool battery,
            int looks
        )
        {
            var monitor = new BatteryMonitor();
            var inputs = new PenInputs { BatteryMillivolts = 3700, MotorCurrentMilliamperes = 200 };
            for (int round = 0; round < 50; round++)
            {
                for (int i = 0; i < looks; i++)
                {
                    // The other one moves all the time.
                    inputs.BatteryMillivolts = 3700 + (battery ? round : i) % 2;
                    // Both codes are 200 mA.
                    inputs.MotorCurrentCode = 1056 + (battery ? i : round) % 2;
                    monitor.Update(inputs, 500, 20);
                    Assert.IsFalse(monitor.Implausible);
                }
            }
            inputs.BatteryMillivolts = battery ? inputs.BatteryMillivolts : 3710;
            inputs.MotorCurrentCode = battery ? 1058 : inputs.MotorCurrentCode;
            monitor.Update(inputs, 500, 20);
            Assert.IsTrue(monitor.Implausible);
        }

        [TestMethod]
        [DataRow(20, 7)]
        [DataRow(21, 4)]
        public void A_current_that_does_not_follow_the_duty_is_doubted_twice_as_fast(int permille, int looks)
        {
            var monitor = new BatteryMonitor();
            var inputs = new PenInputs
            {
                BatteryMillivolts = 3700,
                MotorCurrentCode = 1056,
                MotorCurrentMilliamperes = 200,
            };
            for (int i = 0; i <= looks; i++)
            {
                Assert.IsFalse(monitor.Implausible);
                inputs.BatteryMillivolts = 3700 + i % 2;
                monitor.Update(inputs, 500 + permille * (i % 2), 20);
            }
            Assert.IsTrue(monitor.Implausible);
        }

        // 150 ms of the battery in periods of 30 ms, 130 of the current in periods of 26: to the millisecond.
        [TestMethod]
        [DataRow(30, 5, true)]
        [DataRow(29, 5, false)]
        [DataRow(26, 5, false)]
        public void A_battery_may_repeat_for_less_than_150_ms(int elapsed, int repeats, bool implausible)
        {
            var monitor = new BatteryMonitor();
            var inputs = new PenInputs { BatteryMillivolts = 3700 };
            for (int i = 0; i <= repeats; i++)
            {
                inputs.MotorCurrentCode = 1056 + i;
                monitor.Update(inputs, 500, elapsed);
            }
            Assert.AreEqual(implausible, monitor.Implausible);
        }

        [TestMethod]
        [DataRow(26, 25, true)]
        [DataRow(25, 25, false)]
        [DataRow(26, 24, false)]
        public void A_current_of_25_mA_may_repeat_for_less_than_130_ms(
            int elapsed,
            int milliamperes,
            bool implausible
        )
        {
            var monitor = new BatteryMonitor();
            var inputs = new PenInputs { MotorCurrentCode = 132, MotorCurrentMilliamperes = milliamperes };
            for (int i = 0; i <= 5; i++)
            {
                inputs.BatteryMillivolts = 3700 + i % 2;
                monitor.Update(inputs, 500, elapsed);
            }
            Assert.AreEqual(implausible, monitor.Implausible);
        }

        [TestMethod]
        public void A_charge_that_note_was_taken_of_is_not_judged_anew_until_it_changes()
        {
            var monitor = new BatteryMonitor();
            var inputs = new PenInputs { BatteryMillivolts = 3700, MotorCurrentCode = 1 };
            monitor.Update(inputs, 0, 20);
            Assert.IsTrue(monitor.Judged);
            monitor.TakeNote();
            Assert.IsFalse(monitor.Judged);
            monitor.Update(inputs, 0, 20);
            Assert.IsFalse(monitor.Judged);
            inputs.BatteryMillivolts = 3800;
            monitor.Update(inputs, 0, 20);
            Assert.IsTrue(monitor.Judged);
        }

        [TestMethod]
        public void A_reading_that_moves_again_is_believed_again()
        {
            var monitor = new BatteryMonitor();
            var inputs = new PenInputs { BatteryMillivolts = 3700 };
            for (int i = 0; i < 20; i++)
            {
                monitor.Update(inputs, 0, 20);
            }
            Assert.IsTrue(monitor.Implausible);
            inputs.BatteryMillivolts = 3702;
            inputs.MotorCurrentMilliamperes = 2;
            inputs.MotorCurrentCode = 11;
            monitor.Update(inputs, 0, 20);
            Assert.IsFalse(monitor.Implausible);
        }

        [TestMethod]
        public void F10_A_pulse_that_nobody_sent_while_running_latches_in_its_period()
        {
            PenRig rig = PenRig.AtRunning();
            rig.Run(20);
            rig.Tamper = inputs => inputs.StepsCounted++;
            rig.RunUntil(PenState.Fault, 1);
            rig.AssertLatched(StopReason.StepAudit);
        }

        [TestMethod]
        public void F10_A_pulse_that_nobody_sent_at_rest_is_followed_by_no_start()
        {
            PenRig rig = PenRig.AtReady();
            rig.Run(150);
            rig.Tamper = inputs => inputs.StepsCounted--;
            rig.RunUntil(PenState.Fault, 1);
            rig.AssertLatched(StopReason.StepAudit);
            Assert.IsFalse(rig.Out.DepthProven);
        }

        [TestMethod]
        public void F21_Sleep_does_not_wait_for_ever_for_a_button_that_never_comes_up()
        {
            PenRig rig = PenRig.AtReady();
            rig.In.StartStopPressed = true;
            rig.RunUntil(PenState.Saving, 110);
            rig.Run(300);
            Assert.AreEqual(PenState.Saving, rig.Out.State);
            rig.RunUntil(PenState.Asleep, 120);
        }
    }
}
