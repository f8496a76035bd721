// The whole of what the supervisor can do is tried, and what must always hold of it is held.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Pen.Control.Host.Tests.Exhaustive;

[TestClass]
public sealed class SupervisorSpaceTests
{
    private static readonly PenState[] Resting =
    [
        PenState.NoCartridge,
        PenState.Refused,
        PenState.Ready,
        PenState.Fault,
        PenState.Asleep,
    ];

    [TestMethod]
    [Proves("PEN-103")]
    [Proves("PEN-106")]
    public void Under_every_set_of_conditions_it_does_what_the_reference_does()
    {
        SupervisorSpace space = SupervisorSpace.Walk(taken =>
        {
            (PenState state, StopReason reason) = ReferenceSupervisor.Next(
                taken.From,
                taken.ReasonBefore,
                taken.Conditions
            );
            if (state != taken.To || reason != taken.Reason || taken.Entered != (state != taken.From))
            {
                Assert.Fail($"{taken}: {state} {reason}");
            }
        });
        // The walk has not ended early.
        Assert.IsGreaterThan(100_000, space.Tried);
    }

    [TestMethod]
    [Proves("PEN-103")]
    public void Of_any_set_of_faults_the_first_decides_whatever_else_is_the_case()
    {
        SupervisorSpace space = SupervisorSpace.Walk(_ => { });
        long[] orders = ReferenceSupervisor.Faults.Select(row => row.Condition).ToArray();
        StopReason[] reasons = ReferenceSupervisor.Faults.Select(row => row.Reason).ToArray();
        // The conditions of faults are not neighbours in the mask: each set is put together from two tables.
        long[] low = Spread(orders.AsSpan(0, 12));
        long[] high = Spread(orders.AsSpan(12));
        var supervisor = new Supervisor();
        foreach ((PenState state, long asked) in space.Asked)
        {
            if (!ReferenceSupervisor.IsAwake(state))
            {
                continue;
            }
            long own = asked & ~SupervisorSpace.FaultMask;
            for (int set = 1; set < low.Length * high.Length; set++)
            {
                supervisor.State = state;
                supervisor.Reason = StopReason.None;
                supervisor.Asked = asked;
                supervisor.Step(own | low[set & (low.Length - 1)] | high[set >> 12]);
                StopReason first = reasons[int.TrailingZeroCount(set)];
                if (supervisor.State != PenState.Fault || supervisor.Reason != first)
                {
                    Assert.Fail($"{state}, set {set:X}: {supervisor.State} {supervisor.Reason}, not {first}");
                }
            }
        }
    }

    [TestMethod]
    [Proves("PEN-106")]
    public void Conditions_that_a_state_does_not_ask_for_change_nothing()
    {
        var supervisor = new Supervisor();
        SupervisorSpace space = SupervisorSpace.Walk(_ => { });
        var random = new Random(5);
        foreach ((PenState state, StopReason reason) in space.Reached)
        {
            long asked = space.Asked[state];
            foreach (long conditions in SupervisorSpace.SetsOf(state))
            {
                (PenState, StopReason) expected = ReferenceSupervisor.Next(state, reason, conditions);
                foreach (long other in (long[])[~asked, random.NextInt64() & ~asked])
                {
                    supervisor.State = state;
                    supervisor.Reason = reason;
                    supervisor.Asked = asked;
                    supervisor.Step(conditions | other);
                    Assert.AreEqual(expected, (supervisor.State, supervisor.Reason));
                    Assert.AreEqual(
                        expected,
                        ReferenceSupervisor.Next(state, reason, conditions | other),
                        "the reference too"
                    );
                }
            }
        }
    }

    [TestMethod]
    [Proves("PEN-106")]
    public void A_state_asks_for_what_matters_in_it_and_for_nothing_else()
    {
        Dictionary<PenState, long> asked = SupervisorSpace.Walk(_ => { }).Asked;
        Assert.HasCount(SupervisorTable.StateCount - 1, asked);
        foreach ((PenState state, long conditions) in asked)
        {
            long faults = ReferenceSupervisor.IsAwake(state) ? SupervisorSpace.FaultMask : 0;
            Assert.AreEqual(ReferenceSupervisor.Concerns(state) | faults, conditions, state.ToString());
        }
    }

    [TestMethod]
    [Proves("PEN-102")]
    public void Running_is_entered_only_from_Extending_at_rest_and_with_nothing_against_it()
    {
        long against =
            SupervisorSpace.FaultMask
            | ReferenceSupervisor.Stops.Aggregate(0L, (mask, row) => mask | row.Condition);
        int entries = 0;
        SupervisorSpace.Walk(taken =>
        {
            if (taken.To != PenState.Running || !taken.Entered)
            {
                return;
            }
            entries++;
            Assert.AreEqual(PenState.Extending, taken.From);
            Assert.AreEqual(Condition.DepthAtRest, taken.Conditions & Condition.DepthAtRest);
            Assert.AreEqual(0L, taken.Conditions & against);
            Assert.AreEqual(StopReason.None, taken.Reason);
        });
        Assert.IsGreaterThan(0, entries);
    }

    [TestMethod]
    [Proves("PEN-102")]
    public void A_start_needs_an_opening_that_is_done_and_a_cartridge_that_is_in()
    {
        int starts = 0;
        SupervisorSpace.Walk(taken =>
        {
            if (taken.To != PenState.Extending || !taken.Entered)
            {
                return;
            }
            starts++;
            Assert.AreNotEqual(0L, taken.Conditions & Condition.SessionOpen);
            Assert.AreEqual(0L, taken.Conditions & SupervisorSpace.FaultMask);
            const long Opening =
                Condition.UseMarkFailed
                | Condition.CartridgeChanged
                | Condition.ChargerConnected
                | Condition.StartCancelled
                | Condition.CartridgeOut;
            Assert.AreEqual(PenState.Opening, taken.From);
            Assert.AreEqual(0L, taken.Conditions & Opening);
        });
        Assert.IsGreaterThan(0, starts);
    }

    [TestMethod]
    [Proves("PEN-102")]
    public void An_opening_needs_a_wish_a_proven_depth_and_a_cartridge_that_is_in_and_usable()
    {
        const long Never =
            Condition.CartridgeOut
            | Condition.CartridgeRefused
            | Condition.DepthDoubtful
            | Condition.SessionTimeUp
            | Condition.SessionIdleUp
            | Condition.SleepWanted;
        int openings = 0;
        SupervisorSpace.Walk(taken =>
        {
            if (taken.To != PenState.Opening || !taken.Entered)
            {
                return;
            }
            openings++;
            Assert.AreEqual(PenState.Ready, taken.From);
            Assert.AreNotEqual(0L, taken.Conditions & Condition.StartWanted);
            Assert.AreEqual(0L, taken.Conditions & (Never | SupervisorSpace.FaultMask));
        });
        Assert.IsGreaterThan(0, openings);
    }

    [TestMethod]
    [Proves("PEN-104")]
    public void Every_stop_leaves_Running_in_the_same_period_with_the_first_reason()
    {
        SupervisorSpace.Walk(taken =>
        {
            bool stop = ReferenceSupervisor.Stops.Any(row => (taken.Conditions & row.Condition) != 0);
            bool fault = (taken.Conditions & SupervisorSpace.FaultMask) != 0;
            if (taken.From is not (PenState.Running or PenState.Extending) || !(stop || fault))
            {
                return;
            }
            Assert.AreEqual(fault ? PenState.Fault : PenState.Retracting, taken.To);
            Assert.AreNotEqual(StopReason.None, taken.Reason);
            Assert.AreEqual(fault, StopReasons.IsFault(taken.Reason));
        });
    }

    [TestMethod]
    [Proves("PEN-105")]
    public void A_latched_fault_keeps_its_reason_until_it_is_cleared_or_the_pen_sleeps()
    {
        SupervisorSpace.Walk(taken =>
        {
            if (taken.From != PenState.Fault)
            {
                return;
            }
            bool clear = (taken.Conditions & Condition.ClearWanted) != 0;
            bool sleep = (taken.Conditions & Condition.SleepWanted) != 0;
            Assert.AreEqual(
                clear ? PenState.Homing
                    : sleep ? PenState.Saving
                    : PenState.Fault,
                taken.To
            );
            if (!clear && !sleep)
            {
                Assert.AreEqual(taken.ReasonBefore, taken.Reason);
                Assert.IsTrue(StopReasons.IsFault(taken.Reason));
            }
        });
    }

    [TestMethod]
    [Proves("PEN-105")]
    public void A_reason_once_given_lasts_until_a_later_stop_a_new_start_or_a_cleared_fault()
    {
        SupervisorSpace.Walk(taken =>
        {
            if (taken.Reason == taken.ReasonBefore)
            {
                return;
            }
            bool stops = taken.Reason != StopReason.None && taken.Entered;
            bool starts = taken.To == PenState.Extending;
            bool cleared = taken.From == PenState.Fault && taken.To == PenState.Homing;
            Assert.IsTrue(stops || starts || cleared, taken.ToString());
        });
    }

    [TestMethod]
    public void A_fault_reason_stands_only_where_a_fault_is_latched()
    {
        foreach ((PenState state, StopReason reason) in SupervisorSpace.Walk(_ => { }).Reached)
        {
            Assert.AreEqual(state == PenState.Fault, StopReasons.IsFault(reason), $"{state} {reason}");
        }
    }

    [TestMethod]
    [Proves("PEN-106")]
    public void Every_row_is_taken_from_every_state_that_it_speaks_of()
    {
        HashSet<(Transition, PenState)> taken = [];
        SupervisorSpace.Walk(period =>
        {
            Transition? first = RowsOf(period.From)
                .FirstOrDefault(row => (row.Requires & ~period.Conditions) == 0);
            Assert.AreEqual(first is not null, period.Entered);
            if (first is not null)
            {
                Assert.AreEqual(first.To, period.To);
                taken.Add((first, period.From));
            }
        });
        foreach (PenState state in Enum.GetValues<PenState>())
        {
            foreach (Transition row in RowsOf(state))
            {
                Assert.Contains((row, state), taken, $"{state} to {row.To}, {row.Reason}: never taken");
            }
        }
    }

    [TestMethod]
    [Proves("PEN-106")]
    public void Every_state_is_reached_and_can_come_to_rest_and_nothing_leads_out_of_sleep()
    {
        HashSet<(PenState From, PenState To)> edges = Edges();
        Assert.HasCount(
            SupervisorTable.StateCount - 1,
            edges.Select(edge => edge.To).Append(PenState.SelfTest).Distinct().ToArray()
        );
        foreach (PenState state in Enum.GetValues<PenState>())
        {
            HashSet<PenState> ahead = Ahead(state, edges, without: null);
            Assert.IsTrue(ahead.Any(Resting.Contains), state.ToString());
            Assert.IsTrue(ahead.Contains(PenState.Asleep), state.ToString());
        }
        Assert.IsFalse(edges.Any(edge => edge.From == PenState.Asleep));
    }

    [TestMethod]
    [Proves("PEN-027")]
    [DataRow(PenState.Homing)]
    [DataRow(PenState.Ready)]
    [DataRow(PenState.Extending)]
    public void No_way_from_power_up_to_Running_goes_around(PenState state)
    {
        Assert.Contains(PenState.Running, Ahead(PenState.SelfTest, Edges(), without: null));
        Assert.DoesNotContain(PenState.Running, Ahead(PenState.SelfTest, Edges(), state));
    }

    [TestMethod]
    [Proves("PEN-027")]
    public void After_a_fault_the_needles_are_homed_before_anything_else()
    {
        Assert.AreSequenceEqual(
            [PenState.Homing, PenState.Saving],
            Edges().Where(edge => edge.From == PenState.Fault).Select(edge => edge.To).Order().ToArray()
        );
    }

    private static HashSet<(PenState From, PenState To)> Edges()
    {
        HashSet<(PenState, PenState)> edges = [];
        SupervisorSpace.Walk(taken =>
        {
            if (taken.Entered)
            {
                edges.Add((taken.From, taken.To));
            }
        });
        return edges;
    }

    private static HashSet<PenState> Ahead(
        PenState from,
        HashSet<(PenState From, PenState To)> edges,
        PenState? without
    )
    {
        HashSet<PenState> ahead = [from];
        int before;
        do
        {
            before = ahead.Count;
            foreach ((_, PenState to) in edges.Where(edge => ahead.Contains(edge.From) && edge.To != without))
            {
                ahead.Add(to);
            }
        } while (ahead.Count > before);
        return ahead;
    }

    private static IEnumerable<Transition> RowsOf(PenState state) =>
        SupervisorTable.Rows.Where(row =>
            row.From == state || (row.From == SupervisorTable.AnyAwake && ReferenceSupervisor.IsAwake(state))
        );

    // The masks of all sets of some conditions, by the number whose bits name them.
    private static long[] Spread(ReadOnlySpan<long> conditions)
    {
        var masks = new long[1 << conditions.Length];
        for (int set = 1; set < masks.Length; set++)
        {
            masks[set] = masks[set & (set - 1)] | conditions[int.TrailingZeroCount(set)];
        }
        return masks;
    }
}
