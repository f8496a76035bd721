// The supervisor written a second time, from the product's description and without a table, to check the first by.
using System;

namespace Pen.Control.Host.Tests.Exhaustive;

/// <summary>What the supervisor must do in each state under any conditions.</summary>
internal static class ReferenceSupervisor
{
    /// <summary>
    /// The faults in the order in which they explain one another: time, then what the circuit reports of
    /// itself, then what follows from it, then what was asked for, and the gate's veto, which only repeats, last.
    /// </summary>
    public static readonly (long Condition, StopReason Reason)[] Faults =
    [
        (Condition.ClockBackwards, StopReason.ClockFault),
        (Condition.LoopStalled, StopReason.LoopStall),
        (Condition.DriverFault, StopReason.DriverFault),
        (Condition.OverCurrent, StopReason.OverCurrent),
        (Condition.GateStuck, StopReason.GateStuck),
        (Condition.DriverStuck, StopReason.DriverStuck),
        (Condition.OverSpeed, StopReason.OverSpeed),
        (Condition.Runaway, StopReason.Runaway),
        (Condition.SensorImplausible, StopReason.SensorImplausible),
        (Condition.EncoderLost, StopReason.EncoderLost),
        (Condition.Stalled, StopReason.Stall),
        (Condition.RateImplausible, StopReason.RateImplausible),
        (Condition.Overloaded, StopReason.Overload),
        (Condition.StepAuditFailed, StopReason.StepAudit),
        (Condition.MoveAborted, StopReason.MoveAborted),
        (Condition.PositionLost, StopReason.PositionLost),
        (Condition.HomeNotFound, StopReason.HomeNotFound),
        (Condition.HomeStuck, StopReason.HomeStuck),
        (Condition.HomeUnstable, StopReason.HomeUnstable),
        (Condition.JournalUnusable, StopReason.JournalUnusable),
        (Condition.JournalWriteFailed, StopReason.JournalWriteFailed),
        (Condition.JournalFull, StopReason.JournalFull),
        (Condition.SlowWorkLate, StopReason.SlowWorkTimeout),
        (Condition.SelfTestFailed, StopReason.SelfTestFailed),
        (Condition.GateVetoed, StopReason.GateVeto),
    ];

    /// <summary>What stops a treatment, in the order in which the reasons go before one another.</summary>
    public static readonly (long Condition, StopReason Reason)[] Stops =
    [
        (Condition.CartridgeOut, StopReason.CartridgeRemoved),
        (Condition.StopEdge, StopReason.Operator),
        (Condition.TwoButtons, StopReason.TwoButtons),
        (Condition.ChargerConnected, StopReason.ChargerConnected),
        (Condition.BatteryEmpty, StopReason.BatteryEmpty),
        (Condition.SessionTimeUp, StopReason.SessionTime),
    ];

    /// <summary>The state and the reason after a period.</summary>
    public static (PenState State, StopReason Reason) Next(PenState state, StopReason reason, long conditions)
    {
        bool Is(long condition) => (conditions & condition) != 0;

        if (IsAwake(state))
        {
            foreach ((long condition, StopReason fault) in Faults)
            {
                if (Is(condition))
                {
                    return (PenState.Fault, fault);
                }
            }
        }
        switch (state)
        {
            case PenState.SelfTest when Is(Condition.SelfTestPassed):
                return (Is(Condition.BenchTestWanted) ? PenState.BenchTest : PenState.Homing, reason);
            case PenState.SelfTest:
                return (state, reason);
            case PenState.BenchTest when Is(Condition.BenchTestLeft):
                return (PenState.Homing, reason);
            case PenState.BenchTest:
                bool sleeps = Is(Condition.BenchTestOver) && Is(Condition.SleepWanted);
                return sleeps ? (PenState.Saving, StopReason.Sleep) : (state, reason);
            case PenState.Homing:
                return (Is(Condition.DepthAtRest) ? AfterHoming(conditions) : state, reason);
            case PenState.NoCartridge when Is(Condition.SleepWanted):
            case PenState.Fault when Is(Condition.SleepWanted) && !Is(Condition.ClearWanted):
                return (PenState.Saving, StopReason.Sleep);
            case PenState.NoCartridge when Is(Condition.CartridgeIn):
                return (PenState.Identifying, reason);
            case PenState.NoCartridge:
                return (Is(Condition.CalibrationWanted) ? PenState.Calibrating : state, reason);
            case PenState.Calibrating:
                return (Is(Condition.CalibrationOver) ? PenState.Homing : state, reason);
            case PenState.Identifying:
                return (AfterReading(conditions), reason);
            case PenState.Refused when Is(Condition.SleepWanted):
                return (PenState.Saving, StopReason.Sleep);
            case PenState.Refused:
                return (Is(Condition.CartridgeOut) ? PenState.NoCartridge : state, reason);
            case PenState.Ready:
                return FromReady(reason, conditions);
            case PenState.Opening:
                return FromOpening(reason, conditions);
            case PenState.Extending:
            case PenState.Running:
                return FromTreatment(state, reason, conditions);
            case PenState.Retracting:
                return (Is(Condition.DepthAtRest) ? AfterRetract(conditions) : state, reason);
            case PenState.Fault:
                return Is(Condition.ClearWanted) ? (PenState.Homing, StopReason.None) : (state, reason);
            case PenState.Saving:
                bool asleep =
                    Is(Condition.RecordSaved) && Is(Condition.DepthAtRest) && Is(Condition.StartStopReleased);
                return (asleep ? PenState.Asleep : state, reason);
            case PenState.Asleep:
                return (state, reason);
            default:
                throw new InvalidOperationException("No such state: " + state);
        }
    }

    /// <summary>The conditions that matter in a state, besides the faults of those that are awake.</summary>
    public static long Concerns(PenState state)
    {
        const long Cartridge = Condition.CartridgeRefused | Condition.CartridgeUsable;
        long stops = 0;
        foreach ((long condition, _) in Stops)
        {
            stops |= condition;
        }
        return state switch
        {
            PenState.SelfTest => Condition.SelfTestPassed | Condition.BenchTestWanted,
            PenState.BenchTest => Condition.BenchTestLeft | Condition.BenchTestOver | Condition.SleepWanted,
            PenState.Homing => Condition.DepthAtRest | Cartridge | Condition.CartridgeIn,
            PenState.NoCartridge => Condition.SleepWanted
                | Condition.CartridgeIn
                | Condition.CalibrationWanted,
            PenState.Calibrating => Condition.CalibrationOver,
            PenState.Identifying => Condition.CartridgeOut | Cartridge | Condition.DepthDoubtful,
            PenState.Refused => Condition.SleepWanted | Condition.CartridgeOut,
            PenState.Ready => Condition.CartridgeOut
                | Condition.SleepWanted
                | Condition.SessionTimeUp
                | Condition.SessionIdleUp
                | Condition.CartridgeRefused
                | Condition.DepthDoubtful
                | Condition.StartWanted,
            PenState.Opening => Condition.CartridgeOut
                | Condition.UseMarkFailed
                | Condition.CartridgeChanged
                | Condition.SessionOpen
                | Condition.ChargerConnected
                | Condition.StartCancelled,
            PenState.Extending => stops | Condition.DepthAtRest,
            PenState.Running => stops,
            PenState.Retracting => Condition.DepthAtRest | Cartridge,
            PenState.Fault => Condition.ClearWanted | Condition.SleepWanted,
            PenState.Saving => Condition.RecordSaved | Condition.DepthAtRest | Condition.StartStopReleased,
            _ => 0,
        };
    }

    /// <summary>
    /// The states in which a fault leads to Fault: all before it. On the bench a fault is a result.
    /// </summary>
    public static bool IsAwake(PenState state) =>
        state is not (PenState.Fault or PenState.Saving or PenState.Asleep or PenState.BenchTest);

    private static PenState AfterHoming(long conditions) =>
        (conditions & Condition.CartridgeRefused) != 0 ? PenState.Refused
        : (conditions & Condition.CartridgeUsable) != 0 ? PenState.Ready
        : (conditions & Condition.CartridgeIn) != 0 ? PenState.Identifying
        : PenState.NoCartridge;

    private static PenState AfterRetract(long conditions) =>
        (conditions & Condition.CartridgeRefused) != 0 ? PenState.Refused
        : (conditions & Condition.CartridgeUsable) != 0 ? PenState.Ready
        : PenState.NoCartridge;

    private static PenState AfterReading(long conditions)
    {
        if ((conditions & Condition.CartridgeOut) != 0)
        {
            return PenState.NoCartridge;
        }
        if ((conditions & Condition.CartridgeRefused) != 0)
        {
            return PenState.Refused;
        }
        if ((conditions & Condition.CartridgeUsable) == 0)
        {
            return PenState.Identifying;
        }
        return (conditions & Condition.DepthDoubtful) != 0 ? PenState.Homing : PenState.Ready;
    }

    private static (PenState State, StopReason Reason) FromReady(StopReason reason, long conditions)
    {
        bool Is(long condition) => (conditions & condition) != 0;

        if (Is(Condition.CartridgeOut))
        {
            return (PenState.NoCartridge, reason);
        }
        if (Is(Condition.SleepWanted))
        {
            return (PenState.Saving, StopReason.Sleep);
        }
        if (Is(Condition.SessionTimeUp))
        {
            return (PenState.Refused, StopReason.SessionTime);
        }
        if (Is(Condition.SessionIdleUp))
        {
            return (PenState.Refused, StopReason.SessionIdle);
        }
        if (Is(Condition.CartridgeRefused))
        {
            return (PenState.Refused, reason);
        }
        if (Is(Condition.DepthDoubtful))
        {
            return (PenState.Homing, reason);
        }
        if (!Is(Condition.StartWanted))
        {
            return (PenState.Ready, reason);
        }
        return (PenState.Opening, reason);
    }

    private static (PenState State, StopReason Reason) FromOpening(StopReason reason, long conditions)
    {
        bool Is(long condition) => (conditions & condition) != 0;

        if (Is(Condition.CartridgeOut))
        {
            return (PenState.NoCartridge, StopReason.CartridgeRemoved);
        }
        if (Is(Condition.UseMarkFailed))
        {
            return (PenState.Refused, StopReason.UseMarkFailed);
        }
        if (Is(Condition.CartridgeChanged))
        {
            return (PenState.Refused, StopReason.CartridgeChanged);
        }
        if (!Is(Condition.SessionOpen))
        {
            return (PenState.Opening, reason);
        }
        if (Is(Condition.ChargerConnected))
        {
            return (PenState.Ready, StopReason.ChargerConnected);
        }
        return Is(Condition.StartCancelled)
            ? (PenState.Ready, StopReason.Operator)
            : (PenState.Extending, StopReason.None);
    }

    private static (PenState State, StopReason Reason) FromTreatment(
        PenState state,
        StopReason reason,
        long conditions
    )
    {
        foreach ((long condition, StopReason stop) in Stops)
        {
            if ((conditions & condition) != 0)
            {
                return (PenState.Retracting, stop);
            }
        }
        bool arrived = state == PenState.Extending && (conditions & Condition.DepthAtRest) != 0;
        return (arrived ? PenState.Running : state, reason);
    }
}
