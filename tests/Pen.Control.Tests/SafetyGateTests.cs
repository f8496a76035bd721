// The gate by itself: each single condition vetoes, and only a person's consent opens it.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class SafetyGateTests
    {
        /// <summary>A gate, its inputs and what a controller gone mad would ask for.</summary>
        private sealed class Bench
        {
            private readonly SafetyGate _gate = new();

            public PenInputs In { get; } =
                new()
                {
                    CartridgePresent = true,
                    ClearedSerial = 0x2D,
                    BatteryMillivolts = 3800,
                };

            public PenOutputs Out { get; } = new();

            public Bench()
            {
                In.Cartridge.Serial = 0x2D;
            }

            public bool Period(bool wanted, long microseconds = 20_000)
            {
                In.NowMicroseconds += microseconds;
                Out.MotorGate = wanted;
                Out.MotorDutyPermille = wanted ? 500 : 0;
                return _gate.Apply(In, Out);
            }

            public void Consent(int holdPeriods = 15)
            {
                Period(false);
                Period(false);
                In.StartStopPressed = true;
                for (int i = 0; i < holdPeriods; i++)
                {
                    Period(false);
                }
                In.StartStopPressed = false;
                Period(false);
            }

            public void AssertVetoed()
            {
                Assert.IsFalse(Period(true));
                Assert.IsFalse(Out.MotorGate);
                Assert.AreEqual(0, Out.MotorDutyPermille);
            }
        }

        [TestMethod]
        public void Consent_and_a_sound_world_open_it()
        {
            var bench = new Bench();
            bench.Consent();
            for (int i = 0; i < 1000; i++)
            {
                Assert.IsTrue(bench.Period(true));
                Assert.AreEqual(500, bench.Out.MotorDutyPermille);
            }
        }

        [TestMethod]
        [Proves("PEN-107")]
        [DataRow("out")]
        [DataRow("opened")]
        [DataRow("no clearance")]
        [DataRow("nothing read, nothing cleared")]
        [DataRow("other serial")]
        [DataRow("charger")]
        [DataRow("driver")]
        [DataRow("battery low")]
        [DataRow("battery high")]
        [DataRow("current")]
        [DataRow("rate")]
        [DataRow("start/stop")]
        public void Each_single_condition_vetoes_and_ends_the_consent(string what)
        {
            var bench = new Bench();
            bench.Consent();
            Assert.IsTrue(bench.Period(true));
            Break(bench.In, what);
            bench.AssertVetoed();
            var sound = new Bench();
            Mend(bench.In, sound.In);
            bench.AssertVetoed();
        }

        [TestMethod]
        [Proves("PEN-107")]
        [DataRow(0L)]
        [DataRow(-20_000L)]
        [DataRow(150_001L)]
        public void A_clock_that_stalls_stands_or_runs_backwards_vetoes(long microseconds)
        {
            var bench = new Bench();
            bench.Consent();
            Assert.IsTrue(bench.Period(true));
            Assert.IsFalse(bench.Period(true, microseconds));
            Assert.IsFalse(bench.Out.MotorGate);
        }

        [TestMethod]
        public void Without_a_press_nothing_opens_it()
        {
            var bench = new Bench();
            bench.Period(false);
            bench.AssertVetoed();
        }

        [TestMethod]
        [Proves("PEN-108")]
        public void A_tap_is_no_consent()
        {
            var bench = new Bench();
            bench.Consent(10);
            bench.AssertVetoed();
        }

        [TestMethod]
        [Proves("PEN-108")]
        public void A_button_down_since_power_up_is_no_consent()
        {
            var bench = new Bench();
            bench.In.StartStopPressed = true;
            for (int i = 0; i < 50; i++)
            {
                bench.Period(false);
            }
            bench.In.StartStopPressed = false;
            bench.Period(false);
            bench.AssertVetoed();
        }

        [TestMethod]
        public void Consent_lapses_after_5_s_and_with_the_next_press()
        {
            var late = new Bench();
            late.Consent();
            late.Period(false, 5_000_001);
            late.AssertVetoed();
            var pressed = new Bench();
            pressed.Consent();
            pressed.In.StartStopPressed = true;
            pressed.Period(false);
            pressed.In.StartStopPressed = false;
            pressed.Period(false);
            pressed.Period(false);
            pressed.In.StartStopPressed = true;
            pressed.Period(false);
            pressed.In.StartStopPressed = false;
            pressed.Period(false);
            pressed.AssertVetoed();
        }

        [TestMethod]
        [Proves("PEN-108")]
        public void Consent_ends_with_the_drive()
        {
            var bench = new Bench();
            bench.Consent();
            Assert.IsTrue(bench.Period(true));
            Assert.IsTrue(bench.Period(false));
            bench.AssertVetoed();
        }

        [TestMethod]
        public void A_duty_without_the_gate_line_is_a_wish_to_drive_too()
        {
            var bench = new Bench();
            bench.In.NowMicroseconds = 20_000;
            bench.Out.MotorDutyPermille = 1;
            Assert.IsFalse(new SafetyGate().Apply(bench.In, bench.Out));
            Assert.AreEqual(0, bench.Out.MotorDutyPermille);
        }

        private static void Break(PenInputs inputs, string what)
        {
            switch (what)
            {
                case "out":
                    inputs.CartridgePresent = false;
                    break;
                case "opened":
                    inputs.CartridgeOpenings = 1;
                    break;
                case "no clearance":
                    inputs.ClearedSerial = 0;
                    break;
                case "nothing read, nothing cleared":
                    inputs.ClearedSerial = 0;
                    inputs.Cartridge.Serial = 0;
                    break;
                case "other serial":
                    inputs.Cartridge.Serial = 0x12D;
                    break;
                case "charger":
                    inputs.ChargerConnected = true;
                    break;
                case "driver":
                    inputs.DriverFault = true;
                    break;
                case "battery low":
                    inputs.BatteryMillivolts = 2799;
                    break;
                case "battery high":
                    inputs.BatteryMillivolts = 4501;
                    break;
                case "current":
                    inputs.MotorCurrentMilliamperes = 1801;
                    break;
                case "rate":
                    inputs.RotorRateMillihertz = 172501;
                    break;
                case "start/stop":
                    inputs.StartStopPressed = true;
                    break;
                default:
                    Check.Fail(what);
                    break;
            }
        }

        private static void Mend(PenInputs inputs, PenInputs sound)
        {
            inputs.CartridgePresent = sound.CartridgePresent;
            inputs.CartridgeOpenings = 0;
            inputs.ClearedSerial = sound.ClearedSerial;
            inputs.Cartridge.Serial = sound.Cartridge.Serial;
            inputs.ChargerConnected = false;
            inputs.DriverFault = false;
            inputs.BatteryMillivolts = sound.BatteryMillivolts;
            inputs.MotorCurrentMilliamperes = 0;
            inputs.RotorRateMillihertz = 0;
            inputs.StartStopPressed = false;
        }
    }
}
