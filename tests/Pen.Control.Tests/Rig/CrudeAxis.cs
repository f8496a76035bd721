// A depth axis for the rig: a stepper that may lose steps, a screw with backlash, a home sensor, two stops.
namespace Pen.Control.Tests.Rig
{
    /// <summary>Carries out moves by their id, in quarter steps; deeper is positive.</summary>
    public sealed class CrudeAxis
    {
        private const int Backlash = 5;
        private const int InnerStop = -96;
        private const int OuterStop = 416;

        private int _moveId;
        private int _left;
        private int _direction;
        private int _order;
        private long _remaining;
        private long _duration;

        /// <summary>True position of the screw.</summary>
        public int Motor { get; set; } = -50;

        /// <summary>True position of the needles: the screw's, or up to the backlash deeper.</summary>
        public int Needles { get; set; } = -50;

        /// <summary>Deepest true position of the needles since the last look.</summary>
        public int Deepest { get; set; } = int.MinValue;

        /// <summary>Position of the home edge: active there and shallower.</summary>
        public int HomeEdge { get; set; } = HomeSearch.NominalEdgeSteps;

        /// <summary>The sensor answers that it sees the carriage, whatever is the case.</summary>
        public bool HomeStuckActive { get; set; }

        /// <summary>The sensor answers that it sees nothing, whatever is the case.</summary>
        public bool HomeStuckInactive { get; set; }

        /// <summary>Pulses that the motor does not follow, of the next ones.</summary>
        public int LoseSteps { get; set; }

        /// <summary>Pulses that the wire does not carry, of the next ones.</summary>
        public int MissCounts { get; set; }

        /// <summary>Trains never end.</summary>
        public bool Endless { get; set; }

        /// <summary>A train is under way.</summary>
        public bool Moving { get; private set; }

        /// <summary>Pulses sent, without sign.</summary>
        public int Sent { get; private set; }

        /// <summary>Pulses counted.</summary>
        public int Counted { get; private set; }

        /// <summary>Trains begun.</summary>
        public int Moves { get; private set; }

        /// <summary>The sensor's level.</summary>
        public bool HomeActive => HomeStuckActive || (!HomeStuckInactive && Needles <= HomeEdge);

        /// <summary>Takes a period's orders.</summary>
        public void Obey(PenOutputs outputs)
        {
            if (outputs.MoveAbort)
            {
                _left = 0;
                Moving = Endless;
            }
            if (outputs.MoveId == _moveId)
            {
                return;
            }
            _moveId = outputs.MoveId;
            _order = Ints.Abs(outputs.MoveSteps);
            _left = _order;
            _direction = outputs.MoveSteps < 0 ? -1 : 1;
            _duration = outputs.MoveProfile == StepProfile.Slow ? 500L * _order : 12_000 + 160L * _order;
            _remaining = _duration;
            Sent += _order;
            Moves++;
            Moving = true;
        }

        /// <summary>Lets time pass.</summary>
        public void Advance(long microseconds)
        {
            if (!Moving || Endless)
            {
                return;
            }
            _remaining -= microseconds;
            long due = _remaining <= 0 ? 0 : _remaining * _order / _duration;
            while (_left > due)
            {
                _left--;
                StepOnce();
            }
            Moving = _remaining > 0;
        }

        private void StepOnce()
        {
            if (MissCounts > 0)
            {
                MissCounts--;
            }
            else
            {
                Counted++;
            }
            if (LoseSteps > 0)
            {
                LoseSteps--;
                return;
            }
            Motor = Ints.Clamp(Motor + _direction, InnerStop - Backlash, OuterStop);
            Needles = Ints.Clamp(Ints.Clamp(Needles, Motor, Motor + Backlash), InnerStop, OuterStop);
            Deepest = Ints.Max(Deepest, Needles);
        }
    }
}
