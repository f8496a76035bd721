// Cartridge, charger and sleep as the controller sees them come and go, from outside.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class ComingAndGoingTests
    {
        [TestMethod]
        [Proves("PEN-083")]
        public void A_charger_that_comes_and_goes_while_a_cartridge_is_opened_takes_the_start_back()
        {
            PenRig rig = PenRig.AtReady();
            rig.Watch = () => Assert.IsFalse(rig.Driven);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Opening, 5);
            rig.In.ChargerConnected = true;
            rig.Run(2);
            rig.In.ChargerConnected = false;
            rig.Run(60);
            Assert.AreEqual(PenState.Ready, rig.Out.State);
            Assert.AreEqual(StopReason.ChargerConnected, rig.Out.Reason);
        }

        [TestMethod]
        public void A_contact_that_is_open_stops_though_no_opening_was_counted()
        {
            PenRig rig = PenRig.AtRunning();
            rig.In.CartridgePresent = false;
            rig.Step();
            Assert.IsFalse(rig.Driven);
            Assert.AreEqual(StopReason.CartridgeRemoved, rig.Out.Reason);
            Assert.AreEqual((int)CartridgeVerdict.Absent, (int)rig.Out.Verdict);
        }

        [TestMethod]
        public void A_cartridge_that_is_gone_leaves_the_level_and_takes_lock_and_depth_back()
        {
            PenRig rig = PenRig.AtReady();
            rig.HoldChord(3100);
            rig.Deeper(3);
            rig.Faster(2);
            Assert.IsTrue(rig.Out.DepthUnlocked);
            rig.PullCartridge(10);
            Assert.AreEqual(800, rig.Out.SetDepthMicrometres);
            rig.In.CartridgePresent = false;
            rig.Run(10);
            Assert.AreEqual(500, rig.Out.SetDepthMicrometres);
            Assert.AreEqual(3, rig.Out.RateLevel);
            Assert.IsFalse(rig.Out.DepthUnlocked);
        }

        [TestMethod]
        public void The_needles_are_homed_for_a_cartridge_that_was_gone_and_not_for_one_that_chattered()
        {
            PenRig rig = PenRig.AtReady();
            bool homed = false;
            rig.Watch = () => homed |= rig.Out.State == PenState.Homing;
            rig.PullCartridge(5);
            rig.Run(5);
            rig.RunUntil(PenState.Ready, 100);
            Assert.IsFalse(homed);
            rig.PullCartridge(20);
            rig.Run(5);
            rig.RunUntil(PenState.Ready, 300);
            Assert.IsTrue(homed);
        }

        [TestMethod]
        public void Without_a_cartridge_nothing_is_identified()
        {
            var rig = new PenRig();
            rig.In.CartridgePresent = false;
            rig.Watch = () => Assert.IsFalse(rig.Out.State == PenState.Identifying);
            rig.RunUntil(PenState.NoCartridge, 300);
            rig.Run(50);
            Assert.AreEqual(0, rig.Worker.TimesAsked(SlowRequest.ReadCartridge));
        }

        [TestMethod]
        public void A_charger_that_is_plugged_in_while_a_start_waits_takes_the_start_back()
        {
            PenRig rig = PenRig.AtRunning();
            rig.Worker.Periods = 40;
            rig.PressStartStop(100);
            rig.RunUntil(PenState.Ready, 100);
            rig.RunUntil(() => rig.Worker.LastAsked == SlowRequest.SaveSession, 50, "save");
            rig.PressStartStop(400);
            Assert.AreEqual(PenState.Ready, rig.Out.State);
            rig.In.ChargerConnected = true;
            rig.Watch = () => Assert.AreEqual(PenState.Ready, rig.Out.State);
            rig.Run(100);
        }

        [TestMethod]
        public void Sleep_comes_after_the_record_is_saved_and_the_button_is_up()
        {
            PenRig rig = PenRig.AtRunning();
            rig.PressStartStop(100);
            rig.RunUntil(PenState.Ready, 100);
            rig.Run(20);
            rig.Worker.Periods = 60;
            rig.In.StartStopPressed = true;
            rig.RunUntil(PenState.Saving, 150);
            rig.In.StartStopPressed = false;
            rig.RunUntil(PenState.Asleep, 200);
            Assert.AreEqual(rig.Out.RequestId, rig.In.AnswerId);
            Assert.IsTrue(rig.Worker.Saved.Ended);
            PenRig held = PenRig.AtReady();
            held.In.StartStopPressed = true;
            held.RunUntil(PenState.Saving, 150);
            held.Run(200);
            Assert.AreEqual(PenState.Saving, held.Out.State);
            Assert.IsFalse(held.Out.SleepNow);
            held.In.StartStopPressed = false;
            held.RunUntil(PenState.Asleep, 5);
            Assert.IsTrue(held.Out.SleepNow);
        }
    }
}
