// How hard the skin holds the needles, estimated from current and rate.
namespace Pen.Control
{
    /// <summary>
    /// Estimates the torque that is neither friction nor inertia. The motor's torque is known by its current;
    /// what friction and the rotor's own acceleration do not explain is the skin.
    /// </summary>
    public sealed class LoadObserver
    {
        /// <summary>
        /// Share of a new value taken by the fast estimate, which feeds the regulator: 2 of 4. The raw value of
        /// one period carries 65 uN.m of encoder quantisation (one count in 20 ms is 1.04 Hz).
        /// </summary>
        private const int FastShare = 2;

        private const int FastWhole = 4;

        /// <summary>Shift of the slow estimate, which people see: a time constant of 8 periods.</summary>
        private const int SlowShift = 3;

        private readonly MotorModel _model;

        private int _previousRateMillihertz;
        private int _slowScaled;

        /// <summary>Observes the load of a motor.</summary>
        public LoadObserver(MotorModel model)
        {
            _model = model;
        }

        /// <summary>Estimate within 40 ms, noisy, in micronewton metres.</summary>
        public int FastMicronewtonMetres;

        /// <summary>Estimate within 300 ms, smooth, in micronewton metres.</summary>
        public int SlowMicronewtonMetres;

        /// <summary>Forgets the past: nothing presses.</summary>
        public void Reset(int rateMillihertz)
        {
            _previousRateMillihertz = rateMillihertz;
            _slowScaled = 0;
            FastMicronewtonMetres = 0;
            SlowMicronewtonMetres = 0;
        }

        /// <summary>Takes a period's current and rate while the motor is driven.</summary>
        public void Update(int currentMilliamperes, int rateMillihertz, int elapsedMilliseconds)
        {
            int inertia =
                elapsedMilliseconds > 0
                    ? MotorModel.InertiaTorqueMicronewtonMetres(
                        rateMillihertz - _previousRateMillihertz,
                        elapsedMilliseconds
                    )
                    : 0;
            _previousRateMillihertz = rateMillihertz;
            int torque =
                _model.TorqueMicronewtonMetres(currentMilliamperes)
                - MotorModel.FrictionTorqueMicronewtonMetres(rateMillihertz)
                - inertia;
            FastMicronewtonMetres += (torque - FastMicronewtonMetres) * FastShare / FastWhole;
            _slowScaled += torque - SlowMicronewtonMetres;
            SlowMicronewtonMetres = _slowScaled >> SlowShift;
        }
    }
}
