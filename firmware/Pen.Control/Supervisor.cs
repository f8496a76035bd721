// Walks the supervisor's table and keeps the first reason of an incident.
namespace Pen.Control
{
    /// <summary>The state machine: one transition a period at most.</summary>
    public sealed class Supervisor
    {
        private readonly Transition[][] _rowsOf = new Transition[SupervisorTable.StateCount][];

        // Most periods bring no fault: the rows for faults, which come first, are then passed over in one go.
        private readonly int[] _firstOwnRow = new int[SupervisorTable.StateCount];
        private readonly long _faultMask;

        // What the rows of each state ask for, all together.
        private readonly long[] _askedIn = new long[SupervisorTable.StateCount];

        /// <summary>A supervisor in <see cref="PenState.SelfTest"/>.</summary>
        public Supervisor()
        {
            _faultMask = RequiredBy(SupervisorTable.Rows, CountFaultRows(SupervisorTable.Rows));
            for (int state = 0; state < SupervisorTable.StateCount; state++)
            {
                Transition[] rows = new Transition[CountRows((PenState)state)];
                FillRows((PenState)state, rows);
                _rowsOf[state] = rows;
                _firstOwnRow[state] = CountFaultRows(rows);
                _askedIn[state] = RequiredBy(rows, rows.Length);
            }
            Asked = _askedIn[(int)State];
        }

        /// <summary>The state.</summary>
        public PenState State = PenState.SelfTest;

        /// <summary>The latched fault, or the reason of the latest stop.</summary>
        public StopReason Reason;

        /// <summary>A transition was taken in this period.</summary>
        public bool Entered;

        /// <summary>The state before that transition.</summary>
        public PenState Left;

        /// <summary>The conditions that the rows of the state ask for: no other changes anything.</summary>
        public long Asked;

        /// <summary>Takes the first row whose conditions hold.</summary>
        public void Step(long conditions)
        {
            Entered = false;
            if ((conditions & Asked) == 0)
            {
                // Every row asks for something.
                return;
            }
            Transition[] rows = _rowsOf[(int)State];
            long missing = ~conditions;
            for (int i = (conditions & _faultMask) == 0 ? _firstOwnRow[(int)State] : 0; i < rows.Length; i++)
            {
                if ((rows[i].Requires & missing) == 0)
                {
                    Take(rows[i]);
                    return;
                }
            }
        }

        private void Take(Transition row)
        {
            Left = State;
            Entered = true;
            State = row.To;
            Asked = _askedIn[(int)State];
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

        // That the table has them first, and that no row asks for nothing, is held by tests.
        private static int CountFaultRows(Transition[] rows)
        {
            int count = 0;
            while (count < rows.Length && rows[count].From == SupervisorTable.AnyAwake)
            {
                count++;
            }
            return count;
        }

        private static long RequiredBy(Transition[] rows, int count)
        {
            long required = 0;
            for (int i = 0; i < count; i++)
            {
                required |= rows[i].Requires;
            }
            return required;
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
                || (row.From == SupervisorTable.AnyAwake && SupervisorTable.IsAwake(state));
        }
    }
}
