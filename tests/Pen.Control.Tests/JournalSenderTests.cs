// Sending the journal over the serial port: who may ask, and what goes before.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class JournalSenderTests
    {
        [TestMethod]
        public void Speed_and_depth_down_held_3_s_send_the_journal_piece_by_piece()
        {
            PenRig rig = PenRig.AtReady();
            rig.Worker.Answer(SlowRequest.DumpJournal, SlowAnswer.More, SlowAnswer.More, SlowAnswer.Done);
            Hold(rig, 148);
            Assert.AreEqual(0, Pieces(rig));
            Hold(rig, 155);
            Assert.IsTrue(rig.Out.SendingJournal);
            rig.Run(30);
            Assert.AreEqual(3, Pieces(rig));
            Assert.IsFalse(rig.Out.SendingJournal);
            rig.Run(100);
            Assert.AreEqual(3, Pieces(rig));
        }

        [TestMethod]
        public void The_first_piece_begins_a_dump_and_the_others_go_on()
        {
            PenRig rig = PenRig.AtReady();
            rig.Worker.Answer(SlowRequest.DumpJournal, SlowAnswer.More, SlowAnswer.More, SlowAnswer.Done);
            long asked = 0;
            rig.Watch = () => asked = rig.Out.RequestSerial > asked ? rig.Out.RequestSerial : asked;
            rig.In.SpeedDownPressed = true;
            rig.In.DepthDownPressed = true;
            for (int i = 0; i < 400 && rig.Out.Request != SlowRequest.DumpJournal; i++)
            {
                rig.Step();
            }
            Assert.AreEqual(0L, rig.Out.RequestSerial);
            asked = 0;
            rig.Run(30);
            Assert.AreEqual(2L, asked);
        }

        [TestMethod]
        public void One_hold_sends_once_and_moves_each_setting_by_one_step_at_most()
        {
            PenRig rig = PenRig.AtReady();
            rig.Faster(2);
            rig.Deeper(3);
            int depth = rig.Out.SetDepthMicrometres;
            Hold(rig, 500);
            Assert.AreEqual(1, Pieces(rig));
            Assert.AreEqual(2, rig.Out.RateLevel);
            Assert.AreEqual(depth - 100, rig.Out.SetDepthMicrometres);
        }

        [TestMethod]
        [Proves("PEN-099")]
        public void A_start_goes_before_and_ends_the_sending()
        {
            PenRig rig = PenRig.AtReady();
            rig.Worker.Answer(SlowRequest.DumpJournal, Endless());
            Hold(rig, 155);
            rig.Run(10);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Opening, 8);
            rig.RunUntil(PenState.Running, 80);
            int pieces = Pieces(rig);
            rig.Run(50);
            rig.PressStartStop(100);
            rig.RunUntil(PenState.Ready, 60);
            rig.Run(100);
            Assert.AreEqual(pieces, Pieces(rig));
            Assert.IsFalse(rig.Out.SendingJournal);
        }

        [TestMethod]
        [Proves("PEN-099")]
        public void Pressed_while_running_the_two_stop_the_pen_and_send_nothing()
        {
            PenRig rig = PenRig.AtRunning();
            Hold(rig, 60);
            Assert.AreEqual(StopReason.TwoButtons, rig.Out.Reason);
            rig.Run(50);
            Assert.AreEqual(0, Pieces(rig));
        }

        [TestMethod]
        public void A_pen_whose_journal_is_lost_sends_it_all_the_same()
        {
            PenRig rig = new PenRig();
            rig.Worker.Answer(SlowRequest.MountJournal, SlowAnswer.Failed);
            rig.RunUntil(PenState.Fault, 300);
            rig.AssertLatched(StopReason.JournalUnusable);
            Hold(rig, 155);
            Assert.IsTrue(Pieces(rig) > 0);
            rig.AssertLatched(StopReason.JournalUnusable);
        }

        [TestMethod]
        public void While_a_cartridge_is_read_it_is_refused_with_a_beep()
        {
            PenRig rig = new PenRig();
            rig.In.CartridgePresent = false;
            rig.RunUntil(PenState.NoCartridge, 300);
            rig.Worker.Periods = 300;
            rig.In.CartridgePresent = true;
            rig.RunUntil(PenState.Identifying, 10);
            bool beeped = false;
            rig.Watch = () => beeped |= rig.Out.Buzzer;
            Hold(rig, 155);
            Assert.AreEqual(PenState.Identifying, rig.Out.State);
            Assert.IsTrue(beeped);
            rig.Run(400);
            Assert.AreEqual(0, Pieces(rig));
        }

        [TestMethod]
        public void A_dump_that_the_journal_breaks_off_is_not_asked_for_again()
        {
            PenRig rig = PenRig.AtReady();
            rig.Worker.Answer(SlowRequest.DumpJournal, SlowAnswer.More, SlowAnswer.Failed);
            Hold(rig, 155);
            rig.Run(100);
            Assert.AreEqual(2, Pieces(rig));
            Assert.IsFalse(rig.Out.SendingJournal);
        }

        private static void Hold(PenRig rig, int periods)
        {
            rig.In.SpeedDownPressed = true;
            rig.In.DepthDownPressed = true;
            rig.Run(periods);
            rig.In.SpeedDownPressed = false;
            rig.In.DepthDownPressed = false;
            rig.Run(3);
        }

        private static int Pieces(PenRig rig)
        {
            return rig.Worker.TimesAsked(SlowRequest.DumpJournal);
        }

        private static SlowAnswer[] Endless()
        {
            SlowAnswer[] answers = new SlowAnswer[1000];
            for (int i = 0; i < answers.Length; i++)
            {
                answers[i] = SlowAnswer.More;
            }
            return answers;
        }
    }
}
