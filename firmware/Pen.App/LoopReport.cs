// Tells the serial port how regularly the control loop runs.
using Pen.Hal;

namespace Pen.App
{
    /// <summary>
    /// One line a minute while the motor is off (a line holds every thread for some 5 ms, and makes garbage):
    /// <c>LOOP n late n gap n over n fail n</c>. Control periods begun, those that started late, longest time
    /// between two in microseconds, those whose work took too long, those that ended in an exception.
    /// </summary>
    public sealed class LoopReport
    {
        /// <summary>Time between two lines in microseconds.</summary>
        public const long IntervalMicroseconds = 60L * 1000 * 1000;

        private readonly PenFirmware _firmware;
        private readonly PeriodPacer _pacer;
        private readonly IClock _clock;
        private readonly ISerialOutput _serial;
        private long _lastMicroseconds;

        /// <summary>A report that is due an interval from power-up.</summary>
        public LoopReport(PenFirmware firmware, PeriodPacer pacer, IClock clock, ISerialOutput serial)
        {
            _firmware = firmware;
            _pacer = pacer;
            _clock = clock;
            _serial = serial;
        }

        /// <summary>Sends a line if it is due and the motor is off. Slow work.</summary>
        public void SendIfDue()
        {
            long now = _clock.NowMicroseconds;
            long since = now - _lastMicroseconds;
            if ((since >= 0 && since < IntervalMicroseconds) || _firmware.Outputs.MotorGate)
            {
                return;
            }
            _lastMicroseconds = now;
            _serial.WriteLine(
                "LOOP "
                    + _firmware.Periods.ToString()
                    + " late "
                    + _pacer.LatePeriods.ToString()
                    + " gap "
                    + _pacer.LongestSpacingMicroseconds.ToString()
                    + " over "
                    + _firmware.Overruns.ToString()
                    + " fail "
                    + _firmware.Failures.ToString()
            );
        }
    }
}
