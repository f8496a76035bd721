// Walks the supervisor's table and keeps the first reason of an incident.
namespace Pen.Control
{
    /// <summary>The state machine: one transition a period at most.</summary>
    public sealed class Supervisor
    {
        private readonly Transition[][] _rowsOf = new Transition[SupervisorTable.StateCount][];

        /// <summary>A supervisor in <see cref="PenState.SelfTest"/>.</summary>
        public Supervisor()
        {
            for (int state = 0; state < SupervisorTable.StateCount; state++)
            {
                _rowsOf[state] = new Transition[CountRows((PenState)state)];
                FillRows((PenState)state, _rowsOf[state]);
            }
        }

        /// <summary>The state.</summary>
        public PenState State { get; private set; } = PenState.SelfTest;

        /// <summary>The latched fault, or the reason of the latest stop.</summary>
        public StopReason Reason { get; private set; }

        /// <summary>A transition was taken in this period.</summary>
        public bool Entered { get; private set; }

        /// <summary>The state before that transition.</summary>
        public PenState Left { get; private set; }

        /// <summary>Takes the first row whose conditions hold.</summary>
        public void Step(long conditions)
        {
            Entered = false;
            Transition[] rows = _rowsOf[(int)State];
            for (int i = 0; i < rows.Length; i++)
            {
                Transition row = rows[i];
                if ((conditions & row.Requires) == row.Requires)
                {
                    Take(row);
                    return;
                }
            }
        }

        private void Take(Transition row)
        {
            Left = State;
            Entered = true;
            State = row.To;
            if (State == PenState.Fault)
            {
                Reason = row.Reason;
            }
            else if (Left == PenState.Fault)
            {
                // Cleared by the operator; going to sleep keeps what to show on waking out of the way.
                Reason = row.Reason;
            }
            else if (row.Reason != StopReason.None)
            {
                Reason = row.Reason;
            }
            else if (State == PenState.Extending)
            {
                // A new start: the last stop is history.
                Reason = StopReason.None;
            }
        }

        private static int CountRows(PenState state)
        {
            int count = 0;
            for (int i = 0; i < SupervisorTable.Rows.Length; i++)
            {
                count += Applies(SupervisorTable.Rows[i], state) ? 1 : 0;
            }
            return count;
        }

        private static void FillRows(PenState state, Transition[] rows)
        {
            int next = 0;
            for (int i = 0; i < SupervisorTable.Rows.Length; i++)
            {
                if (Applies(SupervisorTable.Rows[i], state))
                {
                    rows[next] = SupervisorTable.Rows[i];
                    next++;
                }
            }
        }

        private static bool Applies(Transition row, PenState state)
        {
            return row.From == state
                || (
                    row.From == SupervisorTable.AnyAwake
                    && state > SupervisorTable.AnyAwake
                    && state < SupervisorTable.FirstNotAwake
                );
        }
    }
}
