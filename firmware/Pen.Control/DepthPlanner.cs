// Where the needles go: every working move ends from the shallow side, every way in with the count proven.
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

        /// <summary>Go to a place near zero, from the shallow side, for a person to look at: calibration.</summary>
        Gauge,
    }

    /// <summary>
    /// Plans the moves of the depth axis; <see cref="HomeSearch"/> finds and checks home for it. A working move
    /// ends in the deeper direction, in which home was measured too, so that the screw's backlash is taken up the
    /// same way and never adds depth.
    /// </summary>
    public sealed class DepthPlanner
    {
        /// <summary>Approach from the shallow side: further than any backlash (30 micrometres, 36 with spread).</summary>
        private const int ApproachFromSteps = 10;

        /// <summary>
        /// On its way out the carriage stops this far before the edge, where the sensor must still see it: steps
        /// that were lost on the last way in would take it deeper than counted, and all but 5 of them show here.
        /// </summary>
        private const int ProveBeforeEdgeSteps = 4;

        private enum Phase
        {
            Idle,
            Home,
            Prove,
            Extend,
            Retract,
            Shallower,
            Deepen,
        }

        private readonly DepthAxis _axis = new DepthAxis();
        private readonly HomeSearch _home;
        private DepthGoal _goal;
        private DepthGoal _next;
        private Phase _phase;
        private int _targetSteps;
        private bool _doubted;
        private bool _counted;

        /// <summary>A planner that knows nothing of where the carriage is.</summary>
        public DepthPlanner()
        {
            _home = new HomeSearch(_axis);
        }

        /// <summary>The depth has been proven by homing and nothing since has put it in doubt.</summary>
        public bool Proven;

        /// <summary>
        /// Nothing is pursued, moves or is still to be told, and the outputs say so: until something is asked for
        /// or doubted, <see cref="Observe"/>, <see cref="Act"/> and <see cref="Write"/> have nothing to do.
        /// </summary>
        public bool AtRest;

        /// <summary>
        /// Step pulses counted since power-up as of the last move's end. At rest, any other count is to be observed too.
        /// </summary>
        public int StepsAtRest;

        /// <summary>A goal is being pursued.</summary>
        public bool Busy
        {
            get { return _phase != Phase.Idle || _next != DepthGoal.None; }
        }

        /// <summary>On the way in already, with nothing else to follow. The goal is None again when it is reached.</summary>
        public bool Retracting
        {
            get { return _goal == DepthGoal.Retract && _next == DepthGoal.None; }
        }

        /// <summary>The carriage stands parked, by count.</summary>
        public bool Parked
        {
            get { return !Busy && Proven && _axis.PositionSteps == _home.ParkSteps; }
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

        /// <summary>Asks for <see cref="DepthGoal.Gauge"/>.</summary>
        /// <param name="steps">
        /// Quarter steps from zero. Never further from the sensor's edge than the outermost calibration would
        /// have zero: what is looked at is what may be saved.
        /// </param>
        public void PursueGauge(int steps)
        {
            _next = DepthGoal.Gauge;
            AtRest = false;
            _targetSteps = IntMath.Min(steps, _home.OffsetSteps - HomeSearch.LeastOffsetSteps);
        }

        /// <summary>Where the home sensor's edge is taken to lie off its place, in quarter steps, deeper positive.</summary>
        public int HomeOffsetSteps
        {
            get { return _home.OffsetSteps; }
        }

        /// <summary>
        /// Takes a calibration of the home sensor, within its bounds. The depth is in doubt until homed.
        /// </summary>
        public void Calibrate(int homeOffsetSteps)
        {
            _home.SetOffset(homeOffsetSteps);
            _counted = false;
            Doubt();
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
            StepsAtRest = _axis.CountedSteps;
            if (_axis.TimedOut)
            {
                Released = true;
                // What was to follow that move counted on its end.
                _next = DepthGoal.None;
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
            switch (_goal)
            {
                case DepthGoal.Extend:
                    if (!Parked)
                    {
                        // Nothing extends from anywhere but a proven park position.
                        Fail(StopReason.PositionLost);
                        return;
                    }
                    GoTo(Phase.Prove, _home.EdgeSteps - ProveBeforeEdgeSteps - _axis.PositionSteps, inputs);
                    break;
                case DepthGoal.Gauge:
                    if (!Proven)
                    {
                        Fail(StopReason.PositionLost);
                        return;
                    }
                    GoTo(Phase.Shallower, _targetSteps - ApproachFromSteps - _axis.PositionSteps, inputs);
                    break;
                case DepthGoal.Retract when Proven:
                    GoTo(Phase.Retract, _home.ParkSteps - _axis.PositionSteps, inputs);
                    break;
                default:
                    // Where the count cannot be trusted, home itself is the way in.
                    // What a hand may have moved is held against the count all the same.
                    bool counted = _counted && _doubted;
                    Proven = false;
                    _doubted = false;
                    _phase = Phase.Home;
                    _home.Begin(inputs, counted);
                    break;
            }
        }

        private void Advance(PenInputs inputs)
        {
            switch (_phase)
            {
                case Phase.Home:
                    _home.Advance(inputs);
                    FollowHome();
                    break;
                case Phase.Retract:
                    _phase = Phase.Home;
                    _home.BeginCheck(inputs);
                    FollowHome();
                    break;
                case Phase.Prove:
                    if (!inputs.HomeSensorActive)
                    {
                        Fail(StopReason.PositionLost);
                        break;
                    }
                    GoTo(Phase.Extend, _targetSteps - _axis.PositionSteps, inputs);
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

        private void FollowHome()
        {
            if (_home.Failure != StopReason.None)
            {
                Fail(_home.Failure);
            }
            else if (_home.Doubtful)
            {
                // From here on it is a homing like any other.
                Proven = false;
                _doubted = false;
            }
            else if (_home.Found)
            {
                Proven = !_doubted;
                _counted = true;
                _phase = Phase.Idle;
                _goal = DepthGoal.None;
            }
        }

        private void GoTo(Phase phase, int steps, PenInputs inputs)
        {
            _phase = phase;
            _axis.Order(steps, StepProfile.Fast, inputs);
        }

        private void Fail(StopReason reason)
        {
            Failure = reason;
            Proven = false;
            _counted = false;
            AtRest = false;
            _phase = Phase.Idle;
            _goal = DepthGoal.None;
        }
    }
}
