// Faults stay until a person clears them, keep their first reason, and time cannot be bent.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class LatchTests
    {
        [TestMethod]
        [Proves("PEN-027")]
        [Proves("PEN-068")]
        public void A_fault_stays_until_a_hold_of_1_s_and_is_homed_out_of()
        {
            PenRig rig = PenRig.AtRunning();
            rig.In.DriverFault = true;
            rig.Step();
            rig.In.DriverFault = false;
            rig.Run(100);
            rig.PressStartStop(900);
            rig.AssertLatched(StopReason.DriverFault);
            rig.PressStartStop(1040);
            Assert.AreEqual(PenState.Homing, rig.Out.State);
            rig.RunUntil(PenState.Ready, 200);
            Assert.AreEqual(StopReason.None, rig.Out.Reason);
            Assert.AreEqual(CartridgeVerdict.InSession, rig.Out.Verdict);
        }

        [TestMethod]
        [Proves("PEN-068")]
        public void A_fault_whose_cause_persists_is_not_cleared()
        {
            PenRig rig = PenRig.AtRunning();
            rig.In.DriverFault = true;
            rig.Run(100);
            rig.PressStartStop(1500);
            rig.AssertLatched(StopReason.DriverFault);
        }

        [TestMethod]
        [Proves("PEN-017")]
        [Proves("PEN-068")]
        public void A_service_fault_is_not_cleared()
        {
            PenRig rig = PenRig.AtReady();
            // What is stuck on while gate and driver are being proven has names of its own.
            rig.Run(20);
            rig.Motor.ShortedOn = true;
            rig.RunUntil(PenState.Fault, 10);
            rig.Motor.ShortedOn = false;
            rig.Run(100);
            rig.PressStartStop(1500);
            rig.AssertLatched(StopReason.Runaway);
        }

        [TestMethod]
        [Proves("PEN-105")]
        public void The_first_reason_of_an_incident_is_kept()
        {
            PenRig rig = PenRig.AtRunning();
            rig.In.DriverFault = true;
            rig.Step();
            rig.Tamper = inputs => inputs.MotorCurrentMilliamperes = 3000;
            rig.Axis.LoseSteps = 60;
            rig.Run(100);
            rig.AssertLatched(StopReason.DriverFault);
        }

        [TestMethod]
        [Proves("PEN-035")]
        public void Every_fault_retracts_the_needles()
        {
            PenRig rig = PenRig.AtRunning();
            rig.In.DriverFault = true;
            rig.Run(60);
            Assert.IsTrue(rig.Axis.Needles <= HomeSearch.NominalEdgeSteps);
        }

        [TestMethod]
        [Proves("PEN-094")]
        public void A_mount_that_fails_is_a_service_fault()
        {
            var rig = new PenRig();
            rig.Worker.Answer(SlowRequest.MountJournal, SlowAnswer.Failed);
            rig.RunUntil(PenState.Fault, 60);
            rig.AssertLatched(StopReason.JournalUnusable);
            rig.Run(100);
            rig.PressStartStop(1500);
            rig.AssertLatched(StopReason.JournalUnusable);
        }

        [TestMethod]
        public void A_count_of_the_encoder_during_a_long_mount_is_no_failed_power_up()
        {
            var rig = new PenRig();
            rig.Worker.Periods = 350;
            rig.Run(300);
            rig.Tamper = inputs => inputs.EncoderCounts = 1;
            rig.Step();
            rig.Tamper = null;
            rig.RunUntil(PenState.Homing, 100);
        }

        [TestMethod]
        public void A_save_that_fails_three_times_is_a_fault()
        {
            PenRig rig = PenRig.AtRunning();
            rig.Worker.Answer(
                SlowRequest.SaveSession,
                SlowAnswer.Failed,
                SlowAnswer.Failed,
                SlowAnswer.Failed
            );
            rig.PressStartStop(60);
            rig.RunUntil(PenState.Fault, 200);
            rig.AssertLatched(StopReason.JournalWriteFailed);
        }

        [TestMethod]
        [Proves("PEN-119")]
        public void Slow_work_that_never_answers_is_a_fault()
        {
            var rig = new PenRig();
            rig.RunUntil(PenState.Identifying);
            rig.Worker.Silent = true;
            rig.RunUntil(PenState.Fault, 1100);
            rig.AssertLatched(StopReason.SlowWorkTimeout);
        }

        [TestMethod]
        [Proves("PEN-119")]
        public void A_mount_may_take_a_minute_and_is_then_a_fault()
        {
            var rig = new PenRig();
            rig.Worker.Silent = true;
            rig.Run(2990);
            Assert.AreEqual(PenState.SelfTest, rig.Out.State);
            rig.RunUntil(PenState.Fault, 20);
            rig.AssertLatched(StopReason.SlowWorkTimeout);
        }

        [TestMethod]
        [Proves("PEN-114")]
        [DataRow(60, false)]
        [DataRow(140, false)]
        [DataRow(200, true)]
        [DataRow(2000, true)]
        public void F19_A_stall_of_60_ms_is_ridden_out_and_one_of_200_ms_latched(
            int milliseconds,
            bool latched
        )
        {
            PenRig rig = PenRig.AtRunning();
            rig.PeriodMicroseconds = milliseconds * 1000;
            rig.Step();
            rig.PeriodMicroseconds = PenController.PeriodMicroseconds;
            if (latched)
            {
                rig.AssertLatched(StopReason.LoopStall);
            }
            rig.Run(50);
            Assert.AreEqual(latched ? PenState.Fault : PenState.Running, rig.Out.State);
        }

        [TestMethod]
        [Proves("PEN-114")]
        public void F19_A_stall_at_rest_alarms_nobody()
        {
            PenRig rig = PenRig.AtReady();
            rig.In.NowMicroseconds += 2_000_000;
            rig.Run(50);
            Assert.AreEqual(PenState.Ready, rig.Out.State);
        }

        [TestMethod]
        [Proves("PEN-115")]
        [DataRow(-20_000L)]
        [DataRow(-20_001L)]
        [DataRow(-3_600_000_000L)]
        public void F20_A_clock_that_stands_or_runs_backwards_stops_in_the_same_period(long microseconds)
        {
            PenRig rig = PenRig.AtRunning();
            rig.In.NowMicroseconds += microseconds;
            rig.Step();
            rig.AssertLatched(StopReason.ClockFault);
        }

        [TestMethod]
        [Proves("PEN-083")]
        public void F18_A_charger_stops_in_the_same_period_and_no_start_follows()
        {
            PenRig rig = PenRig.AtRunning();
            rig.In.ChargerConnected = true;
            rig.Step();
            Assert.IsFalse(rig.Driven);
            Assert.AreEqual(StopReason.ChargerConnected, rig.Out.Reason);
            rig.RunUntil(PenState.Ready);
            rig.PressStartStop(400);
            rig.Run(60);
            Assert.AreEqual(PenState.Ready, rig.Out.State);
        }

        [TestMethod]
        [Proves("PEN-110")]
        public void A_gate_that_vetoes_latches()
        {
            PenRig rig = PenRig.AtRunning();
            rig.Tamper = inputs => inputs.GateVetoed = true;
            rig.Step();
            rig.AssertLatched(StopReason.GateVeto);
        }
    }
}
