// Carries out depth moves: direction, enable, one train of steps, timed by the clock.
using Pen.Control;
using Pen.Hal;

namespace Pen.Drivers
{
    /// <summary>
    /// The depth stepper. A move is one train, handed over whole; nothing tells when it is done, so its end
    /// is computed at its start. The counted pulses (the audit) are for the controller to compare.
    /// </summary>
    public sealed class StepperDrive
    {
        private const int QuarterStepsPerFullStep = 4;

        // Limits of the actuator: 500 full steps/s pull-in, 1600 at most, 60 000 full steps/s2 (hardware/README.md).
        // They are the least that the part promises, and a step lost costs a homing: 4 % below each (A), which
        // every move pays for with at most 8 % over the time-optimal one (StepRampTests, all lengths).

        /// <summary>First rate of a fast move in full steps a second.</summary>
        public const int StartFullSteps = 480;

        /// <summary>Highest rate of a fast move in full steps a second.</summary>
        public const int CruiseFullSteps = 1540;

        /// <summary>
        /// Acceleration of a fast move in full steps/s2. Below 57 300, the ramp would end short of cruise:
        /// there a step of one microsecond is already more than that.
        /// </summary>
        public const int AccelerationFullSteps = 58000;

        /// <summary>
        /// Constant rate of a slow move in full steps a second: 500 microseconds a quarter step, pull-in
        /// rate.
        /// </summary>
        public const int SlowFullSteps = 500;

        /// <summary>
        /// Time after the last pulse until the move counts as done, in microseconds: the rotor has come to
        /// rest in its field (A), and the audit counter has seen every edge.
        /// </summary>
        public const int SettleMicroseconds = 3000;

        private readonly IStepTrain _train;
        private readonly IPulseCounter _audit;
        private readonly IDigitalOutput _direction;
        private readonly IDigitalOutput _enable;
        private readonly IClock _clock;
        private readonly StepRamp _fast;
        private readonly StepRamp _slow;

        private bool _enabled;
        private bool _deeper;
        private int _moveId;
        private int _ordered;
        private bool _pending;
        private int _pendingSteps;
        private int _pendingProfile;
        private bool _moving;
        private long _startedAtMicroseconds;
        private int _moveMicroseconds;

        /// <summary>Defines the profiles and switches everything off.</summary>
        public StepperDrive(
            IStepTrain train,
            IPulseCounter audit,
            IDigitalOutput direction,
            IDigitalOutput enable,
            IClock clock
        )
        {
            _train = train;
            _audit = audit;
            _direction = direction;
            _enable = enable;
            _clock = clock;
            _fast = new StepRamp(
                StartFullSteps * QuarterStepsPerFullStep,
                CruiseFullSteps * QuarterStepsPerFullStep,
                AccelerationFullSteps * QuarterStepsPerFullStep
            );
            int slow = SlowFullSteps * QuarterStepsPerFullStep;
            _slow = new StepRamp(slow, slow, 1);
            Off();
            _direction.Off();
            _train.DefineProfile(StepProfile.Fast, _fast.Intervals);
            _train.DefineProfile(StepProfile.Slow, _slow.Intervals);
        }

        /// <summary>Train duration of a move in microseconds, without settling.</summary>
        public int TrainMicroseconds(int profile, int steps)
        {
            StepTrainPattern pattern = (profile == StepProfile.Fast ? _fast : _slow).Pattern;
            return pattern.DurationMicroseconds(steps < 0 ? -steps : steps);
        }

        /// <summary>
        /// Fills what the stepper contributes to a period's inputs, whose time is already set.
        /// </summary>
        public void Read(PenInputs inputs)
        {
            if (_moving)
            {
                // Before its own start there is no end: a clock that ran backwards does not shorten a move.
                long elapsed = inputs.NowMicroseconds - _startedAtMicroseconds;
                _moving = elapsed < _moveMicroseconds;
            }
            _audit.Sample();
            inputs.StepperMoving = _moving || _pending;
            inputs.StepsSent = _ordered;
            // Both run from power-up and wrap alike, so that they can be compared for ever.
            inputs.StepsCounted = (int)_audit.Count;
        }

        /// <summary>
        /// Carries out a period's orders. A move ordered while the driver was released waits one period for
        /// the rotor to be pulled into its field. Every ordered step counts as sent, also one that could not
        /// be: then the audit finds the difference in the next period.
        /// </summary>
        public void Apply(PenOutputs outputs)
        {
            if (outputs.MoveAbort || !outputs.StepperEnabled)
            {
                Cut();
            }
            bool wasEnabled = _enabled;
            if (outputs.StepperEnabled != _enabled)
            {
                _enabled = outputs.StepperEnabled;
                _enable.Write(_enabled);
            }
            if (_pending)
            {
                _pending = false;
                Start(_pendingSteps, _pendingProfile);
            }
            if (outputs.MoveId == _moveId)
            {
                return;
            }

            _moveId = outputs.MoveId;
            int steps = outputs.MoveSteps;
            // int.MinValue has no counterpart; any wrong number will do for a move that is not made.
            int distance =
                steps >= 0 ? steps
                : steps == int.MinValue ? int.MaxValue
                : -steps;
            _ordered += distance;
            bool possible =
                distance >= 1
                && distance <= StepTrainPattern.MaxSteps
                && (outputs.MoveProfile == StepProfile.Fast || outputs.MoveProfile == StepProfile.Slow)
                && _enabled
                && !_moving
                && !outputs.MoveAbort;
            if (!possible)
            {
                return;
            }
            if (wasEnabled)
            {
                Start(steps, outputs.MoveProfile);
            }
            else
            {
                _pending = true;
                _pendingSteps = steps;
                _pendingProfile = outputs.MoveProfile;
            }
        }

        /// <summary>
        /// Cuts a train and releases the driver, written whatever the pins are thought to be. Never throws.
        /// </summary>
        public void Off()
        {
            _pending = false;
            _moving = false;
            _enabled = false;
            _train.Off();
            _enable.Off();
        }

        private void Cut()
        {
            _pending = false;
            if (_moving)
            {
                _moving = false;
                _train.Off();
            }
        }

        private void Start(int steps, int profile)
        {
            bool deeper = steps > 0;
            if (deeper != _deeper)
            {
                // The first pulse comes a whole ramp interval later: far above the driver's set-up time.
                _direction.Write(deeper);
                _deeper = deeper;
            }
            if (!_train.Start(profile, deeper ? steps : -steps))
            {
                return;
            }
            // Taken here and not from the period's start: were the loop stalled in between, the move would
            // count as done while it still runs.
            _startedAtMicroseconds = _clock.NowMicroseconds;
            _moveMicroseconds = TrainMicroseconds(profile, steps) + SettleMicroseconds;
            _moving = true;
        }
    }
}
