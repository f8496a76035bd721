// What light and buzzer say without a look at the display: each meaning has a colour and a rhythm of its own.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class IndicationTests
    {
        // More than a cycle of the slow rhythm.
        private const int LookPeriods = 64;

        private const int Dark = 0;
        private const int Red = 1;
        private const int Green = 2;
        private const int Yellow = 3;
        private const int Blue = 4;
        private const int Cyan = 6;

        /// <summary>What is seen and heard in a while.</summary>
        private sealed class Seen
        {
            private readonly PenRig _rig;
            private int _light = -1;
            private bool _sounds;

            public int Colours;
            public int Changes = -1;
            public int Beeps;

            public Seen(PenRig rig)
            {
                _rig = rig;
                rig.Watch = Look;
            }

            private void Look()
            {
                PenOutputs seen = _rig.Out;
                int light =
                    (seen.LightRed ? Red : 0) + (seen.LightGreen ? Green : 0) + (seen.LightBlue ? Blue : 0);
                Colours |= 1 << light;
                Changes += light != _light ? 1 : 0;
                Beeps += seen.Buzzer && !_sounds ? 1 : 0;
                _light = light;
                _sounds = seen.Buzzer;
            }
        }

        [TestMethod]
        [Proves("PEN-070")]
        public void Ready_is_steady_green_and_silent()
        {
            PenRig rig = PenRig.AtReady();
            rig.Run(50);
            AssertSteady(Green, rig);
        }

        [TestMethod]
        [Proves("PEN-070")]
        public void Without_a_cartridge_it_is_steady_blue_and_silent()
        {
            var rig = new PenRig();
            rig.In.CartridgePresent = false;
            rig.RunUntil(PenState.NoCartridge, 300);
            AssertSteady(Blue, rig);
        }

        [TestMethod]
        [Proves("PEN-070")]
        public void Running_is_steady_green_and_silent()
        {
            AssertSteady(Green, PenRig.AtRunning());
        }

        [TestMethod]
        [Proves("PEN-070")]
        public void Pressing_too_hard_is_fast_yellow_and_beeps_on()
        {
            PenRig rig = PenRig.AtRunning();
            rig.Motor.LoadMicronewtonMetres = 680;
            rig.RunUntil(() => rig.Out.PressureWarning, 50, "warning");
            Seen seen = LookAt(rig);
            AssertRhythm(Yellow, Dark, 9, seen);
            Assert.IsTrue(seen.Beeps >= 3, seen.Beeps + " beeps");
        }

        [TestMethod]
        [Proves("PEN-070")]
        public void A_low_battery_while_running_is_green_and_yellow_in_turn()
        {
            PenRig rig = PenRig.AtRunning();
            rig.CellMillivolts = 3550;
            rig.RunUntil(() => rig.Out.BatteryLow, 200, "warning");
            AssertRhythm(Green, Yellow, 2, LookAt(rig));
        }

        [TestMethod]
        [Proves("PEN-070")]
        public void A_battery_too_low_to_start_is_green_and_yellow_in_turn()
        {
            var rig = new PenRig { CellMillivolts = 3640 };
            rig.RunUntil(PenState.Ready, 300);
            rig.Run(50);
            AssertRhythm(Green, Yellow, 2, LookAt(rig));
        }

        [TestMethod]
        [Proves("PEN-070")]
        public void A_fault_is_fast_red_after_four_beeps()
        {
            PenRig rig = PenRig.AtRunning();
            rig.In.DriverFault = true;
            rig.Step();
            Seen seen = LookAt(rig);
            AssertRhythm(Red, Dark, 9, seen);
            // The first one began in the period of the fault.
            Assert.AreEqual(4, seen.Beeps);
        }

        [TestMethod]
        [Proves("PEN-070")]
        public void A_refused_cartridge_is_slow_yellow_after_two_beeps()
        {
            var rig = new PenRig();
            rig.Worker.Chip.UseMarkSet = true;
            rig.RunUntil(PenState.Refused, 300);
            Seen seen = LookAt(rig);
            AssertRhythm(Yellow, Dark, 2, seen);
            Assert.AreEqual(2, seen.Beeps);
        }

        [TestMethod]
        [Proves("PEN-070")]
        public void Charging_is_slow_cyan_and_silent()
        {
            PenRig rig = PenRig.AtReady();
            rig.Run(50);
            rig.In.ChargerConnected = true;
            rig.Step();
            Seen seen = LookAt(rig);
            AssertRhythm(Cyan, Dark, 2, seen);
            Assert.AreEqual(0, seen.Beeps);
        }

        private static void AssertSteady(int colour, PenRig rig)
        {
            Seen seen = LookAt(rig);
            Assert.AreEqual(1 << colour, seen.Colours);
            Assert.AreEqual(0, seen.Changes);
            Assert.AreEqual(0, seen.Beeps);
        }

        private static void AssertRhythm(int colour, int other, int changes, Seen seen)
        {
            Assert.AreEqual((1 << colour) | (1 << other), seen.Colours);
            Check.Near(changes, seen.Changes, 1);
        }

        private static Seen LookAt(PenRig rig)
        {
            var seen = new Seen(rig);
            rig.Run(LookPeriods);
            rig.Watch = null;
            return seen;
        }
    }
}
