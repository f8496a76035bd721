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
            PenRig rig = CalibrationHands.AtAdjusting(off);
            int before = rig.Axis.Needles;
            Check.Near(off, before, 1);
            CalibrationHands.NudgeUntilFlush(rig);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Homing, 20);
            rig.RunUntil(PenState.NoCartridge, 200);
            Check.Near(off, rig.Worker.Calibration.HomeOffsetSteps, 1);
            Assert.AreEqual((int)CalibrationStatus.Good, (int)rig.Worker.Calibration.Status);
            CalibrationHands.AssertReaches(rig, 79, 80);
            // And after the next power-up.
            var next = new PenRig();
            next.Worker.Calibration.CopyFrom(rig.Worker.Calibration);
            next.Axis.HomeEdge = rig.Axis.HomeEdge;
            CalibrationHands.AssertReaches(next, 79, 80);
        }

        [TestMethod]
        [Proves("PEN-151")]
        public void It_begins_only_without_a_cartridge()
        {
            PenRig rig = PenRig.AtReady();
            CalibrationHands.HoldChord(rig);
            Assert.AreEqual(PenState.Ready, rig.Out.State);
            Assert.AreEqual((int)CalibrationStep.None, (int)rig.Out.CalibrationStep);
        }

        [TestMethod]
        [Proves("PEN-151")]
        public void A_hold_that_is_too_short_begins_nothing()
        {
            PenRig rig = CalibrationHands.AtNoCartridge(0);
            CalibrationHands.Hold(rig, 2900);
            Assert.AreEqual(PenState.NoCartridge, rig.Out.State);
        }

        [TestMethod]
        public void Holding_on_after_it_began_nudges_nothing()
        {
            PenRig rig = CalibrationHands.AtNoCartridge(0);
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
            PenRig rig = CalibrationHands.AtAdjusting(0);
            for (int nudged = -4; nudged <= 4; nudged++)
            {
                int away = nudged - CalibrationHands.StepsNudged(rig);
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
            CalibrationHands.Begin(rig);
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
            PenRig rig = CalibrationHands.AtAdjusting(9);
            rig.Shallower(3);
            rig.In.SpeedDownPressed = true;
            rig.RunUntil(PenState.Homing, 10);
            rig.In.SpeedDownPressed = false;
            rig.RunUntil(PenState.NoCartridge, 200);
            CalibrationHands.AssertNothingSaved(rig);
            Check.Near(HomeSearch.NominalParkSteps + 9, rig.Axis.Motor, 1);
        }

        [TestMethod]
        public void Two_minutes_without_a_button_end_it_and_a_touch_starts_them_anew()
        {
            PenRig rig = CalibrationHands.AtAdjusting(0);
            rig.Run(5800);
            rig.Shallower(1);
            rig.Run(5900);
            Assert.AreEqual(PenState.Calibrating, rig.Out.State);
            rig.RunUntil(PenState.Homing, 110);
            rig.RunUntil(PenState.NoCartridge, 200);
            CalibrationHands.AssertNothingSaved(rig);
        }

        [TestMethod]
        [Proves("PEN-153")]
        public void A_cartridge_ends_it_and_is_not_used_before_the_depth_is_proven_anew()
        {
            PenRig rig = CalibrationHands.AtAdjusting(0);
            rig.In.CartridgePresent = true;
            rig.RunUntil(PenState.Homing, 40);
            rig.RunUntil(PenState.Ready, 300);
            CalibrationHands.AssertNothingSaved(rig);
            Assert.IsTrue(rig.Out.DepthProven);
            CalibrationHands.AssertReaches(rig, 79, 80);
        }

        [TestMethod]
        [Proves("PEN-151")]
        public void The_motor_is_never_driven_in_it_and_a_fault_latches()
        {
            PenRig rig = CalibrationHands.AtAdjusting(0);
            rig.Watch = () => Assert.IsFalse(rig.Driven);
            rig.PressStartStop(400);
            rig.Run(5);
            rig.In.DriverFault = true;
            rig.RunUntil(PenState.Fault, 3);
            rig.AssertLatched(StopReason.DriverFault);
            Assert.AreEqual((int)CalibrationStep.None, (int)rig.Out.CalibrationStep);
        }
    }
}
