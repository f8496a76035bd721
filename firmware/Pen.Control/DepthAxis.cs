// One move of the needle carriage at a time: ordered, timed, audited.
namespace Pen.Control
{
    /// <summary>
    /// Orders moves and follows the counted position. After each move the pulses that went out are held against
    /// the pulses that hardware counted on the step line.
    /// </summary>
    public sealed class DepthAxis
    {
        /// <summary>No move takes longer: the whole travel at creep speed is 0.3 s.</summary>
        private const int LongestMoveMilliseconds = 800;

        private int _moveId;
        private int _moveSteps;
        private int _profile;
        private int _sentBefore;
        private int _countedBefore;
        private int _movingMilliseconds;

        /// <summary>Counted position in quarter steps from zero, deeper positive.</summary>
        public int PositionSteps;

        /// <summary>A move is under way.</summary>
        public bool Busy;

        /// <summary>Pulses counted when the last move had ended: without another one it stays at that.</summary>
        public int CountedSteps;

        /// <summary>
        /// In this period a move ended whose pulses sent and counted differ, or pulses came without a move.
        /// </summary>
        public bool AuditFailed;

        /// <summary>In this period a move was given up because it did not end in time.</summary>
        public bool TimedOut;

        /// <summary>Orders a move; only while not busy. Zero steps are done at once.</summary>
        /// <param name="steps">Quarter steps, deeper positive, -1000 to 1000.</param>
        /// <param name="profile">A profile of <see cref="StepProfile"/>.</param>
        /// <param name="inputs">The period's inputs: the counts before the move.</param>
        public void Order(int steps, int profile, PenInputs inputs)
        {
            if (steps == 0)
            {
                return;
            }
            _moveId++;
            _moveSteps = steps;
            _profile = profile;
            _sentBefore = inputs.StepsSent;
            _countedBefore = inputs.StepsCounted;
            _movingMilliseconds = 0;
            Busy = true;
        }

        /// <summary>Follows the move under way. Call once a period, before anything is ordered.</summary>
        public void Update(PenInputs inputs, int elapsedMilliseconds)
        {
            AuditFailed = false;
            TimedOut = false;
            if (!Busy)
            {
                AuditFailed = inputs.StepsCounted != CountedSteps;
                CountedSteps = inputs.StepsCounted;
                return;
            }
            _movingMilliseconds += elapsedMilliseconds;
            if (inputs.StepperMoving)
            {
                if (_movingMilliseconds > LongestMoveMilliseconds)
                {
                    TimedOut = true;
                    Busy = false;
                }
                return;
            }
            Busy = false;
            int expected = IntMath.Abs(_moveSteps);
            AuditFailed =
                inputs.StepsSent - _sentBefore != expected
                || inputs.StepsCounted - _countedBefore != expected;
            CountedSteps = inputs.StepsCounted;
            PositionSteps += _moveSteps;
        }

        /// <summary>Declares where the carriage is; only while not busy.</summary>
        public void SetPosition(int steps)
        {
            PositionSteps = steps;
        }

        /// <summary>Writes the order into the outputs, where it stands until the next.</summary>
        public void Write(PenOutputs outputs)
        {
            outputs.MoveAbort = TimedOut;
            if (outputs.MoveId != _moveId)
            {
                outputs.MoveId = _moveId;
                outputs.MoveSteps = _moveSteps;
                outputs.MoveProfile = _profile;
            }
        }
    }
}
