// Where the needles go: homing, extending from the shallow side, retracting and proving it.
namespace Pen.Control
{
    /// <summary>What the planner is asked to bring about.</summary>
    public enum DepthGoal
    {
        /// <summary>Stay.</summary>
        None,

        /// <summary>Find home, from wherever the carriage is, and park.</summary>
        Home,

        /// <summary>Go from the parked position to the set depth.</summary>
        Extend,

        /// <summary>Park, and check the position against the home sensor.</summary>
        Retract,
    }

    /// <summary>
    /// Plans the moves of the depth axis. Zero is found by leaving the home sensor in the deeper direction, the
    /// direction of every working approach, so that the screw's backlash is taken up the same way in both and
    /// never adds depth. Each retract ends with that same measurement, so a step lost in a treatment is found
    /// before the next start.
    /// </summary>
    public sealed class DepthPlanner
    {
        /// <summary>Home edge from zero in quarter steps: -100 micrometres (hardware/).</summary>
        public const int HomeEdgeSteps = -16;

        /// <summary>
        /// Where the sensor is first seen left: up to a quarter step beyond the edge. Counted as the whole, so
        /// that what is lost to the step's size makes the needles shallower, never deeper.
        /// </summary>
        private const int LeftEdgeSteps = HomeEdgeSteps + 1;

        /// <summary>Parked position in quarter steps: -200 micrometres, well inside the home sensor.</summary>
        public const int ParkSteps = -32;

        /// <summary>A disagreement of home and count that is reported: 50 micrometres.</summary>
        public const int ReportedDisagreementSteps = 8;

        /// <summary>Home is sought in hops of 200 micrometres: each fits a period and cannot reach the stop.</summary>
        private const int SeekHopSteps = 32;

        /// <summary>Travel from stop to stop is 3.2 mm; further than this there is no sensor.</summary>
        private const int SeekLimitSteps = 560;

        /// <summary>The sensor is left in hops of 50 micrometres.</summary>
        private const int LeaveHopSteps = 8;

        /// <summary>From the inner stop to the edge is 500 micrometres, plus backlash and a seek hop.</summary>
        private const int LeaveLimitSteps = 160;

        /// <summary>How far back into the sensor before the edge is measured: beyond a hop and the backlash.</summary>
        private const int BackSteps = 24;

        /// <summary>The part of the way back to the edge that is not worth creeping.</summary>
        private const int ApproachSteps = 10;

        /// <summary>An edge that is not found by creeping this far is lost.</summary>
        private const int CreepLimitSteps = 48;

        /// <summary>The edge must still be left this much further on.</summary>
        private const int ConfirmSteps = 3;

        /// <summary>Approach from the shallow side: further than any backlash (30 micrometres, 36 with spread).</summary>
        private const int ApproachFromSteps = 10;

        private enum Phase
        {
            Idle,
            Seek,
            Leave,
            Back,
            Approach,
            Creep,
            Confirm,
            Park,
            Extend,
            Retract,
            Shallower,
            Deepen,
        }

        private readonly DepthAxis _axis = new DepthAxis();
        private DepthGoal _goal;
        private DepthGoal _next;
        private Phase _phase;
        private int _travelled;
        private int _targetSteps;
        private int _edgeSteps;
        private bool _checking;
        private bool _doubted;

        /// <summary>The depth has been proven by homing and nothing since has put it in doubt.</summary>
        public bool Proven;

        /// <summary>
        /// Nothing is pursued, moves or is still to be told, and the outputs say so: until something is asked for
        /// or doubted, <see cref="Observe"/>, <see cref="Act"/> and <see cref="Write"/> have nothing to do.
        /// </summary>
        public bool AtRest;

        /// <summary>A goal is being pursued.</summary>
        public bool Busy
        {
            get { return _phase != Phase.Idle || _next != DepthGoal.None; }
        }

        /// <summary>The carriage stands parked, by count.</summary>
        public bool Parked
        {
            get { return !Busy && Proven && _axis.PositionSteps == ParkSteps; }
        }

        /// <summary>Why the goal failed since the supervisor last looked; None if it did not.</summary>
        public StopReason Failure;

        /// <summary>The last move was given up: the actuator stays released until it is homed.</summary>
        public bool Released;

        /// <summary>Puts the depth in doubt: it must be homed before anything extends.</summary>
        public void Doubt()
        {
            Proven = false;
            AtRest = false;
            // What is measured now, a hand may have changed: only a homing that begins later proves anything.
            _doubted = true;
        }

        /// <summary>
        /// Asks for a goal. A train under way cannot be stopped (the peripheral cannot), so the goal follows
        /// when it has ended: 90 ms at most.
        /// </summary>
        /// <param name="goal">What to bring about.</param>
        /// <param name="depthMicrometres">The depth, for <see cref="DepthGoal.Extend"/>; else ignored.</param>
        public void Pursue(DepthGoal goal, int depthMicrometres)
        {
            _next = goal;
            AtRest = false;
            if (goal == DepthGoal.Extend)
            {
                _targetSteps = Geometry.StepsOf(depthMicrometres);
            }
        }

        /// <summary>
        /// While extended: takes a new depth. Only a shallower one has an effect; deeper is refused by the
        /// caller, and here once more.
        /// </summary>
        public void Follow(int depthMicrometres)
        {
            int steps = Geometry.StepsOf(depthMicrometres);
            if (steps < _targetSteps)
            {
                _targetSteps = steps;
                AtRest = false;
            }
        }

        /// <summary>First half of a period: follows the move under way and judges it.</summary>
        public void Observe(PenInputs inputs, int elapsedMilliseconds)
        {
            _axis.Update(inputs, elapsedMilliseconds);
            if (_axis.TimedOut)
            {
                Released = true;
                Fail(StopReason.MoveAborted);
            }
            else if (_axis.AuditFailed)
            {
                Fail(StopReason.StepAudit);
            }
        }

        /// <summary>Second half, once the supervisor has decided: orders what is next, in this same period.</summary>
        public void Act(PenInputs inputs)
        {
            Failure = StopReason.None;
            if (_axis.Busy)
            {
                return;
            }
            if (_next != DepthGoal.None)
            {
                Begin(inputs);
            }
            else if (_phase != Phase.Idle)
            {
                Advance(inputs);
            }
            else if (IsToFollow())
            {
                // Followed while extended, and only towards the shallow side.
                GoTo(Phase.Shallower, _targetSteps - ApproachFromSteps - _axis.PositionSteps, inputs);
            }
        }

        /// <summary>Writes the axis' order and the driver's enable into the outputs.</summary>
        public void Write(PenOutputs outputs, bool holdTorque)
        {
            _axis.Write(outputs);
            outputs.StepperEnabled = (holdTorque || Busy) && !Released;
            outputs.CountedDepthMicrometres = Geometry.MicrometresOf(_axis.PositionSteps);
            outputs.DepthProven = Proven;
            AtRest =
                !Busy && !_axis.Busy && !outputs.MoveAbort && Failure == StopReason.None && !IsToFollow();
        }

        private bool IsToFollow()
        {
            return _goal == DepthGoal.Extend && Proven && _targetSteps < _axis.PositionSteps;
        }

        private void Begin(PenInputs inputs)
        {
            _goal = _next;
            _next = DepthGoal.None;
            Released = false;
            _travelled = 0;
            _checking = false;
            switch (_goal)
            {
                case DepthGoal.Extend:
                    if (!Parked)
                    {
                        // Nothing extends from anywhere but a proven park position.
                        Fail(StopReason.PositionLost);
                        return;
                    }
                    _phase = Phase.Extend;
                    _axis.Order(_targetSteps - _axis.PositionSteps, StepProfile.Fast, inputs);
                    break;
                case DepthGoal.Retract when Proven:
                    _phase = Phase.Retract;
                    _axis.Order(ParkSteps - _axis.PositionSteps, StepProfile.Fast, inputs);
                    break;
                default:
                    // Where the count cannot be trusted, home itself is the way in.
                    Proven = false;
                    _doubted = false;
                    BeginSeek(inputs);
                    break;
            }
        }

        private void Advance(PenInputs inputs)
        {
            switch (_phase)
            {
                case Phase.Seek:
                    if (inputs.HomeSensorActive)
                    {
                        BeginLeave(inputs);
                    }
                    else
                    {
                        Hop(-SeekHopSteps, StepProfile.Fast, SeekLimitSteps, StopReason.HomeNotFound, inputs);
                    }
                    break;
                case Phase.Leave:
                    if (inputs.HomeSensorActive)
                    {
                        Hop(LeaveHopSteps, StepProfile.Slow, LeaveLimitSteps, StopReason.HomeStuck, inputs);
                    }
                    else
                    {
                        GoTo(Phase.Back, -BackSteps, inputs);
                    }
                    break;
                case Phase.Retract:
                    _checking = true;
                    GoToOrFail(
                        inputs.HomeSensorActive,
                        StopReason.PositionLost,
                        Phase.Approach,
                        ApproachSteps,
                        inputs
                    );
                    break;
                case Phase.Back:
                    GoToOrFail(
                        inputs.HomeSensorActive,
                        StopReason.HomeUnstable,
                        Phase.Approach,
                        ApproachSteps,
                        inputs
                    );
                    break;
                case Phase.Approach:
                    if (!inputs.HomeSensorActive)
                    {
                        // The edge was passed in one go: where it is, this way in cannot tell.
                        Fail(_checking ? StopReason.PositionLost : StopReason.HomeUnstable);
                        return;
                    }
                    _travelled = 0;
                    _phase = Phase.Creep;
                    Creep(inputs);
                    break;
                case Phase.Creep:
                    Creep(inputs);
                    break;
                case Phase.Confirm:
                    MeasureEdge(inputs);
                    break;
                case Phase.Park:
                    FinishPark(inputs);
                    break;
                case Phase.Extend:
                    _phase = Phase.Idle;
                    break;
                case Phase.Shallower:
                    // The target may have moved on meanwhile: the last move is one deeper, always.
                    if (_targetSteps - ApproachFromSteps < _axis.PositionSteps)
                    {
                        GoTo(Phase.Shallower, _targetSteps - ApproachFromSteps - _axis.PositionSteps, inputs);
                        break;
                    }
                    GoTo(Phase.Deepen, _targetSteps - _axis.PositionSteps, inputs);
                    break;
                case Phase.Deepen:
                    _phase = Phase.Idle;
                    break;
                default:
                    break;
            }
        }

        private void BeginSeek(PenInputs inputs)
        {
            if (inputs.HomeSensorActive)
            {
                BeginLeave(inputs);
                return;
            }
            _phase = Phase.Seek;
            Hop(-SeekHopSteps, StepProfile.Fast, SeekLimitSteps, StopReason.HomeNotFound, inputs);
        }

        private void BeginLeave(PenInputs inputs)
        {
            _travelled = 0;
            _phase = Phase.Leave;
            Hop(LeaveHopSteps, StepProfile.Slow, LeaveLimitSteps, StopReason.HomeStuck, inputs);
        }

        private void Creep(PenInputs inputs)
        {
            if (!inputs.HomeSensorActive)
            {
                _edgeSteps = _axis.PositionSteps;
                GoTo(Phase.Confirm, ConfirmSteps, inputs);
                return;
            }
            Hop(
                1,
                StepProfile.Slow,
                CreepLimitSteps,
                _checking ? StopReason.PositionLost : StopReason.HomeStuck,
                inputs
            );
        }

        private void MeasureEdge(PenInputs inputs)
        {
            if (inputs.HomeSensorActive)
            {
                Fail(StopReason.HomeUnstable);
                return;
            }
            int disagreement = IntMath.Abs(_edgeSteps - LeftEdgeSteps);
            if (_checking && disagreement > ReportedDisagreementSteps)
            {
                Fail(StopReason.PositionLost);
                return;
            }
            _axis.SetPosition(_axis.PositionSteps - _edgeSteps + LeftEdgeSteps);
            GoTo(Phase.Park, ParkSteps - _axis.PositionSteps, inputs);
        }

        private void FinishPark(PenInputs inputs)
        {
            if (!inputs.HomeSensorActive)
            {
                Fail(StopReason.HomeUnstable);
                return;
            }
            Proven = !_doubted;
            _phase = Phase.Idle;
            _goal = DepthGoal.None;
        }

        private void GoTo(Phase phase, int steps, PenInputs inputs)
        {
            _phase = phase;
            _axis.Order(steps, StepProfile.Fast, inputs);
        }

        private void GoToOrFail(bool holds, StopReason otherwise, Phase phase, int steps, PenInputs inputs)
        {
            if (holds)
            {
                GoTo(phase, steps, inputs);
            }
            else
            {
                Fail(otherwise);
            }
        }

        private void Hop(int steps, int profile, int limitSteps, StopReason beyond, PenInputs inputs)
        {
            _travelled += IntMath.Abs(steps);
            if (_travelled > limitSteps)
            {
                Fail(beyond);
                return;
            }
            _axis.Order(steps, profile, inputs);
        }

        private void Fail(StopReason reason)
        {
            Failure = reason;
            Proven = false;
            _phase = Phase.Idle;
            _goal = DepthGoal.None;
        }
    }
}
