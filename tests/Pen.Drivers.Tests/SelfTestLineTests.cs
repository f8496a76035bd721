// The lines of the bench self-test on the serial port.
using nanoFramework.TestFramework;
using Pen.Control;

namespace Pen.Drivers.Tests
{
    [TestClass]
    public sealed class SelfTestLineTests
    {
        [TestMethod]
        [Proves("PEN-161")]
        public void A_result_is_told_in_words_and_numbers()
        {
            AssertLine(
                "SELFTEST 20 heartbeat cut-off: drive cut after 183 ms: pass",
                SelfTestReport.Of(SelfTestStep.HeartbeatCut, SelfTestVerdict.Pass, 183)
            );
            AssertLine(
                "SELFTEST 01 battery: reads 3100 mV: FAIL",
                SelfTestReport.Of(SelfTestStep.Battery, SelfTestVerdict.Fail, 3100)
            );
            AssertLine(
                "SELFTEST 09 all pixels on: pass",
                SelfTestReport.Of(SelfTestStep.Display, SelfTestVerdict.Pass, 0)
            );
            AssertLine(
                "SELFTEST 14 2.0 mm and back: skipped",
                SelfTestReport.Of(SelfTestStep.StepAudit, SelfTestVerdict.Skipped, 0)
            );
        }

        [TestMethod]
        public void A_rate_has_its_tenth_and_its_sign()
        {
            AssertLine(
                "SELFTEST 17 encoder direction: turns at 43.2 Hz: pass",
                SelfTestReport.Of(SelfTestStep.Encoder, SelfTestVerdict.Pass, 432)
            );
            AssertLine(
                "SELFTEST 17 encoder direction: turns at -0.7 Hz: FAIL",
                SelfTestReport.Of(SelfTestStep.Encoder, SelfTestVerdict.Fail, -7)
            );
            AssertLine(
                "SELFTEST 18 encoder, back-EMF: off by -31 %: FAIL",
                SelfTestReport.Of(SelfTestStep.BackEmf, SelfTestVerdict.Fail, -31)
            );
        }

        [TestMethod]
        [Proves("PEN-161")]
        public void The_summary_names_the_first_step_that_did_not_pass()
        {
            AssertLine(
                "SELFTEST result: pass",
                SelfTestReport.OfSummary(SelfTestVerdict.Pass, 0, SelfTestStep.None)
            );
            AssertLine(
                "SELFTEST result: FAIL, 4 not passed, first 20 heartbeat cut-off",
                SelfTestReport.OfSummary(SelfTestVerdict.Fail, 4, SelfTestStep.HeartbeatCut)
            );
        }

        private static void AssertLine(string expected, long report)
        {
            Assert.AreEqual(expected, SelfTestLine.Of(report));
        }
    }
}
