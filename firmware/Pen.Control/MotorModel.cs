// What the firmware believes of the needle motor, and the conversions that follow from it.
namespace Pen.Control
{
    /// <summary>
    /// Nominal motor of the reference board (hardware/): coreless, 15 mm, 3 V winding of the Faulhaber
    /// 1524 T 003 SR class (data sheet: 2.67 mN.m/A, 1.1 Ohm), driver 0.36 Ohm, rotor and crank 2.0e-7 kg.m2,
    /// Coulomb friction 0.15 mN.m, viscous 2e-7 N.m.s/rad. All are assumptions until measured: what the control
    /// hangs on is learned from the motor itself, at its first spin-up (MotorCalibration).
    /// </summary>
    /// <remarks>
    /// A winding of 2.2 Ohm and 2.6 mN.m/A would be too soft: R J / k2 is its time constant, and with resistance
    /// and inertia 20 % up and the constant 20 % down the brake needs 372 ms from the highest level. This one
    /// needs 238 ms there (time constant 1 / (k2 / ((R + 0.12 Ohm) J) + b/J), from 150 Hz, with the friction 20 %
    /// down) and so keeps the promised 250 ms; from 115 % of the highest level 248 ms.
    /// </remarks>
    public sealed class MotorModel
    {
        /// <summary>Nominal winding and driver resistance in milliohms: 1100 + 360.</summary>
        public const int NominalMilliohms = 1460;

        /// <summary>
        /// Nominal back-EMF in microvolts per hertz of rotation: 2.67 mV.s/rad x 2 pi = 16.776 mV/Hz.
        /// </summary>
        public const int NominalMicrovoltsPerHertz = 16776;

        /// <summary>Nominal Coulomb friction in micronewton metres.</summary>
        private const int NominalCoulombMicronewtonMetres = 150;

        /// <summary>Nominal viscous friction in nanonewton metres per hertz: 2e-7 N.m.s/rad x 2 pi.</summary>
        private const int NominalViscousNanonewtonMetres = 1257;

        /// <summary>
        /// Nominal current at a period's end that changes the rate by 1 Hz a period, in microamperes: the mean
        /// one is J 2 pi / (20 ms k) = 23.5 mA, and the end of a period has k / (2 R) = 5.7 mA less than its
        /// mean, because the back-EMF has risen on.
        /// </summary>
        public const int NominalInertiaMicroamperes = 17790;

        /// <summary>
        /// Back-EMF over torque constant: in SI units both are one number, per radian; this is 2 pi x 1000.
        /// </summary>
        private const int MicrovoltsPerHertzOverTorque = 6283;

        /// <summary>
        /// Noise of the back-EMF, in microvolts: nearly two standard deviations, what is in doubt; eight fifths of it, three of
        /// them, are no noise (LoadObserver). The converters' +-8 codes (hardware/) have a deviation of 4.9 codes: over the
        /// nominal winding 0.76 mA each, the mean of four, 2.7 mV; of the battery 1.51 mV each, the mean of two, 0.58 of it
        /// behind BatteryMonitor's filter, 3.0 mV; together 4.0 mV.
        /// </summary>
        private const int DoubtMicrovolts = 7500;

        /// <summary>
        /// Winding current that spin-up and load may ask for, in milliamperes: 1.38 A at most where the
        /// resistance is 20 % below what is believed, 1.44 A with the converters' errors.
        /// </summary>
        private const int CurrentLimitMilliamperes = 1100;

        private int _keptMicrovoltsPerHertz;

        /// <summary>A motor as its data sheet has it.</summary>
        public MotorModel()
        {
            Forget();
        }

        /// <summary>Back-EMF in microvolts per hertz of rotation, believed now: 10 000 to 23 000.</summary>
        public int BackEmfMicrovoltsPerHertz;

        /// <summary>The same in tens of microvolts per hertz.</summary>
        public int BackEmfTensOfMicrovoltsPerHertz;

        /// <summary>Torque of an ampere in micronewton metres, believed now.</summary>
        public int TorqueMicronewtonMetresPerAmpere;

        /// <summary>Winding and driver resistance in milliohms, believed now: 1000 to 1950.</summary>
        public int Milliohms;

        /// <summary>Coulomb friction in micronewton metres, believed now: 100 to 210.</summary>
        public int CoulombMicronewtonMetres;

        /// <summary>Viscous friction in nanonewton metres per hertz, believed now: 870 to 1760.</summary>
        public int ViscousNanonewtonMetres;

        /// <summary>As <see cref="NominalInertiaMicroamperes"/>, believed now: 8 000 to 36 000.</summary>
        public int InertiaMicroamperes;

        /// <summary>
        /// Current in microamperes that answers an error of 1 Hz, once the inertia is known of this motor and before that:
        /// see RateRegulator.
        /// </summary>
        public int CorrectingMicroamperes;

        /// <summary>
        /// By how much a milliampere of load changes the rate at a period's end, in millihertz: 1 / (inertia's
        /// current a hertz + k/R), 34 for the nominal motor.
        /// </summary>
        public int MillihertzPerMilliampere;

        /// <summary>How far above the back-EMF the drive may go, in millivolts: the current limit.</summary>
        public int LimitMillivolts;

        /// <summary>The load that makes the back-EMF 7.5 mV less than was expected, in milliamperes: less is noise.</summary>
        public int DoubtMilliamperes;

        /// <summary>The constant is known of this motor; else it is the data sheet's.</summary>
        public bool Measured;

        /// <summary>The constant that this pen has kept from an earlier motor run; 0 if none.</summary>
        public int KeptMicrovoltsPerHertz
        {
            get { return _keptMicrovoltsPerHertz; }
        }

        /// <summary>
        /// What this pen has measured earlier, in microvolts per hertz; 0 for nothing, and anything that no
        /// sound motor has counts as nothing. Holds after every <see cref="Forget"/>, and at once if nothing is known.
        /// </summary>
        public void Keep(int microvoltsPerHertz)
        {
            bool sound =
                microvoltsPerHertz >= MotorCalibration.LowestMicrovoltsPerHertz
                && microvoltsPerHertz <= MotorCalibration.HighestMicrovoltsPerHertz;
            _keptMicrovoltsPerHertz = sound ? microvoltsPerHertz : 0;
            if (!Measured)
            {
                Forget();
            }
        }

        /// <summary>Believes the data sheet again, and of the constant what was kept.</summary>
        public void Forget()
        {
            Measured = _keptMicrovoltsPerHertz != 0;
            TakeConstant(Measured ? _keptMicrovoltsPerHertz : NominalMicrovoltsPerHertz);
            Milliohms = NominalMilliohms;
            TakeFriction(1000);
            InertiaMicroamperes = NominalInertiaMicroamperes;
            CorrectingMicroamperes = NominalInertiaMicroamperes * 3 / 8;
            Derive();
        }

        /// <summary>Believes a measured constant and resistance.</summary>
        public void Take(int microvoltsPerHertz, int milliohms)
        {
            Measured = true;
            TakeConstant(microvoltsPerHertz);
            Milliohms = milliohms;
            Derive();
        }

        /// <summary>Believes a friction of so many thousandths of the data sheet's, 700 to 1400.</summary>
        public void TakeFriction(int permille)
        {
            CoulombMicronewtonMetres = NominalCoulombMicronewtonMetres * permille / 1000;
            ViscousNanonewtonMetres = NominalViscousNanonewtonMetres * permille / 1000;
        }

        /// <summary>Believes a measured inertia.</summary>
        public void TakeInertia(int microamperes)
        {
            InertiaMicroamperes = microamperes;
            CorrectingMicroamperes = microamperes;
            Derive();
        }

        /// <summary>Current in milliamperes that turning in air takes at a rate of 0 to 1 000 000 mHz.</summary>
        public int AirMilliamperes(int rateMillihertz)
        {
            int torque = CoulombMicronewtonMetres + rateMillihertz / 1000 * ViscousNanonewtonMetres / 1000;
            return torque * 1000 / TorqueMicronewtonMetresPerAmpere;
        }

        private void Derive()
        {
            int constantOverResistance = BackEmfMicrovoltsPerHertz * 1000 / Milliohms;
            MillihertzPerMilliampere = 1000000 / (InertiaMicroamperes + constantOverResistance);
            LimitMillivolts = CurrentLimitMilliamperes * Milliohms / 1000;
            DoubtMilliamperes = DoubtMicrovolts * 1000 / BackEmfMicrovoltsPerHertz / MillihertzPerMilliampere;
        }

        private void TakeConstant(int microvoltsPerHertz)
        {
            BackEmfMicrovoltsPerHertz = microvoltsPerHertz;
            BackEmfTensOfMicrovoltsPerHertz = microvoltsPerHertz / 10;
            TorqueMicronewtonMetresPerAmpere = microvoltsPerHertz * 1000 / MicrovoltsPerHertzOverTorque;
        }
    }
}
