// What the pen answers a hand during the guided calibration, and what a run teaches it to keep.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class CalibrationAnswerTests
    {
        [TestMethod]
        public void The_chord_is_answered_with_one_beep_and_holding_on_with_none()
        {
            PenRig rig = AtNoCartridge();
            rig.In.SpeedUpPressed = true;
            rig.In.DepthDownPressed = true;
            Assert.AreEqual(1, Beeps(rig, 400));
            Assert.AreEqual(PenState.Calibrating, rig.Out.State);
        }

        [TestMethod]
        public void Home_is_found_anew_first_and_the_screen_says_so_until_it_stands_proven()
        {
            PenRig rig = AtNoCartridge();
            // Since it was homed at power-up, something has moved.
            rig.Axis.HomeEdge += 5;
            rig.In.SpeedUpPressed = true;
            rig.In.DepthDownPressed = true;
            rig.RunUntil(PenState.Calibrating, 160);
            Assert.AreEqual((int)CalibrationStep.Homing, (int)rig.Out.CalibrationStep);
            rig.In.SpeedUpPressed = false;
            rig.In.DepthDownPressed = false;
            rig.RunUntil(() => rig.Out.CalibrationStep != CalibrationStep.Homing, 200, "homed");
            Assert.IsTrue(rig.Out.DepthProven);
            Assert.IsFalse(rig.In.StepperMoving);
            rig.Run(50);
            Check.Near(5, rig.Axis.Needles, 1);
        }

        [TestMethod]
        public void A_cartridge_that_comes_as_home_is_found_keeps_the_needles_parked()
        {
            var bench = new HomeBench();
            var calibrator = new DepthCalibrator(bench.Planner, new CalibrationKeeper(new RequestDesk()));
            calibrator.Begin();
            bench.Play(HomeBench.Sound, HomeBench.Sound.Length);
            Assert.IsTrue(bench.Planner.Parked);
            calibrator.Update(new OperatorPanel(), true, bench.Out, 20);
            Assert.IsTrue(calibrator.Over);
            Assert.IsTrue(calibrator.RefusedNow);
            bench.Play("1", 3);
            Assert.AreEqual(0, bench.Moves);
        }

        [TestMethod]
        public void A_nudge_is_answered_with_one_beep_and_one_too_far_with_two()
        {
            PenRig rig = AtAdjusting();
            Assert.AreEqual(0, Beeps(rig, 100));
            for (int i = 0; i < 6; i++)
            {
                Assert.AreEqual(1, BeepsOfDeeper(rig));
            }
            Assert.AreEqual(2, BeepsOfDeeper(rig));
            Assert.AreEqual(0, Beeps(rig, 50));
        }

        [TestMethod]
        public void What_was_saved_is_answered_with_one_beep()
        {
            PenRig rig = AtAdjusting();
            rig.Shallower(1);
            rig.Run(30);
            rig.In.StartStopPressed = true;
            int beeps = Beeps(rig, 20);
            rig.In.StartStopPressed = false;
            Assert.AreEqual(1, beeps + Beeps(rig, 60));
            Assert.AreEqual(1, rig.Worker.TimesAsked(SlowRequest.SaveCalibration));
        }

        [TestMethod]
        public void What_was_given_up_is_answered_with_two_beeps()
        {
            PenRig rig = AtAdjusting();
            rig.In.SpeedDownPressed = true;
            Assert.AreEqual(2, Beeps(rig, 40));
            Assert.IsTrue(rig.Out.State != PenState.Calibrating);
        }

        [TestMethod]
        public void Without_a_cartridge_neither_level_nor_depth_is_set_and_nothing_beeps()
        {
            PenRig rig = AtNoCartridge();
            int level = rig.Out.RateLevel;
            int depth = rig.Out.SetDepthMicrometres;
            bool beeped = false;
            rig.Watch = () => beeped |= rig.Out.Buzzer;
            rig.Faster(2);
            rig.Deeper(2);
            rig.Shallower(1);
            Assert.AreEqual(level, rig.Out.RateLevel);
            Assert.AreEqual(depth, rig.Out.SetDepthMicrometres);
            Assert.IsFalse(beeped);
        }

        [TestMethod]
        public void The_constant_that_a_run_has_shown_is_kept_once_the_needles_are_in_and_not_again()
        {
            PenRig rig = PenRig.AtRunning(3);
            rig.Run(100);
            Assert.AreEqual(0, rig.Worker.TimesAsked(SlowRequest.SaveCalibration));
            rig.PressStartStop(100);
            rig.RunUntil(PenState.Ready, 100);
            rig.Run(100);
            Assert.AreEqual(1, rig.Worker.TimesAsked(SlowRequest.SaveCalibration));
            Check.Near(
                MotorModel.NominalMicrovoltsPerHertz,
                rig.Worker.Calibration.MotorMicrovoltsPerHertz,
                MotorModel.NominalMicrovoltsPerHertz * 3 / 100
            );
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Running);
            rig.Run(100);
            rig.PressStartStop(100);
            rig.RunUntil(PenState.Ready, 100);
            rig.Run(100);
            Assert.AreEqual(1, rig.Worker.TimesAsked(SlowRequest.SaveCalibration));
        }

        [TestMethod]
        public void A_run_that_ended_in_a_fault_teaches_nothing_to_keep()
        {
            PenRig rig = PenRig.AtRunning(3);
            rig.Run(100);
            rig.In.DriverFault = true;
            rig.RunUntil(PenState.Fault, 3);
            rig.Run(200);
            Assert.AreEqual(0, rig.Worker.TimesAsked(SlowRequest.SaveCalibration));
        }

        [TestMethod]
        public void Sleep_waits_five_seconds_for_a_journal_that_does_not_answer()
        {
            PenRig rig = PenRig.AtRunning();
            rig.PressStartStop(100);
            rig.RunUntil(PenState.Ready, 100);
            rig.Run(100);
            rig.Worker.Silent = true;
            rig.In.StartStopPressed = true;
            rig.RunUntil(PenState.Saving, 150);
            rig.In.StartStopPressed = false;
            rig.RunUntil(PenState.Asleep, 260);
        }

        private static PenRig AtNoCartridge()
        {
            var rig = new PenRig();
            rig.In.CartridgePresent = false;
            rig.RunUntil(PenState.NoCartridge, 300);
            rig.Run(50);
            return rig;
        }

        private static PenRig AtAdjusting()
        {
            PenRig rig = AtNoCartridge();
            rig.In.SpeedUpPressed = true;
            rig.In.DepthDownPressed = true;
            rig.RunUntil(PenState.Calibrating, 160);
            rig.In.SpeedUpPressed = false;
            rig.In.DepthDownPressed = false;
            rig.RunUntil(() => rig.Out.CalibrationStep == CalibrationStep.Adjusting, 200, "adjusting");
            rig.Run(50);
            return rig;
        }

        private static int BeepsOfDeeper(PenRig rig)
        {
            rig.In.DepthUpPressed = true;
            int beeps = Beeps(rig, 3);
            rig.In.DepthUpPressed = false;
            return beeps + Beeps(rig, 30);
        }

        // Beeps that begin in so many periods.
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
