// The bench self-test on the serial port: a line a result, in words and numbers, the record of production.
using Pen.Control;

namespace Pen.Drivers
{
    /// <summary>
    /// <c>SELFTEST 20 heartbeat cut-off: drive cut after 200 ms: pass</c>; at the end
    /// <c>SELFTEST result: FAIL, 2 not passed, first 20 heartbeat cut-off</c>. At most 80 characters.
    /// </summary>
    public static class SelfTestLine
    {
        private const string Head = "SELFTEST ";
        private const int Base = 10;

        private static readonly string[] Verdicts = { "pending", "pass", "FAIL", "skipped", "ABORTED" };

        // Before and after the number, by step; a step without either has none.
        private static readonly string[] Before =
        {
            "",
            "reads ",
            "plugs seen ",
            "at most ",
            "held ",
            "held ",
            "held ",
            "held ",
            "held ",
            "",
            "",
            "",
            "read status ",
            "reason ",
            "reason ",
            "at most ",
            "at most ",
            "turns at ",
            "off by ",
            "draws ",
            "drive cut after ",
            "stopped after ",
            "turns again after ",
            "stopped after ",
        };

        private static readonly string[] After =
        {
            "",
            " mV",
            "",
            " mA",
            " ms",
            " ms",
            " ms",
            " ms",
            " ms",
            "",
            "",
            "",
            "",
            "",
            "",
            " mA",
            " mA",
            " Hz",
            " %",
            " mA",
            " ms",
            " ms",
            " ms",
            " ms",
        };

        /// <summary>The line of a result as <see cref="SelfTestReport"/> packs it.</summary>
        public static string Of(long report)
        {
            SelfTestStep step = SelfTestReport.StepOf(report);
            SelfTestVerdict verdict = SelfTestReport.VerdictOf(report);
            if (step == SelfTestStep.None)
            {
                return Summary(report, verdict);
            }
            string line = Head + Named(step) + ": ";
            int index = (int)step;
            bool tried = verdict != SelfTestVerdict.Skipped;
            if (tried && index < Before.Length && Before[index].Length > 0)
            {
                line += Before[index] + Number(step, SelfTestReport.ValueOf(report)) + After[index] + ": ";
            }
            return line + Word(verdict);
        }

        private static string Summary(long report, SelfTestVerdict verdict)
        {
            string line = Head + "result: " + Word(verdict);
            int failed = SelfTestReport.FailedOf(report);
            return failed == 0
                ? line
                : line
                    + ", "
                    + failed.ToString()
                    + " not passed, first "
                    + Named(SelfTestReport.FirstOf(report));
        }

        private static string Named(SelfTestStep step)
        {
            int number = (int)step;
            return (number < Base ? "0" : "") + number.ToString() + " " + ScreenTexts.OfSelfTest(step);
        }

        private static string Number(SelfTestStep step, int value)
        {
            if (step != SelfTestStep.Encoder)
            {
                return value.ToString();
            }
            int tenths = value < 0 ? -value : value;
            return (value < 0 ? "-" : "") + (tenths / Base).ToString() + "." + (tenths % Base).ToString();
        }

        private static string Word(SelfTestVerdict verdict)
        {
            int index = (int)verdict;
            return index >= 0 && index < Verdicts.Length ? Verdicts[index] : Verdicts[0];
        }
    }
}
