// The needle motor's gate and duty: written in a safe order, and off by itself when nobody refreshes them.
using Pen.Control;
using Pen.Hal;

namespace Pen.Drivers
{
    /// <summary>
    /// Drives gate and PWM. The control loop applies a command every period; the drive watch, a thread of its
    /// own, expires a command that is not refreshed. Both take the same lock, so that the pins always match
    /// one whole command and never half of two.
    /// </summary>
    public sealed class MotorDrive
    {
        /// <summary>How long a command lives, in microseconds.</summary>
        public const int CommandLifeMicroseconds = Limits.DriveCommandMilliseconds * 1000;

        private const int FullDutyPermille = 1000;

        private readonly IDigitalOutput _gate;
        private readonly IPwmOutput _pwm;
        private readonly object _lock = new object();

        // What the pins are known to carry. While a write is under way the pair counts as unknown.
        private bool _known;
        private bool _gateHigh;
        private int _dutyPermille;
        private long _appliedAtMicroseconds;

        /// <summary>A drive over its two pins; switches them off.</summary>
        public MotorDrive(IDigitalOutput gate, IPwmOutput pwm)
        {
            _gate = gate;
            _pwm = pwm;
            Off();
        }

        /// <summary>
        /// Carries out a period's command. A pin is written only when it changes.
        /// </summary>
        /// <param name="gate">True lets the fail-safe chain supply the motor.</param>
        /// <param name="dutyPermille">0 (brake) to 1000. Anything else is no command: the drive goes off.</param>
        /// <param name="nowMicroseconds">Time of the period; the command's life counts from here.</param>
        public void Apply(bool gate, int dutyPermille, long nowMicroseconds)
        {
            lock (_lock)
            {
                _appliedAtMicroseconds = nowMicroseconds;
                if (!gate || dutyPermille < 0 || dutyPermille > FullDutyPermille)
                {
                    if (!_known || _gateHigh || _dutyPermille != 0)
                    {
                        WriteOff();
                    }
                    return;
                }
                if (!_known || !_gateHigh)
                {
                    // The chain closes on a braked motor; only then comes the duty.
                    _known = false;
                    _pwm.Off();
                    _gate.Write(true);
                    _gateHigh = true;
                    _dutyPermille = 0;
                    _known = true;
                }
                if (dutyPermille != _dutyPermille)
                {
                    _known = false;
                    _pwm.SetDutyPermille(dutyPermille);
                    _dutyPermille = dutyPermille;
                    _known = true;
                }
            }
        }

        /// <summary>
        /// Carries out a duty without the gate, which is low before it comes: no drive, but the proof that it is none.
        /// Lives as long as any other command.
        /// </summary>
        /// <param name="dutyPermille">1 to 1000. Anything else is off.</param>
        /// <param name="nowMicroseconds">Time of the period; the command's life counts from here.</param>
        public void ApplyDutyAlone(int dutyPermille, long nowMicroseconds)
        {
            lock (_lock)
            {
                _appliedAtMicroseconds = nowMicroseconds;
                if (dutyPermille <= 0 || dutyPermille > FullDutyPermille)
                {
                    WriteOff();
                    return;
                }
                if (!_known || _gateHigh)
                {
                    _known = false;
                    _gate.Off();
                    _gateHigh = false;
                }
                if (!_known || dutyPermille != _dutyPermille)
                {
                    _known = false;
                    _pwm.SetDutyPermille(dutyPermille);
                    _dutyPermille = dutyPermille;
                }
                _known = true;
            }
        }

        /// <summary>
        /// Switches off if the last command is older than <see cref="CommandLifeMicroseconds"/>, or so much
        /// younger than now that the clock must have run backwards. True if it had to.
        /// </summary>
        public bool ExpireIfStale(long nowMicroseconds)
        {
            lock (_lock)
            {
                // A little below zero is ordinary: the loop may have applied after the caller took its time.
                long age = nowMicroseconds - _appliedAtMicroseconds;
                bool fresh = age <= CommandLifeMicroseconds && age >= -CommandLifeMicroseconds;
                if (fresh || (_known && !_gateHigh && _dutyPermille == 0))
                {
                    return false;
                }
                WriteOff();
                return true;
            }
        }

        /// <summary>Gate low, duty 0, written whatever the pins are thought to be. Never throws.</summary>
        public void Off()
        {
            lock (_lock)
            {
                WriteOff();
            }
        }

        private void WriteOff()
        {
            // The gate first: it alone opens the load switch.
            _known = false;
            _gate.Off();
            _pwm.Off();
            _gateHigh = false;
            _dutyPermille = 0;
            _known = true;
        }
    }
}
