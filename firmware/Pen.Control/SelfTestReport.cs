// A result of the self-test in one number: what the controller asks the slow worker to send.
namespace Pen.Control
{
    /// <summary>
    /// Step, verdict and value in the serial of a <see cref="SlowRequest.ReportSelfTest"/>. For the summary the step is
    /// <see cref="SelfTestStep.None"/>, and the value holds how many steps failed and which was the first.
    /// </summary>
    public static class SelfTestReport
    {
        private const int VerdictShift = 8;
        private const int ValueShift = 16;
        private const int FailedShift = 8;
        private const int ByteMask = 0xFF;

        /// <summary>The number of a step's result.</summary>
        public static long Of(SelfTestStep step, SelfTestVerdict verdict, int value)
        {
            return ((long)value << ValueShift) | ((long)(int)verdict << VerdictShift) | (long)(int)step;
        }

        /// <summary>The number of the summary.</summary>
        public static long OfSummary(SelfTestVerdict verdict, int failed, SelfTestStep first)
        {
            return Of(SelfTestStep.None, verdict, (failed << FailedShift) | (int)first);
        }

        /// <summary>The step.</summary>
        public static SelfTestStep StepOf(long report)
        {
            return (SelfTestStep)(int)(report & ByteMask);
        }

        /// <summary>The verdict.</summary>
        public static SelfTestVerdict VerdictOf(long report)
        {
            return (SelfTestVerdict)(int)((report >> VerdictShift) & ByteMask);
        }

        /// <summary>The value, in the unit of its step.</summary>
        public static int ValueOf(long report)
        {
            return (int)(report >> ValueShift);
        }

        /// <summary>Of a summary's value, how many steps failed.</summary>
        public static int FailedOf(long report)
        {
            return (ValueOf(report) >> FailedShift) & ByteMask;
        }

        /// <summary>Of a summary's value, the first step that failed; None if none did.</summary>
        public static SelfTestStep FirstOf(long report)
        {
            return (SelfTestStep)(ValueOf(report) & ByteMask);
        }
    }
}
