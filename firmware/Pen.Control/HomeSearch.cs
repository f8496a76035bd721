// Finding home: fast to the sensor, slowly off it, and its edge measured from the shallow side.
namespace Pen.Control
{
    /// <summary>
    /// Zero is found by leaving the home sensor in the deeper direction, the direction of every working approach,
    /// so that the screw's backlash is taken up the same way in both and never adds depth. The same measurement
    /// checks the count, so that steps lost in a treatment are found before the next start.
    /// </summary>
    public sealed class HomeSearch
    {
        /// <summary>Home edge from zero in quarter steps, before calibration: -100 micrometres (hardware/).</summary>
        public const int NominalEdgeSteps = -16;

        /// <summary>
        /// Least <see cref="OffsetSteps"/>: 37.5 micrometres of what would push the needles out. With this and
        /// the sensor's repeatability (6) no calibration, however wrong, takes a pen whose sensor is where it
        /// belongs more than 0.05 mm deeper than set (Calibration.md).
        /// </summary>
        public const int LeastOffsetSteps = -6;

        /// <summary>
        /// Greatest <see cref="OffsetSteps"/>: 75 micrometres. Wrong, it only makes the needles shallower; and
        /// right, the edge is still so far inside that measuring it shows no needle.
        /// </summary>
        public const int GreatestOffsetSteps = 12;

        /// <summary>Parked position in quarter steps before calibration: 100 micrometres inside the sensor.</summary>
        public const int NominalParkSteps = NominalEdgeSteps + ParkFromEdgeSteps;

        private const int ParkFromEdgeSteps = -16;

        /// <summary>
        /// Where the sensor is first seen left: up to a quarter step beyond the edge. Counted as the whole, so
        /// that what is lost to the step's size makes the needles shallower, never deeper.
        /// </summary>
        private const int LeftFromEdgeSteps = 1;

        /// <summary>
        /// A disagreement that is reported: 25 micrometres. A sensor's repeatability (6, 7.2 with spread) makes 3 steps.
        /// </summary>
        private const int ReportedDisagreementSteps = 4;

        /// <summary>
        /// A disagreement that has home found anew, so that four lost steps never go unseen. Both measurements of
        /// that homing are held against the old count too: three chances to report them.
        /// </summary>
        private const int DoubtedDisagreementSteps = 2;

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

        /// <summary>The same where the edge is known already: seven steps are left to creep.</summary>
        private const int KnownApproachSteps = BackSteps - ConfirmSteps - 7;

        /// <summary>
        /// Two measurements of one homing agree within this. A sensor that says anything would have to say a dozen
        /// right things in a row to come through both.
        /// </summary>
        private const int RepeatSteps = 3;

        /// <summary>An edge that is not found by creeping this far is lost.</summary>
        private const int CreepLimitSteps = 48;

        /// <summary>The edge must still be left this much further on.</summary>
        private const int ConfirmSteps = 3;

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
        }

        // A homing measures the edge twice, a check once.
        private enum Pass
        {
            First,
            Second,
            Check,
        }

        private readonly DepthAxis _axis;
        private Phase _phase;
        private Pass _pass;
        private int _travelled;
        private int _edgeSteps;
        private bool _counted;
        private int _shifted;

        /// <summary>A search on the axis that the planner moves too, one after the other.</summary>
        public HomeSearch(DepthAxis axis)
        {
            _axis = axis;
        }

        /// <summary>By how much the sensor's edge lies deeper than it should, in quarter steps: calibration.</summary>
        public int OffsetSteps;

        /// <summary>The edge from zero in quarter steps.</summary>
        public int EdgeSteps = NominalEdgeSteps;

        /// <summary>Where the carriage parks, in quarter steps from zero: a place of the sensor's, whatever its offset.</summary>
        public int ParkSteps = NominalParkSteps;

        /// <summary>In this period the check found the count wrong by little: home is being searched anew.</summary>
        public bool Doubtful;

        /// <summary>In this period home was found and the carriage parked.</summary>
        public bool Found;

        /// <summary>Why the search failed in this period; None if it did not.</summary>
        public StopReason Failure;

        /// <summary>Takes a calibration, held within its bounds. What was counted before means nothing any more.</summary>
        public void SetOffset(int offsetSteps)
        {
            OffsetSteps = IntMath.Clamp(offsetSteps, LeastOffsetSteps, GreatestOffsetSteps);
            EdgeSteps = NominalEdgeSteps + OffsetSteps;
            ParkSteps = EdgeSteps + ParkFromEdgeSteps;
        }

        /// <summary>Begins a search from wherever the carriage is.</summary>
        /// <param name="inputs">The period's inputs.</param>
        /// <param name="counted">The count has been right before: if home disagrees with it, steps were lost.</param>
        public void Begin(PenInputs inputs, bool counted)
        {
            Clear();
            _counted = counted;
            _shifted = 0;
            _pass = Pass.First;
            _travelled = 0;
            if (inputs.HomeSensorActive)
            {
                BeginLeave(inputs);
                return;
            }
            _phase = Phase.Seek;
            Hop(-SeekHopSteps, StepProfile.Fast, SeekLimitSteps, StopReason.HomeNotFound, inputs);
        }

        /// <summary>Begins to measure the edge from the parked position, and to hold the count against it.</summary>
        public void BeginCheck(PenInputs inputs)
        {
            Clear();
            _counted = true;
            _shifted = 0;
            _pass = Pass.Check;
            GoToOrFail(
                inputs.HomeSensorActive,
                StopReason.PositionLost,
                Phase.Approach,
                ApproachSteps,
                inputs
            );
        }

        /// <summary>The move before has ended: orders the next.</summary>
        public void Advance(PenInputs inputs)
        {
            Clear();
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
                case Phase.Back:
                    GoToOrFail(
                        inputs.HomeSensorActive,
                        StopReason.HomeUnstable,
                        Phase.Approach,
                        _pass == Pass.Second ? KnownApproachSteps : ApproachSteps,
                        inputs
                    );
                    break;
                case Phase.Approach:
                    if (!inputs.HomeSensorActive)
                    {
                        // The edge was passed in one go: where it is, this way in cannot tell.
                        Fail(_pass == Pass.Check ? StopReason.PositionLost : StopReason.HomeUnstable);
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
                default:
                    break;
            }
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
                _pass == Pass.Check ? StopReason.PositionLost : StopReason.HomeStuck,
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
            int left = EdgeSteps + LeftFromEdgeSteps;
            int shift = _edgeSteps - left;
            if (_pass == Pass.Second && IntMath.Abs(shift) > RepeatSteps)
            {
                Fail(StopReason.HomeUnstable);
                return;
            }
            if (_counted && IntMath.Abs(_shifted + shift) >= ReportedDisagreementSteps)
            {
                Fail(StopReason.PositionLost);
                return;
            }
            if (_pass == Pass.Check && IntMath.Abs(shift) >= DoubtedDisagreementSteps)
            {
                Begin(inputs, true);
                Doubtful = true;
                return;
            }
            _shifted += shift;
            _axis.SetPosition(_axis.PositionSteps - shift);
            if (_pass == Pass.First)
            {
                _pass = Pass.Second;
                GoTo(Phase.Back, -BackSteps, inputs);
                return;
            }
            GoTo(Phase.Park, ParkSteps - _axis.PositionSteps, inputs);
        }

        private void FinishPark(PenInputs inputs)
        {
            _phase = Phase.Idle;
            if (inputs.HomeSensorActive)
            {
                Found = true;
            }
            else
            {
                Fail(StopReason.HomeUnstable);
            }
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
            _phase = Phase.Idle;
        }

        private void Clear()
        {
            Found = false;
            Doubtful = false;
            Failure = StopReason.None;
        }
    }
}
