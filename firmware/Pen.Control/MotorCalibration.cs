// Learns the motor from the motor, at its first spin-up with a cartridge.
namespace Pen.Control
{
    /// <summary>
    /// Sums voltage, current and rate while the reference rises and again when it stands. The two sums give two
    /// equations for back-EMF constant and resistance; the current that only the rise needed gives the inertia,
    /// and the current of the steady rate the friction, if it can be friction's alone. What the encoder says
    /// later is judged by the motor as it was then, so that a motor 20 % off its data sheet works like any other
    /// and an encoder that goes wrong is found all the same. A measurement further off than any sound motor can
    /// be is the encoder's fault or the motor's end.
    /// </summary>
    public sealed class MotorCalibration
    {
        /// <summary>Periods averaged in steady turning: one encoder count in 4 periods is 0.3 Hz.</summary>
        private const int SteadyPeriods = 4;

        /// <summary>Periods that the rotor is given to follow the reference that has come to stand.</summary>
        private const int SettlePeriods = 2;

        /// <summary>The same after constant and resistance have been learned.</summary>
        private const int LoadSettlePeriods = 12;

        /// <summary>Periods over which the load is averaged.</summary>
        private const int LoadPeriods = 8;

        /// <summary>Fewer periods of rising than this tell nothing of resistance and inertia.</summary>
        private const int LeastRisingPeriods = 3;

        /// <summary>Time constant of the filter behind the current's amplifier, in thousandths of a period: 1 ms.</summary>
        private const int FilterPermille = 50;

        /// <summary>Changes a period below this are no rise.</summary>
        private const int RisingMillihertz = 10000;

        /// <summary>The rate below which stiction and the encoder's coarseness rule.</summary>
        private const int LeastMillihertz = 8000;

        /// <summary>
        /// Lowest constant believed: 20 % below the nominal one, and what converters and resistance add. An
        /// encoder that counts too much errs this way; it makes a slow rotor.
        /// </summary>
        public const int LowestMicrovoltsPerHertz = MotorModel.NominalMicrovoltsPerHertz * 765 / 1000;

        /// <summary>
        /// Highest constant believed: 20 % above, and the same. An encoder that loses counts errs this way, and
        /// makes a fast rotor: a loss of 30 % reads 143 %.
        /// </summary>
        public const int HighestMicrovoltsPerHertz = MotorModel.NominalMicrovoltsPerHertz * 125 / 100;

        /// <summary>How far a measurement may be from what this pen has kept, in percent: heat and wear.</summary>
        private const int KeptPercent = 10;

        /// <summary>20 % less friction, and what the current's converter and the constant add.</summary>
        private const int LowestFrictionPermille = 720;

        private const int HighestFrictionPermille = 1300;

        /// <summary>Inertia, constant and resistance 20 % off, each the way that makes it least or most.</summary>
        private const int LowestInertiaMicroamperes = 7000;

        private const int HighestInertiaMicroamperes = 33000;

        /// <summary>A change of less than this is not worth the flash, in percent.</summary>
        private const int WorthPercent = 2;

        private const int LowestMilliohms = MotorModel.NominalMilliohms * 75 / 100;
        private const int HighestMilliohms = MotorModel.NominalMilliohms * 130 / 100;

        /// <summary>Less than this is no constant of any motor: 6 % of the nominal one.</summary>
        private const int LeastMicrovoltsPerHertz = 1000;

        /// <summary>A back-EMF that gains less than 5 Hz in a rise of 20 and more is not of this world.</summary>
        private const int LeastGainedHundredths = 500;

        private readonly MotorModel _model;

        private bool _learned;
        private bool _loadLearned;
        private int _endVoltage;
        private int _endCurrent;
        private int _firstVoltage;
        private int _firstCurrent;
        private int _lastVoltage;
        private int _lastCurrent;
        private int _endCurrents;
        private int _periods;
        private int _standing;
        private long _risingVoltage;
        private long _risingCurrent;
        private long _risingRate;
        private int _rising;
        private bool _risen;
        private int _firstRate;
        private int _lastRate;
        private long _voltage;
        private long _current;
        private long _rate;

        /// <summary>Teaches a model.</summary>
        public MotorCalibration(MotorModel model)
        {
            _model = model;
        }

        /// <summary>There is something left to learn at this spin-up.</summary>
        public bool Open;

        /// <summary>In this period something was learned.</summary>
        public bool Learned;

        /// <summary>In this period a measurement was finished that no sound motor and encoder give.</summary>
        public bool Impossible;

        /// <summary>Another cartridge, another load on the crank: begin anew from what is kept.</summary>
        public void Reset()
        {
            _model.Forget();
            _learned = false;
            _loadLearned = false;
            Open = false;
            Impossible = false;
        }

        /// <summary>
        /// The constant that this pen keeps from earlier runs, in microvolts per hertz; 0 for none. A motor that is
        /// another one is found by it at the first spin-up, and an encoder that is wrong from the beginning.
        /// </summary>
        public void Keep(int microvoltsPerHertz)
        {
            _model.Keep(microvoltsPerHertz);
        }

        /// <summary>The constant to be kept from now on, in microvolts per hertz; 0 if what is kept still holds.</summary>
        public int WorthKeeping
        {
            get
            {
                int constant = _model.BackEmfMicrovoltsPerHertz;
                int change = IntMath.Abs(constant - _model.KeptMicrovoltsPerHertz);
                return _learned && change > constant * WorthPercent / 100 ? constant : 0;
            }
        }

        /// <summary>A spin-up begins.</summary>
        public void Begin()
        {
            Impossible = false;
            Open = !_learned || !_loadLearned;
            _periods = 0;
            _standing = 0;
            _rising = 0;
            _risen = false;
            _endVoltage = 0;
            _endCurrent = 0;
            _endCurrents = 0;
            _risingVoltage = 0;
            _risingCurrent = 0;
            _risingRate = 0;
            BeginSteady();
        }

        /// <summary>Takes a period while <see cref="Open"/>.</summary>
        /// <param name="appliedMillivolts">Duty times battery voltage.</param>
        /// <param name="currentMilliamperes">Winding current at the period's end.</param>
        /// <param name="rateMillihertz">Measured rate.</param>
        /// <param name="changeMillihertz">By how much the reference moved in the period.</param>
        /// <param name="loadMilliamperes">Current that the observer lays to friction and skin.</param>
        public void Update(
            int appliedMillivolts,
            int currentMilliamperes,
            int rateMillihertz,
            int changeMillihertz,
            int loadMilliamperes
        )
        {
            Impossible = false;
            Learned = false;
            // Voltage and current are the period's end's, the rate is its mean: so is the mean of two ends.
            int voltage = (appliedMillivolts + _endVoltage) / 2;
            int current = (currentMilliamperes + _endCurrent) / 2;
            _endVoltage = appliedMillivolts;
            _endCurrent = currentMilliamperes;
            if (changeMillihertz != 0)
            {
                _standing = 0;
                BeginSteady();
                if (changeMillihertz < RisingMillihertz || rateMillihertz < LeastMillihertz)
                {
                    // One rise without a break: another level asked for at its end is none of it.
                    _risen = _rising != 0;
                }
                else if (!_risen)
                {
                    Rise(voltage, current, rateMillihertz);
                }
                return;
            }
            _risen = _rising != 0;
            _standing++;
            if (_standing <= (_learned ? LoadSettlePeriods : SettlePeriods))
            {
                return;
            }
            _voltage += voltage;
            _current += _learned ? loadMilliamperes : current;
            _rate += rateMillihertz;
            _periods++;
            if (!_learned && _periods == SteadyPeriods)
            {
                Learn();
                // The rotor goes where it ought to be; then its load is looked at.
                _standing = 0;
                BeginSteady();
            }
            else if (_periods == LoadPeriods)
            {
                LearnLoad((int)(_current / LoadPeriods), (int)(_rate / LoadPeriods));
                Open = false;
            }
        }

        private void BeginSteady()
        {
            _periods = 0;
            _voltage = 0;
            _current = 0;
            _rate = 0;
        }

        private void Rise(int millivolts, int milliamperes, int rateMillihertz)
        {
            if (_rising == 0)
            {
                _firstRate = rateMillihertz;
                _firstVoltage = _endVoltage;
                _firstCurrent = _endCurrent;
            }
            else
            {
                _endCurrents += _endCurrent;
            }
            _lastRate = rateMillihertz;
            _lastVoltage = _endVoltage;
            _lastCurrent = _endCurrent;
            _rising++;
            _risingVoltage += millivolts;
            _risingCurrent += milliamperes;
            _risingRate += rateMillihertz;
        }

        private void Learn()
        {
            int rate = (int)(_rate / SteadyPeriods);
            int current = (int)(_current / SteadyPeriods);
            int voltage = (int)(_voltage / SteadyPeriods);
            if (rate < LeastMillihertz)
            {
                return;
            }
            int milliohms = MotorModel.NominalMilliohms;
            int constant = ConstantOf(voltage, current, milliohms, rate);
            if (HasRisen())
            {
                // What the rise needs to know of the motor is a correction: it is right at the second time.
                for (int pass = 0; pass < 2; pass++)
                {
                    milliohms = ResistanceOf(voltage, current, rate, milliohms, constant);
                    constant = ConstantOf(voltage, current, milliohms, rate);
                }
            }
            Impossible = IsImpossible(constant);
            if (!Impossible)
            {
                _learned = true;
                Learned = true;
                _model.Take(constant, milliohms);
            }
        }

        private bool HasRisen()
        {
            return _rising >= LeastRisingPeriods
                && _lastRate - _firstRate >= RisingMillihertz / 2 * (_rising - 1);
        }

        // V = k w + R I in steady turning, in microvolts per hertz. Never 0: by it is divided.
        private static int ConstantOf(int millivolts, int milliamperes, int milliohms, int millihertz)
        {
            long constant = (millivolts * 1000L - (long)milliamperes * milliohms) * 1000 / millihertz;
            return constant < LeastMicrovoltsPerHertz ? LeastMicrovoltsPerHertz : (int)constant;
        }

        // The same of the rise beside it, solved for R, in milliohms. A motor is believed of the time constant T = R J /
        // k2 that a resistance and a constant make: its mean rate over a period is above that of the period's two ends by
        // 20 ms / (12 T) of what it gained, and the current that accelerates it is read too high by 1 ms / T.
        private int ResistanceOf(
            int millivolts,
            int milliamperes,
            int millihertz,
            int milliohms,
            int constant
        )
        {
            int periods = TimeConstant(
                AcceleratingMicroamperes(milliamperes, milliohms, constant),
                milliohms,
                constant
            );
            int accelerating = _endCurrents / (_rising - 1) - milliamperes;
            long current = _risingCurrent / _rising - accelerating * FilterPermille / periods;
            long rate =
                _risingRate / _rising - (_lastRate - _firstRate) / (_rising - 1) / 12 * 1000 / periods;
            // mV x mHz over mA x mHz is ohms.
            long below = current * millihertz - rate * milliamperes;
            if (below <= 0 || 2 * current <= 3 * milliamperes)
            {
                return MotorModel.NominalMilliohms;
            }
            long ohms = (_risingVoltage / _rising * millihertz - rate * millivolts) * 1000 / below;
            return ohms < LowestMilliohms ? LowestMilliohms
                : ohms > HighestMilliohms ? HighestMilliohms
                : (int)ohms;
        }

        // The current at a period's end that changes the rate by 1 Hz a period. At such an end it is that times the change
        // and the load's; added up, the changes are the rate by the back-EMF at the last end less that at the first,
        // whatever the rise was like in between.
        private int AcceleratingMicroamperes(int loadMilliamperes, int milliohms, int constant)
        {
            // 11 V at most: 1.1e7 uV x 100 is below 2^31.
            int gained = (_lastVoltage - _firstVoltage) * 1000 - (_lastCurrent - _firstCurrent) * milliohms;
            int hundredths = gained * 100 / constant;
            if (hundredths < LeastGainedHundredths)
            {
                return MotorModel.NominalInertiaMicroamperes;
            }
            long accelerating = _endCurrents - (_rising - 1) * loadMilliamperes;
            return IntMath.Clamp(
                (int)(accelerating * 100000 / hundredths),
                LowestInertiaMicroamperes,
                HighestInertiaMicroamperes
            );
        }

        // T in thousandths of a period of x = 20 ms / T: that current over k/R is 1 / (exp(x) - 1) = 1/x - 1/2 + x/12.
        private static int TimeConstant(int perHertzMicroamperes, int milliohms, int constant)
        {
            int nearly = perHertzMicroamperes * milliohms / constant + 500;
            return nearly - 83333 / nearly;
        }

        private bool IsImpossible(int constant)
        {
            int kept = _model.KeptMicrovoltsPerHertz;
            return constant < LowestMicrovoltsPerHertz
                || constant > HighestMicrovoltsPerHertz
                || (kept != 0 && IntMath.Abs(constant - kept) > kept * KeptPercent / 100);
        }

        // Friction as a share of the data sheet's, inertia as a current.
        private void LearnLoad(int load, int rate)
        {
            _model.TakeFriction(1000);
            int friction = load * 1000 / _model.AirMilliamperes(rate);
            // More than a sound motor's friction is skin, and stays skin: another spin-up may be in air.
            if (friction >= LowestFrictionPermille && friction <= HighestFrictionPermille)
            {
                _loadLearned = true;
                _model.TakeFriction(friction);
            }
            if (!HasRisen())
            {
                return;
            }
            // Whatever it is, it was there while the reference rose.
            int extra = load - _model.AirMilliamperes(rate);
            int risingLoad = _model.AirMilliamperes((_firstRate + _lastRate) / 2) + extra;
            _model.TakeInertia(
                AcceleratingMicroamperes(risingLoad, _model.Milliohms, _model.BackEmfMicrovoltsPerHertz)
            );
        }
    }
}
