// Bench self-test: how a result and the summary stand in one number.
using nanoFramework.TestFramework;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class BenchReportTests
    {
        [TestMethod]
        [DataRow(17, 2, -400, -400L * 65536 + 0x211)]
        [DataRow(23, 4, 0, 0x417L)]
        [DataRow(1, 1, 0x7FFFFFFF, 0x7FFFFFFF0101L)]
        public void Step_verdict_and_value_stand_in_one_number(int step, int verdict, int value, long report)
        {
            Assert.AreEqual(report, SelfTestReport.Of((SelfTestStep)step, (SelfTestVerdict)verdict, value));
            Assert.AreEqual(step, (int)SelfTestReport.StepOf(report));
            Assert.AreEqual(verdict, (int)SelfTestReport.VerdictOf(report));
            Assert.AreEqual(value, SelfTestReport.ValueOf(report));
        }

        [TestMethod]
        public void The_summary_says_how_many_failed_and_which_was_the_first()
        {
            long report = SelfTestReport.OfSummary(SelfTestVerdict.Fail, 5, SelfTestStep.Light);
            Assert.AreEqual(0x50A0200L, report);
            Assert.AreEqual((int)SelfTestStep.None, (int)SelfTestReport.StepOf(report));
            Assert.AreEqual((int)SelfTestVerdict.Fail, (int)SelfTestReport.VerdictOf(report));
            Assert.AreEqual(5, SelfTestReport.FailedOf(report));
            Assert.AreEqual((int)SelfTestStep.Light, (int)SelfTestReport.FirstOf(report));
        }
    }
}
