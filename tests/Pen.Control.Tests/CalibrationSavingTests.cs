// A calibration and flash: what is kept, when, and what is told of one that is lost.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class CalibrationSavingTests
    {
        [TestMethod]
        [Proves("PEN-153")]
        public void A_calibration_that_cannot_be_saved_is_a_fault_and_changes_nothing()
        {
            PenRig rig = CalibrationHands.AtAdjusting(9);
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
            PenRig rig = CalibrationHands.AtAdjusting(9);
            rig.Worker.Answer(SlowRequest.SaveCalibration, SlowAnswer.Failed, SlowAnswer.Failed);
            rig.Shallower(8);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.NoCartridge, 200);
            Assert.AreEqual(8, rig.Worker.Calibration.HomeOffsetSteps);
        }

        [TestMethod]
        public void A_cartridge_put_in_while_it_is_being_saved_is_used_with_what_was_saved()
        {
            PenRig rig = CalibrationHands.AtAdjusting(9);
            rig.Shallower(9);
            rig.Run(20);
            rig.Worker.Periods = 40;
            rig.PressStartStop(400);
            rig.In.CartridgePresent = true;
            rig.RunUntil(PenState.Homing, 60);
            rig.Worker.Periods = 3;
            CalibrationHands.AssertReaches(rig, 79, 80);
        }

        [TestMethod]
        [Proves("PEN-098")]
        public void Flash_is_never_written_while_the_needles_move()
        {
            PenRig rig = CalibrationHands.AtAdjusting(9);
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
    }
}
