// The gate's limits to the digit: the last value that it lets pass and the first that it does not.
using nanoFramework.TestFramework;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class GateLimitTests
    {
        [TestMethod]
        [Proves("PEN-107")]
        [DataRow(2800, true)]
        [DataRow(2799, false)]
        [DataRow(4500, true)]
        [DataRow(4501, false)]
        public void The_battery_may_read_2800_to_4500_mV(int millivolts, bool passes)
        {
            PenInputs inputs = Sound();
            var gate = new SafetyGate();
            Consent(gate, inputs);
            inputs.BatteryMillivolts = millivolts;
            Assert.AreEqual(passes, Drive(gate, inputs, 20_000));
        }

        [TestMethod]
        [Proves("PEN-107")]
        [DataRow(1800, true)]
        [DataRow(1801, false)]
        public void The_motor_may_draw_1800_mA(int milliamperes, bool passes)
        {
            PenInputs inputs = Sound();
            var gate = new SafetyGate();
            Consent(gate, inputs);
            inputs.MotorCurrentMilliamperes = milliamperes;
            Assert.AreEqual(passes, Drive(gate, inputs, 20_000));
        }

        [TestMethod]
        [Proves("PEN-107")]
        [DataRow(172_500, true)]
        [DataRow(172_501, false)]
        public void The_rotor_may_turn_at_115_percent_of_the_highest_level(int millihertz, bool passes)
        {
            PenInputs inputs = Sound();
            var gate = new SafetyGate();
            Consent(gate, inputs);
            inputs.RotorRateMillihertz = millihertz;
            Assert.AreEqual(passes, Drive(gate, inputs, 20_000));
        }

        [TestMethod]
        [Proves("PEN-107")]
        [DataRow(1L, true)]
        [DataRow(0L, false)]
        [DataRow(150_000L, true)]
        [DataRow(150_001L, false)]
        public void A_period_may_take_150_ms(long microseconds, bool passes)
        {
            PenInputs inputs = Sound();
            var gate = new SafetyGate();
            Consent(gate, inputs);
            Assert.AreEqual(passes, Drive(gate, inputs, microseconds));
        }

        [TestMethod]
        [DataRow(100_000L, true)]
        [DataRow(100_001L, false)]
        public void A_drive_may_come_on_5_s_after_the_release(long lastMicroseconds, bool passes)
        {
            PenInputs inputs = Sound();
            var gate = new SafetyGate();
            Consent(gate, inputs);
            for (int i = 0; i < 49; i++)
            {
                Rest(gate, inputs, 100_000);
            }
            Assert.AreEqual(passes, Drive(gate, inputs, lastMicroseconds));
        }

        [TestMethod]
        [DataRow(250_000L, true)]
        [DataRow(249_999L, false)]
        public void A_consent_is_a_hold_of_250_ms(long microseconds, bool passes)
        {
            PenInputs inputs = Sound();
            var gate = new SafetyGate();
            Rest(gate, inputs, 20_000);
            Rest(gate, inputs, 20_000);
            inputs.StartStopPressed = true;
            Rest(gate, inputs, 20_000);
            inputs.StartStopPressed = false;
            Rest(gate, inputs, microseconds);
            Assert.AreEqual(passes, Drive(gate, inputs, 20_000));
        }

        [TestMethod]
        [Proves("PEN-108")]
        public void A_press_right_after_the_release_withdraws_the_consent()
        {
            PenInputs inputs = Sound();
            var gate = new SafetyGate();
            Consent(gate, inputs);
            inputs.StartStopPressed = true;
            Assert.IsFalse(Drive(gate, inputs, 20_000));
        }

        [TestMethod]
        [Proves("PEN-108")]
        public void One_open_sample_at_power_up_does_not_make_the_hold_that_follows_a_consent()
        {
            PenInputs inputs = Sound();
            var gate = new SafetyGate();
            Rest(gate, inputs, 20_000);
            inputs.StartStopPressed = true;
            for (int i = 0; i < 20; i++)
            {
                Rest(gate, inputs, 20_000);
            }
            inputs.StartStopPressed = false;
            Rest(gate, inputs, 20_000);
            Assert.IsFalse(Drive(gate, inputs, 20_000));
        }

        private static PenInputs Sound()
        {
            var inputs = new PenInputs
            {
                CartridgePresent = true,
                ClearedSerial = 0x2D,
                BatteryMillivolts = 3800,
            };
            inputs.Cartridge.Serial = 0x2D;
            return inputs;
        }

        private static void Consent(SafetyGate gate, PenInputs inputs)
        {
            Rest(gate, inputs, 20_000);
            Rest(gate, inputs, 20_000);
            inputs.StartStopPressed = true;
            for (int i = 0; i < 20; i++)
            {
                Rest(gate, inputs, 20_000);
            }
            inputs.StartStopPressed = false;
            Rest(gate, inputs, 20_000);
        }

        private static void Rest(SafetyGate gate, PenInputs inputs, long microseconds)
        {
            inputs.NowMicroseconds += microseconds;
            Assert.IsTrue(gate.Apply(inputs, new PenOutputs()));
        }

        private static bool Drive(SafetyGate gate, PenInputs inputs, long microseconds)
        {
            inputs.NowMicroseconds += microseconds;
            var outputs = new PenOutputs { MotorGate = true, MotorDutyPermille = 500 };
            bool passed = gate.Apply(inputs, outputs);
            Assert.AreEqual(passed, outputs.MotorGate);
            return passed;
        }
    }
}
