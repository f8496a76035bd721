// What must hold before the pen does anything: checked at every power-up.
namespace Pen.Control
{
    /// <summary>Watches the readings at power-up, motor off, while the journal is being mounted.</summary>
    public sealed class PowerUpTest
    {
        /// <summary>The readings must hold this long without a break.</summary>
        private const int HoldMilliseconds = 200;

        /// <summary>They must have held this long after power-up.</summary>
        private const int LimitMilliseconds = 5000;

        /// <summary>An amplifier's offset and noise stay below this while the motor is off.</summary>
        private const int OffCurrentMilliamperes = 60;

        private int _heldMilliseconds;
        private int _waitedMilliseconds;

        /// <summary>The readings have held.</summary>
        public bool Passed;

        /// <summary>They did not in time.</summary>
        public bool Failed;

        /// <summary>Takes a period's readings.</summary>
        public void Update(PenInputs inputs, bool batteryImplausible, int elapsedMilliseconds)
        {
            bool holds =
                inputs.EncoderCounts == 0
                && inputs.MotorCurrentMilliamperes < OffCurrentMilliamperes
                && !inputs.DriverFault
                && !batteryImplausible;
            _heldMilliseconds = holds
                ? IntMath.Min(_heldMilliseconds + elapsedMilliseconds, HoldMilliseconds)
                : 0;
            _waitedMilliseconds = IntMath.Min(_waitedMilliseconds + elapsedMilliseconds, LimitMilliseconds);
            // Once is enough: what happens later, while a long journal is mounted, has watchers of its own.
            Passed |= _heldMilliseconds >= HoldMilliseconds;
            Failed = !Passed && _waitedMilliseconds >= LimitMilliseconds;
        }
    }
}
