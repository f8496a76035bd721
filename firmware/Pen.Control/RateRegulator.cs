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
    /// Gain. From one period to the next the rate goes w' = a w + (1 - a) (V - R I)/k, where a = exp(-20 ms / T), T =
    /// R J / k2 = 41 ms (18 to 92 ms over a spread of 20 %): a = 0.61 (0.33 to 0.80). With the voltage for the rate
    /// wanted, and a current of i for each hertz of error on top, an error goes e' = (a - (1 - a) i R/k) e: with i = k/R
    /// a/(1 - a) it is gone within a period. That current is what MotorCalibration learns as the inertia's. Once it is
    /// known of this motor, all of it answers an error, for the observer has taken the noise out; learned a tenth too
    /// large, as the filter of the current makes it for the quickest motor, -a/10 of an error is left. Before that 3/8 of
    /// the nominal one's: with resistance, constant and inertia each 20 % off, the back-EMF seen by the nominal ones and
    /// the trim of an unmeasured motor in the loop, no pole lies outside 0.65 (calculated for the eight corners).
    /// </remarks>
    public sealed class RateRegulator
    {
        /// <summary>More than this asks for more than the current limit, whatever the motor.</summary>
        private const int MostErrorMillihertz = 40000;

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

        /// <summary>A stroke in skin makes the rate swing: what a load let go adds to the rate may be an eighth more.</summary>
        private const int RippleDivisor = 8;

        /// <summary>A period a tick of the runtime longer than it should be, and no less, is a slow one.</summary>
        private const int SlowMilliseconds = 29;

        private const int FullDutyPermille = 1000;
        private const int LimitedMilliseconds = 300;

        private readonly MotorModel _model;
        private readonly LoadObserver _observer;

        private int _saturatedMilliseconds;
        private int _rest;

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

        /// <summary>
        /// The voltage does not suffice: full duty and still slower than wanted, for 300 ms more than not. Until it has
        /// sufficed for as long.
        /// </summary>
        public bool VoltageLimited;

        /// <summary>Starts from a rotor that turns at a rate (0 from rest).</summary>
        public void Reset(int rateMillihertz)
        {
            ReferenceMillihertz = rateMillihertz;
            ChangeMillihertz = 0;
            DutyPermille = 0;
            VoltageLimited = false;
            _saturatedMilliseconds = 0;
            _rest = 0;
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
            int error = wantedMillihertz - observer.SmoothMillihertz;
            // More asks for more than the current limit: 40 000 mHz x 36 000 uA is below 2^31.
            if ((uint)(error + MostErrorMillihertz) > 2 * MostErrorMillihertz)
            {
                error = error > 0 ? MostErrorMillihertz : -MostErrorMillihertz;
            }
            int correcting = error * model.CorrectingMicroamperes / 1000000;
            if (elapsedMilliseconds > SlowMilliseconds)
            {
                // The same current for a longer period takes away more than the error.
                correcting = correcting * PenController.PeriodMilliseconds / elapsedMilliseconds;
            }
            int milliamperes = observer.FastMilliamperes + correcting;
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
            // Below 300 Hz: 3e4 x 23 000 is below 2^31.
            int voltage =
                wantedMillihertz / 10 * model.BackEmfMicrovoltsPerHertz / 100000
                + milliamperes * model.Milliohms / 1000;
            if (voltage > observer.BackEmfMillivolts + model.LimitMillivolts)
            {
                voltage = observer.BackEmfMillivolts + model.LimitMillivolts;
            }
            // What a whole permille leaves over is given in the next period: the mean is exact.
            int scaled = voltage * FullDutyPermille + _rest;
            int duty = scaled / batteryMillivolts;
            _rest = scaled - duty * batteryMillivolts;
            if ((uint)duty >= FullDutyPermille)
            {
                bool full = duty > 0;
                duty = full ? FullDutyPermille : 0;
                Saturate(full && error > 0, elapsedMilliseconds);
            }
            else if (_saturatedMilliseconds != 0)
            {
                Saturate(false, elapsedMilliseconds);
            }
            DutyPermille = duty;
        }

        /// <summary>
        /// The rate that may be held under the load of now, in millihertz: so far below the most that the load, let go
        /// at once, makes the rotor no faster in the period before the drive can answer.
        /// </summary>
        /// <param name="setMillihertz">Rate wanted: the answer is this at most, and half of it at least.</param>
        /// <param name="mostMillihertz">The rate that the rotor must not exceed.</param>
        public int HeldBack(int setMillihertz, int mostMillihertz)
        {
            MotorModel model = _model;
            int skin = _observer.FastMilliamperes - model.AirMilliamperes(ReferenceMillihertz);
            int gain = skin * model.MillihertzPerMilliampere;
            return IntMath.Clamp(
                mostMillihertz - gain - gain / RippleDivisor,
                setMillihertz / 2,
                setMillihertz
            );
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

        private void Saturate(bool slower, int elapsedMilliseconds)
        {
            int milliseconds = _saturatedMilliseconds + (slower ? elapsedMilliseconds : -elapsedMilliseconds);
            if (milliseconds >= LimitedMilliseconds)
            {
                milliseconds = LimitedMilliseconds;
                VoltageLimited = true;
            }
            else if (milliseconds <= 0)
            {
                milliseconds = 0;
                VoltageLimited = false;
            }
            _saturatedMilliseconds = milliseconds;
        }
    }
}
