// A first-order needle motor for the rig: enough physics for the controller to be judged by, and faults in it.
namespace Pen.Control.Tests.Rig
{
    /// <summary>
    /// A coreless motor without inductance, its encoder and its current amplifier: 1.46 ohms, 2.67 mN m/A,
    /// 2.0e-7 kg m2, friction of 0.15 mN m and 2e-7 N m s. In whole numbers, for the device.
    /// </summary>
    public sealed class CrudeMotor
    {
        // A fortieth of the mechanical time constant of 41 ms.
        private const int SubStepMicroseconds = 1000;

        // 2.67 mN m/A times 2 pi: the back EMF in microvolts of a microhertz, times 1e6.
        private const long BackEmf = 16_776;

        private const long NanonewtonMetresPerHundredMicroamperes = 267;
        private const long LimitMicroamperes = 2_000_000;
        private const long CoulombNanonewtonMetres = 150_000;

        // 2e-7 N m s times 2 pi: the friction in nN m of a microhertz, times 1e8.
        private const long Viscosity = 125_664;

        // 1 / (2 pi 2e-7 kg m2): the change in microhertz that 1 nN m makes in 1 us, times 1e9.
        private const long Agility = 795_775;

        private long _microhertz;
        private long _countRemainder;

        /// <summary>Load torque against the rotation, in micronewton metres.</summary>
        public int LoadMicronewtonMetres { get; set; }

        /// <summary>The rotor is held still.</summary>
        public bool Jammed { get; set; }

        /// <summary>A driver transistor is shorted on: full supply whatever the gate says.</summary>
        public bool ShortedOn { get; set; }

        /// <summary>The gate line is stuck high: what the duty asks for is driven.</summary>
        public bool GateStuck { get; set; }

        /// <summary>The driver is stuck at full duty, for as long as the gate lets it.</summary>
        public bool DutyStuck { get; set; }

        /// <summary>Counts seen of a thousand true counts: 1000 is a sound encoder, 0 a cut wire.</summary>
        public int EncoderPermille { get; set; } = 1000;

        /// <summary>Winding resistance in thousandths of the nominal one.</summary>
        public int ResistancePermille { get; set; } = 1000;

        /// <summary>True rotor rate in millihertz.</summary>
        public int TrueMillihertz => (int)(_microhertz / 1000);

        /// <summary>Winding current in milliamperes.</summary>
        public int Milliamperes { get; private set; }

        /// <summary>Highest true rate since the last look, in millihertz.</summary>
        public int PeakMillihertz { get; set; }

        /// <summary>Encoder counts of the last advance.</summary>
        public int Counts { get; private set; }

        /// <summary>Rate of the last advance by the encoder, in millihertz.</summary>
        public int EncoderMillihertz { get; private set; }

        /// <summary>Lets time pass with a drive.</summary>
        public void Advance(long microseconds, bool gate, int dutyPermille, int batteryMillivolts)
        {
            int duty =
                ShortedOn ? 1000
                : !gate && !GateStuck ? 0
                : DutyStuck ? 1000
                : dutyPermille;
            long microvolts = (long)batteryMillivolts * duty;
            long resistance = 146L * ResistancePermille;
            long constantFriction = CoulombNanonewtonMetres + LoadMicronewtonMetres * 1000L;
            long rate = _microhertz;
            long peak = PeakMillihertz * 1000L;
            long microamperes = 0;
            // In 1e-12 of a revolution.
            long turned = 0;
            for (long left = microseconds; left > 0; left -= SubStepMicroseconds)
            {
                if (rate == 0 && microvolts == 0)
                {
                    microamperes = 0;
                    break;
                }
                long step = left < SubStepMicroseconds ? left : SubStepMicroseconds;
                microamperes = (microvolts - rate * BackEmf / 1_000_000) * 100_000 / resistance;
                // The driver's own limit.
                microamperes = microamperes > LimitMicroamperes ? LimitMicroamperes : microamperes;
                long torque = microamperes * NanonewtonMetresPerHundredMicroamperes / 100;
                long friction = constantFriction + rate * Viscosity / 100_000_000;
                long speed = rate + torque * step * Agility / 1_000_000_000;
                long brake = friction * step * Agility / 1_000_000_000;
                // The drive brakes at most to a stand: no voltage here turns the rotor backwards.
                rate = Jammed || speed <= brake ? 0 : speed - brake;
                turned += rate * step;
                if (rate > peak)
                {
                    peak = rate;
                }
            }
            _microhertz = rate;
            PeakMillihertz = (int)(peak / 1000);
            Milliamperes = (int)(microamperes / 1000);
            CountTurns(turned, microseconds);
        }

        // The remainder is kept in 1e-12 of a count.
        private void CountTurns(long turned, long microseconds)
        {
            const long Whole = 1_000_000_000_000;
            _countRemainder += turned / 1000 * EncoderPermille * Geometry.EncoderCountsPerRevolution;
            Counts = (int)(_countRemainder / Whole);
            _countRemainder -= Counts * Whole;
            EncoderMillihertz =
                microseconds > 0
                    ? (int)(Counts * 1_000_000_000L / (Geometry.EncoderCountsPerRevolution * microseconds))
                    : 0;
        }
    }
}
