// Faults of the depth axis: lost steps, a lying home sensor, trains that do not end, pulses that go missing.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class DepthFaultTests
    {
        [TestMethod]
        [Proves("PEN-029")]
        [Proves("PEN-030")]
        [DataRow(4)]
        [DataRow(12)]
        [DataRow(40)]
        [DataRow(96)]
        public void F08_Steps_lost_on_the_way_out_are_found_at_the_retract(int steps)
        {
            PenRig rig = PenRig.AtReady();
            rig.Axis.LoseSteps = steps;
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Running);
            rig.PressStartStop(60);
            rig.RunUntil(PenState.Fault, 100);
            rig.AssertLatched(StopReason.PositionLost);
            Assert.IsFalse(rig.Out.DepthProven);
        }

        [TestMethod]
        [Proves("PEN-030")]
        [DataRow(4)]
        [DataRow(6)]
        [DataRow(8)]
        [DataRow(10)]
        [DataRow(12)]
        [DataRow(14)]
        [DataRow(16)]
        [DataRow(18)]
        [DataRow(20)]
        [DataRow(60)]
        [DataRow(112)]
        public void F08_Steps_lost_on_the_way_in_never_add_depth_to_the_next_run(int steps)
        {
            PenRig rig = PenRig.AtRunning();
            rig.Axis.LoseSteps = steps;
            rig.PressStartStop(60);
            rig.RunUntil(() => rig.Out.State is PenState.Ready or PenState.Fault, 200, "rest");
            rig.Run(150);
            if (rig.Out.State == PenState.Fault)
            {
                Assert.AreEqual(StopReason.PositionLost, rig.Out.Reason);
                rig.In.StartStopPressed = true;
                rig.RunUntil(PenState.Homing, 60);
                rig.In.StartStopPressed = false;
                rig.RunUntil(PenState.Ready, 200);
            }
            rig.Axis.Deepest = int.MinValue;
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Running, 60);
            Check.Near(80, rig.Axis.Deepest, 2);
        }

        [TestMethod]
        [Proves("PEN-030")]
        [DataRow(2)]
        [DataRow(3)]
        public void F08_Few_steps_lost_make_the_retract_home_anew_before_the_next_start(int steps)
        {
            PenRig rig = PenRig.AtRunning();
            rig.Axis.LoseSteps = steps;
            bool doubted = false;
            rig.Watch = () => doubted |= !rig.Out.DepthProven;
            rig.PressStartStop(60);
            rig.RunUntil(PenState.Retracting, 5);
            rig.RunUntil(PenState.Ready, 200);
            Assert.IsTrue(doubted);
            Assert.IsTrue(rig.Out.DepthProven);
        }

        [TestMethod]
        public void A_retract_that_lost_nothing_is_no_homing()
        {
            PenRig rig = PenRig.AtRunning();
            rig.Watch = () => Assert.IsTrue(rig.Out.DepthProven);
            rig.PressStartStop(60);
            rig.RunUntil(PenState.Ready, 200);
        }

        [TestMethod]
        [Proves("PEN-034")]
        [DataRow(-90)]
        [DataRow(-17)]
        [DataRow(-16)]
        [DataRow(0)]
        [DataRow(400)]
        public void Homing_finds_zero_from_anywhere_and_never_on_the_deep_side(int steps)
        {
            var rig = new PenRig();
            rig.Axis.Motor = steps;
            rig.Axis.Needles = steps;
            rig.RunUntil(PenState.Ready, 400);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Running);
            Assert.IsTrue(rig.Axis.Needles is 79 or 80, rig.Axis.Needles + " quarter steps");
        }

        [TestMethod]
        [Proves("PEN-033")]
        public void F09_A_sensor_stuck_inactive_is_HomeNotFound()
        {
            AssertHomingFails(rig => rig.Axis.HomeStuckInactive = true, StopReason.HomeNotFound);
        }

        [TestMethod]
        [Proves("PEN-033")]
        public void F09_A_sensor_stuck_active_is_HomeStuck()
        {
            AssertHomingFails(rig => rig.Axis.HomeStuckActive = true, StopReason.HomeStuck);
        }

        [TestMethod]
        [Proves("PEN-033")]
        public void F09_A_chattering_sensor_never_gets_the_pen_ready()
        {
            var rig = new PenRig();
            int period = 0;
            rig.Tamper = inputs => inputs.HomeSensorActive = period++ / 2 % 2 == 0;
            rig.RunUntil(PenState.Fault, 400);
            Assert.IsTrue(
                rig.Out.Reason is StopReason.HomeUnstable or StopReason.HomeStuck or StopReason.HomeNotFound
            );
        }

        [TestMethod]
        public void F09_A_sensor_stuck_active_is_found_at_the_retract()
        {
            PenRig rig = PenRig.AtRunning();
            rig.Axis.HomeStuckActive = true;
            rig.PressStartStop(60);
            rig.RunUntil(PenState.Fault, 150);
            rig.AssertLatched(StopReason.PositionLost);
        }

        [TestMethod]
        [Proves("PEN-031")]
        public void F10_A_pulse_that_was_not_counted_latches_StepAudit_when_the_move_ends()
        {
            PenRig rig = PenRig.AtRunning();
            rig.Axis.MissCounts = 1;
            rig.In.StartStopPressed = true;
            rig.Step();
            rig.Watch = () =>
            {
                // Judged in the very period that sees the train ended.
                bool latched = rig.Out.State == PenState.Fault;
                Assert.AreEqual(!rig.In.StepperMoving, latched);
            };
            for (int i = 0; i < 20 && rig.Out.State != PenState.Fault; i++)
            {
                rig.Step();
            }
            rig.AssertLatched(StopReason.StepAudit);
            Assert.IsFalse(rig.Out.DepthProven);
        }

        [TestMethod]
        [Proves("PEN-032")]
        public void F24_A_train_that_does_not_end_is_cut_and_the_actuator_released_until_cleared()
        {
            PenRig rig = PenRig.AtRunning();
            rig.Axis.Endless = true;
            bool cut = false;
            rig.Watch = () => cut |= rig.Out.MoveAbort;
            rig.PressStartStop(60);
            rig.RunUntil(PenState.Fault, 60);
            rig.AssertLatched(StopReason.MoveAborted);
            Assert.IsTrue(cut);
            int moves = rig.Axis.Moves;
            rig.Run(30);
            Assert.AreEqual(moves, rig.Axis.Moves);
            Assert.IsFalse(rig.Out.StepperEnabled);
            rig.Axis.Endless = false;
            rig.In.StartStopPressed = true;
            rig.RunUntil(PenState.Homing, 60);
            rig.In.StartStopPressed = false;
            rig.RunUntil(PenState.Ready, 200);
            Assert.IsTrue(rig.Out.DepthProven);
        }

        [TestMethod]
        [Proves("PEN-027")]
        public void A_cartridge_swapped_while_the_needles_retract_is_homed_before_use()
        {
            PenRig rig = PenRig.AtRunning();
            rig.Worker.Chip.Serial = 0x12D;
            rig.Worker.Chip.UseMarkSet = false;
            bool homed = false;
            rig.Watch = () => homed |= rig.Out.State == PenState.Homing;
            // The check at the end of the retract is drawn out: a slow hand needs no longer than a slow train.
            rig.PullCartridge(16);
            rig.RunUntil(PenState.Ready, 300);
            Assert.IsTrue(homed);
        }

        private static void AssertHomingFails(PenHand inject, StopReason reason)
        {
            var rig = new PenRig();
            inject(rig);
            rig.Watch = () => Assert.IsFalse(rig.Driven);
            rig.RunUntil(PenState.Fault, 400);
            rig.AssertLatched(reason);
            rig.Run(100);
            rig.PressStartStop(400);
            rig.Run(20);
            Assert.AreEqual(PenState.Fault, rig.Out.State);
        }
    }
}
