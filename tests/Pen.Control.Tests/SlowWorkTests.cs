// Slow work by its parts: the desk that asks and collects, the recorder that has the session saved.
using nanoFramework.TestFramework;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class SlowWorkTests
    {
        /// <summary>A desk, a session with something to save, and the recorder between them.</summary>
        private sealed class Bench
        {
            public readonly RequestDesk Desk = new RequestDesk();
            public readonly Session Session = new Session();
            public readonly SessionRecorder Recorder;
            public readonly PenInputs In = new PenInputs();
            public readonly PenOutputs Out = new PenOutputs();

            public Bench()
            {
                Recorder = new SessionRecorder(Desk, Session);
            }

            public void Period()
            {
                Desk.Update(In, 20);
                Recorder.Update();
            }

            public void Save(SlowAnswer answer)
            {
                Recorder.SaveIfDue(Out);
                Answer(answer);
            }

            public void Answer(SlowAnswer answer)
            {
                Desk.Write(Out);
                In.AnswerId = Out.RequestId;
                In.Answer = answer;
                Period();
            }
        }

        [TestMethod]
        public void Requests_are_numbered_upwards_from_1_and_stand_until_the_next()
        {
            var desk = new RequestDesk();
            var inputs = new PenInputs();
            var outputs = new PenOutputs();
            for (int id = 1; id <= 3; id++)
            {
                Assert.IsTrue(desk.Post(SlowRequest.RecordUse, id * 7L));
                desk.Write(outputs);
                desk.Write(outputs);
                Assert.AreEqual(id, outputs.RequestId);
                Assert.AreEqual(id * 7L, outputs.RequestSerial);
                Assert.IsFalse(desk.Post(SlowRequest.SaveSession, 1));
                inputs.AnswerId = id;
                desk.Update(inputs, 20);
                Assert.IsTrue(desk.HasAnswered(SlowRequest.RecordUse));
                Assert.IsFalse(desk.HasAnswered(SlowRequest.SaveSession));
                desk.Update(inputs, 20);
                Assert.IsFalse(desk.Answered);
            }
        }

        [TestMethod]
        [Proves("PEN-119")]
        [DataRow((int)SlowRequest.MountJournal, 60_000)]
        [DataRow((int)SlowRequest.ReadCartridge, 20_000)]
        [DataRow((int)SlowRequest.SaveSession, 20_000)]
        public void An_answer_is_waited_for_and_no_longer(int request, int milliseconds)
        {
            var desk = new RequestDesk();
            var inputs = new PenInputs();
            desk.Post((SlowRequest)request, 0);
            desk.Update(inputs, milliseconds - 1);
            Assert.IsFalse(desk.TimedOut);
            desk.Update(inputs, 1);
            Assert.IsTrue(desk.TimedOut);
            inputs.AnswerId = 1;
            desk.Update(inputs, 20);
            Assert.IsFalse(desk.TimedOut);
            // The next one is waited for as long.
            desk.Post((SlowRequest)request, 0);
            desk.Update(inputs, milliseconds - 1);
            Assert.IsFalse(desk.TimedOut);
        }

        [TestMethod]
        public void A_mount_is_asked_for_once()
        {
            var bench = new Bench();
            bench.Recorder.Mount();
            bench.Answer(SlowAnswer.Done);
            Assert.IsTrue(bench.Recorder.Mounted);
            Assert.IsFalse(bench.Recorder.MountFailed);
            bench.Recorder.Mount();
            Assert.IsFalse(bench.Desk.Pending);
        }

        [TestMethod]
        public void The_answer_to_a_mount_is_no_answer_to_a_save()
        {
            var bench = new Bench();
            bench.Session.Begin(7, 12, 0, 0);
            for (int i = 0; i < 2; i++)
            {
                bench.Save(SlowAnswer.Failed);
            }
            bench.Desk.Post(SlowRequest.MountJournal, 0);
            bench.Answer(SlowAnswer.Failed);
            Assert.IsFalse(bench.Recorder.SaveGivenUp);
            Assert.IsTrue(bench.Recorder.MountFailed);
        }

        [TestMethod]
        public void A_save_is_tried_three_times_and_given_up_for_one_period()
        {
            var bench = new Bench();
            bench.Session.Begin(7, 12, 0, 0);
            for (int i = 0; i < 2; i++)
            {
                bench.Save(SlowAnswer.Failed);
                Assert.IsFalse(bench.Recorder.SaveGivenUp);
                Assert.IsTrue(bench.Session.Dirty);
            }
            bench.Save(SlowAnswer.Failed);
            Assert.IsTrue(bench.Recorder.SaveGivenUp);
            Assert.IsFalse(bench.Session.Dirty);
            bench.Period();
            Assert.IsFalse(bench.Recorder.SaveGivenUp);
        }

        [TestMethod]
        public void The_next_record_has_three_attempts_again()
        {
            var bench = new Bench();
            bench.Session.Begin(7, 12, 0, 0);
            for (int i = 0; i < 3; i++)
            {
                bench.Save(SlowAnswer.Failed);
            }
            bench.Session.NoteStop(StopReason.Operator);
            bench.Save(SlowAnswer.Failed);
            bench.Save(SlowAnswer.Failed);
            Assert.IsFalse(bench.Recorder.SaveGivenUp);
            bench.Save(SlowAnswer.Done);
            Assert.IsTrue(bench.Recorder.Saved);
            bench.Session.NoteStop(StopReason.Operator);
            bench.Save(SlowAnswer.Failed);
            bench.Save(SlowAnswer.Failed);
            Assert.IsFalse(bench.Recorder.SaveGivenUp);
        }

        [TestMethod]
        public void What_is_handed_over_is_the_record_as_it_is_then()
        {
            var bench = new Bench();
            bench.Recorder.SaveIfDue(bench.Out);
            Assert.IsFalse(bench.Desk.Pending);
            bench.Session.Begin(7, 12, 0, 0);
            bench.Session.NoteStop(StopReason.Operator);
            bench.Recorder.SaveIfDue(bench.Out);
            Assert.AreEqual(1, bench.Out.Session.StopCount);
            Assert.AreEqual(7L, bench.Out.Session.Serial);
            // While it is being written, the next waits.
            bench.Session.NoteStop(StopReason.Stall);
            bench.Recorder.SaveIfDue(bench.Out);
            Assert.AreEqual(1, bench.Out.Session.StopCount);
            Assert.IsTrue(bench.Session.Dirty);
        }

        [TestMethod]
        public void Saved_is_nothing_owed_and_nothing_under_way()
        {
            var bench = new Bench();
            Assert.IsTrue(bench.Recorder.Saved);
            bench.Session.Begin(7, 12, 0, 0);
            Assert.IsFalse(bench.Recorder.Saved);
            bench.Recorder.SaveIfDue(bench.Out);
            Assert.IsFalse(bench.Session.Dirty);
            Assert.IsFalse(bench.Recorder.Saved);
            bench.Answer(SlowAnswer.Done);
            Assert.IsTrue(bench.Recorder.Saved);
        }

        [TestMethod]
        public void Sleep_waits_5_s_for_the_record_each_time()
        {
            var bench = new Bench();
            bench.Session.Begin(7, 12, 0, 0);
            for (int round = 0; round < 2; round++)
            {
                bench.Recorder.BeginLastSave();
                for (int i = 0; i < 249; i++)
                {
                    bench.Recorder.WatchLastSave(20);
                    Assert.IsFalse(bench.Recorder.Saved);
                }
            }
            bench.Recorder.WatchLastSave(20);
            Assert.IsTrue(bench.Recorder.Saved);
            bench.Recorder.WatchLastSave(20);
            Assert.IsTrue(bench.Recorder.Saved);
        }

        [TestMethod]
        public void A_sender_takes_no_answer_that_is_not_to_a_piece_it_asked_for()
        {
            var desk = new RequestDesk();
            var sender = new JournalSender(desk);
            var inputs = new PenInputs();
            // The last piece of a sending that was broken off is answered when the next has begun.
            sender.Begin();
            sender.SendIfDue();
            sender.Off();
            sender.Begin();
            inputs.AnswerId = 1;
            inputs.Answer = SlowAnswer.Done;
            desk.Update(inputs, 20);
            sender.Update();
            Assert.IsFalse(sender.Finished);
            Assert.IsTrue(sender.Sending);
            sender.SendIfDue();
            inputs.AnswerId = 2;
            desk.Update(inputs, 20);
            sender.Update();
            Assert.IsTrue(sender.Finished);
            Assert.IsFalse(sender.Sending);
        }

        [TestMethod]
        public void A_sender_that_was_told_to_stop_has_neither_finished_nor_failed()
        {
            var desk = new RequestDesk();
            var sender = new JournalSender(desk);
            var inputs = new PenInputs { AnswerId = 1, Answer = SlowAnswer.Failed };
            sender.Begin();
            sender.SendIfDue();
            sender.Off();
            desk.Update(inputs, 20);
            sender.Update();
            Assert.IsFalse(sender.Failed);
            Assert.IsFalse(sender.Finished);
        }
    }
}
