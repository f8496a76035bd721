// When a session ends, seen at the controller's outside.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class SessionTests
    {
        /// <summary>Long periods, which only rest states bear, let the minutes pass.</summary>
        private const long MinuteMicroseconds = 60_000_000;

        [TestMethod]
        [Proves("PEN-049")]
        [Proves("PEN-050")]
        [DataRow(1, true)]
        [DataRow(3, true)]
        [DataRow(12, true)]
        [DataRow(16, false)]
        public void A_cartridge_out_for_250_ms_keeps_its_session_and_for_320_ms_loses_it(
            int periods,
            bool kept
        )
        {
            PenRig rig = PenRig.AtRunning();
            rig.In.CartridgePresent = false;
            rig.In.CartridgeOpenings = 1;
            rig.Step();
            Assert.IsFalse(rig.Driven);
            Assert.AreEqual(StopReason.CartridgeRemoved, rig.Out.Reason);
            rig.Run(periods - 1);
            rig.In.CartridgePresent = true;
            rig.RunUntil(kept ? PenState.Ready : PenState.Refused, 200);
            Assert.AreEqual(
                kept ? CartridgeVerdict.InSession : CartridgeVerdict.SessionOver,
                rig.Out.Verdict
            );
        }

        [TestMethod]
        [Proves("PEN-049")]
        public void An_opening_between_two_samples_stops_the_motor_in_that_period()
        {
            PenRig rig = PenRig.AtRunning();
            rig.In.CartridgeOpenings = 1;
            rig.Step();
            Assert.IsFalse(rig.Driven);
            Assert.AreEqual(StopReason.CartridgeRemoved, rig.Out.Reason);
        }

        [TestMethod]
        [Proves("PEN-050")]
        public void Chatter_neither_ends_the_session_nor_starts_the_motor()
        {
            PenRig rig = PenRig.AtRunning();
            rig.Step();
            int period = 0;
            rig.Tamper = inputs =>
            {
                period++;
                inputs.CartridgeOpenings = period % 3 == 0 ? 0 : 1;
                inputs.CartridgePresent = period % 2 == 0;
            };
            rig.Step();
            rig.In.StartStopPressed = true;
            rig.Watch = () => Assert.IsFalse(rig.Driven);
            rig.Run(20);
            rig.In.StartStopPressed = false;
            rig.Run(60);
            rig.Tamper = null;
            rig.In.CartridgePresent = true;
            rig.RunUntil(PenState.Ready, 100);
            Assert.AreEqual(CartridgeVerdict.InSession, rig.Out.Verdict);
        }

        [TestMethod]
        [Proves("PEN-052")]
        public void The_session_ends_20_minutes_after_the_last_run()
        {
            PenRig rig = StoppedInSession();
            PassMinutes(rig, 19);
            Assert.AreEqual(PenState.Ready, rig.Out.State);
            PassMinutes(rig, 1);
            Assert.AreEqual(PenState.Refused, rig.Out.State);
            Assert.AreEqual(StopReason.SessionIdle, rig.Out.Reason);
            Assert.AreEqual(CartridgeVerdict.SessionOver, rig.Out.Verdict);
            Assert.AreEqual(0, rig.Out.SessionSecondsLeft);
        }

        [TestMethod]
        [Proves("PEN-051")]
        public void The_session_ends_60_minutes_after_its_start_even_while_running()
        {
            PenRig rig = StoppedInSession();
            for (int i = 0; i < 3; i++)
            {
                PassMinutes(rig, 19);
                rig.PressStartStop(400);
                rig.RunUntil(PenState.Running, 20);
                rig.PressStartStop(60);
                rig.RunUntil(PenState.Ready);
                rig.Run(20);
            }
            PassMinutes(rig, 2);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Running, 20);
            rig.RunUntil(PenState.Retracting, 50 * 60);
            Assert.AreEqual(StopReason.SessionTime, rig.Out.Reason);
            rig.RunUntil(PenState.Refused);
            Assert.AreEqual(CartridgeVerdict.SessionOver, rig.Out.Verdict);
        }

        [TestMethod]
        [Proves("PEN-095")]
        public void A_fault_in_a_session_stands_in_its_record()
        {
            PenRig rig = PenRig.AtRunning();
            rig.Axis.LoseSteps = 60;
            rig.PressStartStop(60);
            rig.RunUntil(PenState.Fault, 100);
            rig.Run(100);
            Assert.AreEqual((int)StopReason.Operator, rig.Worker.Saved.StopReasons[0]);
            Assert.AreEqual((int)StopReason.PositionLost, rig.Worker.Saved.StopReasons[1]);
        }

        private static PenRig StoppedInSession()
        {
            PenRig rig = PenRig.AtRunning();
            rig.PressStartStop(60);
            rig.RunUntil(PenState.Ready);
            rig.Run(20);
            return rig;
        }

        private static void PassMinutes(PenRig rig, int minutes)
        {
            for (int i = 0; i < minutes; i++)
            {
                rig.PeriodMicroseconds = MinuteMicroseconds;
                rig.Step();
            }
            rig.PeriodMicroseconds = PenController.PeriodMicroseconds;
            rig.Run(3);
        }
    }
}
