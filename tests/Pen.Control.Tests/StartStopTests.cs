// When the pen starts, and how it stops, by its buttons.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class StartStopTests
    {
        [TestMethod]
        [Proves("PEN-061")]
        [DataRow(200, false)]
        [DataRow(280, false)]
        [DataRow(300, true)]
        [DataRow(1900, true)]
        public void Start_needs_a_hold_of_300_ms_to_2_s(int milliseconds, bool starts)
        {
            PenRig rig = PenRig.AtReady();
            rig.PressStartStop(milliseconds);
            rig.Run(60);
            Assert.AreEqual(starts ? PenState.Running : PenState.Ready, rig.Out.State);
        }

        [TestMethod]
        [Proves("PEN-061")]
        public void Nothing_starts_before_the_release()
        {
            PenRig rig = PenRig.AtReady();
            rig.In.StartStopPressed = true;
            rig.Run(90);
            Assert.AreEqual(PenState.Ready, rig.Out.State);
            Assert.IsFalse(rig.Worker.TimesAsked(SlowRequest.RecordIntent) > 0);
        }

        [TestMethod]
        [Proves("PEN-062")]
        public void A_button_stuck_since_power_up_starts_nothing_even_when_it_comes_free()
        {
            var rig = new PenRig();
            rig.In.StartStopPressed = true;
            rig.RunUntil(PenState.Ready, 300);
            rig.In.StartStopPressed = false;
            rig.Run(60);
            Assert.AreEqual(PenState.Ready, rig.Out.State);
        }

        [TestMethod]
        [Proves("PEN-063")]
        public void Stop_acts_in_the_period_of_the_first_raw_edge()
        {
            PenRig rig = PenRig.AtRunning();
            Assert.IsTrue(rig.Driven);
            int moves = rig.Axis.Moves;
            rig.In.StartStopPressed = true;
            rig.Step();
            Assert.IsFalse(rig.Driven);
            Assert.AreEqual(PenState.Retracting, rig.Out.State);
            Assert.AreEqual(StopReason.Operator, rig.Out.Reason);
            Assert.AreEqual(moves + 1, rig.Axis.Moves);
        }

        [TestMethod]
        [Proves("PEN-062")]
        public void A_stop_that_is_held_on_does_not_start_again_when_released()
        {
            PenRig rig = PenRig.AtRunning();
            rig.PressStartStop(1000);
            rig.RunUntil(PenState.Ready);
            rig.Run(60);
            Assert.AreEqual(PenState.Ready, rig.Out.State);
        }

        [TestMethod]
        [Proves("PEN-064")]
        public void Two_buttons_stop_in_the_period_in_which_both_are_down()
        {
            PenRig rig = PenRig.AtRunning();
            rig.In.SpeedDownPressed = true;
            rig.Run(5);
            Assert.AreEqual(PenState.Running, rig.Out.State);
            rig.In.DepthDownPressed = true;
            rig.Step();
            Assert.IsFalse(rig.Driven);
            Assert.AreEqual(StopReason.TwoButtons, rig.Out.Reason);
        }

        [TestMethod]
        [Proves("PEN-065")]
        public void A_stop_pressed_while_a_start_waits_for_the_journal_cancels_the_start()
        {
            PenRig rig = PenRig.AtRunning();
            rig.Worker.Periods = 22;
            rig.PressStartStop(60);
            rig.RunUntil(PenState.Ready);
            rig.RunUntil(() => rig.Worker.LastAsked == SlowRequest.SaveSession, 5, "save");
            // A hold that began in the retract ends in a start that has to wait for the save.
            rig.PressStartStop(300);
            Assert.AreEqual(PenState.Ready, rig.Out.State);
            rig.In.StartStopPressed = true;
            rig.Run(2);
            rig.In.StartStopPressed = false;
            rig.Run(40);
            Assert.AreEqual(PenState.Ready, rig.Out.State);
        }

        [TestMethod]
        [Proves("PEN-065")]
        public void A_stop_pressed_during_the_opening_cancels_the_start_but_not_the_session()
        {
            PenRig rig = PenRig.AtReady();
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Opening, 5);
            rig.Run(2);
            rig.PressStartStop(40);
            rig.Run(60);
            Assert.AreEqual(PenState.Ready, rig.Out.State);
            Assert.AreEqual(StopReason.Operator, rig.Out.Reason);
            Assert.AreEqual(CartridgeVerdict.InSession, rig.Out.Verdict);
        }

        [TestMethod]
        [Proves("PEN-065")]
        public void A_start_whose_opening_takes_longer_than_4_s_is_dropped_without_a_fault()
        {
            PenRig rig = PenRig.AtReady();
            rig.Worker.Periods = 70;
            rig.Watch = () => Assert.IsFalse(rig.Driven);
            rig.PressStartStop(400);
            rig.RunUntil(() => rig.Out.Verdict == CartridgeVerdict.InSession, 400, "session");
            rig.Run(60);
            Assert.AreEqual(PenState.Ready, rig.Out.State);
        }

        [TestMethod]
        [Proves("PEN-066")]
        public void A_hold_counts_anew_after_a_gap_of_one_period_and_a_tap_after_it_is_no_start()
        {
            PenRig rig = PenRig.AtReady();
            rig.In.StartStopPressed = true;
            rig.Run(18);
            rig.In.StartStopPressed = false;
            rig.Step();
            rig.PressStartStop(80);
            rig.Run(80);
            Assert.AreEqual(PenState.Ready, rig.Out.State);
            Assert.AreEqual(0, rig.Worker.TimesAsked(SlowRequest.RecordIntent));
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Running, 80);
        }

        [TestMethod]
        [Proves("PEN-066")]
        public void A_jump_of_the_clock_does_not_turn_a_tap_into_a_hold()
        {
            PenRig rig = PenRig.AtReady();
            rig.In.StartStopPressed = true;
            rig.Run(3);
            rig.In.NowMicroseconds += 1_000_000;
            rig.Run(3);
            rig.In.StartStopPressed = false;
            rig.Run(60);
            Assert.AreEqual(PenState.Ready, rig.Out.State);
        }

        [TestMethod]
        [Proves("PEN-067")]
        public void A_hold_of_2_s_while_stopped_leads_to_sleep_and_starts_nothing()
        {
            PenRig rig = PenRig.AtReady();
            rig.In.StartStopPressed = true;
            rig.Run(103);
            rig.In.StartStopPressed = false;
            rig.RunUntil(() => rig.Out.SleepNow, 60, "sleep");
            Assert.AreEqual(StopReason.Sleep, rig.Out.Reason);
            Assert.IsFalse(rig.Worker.TimesAsked(SlowRequest.RecordIntent) > 0);
        }
    }
}
