// Learns the motor's constant from the motor, once for each cartridge.
namespace Pen.Control
{
    /// <summary>
    /// Measures the back-EMF per hertz in the first steady turning after a cartridge came, and holds it from
    /// then on. What the encoder says later is judged by the motor as it was then, so that a motor 20 % off its
    /// data sheet works like any other and an encoder that goes wrong is found all the same. A measurement
    /// further off than any sound motor can be is the encoder's fault or the motor's end.
    /// </summary>
    public sealed class MotorCalibration
    {
        /// <summary>Periods averaged: one encoder count in 20 ms is 1 Hz, a sixteenth of that is left.</summary>
        private const int Periods = 16;

        /// <summary>
        /// Lowest share of the nominal constant believed: 20 % below it, and as much again as a resistance and a
        /// friction 20 % off make it seem. An encoder that counts too much errs this way; it makes a slow rotor.
        /// </summary>
        private const int LowestPermille = 650;

        /// <summary>
        /// Highest share believed: 20 % above, and what the converters and the resistance add. An encoder that
        /// loses counts errs this way, and makes a fast rotor: a loss of 30 % reads 1430.
        /// </summary>
        private const int HighestPermille = 1300;

        private readonly MotorModel _model;

        private int _periods;
        private int _backEmfSum;
        private int _rateSum;

        /// <summary>Teaches a model.</summary>
        public MotorCalibration(MotorModel model)
        {
            _model = model;
        }

        /// <summary>In this period a measurement was finished that no sound motor and encoder give.</summary>
        public bool Impossible;

        /// <summary>Another cartridge, another load on the crank: begin anew from the data sheet.</summary>
        public void Reset()
        {
            _model.Forget();
            Interrupt();
        }

        /// <summary>The motor is not turning steadily: what was summed so far does not count.</summary>
        public void Interrupt()
        {
            Impossible = false;
            _periods = 0;
            _backEmfSum = 0;
            _rateSum = 0;
        }

        /// <summary>Takes a period of steady turning.</summary>
        /// <param name="backEmfMillivolts">Applied voltage less the resistive drop, 0 to 6000.</param>
        /// <param name="rateMillihertz">Measured rate, above 0.</param>
        public void Update(int backEmfMillivolts, int rateMillihertz)
        {
            Impossible = false;
            if (_model.Measured)
            {
                return;
            }
            _backEmfSum += backEmfMillivolts;
            _rateSum += rateMillihertz;
            _periods++;
            if (_periods < Periods)
            {
                return;
            }
            // mV x 1000 / Hz is uV/Hz; tenths of a hertz keep the product below 2^31 and lose nothing that counts.
            int constant = _backEmfSum * 10000 / (_rateSum / 100);
            Interrupt();
            Impossible =
                constant < MotorModel.NominalMicrovoltsPerHertz * LowestPermille / 1000
                || constant > MotorModel.NominalMicrovoltsPerHertz * HighestPermille / 1000;
            if (!Impossible)
            {
                _model.Take(constant);
            }
        }
    }
}
