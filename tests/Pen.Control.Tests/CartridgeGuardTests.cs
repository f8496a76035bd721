// The guard by itself: late answers, retries and limits, where the controller's timing would hide a case.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class CartridgeGuardTests
    {
        /// <summary>A guard, its desk and session, and the hands that answer.</summary>
        private sealed class Bench
        {
            public readonly RequestDesk Desk = new RequestDesk();
            public readonly Session Session = new Session();
            public readonly CartridgeGuard Guard;
            public readonly PenInputs In = new PenInputs();
            private readonly PenOutputs _out = new PenOutputs();

            public Bench()
            {
                Guard = new CartridgeGuard(Desk, Session);
                In.Cartridge.CopyFrom(CrudeWorker.FreshChip(0x52D));
            }

            public void Answer(SlowAnswer answer)
            {
                Desk.Write(_out);
                In.AnswerId = _out.RequestId;
                In.Answer = answer;
                Desk.Update(In, 20);
                Guard.Update(In, 1000);
            }

            public void Read()
            {
                Assert.IsTrue(Guard.Identify());
                Answer(SlowAnswer.Done);
            }

            public void Open()
            {
                Guard.BeginOpening();
                Answer(SlowAnswer.Done);
                Answer(SlowAnswer.Done);
                Answer(SlowAnswer.Done);
                Answer(SlowAnswer.Done);
            }
        }

        [TestMethod]
        public void An_accepted_cartridge_tells_its_needles_and_limits_and_a_forgotten_one_none()
        {
            var bench = new Bench();
            bench.In.Cartridge.MaxDepthMicrometres = 1200;
            bench.In.Cartridge.MaxRateMillihertz = 110_000;
            Assert.AreEqual(0, bench.Guard.NeedleCount);
            bench.Read();
            Assert.AreEqual((int)CartridgeVerdict.Accepted, (int)bench.Guard.Verdict);
            Assert.AreEqual(12, bench.Guard.NeedleCount);
            Assert.AreEqual(1200, bench.Guard.MaxDepthMicrometres);
            Assert.AreEqual(2, bench.Guard.LevelCap);
            bench.Guard.Forget();
            Assert.AreEqual(0, bench.Guard.NeedleCount);
            Assert.AreEqual(2500, bench.Guard.MaxDepthMicrometres);
            Assert.AreEqual(5, bench.Guard.LevelCap);
            Assert.IsFalse(bench.Guard.IsRefused);
        }

        [TestMethod]
        public void An_acceptance_is_told_for_one_period()
        {
            var bench = new Bench();
            bench.Read();
            Assert.IsTrue(bench.Guard.AcceptedNow);
            bench.Desk.Update(bench.In, 20);
            bench.Guard.Update(bench.In, 1000);
            Assert.IsFalse(bench.Guard.AcceptedNow);
            Assert.AreEqual((int)CartridgeVerdict.Accepted, (int)bench.Guard.Verdict);
        }

        [TestMethod]
        public void The_answer_to_a_read_of_what_was_taken_out_judges_nothing_and_the_next_read_does()
        {
            var bench = new Bench();
            Assert.IsTrue(bench.Guard.Identify());
            bench.Guard.Forget();
            // The desk is taken: the new one has to wait.
            Assert.IsFalse(bench.Guard.Identify());
            bench.Answer(SlowAnswer.Done);
            Assert.AreEqual((int)CartridgeVerdict.Absent, (int)bench.Guard.Verdict);
            Assert.IsFalse(bench.Guard.AcceptedNow);
            bench.Read();
            Assert.AreEqual((int)CartridgeVerdict.Accepted, (int)bench.Guard.Verdict);
        }

        [TestMethod]
        public void A_read_that_has_to_wait_for_the_desk_was_not_asked_for()
        {
            var bench = new Bench();
            Assert.IsTrue(bench.Desk.Post(SlowRequest.MountJournal, 0));
            Assert.IsFalse(bench.Guard.Identify());
            bench.Answer(SlowAnswer.Done);
            Assert.AreEqual((int)CartridgeVerdict.Absent, (int)bench.Guard.Verdict);
            bench.Read();
            Assert.AreEqual((int)CartridgeVerdict.Accepted, (int)bench.Guard.Verdict);
        }

        [TestMethod]
        public void A_cartridge_forgotten_after_its_read_is_read_by_the_next_request()
        {
            var bench = new Bench();
            bench.Read();
            bench.Guard.Forget();
            bench.Read();
            Assert.AreEqual((int)CartridgeVerdict.Accepted, (int)bench.Guard.Verdict);
        }

        [TestMethod]
        public void An_opening_of_what_was_taken_out_goes_no_further()
        {
            var bench = new Bench();
            bench.Read();
            bench.Guard.BeginOpening();
            bench.Guard.Forget();
            Assert.IsFalse(bench.Guard.IsOpening);
            bench.Answer(SlowAnswer.Done);
            Assert.IsFalse(bench.Desk.Pending);
            Assert.AreEqual((int)StopReason.None, (int)bench.Guard.Failure);
            bench.Read();
            Assert.AreEqual((int)CartridgeVerdict.Accepted, (int)bench.Guard.Verdict);
        }

        [TestMethod]
        [Proves("PEN-046")]
        [DataRow((int)CartridgeReadStatus.BadRomCrc, (int)CartridgeVerdict.BadCrc)]
        [DataRow((int)CartridgeReadStatus.BadContentCrc, (int)CartridgeVerdict.BadCrc)]
        [DataRow((int)CartridgeReadStatus.NoDevice, (int)CartridgeVerdict.Unreadable)]
        [DataRow((int)CartridgeReadStatus.Swapped, (int)CartridgeVerdict.Unreadable)]
        public void A_read_that_may_be_the_contacts_fault_is_tried_three_times(int status, int verdict)
        {
            var bench = new Bench();
            bench.In.Cartridge.Status = (CartridgeReadStatus)status;
            bench.Read();
            bench.Read();
            Assert.AreEqual((int)CartridgeVerdict.Absent, (int)bench.Guard.Verdict);
            bench.Read();
            Assert.AreEqual(verdict, (int)bench.Guard.Verdict);
            Assert.IsTrue(bench.Guard.IsRefused);
        }

        [TestMethod]
        [Proves("PEN-046")]
        [DataRow((int)CartridgeReadStatus.ForeignFamily, (int)CartridgeVerdict.Foreign)]
        [DataRow((int)CartridgeReadStatus.UnknownFormat, (int)CartridgeVerdict.UnknownFormat)]
        public void What_no_contact_can_explain_is_refused_at_once(int status, int verdict)
        {
            var bench = new Bench();
            bench.In.Cartridge.Status = (CartridgeReadStatus)status;
            bench.Read();
            Assert.AreEqual(verdict, (int)bench.Guard.Verdict);
        }

        [TestMethod]
        public void A_read_that_failed_is_unreadable_whatever_facts_lie_around()
        {
            var bench = new Bench();
            for (int i = 0; i < 3; i++)
            {
                Assert.IsTrue(bench.Guard.Identify());
                bench.Answer(SlowAnswer.Failed);
            }
            Assert.AreEqual((int)CartridgeVerdict.Unreadable, (int)bench.Guard.Verdict);
        }

        [TestMethod]
        [DataRow(200, 90_000, 1, true)]
        [DataRow(199, 90_000, 1, false)]
        [DataRow(200, 89_999, 1, false)]
        [DataRow(200, 90_000, 0, false)]
        public void The_least_that_a_cartridge_must_allow(
            int depthMicrometres,
            int rateMillihertz,
            int needles,
            bool accepted
        )
        {
            var bench = new Bench();
            bench.In.Cartridge.MaxDepthMicrometres = depthMicrometres;
            bench.In.Cartridge.MaxRateMillihertz = rateMillihertz;
            bench.In.Cartridge.NeedleCount = needles;
            bench.Read();
            Assert.AreEqual(
                accepted ? (int)CartridgeVerdict.Accepted : (int)CartridgeVerdict.NotAllowed,
                (int)bench.Guard.Verdict
            );
        }

        [TestMethod]
        public void A_mark_that_nothing_protects_is_not_allowed()
        {
            var bench = new Bench();
            bench.In.Cartridge.UseMarkPageProtected = false;
            bench.Read();
            Assert.AreEqual((int)CartridgeVerdict.NotAllowed, (int)bench.Guard.Verdict);
        }

        [TestMethod]
        public void An_opened_cartridge_is_in_session_and_opens_only_once()
        {
            var bench = new Bench();
            bench.Read();
            bench.Open();
            Assert.AreEqual((int)CartridgeVerdict.InSession, (int)bench.Guard.Verdict);
            Assert.IsFalse(bench.Guard.IsOpening);
            Assert.IsTrue(bench.Session.IsOpenFor(0x52D));
            Assert.AreEqual(1, bench.Session.Record.OpenedSeconds);
            // Back after a moment out: it goes on, mark or no mark.
            bench.Guard.Forget();
            bench.In.Cartridge.UseMarkSet = true;
            bench.In.Cartridge.SeenBefore = true;
            bench.Read();
            Assert.AreEqual((int)CartridgeVerdict.InSession, (int)bench.Guard.Verdict);
        }

        [TestMethod]
        [Proves("PEN-056")]
        public void A_clone_with_the_open_sessions_serial_and_no_mark_is_refused_however_short_the_swap()
        {
            var bench = new Bench();
            bench.Read();
            bench.Open();
            // Out for less than 300 ms: the session goes on, for the cartridge that it was opened with.
            bench.Guard.Forget();
            bench.In.Cartridge.UseMarkSet = false;
            bench.Read();
            Assert.AreEqual((int)CartridgeVerdict.SessionOver, (int)bench.Guard.Verdict);
            Assert.IsTrue(bench.Guard.IsRefused);
            Assert.IsFalse(bench.Session.Open);
        }

        [TestMethod]
        [Proves("PEN-056")]
        public void A_later_start_of_a_session_reads_the_mark_again_and_writes_nothing()
        {
            var bench = new Bench();
            bench.Read();
            bench.Open();
            bench.Guard.BeginOpening();
            Assert.AreEqual((int)SlowRequest.ReadBackUseMark, (int)bench.Desk.Request);
            Assert.IsTrue(bench.Guard.IsOpening);
            bench.Answer(SlowAnswer.Failed);
            bench.Answer(SlowAnswer.Failed);
            Assert.AreEqual((int)SlowRequest.ReadBackUseMark, (int)bench.Desk.Request);
            bench.Answer(SlowAnswer.Done);
            Assert.IsFalse(bench.Guard.IsOpening);
            Assert.IsFalse(bench.Desk.Pending);
            Assert.AreEqual((int)CartridgeVerdict.InSession, (int)bench.Guard.Verdict);
            Assert.IsTrue(bench.Session.IsOpenFor(0x52D));
        }

        [TestMethod]
        [Proves("PEN-056")]
        public void A_cartridge_swapped_unseen_in_a_session_is_refused_at_the_next_start()
        {
            var bench = new Bench();
            bench.Read();
            bench.Open();
            bench.Guard.BeginOpening();
            bench.Answer(SlowAnswer.WrongDevice);
            Assert.AreEqual((int)StopReason.CartridgeChanged, (int)bench.Guard.Failure);
            Assert.IsTrue(bench.Guard.IsRefused);
            Assert.IsFalse(bench.Session.Open);
        }

        [TestMethod]
        [Proves("PEN-056")]
        public void A_mark_that_cannot_be_read_again_is_refused_after_three_looks()
        {
            var bench = new Bench();
            bench.Read();
            bench.Open();
            bench.Guard.BeginOpening();
            bench.Answer(SlowAnswer.Failed);
            bench.Answer(SlowAnswer.Failed);
            bench.Answer(SlowAnswer.Failed);
            Assert.AreEqual((int)StopReason.UseMarkFailed, (int)bench.Guard.Failure);
            Assert.IsTrue(bench.Guard.IsRefused);
            Assert.IsFalse(bench.Guard.IsOpening);
        }

        [TestMethod]
        public void Another_cartridge_in_its_place_ends_the_session_for_good()
        {
            var bench = new Bench();
            bench.Read();
            bench.Open();
            bench.Guard.Forget();
            bench.In.Cartridge.Serial = 0x62D;
            bench.Read();
            Assert.AreEqual((int)CartridgeVerdict.Accepted, (int)bench.Guard.Verdict);
            Assert.IsFalse(bench.Session.Open);
            bench.Guard.Forget();
            bench.In.Cartridge.Serial = 0x52D;
            bench.Read();
            Assert.AreEqual((int)CartridgeVerdict.SessionOver, (int)bench.Guard.Verdict);
        }

        [TestMethod]
        public void A_wrong_device_ends_the_opening_whatever_it_answers_later()
        {
            var bench = new Bench();
            bench.Read();
            bench.Guard.BeginOpening();
            bench.Answer(SlowAnswer.WrongDevice);
            Assert.AreEqual((int)StopReason.CartridgeChanged, (int)bench.Guard.Failure);
            Assert.AreEqual((int)CartridgeVerdict.CannotMark, (int)bench.Guard.Verdict);
            Assert.IsFalse(bench.Guard.IsOpening);
            Assert.IsFalse(bench.Desk.Pending);
        }

        [TestMethod]
        [Proves("PEN-041")]
        [DataRow((int)SlowAnswer.Full, (int)StopReason.JournalFull)]
        [DataRow((int)SlowAnswer.Failed, (int)StopReason.JournalWriteFailed)]
        public void An_intent_that_is_not_recorded_ends_the_opening_before_the_mark(int answer, int reason)
        {
            var bench = new Bench();
            bench.Read();
            bench.Guard.BeginOpening();
            bench.Answer((SlowAnswer)answer);
            Assert.AreEqual(reason, (int)bench.Guard.Failure);
            Assert.IsFalse(bench.Guard.IsOpening);
            Assert.IsFalse(bench.Desk.Pending);
        }

        [TestMethod]
        [Proves("PEN-041")]
        public void A_use_that_is_not_recorded_wastes_the_cartridge_and_opens_no_session()
        {
            var bench = new Bench();
            bench.Read();
            bench.Guard.BeginOpening();
            bench.Answer(SlowAnswer.Done);
            bench.Answer(SlowAnswer.Done);
            bench.Answer(SlowAnswer.Done);
            bench.Answer(SlowAnswer.Failed);
            Assert.AreEqual((int)StopReason.JournalWriteFailed, (int)bench.Guard.Failure);
            Assert.AreEqual((int)CartridgeVerdict.Used, (int)bench.Guard.Verdict);
            Assert.IsFalse(bench.Guard.IsOpening);
            Assert.IsFalse(bench.Session.Open);
        }
    }
}
