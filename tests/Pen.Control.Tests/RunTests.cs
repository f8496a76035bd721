// From run to run and from state to state: what must not be carried over, from outside.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class RunTests
    {
        [TestMethod]
        public void Every_run_spins_up_from_rest()
        {
            PenRig rig = PenRig.AtRunning(5);
            rig.PressStartStop(100);
            rig.RunUntil(PenState.Ready, 100);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Running, 100);
            Assert.IsTrue(rig.Out.SetRateMillihertz < 50_000);
            Assert.IsFalse(rig.Out.RateLimited);
        }

        [TestMethod]
        public void The_pressure_of_one_run_is_not_the_next_ones()
        {
            PenRig rig = PenRig.AtRunning();
            rig.Motor.LoadMicronewtonMetres = 700;
            rig.RunUntil(() => rig.Out.PressureWarning, 100, "pressure");
            rig.PressStartStop(100);
            rig.Motor.LoadMicronewtonMetres = 0;
            rig.RunUntil(PenState.Ready, 100);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Running, 100);
            for (int i = 0; i < 50; i++)
            {
                Assert.IsFalse(rig.Out.PressureWarning);
                Assert.IsTrue(rig.Out.SkinTorqueMicronewtonMetres < 300);
                rig.Step();
            }
        }

        [TestMethod]
        public void A_hold_that_clears_a_fault_does_not_go_on_to_put_the_pen_to_sleep()
        {
            PenRig rig = PenRig.AtReady();
            rig.In.DriverFault = true;
            rig.Run(5);
            rig.In.DriverFault = false;
            rig.Run(100);
            rig.AssertLatched(StopReason.DriverFault);
            rig.In.StartStopPressed = true;
            rig.Run(400);
            Assert.AreEqual(PenState.Ready, rig.Out.State);
            rig.In.StartStopPressed = false;
            rig.Run(50);
            Assert.AreEqual(PenState.Ready, rig.Out.State);
        }

        [TestMethod]
        public void A_hold_that_was_under_way_when_a_fault_came_does_not_clear_it()
        {
            PenRig rig = PenRig.AtReady();
            rig.In.StartStopPressed = true;
            rig.Run(40);
            rig.In.DriverFault = true;
            rig.Run(3);
            rig.In.DriverFault = false;
            rig.Run(300);
            rig.AssertLatched(StopReason.DriverFault);
        }

        [TestMethod]
        public void A_stop_ends_the_sending_of_the_journal_in_a_session_too()
        {
            PenRig rig = PenRig.AtRunning();
            rig.PressStartStop(100);
            rig.RunUntil(PenState.Ready, 100);
            rig.Run(20);
            Send(rig);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Running, 100);
            rig.PressStartStop(100);
            rig.RunUntil(PenState.Ready, 100);
            rig.Run(20);
            int pieces = rig.Worker.TimesAsked(SlowRequest.DumpJournal);
            rig.Run(50);
            Assert.AreEqual(pieces, rig.Worker.TimesAsked(SlowRequest.DumpJournal));
        }

        [TestMethod]
        public void An_opening_ends_the_sending_of_the_journal_though_it_is_cancelled()
        {
            PenRig rig = PenRig.AtReady();
            Send(rig);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Opening, 10);
            rig.PressStartStop(60);
            rig.RunUntil(PenState.Ready, 100);
            rig.Run(20);
            int pieces = rig.Worker.TimesAsked(SlowRequest.DumpJournal);
            rig.Run(50);
            Assert.AreEqual(pieces, rig.Worker.TimesAsked(SlowRequest.DumpJournal));
        }

        [TestMethod]
        public void Sleep_ends_the_sending_of_the_journal()
        {
            PenRig rig = PenRig.AtReady();
            Send(rig);
            rig.In.StartStopPressed = true;
            rig.RunUntil(PenState.Saving, 150);
            rig.In.StartStopPressed = false;
            rig.RunUntil(PenState.Asleep, 100);
        }

        [TestMethod]
        public void The_time_of_an_opening_that_failed_does_not_count_against_the_next()
        {
            PenRig rig = PenRig.AtReady();
            rig.Worker.Answer(SlowRequest.RecordIntent, SlowAnswer.Failed);
            rig.Worker.Periods = 130;
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Fault, 200);
            rig.Run(60);
            rig.PressStartStop(1200);
            rig.Worker.Periods = 35;
            rig.RunUntil(PenState.Ready, 400);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Running, 250);
        }

        [TestMethod]
        public void A_start_that_a_stop_took_back_is_not_taken_up_by_the_next_cartridge()
        {
            PenRig rig = PenRig.AtReady();
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Running, 100);
            rig.PullCartridge(1);
            rig.RunUntil(PenState.Ready, 200);
            rig.Run(100);
            Assert.AreEqual(PenState.Ready, rig.Out.State);
        }

        // Below the gate's own limit of 1800 mA: it is the controller that cuts.
        [TestMethod]
        public void Too_much_current_takes_the_drive_off_in_the_period_in_which_it_is_read()
        {
            PenRig rig = PenRig.AtRunning();
            rig.Tamper = inputs => inputs.MotorCurrentMilliamperes = 1700;
            rig.Step();
            Assert.IsFalse(rig.Driven);
            Assert.AreEqual(PenState.Running, rig.Out.State);
            rig.Step();
            Assert.AreEqual(PenState.Fault, rig.Out.State);
        }

        [TestMethod]
        public void The_calibration_chord_is_answered_once_after_3_s()
        {
            var panel = new OperatorPanel();
            var inputs = new PenInputs();
            for (int i = 0; i < 5; i++)
            {
                panel.Update(inputs, 20);
            }
            inputs.SpeedUpPressed = true;
            for (int i = 0; i < 200; i++)
            {
                panel.Update(inputs, 20);
                Assert.IsFalse(panel.Calibrate);
            }
            inputs.DepthDownPressed = true;
            for (int period = 1; period <= 400; period++)
            {
                panel.Update(inputs, 20);
                Assert.AreEqual(period == 151, panel.Calibrate);
            }
            inputs.DepthDownPressed = false;
            for (int i = 0; i < 5; i++)
            {
                panel.Update(inputs, 20);
            }
            inputs.DepthDownPressed = true;
            for (int period = 1; period <= 151; period++)
            {
                panel.Update(inputs, 20);
                Assert.AreEqual(period == 151, panel.Calibrate);
            }
        }

        private static void Send(PenRig rig)
        {
            SlowAnswer[] answers = new SlowAnswer[1000];
            for (int i = 0; i < answers.Length; i++)
            {
                answers[i] = SlowAnswer.More;
            }
            rig.Worker.Answer(SlowRequest.DumpJournal, answers);
            rig.In.SpeedDownPressed = true;
            rig.In.DepthDownPressed = true;
            rig.RunUntil(() => rig.Out.SendingJournal, 200, "sending");
            rig.In.SpeedDownPressed = false;
            rig.In.DepthDownPressed = false;
            rig.Run(10);
            Assert.IsTrue(rig.Out.SendingJournal);
        }
    }
}
