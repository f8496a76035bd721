// Holds the needle rate: the voltage that the motor's equation asks for, corrected by the rate that its back-EMF tells.
namespace Pen.Control
{
    /// <summary>
    /// Computes the motor's duty once a period:
    /// <c>voltage = back-EMF of the rate wanted + resistance x (observed load current + accelerating current)
    /// + gain x (rate wanted - rate by the back-EMF)</c>.
    /// </summary>
    /// <remarks>
    /// The rate wanted is the reference less the observer's trim, so that it is the encoder's rate, slowly and
    /// exactly, that is held, and the back-EMF's, at once, that is fed back. There is no integral that could wind
    /// up: at any limit the observer goes on seeing what the motor really does, and behind it the drive goes on
    /// from there without a bump.
    ///
    /// Gain. From one period to the next the rate goes w' = a w + (1 - a) (V - R I)/k, where a = exp(-20 ms / T),
    /// T = R J / k2 = 41 ms (18 to 92 ms over a spread of 20 %): a = 0.61 (0.33 to 0.80). The load's feed-forward
    /// is feedback too, because the load is observed: of a drop of the rate it answers the share s = 3/4 in the
    /// next period with the voltage of its inertia, k T/20 ms - k/2, and of its current. In units of k that is a
    /// proportional gain of s a/(1 - a), nearly, and an integral one of s a period. With the gain g k on top, g =
    /// 0.6: the closed loop's poles stay within 0.8 over the whole spread, with the inertia learned or not.
    /// </remarks>
    public sealed class RateRegulator
    {
        /// <summary>The gain over the back-EMF constant, in thousandths.</summary>
        private const int GainPermille = 600;

        /// <summary>
        /// How fast the reference rises, in millihertz a millisecond: takes 470 mA on top of friction's 130, and
        /// 710 mA where inertia and constant are 20 % off.
        /// </summary>
        private const int RiseMillihertzPerMillisecond = 1000;

        /// <summary>
        /// Less far from the end than this, the reference covers half of what is left in each period: current
        /// and rate arrive together, and what was not known of the motor shows itself gradually.
        /// </summary>
        private const int ArrivedMillihertz = 4000;

        /// <summary>
        /// How fast it falls. Friction alone slows the rotor by 400 Hz/s and more at these rates, by 220 with
        /// friction down and inertia up: the drive never has to brake, with a current that the amplifier cannot
        /// see.
        /// </summary>
        private const int FallMillihertzPerMillisecond = 120;

        /// <summary>
        /// Winding current that spin-up and load may ask for, in milliamperes: 1.38 A at most where the
        /// resistance is 20 % below what is believed, 1.44 A with the converters' errors.
        /// </summary>
        private const int CurrentLimitMilliamperes = 1100;

        private const int FullDutyPermille = 1000;
        private const int LimitedMilliseconds = 300;

        private readonly MotorModel _model;
        private readonly LoadObserver _observer;

        private int _saturatedMilliseconds;

        /// <summary>Regulates a motor by what is observed of it.</summary>
        public RateRegulator(MotorModel model, LoadObserver observer)
        {
            _model = model;
            _observer = observer;
        }

        /// <summary>The rate that is followed now, in millihertz: slewed towards the set one.</summary>
        public int ReferenceMillihertz;

        /// <summary>By how much the reference moves in the coming period.</summary>
        public int ChangeMillihertz;

        /// <summary>Duty for the coming period in permille.</summary>
        public int DutyPermille;

        /// <summary>The voltage does not suffice: full duty for 300 ms and still slower than set.</summary>
        public bool VoltageLimited;

        /// <summary>Starts from a rotor that turns at a rate (0 from rest).</summary>
        public void Reset(int rateMillihertz)
        {
            ReferenceMillihertz = rateMillihertz;
            ChangeMillihertz = 0;
            DutyPermille = 0;
            VoltageLimited = false;
            _saturatedMilliseconds = 0;
        }

        /// <summary>One period, after the observer's.</summary>
        /// <param name="setMillihertz">Rate wanted in the end, 0 to 150 000.</param>
        /// <param name="batteryMillivolts">Battery terminal voltage, 2500 to 4500.</param>
        /// <param name="elapsedMilliseconds">Time since the period before.</param>
        public void Update(int setMillihertz, int batteryMillivolts, int elapsedMilliseconds)
        {
            MotorModel model = _model;
            LoadObserver observer = _observer;
            int wantedMillihertz = ReferenceMillihertz - observer.Trim;
            int error = wantedMillihertz - observer.ElectricalMillihertz;
            int milliamperes = observer.FastMilliamperes;
            if (setMillihertz != ReferenceMillihertz)
            {
                int change = Slew(setMillihertz - ReferenceMillihertz, elapsedMilliseconds);
                ReferenceMillihertz += change;
                ChangeMillihertz = change;
                wantedMillihertz += change;
                // 30 000 mHz x 36 000 uA is below 2^31.
                milliamperes += change * model.InertiaMicroamperes / 1000000;
            }
            else
            {
                ChangeMillihertz = 0;
            }
            // Below 300 Hz and 400 Hz of error: 4e5 / 10 x 23 000 is below 2^31.
            int voltage =
                (wantedMillihertz / 10 + error / (10 * 1000 / GainPermille))
                    * model.BackEmfMicrovoltsPerHertz
                    / 100000
                + milliamperes * model.Milliohms / 1000;
            int span = CurrentLimitMilliamperes * model.Milliohms / 1000;
            int backEmf = observer.BackEmfMillivolts;
            if (voltage > backEmf + span)
            {
                voltage = backEmf + span;
            }
            if (voltage >= batteryMillivolts)
            {
                voltage = batteryMillivolts;
                Saturate(error, elapsedMilliseconds);
            }
            else if (_saturatedMilliseconds != 0)
            {
                _saturatedMilliseconds = 0;
                VoltageLimited = false;
            }
            // Rounded, so that a steady voltage is not always a little low.
            int duty = (voltage * FullDutyPermille + batteryMillivolts / 2) / batteryMillivolts;
            DutyPermille = duty < 0 ? 0 : duty;
        }

        private static int Slew(int wantedMillihertz, int elapsedMilliseconds)
        {
            int elapsed = IntMath.Min(elapsedMilliseconds, 40);
            int near = wantedMillihertz > ArrivedMillihertz ? wantedMillihertz / 2 : wantedMillihertz;
            return IntMath.Clamp(
                near,
                -FallMillihertzPerMillisecond * elapsed,
                RiseMillihertzPerMillisecond * elapsed
            );
        }

        private void Saturate(int errorMillihertz, int elapsedMilliseconds)
        {
            bool slower = errorMillihertz > ReferenceMillihertz / 100;
            _saturatedMilliseconds = slower
                ? IntMath.Min(_saturatedMilliseconds + elapsedMilliseconds, LimitedMilliseconds)
                : 0;
            VoltageLimited = _saturatedMilliseconds >= LimitedMilliseconds;
        }
    }
}
