// Watches what the drive gives the needle motor: does it go through the motor, and does nothing else?
namespace Pen.Control
{
    /// <summary>
    /// Finds a motor that is fed past its driver, a driver that does not obey, and a current that is not read. It is
    /// asked only in periods in which something is suspected: a sound motor costs it nothing.
    /// </summary>
    public sealed class DriveMonitor
    {
        /// <summary>A turning motor draws at least friction's 80 mA; less than this is none, or a dead reading.</summary>
        public const int LeastRunningMilliamperes = 25;

        /// <summary>Below this rate even a sound reading may be that small.</summary>
        private const int ComparableMillihertz = 40000;

        /// <summary>Half a volt over the winding, as a rate: makes a third of an ampere flow.</summary>
        private const int HardMillihertz = 30000;

        /// <summary>How long no current may flow through a motor that turns: a load let go makes none for a few periods.</summary>
        private const int NoCurrentMilliseconds = 160;

        /// <summary>
        /// And how long in spite of half a volt, which no load explains: two readings in a row, so that a single one
        /// that is wrong is none.
        /// </summary>
        private const int HardMilliseconds = 40;

        /// <summary>
        /// A rotor without a current that gains so much in a period is driven past the amplifier. One that the drive
        /// sped up by that much ends the period with 100 mA or more; a count more or less at either end makes 2 Hz.
        /// </summary>
        private const int PushedMillihertz = 8000;

        /// <summary>
        /// A back-EMF that leaps for so many periods in a row is none: the current does not follow the duty. A load
        /// that comes or goes makes one leap; and without a current it is the reading that is in doubt.
        /// </summary>
        private const int LeapingPeriods = 3;

        private readonly LoadObserver _observer;

        private int _noCurrentMilliseconds;
        private int _leapingPeriods;
        private int _emptyRateMillihertz;

        /// <summary>Watches a drive by what is observed of its motor.</summary>
        public DriveMonitor(LoadObserver observer)
        {
            _observer = observer;
        }

        /// <summary>Faster than wanted and gaining, without a current.</summary>
        public bool Pushed;

        /// <summary>The current does not follow the duty.</summary>
        public bool Disobeys;

        /// <summary>No current is read though the motor turns, or is driven hard.</summary>
        public bool CurrentMissing;

        /// <summary>Takes a period in which the motor is driven and something is suspected, after the observer has.</summary>
        /// <param name="inputs">The period's readings.</param>
        /// <param name="referenceMillihertz">The rate followed.</param>
        /// <param name="elapsedMilliseconds">Time since the period before.</param>
        public void Update(PenInputs inputs, int referenceMillihertz, int elapsedMilliseconds)
        {
            int rate = inputs.RotorRateMillihertz;
            bool empty = inputs.MotorCurrentMilliamperes < LeastRunningMilliamperes;
            // A load let go in the period before may have sped it up: both must end without a current.
            Pushed =
                empty
                && _emptyRateMillihertz > referenceMillihertz
                && rate > _emptyRateMillihertz + PushedMillihertz;
            _emptyRateMillihertz = empty ? rate : 0;
            _leapingPeriods = _observer.TakeLeap() && !empty ? _leapingPeriods + 1 : 0;
            Disobeys = _leapingPeriods >= LeapingPeriods;
            bool hard = _observer.DisagreementMillihertz < -HardMillihertz;
            // A slow rotor may draw next to nothing, unless it is driven hard.
            bool missing = empty && (rate > ComparableMillihertz || hard);
            _noCurrentMilliseconds = missing ? _noCurrentMilliseconds + elapsedMilliseconds : 0;
            CurrentMissing = _noCurrentMilliseconds >= (hard ? HardMilliseconds : NoCurrentMilliseconds);
        }

        /// <summary>Nothing is suspected any more: what was counted begins anew.</summary>
        public void Acquit()
        {
            Pushed = false;
            Disobeys = false;
            CurrentMissing = false;
            _noCurrentMilliseconds = 0;
            _leapingPeriods = 0;
            _emptyRateMillihertz = 0;
        }
    }
}
