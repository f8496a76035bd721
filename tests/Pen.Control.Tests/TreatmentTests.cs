// The whole treatment, from power-up to sleep, at the controller's outside.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class TreatmentTests
    {
        [TestMethod]
        [Proves("PEN-001")]
        [Proves("PEN-027")]
        public void A_treatment_runs_from_power_up_to_sleep()
        {
            var rig = new PenRig();
            rig.RunUntil(PenState.Homing, 60);
            rig.RunUntil(PenState.Ready, 200);
            Assert.IsTrue(rig.Out.DepthProven);
            Assert.AreEqual(CartridgeVerdict.Accepted, rig.Out.Verdict);
            Assert.AreEqual(1, rig.Out.RateLevel);
            Assert.AreEqual(500, rig.Out.SetDepthMicrometres);

            rig.PressStartStop(400);
            rig.RunUntil(PenState.Opening, 5);
            rig.RunUntil(PenState.Running, 60);
            Assert.AreEqual(80, rig.Axis.Needles);
            rig.Run(100);
            Check.Near(90000, rig.Motor.TrueMillihertz, 900);

            rig.PressStartStop(60);
            rig.RunUntil(PenState.Ready, 100);
            Assert.AreEqual(StopReason.Operator, rig.Out.Reason);
            Assert.AreEqual(CartridgeVerdict.InSession, rig.Out.Verdict);
            Assert.IsTrue(rig.Out.Strokes > 150);

            rig.PressStartStop(2040);
            rig.RunUntil(() => rig.Out.SleepNow, 60, "sleep");
            Assert.AreEqual(SlowRequest.SaveSession, rig.Worker.LastAsked);
            Assert.IsTrue(rig.Worker.Saved.Ended);
            Assert.AreEqual((int)StopReason.Operator, rig.Worker.Saved.StopReasons[0]);
        }

        [TestMethod]
        public void A_second_start_in_the_session_burns_nothing_and_looks_at_the_mark_again()
        {
            PenRig rig = PenRig.AtRunning();
            rig.PressStartStop(60);
            rig.RunUntil(PenState.Ready);
            rig.Run(20);
            int requests = rig.Worker.Asked;
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Running, 20);
            Assert.AreEqual(requests + 1, rig.Worker.Asked);
            Assert.AreEqual((int)SlowRequest.ReadBackUseMark, (int)rig.Worker.AskedAt(requests));
        }

        [TestMethod]
        [Proves("PEN-041")]
        public void Burn_protocol_is_intent_mark_read_back_use_and_only_then_motion()
        {
            PenRig rig = PenRig.AtReady();
            int before = rig.Worker.Asked;
            int moves = rig.Axis.Moves;
            rig.PressStartStop(400);
            rig.RunUntil(() => rig.Worker.LastAsked == SlowRequest.RecordUse, 60, "last request");
            Assert.AreEqual(moves, rig.Axis.Moves);
            rig.RunUntil(PenState.Running, 20);
            Assert.AreEqual(SlowRequest.RecordIntent, rig.Worker.AskedAt(before));
            Assert.AreEqual(SlowRequest.WriteUseMark, rig.Worker.AskedAt(before + 1));
            Assert.AreEqual(SlowRequest.ReadBackUseMark, rig.Worker.AskedAt(before + 2));
            Assert.AreEqual(SlowRequest.RecordUse, rig.Worker.AskedAt(before + 3));
        }

        [TestMethod]
        [Proves("PEN-098")]
        public void Saves_are_asked_for_only_while_motor_and_carriage_rest()
        {
            PenRig rig = PenRig.AtReady();
            int seen = rig.Out.RequestId;
            int saves = 0;
            rig.Watch = () =>
            {
                if (rig.Out.RequestId != seen && rig.Out.Request == SlowRequest.SaveSession)
                {
                    saves++;
                    Assert.IsFalse(rig.Driven);
                    Assert.IsFalse(rig.Axis.Moving);
                }
                seen = rig.Out.RequestId;
            };
            for (int i = 0; i < 3; i++)
            {
                rig.PressStartStop(400);
                rig.RunUntil(PenState.Running);
                rig.Run(30);
                rig.PressStartStop(60);
                rig.RunUntil(PenState.Ready);
                rig.Run(30);
            }
            Assert.IsTrue(saves >= 3);
        }

        [TestMethod]
        [Proves("PEN-098")]
        public void After_a_fault_the_save_waits_until_the_needles_are_in()
        {
            PenRig rig = PenRig.AtRunning();
            rig.In.DriverFault = true;
            rig.Step();
            int seen = rig.Out.RequestId;
            rig.Watch = () =>
            {
                if (rig.Out.RequestId != seen)
                {
                    Assert.IsFalse(rig.Axis.Moving);
                    Check.Near(HomeSearch.NominalParkSteps, rig.Axis.Motor, 1);
                }
            };
            Assert.AreNotEqual(SlowRequest.SaveSession, rig.Worker.LastAsked);
            rig.RunUntil(() => rig.Worker.LastAsked == SlowRequest.SaveSession, 60, "save");
        }
    }
}
