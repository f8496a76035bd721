// The supervisor's table is sane.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class SupervisorTableTests
    {
        private const PenState First = PenState.SelfTest;
        private const int End = SupervisorTable.StateCount;

        [TestMethod]
        public void Every_state_can_be_reached_from_power_up()
        {
            var reached = new bool[End];
            reached[(int)First] = true;
            for (int round = 0; round < End; round++)
            {
                foreach (Transition row in SupervisorTable.Rows)
                {
                    reached[(int)row.To] |= ReachesFrom(reached, row);
                }
            }
            for (int state = (int)First; state < End; state++)
            {
                Assert.IsTrue(reached[state], "state " + state);
            }
        }

        [TestMethod]
        public void Every_state_but_Asleep_can_be_left()
        {
            for (PenState state = First; (int)state < End; state++)
            {
                bool left = false;
                foreach (Transition row in SupervisorTable.Rows)
                {
                    left |= IsOf(row, state) && row.To != state;
                }
                Assert.AreEqual(state != PenState.Asleep, left, "state " + (int)state);
            }
        }

        [TestMethod]
        public void No_row_is_shadowed_by_an_earlier_one_of_its_state()
        {
            Transition[] rows = SupervisorTable.Rows;
            for (PenState state = First; (int)state < End; state++)
            {
                for (int later = 1; later < rows.Length; later++)
                {
                    if (!IsOf(rows[later], state))
                    {
                        continue;
                    }
                    for (int earlier = 0; earlier < later; earlier++)
                    {
                        bool shadowed = (rows[earlier].Requires & ~rows[later].Requires) == 0;
                        if (shadowed && IsOf(rows[earlier], state))
                        {
                            Check.Fail("state " + (int)state + ": row " + later + " by " + earlier);
                        }
                    }
                }
            }
        }

        [TestMethod]
        public void Rows_of_any_state_awake_come_first_because_the_supervisor_passes_over_them_together()
        {
            bool others = false;
            foreach (Transition row in SupervisorTable.Rows)
            {
                bool any = row.From == SupervisorTable.AnyAwake;
                Assert.IsFalse(others && any);
                others |= !any;
            }
            Assert.IsTrue(others);
        }

        [TestMethod]
        public void Every_row_asks_for_something_because_the_supervisor_looks_only_when_something_is_the_case()
        {
            foreach (Transition row in SupervisorTable.Rows)
            {
                Assert.IsTrue(row.Requires != 0);
            }
        }

        [TestMethod]
        [Proves("PEN-102")]
        public void Running_is_entered_only_from_Extending_and_left_by_every_stop()
        {
            foreach (Transition row in SupervisorTable.Rows)
            {
                Assert.IsTrue(row.To != PenState.Running || row.From == PenState.Extending);
                if (IsOf(row, PenState.Running))
                {
                    Assert.AreNotEqual(StopReason.None, row.Reason);
                    Assert.IsTrue(row.To is PenState.Fault or PenState.Retracting);
                }
            }
        }

        [TestMethod]
        [Proves("PEN-103")]
        public void Rows_into_Fault_carry_fault_reasons_and_no_other_row_does()
        {
            foreach (Transition row in SupervisorTable.Rows)
            {
                Assert.AreEqual(
                    row.To == PenState.Fault,
                    StopReasons.IsFault(row.Reason),
                    "reason " + (int)row.Reason
                );
            }
        }

        [TestMethod]
        public void The_reason_of_the_last_stop_stands_until_the_next_start()
        {
            var supervisor = new Supervisor();
            supervisor.Step(Condition.SelfTestPassed);
            supervisor.Step(Condition.DepthAtRest | Condition.CartridgeUsable);
            Start(supervisor);
            supervisor.Step(Condition.StopEdge);
            supervisor.Step(Condition.DepthAtRest | Condition.CartridgeUsable);
            Assert.AreEqual((int)PenState.Ready, (int)supervisor.State);
            Assert.AreEqual((int)StopReason.Operator, (int)supervisor.Reason);
            Start(supervisor);
            Assert.AreEqual((int)StopReason.None, (int)supervisor.Reason);
        }

        private static void Start(Supervisor supervisor)
        {
            supervisor.Step(Condition.StartWanted);
            supervisor.Step(Condition.SessionOpen);
            Assert.AreEqual((int)PenState.Extending, (int)supervisor.State);
        }

        private static bool ReachesFrom(bool[] reached, Transition row)
        {
            for (PenState state = First; (int)state < End; state++)
            {
                if (reached[(int)state] && IsOf(row, state))
                {
                    return true;
                }
            }
            return false;
        }

        private static bool IsOf(Transition row, PenState state)
        {
            return row.From == state
                || (row.From == SupervisorTable.AnyAwake && SupervisorTable.IsAwake(state));
        }
    }
}
