// What the pen says of itself from outside: beeps, shown numbers, the stepper's hold.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class SignalTests
    {
        [TestMethod]
        public void Ready_is_one_beep()
        {
            var rig = new PenRig();
            rig.RunUntil(PenState.Ready, 300);
            Assert.AreEqual(1, Sounding(rig) + Beeps(rig, 40));
        }

        [TestMethod]
        public void A_setting_that_changes_is_one_beep_and_one_at_its_limit_two()
        {
            PenRig rig = Silent();
            rig.In.SpeedUpPressed = true;
            rig.Run(2);
            rig.In.SpeedUpPressed = false;
            Assert.AreEqual(1, Beeps(rig, 40));
            Assert.AreEqual(2, rig.Out.RateLevel);
            for (int i = 0; i < 2; i++)
            {
                rig.In.SpeedDownPressed = true;
                rig.Run(1);
                int beeps = Beeps(rig, 3);
                rig.In.SpeedDownPressed = false;
                beeps += Beeps(rig, 40);
                Assert.AreEqual(i + 1, beeps);
            }
            Assert.AreEqual(1, rig.Out.RateLevel);
        }

        [TestMethod]
        public void A_start_that_cannot_be_had_is_two_beeps_after_the_one_of_the_hold()
        {
            PenRig rig = Silent();
            rig.In.ChargerConnected = true;
            rig.In.StartStopPressed = true;
            Assert.AreEqual(1, Beeps(rig, 30));
            rig.In.StartStopPressed = false;
            Assert.AreEqual(2, Beeps(rig, 40));
            Assert.AreEqual(PenState.Ready, rig.Out.State);
        }

        [TestMethod]
        public void A_start_that_can_be_had_refuses_nothing()
        {
            PenRig rig = Silent();
            rig.In.StartStopPressed = true;
            Assert.AreEqual(1, Beeps(rig, 30));
            rig.In.StartStopPressed = false;
            Assert.AreEqual(0, Beeps(rig, 20));
        }

        [TestMethod]
        public void While_running_a_hold_of_start_stop_stops_and_does_not_say_start()
        {
            PenRig rig = PenRig.AtRunning();
            rig.Run(50);
            rig.In.StartStopPressed = true;
            int beeps = Beeps(rig, 8);
            Assert.AreEqual(0, beeps);
            Assert.AreEqual(StopReason.Operator, rig.Out.Reason);
        }

        [TestMethod]
        public void An_unlock_is_one_beep_after_3_s()
        {
            PenRig rig = Silent();
            rig.In.SpeedUpPressed = true;
            rig.In.DepthUpPressed = true;
            Assert.AreEqual(0, Beeps(rig, 150));
            Assert.AreEqual(1, Beeps(rig, 40));
            Assert.IsTrue(rig.Out.DepthUnlocked);
        }

        [TestMethod]
        public void A_fault_is_four_beeps_and_a_refusal_two()
        {
            PenRig rig = Silent();
            rig.In.DriverFault = true;
            Assert.AreEqual(4, Beeps(rig, 60));
            var refused = new PenRig();
            refused.Worker.Chip.UseMarkSet = true;
            refused.RunUntil(PenState.Refused, 300);
            Assert.AreEqual(2, Sounding(refused) + Beeps(refused, 60));
        }

        [TestMethod]
        public void A_journal_that_was_sent_is_one_beep_and_one_that_broke_off_two()
        {
            PenRig rig = Silent();
            rig.Worker.Answer(SlowRequest.DumpJournal, SlowAnswer.More, SlowAnswer.Done, SlowAnswer.Failed);
            for (int sound = 1; sound <= 2; sound++)
            {
                rig.In.SpeedDownPressed = true;
                rig.In.DepthDownPressed = true;
                rig.RunUntil(() => rig.Out.SendingJournal, 200, "sending");
                rig.In.SpeedDownPressed = false;
                rig.In.DepthDownPressed = false;
                rig.RunUntil(() => !rig.Out.SendingJournal, 100, "sent");
                Assert.AreEqual(sound, Sounding(rig) + Beeps(rig, 60));
            }
        }

        [TestMethod]
        [DataRow((int)CalibrationStatus.Good, 0)]
        [DataRow((int)CalibrationStatus.Nominal, 0)]
        [DataRow((int)CalibrationStatus.Lost, 2)]
        public void A_calibration_that_was_lost_is_two_beeps_at_power_up(int status, int beeps)
        {
            var rig = new PenRig();
            rig.Worker.Calibration.Status = (CalibrationStatus)status;
            int heard = 0;
            for (int i = 0; i < 200 && rig.Out.State != PenState.Identifying; i++)
            {
                heard += Beeps(rig, 1);
            }
            Assert.AreEqual(beeps, heard);
        }

        [TestMethod]
        public void The_stepper_holds_for_2_s_after_a_move_and_is_then_released()
        {
            PenRig rig = new PenRig();
            rig.RunUntil(() => rig.Out.State == PenState.Ready && !rig.Axis.Moving, 300, "ready");
            rig.Run(200);
            Assert.IsFalse(rig.Out.StepperEnabled);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Running, 100);
            rig.PressStartStop(100);
            rig.RunUntil(PenState.Ready, 100);
            Assert.IsTrue(rig.Out.StepperEnabled);
            int held = rig.RunUntil(() => !rig.Out.StepperEnabled, 150, "released");
            Check.Near(100, held, 5);
        }

        [TestMethod]
        public void The_stepper_holds_for_as_long_as_the_motor_runs()
        {
            PenRig rig = PenRig.AtRunning();
            rig.Run(300);
            Assert.IsTrue(rig.Out.StepperEnabled);
        }

        [TestMethod]
        public void The_shown_rate_follows_the_rotor_smoothly()
        {
            PenRig rig = PenRig.AtRunning();
            rig.Run(100);
            Check.Near(90_000, rig.Out.ShownRateMillihertz, 1000);
            int shown = rig.Out.ShownRateMillihertz;
            rig.Tamper = inputs => inputs.RotorRateMillihertz += 8000;
            rig.Step();
            Check.Near(shown + 1000, rig.Out.ShownRateMillihertz, 200);
            rig.Tamper = null;
            rig.PressStartStop(100);
            rig.Run(100);
            Check.Near(0, rig.Out.ShownRateMillihertz, 8);
        }

        [TestMethod]
        public void A_stopped_pen_shows_nothing_of_the_run()
        {
            PenRig rig = PenRig.AtRunning();
            rig.Motor.LoadMicronewtonMetres = 650;
            rig.RunUntil(() => rig.Out.PressureWarning, 60, "pressure");
            Assert.IsTrue(rig.Out.SkinTorqueMicronewtonMetres > 0);
            Assert.IsTrue(rig.Out.SetRateMillihertz > 0);
            rig.In.StartStopPressed = true;
            rig.Step();
            Assert.IsFalse(rig.Out.PressureWarning);
            Assert.IsFalse(rig.Out.RateLimited);
            Assert.AreEqual(0, rig.Out.SkinTorqueMicronewtonMetres);
            Assert.AreEqual(0, rig.Out.SetRateMillihertz);
        }

        [TestMethod]
        public void The_needles_of_the_cartridge_are_shown_while_it_may_be_used()
        {
            PenRig rig = PenRig.AtReady();
            Assert.AreEqual(12, rig.Out.NeedleCount);
            rig.PullCartridge(30);
            Assert.AreEqual(0, rig.Out.NeedleCount);
        }

        // A pen that is ready and has said so.
        private static PenRig Silent()
        {
            PenRig rig = PenRig.AtReady();
            rig.Run(40);
            return rig;
        }

        // 1 if a beep has begun in this period.
        private static int Sounding(PenRig rig)
        {
            return rig.Out.Buzzer ? 1 : 0;
        }

        // How often the buzzer goes on in so many periods.
        private static int Beeps(PenRig rig, int periods)
        {
            int beeps = 0;
            for (int i = 0; i < periods; i++)
            {
                bool before = rig.Out.Buzzer;
                rig.Step();
                beeps += rig.Out.Buzzer && !before ? 1 : 0;
            }
            return beeps;
        }
    }
}
