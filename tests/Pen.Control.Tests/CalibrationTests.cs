// The guided calibration of the home sensor: what a person does, what comes of it, and what can not.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class CalibrationTests
    {
        [TestMethod]
        [Proves("PEN-153")]
        [DataRow(9)]
        [DataRow(-5)]
        [DataRow(0)]
        [DataRow(12)]
        public void A_sensor_that_is_off_is_found_saved_and_proven_and_depth_is_right_from_then_on(int off)
        {
            PenRig rig = AtAdjusting(off);
            int before = rig.Axis.Needles;
            Check.Near(off, before, 1);
            NudgeUntilFlush(rig);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Homing, 20);
            rig.RunUntil(PenState.NoCartridge, 200);
            Check.Near(off, rig.Worker.Calibration.HomeOffsetSteps, 1);
            Assert.AreEqual((int)CalibrationStatus.Good, (int)rig.Worker.Calibration.Status);
            AssertReaches(rig, 79, 80);
            // And after the next power-up.
            var next = new PenRig();
            next.Worker.Calibration.CopyFrom(rig.Worker.Calibration);
            next.Axis.HomeEdge = rig.Axis.HomeEdge;
            AssertReaches(next, 79, 80);
        }

        [TestMethod]
        [Proves("PEN-151")]
        public void It_begins_only_without_a_cartridge()
        {
            PenRig rig = PenRig.AtReady();
            HoldChord(rig);
            Assert.AreEqual(PenState.Ready, rig.Out.State);
            Assert.AreEqual((int)CalibrationStep.None, (int)rig.Out.CalibrationStep);
        }

        [TestMethod]
        [Proves("PEN-151")]
        public void A_hold_that_is_too_short_begins_nothing()
        {
            PenRig rig = AtNoCartridge(0);
            Hold(rig, 2900);
            Assert.AreEqual(PenState.NoCartridge, rig.Out.State);
        }

        [TestMethod]
        public void Holding_on_after_it_began_nudges_nothing()
        {
            PenRig rig = AtNoCartridge(0);
            rig.In.SpeedUpPressed = true;
            rig.In.DepthDownPressed = true;
            rig.Run(500);
            Assert.AreEqual((int)CalibrationStep.Adjusting, (int)rig.Out.CalibrationStep);
            Assert.AreEqual(0, rig.Out.NudgeMicrometres);
            Check.Near(0, rig.Axis.Motor, 1);
        }

        [TestMethod]
        public void Every_nudge_is_a_quarter_step_and_ends_from_the_shallow_side()
        {
            PenRig rig = AtAdjusting(0);
            for (int nudged = -4; nudged <= 4; nudged++)
            {
                int away = nudged - StepsNudged(rig);
                rig.Deeper(away);
                rig.Shallower(-away);
                rig.Run(20);
                Assert.AreEqual(Geometry.MicrometresOf(nudged), rig.Out.NudgeMicrometres);
                Check.Near(nudged, rig.Axis.Needles, 1);
                // The screw pushes the needles: no play is left below them.
                Assert.AreEqual(rig.Axis.Motor, rig.Axis.Needles);
            }
        }

        [TestMethod]
        [Proves("PEN-152")]
        [DataRow(0)]
        [DataRow(12)]
        [DataRow(-6)]
        public void Needles_are_never_nudged_out_further_than_37_um_beyond_the_uncalibrated_zero(int kept)
        {
            var rig = new PenRig();
            rig.Worker.Calibration.HomeOffsetSteps = kept;
            Begin(rig);
            rig.Axis.Deepest = int.MinValue;
            rig.Deeper(40);
            rig.Run(20);
            Assert.AreEqual(Geometry.MicrometresOf(kept + 6), rig.Out.NudgeMicrometres);
            Assert.IsTrue(rig.Axis.Deepest <= 6, "deepest " + rig.Axis.Deepest);
            rig.Shallower(60);
            rig.Run(20);
            Assert.AreEqual(Geometry.MicrometresOf(kept - 12), rig.Out.NudgeMicrometres);
        }

        [TestMethod]
        [Proves("PEN-152")]
        [DataRow(-6)]
        [DataRow(-100)]
        [DataRow(int.MinValue)]
        [DataRow(12)]
        [DataRow(int.MaxValue)]
        public void No_calibration_however_wrong_takes_needles_more_than_50_um_deeper_than_set(int kept)
        {
            var rig = new PenRig();
            rig.Worker.Calibration.HomeOffsetSteps = kept;
            rig.RunUntil(PenState.Ready, 300);
            rig.HoldChord(3100);
            rig.Deeper(20);
            Assert.AreEqual(2500, rig.Out.SetDepthMicrometres);
            rig.Axis.Deepest = int.MinValue;
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Running);
            Assert.IsTrue(rig.Axis.Deepest * 25 / 4 <= 2550, "deepest " + rig.Axis.Deepest);
        }

        [TestMethod]
        public void Speed_minus_ends_it_and_keeps_what_was()
        {
            PenRig rig = AtAdjusting(9);
            rig.Shallower(3);
            rig.In.SpeedDownPressed = true;
            rig.RunUntil(PenState.Homing, 10);
            rig.In.SpeedDownPressed = false;
            rig.RunUntil(PenState.NoCartridge, 200);
            AssertNothingSaved(rig);
            Check.Near(HomeSearch.NominalParkSteps + 9, rig.Axis.Motor, 1);
        }

        [TestMethod]
        public void Two_minutes_without_a_button_end_it_and_a_touch_starts_them_anew()
        {
            PenRig rig = AtAdjusting(0);
            rig.Run(5800);
            rig.Shallower(1);
            rig.Run(5900);
            Assert.AreEqual(PenState.Calibrating, rig.Out.State);
            rig.RunUntil(PenState.Homing, 110);
            rig.RunUntil(PenState.NoCartridge, 200);
            AssertNothingSaved(rig);
        }

        [TestMethod]
        [Proves("PEN-153")]
        public void A_cartridge_ends_it_and_is_not_used_before_the_depth_is_proven_anew()
        {
            PenRig rig = AtAdjusting(0);
            rig.In.CartridgePresent = true;
            rig.RunUntil(PenState.Homing, 40);
            rig.RunUntil(PenState.Ready, 300);
            AssertNothingSaved(rig);
            Assert.IsTrue(rig.Out.DepthProven);
            AssertReaches(rig, 79, 80);
        }

        [TestMethod]
        [Proves("PEN-153")]
        public void A_calibration_that_cannot_be_saved_is_a_fault_and_changes_nothing()
        {
            PenRig rig = AtAdjusting(9);
            rig.Worker.Answer(
                SlowRequest.SaveCalibration,
                SlowAnswer.Failed,
                SlowAnswer.Failed,
                SlowAnswer.Failed
            );
            rig.Shallower(9);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Fault, 40);
            rig.AssertLatched(StopReason.JournalWriteFailed);
            Assert.AreEqual(3, rig.Worker.TimesAsked(SlowRequest.SaveCalibration));
            rig.Run(30);
            rig.In.StartStopPressed = true;
            rig.RunUntil(PenState.Homing, 60);
            rig.In.StartStopPressed = false;
            rig.RunUntil(PenState.NoCartridge, 200);
            Check.Near(HomeSearch.NominalParkSteps + 9, rig.Axis.Motor, 1);
        }

        [TestMethod]
        public void A_save_that_fails_twice_is_tried_again()
        {
            PenRig rig = AtAdjusting(9);
            rig.Worker.Answer(SlowRequest.SaveCalibration, SlowAnswer.Failed, SlowAnswer.Failed);
            rig.Shallower(8);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.NoCartridge, 200);
            Assert.AreEqual(8, rig.Worker.Calibration.HomeOffsetSteps);
        }

        [TestMethod]
        public void A_cartridge_put_in_while_it_is_being_saved_is_used_with_what_was_saved()
        {
            PenRig rig = AtAdjusting(9);
            rig.Shallower(9);
            rig.Run(20);
            rig.Worker.Periods = 40;
            rig.PressStartStop(400);
            rig.In.CartridgePresent = true;
            rig.RunUntil(PenState.Homing, 60);
            rig.Worker.Periods = 3;
            AssertReaches(rig, 79, 80);
        }

        [TestMethod]
        [Proves("PEN-098")]
        public void Flash_is_never_written_while_the_needles_move()
        {
            PenRig rig = AtAdjusting(9);
            rig.Watch = () =>
            {
                if (rig.Out.Request == SlowRequest.SaveCalibration && rig.Out.RequestId != rig.In.AnswerId)
                {
                    Assert.IsFalse(rig.Axis.Moving);
                }
            };
            for (int i = 0; i < 8; i++)
            {
                rig.Shallower(1);
                rig.In.DepthDownPressed = true;
                rig.In.StartStopPressed = true;
                rig.Run(4);
            }
            rig.In.DepthDownPressed = false;
            rig.Run(20);
            rig.In.StartStopPressed = false;
            rig.RunUntil(PenState.NoCartridge, 300);
        }

        [TestMethod]
        [Proves("PEN-151")]
        public void The_motor_is_never_driven_in_it_and_a_fault_latches()
        {
            PenRig rig = AtAdjusting(0);
            rig.Watch = () => Assert.IsFalse(rig.Driven);
            rig.PressStartStop(400);
            rig.Run(5);
            rig.In.DriverFault = true;
            rig.RunUntil(PenState.Fault, 3);
            rig.AssertLatched(StopReason.DriverFault);
            Assert.AreEqual((int)CalibrationStep.None, (int)rig.Out.CalibrationStep);
        }

        [TestMethod]
        [Proves("PEN-154")]
        [DataRow((int)CalibrationStatus.Good, false)]
        [DataRow((int)CalibrationStatus.Nominal, false)]
        [DataRow((int)CalibrationStatus.Lost, true)]
        public void A_lost_calibration_is_told(int status, bool told)
        {
            var rig = new PenRig();
            rig.Worker.Calibration.Status = (CalibrationStatus)status;
            rig.RunUntil(PenState.Ready, 300);
            Assert.AreEqual(told, rig.Out.CalibrationLost);
        }

        [TestMethod]
        public void A_motor_constant_is_kept_beside_the_offset_and_only_once_saved()
        {
            var desk = new RequestDesk();
            var keeper = new CalibrationKeeper(desk);
            var outputs = new PenOutputs();
            var inputs = new PenInputs();
            keeper.WantHomeOffset(4);
            Save(keeper, desk, inputs, outputs);
            keeper.WantMotorConstant(16336);
            Assert.AreEqual(0, keeper.Record.MotorMicrovoltsPerHertz);
            Save(keeper, desk, inputs, outputs);
            Assert.AreEqual(16336, keeper.Record.MotorMicrovoltsPerHertz);
            Assert.AreEqual(4, keeper.Record.HomeOffsetSteps);
            keeper.WantMotorConstant(CalibrationRecord.MaxMicrovoltsPerHertz + 1);
            Save(keeper, desk, inputs, outputs);
            Assert.AreEqual(0, keeper.Record.MotorMicrovoltsPerHertz);
        }

        private static void Save(
            CalibrationKeeper keeper,
            RequestDesk desk,
            PenInputs inputs,
            PenOutputs outputs
        )
        {
            keeper.SaveIfDue(outputs);
            Assert.IsTrue(desk.Pending);
            Assert.IsTrue(outputs.Calibration.IsPossible);
            inputs.AnswerId++;
            inputs.Answer = SlowAnswer.Done;
            desk.Update(inputs, 20);
            keeper.Update(inputs);
            Assert.IsTrue(keeper.SavedNow);
        }

        private static PenRig AtNoCartridge(int off)
        {
            var rig = new PenRig();
            rig.Axis.HomeEdge += off;
            rig.In.CartridgePresent = false;
            rig.RunUntil(PenState.NoCartridge, 300);
            return rig;
        }

        private static PenRig AtAdjusting(int off)
        {
            var rig = new PenRig();
            rig.Axis.HomeEdge += off;
            Begin(rig);
            return rig;
        }

        private static void Begin(PenRig rig)
        {
            rig.In.CartridgePresent = false;
            rig.RunUntil(PenState.NoCartridge, 300);
            HoldChord(rig);
            Assert.AreEqual(PenState.Calibrating, rig.Out.State);
            for (int i = 0; i < 200 && rig.Out.CalibrationStep != CalibrationStep.Adjusting; i++)
            {
                rig.Step();
            }
            Assert.AreEqual((int)CalibrationStep.Adjusting, (int)rig.Out.CalibrationStep);
            rig.Run(20);
        }

        private static void HoldChord(PenRig rig)
        {
            Hold(rig, 3100);
        }

        private static void Hold(PenRig rig, int milliseconds)
        {
            rig.In.SpeedUpPressed = true;
            rig.In.DepthDownPressed = true;
            rig.Run(milliseconds / 20);
            rig.In.SpeedUpPressed = false;
            rig.In.DepthDownPressed = false;
            rig.Run(3);
        }

        private static void NudgeUntilFlush(PenRig rig)
        {
            for (int i = 0; i < 30 && rig.Axis.Needles != 0; i++)
            {
                int deep = rig.Axis.Needles;
                rig.Deeper(deep < 0 ? 1 : 0);
                rig.Shallower(deep > 0 ? 1 : 0);
                rig.Run(20);
            }
            Assert.AreEqual(0, rig.Axis.Needles);
        }

        // As shown, which is truncated to whole micrometres.
        private static int StepsNudged(PenRig rig)
        {
            int micrometres = rig.Out.NudgeMicrometres;
            return (micrometres * 4 + (micrometres < 0 ? -24 : 24)) / 25;
        }

        private static void AssertNothingSaved(PenRig rig)
        {
            Assert.AreEqual(0, rig.Worker.TimesAsked(SlowRequest.SaveCalibration));
        }

        private static void AssertReaches(PenRig rig, int least, int most)
        {
            rig.In.CartridgePresent = true;
            rig.RunUntil(PenState.Ready, 400);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Running);
            Assert.IsTrue(
                rig.Axis.Needles >= least && rig.Axis.Needles <= most,
                "needles at " + rig.Axis.Needles
            );
        }
    }
}
