// What the firmware believes of the needle motor, and the conversions that follow from it.
namespace Pen.Control
{
    /// <summary>
    /// Nominal motor of the reference board (hardware/): coreless, 15 mm, 3 V winding of the Faulhaber
    /// 1524 T 003 SR class (data sheet: 2.67 mN.m/A, 1.1 Ohm), driver 0.36 Ohm, rotor and crank 2.0e-7 kg.m2,
    /// Coulomb friction 0.15 mN.m, viscous 2e-7 N.m.s/rad. All are assumptions until measured. The motor's
    /// constant, on which most hangs, is learned from the motor itself (MotorCalibration).
    /// </summary>
    /// <remarks>
    /// A winding of 2.2 Ohm and 2.6 mN.m/A would be too soft: R J / k2 is its time constant, and with resistance
    /// and inertia 20 % up and the constant 20 % down the brake needs 372 ms from the highest level. This one
    /// needs 238 ms there (J / (k2/(R + 0.1 Ohm) + b), from 150 Hz, with the friction 20 % down) and so keeps
    /// the promised 250 ms; from 115 % of the highest level 248 ms.
    /// </remarks>
    public sealed class MotorModel
    {
        /// <summary>Winding and driver resistance in milliohms: 1100 + 360.</summary>
        public const int ResistanceMilliohms = 1460;

        /// <summary>
        /// Nominal back-EMF in microvolts per hertz of rotation: 2.67 mV.s/rad x 2 pi = 16.776 mV/Hz.
        /// </summary>
        public const int NominalMicrovoltsPerHertz = 16776;

        /// <summary>
        /// Back-EMF over torque constant: in SI units both are one number, per radian; this is 2 pi x 1000.
        /// </summary>
        private const int MicrovoltsPerHertzOverTorque = 6283;

        /// <summary>Coulomb friction in micronewton metres.</summary>
        public const int FrictionMicronewtonMetres = 150;

        /// <summary>Viscous friction in nanonewton metres per hertz: 2e-7 N.m.s/rad x 2 pi.</summary>
        public const int ViscousNanonewtonMetresPerHertz = 1257;

        /// <summary>
        /// Torque that changes the rate by 1 Hz/s, in nanonewton metres: 2.0e-7 kg.m2 x 2 pi.
        /// </summary>
        public const int InertiaNanonewtonMetresPerHertzPerSecond = 1257;

        private int _torqueConstant;

        /// <summary>A motor as its data sheet has it.</summary>
        public MotorModel()
        {
            Forget();
        }

        /// <summary>Back-EMF in microvolts per hertz of rotation, believed now.</summary>
        public int BackEmfMicrovoltsPerHertz;

        /// <summary>The constant has been measured on this motor; else it is the data sheet's.</summary>
        public bool Measured;

        /// <summary>Changes whenever something else is believed: what was computed before is then out of date.</summary>
        public int Revision;

        /// <summary>Believes the data sheet again.</summary>
        public void Forget()
        {
            Take(NominalMicrovoltsPerHertz);
            Measured = false;
        }

        /// <summary>Believes a measured constant, in microvolts per hertz, 10 000 to 21 300.</summary>
        public void Take(int microvoltsPerHertz)
        {
            Revision++;
            Measured = true;
            BackEmfMicrovoltsPerHertz = microvoltsPerHertz;
            _torqueConstant = microvoltsPerHertz * 1000 / MicrovoltsPerHertzOverTorque;
        }

        /// <summary>Back-EMF in millivolts at a rate of 0 to 1 000 000 mHz.</summary>
        public int BackEmfMillivolts(int rateMillihertz)
        {
            return rateMillihertz / 10 * BackEmfMicrovoltsPerHertz / 100 / 1000;
        }

        /// <summary>Rate in millihertz at which the back-EMF is a voltage of 0 to 20 000 mV.</summary>
        public int RateOfBackEmfMillihertz(int millivolts)
        {
            return (int)(millivolts * 1000000L / BackEmfMicrovoltsPerHertz);
        }

        /// <summary>Voltage in millivolts over the resistance at a current of -10 000 to 10 000 mA.</summary>
        public static int ResistiveMillivolts(int milliamperes)
        {
            return milliamperes * ResistanceMilliohms / 1000;
        }

        /// <summary>Motor torque in micronewton metres at a current of -10 000 to 10 000 mA.</summary>
        public int TorqueMicronewtonMetres(int milliamperes)
        {
            return milliamperes * _torqueConstant / 1000;
        }

        /// <summary>Voltage in millivolts that makes the current of a torque of -100 000 to 100 000 uN.m flow.</summary>
        public int TorqueMillivolts(int micronewtonMetres)
        {
            return micronewtonMetres * ResistanceMilliohms / _torqueConstant;
        }

        /// <summary>Friction torque in micronewton metres of a rotor turning at a rate.</summary>
        public static int FrictionTorqueMicronewtonMetres(int rateMillihertz)
        {
            return FrictionMicronewtonMetres + rateMillihertz / 100 * ViscousNanonewtonMetresPerHertz / 10000;
        }

        /// <summary>Torque in micronewton metres that changes the rate by so many millihertz in a period.</summary>
        public static int InertiaTorqueMicronewtonMetres(int changeMillihertz, int periodMilliseconds)
        {
            // mHz/ms is Hz/s.
            return changeMillihertz
                / 10
                * InertiaNanonewtonMetresPerHertzPerSecond
                / 100
                / periodMilliseconds;
        }
    }
}
