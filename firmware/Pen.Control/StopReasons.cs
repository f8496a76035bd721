// What kind of reason a stop reason is.
namespace Pen.Control
{
    /// <summary>Classes of <see cref="StopReason"/>.</summary>
    public static class StopReasons
    {
        private const int FirstFault = 100;

        /// <summary>The reason latches the supervisor in <see cref="PenState.Fault"/>.</summary>
        public static bool IsFault(StopReason reason)
        {
            return (int)reason >= FirstFault;
        }

        /// <summary>The operator cannot clear the fault: the pen needs service.</summary>
        public static bool NeedsService(StopReason reason)
        {
            return reason == StopReason.Runaway
                || reason == StopReason.GateStuck
                || reason == StopReason.DriverStuck
                || reason == StopReason.JournalUnusable
                || reason == StopReason.JournalFull
                || reason == StopReason.SelfTestFailed;
        }

        /// <summary>
        /// The fault ends the session: after it, nobody can say what the cartridge went through. The others
        /// leave the session open, so that a cleared stall does not waste a cartridge.
        /// </summary>
        public static bool EndsSession(StopReason reason)
        {
            return reason == StopReason.Runaway
                || reason == StopReason.GateStuck
                || reason == StopReason.DriverStuck
                || reason == StopReason.OverSpeed
                || reason == StopReason.SelfTestFailed;
        }
    }
}
