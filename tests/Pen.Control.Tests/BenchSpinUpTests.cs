// Bench self-test: asked for, read again, spun up; what is averaged then, and each bound on both sides.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    // 800 mV are applied. 79 and 81 mA take 115 and 118 of them, so that the back-EMF's rate is 40 927 mHz in the mean,
    // and 409 mHz are a percent of it.
    [TestClass]
    public sealed class BenchSpinUpTests
    {
        [TestMethod]
        public void A_sound_motor_passes_with_the_mean_of_the_last_200_ms()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Encoder);
            bench.Finish();
            bench.AssertTold(SelfTestStep.Encoder, SelfTestVerdict.Pass, 429);
            bench.AssertTold(SelfTestStep.BackEmf, SelfTestVerdict.Pass, 5);
            bench.AssertTold(SelfTestStep.RunningCurrent, SelfTestVerdict.Pass, 80);
            Assert.AreEqual(
                SelfTestReport.OfSummary(SelfTestVerdict.Pass, 0, SelfTestStep.None),
                bench.Summary
            );
        }

        [TestMethod]
        public void It_spins_up_for_600_ms_with_a_fifth_of_the_cell()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Encoder);
            bench.Watch = () =>
            {
                if (bench.Motor.Drive != BenchDrive.Off)
                {
                    Assert.AreEqual(200, bench.Out.MotorDutyPermille);
                    Assert.AreEqual(bench.Motor.Drive != BenchDrive.GateLow, bench.Out.MotorGate);
                }
            };
            bench.Finish();
            // From the first of 30 periods to the last but one.
            Assert.AreEqual(29, bench.Motor.Ordered[(int)BenchDrive.SpinUp]);
        }

        [TestMethod]
        public void Nothing_is_told_while_the_motor_turns()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Encoder);
            int lines = bench.Lines;
            bench.Watch = () =>
                Assert.IsTrue(bench.Lines == lines || bench.Motor.Ordered[(int)BenchDrive.GateLow] > 0);
            bench.Finish();
            Assert.AreEqual(24, bench.Lines);
        }

        [TestMethod]
        [DataRow(9999, false)]
        [DataRow(10000, true)]
        public void The_encoder_passes_from_10_Hz_and_without_it_nothing_is_cut(int millihertz, bool passes)
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Encoder);
            bench.Motor.SteadyMillihertz = millihertz;
            bench.Motor.BackMillihertz = millihertz;
            bench.Finish();
            bench.AssertTold(SelfTestStep.Encoder, Verdict(passes), millihertz / 100);
            Assert.AreEqual(passes, bench.Motor.Ordered[(int)BenchDrive.Withheld] > 0);
            if (!passes)
            {
                bench.AssertAllFrom(SelfTestStep.HeartbeatCut, SelfTestVerdict.Skipped);
                Assert.AreEqual(29, bench.Motor.Ordered[(int)BenchDrive.SpinUp]);
            }
        }

        [TestMethod]
        public void A_motor_that_turns_backwards_fails_and_is_cut_all_the_same()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Encoder);
            bench.Motor.SteadyMillihertz = -42973;
            bench.Motor.BackMillihertz = -42973;
            bench.Finish();
            bench.AssertTold(SelfTestStep.Encoder, SelfTestVerdict.Fail, -429);
            bench.AssertTold(SelfTestStep.BackEmf, SelfTestVerdict.Pass, 5);
            bench.AssertTold(SelfTestStep.GateCut, SelfTestVerdict.Pass, 120);
        }

        [TestMethod]
        [DataRow(28248, -31)]
        [DataRow(28249, -30)]
        [DataRow(53605, 30)]
        [DataRow(53606, 31)]
        public void Encoder_and_back_EMF_agree_within_30_percent(int millihertz, int percent)
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Encoder);
            bench.Motor.SteadyMillihertz = millihertz;
            bench.RunTo(SelfTestStep.RunningCurrent);
            bench.AssertTold(SelfTestStep.BackEmf, Verdict(percent <= 30 && percent >= -30), percent);
        }

        [TestMethod]
        [DataRow(24, false)]
        [DataRow(25, true)]
        [DataRow(250, true)]
        [DataRow(251, false)]
        public void The_current_of_a_motor_in_air_passes_from_25_to_250_mA(int milliamperes, bool passes)
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Encoder);
            bench.Motor.Milliamperes = milliamperes;
            bench.RunTo(SelfTestStep.HeartbeatCut);
            bench.AssertTold(SelfTestStep.RunningCurrent, Verdict(passes), milliamperes);
        }

        [TestMethod]
        public void A_current_above_the_stall_s_leaves_the_back_EMF_no_rate_and_fails()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Encoder);
            bench.Motor.Milliamperes = 1000;
            bench.Motor.SteadyMillihertz = 10000;
            bench.RunTo(SelfTestStep.RunningCurrent);
            bench.AssertTold(SelfTestStep.BackEmf, SelfTestVerdict.Fail, 9999);
        }

        [TestMethod]
        public void A_start_that_nobody_gives_fails_after_120_s()
        {
            BenchRig bench = BenchRig.AloneAt(SelfTestStep.Encoder);
            bench.AssertEndsAfter(6000, SelfTestStep.Encoder, SelfTestVerdict.Fail, 0);
            bench.Finish();
            bench.AssertAllFrom(SelfTestStep.BackEmf, SelfTestVerdict.Skipped);
        }

        [TestMethod]
        public void Depth_minus_fails_the_encoder_without_a_drive()
        {
            BenchRig bench = BenchRig.AloneAt(SelfTestStep.Encoder);
            bench.Run(4);
            Assert.AreEqual((int)SelfTestPrompt.StartMotor, (int)bench.Out.SelfTestPrompt);
            bench.In.DepthDownPressed = true;
            bench.AssertEndsAfter(2, SelfTestStep.Encoder, SelfTestVerdict.Fail, 0);
            bench.Finish();
            bench.AssertAllFrom(SelfTestStep.BackEmf, SelfTestVerdict.Skipped);
            Assert.AreEqual(0, bench.Motor.Ordered[(int)BenchDrive.SpinUp]);
            // Seven steps of the run.
            Assert.AreEqual(7, bench.Out.SelfTestFailed);
        }

        [TestMethod]
        [DataRow("status")]
        [DataRow("serial")]
        [DataRow("charger")]
        public void What_the_memory_says_when_it_is_read_again_decides_whether_it_turns(string what)
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Encoder);
            CartridgeFacts chip = bench.Pen.Worker.Chip;
            chip.Status = what == "status" ? CartridgeReadStatus.Ok : CartridgeReadStatus.Service;
            chip.Serial += what == "serial" ? 1 : 0;
            bench.In.ChargerConnected = what == "charger";
            bench.Watch = () => Assert.IsTrue(bench.Pen.Off);
            bench.AssertBrokenOffAt(SelfTestStep.Encoder);
            bench.AssertTold(SelfTestStep.Encoder, SelfTestVerdict.Aborted, 0);
            Assert.AreEqual(2, bench.Pen.Worker.TimesAsked(SlowRequest.ReadCartridge));
        }

        [TestMethod]
        public void Nothing_turns_before_the_memory_has_answered()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Encoder);
            bench.Pen.Worker.Periods = 50;
            bench.Watch = () => Assert.IsTrue(bench.Pen.Off);
            bench.Run(60);
            bench.Watch = null;
            Assert.AreEqual((int)SelfTestPrompt.Wait, (int)bench.Out.SelfTestPrompt);
            bench.Pen.Worker.Periods = 3;
            bench.Finish();
            bench.AssertTold(SelfTestStep.GateCut, SelfTestVerdict.Pass, 120);
        }

        private static SelfTestVerdict Verdict(bool passes)
        {
            return passes ? SelfTestVerdict.Pass : SelfTestVerdict.Fail;
        }
    }
}
