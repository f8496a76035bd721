// Bench self-test: the motor cut by heartbeat and by gate, its brake, and its way back, each bound on both sides.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class BenchCutTests
    {
        [TestMethod]
        public void A_sound_pen_tells_how_long_each_took()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Encoder);
            bench.Finish();
            // The last edge was made a period before.
            bench.AssertTold(SelfTestStep.HeartbeatCut, SelfTestVerdict.Pass, 180);
            bench.AssertTold(SelfTestStep.Brake, SelfTestVerdict.Pass, 100);
            bench.AssertTold(SelfTestStep.HeartbeatBack, SelfTestVerdict.Pass, 400);
            bench.AssertTold(SelfTestStep.GateCut, SelfTestVerdict.Pass, 120);
            AssertOrdered(bench, 8 + 5, 20, 6);
        }

        [TestMethod]
        public void A_drive_that_is_cut_260_ms_after_the_last_edge_passes()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Encoder);
            bench.Motor.CutAfter = 12;
            bench.Finish();
            bench.AssertTold(SelfTestStep.HeartbeatCut, SelfTestVerdict.Pass, 260);
            bench.AssertTold(SelfTestStep.GateCut, SelfTestVerdict.Pass, 120);
        }

        [TestMethod]
        public void A_drive_that_outlives_its_heartbeat_is_switched_off_after_260_ms_and_that_is_all()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Encoder);
            bench.Motor.CutAfter = 13;
            bench.Finish();
            bench.AssertTold(SelfTestStep.HeartbeatCut, SelfTestVerdict.Fail, 260);
            bench.AssertAllFrom(SelfTestStep.Brake, SelfTestVerdict.Skipped);
            AssertOrdered(bench, 12, 0, 0);
        }

        [TestMethod]
        public void A_cut_that_is_seen_later_than_260_ms_fails_and_the_rest_goes_on()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Encoder);
            bench.Motor.CutAfter = 12;
            bench.Watch = () =>
                bench.Pen.PeriodMicroseconds =
                    bench.Motor.Drive == BenchDrive.Withheld && bench.Motor.Periods == 12 ? 30000 : 20000;
            bench.Finish();
            bench.AssertTold(SelfTestStep.HeartbeatCut, SelfTestVerdict.Fail, 270);
            bench.AssertTold(SelfTestStep.Brake, SelfTestVerdict.Pass, 100);
        }

        [TestMethod]
        [DataRow(37602, 260)]
        [DataRow(37601, 180)]
        public void Cut_is_what_is_an_eighth_slower(int millihertz, int milliseconds)
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Encoder);
            bench.Motor.CutMillihertz = millihertz;
            bench.RunTo(SelfTestStep.Brake);
            bench.AssertTold(
                SelfTestStep.HeartbeatCut,
                milliseconds == 180 ? SelfTestVerdict.Pass : SelfTestVerdict.Fail,
                milliseconds
            );
        }

        [TestMethod]
        public void A_rotor_that_stands_after_200_ms_passes_the_brake()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Encoder);
            bench.Motor.StandsAfter = 10;
            bench.Motor.StandingCounts = -1;
            bench.Finish();
            bench.AssertTold(SelfTestStep.Brake, SelfTestVerdict.Pass, 200);
            bench.AssertTold(SelfTestStep.GateCut, SelfTestVerdict.Pass, 120);
        }

        [TestMethod]
        [DataRow(2)]
        [DataRow(-2)]
        public void A_rotor_that_moves_after_200_ms_fails_the_brake_and_that_is_all(int counts)
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Encoder);
            bench.Motor.StandsAfter = 11;
            bench.Motor.BrakingCounts = counts;
            bench.Finish();
            bench.AssertTold(SelfTestStep.Brake, SelfTestVerdict.Fail, 200);
            bench.AssertAllFrom(SelfTestStep.HeartbeatBack, SelfTestVerdict.Skipped);
            AssertOrdered(bench, 8 + 10, 0, 0);
        }

        [TestMethod]
        public void A_stand_that_is_seen_later_than_200_ms_fails_the_brake_and_the_rest_goes_on()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Encoder);
            bench.Motor.StandsAfter = 10;
            bench.Watch = () =>
                bench.Pen.PeriodMicroseconds =
                    bench.Motor.Drive == BenchDrive.Withheld && bench.Motor.Periods == 18 ? 30000 : 20000;
            bench.Finish();
            bench.AssertTold(SelfTestStep.Brake, SelfTestVerdict.Fail, 210);
            bench.AssertTold(SelfTestStep.HeartbeatBack, SelfTestVerdict.Pass, 400);
        }

        [TestMethod]
        public void A_motor_that_is_back_after_800_ms_passes()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Encoder);
            bench.Motor.BackAfter = 40;
            bench.Finish();
            bench.AssertTold(SelfTestStep.HeartbeatBack, SelfTestVerdict.Pass, 800);
            bench.AssertTold(SelfTestStep.GateCut, SelfTestVerdict.Pass, 120);
        }

        [TestMethod]
        public void A_motor_that_is_not_back_after_800_ms_fails_and_that_is_all()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Encoder);
            bench.Motor.BackAfter = 41;
            bench.Finish();
            bench.AssertTold(SelfTestStep.HeartbeatBack, SelfTestVerdict.Fail, 800);
            bench.AssertAllFrom(SelfTestStep.GateCut, SelfTestVerdict.Skipped);
            AssertOrdered(bench, 8 + 5, 40, 0);
        }

        [TestMethod]
        [DataRow(37602, 800)]
        [DataRow(37603, 400)]
        public void Back_is_what_is_less_than_an_eighth_slower(int millihertz, int milliseconds)
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Encoder);
            bench.Motor.BackMillihertz = millihertz;
            bench.RunTo(SelfTestStep.GateCut);
            bench.AssertTold(
                SelfTestStep.HeartbeatBack,
                milliseconds == 400 ? SelfTestVerdict.Pass : SelfTestVerdict.Fail,
                milliseconds
            );
        }

        [TestMethod]
        [DataRow(1, 59, 10, 200, true)]
        [DataRow(-1, 3, 10, 200, true)]
        [DataRow(1, 60, 5, 200, false)]
        [DataRow(2, 3, 5, 200, false)]
        [DataRow(-2, 3, 5, 200, false)]
        [DataRow(0, 59, 1, 20, true)]
        [DataRow(0, 3, 11, 200, false)]
        public void The_gate_passes_when_rotor_and_current_are_still_within_200_ms(
            int counts,
            int milliamperes,
            int standsAfter,
            int milliseconds,
            bool passes
        )
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Encoder);
            bench.Motor.GateStandsAfter = standsAfter;
            bench.Motor.GateMilliamperes = milliamperes;
            bench.Tamper = inputs =>
            {
                if (bench.Motor.Drive == BenchDrive.GateLow && bench.Motor.Periods >= standsAfter)
                {
                    inputs.EncoderCounts = counts;
                }
            };
            bench.Finish();
            bench.AssertTold(
                SelfTestStep.GateCut,
                passes ? SelfTestVerdict.Pass : SelfTestVerdict.Fail,
                milliseconds
            );
            AssertOrdered(bench, 8 + 5, 20, milliseconds / 20);
        }

        [TestMethod]
        public void A_stand_that_is_seen_later_than_200_ms_fails_the_gate()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Encoder);
            bench.Motor.GateStandsAfter = 10;
            bench.Watch = () =>
                bench.Pen.PeriodMicroseconds =
                    bench.Motor.Drive == BenchDrive.GateLow && bench.Motor.Periods == 10 ? 30000 : 20000;
            bench.Finish();
            bench.AssertTold(SelfTestStep.GateCut, SelfTestVerdict.Fail, 210);
        }

        [TestMethod]
        public void A_current_that_repeats_while_the_gate_is_low_is_no_dead_converter()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Encoder);
            bench.Motor.GateStandsAfter = 10;
            bench.Tamper = inputs =>
            {
                if (bench.Motor.Drive == BenchDrive.GateLow)
                {
                    inputs.MotorCurrentMilliamperes = 30;
                }
            };
            bench.Finish();
            bench.AssertTold(SelfTestStep.GateCut, SelfTestVerdict.Pass, 200);
        }

        private static void AssertOrdered(BenchRig bench, int withheld, int back, int gateLow)
        {
            Assert.AreEqual(withheld, bench.Motor.Ordered[(int)BenchDrive.Withheld], "withheld");
            Assert.AreEqual(back, bench.Motor.Ordered[(int)BenchDrive.Back], "back");
            Assert.AreEqual(gateLow, bench.Motor.Ordered[(int)BenchDrive.GateLow], "gate low");
        }
    }
}
