// How fast the rotor turns now and how hard the skin holds the needles, from voltage, current and encoder.
namespace Pen.Control
{
    /// <summary>
    /// Observes the motor by its own equation. What of the applied voltage the resistance does not take is
    /// back-EMF: the rate at the period's end, without delay but with the errors of what is believed of the
    /// motor. The encoder's rate is exact, but a mean over the period that is past. The slow difference of the
    /// two, the trim, makes the one as exact as the other. Of the current, what turning in air and the rotor's
    /// acceleration do not explain is the skin.
    /// </summary>
    public sealed class LoadObserver
    {
        /// <summary>Before that, the trim grows with the rate through the spin-up and has to keep up: 2 periods.</summary>
        private const int UnmeasuredTrimShare = 3;
        private const int UnmeasuredTrimWhole = 4;

        /// <summary>
        /// The most that an encoder may trim, in millihertz, once the motor is measured: the constant then is
        /// right to 2 %, and a resistance 5 % off at 1.2 times the overload makes 2 Hz. One that disagrees by more is not
        /// believed at all: however wrong it is, the rotor is no further off, 7 % of the lowest level.
        /// </summary>
        private const int TrimMillihertz = 6000;

        /// <summary>
        /// How much the rotor may be faster than the data sheet's motor, as a divisor of the rate, before it is
        /// measured: a ninth keeps it below 115 %. A motor whose constant is 20 % up is slow until then.
        /// </summary>
        private const int UnmeasuredFasterDivisor = 9;

        /// <summary>And how much slower: a motor whose constant is 20 % down is 25 % faster than believed.</summary>
        private const int UnmeasuredSlowerDivisor = 3;

        /// <summary>Below this, the current may flow back, which the amplifier does not see: the encoder has to do then.</summary>
        private const int LeastMilliamperes = 12;

        /// <summary>The rotor can change no more in a period: bounds a product.</summary>
        private const int MaxChangeMillihertz = 50000;

        /// <summary>
        /// A current that the load seen so far does not explain is another load if it is more than noise
        /// (<see cref="MotorModel.DoubtMilliamperes"/> is five eighths of that) and a third of the skin's current, as
        /// milliamperes for each micronewton metre of skin: a stroke's ripple makes as much, sampled at a phase that
        /// wanders, and must not be taken for loads.
        /// </summary>
        private const int BoundShare = 8;
        private const int DoubtShare = 5;
        private const int RippleDivisor = 13;

        /// <summary>
        /// From five eighths on it is noise, or a load that came late in its period. It is no load yet, but no more of the
        /// rate is taken for noise than two periods after a load: what that load has cost is given back a period sooner,
        /// and if there was none, the rotor forgets it.
        /// </summary>
        private const int DoubtPeriod = 2;

        /// <summary>
        /// Shares of a surprise, in 64ths, by the number of periods since the last one that was a new load: what
        /// of it is another load, and what of it is noise of the rate. A new load is taken at once; the longer it
        /// lasts, the more periods are averaged, as a straight line is laid by least squares through n of them: noise
        /// about 1 - 2 (2n - 1)/(n (n + 1)), load 6/(n (n + 1)) and a third more, because a load that came within its
        /// first period is seen whole only in the second, and a rotor forgets a rate but keeps a load.
        /// </summary>
        private static readonly int[] LoadShares = { 64, 44, 26, 18, 13, 10, 8, 7, 6, 5, 4, 3, 3 };

        private static readonly int[] NoiseShares = { 0, 8, 20, 28, 34, 38, 40, 42, 44, 46, 48, 50, 52 };

        /// <summary>
        /// And what of a disagreement is trimmed then. A new load's current shows at once what is not known of the
        /// resistance, but for the period in which it came, whose mean is not that of its ends; later there is only noise.
        /// </summary>
        private static readonly int[] TrimShares = { 0, 24, 24, 24, 20, 16, 12, 12, 8, 8, 8, 4, 4 };

        private const int ShareShift = 6;
        private const int LastPeriod = 12;

        /// <summary>What is shown of the skin follows by a quarter a period.</summary>
        private const int SkinShift = 2;

        /// <summary>
        /// How far beyond its mean of a period the rate is at the end, as a share of how far the mean is beyond the
        /// beginning. A whole would be a straight line's, on which a count more or less never dies away.
        /// </summary>
        private const int EndShare = 3;

        private const int EndWhole = 4;

        private readonly MotorModel _model;

        private int _loadScaled;
        private int _periods;

        /// <summary>Observes the load of a motor.</summary>
        public LoadObserver(MotorModel model)
        {
            _model = model;
            // Nothing is new. And the tables are made now, not in the first period that asks for one.
            _periods = LoadShares.Length - 1;
        }

        /// <summary>Back-EMF at the period's end in millivolts, by what is believed of the resistance.</summary>
        public int BackEmfMillivolts;

        /// <summary>The rate of that back-EMF in millihertz, by what is believed of the constant.</summary>
        public int ElectricalMillihertz;

        /// <summary>
        /// The same rate without the ripple that a stroke in skin has: between what the load lets expect and what
        /// is seen.
        /// </summary>
        public int SmoothMillihertz;

        /// <summary>The encoder's mean over the period less the back-EMF's, in millihertz.</summary>
        public int DisagreementMillihertz;

        /// <summary>What the back-EMF's rate lacks of the true one, in millihertz: the smooth disagreement, bounded.</summary>
        public int Trim;

        /// <summary>Current in milliamperes that friction and skin take: a new load at once, an old one smooth.</summary>
        public int FastMilliamperes;

        /// <summary>The skin's torque in micronewton metres, smooth: within 300 ms of a step.</summary>
        public int SkinMicronewtonMetres;

        /// <summary>The back-EMF has changed by more than a rotor can, and nobody has taken note.</summary>
        public bool Leapt;

        /// <summary>Takes note of <see cref="Leapt"/>: true if it was.</summary>
        public bool TakeLeap()
        {
            bool leapt = Leapt;
            Leapt = false;
            return leapt;
        }

        /// <summary>Forgets the past: nothing presses, and the rotor turns at a rate.</summary>
        public void Reset(int rateMillihertz)
        {
            ElectricalMillihertz = rateMillihertz;
            SmoothMillihertz = rateMillihertz;
            BackEmfMillivolts = rateMillihertz / 1000 * _model.BackEmfMicrovoltsPerHertz / 1000;
            DisagreementMillihertz = 0;
            Trim = 0;
            Leapt = false;
            FastMilliamperes = _model.AirMilliamperes(rateMillihertz);
            SkinMicronewtonMetres = 0;
            _loadScaled = FastMilliamperes << ShareShift;
            _periods = 0;
        }

        /// <summary>
        /// Something else is believed of the motor from now on: what was seen last is seen anew, and the trim,
        /// which made up for the old belief, begins anew.
        /// </summary>
        public void Relearn(int appliedMillivolts, int currentMilliamperes)
        {
            BackEmfMillivolts = appliedMillivolts - currentMilliamperes * _model.Milliohms / 1000;
            ElectricalMillihertz = BackEmfMillivolts * 100000 / _model.BackEmfTensOfMicrovoltsPerHertz;
            SmoothMillihertz = ElectricalMillihertz;
            DisagreementMillihertz = 0;
            Trim = 0;
            _periods = 0;
        }

        /// <summary>Takes a period in which the motor was driven.</summary>
        /// <param name="appliedMillivolts">Duty times battery voltage, 0 to 4500.</param>
        /// <param name="currentMilliamperes">Winding current at the period's end, 0 to 3100.</param>
        /// <param name="rateMillihertz">Rate by the encoder.</param>
        /// <param name="elapsedMilliseconds">Length of the period.</param>
        public void Update(
            int appliedMillivolts,
            int currentMilliamperes,
            int rateMillihertz,
            int elapsedMilliseconds
        )
        {
            MotorModel model = _model;
            // At most 3100 mA x 1950 mOhm below zero: -6045 to 4500 mV.
            int backEmf = appliedMillivolts - currentMilliamperes * model.Milliohms / 1000;
            BackEmfMillivolts = backEmf;
            // 6045 x 100 000 is below 2^31.
            int electrical = backEmf * 100000 / model.BackEmfTensOfMicrovoltsPerHertz;
            int before = ElectricalMillihertz;
            int trim = Trim;
            int disagreement = rateMillihertz - (electrical + before) / 2;
            if (
                currentMilliamperes < LeastMilliamperes
                && disagreement > trim
                && (DisagreementMillihertz <= TrimMillihertz || !model.Measured)
            )
            {
                // Faster than it is driven: by the encoder's mean, how far it has come since the period began. Not by an
                // encoder that has already asked for more trim than there is.
                int mean = rateMillihertz - trim;
                electrical = mean + (mean - before) * EndShare / EndWhole;
                disagreement = trim;
            }
            DisagreementMillihertz = disagreement;
            ElectricalMillihertz = electrical;
            if (!model.Measured)
            {
                TrimUnmeasured(disagreement);
                // What accelerates this rotor is not known yet: nothing is said of the skin.
                SmoothMillihertz = electrical;
                FastMilliamperes = model.AirMilliamperes(rateMillihertz);
                _loadScaled = FastMilliamperes << ShareShift;
                return;
            }
            int change = electrical - SmoothMillihertz;
            if (elapsedMilliseconds != PenController.PeriodMilliseconds && elapsedMilliseconds > 0)
            {
                if (elapsedMilliseconds > Limits.DriveCommandMilliseconds)
                {
                    // The drive watch has cut the drive and the brake has held the rotor: that was no load.
                    Reset(rateMillihertz);
                    return;
                }
                change = change * PenController.PeriodMilliseconds / elapsedMilliseconds;
            }
            if ((uint)(change + MaxChangeMillihertz) > 2 * MaxChangeMillihertz)
            {
                Leapt = true;
                change = change > 0 ? MaxChangeMillihertz : -MaxChangeMillihertz;
            }
            int load = FastMilliamperes;
            // 50 000 mHz x 36 000 uA is below 2^31.
            int surprise = currentMilliamperes - change * model.InertiaMicroamperes / 1000000 - load;
            int skin = SkinMicronewtonMetres;
            int doubt = model.DoubtMilliamperes + skin / RippleDivisor;
            int periods = _periods;
            int noise = periods;
            if (surprise > doubt || surprise < -doubt)
            {
                int bound = doubt * BoundShare / DoubtShare;
                if (surprise <= bound && surprise >= -bound)
                {
                    noise = IntMath.Min(periods, DoubtPeriod);
                }
                else if (surprise > 0 && currentMilliamperes < LeastMilliamperes)
                {
                    // A load that comes takes a current: without one it is the reading that is in doubt.
                    surprise = 0;
                }
                else
                {
                    periods = 0;
                    noise = 0;
                }
            }
            if (periods < LastPeriod)
            {
                _periods = periods + 1;
            }
            if ((uint)(disagreement + TrimMillihertz) <= 2 * TrimMillihertz)
            {
                trim += (disagreement - trim) * TrimShares[periods] >> ShareShift;
                Trim = trim;
            }
            // Below 5000 mA x 64 x 100 mHz/mA.
            SmoothMillihertz =
                electrical + (surprise * NoiseShares[noise] * model.MillihertzPerMilliampere >> ShareShift);
            int scaled = _loadScaled + surprise * LoadShares[periods];
            if (scaled < 0)
            {
                // Friction and skin hold the rotor back: what seems to drive it is a reading that lies.
                scaled = 0;
            }
            _loadScaled = scaled;
            load = scaled >> ShareShift;
            FastMilliamperes = load;
            // Below 10 A and 4 mN.m/A; below 1000 Hz and 1800 nN.m/Hz.
            SkinMicronewtonMetres =
                skin
                + (
                    (
                        load * model.TorqueMicronewtonMetresPerAmpere / 1000
                        - model.CoulombMicronewtonMetres
                        - rateMillihertz * model.ViscousNanonewtonMetres / 1000000
                        - skin
                    ) >> SkinShift
                );
        }

        private void TrimUnmeasured(int disagreementMillihertz)
        {
            int trim = Trim;
            trim += (disagreementMillihertz - trim) * UnmeasuredTrimShare / UnmeasuredTrimWhole;
            int rate = ElectricalMillihertz > 0 ? ElectricalMillihertz : 0;
            Trim = IntMath.Clamp(trim, -rate / UnmeasuredFasterDivisor, rate / UnmeasuredSlowerDivisor);
        }
    }
}
