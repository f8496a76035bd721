// The record of a session: what it counts, where it counts it, and that a copy is the whole of it.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class SessionRecordTests
    {
        [TestMethod]
        public void A_copy_is_the_whole_record()
        {
            SessionRecord record = Full();
            var copy = new SessionRecord();
            copy.CopyFrom(record);
            AssertSame(record, copy);
        }

        [TestMethod]
        public void A_cleared_record_is_a_new_one()
        {
            SessionRecord record = Full();
            record.Clear();
            AssertSame(new SessionRecord(), record);
        }

        [TestMethod]
        public void A_second_session_has_nothing_of_the_first()
        {
            var session = new Session();
            session.Begin(7, 12, 3, 5000);
            session.Update(true, true, 480, 2, 700, 20);
            session.NoteStop(StopReason.Stall);
            session.End();
            session.Begin(8, 12, 3, 9000);
            var fresh = new SessionRecord
            {
                Serial = 8,
                NeedleCount = 12,
                Lot = 3,
                OpenedSeconds = 9,
            };
            AssertSame(fresh, session.Record);
            Assert.AreEqual(0, session.Strokes);
            // A warning that was on in the first session is counted anew in the second.
            session.Update(true, true, 0, 2, 700, 20);
            Assert.AreEqual(1, session.Record.PressureWarnings);
        }

        [TestMethod]
        [Proves("PEN-011")]
        public void Strokes_are_credited_to_the_level_and_depth_at_which_they_were_made()
        {
            var session = new Session();
            session.Begin(7, 12, 0, 0);
            session.Update(true, false, 480, 1, 500, 20);
            session.Update(true, false, 0, 2, 500, 20);
            session.Update(true, false, 960, 2, 500, 20);
            session.Update(true, false, 0, 2, 600, 20);
            session.Update(true, false, 48, 2, 600, 20);
            session.Update(true, false, 0, 3, 2500, 20);
            session.Update(true, false, 96, 3, 2500, 20);
            SessionRecord record = session.Record;
            Assert.AreEqual(10, record.StrokesByLevel[0]);
            Assert.AreEqual(21, record.StrokesByLevel[1]);
            Assert.AreEqual(2, record.StrokesByLevel[2]);
            Assert.AreEqual(30, record.StrokesByDepth[0]);
            Assert.AreEqual(1, record.StrokesByDepth[1]);
            Assert.AreEqual(2, record.StrokesByDepth[4]);
            Assert.AreEqual(33, session.Strokes);
        }

        [TestMethod]
        [DataRow(1, 0)]
        [DataRow(499, 0)]
        [DataRow(500, 0)]
        [DataRow(501, 1)]
        [DataRow(1000, 1)]
        [DataRow(1001, 2)]
        [DataRow(2000, 3)]
        [DataRow(2001, 4)]
        [DataRow(2500, 4)]
        [DataRow(9999, 4)]
        public void A_depth_on_the_border_belongs_to_the_shallower_band(int micrometres, int band)
        {
            var session = new Session();
            session.Begin(7, 12, 0, 0);
            session.Update(true, false, 0, 1, micrometres, 20);
            session.Update(true, false, 48, 1, micrometres, 20);
            Assert.AreEqual(1, session.Record.StrokesByDepth[band]);
        }

        [TestMethod]
        public void Counts_that_are_no_stroke_yet_wait_for_the_rest_of_it()
        {
            var session = new Session();
            session.Begin(7, 12, 0, 0);
            session.Update(true, false, 47, 1, 500, 20);
            Assert.AreEqual(0, session.Strokes);
            session.Update(false, false, -48, 1, 500, 20);
            Assert.AreEqual(0, session.Strokes);
            session.Update(false, false, 1, 1, 500, 20);
            Assert.AreEqual(1, session.Strokes);
        }

        [TestMethod]
        public void A_warning_counts_when_it_comes_on_while_running()
        {
            var session = new Session();
            session.Begin(7, 12, 0, 0);
            session.Update(false, true, 0, 1, 500, 20);
            Assert.AreEqual(0, session.Record.PressureWarnings);
            session.Update(true, true, 0, 1, 500, 20);
            session.Update(true, true, 0, 1, 500, 20);
            session.Update(true, false, 0, 1, 500, 20);
            session.Update(true, true, 0, 1, 500, 20);
            Assert.AreEqual(2, session.Record.PressureWarnings);
        }

        [TestMethod]
        [Proves("PEN-051")]
        public void The_60_minutes_end_to_the_millisecond()
        {
            var session = new Session();
            session.Begin(7, 12, 0, 0);
            Assert.AreEqual(3600, session.SecondsLeft);
            session.Update(true, false, 0, 1, 500, 60 * 60 * 1000 - 2001);
            Assert.AreEqual(2, session.SecondsLeft);
            session.Update(true, false, 0, 1, 500, 2000);
            Assert.IsFalse(session.TimeUp);
            Assert.AreEqual(0, session.SecondsLeft);
            session.Update(true, false, 0, 1, 500, 1);
            Assert.IsTrue(session.TimeUp);
            session.Update(true, false, 0, 1, 500, 600_000);
            Assert.AreEqual(0, session.SecondsLeft);
        }

        [TestMethod]
        [Proves("PEN-052")]
        public void The_20_minutes_without_running_end_to_the_millisecond_and_begin_anew_with_each_run()
        {
            var session = new Session();
            session.Begin(7, 12, 0, 0);
            session.Update(false, false, 0, 1, 500, 20 * 60 * 1000 - 1);
            Assert.IsFalse(session.IdleUp);
            session.Update(true, false, 0, 1, 500, 20);
            session.Update(false, false, 0, 1, 500, 20 * 60 * 1000 - 1);
            Assert.IsFalse(session.IdleUp);
            session.Update(false, false, 0, 1, 500, 1);
            Assert.IsTrue(session.IdleUp);
            session.End();
            Assert.IsFalse(session.IdleUp);
        }

        [TestMethod]
        public void An_ended_session_shows_no_time_and_counts_nothing_more()
        {
            var session = new Session();
            session.Begin(7, 12, 0, 0);
            session.Update(true, false, 0, 1, 500, 60 * 60 * 1000);
            Assert.IsTrue(session.TimeUp);
            session.End();
            Assert.IsFalse(session.TimeUp);
            Assert.AreEqual(0, session.SecondsLeft);
            session.Update(true, true, 480, 1, 500, 20);
            session.NoteStop(StopReason.Stall);
            Assert.AreEqual(0, session.Strokes);
            Assert.AreEqual(0, session.Record.StopCount);
            Assert.AreEqual(0, session.Record.FaultCount);
            Assert.AreEqual(60 * 60 * 1000, session.Record.RunningMilliseconds);
        }

        [TestMethod]
        public void Begin_stop_end_and_a_failed_save_each_leave_something_to_save()
        {
            var session = new Session();
            Assert.IsFalse(session.Dirty);
            session.End();
            Assert.IsFalse(session.Dirty);
            session.Begin(7, 12, 0, 0);
            Assert.IsTrue(session.Dirty);
            session.MarkSaved();
            Assert.IsFalse(session.Dirty);
            session.NoteStop(StopReason.Operator);
            Assert.IsTrue(session.Dirty);
            session.MarkSaved();
            session.MarkUnsaved();
            Assert.IsTrue(session.Dirty);
            session.MarkSaved();
            session.End();
            Assert.IsTrue(session.Dirty);
        }

        [TestMethod]
        public void Facts_that_are_cleared_are_as_never_read()
        {
            CartridgeFacts facts = CrudeWorker.FreshChip(0x52D);
            facts.UseMarkSet = true;
            facts.SeenBefore = true;
            facts.Lot = 9;
            facts.Clear();
            Assert.AreEqual((int)CartridgeReadStatus.None, (int)facts.Status);
            Assert.AreEqual(0L, facts.Serial + facts.Lot);
            Assert.AreEqual(0, facts.NeedleCount + facts.MaxDepthMicrometres + facts.MaxRateMillihertz);
            Assert.IsFalse(facts.UseMarkSet || facts.UseMarkPageProtected || facts.SeenBefore);
        }

        // A record in which each field has a value that no other has.
        private static SessionRecord Full()
        {
            var record = new SessionRecord
            {
                Serial = 101,
                NeedleCount = 102,
                Lot = 103,
                FaultCount = 104,
                OpenedSeconds = 105,
                RunningMilliseconds = 106,
                PressureWarnings = 107,
                StopCount = 108,
                Ended = true,
            };
            Number(record.StrokesByLevel, 200);
            Number(record.StrokesByDepth, 300);
            Number(record.StopReasons, 400);
            Number(record.Faults, 500);
            return record;
        }

        private static void Number(int[] numbers, int from)
        {
            for (int i = 0; i < numbers.Length; i++)
            {
                numbers[i] = from + i;
            }
        }

        private static void AssertSame(SessionRecord expected, SessionRecord actual)
        {
            Assert.AreEqual(expected.Serial, actual.Serial);
            Assert.AreEqual(expected.NeedleCount, actual.NeedleCount);
            Assert.AreEqual(expected.Lot, actual.Lot);
            Assert.AreEqual(expected.FaultCount, actual.FaultCount);
            Assert.AreEqual(expected.OpenedSeconds, actual.OpenedSeconds);
            Assert.AreEqual(expected.RunningMilliseconds, actual.RunningMilliseconds);
            Assert.AreEqual(expected.PressureWarnings, actual.PressureWarnings);
            Assert.AreEqual(expected.StopCount, actual.StopCount);
            Assert.AreEqual(expected.Ended, actual.Ended);
            CollectionAssert.AreEqual(expected.StrokesByLevel, actual.StrokesByLevel);
            CollectionAssert.AreEqual(expected.StrokesByDepth, actual.StrokesByDepth);
            CollectionAssert.AreEqual(expected.StopReasons, actual.StopReasons);
            CollectionAssert.AreEqual(expected.Faults, actual.Faults);
        }
    }
}
