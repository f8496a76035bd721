// The small parts by themselves: button, panel, clock, presence, session, settings.
using nanoFramework.TestFramework;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class PartsTests
    {
        [TestMethod]
        [Proves("PEN-072")]
        public void A_button_needs_two_equal_samples()
        {
            var button = new Button();
            button.Update(true, 20);
            Assert.IsFalse(button.Pressed);
            button.Update(false, 20);
            button.Update(true, 20);
            button.Update(true, 20);
            Assert.IsTrue(button.PressedNow);
            button.Update(true, 20);
            Assert.IsFalse(button.PressedNow);
            button.Update(false, 20);
            Assert.IsTrue(button.Pressed);
            button.Update(false, 20);
            Assert.IsTrue(button.ReleasedNow);
            Assert.AreEqual(60, button.HeldMilliseconds);
        }

        [TestMethod]
        [Proves("PEN-072")]
        public void What_a_button_was_held_for_is_told_in_the_period_of_its_release_alone()
        {
            var button = new Button();
            for (int i = 0; i < 5; i++)
            {
                button.Update(true, 20);
            }
            button.Update(false, 20);
            button.Update(false, 20);
            Assert.IsTrue(button.ReleasedNow);
            Assert.AreEqual(100, button.HeldMilliseconds);
            button.Update(false, 20);
            Assert.AreEqual(0, button.HeldMilliseconds);
        }

        [TestMethod]
        [Proves("PEN-072")]
        public void A_button_repeats_after_500_ms_every_120_ms()
        {
            var button = new Button();
            int repeats = 0;
            for (int i = 0; i < 52; i++)
            {
                button.Update(true, 20);
                repeats += button.RepeatNow ? 1 : 0;
            }
            Assert.AreEqual(5, repeats);
        }

        [TestMethod]
        public void A_button_held_for_ever_does_not_overflow()
        {
            var button = new Button();
            for (int i = 0; i < 10000; i++)
            {
                button.Update(true, 600_000);
                Assert.IsTrue(button.HeldMilliseconds >= 0);
            }
        }

        [TestMethod]
        public void Clock_carries_the_remainder_over()
        {
            var clock = new PeriodClock();
            clock.Update(0);
            for (int i = 1; i <= 1000; i++)
            {
                clock.Update(i * 20_700L);
            }
            Assert.AreEqual(20 + 20700, clock.UptimeMilliseconds);
        }

        [TestMethod]
        [Proves("PEN-115")]
        public void Clock_takes_a_jump_back_for_one_period()
        {
            var clock = new PeriodClock();
            clock.Update(1_000_000);
            clock.Update(500_000);
            Assert.IsTrue(clock.RanBackwards);
            Assert.AreEqual(20, clock.ElapsedMilliseconds);
            clock.Update(520_000);
            Assert.IsFalse(clock.RanBackwards);
            Assert.AreEqual(20, clock.ElapsedMilliseconds);
        }

        [TestMethod]
        [Proves("PEN-115")]
        public void Clock_bounds_a_jump_forward_and_rides_the_wrap()
        {
            var clock = new PeriodClock();
            clock.Update(0);
            clock.Update(long.MaxValue - 5000);
            Assert.AreEqual(600_000, clock.ElapsedMilliseconds);
            Assert.IsTrue(clock.Stalled);
            clock.Update(unchecked(long.MaxValue + 15_001));
            Assert.IsFalse(clock.RanBackwards);
            Assert.AreEqual(20, clock.ElapsedMilliseconds);
        }

        [TestMethod]
        [Proves("PEN-050")]
        public void Presence_settles_in_60_ms_and_is_gone_after_300_ms()
        {
            var presence = new Presence();
            var inputs = new PenInputs { CartridgePresent = true };
            presence.Update(inputs, 20);
            presence.Update(inputs, 20);
            Assert.IsFalse(presence.In);
            presence.Update(inputs, 20);
            Assert.IsTrue(presence.In);
            inputs.CartridgePresent = false;
            inputs.CartridgeOpenings = 3;
            presence.Update(inputs, 20);
            inputs.CartridgeOpenings = 0;
            for (int i = 0; i < 13; i++)
            {
                presence.Update(inputs, 20);
            }
            Assert.IsTrue(presence.Out);
            Assert.IsFalse(presence.Gone);
            presence.Update(inputs, 20);
            Assert.IsTrue(presence.Gone);
        }

        [TestMethod]
        [Proves("PEN-050")]
        [DataRow(12, false)]
        [DataRow(13, true)]
        public void A_contact_that_closes_between_two_looks_counts_as_open_until_the_second(
            int looks,
            bool gone
        )
        {
            var presence = new Presence();
            var inputs = new PenInputs { CartridgePresent = true };
            for (int i = 0; i < 4; i++)
            {
                presence.Update(inputs, 20);
            }
            Assert.IsFalse(presence.Gone);
            inputs.CartridgePresent = false;
            inputs.CartridgeOpenings = 1;
            presence.Update(inputs, 20);
            inputs.CartridgeOpenings = 0;
            for (int i = 0; i < looks; i++)
            {
                presence.Update(inputs, 20);
            }
            inputs.CartridgePresent = true;
            presence.Update(inputs, 20);
            Assert.AreEqual(gone, presence.Gone);
            presence.Update(inputs, 20);
            Assert.IsFalse(presence.Gone);
        }

        [TestMethod]
        [Proves("PEN-011")]
        public void A_session_counts_strokes_by_level_and_depth()
        {
            var session = new Session();
            session.Begin(7, 12, 0, 5000);
            for (int i = 0; i < 48; i++)
            {
                session.Update(true, i == 10, 7, 3, 1100, 20);
            }
            Assert.AreEqual(7, session.Strokes);
            Assert.AreEqual(7, session.Record.StrokesByLevel[2]);
            Assert.AreEqual(7, session.Record.StrokesByDepth[2]);
            Assert.AreEqual(960, session.Record.RunningMilliseconds);
            Assert.AreEqual(1, session.Record.PressureWarnings);
            Assert.AreEqual(5, session.Record.OpenedSeconds);
        }

        [TestMethod]
        [Proves("PEN-095")]
        public void A_session_keeps_the_first_12_reasons_and_counts_all()
        {
            var session = new Session();
            session.Begin(7, 12, 0, 0);
            for (int i = 1; i <= 20; i++)
            {
                session.NoteStop((StopReason)i);
            }
            Assert.AreEqual(20, session.Record.StopCount);
            Assert.AreEqual(12, session.Record.StopReasons[11]);
            Assert.AreEqual(0, session.Record.FaultCount);
        }

        [TestMethod]
        [Proves("PEN-095")]
        public void A_fault_after_many_stops_is_kept_all_the_same()
        {
            var session = new Session();
            session.Begin(7, 12, 0, 0);
            for (int i = 1; i <= 20; i++)
            {
                session.NoteStop(StopReason.Operator);
            }
            for (int i = 0; i < 7; i++)
            {
                session.NoteStop((StopReason)((int)StopReason.Stall + i));
            }
            Assert.AreEqual(27, session.Record.StopCount);
            Assert.AreEqual(7, session.Record.FaultCount);
            Assert.AreEqual((int)StopReason.Stall, session.Record.Faults[0]);
            Assert.AreEqual((int)StopReason.Stall + 4, session.Record.Faults[4]);
        }

        [TestMethod]
        public void A_session_is_of_its_cartridges_lot()
        {
            var session = new Session();
            session.Begin(7, 12, 0x4C4F54, 0);
            Assert.AreEqual(0x4C4F54, session.Record.Lot);
        }

        [TestMethod]
        public void An_ended_session_is_over_for_its_serial_only()
        {
            var session = new Session();
            session.Begin(7, 12, 0, 0);
            Assert.IsTrue(session.IsOpenFor(7));
            session.End();
            Assert.IsTrue(session.HasEndedFor(7));
            Assert.IsFalse(session.HasEndedFor(8));
            Assert.IsFalse(session.HasEndedFor(0));
            Assert.IsTrue(session.Record.Ended);
        }

        [TestMethod]
        [Proves("PEN-021")]
        public void A_cartridge_shallower_than_the_start_depth_sets_it()
        {
            var settings = new Settings();
            settings.BeginCartridge(300, 2);
            Assert.AreEqual(300, settings.DepthMicrometres);
            Assert.IsFalse(settings.Deeper());
            settings.Unlock();
            Assert.IsFalse(settings.Deeper());
            Assert.IsTrue(settings.SpeedUp());
            Assert.IsFalse(settings.SpeedUp());
        }

        [TestMethod]
        [Proves("PEN-023")]
        [DataRow(89999, 0)]
        [DataRow(90000, 1)]
        [DataRow(149999, 4)]
        [DataRow(int.MaxValue, 5)]
        [DataRow(int.MinValue, 0)]
        public void A_rate_limit_allows_the_levels_up_to_it(int millihertz, int level)
        {
            Assert.AreEqual(level, RateLevels.CapOfRate(millihertz));
        }

        [TestMethod]
        [Proves("PEN-022")]
        public void The_panel_asks_for_one_unlock_a_hold()
        {
            var panel = new OperatorPanel();
            var inputs = new PenInputs();
            panel.Update(inputs, 20);
            inputs.SpeedUpPressed = true;
            inputs.DepthUpPressed = true;
            int unlocks = 0;
            for (int i = 0; i < 400; i++)
            {
                panel.Update(inputs, 20);
                unlocks += panel.Unlock ? 1 : 0;
                Assert.IsFalse(panel.SpeedUp || panel.DepthUp);
            }
            Assert.AreEqual(1, unlocks);
        }
    }
}
