// Bench self-test: whatever speaks against a turning motor switches it off in the same period and ends the test.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class BenchAbortTests
    {
        [TestMethod]
        [DataRow("stop")]
        [DataRow("two buttons")]
        [DataRow("veto")]
        [DataRow("current")]
        [DataRow("rate")]
        [DataRow("rate backwards")]
        [DataRow("charger")]
        [DataRow("home")]
        [DataRow("pulse")]
        [DataRow("cartridge")]
        [DataRow("contact")]
        [DataRow("driver")]
        public void Each_of_them_stops_the_motor_at_once(string what)
        {
            BenchRig bench = Turning();
            bench.Tamper = inputs => Spoil(inputs, what);
            bench.Step();
            Assert.IsTrue(bench.Pen.Off);
            Assert.AreEqual((int)DriveTest.None, (int)bench.Out.Test);
            Assert.AreEqual(1, bench.Out.SelfTestFailed);
            Assert.AreEqual((int)SelfTestPrompt.Wait, (int)bench.Out.SelfTestPrompt);
            bench.Tamper = null;
            bench.In.ChargerConnected = false;
            bench.In.DriverFault = false;
            bench.LetGo();
            bench.Watch = () => Assert.IsTrue(bench.Pen.Off);
            bench.AssertBrokenOffAt(SelfTestStep.Encoder);
            bench.AssertTold(SelfTestStep.Encoder, SelfTestVerdict.Aborted, 0);
            Assert.AreEqual(
                SelfTestReport.OfSummary(SelfTestVerdict.Aborted, 1, SelfTestStep.Encoder),
                bench.Summary
            );
        }

        [TestMethod]
        [DataRow("heartbeat")]
        [DataRow("gate")]
        public void They_do_so_in_every_part_of_the_run(string part)
        {
            BenchRig bench = Turning();
            BenchDrive drive = part == "gate" ? BenchDrive.GateLow : BenchDrive.Withheld;
            for (int i = 0; i < 200 && bench.Motor.Drive != drive; i++)
            {
                bench.Step();
            }
            bench.Tamper = inputs => inputs.MotorCurrentMilliamperes = 1201;
            bench.Step();
            Assert.IsTrue(bench.Pen.Off);
            Assert.IsFalse(bench.Out.HeartbeatWithheld);
            bench.AssertBrokenOffAt(SelfTestStep.Encoder);
        }

        [TestMethod]
        public void A_period_of_more_than_150_ms_stops_the_motor()
        {
            BenchRig bench = Turning();
            bench.Pen.PeriodMicroseconds = 150000;
            bench.Step();
            Assert.IsTrue(bench.Pen.Driven);
            bench.Pen.PeriodMicroseconds = 151000;
            bench.Step();
            Assert.IsTrue(bench.Pen.Off);
            bench.Pen.PeriodMicroseconds = 20000;
            bench.AssertBrokenOffAt(SelfTestStep.Encoder);
        }

        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        public void A_reading_that_repeats_while_it_turns_stops_it(bool current)
        {
            BenchRig bench = Turning();
            bench.Tamper = inputs =>
            {
                if (current)
                {
                    inputs.MotorCurrentMilliamperes = 80;
                }
                else
                {
                    inputs.BatteryMillivolts = 4000;
                }
            };
            bench.Run(6);
            Assert.IsTrue(bench.Pen.Driven);
            bench.Run(4);
            Assert.IsTrue(bench.Pen.Off);
            bench.AssertBrokenOffAt(SelfTestStep.Encoder);
        }

        [TestMethod]
        [DataRow(1200, 120000)]
        [DataRow(1200, -120000)]
        public void What_is_just_within_current_and_rate_does_not(int milliamperes, int millihertz)
        {
            BenchRig bench = Turning();
            bench.Tamper = inputs =>
            {
                inputs.MotorCurrentMilliamperes = milliamperes;
                inputs.RotorRateMillihertz = millihertz;
            };
            bench.Step();
            Assert.IsTrue(bench.Pen.Driven);
            bench.Tamper = null;
            bench.Finish();
            Assert.AreEqual((int)SelfTestVerdict.Pass, (int)bench.Out.SelfTestVerdict);
        }

        // Driven for ten periods: those that are averaged are to come.
        private static BenchRig Turning()
        {
            BenchRig bench = BenchRig.At(SelfTestStep.Encoder);
            for (int i = 0; i < 100 && bench.Motor.Ordered[(int)BenchDrive.SpinUp] < 10; i++)
            {
                bench.Step();
            }
            Assert.IsTrue(bench.Pen.Driven);
            return bench;
        }

        private static void Spoil(PenInputs inputs, string what)
        {
            switch (what)
            {
                case "stop":
                    inputs.StartStopPressed = true;
                    break;
                case "two buttons":
                    inputs.SpeedUpPressed = true;
                    inputs.DepthUpPressed = true;
                    break;
                case "veto":
                    inputs.GateVetoed = true;
                    break;
                case "current":
                    inputs.MotorCurrentMilliamperes = 1201;
                    break;
                case "rate":
                    inputs.RotorRateMillihertz = 120001;
                    break;
                case "rate backwards":
                    inputs.RotorRateMillihertz = -120001;
                    break;
                case "charger":
                    inputs.ChargerConnected = true;
                    break;
                case "home":
                    inputs.HomeSensorActive = false;
                    break;
                case "pulse":
                    inputs.StepsCounted++;
                    break;
                case "cartridge":
                    inputs.CartridgePresent = false;
                    break;
                case "contact":
                    inputs.CartridgeOpenings = 1;
                    break;
                case "driver":
                    inputs.DriverFault = true;
                    break;
                default:
                    Check.Fail(what);
                    break;
            }
        }
    }
}
