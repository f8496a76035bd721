// Watches the needle motor: does it do what the drive makes physically plausible?
namespace Pen.Control
{
    /// <summary>
    /// Finds motor faults from the period's readings and from what was commanded in the period before. Each
    /// finding lasts one period; the supervisor latches.
    /// </summary>
    public sealed class MotorMonitor
    {
        /// <summary>Above this the rotor counts as turning: a ninth of the lowest level.</summary>
        private const int TurningMillihertz = 10000;

        /// <summary>
        /// How long a rotor may turn with the drive off and lose less than an eighth of its rate a period. The
        /// brake takes 22 % a period from the slowest motor of the spread (time constant 79 ms).
        /// </summary>
        private const int RunawayMilliseconds = 60;

        /// <summary>A reading above this, with the drive off and the rotor still, is not of the motor.</summary>
        private const int OffCurrentMilliamperes = 200;

        /// <summary>How long such a reading may last.</summary>
        private const int OffCurrentMilliseconds = 100;

        /// <summary>How long a driven rotor may be far slower than the reference.</summary>
        private const int StallMilliseconds = 160;

        /// <summary>How long encoder and back-EMF may disagree.</summary>
        private const int DisagreeMilliseconds = 100;

        /// <summary>
        /// And by how much, in millihertz, beyond a share of the rate: one count in a period is 1 Hz, and a
        /// resistance 5 % off at the overload makes 2 Hz.
        /// </summary>
        private const int DisagreeMillihertz = 6000;

        /// <summary>That share, as a divisor, once the motor is measured. An encoder 30 % off is five times as far off.</summary>
        private const int DisagreeDivisor = 16;

        /// <summary>
        /// Before that, constant and resistance may be 20 % off, while a current of an ampere flows: the
        /// calibration judges, when it has both.
        /// </summary>
        private const int UnmeasuredDisagreeMillihertz = 80000;

        /// <summary>
        /// The encoder so much faster than the back-EMF, at a current above <see cref="ShortMilliamperes"/>: the
        /// rotor was caught within this period, or the winding is not what it was. A load that comes as fast as
        /// it can changes both rates alike.
        /// </summary>
        private const int ShortMillihertz = 30000;

        /// <summary>More than the spin-up of a nominal motor draws.</summary>
        private const int ShortMilliamperes = 600;

        /// <summary>A back-EMF of more than this rate is of a rotor that turns, whatever the resistance.</summary>
        private const int TurningBackEmfMillihertz = 30000;

        /// <summary>
        /// A rotor that is so much faster than wanted, and than what it is driven with, is driven by something else.
        /// </summary>
        private const int RacingPercent = 135;

        /// <summary>A rotor that was cut off has been slowing down; one that is so much faster was driven on.</summary>
        private const int FasterPercent = 110;

        /// <summary>By how much faster than what it is driven with.</summary>
        private const int RacingMillihertz = 20000;

        /// <summary>Above this rate the safety gate refuses the drive at once: 115 % of the highest level.</summary>
        private const int GateMillihertz = 172500;

        private readonly MotorModel _model;
        private readonly LoadObserver _observer;
        private readonly MotorCalibration _calibration;
        private readonly DriveMonitor _drive;

        private bool _wasDriven;

        private int _offRateMillihertz;
        private int _turningMilliseconds;
        private int _offCurrentMilliseconds;
        private int _stallMilliseconds;
        private int _lostMilliseconds;
        private int _implausibleMilliseconds;
        private int _overSpeedPeriods;
        private int _racingPeriods;
        private int _overloadMilliseconds;

        /// <summary>Watches a motor by what is observed and was learned of it.</summary>
        public MotorMonitor(MotorModel model, LoadObserver observer, MotorCalibration calibration)
        {
            _model = model;
            _observer = observer;
            _calibration = calibration;
            _drive = new DriveMonitor(observer);
        }

        /// <summary>
        /// Something did not look sound in this period. If nothing does not, no finding but
        /// <see cref="Runaway"/> can hold: the others need time.
        /// </summary>
        public bool Suspected;

        /// <summary>Driven, and held still.</summary>
        public bool Stalled;

        /// <summary>Turning by its back-EMF, still by the encoder.</summary>
        public bool EncoderLost;

        /// <summary>Encoder and back-EMF disagree by more than parameters can explain.</summary>
        public bool RateImplausible;

        /// <summary>Too fast for the set depth.</summary>
        public bool OverSpeed;

        /// <summary>Turning though the drive has been off.</summary>
        public bool Runaway;

        /// <summary>Too much current, and the rotor turns.</summary>
        public bool OverCurrent;

        /// <summary>
        /// Too much current was read: the drive is off at once, and the next period, which sees whether the
        /// rotor stands (<see cref="Stalled"/>), has been driven on by something else (<see cref="OverSpeed"/>) or
        /// just turns (<see cref="OverCurrent"/>), names the reason.
        /// </summary>
        public bool Cut;

        /// <summary>Pressed too hard for too long.</summary>
        public bool Overloaded;

        /// <summary>No current is read though the motor turns.</summary>
        public bool CurrentImplausible;

        /// <summary>The operator presses too hard; with hysteresis.</summary>
        public bool PressureWarning;

        /// <summary>Takes a period in which the motor is driven, after the observer has.</summary>
        /// <param name="inputs">The period's readings.</param>
        /// <param name="referenceMillihertz">The rate followed.</param>
        /// <param name="tripMillihertz">The rate above which the rotor is too fast for the set depth.</param>
        /// <param name="elapsedMilliseconds">Time since the period before.</param>
        public void Driven(
            PenInputs inputs,
            int referenceMillihertz,
            int tripMillihertz,
            int elapsedMilliseconds
        )
        {
            int rate = inputs.RotorRateMillihertz;
            int current = inputs.MotorCurrentMilliamperes;
            if (!_wasDriven)
            {
                BeginDriven();
            }
            if (current > Limits.OverCurrentMilliamperes || Cut)
            {
                JudgeOverCurrent(current, rate, referenceMillihertz);
                return;
            }
            LoadObserver observer = _observer;
            int electrical = observer.ElectricalMillihertz;
            int load = observer.SkinMicronewtonMetres;
            if (PressureWarning || load > Limits.PressureWarningMicronewtonMetres)
            {
                PressureWarning = load > Limits.PressureClearMicronewtonMetres;
            }
            int disagreement = observer.DisagreementMillihertz;
            int allowed = _model.Measured
                ? DisagreeMillihertz + electrical / DisagreeDivisor
                : UnmeasuredDisagreeMillihertz;
            if (
                rate >= referenceMillihertz / 4
                && rate <= tripMillihertz
                && current >= DriveMonitor.LeastRunningMilliamperes
                && load <= Limits.OverloadMicronewtonMetres
                && disagreement <= allowed
                && -disagreement <= allowed
                && !observer.Leapt
                && !_calibration.Impossible
            )
            {
                // Nearly every period: a sound motor.
                if (Suspected)
                {
                    Acquit();
                }
                return;
            }
            if (disagreement > ShortMillihertz && current > ShortMilliamperes && _model.Measured)
            {
                // Held, or shorted: so much current does not go with this rate.
                JudgeOverCurrent(current, rate, referenceMillihertz);
                return;
            }
            bool implausible = disagreement > allowed || -disagreement > allowed;
            SuspectRate(rate, referenceMillihertz, rate > tripMillihertz, implausible, elapsedMilliseconds);
            _drive.Update(inputs, referenceMillihertz, elapsedMilliseconds);
            OverSpeed |= _drive.Pushed;
            RateImplausible |= _drive.Disobeys;
            CurrentImplausible = _drive.CurrentMissing;
            bool overloaded = load > Limits.OverloadMicronewtonMetres;
            _overloadMilliseconds = overloaded ? _overloadMilliseconds + elapsedMilliseconds : 0;
            Overloaded = _overloadMilliseconds >= Limits.OverloadMilliseconds;
        }

        private void SuspectRate(
            int rate,
            int referenceMillihertz,
            bool overSpeed,
            bool implausible,
            int elapsedMilliseconds
        )
        {
            bool slow = rate < referenceMillihertz / 4;
            // By the mean over the period: where nothing obeys the duty, its end is anything.
            bool lost =
                rate < TurningMillihertz && _observer.DisagreementMillihertz < -TurningBackEmfMillihertz;
            Suspected = true;
            _overSpeedPeriods = overSpeed ? _overSpeedPeriods + 1 : 0;
            // Far beyond is no matter of a count more or less; and the gate does not wait either.
            bool racing =
                rate > referenceMillihertz / 100 * RacingPercent
                && _observer.DisagreementMillihertz > RacingMillihertz;
            _racingPeriods = racing ? _racingPeriods + 1 : 0;
            OverSpeed = _overSpeedPeriods >= 2 || _racingPeriods >= 2 || rate > GateMillihertz;
            _stallMilliseconds = slow && !lost ? _stallMilliseconds + elapsedMilliseconds : 0;
            Stalled = _stallMilliseconds >= StallMilliseconds;
            _lostMilliseconds = lost ? _lostMilliseconds + elapsedMilliseconds : 0;
            EncoderLost = _lostMilliseconds >= DisagreeMilliseconds;
            _implausibleMilliseconds =
                implausible && !slow && !lost ? _implausibleMilliseconds + elapsedMilliseconds : 0;
            RateImplausible = _implausibleMilliseconds >= DisagreeMilliseconds || _calibration.Impossible;
        }

        /// <summary>Takes a period in which the motor is off.</summary>
        public void Off(PenInputs inputs, int elapsedMilliseconds)
        {
            if (_wasDriven)
            {
                _wasDriven = false;
                PressureWarning = false;
                Acquit();
            }
            int rate = IntMath.Abs(inputs.RotorRateMillihertz);
            bool turning = rate > TurningMillihertz;
            bool drawing = inputs.MotorCurrentMilliamperes > OffCurrentMilliamperes;
            if (!turning && !drawing && !Suspected && !Runaway)
            {
                // Nearly every period.
                _offRateMillihertz = rate;
                _turningMilliseconds = 0;
                _offCurrentMilliseconds = 0;
                return;
            }
            // What brakes is on its way to rest, however fast it still is.
            turning = turning && rate > _offRateMillihertz - _offRateMillihertz / 8;
            _offRateMillihertz = rate;
            _turningMilliseconds = turning
                ? IntMath.Min(_turningMilliseconds + elapsedMilliseconds, RunawayMilliseconds)
                : 0;
            Runaway = _turningMilliseconds >= RunawayMilliseconds;
            _offCurrentMilliseconds =
                drawing && rate <= TurningMillihertz
                    ? IntMath.Min(_offCurrentMilliseconds + elapsedMilliseconds, OffCurrentMilliseconds)
                    : 0;
            CurrentImplausible = _offCurrentMilliseconds >= OffCurrentMilliseconds;
            Suspected = CurrentImplausible;
        }

        private void BeginDriven()
        {
            _wasDriven = true;
            _turningMilliseconds = 0;
            _offCurrentMilliseconds = 0;
            Runaway = false;
        }

        // A rotor that was caught a moment ago has turned for most of its period: the next one tells.
        private void JudgeOverCurrent(int currentMilliamperes, int rateMillihertz, int referenceMillihertz)
        {
            Suspected = true;
            if (!Cut)
            {
                Cut = true;
                CurrentImplausible = currentMilliamperes > Limits.CurrentImplausibleMilliamperes;
                return;
            }
            Stalled = rateMillihertz < TurningMillihertz;
            OverSpeed = rateMillihertz > referenceMillihertz / 100 * FasterPercent;
            OverCurrent = !Stalled && !OverSpeed;
        }

        // Nothing is suspected any more: what was counted begins anew.
        private void Acquit()
        {
            Suspected = false;
            Cut = false;
            OverCurrent = false;
            Stalled = false;
            EncoderLost = false;
            RateImplausible = false;
            OverSpeed = false;
            Overloaded = false;
            CurrentImplausible = false;
            _stallMilliseconds = 0;
            _lostMilliseconds = 0;
            _implausibleMilliseconds = 0;
            _drive.Acquit();
            _overSpeedPeriods = 0;
            _racingPeriods = 0;
            _overloadMilliseconds = 0;
        }
    }
}
