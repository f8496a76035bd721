// What is the case in a period: every reading judged, and the conditions that the supervisor asks for.
namespace Pen.Control
{
    /// <summary>Lets the parts take in a period's readings, then speaks for them in the supervisor's terms.</summary>
    internal sealed class Situation
    {
        /// <summary>What a period counts for at most in the hold of a button: two periods.</summary>
        private const int LongestSeenMilliseconds = 40;

        /// <summary>
        /// What <see cref="CartridgeConditions"/> and <see cref="RestConditions"/> speak of. Running, the state
        /// with the most to do, asks for none of it.
        /// </summary>
        private const long RestGroup =
            Condition.CartridgeIn
            | Condition.CartridgeUsable
            | Condition.CartridgeRefused
            | Condition.SessionOpen
            | Condition.SessionIdleUp
            | Condition.UseMarkFailed
            | Condition.CartridgeChanged
            | Condition.SelfTestPassed
            | Condition.DepthAtRest
            | Condition.DepthDoubtful
            | Condition.RecordSaved
            | Condition.StartStopReleased;

        private readonly PenParts _parts;

        private bool _wasGone = true;

        /// <summary>The situation of a pen made of these parts.</summary>
        public Situation(PenParts parts)
        {
            _parts = parts;
        }

        /// <summary>Reads a period: every part takes what concerns it.</summary>
        public void Observe(PenInputs inputs)
        {
            PenParts parts = _parts;
            int elapsed = parts.Elapsed;
            // A hold is what was seen held: a jump of the clock or a stall makes none longer.
            parts.Panel.Update(inputs, elapsed < LongestSeenMilliseconds ? elapsed : LongestSeenMilliseconds);
            ObservePresence(inputs, elapsed);
            if (parts.Desk.Pending || parts.Desk.Answered)
            {
                TakeAnswer(inputs, elapsed);
            }
            parts.Battery.Update(inputs, parts.DutyPermille, elapsed);
            if (parts.Driven)
            {
                parts.Observer.Update(inputs.MotorCurrentMilliamperes, inputs.RotorRateMillihertz, elapsed);
                parts.Motor.Driven(
                    inputs,
                    parts.Regulator.ReferenceMillihertz,
                    parts.Regulator.Steady,
                    parts.Settings.RateCapMillihertz,
                    parts.DutyPermille,
                    parts.Observer.SlowMicronewtonMetres,
                    elapsed
                );
            }
            else
            {
                parts.Motor.Off(inputs, elapsed);
            }
            parts.Session.Update(
                parts.Driven,
                parts.Motor.PressureWarning,
                inputs.EncoderCounts,
                parts.Settings.Level,
                parts.Settings.DepthMicrometres,
                elapsed
            );
            parts.Depth.Observe(inputs, elapsed);
            if (parts.Supervisor.State == PenState.SelfTest)
            {
                parts.PowerUpTest.Update(inputs, parts.Battery.Implausible, elapsed);
            }
        }

        private void ObservePresence(PenInputs inputs, int elapsed)
        {
            Presence presence = _parts.Presence;
            presence.Update(inputs, elapsed);
            if (presence.Out)
            {
                _parts.Guard.Forget();
            }
            if (presence.Gone && !_wasGone)
            {
                _wasGone = true;
                _parts.Session.End();
                _parts.Settings.BeginCartridge(Limits.MaxDepthMicrometres, RateLevels.Last);
                _parts.Calibration.Reset();
            }
            else if (_wasGone && presence.In && !presence.Gone)
            {
                // A hand was at the tip: the needles are homed again before they are used.
                _wasGone = false;
                _parts.Depth.Doubt();
            }
        }

        // Something was asked for, or was answered in the period before: an answer counts for one period.
        private void TakeAnswer(PenInputs inputs, int elapsed)
        {
            CartridgeGuard guard = _parts.Guard;
            _parts.Desk.Update(inputs, elapsed);
            _parts.Recorder.Update();
            _parts.Sender.Update();
            guard.Update(inputs, _parts.Clock.UptimeMilliseconds);
            if (guard.AcceptedNow)
            {
                _parts.Settings.BeginCartridge(guard.MaxDepthMicrometres, guard.LevelCap);
            }
        }

        /// <summary>
        /// The conditions of the period as a mask of <see cref="Condition"/>: all that are found of those that
        /// the supervisor asks for in its present state.
        /// </summary>
        public long Conditions(PenInputs inputs)
        {
            PenParts parts = _parts;
            long found = FaultConditions(inputs) | OperatorConditions(inputs);
            if (parts.Presence.Out)
            {
                found |= Condition.CartridgeOut;
            }
            if (inputs.ChargerConnected)
            {
                found |= Condition.ChargerConnected;
            }
            if (parts.Battery.Empty)
            {
                found |= Condition.BatteryEmpty;
            }
            if (parts.Session.TimeUp)
            {
                found |= Condition.SessionTimeUp;
            }
            if ((parts.Supervisor.Asked & RestGroup) != 0)
            {
                found |= CartridgeConditions() | RestConditions(inputs);
            }
            return found;
        }

        private long FaultConditions(PenInputs inputs)
        {
            PenParts parts = _parts;
            PeriodClock clock = parts.Clock;
            MotorMonitor motor = parts.Motor;
            BatteryMonitor battery = parts.Battery;
            PenState state = parts.Supervisor.State;
            long found = 0;
            if (motor.Suspected || motor.OverCurrent || motor.Runaway)
            {
                found |= MotorFaults(motor);
            }
            if (clock.RanBackwards)
            {
                found |= Condition.ClockBackwards;
            }
            if (clock.Stalled && Moves(state))
            {
                found |= Condition.LoopStalled;
            }
            if (inputs.GateVetoed)
            {
                found |= Condition.GateVetoed;
            }
            if (inputs.DriverFault)
            {
                found |= state == PenState.SelfTest ? 0 : Condition.DriverFault;
            }
            // The gate does not wait for a second bad reading; the reason is the reading, not the gate.
            if (battery.Implausible || (inputs.GateVetoed && battery.Impossible))
            {
                found |= state == PenState.SelfTest ? 0 : Condition.SensorImplausible;
            }
            if (parts.Depth.Failure != StopReason.None)
            {
                found |= DepthFault(parts.Depth.Failure);
            }
            if (parts.Recorder.MountFailed)
            {
                found |= Condition.JournalUnusable;
            }
            if (parts.Recorder.SaveGivenUp || parts.Guard.Failure == StopReason.JournalWriteFailed)
            {
                found |= Condition.JournalWriteFailed;
            }
            if (parts.Guard.Failure == StopReason.JournalFull)
            {
                found |= Condition.JournalFull;
            }
            if (parts.Desk.TimedOut)
            {
                found |= Condition.SlowWorkLate;
            }
            if (parts.PowerUpTest.Failed)
            {
                found |= state == PenState.SelfTest ? Condition.SelfTestFailed : 0;
            }
            return found;
        }

        private static long MotorFaults(MotorMonitor motor)
        {
            return (motor.OverCurrent ? Condition.OverCurrent : 0)
                | (motor.OverSpeed ? Condition.OverSpeed : 0)
                | (motor.Runaway ? Condition.Runaway : 0)
                | (motor.Stalled ? Condition.Stalled : 0)
                | (motor.EncoderLost ? Condition.EncoderLost : 0)
                | (motor.RateImplausible ? Condition.RateImplausible : 0)
                | (motor.Overloaded ? Condition.Overloaded : 0)
                | (motor.CurrentImplausible ? Condition.SensorImplausible : 0);
        }

        // A stall matters where something moves; elsewhere a slow flash is no reason to alarm anybody.
        private static bool Moves(PenState state)
        {
            return state == PenState.Running
                || state == PenState.Extending
                || state == PenState.Retracting
                || state == PenState.Homing;
        }

        private static long DepthFault(StopReason failure)
        {
            switch (failure)
            {
                case StopReason.StepAudit:
                    return Condition.StepAuditFailed;
                case StopReason.MoveAborted:
                    return Condition.MoveAborted;
                case StopReason.PositionLost:
                    return Condition.PositionLost;
                case StopReason.HomeNotFound:
                    return Condition.HomeNotFound;
                case StopReason.HomeStuck:
                    return Condition.HomeStuck;
                case StopReason.HomeUnstable:
                    return Condition.HomeUnstable;
                default:
                    return 0;
            }
        }

        private long OperatorConditions(PenInputs inputs)
        {
            PenParts parts = _parts;
            StartIntent start = parts.Start;
            if (parts.Panel.AtRest && !start.Wanted && parts.Supervisor.State != PenState.Opening)
            {
                // Nobody wants anything.
                return 0;
            }
            bool startable = parts.Battery.Startable && !inputs.ChargerConnected;
            start.Update(parts.Panel, startable && parts.Guard.IsUsable, parts.Elapsed);
            if (start.Refused)
            {
                parts.Indications.Refuse();
            }
            if (parts.Supervisor.State == PenState.Opening)
            {
                start.WatchOpening(parts.Panel, parts.Battery.Empty, parts.Elapsed);
            }
            long found = start.Cancelled ? Condition.StartCancelled : 0;
            if (start.Wanted && startable && !parts.Desk.Pending)
            {
                found |= Condition.StartWanted;
            }
            return parts.Panel.AtRest ? found : found | ButtonConditions(parts.Panel, inputs);
        }

        private long ButtonConditions(OperatorPanel panel, PenInputs inputs)
        {
            bool clear =
                panel.ClearFault
                // Homing follows: not while flash is written.
                && !_parts.Desk.Pending
                && !StopReasons.NeedsService(_parts.Supervisor.Reason)
                && !inputs.DriverFault
                && !_parts.Motor.OverCurrent
                && !_parts.Motor.Runaway
                && !_parts.Battery.Implausible;
            return (panel.StopEdge ? Condition.StopEdge : 0)
                | (panel.TwoButtons ? Condition.TwoButtons : 0)
                | (panel.Sleep ? Condition.SleepWanted : 0)
                | (clear ? Condition.ClearWanted : 0);
        }

        private long CartridgeConditions()
        {
            CartridgeGuard guard = _parts.Guard;
            return (_parts.Presence.In ? Condition.CartridgeIn : 0)
                | (guard.IsUsable ? Condition.CartridgeUsable : 0)
                | (guard.IsRefused ? Condition.CartridgeRefused : 0)
                | (guard.Verdict == CartridgeVerdict.InSession ? Condition.SessionOpen : 0)
                | (_parts.Session.IdleUp ? Condition.SessionIdleUp : 0)
                | (guard.Failure == StopReason.UseMarkFailed ? Condition.UseMarkFailed : 0)
                | (guard.Failure == StopReason.CartridgeChanged ? Condition.CartridgeChanged : 0);
        }

        private long RestConditions(PenInputs inputs)
        {
            return (_parts.PowerUpTest.Passed && _parts.Recorder.Mounted ? Condition.SelfTestPassed : 0)
                | (_parts.Depth.Busy ? 0 : Condition.DepthAtRest)
                | (_parts.Depth.Proven ? 0 : Condition.DepthDoubtful)
                | (_parts.Recorder.Saved ? Condition.RecordSaved : 0)
                | (inputs.StartStopPressed ? 0 : Condition.StartStopReleased);
        }
    }
}
