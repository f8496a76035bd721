// Bench self-test: battery, charger's line and current at rest, each bound on both sides.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class BenchReadingsTests
    {
        [TestMethod]
        [DataRow(3399, false)]
        [DataRow(3400, true)]
        [DataRow(4350, true)]
        [DataRow(4351, false)]
        public void The_battery_passes_from_3400_to_4350_mV_as_read_after_400_ms(int millivolts, bool passes)
        {
            BenchRig bench = BenchRig.AloneAt(SelfTestStep.Battery);
            bench.Run(19);
            bench.Tamper = inputs => inputs.BatteryMillivolts = millivolts;
            bench.AssertEndsAfter(
                1,
                SelfTestStep.Battery,
                passes ? SelfTestVerdict.Pass : SelfTestVerdict.Fail,
                millivolts
            );
        }

        [TestMethod]
        public void The_charger_passes_when_both_levels_were_seen_and_each_is_asked_for()
        {
            BenchRig bench = BenchRig.AloneAt(SelfTestStep.Charger);
            bench.Run(5);
            AssertPrompt(SelfTestPrompt.PlugCharger, bench);
            bench.In.ChargerConnected = true;
            bench.Run(5);
            AssertPrompt(SelfTestPrompt.UnplugCharger, bench);
            bench.In.ChargerConnected = false;
            bench.AssertEndsAfter(1, SelfTestStep.Charger, SelfTestVerdict.Pass, 1);
        }

        [TestMethod]
        [DataRow(false, 0)]
        [DataRow(true, 1)]
        public void A_charger_line_that_shows_one_level_fails_after_60_s(bool plugged, int value)
        {
            BenchRig bench = BenchRig.AloneAt(SelfTestStep.Charger);
            bench.In.ChargerConnected = plugged;
            bench.AssertEndsAfter(3000, SelfTestStep.Charger, SelfTestVerdict.Fail, value);
        }

        [TestMethod]
        public void Depth_minus_fails_the_charger_at_once()
        {
            BenchRig bench = BenchRig.AloneAt(SelfTestStep.Charger);
            bench.Run(5);
            bench.In.DepthDownPressed = true;
            bench.AssertEndsAfter(2, SelfTestStep.Charger, SelfTestVerdict.Fail, 0);
        }

        [TestMethod]
        [DataRow(59, true)]
        [DataRow(60, false)]
        public void Current_at_rest_passes_below_60_mA_at_its_largest_in_400_ms(int milliamperes, bool passes)
        {
            BenchRig bench = BenchRig.AloneAt(SelfTestStep.RestCurrent);
            bench.Tamper = inputs => inputs.MotorCurrentMilliamperes = milliamperes;
            bench.Step();
            bench.Tamper = null;
            bench.AssertEndsAfter(
                19,
                SelfTestStep.RestCurrent,
                passes ? SelfTestVerdict.Pass : SelfTestVerdict.Fail,
                milliamperes
            );
        }

        [TestMethod]
        [DataRow(1, 1, true)]
        [DataRow(-1, 20, true)]
        [DataRow(2, 1, false)]
        [DataRow(-2, 2, false)]
        public void A_rotor_at_rest_tells_one_count_a_period_at_most(int counts, int periods, bool passes)
        {
            BenchRig bench = BenchRig.AloneAt(SelfTestStep.RestCurrent);
            bench.Tamper = inputs => inputs.EncoderCounts = counts;
            bench.Run(periods);
            bench.Tamper = null;
            bench.AssertEndsAfter(
                20 - periods,
                SelfTestStep.RestCurrent,
                passes ? SelfTestVerdict.Pass : SelfTestVerdict.Fail,
                4
            );
        }

        private static void AssertPrompt(SelfTestPrompt prompt, BenchRig bench)
        {
            Assert.AreEqual((int)prompt, (int)bench.Out.SelfTestPrompt);
        }
    }
}
