// Which cartridges are refused and why, and what failing to open one leads to.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class CartridgeTests
    {
        [TestMethod]
        [Proves("PEN-046")]
        [DataRow((int)CartridgeReadStatus.NoDevice, (int)CartridgeVerdict.Unreadable)]
        [DataRow((int)CartridgeReadStatus.Shorted, (int)CartridgeVerdict.Unreadable)]
        [DataRow((int)CartridgeReadStatus.SeveralDevices, (int)CartridgeVerdict.Unreadable)]
        [DataRow((int)CartridgeReadStatus.Swapped, (int)CartridgeVerdict.Unreadable)]
        [DataRow((int)CartridgeReadStatus.BadRomCrc, (int)CartridgeVerdict.BadCrc)]
        [DataRow((int)CartridgeReadStatus.BadContentCrc, (int)CartridgeVerdict.BadCrc)]
        [DataRow((int)CartridgeReadStatus.ForeignFamily, (int)CartridgeVerdict.Foreign)]
        [DataRow((int)CartridgeReadStatus.UnknownFormat, (int)CartridgeVerdict.UnknownFormat)]
        public void A_memory_that_cannot_be_trusted_is_refused_by_its_reason(int status, int verdict)
        {
            var rig = new PenRig();
            rig.Worker.Chip.Status = (CartridgeReadStatus)status;
            AssertRefused(rig, (CartridgeVerdict)verdict);
        }

        [TestMethod]
        [Proves("PEN-044")]
        public void A_used_cartridge_is_refused()
        {
            var rig = new PenRig();
            rig.Worker.Chip.UseMarkSet = true;
            AssertRefused(rig, CartridgeVerdict.Used);
        }

        [TestMethod]
        [Proves("PEN-045")]
        public void A_serial_in_the_journal_is_refused_though_its_mark_is_wiped()
        {
            var rig = new PenRig();
            rig.Worker.Chip.SeenBefore = true;
            AssertRefused(rig, CartridgeVerdict.SeenBefore);
        }

        [TestMethod]
        [Proves("PEN-046")]
        [Proves("PEN-048")]
        [DataRow(199, 150000, 12, true)]
        [DataRow(2500, 89999, 12, true)]
        [DataRow(2500, 150000, 0, true)]
        [DataRow(2500, 150000, 12, false)]
        public void A_cartridge_that_allows_nothing_is_refused(
            int depth,
            int rate,
            int needles,
            bool isProtected
        )
        {
            var rig = new PenRig();
            rig.Worker.Chip.MaxDepthMicrometres = depth;
            rig.Worker.Chip.MaxRateMillihertz = rate;
            rig.Worker.Chip.NeedleCount = needles;
            rig.Worker.Chip.UseMarkPageProtected = isProtected;
            AssertRefused(rig, CartridgeVerdict.NotAllowed);
        }

        [TestMethod]
        [Proves("PEN-046")]
        public void A_refusal_comes_within_1_s_of_insertion()
        {
            var rig = new PenRig();
            rig.In.CartridgePresent = false;
            rig.RunUntil(PenState.NoCartridge, 300);
            rig.Worker.Chip.Status = CartridgeReadStatus.BadContentCrc;
            rig.Worker.Periods = 8;
            rig.In.CartridgePresent = true;
            rig.RunUntil(PenState.Refused, 50);
        }

        [TestMethod]
        public void Two_bad_reads_are_ridden_out()
        {
            var rig = new PenRig();
            rig.Worker.Answer(SlowRequest.ReadCartridge, SlowAnswer.Failed, SlowAnswer.Failed);
            rig.RunUntil(PenState.Ready, 300);
        }

        [TestMethod]
        [Proves("PEN-043")]
        [DataRow((int)SlowRequest.RecordIntent, (int)SlowAnswer.Failed)]
        [DataRow((int)SlowRequest.RecordUse, (int)SlowAnswer.Failed)]
        [DataRow((int)SlowRequest.RecordUse, (int)SlowAnswer.Full)]
        public void A_journal_that_cannot_be_written_means_no_start(int request, int answer)
        {
            PenRig rig = PenRig.AtReady();
            rig.Worker.Answer((SlowRequest)request, (SlowAnswer)answer);
            rig.Watch = () => Assert.IsFalse(rig.Driven);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Fault, 60);
            rig.AssertLatched(StopReason.JournalWriteFailed);
        }

        [TestMethod]
        [Proves("PEN-093")]
        public void A_full_journal_means_no_start_and_is_for_service()
        {
            PenRig rig = PenRig.AtReady();
            rig.Worker.Answer(SlowRequest.RecordIntent, SlowAnswer.Full);
            rig.Watch = () => Assert.IsFalse(rig.Driven);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Fault, 60);
            rig.AssertLatched(StopReason.JournalFull);
            Assert.IsFalse(rig.Worker.TimesAsked(SlowRequest.WriteUseMark) > 0);
            rig.PressStartStop(1500);
            rig.AssertLatched(StopReason.JournalFull);
        }

        [TestMethod]
        public void An_intent_that_failed_is_recorded_again_at_the_next_start_of_the_same_cartridge()
        {
            PenRig rig = PenRig.AtReady();
            rig.Worker.Answer(SlowRequest.RecordIntent, SlowAnswer.Failed);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Fault, 60);
            Assert.IsFalse(rig.Worker.Chip.UseMarkSet);
            rig.Run(20);
            rig.PressStartStop(1100);
            rig.RunUntil(PenState.Ready, 200);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Running, 80);
        }

        [TestMethod]
        [Proves("PEN-042")]
        public void A_mark_that_does_not_read_back_is_tried_three_times_and_refused()
        {
            PenRig rig = PenRig.AtReady();
            rig.Worker.Answer(
                SlowRequest.ReadBackUseMark,
                SlowAnswer.Failed,
                SlowAnswer.Failed,
                SlowAnswer.Failed,
                SlowAnswer.Failed
            );
            rig.Watch = () => Assert.IsFalse(rig.Driven);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Refused, 60);
            Assert.AreEqual(CartridgeVerdict.CannotMark, rig.Out.Verdict);
            Assert.AreEqual(StopReason.UseMarkFailed, rig.Out.Reason);
            Assert.AreEqual(3, rig.Worker.TimesAsked(SlowRequest.WriteUseMark));
            Assert.IsFalse(rig.Worker.TimesAsked(SlowRequest.RecordUse) > 0);
        }

        [TestMethod]
        public void A_mark_that_reads_back_at_the_third_attempt_opens_the_session()
        {
            PenRig rig = PenRig.AtReady();
            rig.Worker.Answer(SlowRequest.ReadBackUseMark, SlowAnswer.Failed, SlowAnswer.Failed);
            rig.Worker.Answer(SlowRequest.WriteUseMark, SlowAnswer.Failed);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Running, 80);
        }

        [TestMethod]
        [Proves("PEN-056")]
        [DataRow((int)SlowRequest.WriteUseMark)]
        [DataRow((int)SlowRequest.ReadBackUseMark)]
        public void Another_cartridge_than_the_identified_one_is_refused(int request)
        {
            PenRig rig = PenRig.AtReady();
            rig.Worker.Answer((SlowRequest)request, SlowAnswer.WrongDevice);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Refused, 60);
            Assert.AreEqual(StopReason.CartridgeChanged, rig.Out.Reason);
        }

        [TestMethod]
        public void A_cartridge_pulled_while_it_is_read_is_not_judged_by_that_answer()
        {
            var rig = new PenRig();
            rig.In.CartridgePresent = false;
            rig.RunUntil(PenState.NoCartridge, 300);
            rig.In.CartridgePresent = true;
            rig.RunUntil(PenState.Identifying, 10);
            rig.Worker.Periods = 20;
            rig.PullCartridge(1);
            rig.Worker.Chip.UseMarkSet = true;
            rig.RunUntil(PenState.Refused, 100);
            Assert.AreEqual(CartridgeVerdict.Used, rig.Out.Verdict);
        }

        [TestMethod]
        public void A_cartridge_pulled_in_the_opening_never_runs()
        {
            PenRig rig = PenRig.AtReady();
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Opening, 5);
            rig.Step();
            rig.PullCartridge(1);
            rig.Watch = () => Assert.IsFalse(rig.Driven);
            rig.RunUntil(PenState.Refused, 100);
        }

        private static void AssertRefused(PenRig rig, CartridgeVerdict verdict)
        {
            rig.RunUntil(PenState.Refused, 300);
            Assert.AreEqual(verdict, rig.Out.Verdict);
            rig.Watch = () => Assert.IsFalse(rig.Driven);
            rig.PressStartStop(400);
            rig.Run(60);
            Assert.AreEqual(PenState.Refused, rig.Out.State);
            Assert.IsFalse(rig.Worker.TimesAsked(SlowRequest.RecordIntent) > 0);
        }
    }
}
