// Holds the needle rate: feed-forward from the motor's equation, feedback for what it does not know.
namespace Pen.Control
{
    /// <summary>
    /// Computes the motor's duty once a period. The voltage is the motor equation at the reference (back-EMF,
    /// friction, the observed load, the reference's own acceleration) plus a PI term, limited by the spin-up
    /// current and by a back-EMF that the reference does not need.
    /// </summary>
    /// <remarks>
    /// Gains. From the reference's view the motor is an integrator, k / (R J 2 pi) = 1455 Hz/s per volt
    /// (MotorModel). A period of 20 ms, half of which the rate's averaging adds, makes about 30 ms of delay. A
    /// crossover of 15 rad/s loses 26 degrees to it: proportional gain 15 / 1455 = 10.3 mV/Hz, integral time four
    /// over the crossover = 267 ms. With every motor parameter 20 % off towards the unstable side the crossover
    /// is 27 rad/s and 46 degrees go to the delay: still stable.
    /// </remarks>
    public sealed class RateRegulator
    {
        private const int ProportionalMicrovoltsPerHertz = 10300;
        private const int IntegralTimeMilliseconds = 267;

        /// <summary>
        /// How fast the reference moves, up or down, in millihertz a millisecond: 150 Hz in 250 ms, which asks
        /// for 290 mA of acceleration current.
        /// </summary>
        private const int SlewMillihertzPerMillisecond = 600;

        /// <summary>Winding current that spin-up and load may ask for, in milliamperes.</summary>
        private const int CurrentLimitMilliamperes = 1200;

        /// <summary>What that current drops over the resistance.</summary>
        private const int CurrentLimitMillivolts =
            CurrentLimitMilliamperes * MotorModel.ResistanceMilliohms / 1000;

        /// <summary>
        /// The drive never offers more back-EMF than this share of the reference's: whatever the encoder says,
        /// the rotor cannot run away by more. Product: 115 %; it holds with the margin below, and with converters
        /// that drift by 2 % after the motor was measured.
        /// </summary>
        private const int BackEmfCapPermille = 1065;

        /// <summary>The same until the motor is measured: the converters' 2 % are not yet part of the constant.</summary>
        private const int UnmeasuredBackEmfCapPermille = 1050;

        /// <summary>Room that the cap leaves at low rates, in millivolts.</summary>
        private const int BackEmfCapMarginMillivolts = 40;

        /// <summary>
        /// Current beyond the measured one that the cap allows for while the reference rises. In steady state
        /// there is none: 350 mA over the resistance are 60 % of the lowest level's back-EMF.
        /// </summary>
        private const int CurrentHeadroomMilliamperes = 350;

        /// <summary>Share of the observed load that is fed forward: below 1 so that the sum of both stays stable.</summary>
        private const int LoadSharePermille = 900;

        /// <summary>
        /// While the reference moves, and this long after, the load fed forward is held: the observer sees the
        /// acceleration's current at once and the acceleration itself half a period later.
        /// </summary>
        private const int SlewEchoPeriods = 3;

        private const int MaxIntegralMicrovolts = 1200000;
        private const int FullDutyPermille = 1000;

        private readonly MotorModel _model;

        private int _feedForward;
        private int _integralMicrovolts;
        private int _saturatedMilliseconds;
        private int _previousReferenceMillihertz;
        private int _periodsSinceSlew;
        private int _load;

        private int _revision;
        private int _middleMillihertz = -1;
        private int _frictionMicronewtonMetres;
        private int _backEmfMillivolts;
        private int _backEmfCapMillivolts;

        /// <summary>Regulates a motor.</summary>
        public RateRegulator(MotorModel model)
        {
            _model = model;
        }

        /// <summary>The reference has stood still long enough for everything to have followed.</summary>
        public bool Steady;

        /// <summary>The rate that is followed now, in millihertz: slewed towards the set one.</summary>
        public int ReferenceMillihertz;

        /// <summary>Duty for the coming period in permille.</summary>
        public int DutyPermille;

        /// <summary>The voltage does not suffice: full duty for 300 ms and still slower than set.</summary>
        public bool VoltageLimited;

        /// <summary>Starts from a rotor that turns at a rate (0 from rest).</summary>
        public void Reset(int rateMillihertz)
        {
            ReferenceMillihertz = rateMillihertz;
            _previousReferenceMillihertz = rateMillihertz;
            _periodsSinceSlew = 0;
            _load = 0;
            _middleMillihertz = -1;
            Steady = false;
            DutyPermille = 0;
            VoltageLimited = false;
            _integralMicrovolts = 0;
            _saturatedMilliseconds = 0;
        }

        /// <summary>One period.</summary>
        /// <param name="setMillihertz">Rate wanted in the end.</param>
        /// <param name="rateMillihertz">Measured rate.</param>
        /// <param name="currentMilliamperes">Measured winding current.</param>
        /// <param name="loadMicronewtonMetres">Observed load.</param>
        /// <param name="batteryMillivolts">Battery terminal voltage, above 0.</param>
        /// <param name="elapsedMilliseconds">Time since the period before.</param>
        public void Update(
            int setMillihertz,
            int rateMillihertz,
            int currentMilliamperes,
            int loadMicronewtonMetres,
            int batteryMillivolts,
            int elapsedMilliseconds
        )
        {
            // What was measured is the mean over the period that ended; so is what it is held against.
            int before = ReferenceMillihertz;
            int error = (_previousReferenceMillihertz + before) / 2 - rateMillihertz;
            _previousReferenceMillihertz = before;
            bool relearned = false;
            int acceleration = 0;
            int headroom = 0;
            if (setMillihertz != before)
            {
                int change = Slew(setMillihertz - before, elapsedMilliseconds);
                acceleration = MotorModel.InertiaTorqueMicronewtonMetres(
                    change,
                    PenController.PeriodMicroseconds / 1000
                );
                headroom = change > 0 ? CurrentHeadroomMilliamperes : 0;
            }
            else
            {
                if (before != _middleMillihertz || _model.Revision != _revision)
                {
                    relearned = _model.Revision != _revision;
                    Anticipate(before);
                }
                FollowLoad(loadMicronewtonMetres);
            }
            int torque = _frictionMicronewtonMetres + _load * LoadSharePermille / 1000 + acceleration;
            int feedForward = _backEmfMillivolts + _model.TorqueMillivolts(torque);
            if (relearned && Steady)
            {
                // What the integral had to add for the constant that was wrong, it gives back.
                _integralMicrovolts += (_feedForward - feedForward) * 1000;
            }
            _feedForward = feedForward;
            int wanted =
                feedForward
                + error / 10 * (ProportionalMicrovoltsPerHertz / 100) / 1000
                + _integralMicrovolts / 1000;
            // The least of what the winding's current allows, the back-EMF's cap and the cell.
            int byCurrent = _model.BackEmfMillivolts(rateMillihertz) + CurrentLimitMillivolts;
            int limit = CapMillivolts(currentMilliamperes + headroom);
            if (limit > byCurrent)
            {
                limit = byCurrent;
            }
            if (limit > batteryMillivolts)
            {
                limit = batteryMillivolts;
            }
            int given = wanted;
            if (wanted < 0)
            {
                given = 0;
            }
            else if (wanted > limit)
            {
                given = limit;
            }
            // At a bound the integral only goes back.
            if (given == wanted || error < 0 == wanted > given)
            {
                Integrate(error, elapsedMilliseconds);
            }
            // Rounded, so that a steady voltage is not always a little low.
            int duty = (given * FullDutyPermille + batteryMillivolts / 2) / batteryMillivolts;
            DutyPermille =
                duty < 0 ? 0
                : duty > FullDutyPermille ? FullDutyPermille
                : duty;
            if (given >= batteryMillivolts && error > ReferenceMillihertz / 100)
            {
                _saturatedMilliseconds = IntMath.Min(_saturatedMilliseconds + elapsedMilliseconds, 1000);
                VoltageLimited = _saturatedMilliseconds >= 300;
            }
            else if (_saturatedMilliseconds != 0)
            {
                _saturatedMilliseconds = 0;
                VoltageLimited = false;
            }
        }

        // The reference moves on, by the change that is returned; what follows from it is anew.
        private int Slew(int wantedMillihertz, int elapsedMilliseconds)
        {
            int before = ReferenceMillihertz;
            int slew = SlewMillihertzPerMillisecond * IntMath.Min(elapsedMilliseconds, 40);
            int change = IntMath.Clamp(wantedMillihertz, -slew, slew);
            ReferenceMillihertz = before + change;
            Anticipate((before + ReferenceMillihertz) / 2);
            _periodsSinceSlew = 0;
            Steady = false;
            return change;
        }

        // What follows from the reference and the motor alone, and so stays while they do.
        private void Anticipate(int middleMillihertz)
        {
            _revision = _model.Revision;
            _middleMillihertz = middleMillihertz;
            int cap = _model.Measured ? BackEmfCapPermille : UnmeasuredBackEmfCapPermille;
            _frictionMicronewtonMetres = MotorModel.FrictionTorqueMicronewtonMetres(middleMillihertz);
            _backEmfMillivolts = _model.BackEmfMillivolts(middleMillihertz);
            _backEmfCapMillivolts =
                _model.BackEmfMillivolts(ReferenceMillihertz) / 10 * cap / 100 + BackEmfCapMarginMillivolts;
        }

        private void FollowLoad(int loadMicronewtonMetres)
        {
            if (!Steady)
            {
                _periodsSinceSlew++;
                Steady = _periodsSinceSlew >= SlewEchoPeriods;
            }
            if (Steady)
            {
                _load = IntMath.Clamp(loadMicronewtonMetres, 0, 2 * Limits.OverloadMicronewtonMetres);
            }
        }

        private int CapMillivolts(int currentMilliamperes)
        {
            if (currentMilliamperes > CurrentLimitMilliamperes)
            {
                currentMilliamperes = CurrentLimitMilliamperes;
            }
            return _backEmfCapMillivolts + MotorModel.ResistiveMillivolts(currentMilliamperes);
        }

        private void Integrate(int errorMillihertz, int elapsedMilliseconds)
        {
            // microvolts = mHz/1000 x uV/Hz x ms/ms; the order keeps every product below 2^31.
            int step =
                errorMillihertz
                / 10
                * (ProportionalMicrovoltsPerHertz / 100)
                / IntegralTimeMilliseconds
                * (elapsedMilliseconds < 40 ? elapsedMilliseconds : 40);
            int integral = _integralMicrovolts + step;
            if (integral > MaxIntegralMicrovolts)
            {
                integral = MaxIntegralMicrovolts;
            }
            else if (integral < -MaxIntegralMicrovolts)
            {
                integral = -MaxIntegralMicrovolts;
            }
            _integralMicrovolts = integral;
        }
    }
}
