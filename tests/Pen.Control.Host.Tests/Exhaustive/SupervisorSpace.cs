// All that the supervisor can come to: every state with every reason, under every set of conditions that counts there.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Pen.Control.Host.Tests.Exhaustive;

/// <summary>What was the case before and after one period of the supervisor.</summary>
internal readonly record struct Taken(
    PenState From,
    StopReason ReasonBefore,
    long Conditions,
    PenState To,
    StopReason Reason,
    bool Entered
);

/// <summary>Walks the supervisor, by its own steps alone, through everything that can be reached.</summary>
/// <remarks>
/// The state of a supervisor is its public fields. Conditions come in two parts: the 25 faults, of which the
/// first decides, and the few that belong to the state. The walk takes every set of the state's own with no
/// fault, with each single one, and with each one and all that come after it; that no other set of faults does
/// anything else is swept separately, all of them.
/// </remarks>
internal sealed class SupervisorSpace
{
    /// <summary>All fault conditions.</summary>
    public static readonly long FaultMask = ReferenceSupervisor.Faults.Aggregate(
        0L,
        (mask, row) => mask | row.Condition
    );

    private readonly Supervisor _supervisor = new();

    private SupervisorSpace() { }

    /// <summary>Every (state, reason) that power-up leads to.</summary>
    public HashSet<(PenState State, StopReason Reason)> Reached { get; } = [];

    /// <summary>What each state asks for.</summary>
    public Dictionary<PenState, long> Asked { get; } = [];

    /// <summary>How many periods were tried.</summary>
    public long Tried { get; private set; }

    /// <summary>Walks the whole space and shows every period that is tried.</summary>
    public static SupervisorSpace Walk(Action<Taken> look)
    {
        var space = new SupervisorSpace();
        var waiting = new Queue<(PenState State, StopReason Reason, long Asked)>();
        space.Note(waiting);
        while (waiting.TryDequeue(out var node))
        {
            foreach (long conditions in SetsOf(node.State))
            {
                look(space.Try(node, conditions));
                space.Note(waiting);
            }
        }
        return space;
    }

    /// <summary>All sets of the conditions that matter in a state, but for sets of faults that are alike.</summary>
    public static IEnumerable<long> SetsOf(PenState state)
    {
        // What matters is the reference's to say: a row that went missing asks for nothing any more.
        long own = ReferenceSupervisor.Concerns(state);
        foreach (long mine in SubsetsOf(own))
        {
            yield return mine;
        }
        if (!ReferenceSupervisor.IsAwake(state))
        {
            yield break;
        }
        long after = 0;
        foreach ((long fault, _) in ReferenceSupervisor.Faults.Reverse())
        {
            foreach (long mine in SubsetsOf(own))
            {
                yield return mine | fault;
                yield return mine | fault | after;
            }
            after |= fault;
        }
    }

    /// <summary>All subsets of a mask, the empty one first.</summary>
    public static IEnumerable<long> SubsetsOf(long mask)
    {
        long subset = 0;
        do
        {
            yield return subset;
            subset = (subset - mask) & mask;
        } while (subset != 0);
    }

    private Taken Try((PenState State, StopReason Reason, long Asked) node, long conditions)
    {
        _supervisor.State = node.State;
        _supervisor.Reason = node.Reason;
        _supervisor.Asked = node.Asked;
        _supervisor.Step(conditions);
        Tried++;
        return new Taken(
            node.State,
            node.Reason,
            conditions,
            _supervisor.State,
            _supervisor.Reason,
            _supervisor.Entered
        );
    }

    private void Note(Queue<(PenState State, StopReason Reason, long Asked)> waiting)
    {
        Asked.TryAdd(_supervisor.State, _supervisor.Asked);
        if (Reached.Add((_supervisor.State, _supervisor.Reason)))
        {
            waiting.Enqueue((_supervisor.State, _supervisor.Reason, _supervisor.Asked));
        }
    }
}
