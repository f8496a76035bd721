// The supervisor as one table: (state, conditions) -> next state, with the reason of every stop.
namespace Pen.Control
{
    /// <summary>A row of the table. Rows of a state are tried in order; the first whose conditions all hold is taken.</summary>
    public sealed class Transition
    {
        /// <summary>A row.</summary>
        public Transition(PenState from, long requires, PenState to, StopReason reason)
        {
            From = from;
            Requires = requires;
            To = to;
            Reason = reason;
        }

        /// <summary>The state it leaves; <see cref="SupervisorTable.AnyAwake"/> for all from SelfTest to Retracting.</summary>
        public PenState From { get; }

        /// <summary>Conditions that must all hold.</summary>
        public long Requires { get; }

        /// <summary>The state it leads to.</summary>
        public PenState To { get; }

        /// <summary>The reason it gives for a stop; None if it is none.</summary>
        public StopReason Reason { get; }
    }

    /// <summary>
    /// The table. Faults stand first, in the order in which they explain one another: a vetoed or stalled loop
    /// before what it makes others see, a driver's own report before the rate that follows from it.
    /// </summary>
    public static class SupervisorTable
    {
        /// <summary>Stands for every state from SelfTest to Retracting in a row's <see cref="Transition.From"/>.</summary>
        public const PenState AnyAwake = 0;

        /// <summary>The first state that <see cref="AnyAwake"/> does not cover.</summary>
        public const PenState FirstNotAwake = PenState.Fault;

        /// <summary>Number of states, for tables indexed by state.</summary>
        public const int StateCount = (int)PenState.Asleep + 1;

        /// <summary>The rows, in order.</summary>
        public static readonly Transition[] Rows =
        {
            // Faults, from any state in which the pen is awake.
            Fault(Condition.ClockBackwards, StopReason.ClockFault),
            Fault(Condition.LoopStalled, StopReason.LoopStall),
            Fault(Condition.DriverFault, StopReason.DriverFault),
            Fault(Condition.OverCurrent, StopReason.OverCurrent),
            Fault(Condition.OverSpeed, StopReason.OverSpeed),
            Fault(Condition.Runaway, StopReason.Runaway),
            Fault(Condition.SensorImplausible, StopReason.SensorImplausible),
            Fault(Condition.EncoderLost, StopReason.EncoderLost),
            Fault(Condition.Stalled, StopReason.Stall),
            Fault(Condition.RateImplausible, StopReason.RateImplausible),
            Fault(Condition.Overloaded, StopReason.Overload),
            Fault(Condition.StepAuditFailed, StopReason.StepAudit),
            Fault(Condition.MoveAborted, StopReason.MoveAborted),
            Fault(Condition.PositionLost, StopReason.PositionLost),
            Fault(Condition.HomeNotFound, StopReason.HomeNotFound),
            Fault(Condition.HomeStuck, StopReason.HomeStuck),
            Fault(Condition.HomeUnstable, StopReason.HomeUnstable),
            Fault(Condition.JournalUnusable, StopReason.JournalUnusable),
            Fault(Condition.JournalWriteFailed, StopReason.JournalWriteFailed),
            Fault(Condition.SlowWorkLate, StopReason.SlowWorkTimeout),
            Fault(Condition.SelfTestFailed, StopReason.SelfTestFailed),
            Fault(Condition.GateVetoed, StopReason.GateVeto),
            // Power-up.
            Row(PenState.SelfTest, Condition.SelfTestPassed, PenState.Homing),
            // Homing at power-up, at insertion, and after a doubt.
            Row(PenState.Homing, Condition.DepthAtRest | Condition.CartridgeRefused, PenState.Refused),
            Row(PenState.Homing, Condition.DepthAtRest | Condition.CartridgeUsable, PenState.Ready),
            Row(PenState.Homing, Condition.DepthAtRest | Condition.CartridgeIn, PenState.Identifying),
            Row(PenState.Homing, Condition.DepthAtRest, PenState.NoCartridge),
            // No cartridge.
            Row(PenState.NoCartridge, Condition.SleepWanted, PenState.Saving, StopReason.Sleep),
            Row(PenState.NoCartridge, Condition.CartridgeIn, PenState.Identifying),
            // Identifying.
            Row(PenState.Identifying, Condition.CartridgeOut, PenState.NoCartridge),
            Row(PenState.Identifying, Condition.CartridgeRefused, PenState.Refused),
            Row(PenState.Identifying, Condition.CartridgeUsable | Condition.DepthDoubtful, PenState.Homing),
            Row(PenState.Identifying, Condition.CartridgeUsable, PenState.Ready),
            // Refused until taken out.
            Row(PenState.Refused, Condition.SleepWanted, PenState.Saving, StopReason.Sleep),
            Row(PenState.Refused, Condition.CartridgeOut, PenState.NoCartridge),
            // Ready.
            Row(PenState.Ready, Condition.CartridgeOut, PenState.NoCartridge),
            Row(PenState.Ready, Condition.SleepWanted, PenState.Saving, StopReason.Sleep),
            Row(PenState.Ready, Condition.SessionTimeUp, PenState.Refused, StopReason.SessionTime),
            Row(PenState.Ready, Condition.SessionIdleUp, PenState.Refused, StopReason.SessionIdle),
            Row(PenState.Ready, Condition.CartridgeRefused, PenState.Refused),
            Row(PenState.Ready, Condition.DepthDoubtful, PenState.Homing),
            Row(PenState.Ready, Condition.StartWanted | Condition.SessionOpen, PenState.Extending),
            Row(PenState.Ready, Condition.StartWanted, PenState.Opening),
            // Opening: what the operator wants meanwhile counts when it is done, so that no mark is half made.
            Row(PenState.Opening, Condition.CartridgeOut, PenState.NoCartridge, StopReason.CartridgeRemoved),
            Row(PenState.Opening, Condition.UseMarkFailed, PenState.Refused, StopReason.UseMarkFailed),
            Row(PenState.Opening, Condition.CartridgeChanged, PenState.Refused, StopReason.CartridgeChanged),
            Row(
                PenState.Opening,
                Condition.SessionOpen | Condition.ChargerConnected,
                PenState.Ready,
                StopReason.ChargerConnected
            ),
            Row(
                PenState.Opening,
                Condition.SessionOpen | Condition.StartCancelled,
                PenState.Ready,
                StopReason.Operator
            ),
            Row(PenState.Opening, Condition.SessionOpen, PenState.Extending),
            // Extending.
            Stop(PenState.Extending, Condition.CartridgeOut, StopReason.CartridgeRemoved),
            Stop(PenState.Extending, Condition.StopEdge, StopReason.Operator),
            Stop(PenState.Extending, Condition.TwoButtons, StopReason.TwoButtons),
            Stop(PenState.Extending, Condition.ChargerConnected, StopReason.ChargerConnected),
            Stop(PenState.Extending, Condition.BatteryEmpty, StopReason.BatteryEmpty),
            Stop(PenState.Extending, Condition.SessionTimeUp, StopReason.SessionTime),
            Row(PenState.Extending, Condition.DepthAtRest, PenState.Running),
            // Running.
            Stop(PenState.Running, Condition.CartridgeOut, StopReason.CartridgeRemoved),
            Stop(PenState.Running, Condition.StopEdge, StopReason.Operator),
            Stop(PenState.Running, Condition.TwoButtons, StopReason.TwoButtons),
            Stop(PenState.Running, Condition.ChargerConnected, StopReason.ChargerConnected),
            Stop(PenState.Running, Condition.BatteryEmpty, StopReason.BatteryEmpty),
            Stop(PenState.Running, Condition.SessionTimeUp, StopReason.SessionTime),
            // Retracting.
            Row(PenState.Retracting, Condition.DepthAtRest | Condition.CartridgeRefused, PenState.Refused),
            Row(PenState.Retracting, Condition.DepthAtRest | Condition.CartridgeUsable, PenState.Ready),
            Row(PenState.Retracting, Condition.DepthAtRest, PenState.NoCartridge),
            // A latched fault.
            Row(PenState.Fault, Condition.ClearWanted, PenState.Homing),
            Row(PenState.Fault, Condition.SleepWanted, PenState.Saving, StopReason.Sleep),
            // Sleep.
            Row(PenState.Saving, Condition.RecordSaved | Condition.DepthAtRest, PenState.Asleep),
        };

        private static Transition Row(PenState from, long requires, PenState to)
        {
            return new Transition(from, requires, to, StopReason.None);
        }

        private static Transition Row(PenState from, long requires, PenState to, StopReason reason)
        {
            return new Transition(from, requires, to, reason);
        }

        private static Transition Stop(PenState from, long requires, StopReason reason)
        {
            return new Transition(from, requires, PenState.Retracting, reason);
        }

        private static Transition Fault(long requires, StopReason reason)
        {
            return new Transition(AnyAwake, requires, PenState.Fault, reason);
        }
    }
}
