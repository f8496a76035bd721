// The proof before the first start: what it finds, how fast it lets go, and that nothing starts without it.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class ChainProofTests
    {
        [TestMethod]
        [Proves("PEN-166")]
        [DataRow("gate", false)]
        [DataRow("gate", true)]
        [DataRow("driver", false)]
        [DataRow("driver", true)]
        public void A_stuck_half_of_the_drive_is_found_turning_or_held(string what, bool held)
        {
            PenRig rig = Empty();
            bool gate = what == "gate";
            rig.Motor.GateStuck = gate;
            rig.Motor.DutyStuck = !gate;
            rig.Motor.Jammed = held;
            int on = 0;
            int longest = 0;
            rig.Watch = () =>
            {
                bool inStep = rig.Out.Test == (gate ? DriveTest.DutyAlone : DriveTest.GateAlone);
                on = inStep && !rig.Off ? on + 1 : 0;
                longest = Ints.Max(longest, on);
            };
            rig.In.CartridgePresent = true;
            rig.RunUntil(PenState.Fault, 60);
            rig.AssertLatched(gate ? StopReason.GateStuck : StopReason.DriverStuck);
            // What moves is let go after one period, what only draws after two.
            Assert.AreEqual(held ? 2 : 1, longest);
            rig.Run(100);
            rig.PressStartStop(1500);
            rig.AssertLatched(gate ? StopReason.GateStuck : StopReason.DriverStuck);
        }

        [TestMethod]
        [Proves("PEN-167")]
        public void A_sound_pen_never_has_both_on_and_never_moves_and_starts_at_once()
        {
            PenRig rig = Empty();
            bool duty = false;
            bool gate = false;
            bool named = true;
            rig.Watch = () =>
            {
                duty |= rig.Out.MotorDutyPermille > 0;
                gate |= rig.Out.MotorGate;
                named &= rig.Off == (rig.Out.Test == DriveTest.None);
                Assert.IsFalse(rig.Driven);
            };
            rig.In.CartridgePresent = true;
            rig.RunUntil(PenState.Ready);
            rig.Run(10);
            Assert.IsTrue(duty && gate && named);
            Assert.AreEqual(0, rig.Motor.PeakMillihertz);
            rig.Watch = null;
            rig.PressStartStop(300);
            rig.RunUntil(PenState.Running, 60);
        }

        [TestMethod]
        [Proves("PEN-166")]
        public void Every_cartridge_that_comes_is_a_proof_of_its_own()
        {
            PenRig rig = PenRig.AtReady();
            rig.Run(20);
            rig.Motor.GateStuck = true;
            rig.Run(100);
            Assert.AreEqual(PenState.Ready, rig.Out.State);
            rig.PullCartridge(5);
            rig.RunUntil(PenState.Ready);
            rig.Run(50);
            // Back within 300 ms it is the same one.
            Assert.AreEqual(PenState.Ready, rig.Out.State);
            rig.PullCartridge(20);
            rig.RunUntil(PenState.Fault, 60);
            rig.AssertLatched(StopReason.GateStuck);
        }

        [TestMethod]
        [Proves("PEN-166")]
        public void Nothing_starts_before_it_and_what_cannot_be_proven_for_5_s_is_a_fault()
        {
            PenRig rig = Empty();
            rig.In.CartridgePresent = true;
            rig.Tamper = inputs => inputs.MotorCurrentMilliamperes = rig.Out.State == PenState.Ready ? 61 : 0;
            rig.RunUntil(PenState.Ready);
            rig.PressStartStop(400);
            rig.Run(30);
            Assert.AreEqual(PenState.Ready, rig.Out.State);
            Assert.IsFalse(rig.Driven);
            rig.RunUntil(PenState.Fault, 250);
            rig.AssertLatched(StopReason.SelfTestFailed);
        }

        [TestMethod]
        public void A_count_each_way_and_one_noisy_reading_are_ridden_out()
        {
            PenRig rig = Empty();
            int tests = 0;
            rig.Tamper = inputs =>
            {
                tests = rig.Out.Test == DriveTest.None ? 0 : tests + 1;
                inputs.EncoderCounts = tests == 1 ? 2 : 0;
                inputs.MotorCurrentMilliamperes = tests == 2 ? 100 : 3;
            };
            rig.In.CartridgePresent = true;
            rig.RunUntil(PenState.Ready);
            rig.Run(20);
            rig.PressStartStop(300);
            rig.Tamper = null;
            rig.RunUntil(PenState.Opening, 10);
        }

        [TestMethod]
        [Proves("PEN-167")]
        public void It_waits_for_needles_that_are_in()
        {
            PenRig rig = Empty();
            rig.In.CartridgePresent = true;
            rig.Tamper = inputs => inputs.HomeSensorActive &= rig.Out.State != PenState.Ready;
            rig.RunUntil(PenState.Ready);
            rig.Watch = () => Assert.IsTrue(rig.Off);
            rig.Run(50);
            Assert.AreEqual(PenState.Ready, rig.Out.State);
        }

        // Proven without a cartridge, homed, with none in.
        private static PenRig Empty()
        {
            var rig = new PenRig();
            rig.In.CartridgePresent = false;
            rig.RunUntil(PenState.NoCartridge, 300);
            rig.Run(20);
            return rig;
        }
    }
}
