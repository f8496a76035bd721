// The guided procedure that finds by how much the home sensor is off (Calibration.md).
namespace Pen.Control
{
    /// <summary>Where the guided calibration stands: what the screen asks for.</summary>
    public enum CalibrationStep
    {
        /// <summary>None is under way.</summary>
        None = 0,

        /// <summary>Home is being found; wait.</summary>
        Homing = 1,

        /// <summary>
        /// The needles stand where they are believed flush: Depth+ and Depth- until they are, then Start/Stop.
        /// </summary>
        Adjusting = 2,

        /// <summary>What was found is being saved; wait.</summary>
        Saving = 3,
    }

    /// <summary>
    /// Homes, drives the needles to where they are believed flush with the tip, lets a person nudge them by
    /// quarter steps until they are, and has the difference saved. Runs only in
    /// <see cref="PenState.Calibrating"/>: no cartridge, so that neither firmware nor hardware could drive the
    /// motor. However it ends, the pen homes anew.
    /// </summary>
    public sealed class DepthCalibrator
    {
        /// <summary>Nobody touched a button for so long: given up.</summary>
        public const int PatienceMilliseconds = 120000;

        private readonly DepthPlanner _depth;
        private readonly CalibrationKeeper _keeper;
        private bool _handsOff;
        private int _untouchedMilliseconds;

        /// <summary>A calibrator that moves by a planner and saves by a keeper.</summary>
        public DepthCalibrator(DepthPlanner depth, CalibrationKeeper keeper)
        {
            _depth = depth;
            _keeper = keeper;
        }

        /// <summary>Where the procedure stands.</summary>
        public CalibrationStep Step;

        /// <summary>How far the needles were nudged from where they were believed flush, in quarter steps, deeper positive.</summary>
        public int NudgeSteps;

        /// <summary>The procedure has ended; stands until the next one begins.</summary>
        public bool Over;

        /// <summary>In this period a button asked for what cannot be had, or the procedure ended unsaved.</summary>
        public bool RefusedNow;

        /// <summary>In this period a button was obeyed, or what was found was saved.</summary>
        public bool ObeyedNow;

        /// <summary>Begins: homes first, for whatever was believed until now is what is in question.</summary>
        public void Begin()
        {
            Step = CalibrationStep.Homing;
            NudgeSteps = 0;
            Over = false;
            _handsOff = false;
            _untouchedMilliseconds = 0;
            _depth.Pursue(DepthGoal.Home, 0);
        }

        /// <summary>Ends, wherever it stands; harmless if none is under way.</summary>
        public void Off()
        {
            Step = CalibrationStep.None;
        }

        /// <summary>Takes a period of the procedure.</summary>
        /// <param name="panel">The buttons.</param>
        /// <param name="interrupted">A cartridge was put in: there is something else to do.</param>
        /// <param name="outputs">Gets what is to be saved.</param>
        /// <param name="elapsedMilliseconds">Time since the period before.</param>
        public void Update(OperatorPanel panel, bool interrupted, PenOutputs outputs, int elapsedMilliseconds)
        {
            RefusedNow = false;
            ObeyedNow = false;
            _untouchedMilliseconds = panel.AtRest
                ? IntMath.Min(_untouchedMilliseconds + elapsedMilliseconds, PatienceMilliseconds)
                : 0;
            if (interrupted || _untouchedMilliseconds >= PatienceMilliseconds)
            {
                GiveUp();
                return;
            }
            switch (Step)
            {
                case CalibrationStep.Homing:
                    if (_depth.Proven && !_depth.Busy)
                    {
                        Step = CalibrationStep.Adjusting;
                        _depth.PursueGauge(0);
                    }
                    break;
                case CalibrationStep.Adjusting:
                    // The hold that began it is no answer.
                    _handsOff |= panel.AtRest;
                    if (_handsOff)
                    {
                        Adjust(panel);
                    }
                    break;
                case CalibrationStep.Saving:
                    Save(outputs);
                    break;
                default:
                    break;
            }
        }

        private void Adjust(OperatorPanel panel)
        {
            if (panel.SpeedDown)
            {
                GiveUp();
            }
            else if (panel.Start)
            {
                // Flush here means: zero lies where NudgeSteps was counted, and the edge by as much less deep.
                Step = CalibrationStep.Saving;
                _keeper.WantHomeOffset(_depth.HomeOffsetSteps - NudgeSteps);
            }
            else if (panel.DepthUp)
            {
                Nudge(1);
            }
            else if (panel.DepthDown)
            {
                Nudge(-1);
            }
        }

        private void Nudge(int steps)
        {
            int nudged = NudgeSteps + steps;
            int offset = _depth.HomeOffsetSteps - nudged;
            bool possible = offset >= HomeSearch.LeastOffsetSteps && offset <= HomeSearch.GreatestOffsetSteps;
            ObeyedNow = possible;
            RefusedNow = !possible;
            if (possible)
            {
                NudgeSteps = nudged;
                _depth.PursueGauge(nudged);
            }
        }

        private void Save(PenOutputs outputs)
        {
            if (_keeper.SavedNow)
            {
                ObeyedNow = true;
                Over = true;
            }
            else if (!_depth.Busy)
            {
                // That it cannot be saved is a fault of the journal's kind, and ends it too.
                _keeper.SaveIfDue(outputs);
            }
        }

        private void GiveUp()
        {
            RefusedNow = !Over;
            Over = true;
        }
    }
}
