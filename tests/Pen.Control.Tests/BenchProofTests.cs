// Bench self-test: duty and gate each alone, what they find, and what is not tried any more then.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class BenchProofTests
    {
        // Seeking home goes nowhere near; the 2 mm of the audit are 320 quarter steps.
        private const int FarOutSteps = 300;

        [TestMethod]
        public void Duty_and_gate_are_each_on_alone_for_three_periods_and_their_peak_is_told()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.DutyAlone);
            int duty = 0;
            int gate = 0;
            bench.Watch = () =>
            {
                if (bench.Out.Test == DriveTest.DutyAlone)
                {
                    duty++;
                    Assert.IsFalse(bench.Out.MotorGate);
                    Assert.AreEqual(ChainProof.DutyPermille, bench.Out.MotorDutyPermille);
                }
                else if (bench.Out.Test == DriveTest.GateAlone)
                {
                    gate++;
                    Assert.IsTrue(bench.Out.MotorGate);
                    Assert.AreEqual(0, bench.Out.MotorDutyPermille);
                }
                else
                {
                    Assert.IsTrue(bench.Pen.Off);
                }
            };
            bench.Tamper = inputs =>
                inputs.MotorCurrentMilliamperes =
                    bench.Out.Test == DriveTest.DutyAlone ? 31
                    : bench.Out.Test == DriveTest.GateAlone ? 32
                    : 50;
            bench.AssertEndsAfter(5, SelfTestStep.DutyAlone, SelfTestVerdict.Pass, 31);
            bench.RunTo(SelfTestStep.Encoder);
            bench.AssertTold(SelfTestStep.GateAlone, SelfTestVerdict.Pass, 32);
            Assert.AreEqual(3, duty);
            Assert.AreEqual(3, gate);
        }

        [TestMethod]
        public void A_duty_that_drives_with_the_gate_low_fails_and_nothing_more_is_tried()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.DutyAlone);
            bench.Tamper = inputs =>
                inputs.MotorCurrentMilliamperes = bench.Out.Test == DriveTest.DutyAlone ? 345 : 3;
            bench.Watch = () => Assert.IsFalse(bench.Out.MotorGate);
            bench.Finish();
            bench.AssertTold(SelfTestStep.DutyAlone, SelfTestVerdict.Fail, 345);
            bench.AssertAllFrom(SelfTestStep.GateAlone, SelfTestVerdict.Skipped);
            AssertSummary(bench, 9, SelfTestStep.DutyAlone);
        }

        [TestMethod]
        public void A_gate_that_drives_with_a_duty_of_zero_fails_and_nothing_more_is_tried()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.DutyAlone);
            bench.Tamper = inputs =>
                inputs.MotorCurrentMilliamperes = bench.Out.Test == DriveTest.GateAlone ? 678 : 3;
            bench.Watch = () => Assert.IsFalse(bench.Pen.Driven);
            bench.Finish();
            bench.AssertTold(SelfTestStep.DutyAlone, SelfTestVerdict.Pass, 3);
            bench.AssertTold(SelfTestStep.GateAlone, SelfTestVerdict.Fail, 678);
            bench.AssertAllFrom(SelfTestStep.Encoder, SelfTestVerdict.Skipped);
            AssertSummary(bench, 8, SelfTestStep.GateAlone);
        }

        [TestMethod]
        public void What_cannot_be_proven_for_5_s_fails_the_first_of_them()
        {
            BenchRig bench = BenchRig.AloneAt(SelfTestStep.DutyAlone);
            bench.Tamper = inputs => inputs.MotorCurrentMilliamperes = 60;
            bench.AssertEndsAfter(250, SelfTestStep.DutyAlone, SelfTestVerdict.Fail, 0);
            bench.Finish();
            bench.AssertAllFrom(SelfTestStep.GateAlone, SelfTestVerdict.Skipped);
        }

        [TestMethod]
        public void What_cannot_be_proven_for_5_s_more_fails_the_second()
        {
            BenchRig bench = BenchRig.AloneAt(SelfTestStep.GateAlone);
            bench.Tamper = inputs => inputs.MotorCurrentMilliamperes = 60;
            bench.AssertEndsAfter(250, SelfTestStep.GateAlone, SelfTestVerdict.Fail, 4);
            bench.Finish();
            bench.AssertAllFrom(SelfTestStep.Encoder, SelfTestVerdict.Skipped);
        }

        [TestMethod]
        public void A_proof_that_is_broken_off_again_and_again_ends_12_s_after_its_first_period()
        {
            BenchRig bench = BenchRig.AloneAt(SelfTestStep.GateAlone);
            bench.Tamper = inputs => inputs.ChargerConnected = bench.Out.Test == DriveTest.GateAlone;
            // The first step took five periods.
            bench.AssertEndsAfter(595, SelfTestStep.GateAlone, SelfTestVerdict.Fail, 0);
            bench.Tamper = null;
            bench.In.ChargerConnected = false;
            bench.Finish();
            bench.AssertAllFrom(SelfTestStep.Encoder, SelfTestVerdict.Skipped);
        }

        [TestMethod]
        public void Nothing_is_proven_while_the_needles_may_be_out()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.DutyAlone);
            bench.Tamper = inputs => inputs.HomeSensorActive = false;
            bench.Watch = () => Assert.IsTrue(bench.Pen.Off);
            bench.Run(100);
            Assert.AreEqual((int)SelfTestStep.DutyAlone, (int)bench.Out.SelfTestStep);
        }

        [TestMethod]
        public void Without_the_service_cartridge_nothing_goes_out_and_nothing_turns()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Cartridge);
            bench.Pen.Worker.Chip.Status = CartridgeReadStatus.Ok;
            AssertNothingMoves(bench);
            bench.AssertTold(SelfTestStep.Home, SelfTestVerdict.Pass, 0);
            AssertSummary(bench, 11, SelfTestStep.Cartridge);
        }

        [TestMethod]
        public void Without_a_home_nothing_goes_out_and_nothing_turns()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Home);
            bench.Pen.Axis.HomeStuckInactive = true;
            AssertNothingMoves(bench);
            bench.AssertTold(SelfTestStep.Cartridge, SelfTestVerdict.Pass, (int)CartridgeReadStatus.Service);
            AssertSummary(bench, 11, SelfTestStep.Home);
        }

        [TestMethod]
        public void Where_the_audit_left_the_needles_in_doubt_the_proof_waits_in_vain_and_fails()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.StepAudit);
            bench.Pen.Axis.MissCounts = 1;
            bench.Watch = () => Assert.IsTrue(bench.Pen.Off);
            bench.Finish();
            bench.AssertTold(SelfTestStep.DutyAlone, SelfTestVerdict.Fail, 0);
            AssertSummary(bench, 10, SelfTestStep.StepAudit);
        }

        private static void AssertNothingMoves(BenchRig bench)
        {
            bench.Watch = () => Assert.IsTrue(bench.Pen.Off);
            bench.Pen.Axis.Deepest = int.MinValue;
            bench.Finish();
            bench.AssertAllFrom(SelfTestStep.StepAudit, SelfTestVerdict.Skipped);
            Assert.IsTrue(bench.Pen.Axis.Deepest < FarOutSteps);
        }

        private static void AssertSummary(BenchRig bench, int failed, SelfTestStep first)
        {
            Assert.AreEqual(SelfTestReport.OfSummary(SelfTestVerdict.Fail, failed, first), bench.Summary);
        }
    }
}
