// The wish for a start by itself: how long it stands, and what takes it back.
using nanoFramework.TestFramework;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class StartIntentTests
    {
        [TestMethod]
        public void A_wish_stands_for_500_ms()
        {
            var start = new StartIntent();
            start.Update(new OperatorPanel { Start = true }, true, 20);
            Assert.IsTrue(start.Wanted);
            Assert.IsFalse(start.Refused);
            var calm = new OperatorPanel();
            for (int i = 0; i < 24; i++)
            {
                start.Update(calm, true, 20);
                Assert.IsTrue(start.Wanted);
            }
            start.Update(calm, true, 20);
            Assert.IsFalse(start.Wanted);
        }

        [TestMethod]
        public void A_start_that_cannot_be_had_is_refused_for_one_period_and_forgotten()
        {
            var start = new StartIntent();
            start.Update(new OperatorPanel { Start = true }, false, 20);
            Assert.IsTrue(start.Refused);
            Assert.IsFalse(start.Wanted);
            start.Update(new OperatorPanel(), true, 20);
            Assert.IsFalse(start.Refused);
            Assert.IsFalse(start.Wanted);
        }

        [TestMethod]
        public void A_second_start_that_cannot_be_had_takes_back_the_first()
        {
            var start = new StartIntent();
            start.Update(new OperatorPanel { Start = true }, true, 20);
            start.Update(new OperatorPanel { Start = true }, false, 20);
            Assert.IsTrue(start.Refused);
            Assert.IsFalse(start.Wanted);
        }

        [TestMethod]
        [Proves("PEN-065")]
        public void A_stop_takes_the_wish_back()
        {
            var start = new StartIntent();
            start.Update(new OperatorPanel { Start = true }, true, 20);
            start.Update(new OperatorPanel { StopEdge = true }, true, 20);
            Assert.IsFalse(start.Wanted);
            start.Update(new OperatorPanel(), true, 20);
            Assert.IsFalse(start.Wanted);
        }

        [TestMethod]
        [Proves("PEN-065")]
        public void Two_buttons_at_once_take_the_wish_back()
        {
            var start = new StartIntent();
            start.Update(new OperatorPanel { Start = true }, true, 20);
            start.Update(new OperatorPanel { TwoButtons = true }, true, 20);
            Assert.IsFalse(start.Wanted);
            start.Update(new OperatorPanel(), true, 20);
            Assert.IsFalse(start.Wanted);
        }

        [TestMethod]
        public void A_wish_that_was_taken_up_is_gone()
        {
            var fulfilled = new StartIntent();
            fulfilled.Update(new OperatorPanel { Start = true }, true, 20);
            fulfilled.Fulfil();
            fulfilled.Update(new OperatorPanel(), true, 20);
            Assert.IsFalse(fulfilled.Wanted);
            var opening = new StartIntent();
            opening.Update(new OperatorPanel { Start = true }, true, 20);
            opening.BeginOpening();
            opening.Update(new OperatorPanel(), true, 20);
            Assert.IsFalse(opening.Wanted);
        }

        [TestMethod]
        public void An_opening_that_was_cancelled_stays_so_and_the_next_begins_afresh()
        {
            var start = new StartIntent();
            start.BeginOpening();
            start.WatchOpening(new OperatorPanel(), false, false, 20);
            Assert.IsFalse(start.Cancelled);
            start.WatchOpening(new OperatorPanel { StopEdge = true }, false, false, 20);
            Assert.IsTrue(start.Cancelled);
            start.WatchOpening(new OperatorPanel { StopEdge = true }, false, false, 20);
            Assert.IsTrue(start.Cancelled);
            start.WatchOpening(new OperatorPanel(), false, false, 20);
            Assert.IsTrue(start.Cancelled);
            start.BeginOpening();
            start.WatchOpening(new OperatorPanel(), false, false, 20);
            Assert.IsFalse(start.Cancelled);
        }

        [TestMethod]
        [Proves("PEN-065")]
        [DataRow(true, false)]
        [DataRow(false, true)]
        public void Two_buttons_and_an_empty_battery_cancel_an_opening(bool twoButtons, bool batteryEmpty)
        {
            var start = new StartIntent();
            start.BeginOpening();
            start.WatchOpening(new OperatorPanel { TwoButtons = twoButtons }, batteryEmpty, false, 20);
            Assert.IsTrue(start.Cancelled);
        }

        [TestMethod]
        [Proves("PEN-065")]
        public void An_opening_may_take_4_s_and_the_time_of_one_is_not_the_next_ones()
        {
            var start = new StartIntent();
            var calm = new OperatorPanel();
            for (int round = 0; round < 2; round++)
            {
                start.BeginOpening();
                for (int i = 0; i < 199; i++)
                {
                    start.WatchOpening(calm, false, false, 20);
                    Assert.IsFalse(start.Cancelled);
                }
            }
            start.WatchOpening(calm, false, false, 20);
            Assert.IsTrue(start.Cancelled);
        }
    }
}
