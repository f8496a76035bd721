// The supervisor as one table: (state, conditions) -> next state, with the reason of every stop.
namespace Pen.Control
{
    /// <summary>A row of the table. Rows of a state are tried in order; the first whose conditions all hold is taken.</summary>
    public sealed class Transition
    {
        /// <summary>A row that gives no reason: it is no stop.</summary>
        public Transition(PenState from, long requires, PenState to)
            : this(from, requires, to, StopReason.None) { }

        /// <summary>A row.</summary>
        public Transition(PenState from, long requires, PenState to, StopReason reason)
        {
            From = from;
            Requires = requires;
            To = to;
            Reason = reason;
        }

        /// <summary>The state it leaves; <see cref="SupervisorTable.AnyAwake"/> for all that <see cref="SupervisorTable.IsAwake"/>.</summary>
        public readonly PenState From;

        /// <summary>Conditions that must all hold.</summary>
        public readonly long Requires;

        /// <summary>The state it leads to.</summary>
        public readonly PenState To;

        /// <summary>The reason it gives for a stop; None if it is none.</summary>
        public readonly StopReason Reason;
    }

    /// <summary>
    /// The table. Faults stand first, in the order in which they explain one another: a vetoed or stalled loop
    /// before what it makes others see, a driver's own report before the rate that follows from it.
    /// </summary>
    public static class SupervisorTable
    {
        /// <summary>Stands for every state that <see cref="IsAwake"/> in a row's <see cref="Transition.From"/>.</summary>
        public const PenState AnyAwake = 0;

        /// <summary>Number of states, for tables indexed by state.</summary>
        public const int StateCount = (int)PenState.BenchTest + 1;

        /// <summary>The rows, in order.</summary>
        public static readonly Transition[] Rows =
        {
            // Faults, from any state in which the pen is awake.
            new Transition(AnyAwake, Condition.ClockBackwards, PenState.Fault, StopReason.ClockFault),
            new Transition(AnyAwake, Condition.LoopStalled, PenState.Fault, StopReason.LoopStall),
            new Transition(AnyAwake, Condition.DriverFault, PenState.Fault, StopReason.DriverFault),
            new Transition(AnyAwake, Condition.OverCurrent, PenState.Fault, StopReason.OverCurrent),
            new Transition(AnyAwake, Condition.GateStuck, PenState.Fault, StopReason.GateStuck),
            new Transition(AnyAwake, Condition.DriverStuck, PenState.Fault, StopReason.DriverStuck),
            new Transition(AnyAwake, Condition.OverSpeed, PenState.Fault, StopReason.OverSpeed),
            new Transition(AnyAwake, Condition.Runaway, PenState.Fault, StopReason.Runaway),
            new Transition(
                AnyAwake,
                Condition.SensorImplausible,
                PenState.Fault,
                StopReason.SensorImplausible
            ),
            new Transition(AnyAwake, Condition.EncoderLost, PenState.Fault, StopReason.EncoderLost),
            new Transition(AnyAwake, Condition.Stalled, PenState.Fault, StopReason.Stall),
            new Transition(AnyAwake, Condition.RateImplausible, PenState.Fault, StopReason.RateImplausible),
            new Transition(AnyAwake, Condition.Overloaded, PenState.Fault, StopReason.Overload),
            new Transition(AnyAwake, Condition.StepAuditFailed, PenState.Fault, StopReason.StepAudit),
            new Transition(AnyAwake, Condition.MoveAborted, PenState.Fault, StopReason.MoveAborted),
            new Transition(AnyAwake, Condition.PositionLost, PenState.Fault, StopReason.PositionLost),
            new Transition(AnyAwake, Condition.HomeNotFound, PenState.Fault, StopReason.HomeNotFound),
            new Transition(AnyAwake, Condition.HomeStuck, PenState.Fault, StopReason.HomeStuck),
            new Transition(AnyAwake, Condition.HomeUnstable, PenState.Fault, StopReason.HomeUnstable),
            new Transition(AnyAwake, Condition.JournalUnusable, PenState.Fault, StopReason.JournalUnusable),
            new Transition(
                AnyAwake,
                Condition.JournalWriteFailed,
                PenState.Fault,
                StopReason.JournalWriteFailed
            ),
            new Transition(AnyAwake, Condition.JournalFull, PenState.Fault, StopReason.JournalFull),
            new Transition(AnyAwake, Condition.SlowWorkLate, PenState.Fault, StopReason.SlowWorkTimeout),
            new Transition(AnyAwake, Condition.SelfTestFailed, PenState.Fault, StopReason.SelfTestFailed),
            new Transition(AnyAwake, Condition.GateVetoed, PenState.Fault, StopReason.GateVeto),
            // Power-up.
            new Transition(
                PenState.SelfTest,
                Condition.SelfTestPassed | Condition.BenchTestWanted,
                PenState.BenchTest
            ),
            new Transition(PenState.SelfTest, Condition.SelfTestPassed, PenState.Homing),
            // The bench self-test: what it finds is its result and no fault. Left as it began, or by sleep.
            new Transition(PenState.BenchTest, Condition.BenchTestLeft, PenState.Homing),
            new Transition(
                PenState.BenchTest,
                Condition.BenchTestOver | Condition.SleepWanted,
                PenState.Saving,
                StopReason.Sleep
            ),
            // Homing at power-up, at insertion, and after a doubt.
            new Transition(
                PenState.Homing,
                Condition.DepthAtRest | Condition.CartridgeRefused,
                PenState.Refused
            ),
            new Transition(
                PenState.Homing,
                Condition.DepthAtRest | Condition.CartridgeUsable,
                PenState.Ready
            ),
            new Transition(
                PenState.Homing,
                Condition.DepthAtRest | Condition.CartridgeIn,
                PenState.Identifying
            ),
            new Transition(PenState.Homing, Condition.DepthAtRest, PenState.NoCartridge),
            // No cartridge.
            new Transition(PenState.NoCartridge, Condition.SleepWanted, PenState.Saving, StopReason.Sleep),
            new Transition(PenState.NoCartridge, Condition.CartridgeIn, PenState.Identifying),
            new Transition(PenState.NoCartridge, Condition.CalibrationWanted, PenState.Calibrating),
            // Calibrating, only ever without a cartridge: what was found out is proven by homing anew.
            new Transition(PenState.Calibrating, Condition.CalibrationOver, PenState.Homing),
            // Identifying.
            new Transition(PenState.Identifying, Condition.CartridgeOut, PenState.NoCartridge),
            new Transition(PenState.Identifying, Condition.CartridgeRefused, PenState.Refused),
            new Transition(
                PenState.Identifying,
                Condition.CartridgeUsable | Condition.DepthDoubtful,
                PenState.Homing
            ),
            new Transition(PenState.Identifying, Condition.CartridgeUsable, PenState.Ready),
            // Refused until taken out.
            new Transition(PenState.Refused, Condition.SleepWanted, PenState.Saving, StopReason.Sleep),
            new Transition(PenState.Refused, Condition.CartridgeOut, PenState.NoCartridge),
            // Ready.
            new Transition(PenState.Ready, Condition.CartridgeOut, PenState.NoCartridge),
            new Transition(PenState.Ready, Condition.SleepWanted, PenState.Saving, StopReason.Sleep),
            new Transition(PenState.Ready, Condition.SessionTimeUp, PenState.Refused, StopReason.SessionTime),
            new Transition(PenState.Ready, Condition.SessionIdleUp, PenState.Refused, StopReason.SessionIdle),
            new Transition(PenState.Ready, Condition.CartridgeRefused, PenState.Refused),
            new Transition(PenState.Ready, Condition.DepthDoubtful, PenState.Homing),
            new Transition(PenState.Ready, Condition.StartWanted, PenState.Opening),
            // Opening, of the session's own cartridge no more than a look at its mark: the switch alone cannot tell a swap.
            // What the operator wants meanwhile counts when it is done, so that no mark is half made.
            new Transition(
                PenState.Opening,
                Condition.CartridgeOut,
                PenState.NoCartridge,
                StopReason.CartridgeRemoved
            ),
            new Transition(
                PenState.Opening,
                Condition.UseMarkFailed,
                PenState.Refused,
                StopReason.UseMarkFailed
            ),
            new Transition(
                PenState.Opening,
                Condition.CartridgeChanged,
                PenState.Refused,
                StopReason.CartridgeChanged
            ),
            new Transition(
                PenState.Opening,
                Condition.SessionOpen | Condition.ChargerConnected,
                PenState.Ready,
                StopReason.ChargerConnected
            ),
            new Transition(
                PenState.Opening,
                Condition.SessionOpen | Condition.StartCancelled,
                PenState.Ready,
                StopReason.Operator
            ),
            new Transition(PenState.Opening, Condition.SessionOpen, PenState.Extending),
            // Extending.
            new Transition(
                PenState.Extending,
                Condition.CartridgeOut,
                PenState.Retracting,
                StopReason.CartridgeRemoved
            ),
            new Transition(PenState.Extending, Condition.StopEdge, PenState.Retracting, StopReason.Operator),
            new Transition(
                PenState.Extending,
                Condition.TwoButtons,
                PenState.Retracting,
                StopReason.TwoButtons
            ),
            new Transition(
                PenState.Extending,
                Condition.ChargerConnected,
                PenState.Retracting,
                StopReason.ChargerConnected
            ),
            new Transition(
                PenState.Extending,
                Condition.BatteryEmpty,
                PenState.Retracting,
                StopReason.BatteryEmpty
            ),
            new Transition(
                PenState.Extending,
                Condition.SessionTimeUp,
                PenState.Retracting,
                StopReason.SessionTime
            ),
            new Transition(PenState.Extending, Condition.DepthAtRest, PenState.Running),
            // Running.
            new Transition(
                PenState.Running,
                Condition.CartridgeOut,
                PenState.Retracting,
                StopReason.CartridgeRemoved
            ),
            new Transition(PenState.Running, Condition.StopEdge, PenState.Retracting, StopReason.Operator),
            new Transition(
                PenState.Running,
                Condition.TwoButtons,
                PenState.Retracting,
                StopReason.TwoButtons
            ),
            new Transition(
                PenState.Running,
                Condition.ChargerConnected,
                PenState.Retracting,
                StopReason.ChargerConnected
            ),
            new Transition(
                PenState.Running,
                Condition.BatteryEmpty,
                PenState.Retracting,
                StopReason.BatteryEmpty
            ),
            new Transition(
                PenState.Running,
                Condition.SessionTimeUp,
                PenState.Retracting,
                StopReason.SessionTime
            ),
            // Retracting.
            new Transition(
                PenState.Retracting,
                Condition.DepthAtRest | Condition.CartridgeRefused,
                PenState.Refused
            ),
            new Transition(
                PenState.Retracting,
                Condition.DepthAtRest | Condition.CartridgeUsable,
                PenState.Ready
            ),
            new Transition(PenState.Retracting, Condition.DepthAtRest, PenState.NoCartridge),
            // A latched fault.
            new Transition(PenState.Fault, Condition.ClearWanted, PenState.Homing),
            new Transition(PenState.Fault, Condition.SleepWanted, PenState.Saving, StopReason.Sleep),
            // Sleep.
            new Transition(
                PenState.Saving,
                Condition.RecordSaved | Condition.DepthAtRest | Condition.StartStopReleased,
                PenState.Asleep
            ),
        };

        /// <summary>A state in which every fault latches: from SelfTest to Retracting, and Calibrating.</summary>
        public static bool IsAwake(PenState state)
        {
            return (state >= PenState.SelfTest && state <= PenState.Retracting)
                || state == PenState.Calibrating;
        }
    }
}
