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
        /// And by how much, beyond <see cref="DisagreePermille"/>: an encoder that loses 30 % of its counts is
        /// found from the lowest level on, a resistance 10 % off under load is not.
        /// </summary>
        private const int DisagreeMillihertz = 8000;

        /// <summary>Share by which the faster of the two may be faster once the motor has been measured.</summary>
        private const int DisagreePermille = 1200;

        /// <summary>The same before that: the motor's constant and its resistance may be 20 % off.</summary>
        private const int UncalibratedDisagreePermille = 1500;

        /// <summary>
        /// A rotor that is so much faster than wanted, and than what it is driven with, is driven by something else.
        /// </summary>
        private const int RacingPercent = 135;

        /// <summary>Above this rate the safety gate refuses the drive at once: 115 % of the highest level.</summary>
        private const int GateMillihertz = 172500;

        /// <summary>Back-EMF, as a share of the applied voltage, above which the rotor must be turning.</summary>
        private const int TurningBackEmfPermille = 450;

        /// <summary>The back-EMF's rate tells nothing below this: resistance errors dominate.</summary>
        private const int ComparableMillihertz = 40000;

        /// <summary>Voltage over the winding that makes a third of an ampere flow.</summary>
        private const int HardMillivolts = 500;

        /// <summary>A turning motor draws at least friction's 100 mA; less than this is a dead reading.</summary>
        private const int LeastRunningMilliamperes = 25;

        private readonly MotorModel _model;
        private readonly MotorCalibration _calibration;

        private bool _wasDriven;

        private int _offRateMillihertz;
        private int _turningMilliseconds;
        private int _offCurrentMilliseconds;
        private int _stallMilliseconds;
        private int _lostMilliseconds;
        private int _implausibleMilliseconds;
        private int _noCurrentMilliseconds;
        private int _overSpeedPeriods;
        private int _racingPeriods;
        private int _overloadMilliseconds;

        /// <summary>Watches a motor, and has its calibration measure it.</summary>
        public MotorMonitor(MotorModel model, MotorCalibration calibration)
        {
            _model = model;
            _calibration = calibration;
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
        /// rotor stands (<see cref="Stalled"/>) or turns (<see cref="OverCurrent"/>), names the reason.
        /// </summary>
        public bool Cut;

        /// <summary>Pressed too hard for too long.</summary>
        public bool Overloaded;

        /// <summary>No current is read though the motor turns.</summary>
        public bool CurrentImplausible;

        /// <summary>The operator presses too hard; with hysteresis.</summary>
        public bool PressureWarning;

        /// <summary>Takes a period in which the motor is driven.</summary>
        /// <param name="inputs">The period's readings.</param>
        /// <param name="referenceMillihertz">The rate followed.</param>
        /// <param name="steady">It has stood still for a while.</param>
        /// <param name="tripMillihertz">The rate above which the rotor is too fast for the set depth.</param>
        /// <param name="dutyPermille">Duty during the period that the readings are of.</param>
        /// <param name="loadMicronewtonMetres">Observed load, smooth.</param>
        /// <param name="elapsedMilliseconds">Time since the period before.</param>
        public void Driven(
            PenInputs inputs,
            int referenceMillihertz,
            bool steady,
            int tripMillihertz,
            int dutyPermille,
            int loadMicronewtonMetres,
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
                JudgeOverCurrent(current, rate);
                return;
            }
            int applied = inputs.BatteryMillivolts * dutyPermille / 1000;
            int backEmf = applied - MotorModel.ResistiveMillivolts(current);
            bool slow = rate < referenceMillihertz / 4;
            bool lost =
                rate < TurningMillihertz
                && backEmf * 1000 > applied * TurningBackEmfPermille
                && referenceMillihertz > ComparableMillihertz;
            if (!_model.Measured)
            {
                Calibrate(steady && !lost && !slow, backEmf, rate);
            }
            PressureWarning =
                loadMicronewtonMetres
                > (
                    PressureWarning
                        ? Limits.PressureClearMicronewtonMetres
                        : Limits.PressureWarningMicronewtonMetres
                );

            if (
                !slow
                && !lost
                && rate <= tripMillihertz
                && current >= LeastRunningMilliamperes
                && loadMicronewtonMetres <= Limits.OverloadMicronewtonMetres
                && !_calibration.Impossible
                && !Disagree(rate, backEmf)
            )
            {
                // Nearly every period: a sound motor.
                if (Suspected)
                {
                    Acquit();
                }
                return;
            }
            bool overSpeed = rate > tripMillihertz;
            bool implausible = !lost && !slow && Disagree(rate, backEmf);
            bool overloaded = loadMicronewtonMetres > Limits.OverloadMicronewtonMetres;
            // A slow rotor may draw next to nothing, unless it is driven hard.
            bool noCurrent =
                current < LeastRunningMilliamperes
                && dutyPermille > 0
                && (
                    rate > ComparableMillihertz
                    || applied
                        > _model.BackEmfMillivolts(IntMath.Clamp(rate, 0, GateMillihertz)) + HardMillivolts
                );
            Suspected = true;
            _overSpeedPeriods = overSpeed ? _overSpeedPeriods + 1 : 0;
            // Far beyond is no matter of a count more or less; and the gate does not wait either.
            bool racing = implausible && rate > referenceMillihertz / 100 * RacingPercent;
            _racingPeriods = racing ? _racingPeriods + 1 : 0;
            OverSpeed = _overSpeedPeriods >= 2 || _racingPeriods >= 2 || rate > GateMillihertz;
            _stallMilliseconds = slow ? _stallMilliseconds + elapsedMilliseconds : 0;
            Stalled = _stallMilliseconds >= StallMilliseconds;
            _lostMilliseconds = lost ? _lostMilliseconds + elapsedMilliseconds : 0;
            EncoderLost = _lostMilliseconds >= DisagreeMilliseconds;
            _implausibleMilliseconds = implausible ? _implausibleMilliseconds + elapsedMilliseconds : 0;
            RateImplausible = _implausibleMilliseconds >= DisagreeMilliseconds || _calibration.Impossible;
            _noCurrentMilliseconds = noCurrent ? _noCurrentMilliseconds + elapsedMilliseconds : 0;
            CurrentImplausible = _noCurrentMilliseconds >= StallMilliseconds;
            _overloadMilliseconds = overloaded ? _overloadMilliseconds + elapsedMilliseconds : 0;
            Overloaded = _overloadMilliseconds >= Limits.OverloadMilliseconds;
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
        private void JudgeOverCurrent(int currentMilliamperes, int rateMillihertz)
        {
            Suspected = true;
            if (!Cut)
            {
                Cut = true;
                CurrentImplausible = currentMilliamperes > Limits.CurrentImplausibleMilliamperes;
                return;
            }
            Stalled = rateMillihertz < TurningMillihertz;
            OverCurrent = !Stalled;
        }

        private void Calibrate(bool steady, int backEmfMillivolts, int rateMillihertz)
        {
            if (steady && backEmfMillivolts > 0 && rateMillihertz > ComparableMillihertz)
            {
                _calibration.Update(backEmfMillivolts, rateMillihertz);
            }
            else
            {
                _calibration.Interrupt();
            }
        }

        private bool Disagree(int rateMillihertz, int backEmfMillivolts)
        {
            int byBackEmf = backEmfMillivolts > 0 ? _model.RateOfBackEmfMillihertz(backEmfMillivolts) : 0;
            int difference = rateMillihertz - byBackEmf;
            if (difference <= DisagreeMillihertz && difference >= -DisagreeMillihertz)
            {
                return false;
            }
            if (rateMillihertz <= ComparableMillihertz && byBackEmf <= ComparableMillihertz)
            {
                return false;
            }
            // Until the motor has been measured, it may be any motor of its kind.
            int permille = _model.Measured ? DisagreePermille : UncalibratedDisagreePermille;
            return rateMillihertz > byBackEmf / 1000 * permille + DisagreeMillihertz
                || byBackEmf > rateMillihertz / 1000 * permille + DisagreeMillihertz;
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
            _noCurrentMilliseconds = 0;
            _overSpeedPeriods = 0;
            _racingPeriods = 0;
            _overloadMilliseconds = 0;
        }
    }
}
