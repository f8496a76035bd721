// The power-up test: what passes it, what fails it, and when; and which faults a session does not outlive.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class SelfTestTests
    {
        [TestMethod]
        [Proves("PEN-118")]
        [DataRow("counts")]
        [DataRow("current")]
        [DataRow("driver")]
        [DataRow("battery low")]
        [DataRow("battery high")]
        public void Each_single_reading_that_is_wrong_fails_it_in_5_s(string what)
        {
            var rig = new PenRig();
            rig.Tamper = inputs => Spoil(inputs, what);
            rig.Watch = () => Assert.IsFalse(rig.Driven);
            rig.Run(240);
            Assert.AreEqual(PenState.SelfTest, rig.Out.State);
            Assert.AreEqual(0, rig.Axis.Moves);
            rig.RunUntil(PenState.Fault, 12);
            rig.AssertLatched(StopReason.SelfTestFailed);
        }

        [TestMethod]
        [Proves("PEN-118")]
        [DataRow("counts")]
        [DataRow("current")]
        [DataRow("driver")]
        public void A_reading_that_is_wrong_for_one_period_begins_the_200_ms_anew(string what)
        {
            var rig = new PenRig();
            rig.Run(8);
            rig.Tamper = inputs => Spoil(inputs, what);
            rig.Step();
            rig.Tamper = null;
            rig.In.DriverFault = false;
            rig.Run(9);
            Assert.AreEqual(PenState.SelfTest, rig.Out.State);
            rig.RunUntil(PenState.Homing, 3);
        }

        [TestMethod]
        [Proves("PEN-118")]
        public void Readings_that_hold_pass_only_with_the_journal_mounted()
        {
            var rig = new PenRig();
            rig.Worker.Periods = 100;
            rig.Run(99);
            Assert.AreEqual(PenState.SelfTest, rig.Out.State);
            rig.RunUntil(PenState.Homing, 10);
        }

        [TestMethod]
        [Proves("PEN-054")]
        public void A_runaway_ends_the_session()
        {
            PenRig rig = PenRig.AtRunning();
            rig.PressStartStop(60);
            rig.RunUntil(PenState.Ready);
            Assert.AreEqual(CartridgeVerdict.InSession, rig.Out.Verdict);
            rig.Run(20);
            rig.Motor.ShortedOn = true;
            rig.RunUntil(PenState.Fault, 10);
            rig.AssertLatched(StopReason.Runaway);
            Assert.AreEqual(CartridgeVerdict.SessionOver, rig.Out.Verdict);
        }

        private static void Spoil(PenInputs inputs, string what)
        {
            switch (what)
            {
                case "counts":
                    inputs.EncoderCounts = 1;
                    break;
                case "current":
                    inputs.MotorCurrentMilliamperes = 60;
                    break;
                case "driver":
                    inputs.DriverFault = true;
                    break;
                case "battery low":
                    inputs.BatteryMillivolts = 2499;
                    break;
                case "battery high":
                    inputs.BatteryMillivolts = 4501;
                    break;
                default:
                    Check.Fail(what);
                    break;
            }
        }
    }
}
