// What is the case in a period: every reading judged, and the conditions that the supervisor asks for.
namespace Pen.Control
{
    /// <summary>Lets the parts take in a period's readings, then speaks for them in the supervisor's terms.</summary>
    internal sealed class Situation
    {
        /// <summary>What a period counts for at most in the hold of a button: two periods.</summary>
        private const int LongestSeenMilliseconds = 40;

        private readonly PenParts _parts;

        private bool _wasGone = true;
        private bool _wasUsable;

        /// <summary>The situation of a pen made of these parts.</summary>
        public Situation(PenParts parts)
        {
            _parts = parts;
        }

        /// <summary>Reads a period: every part takes what concerns it.</summary>
        public void Observe(PenInputs inputs)
        {
            // A hold is what was seen held: a jump of the clock or a stall makes none longer.
            _parts.Panel.Update(inputs, IntMath.Min(_parts.Elapsed, LongestSeenMilliseconds));
            _parts.Desk.Update(inputs, _parts.Elapsed);
            ObservePresence(inputs);
            _parts.Guard.Update(inputs, _parts.Clock.UptimeMilliseconds);
            if (_parts.Guard.IsUsable && !_wasUsable && _parts.Guard.Verdict == CartridgeVerdict.Accepted)
            {
                _parts.Settings.BeginCartridge(_parts.Guard.MaxDepthMicrometres, _parts.Guard.LevelCap);
            }
            _wasUsable = _parts.Guard.IsUsable;
            _parts.Battery.Update(inputs, _parts.DutyPermille, _parts.Elapsed);
            if (_parts.Driven)
            {
                _parts.Observer.Update(
                    inputs.MotorCurrentMilliamperes,
                    inputs.RotorRateMillihertz,
                    _parts.Elapsed
                );
                _parts.Motor.Driven(
                    inputs,
                    _parts.Regulator.ReferenceMillihertz,
                    _parts.Regulator.Steady,
                    RateLevels.MillihertzOf(_parts.Settings.LevelCap),
                    _parts.DutyPermille,
                    _parts.Observer.SlowMicronewtonMetres,
                    _parts.Elapsed
                );
            }
            else
            {
                _parts.Motor.Off(inputs, _parts.Elapsed);
            }
            _parts.Session.Update(
                _parts.Driven,
                _parts.Motor.PressureWarning,
                inputs.EncoderCounts,
                _parts.Settings.Level,
                _parts.Settings.DepthMicrometres,
                _parts.Elapsed
            );
            _parts.Depth.Observe(inputs, _parts.Elapsed);
            _parts.Recorder.Update();
            if (_parts.Supervisor.State == PenState.SelfTest)
            {
                _parts.PowerUpTest.Update(inputs, _parts.Battery.Implausible, _parts.Elapsed);
            }
        }

        private void ObservePresence(PenInputs inputs)
        {
            _parts.Presence.Update(inputs, _parts.Elapsed);
            if (_parts.Presence.Out)
            {
                _parts.Guard.Forget();
            }
            if (_parts.Presence.Gone && !_wasGone)
            {
                _parts.Session.End();
                _parts.Settings.BeginCartridge(Limits.MaxDepthMicrometres, RateLevels.Last);
                _parts.Calibration.Reset();
            }
            if (_parts.Presence.Gone)
            {
                _wasGone = true;
            }
            else if (_wasGone && _parts.Presence.In)
            {
                // A hand was at the tip: the needles are homed again before they are used.
                _wasGone = false;
                _parts.Depth.Doubt();
            }
        }

        /// <summary>The conditions of the period as a mask of <see cref="Condition"/>.</summary>
        public long Conditions(PenInputs inputs)
        {
            return FaultConditions(inputs)
                | OperatorConditions(inputs)
                | CartridgeConditions()
                | RestConditions(inputs);
        }

        private long FaultConditions(PenInputs inputs)
        {
            PenState state = _parts.Supervisor.State;
            // A stall matters where something moves; elsewhere a slow flash is no reason to alarm anybody.
            bool moves =
                state == PenState.Running
                || state == PenState.Extending
                || state == PenState.Retracting
                || state == PenState.Homing;
            return Bit(_parts.Clock.RanBackwards, Condition.ClockBackwards)
                | Bit(_parts.Clock.Stalled && moves, Condition.LoopStalled)
                | Bit(inputs.GateVetoed, Condition.GateVetoed)
                | Bit(inputs.DriverFault && state != PenState.SelfTest, Condition.DriverFault)
                | Bit(_parts.Motor.OverCurrent, Condition.OverCurrent)
                | Bit(_parts.Motor.OverSpeed, Condition.OverSpeed)
                | Bit(_parts.Motor.Runaway, Condition.Runaway)
                | Bit(_parts.Motor.Stalled, Condition.Stalled)
                | Bit(_parts.Motor.EncoderLost, Condition.EncoderLost)
                | Bit(_parts.Motor.RateImplausible, Condition.RateImplausible)
                | Bit(_parts.Motor.Overloaded, Condition.Overloaded)
                | Bit(SensorImplausible(inputs) && state != PenState.SelfTest, Condition.SensorImplausible)
                | DepthFault()
                | Bit(_parts.Recorder.MountFailed, Condition.JournalUnusable)
                | Bit(
                    _parts.Recorder.SaveGivenUp || _parts.Guard.Failure == StopReason.JournalWriteFailed,
                    Condition.JournalWriteFailed
                )
                | Bit(_parts.Desk.TimedOut, Condition.SlowWorkLate)
                | Bit(_parts.PowerUpTest.Failed && state == PenState.SelfTest, Condition.SelfTestFailed);
        }

        private bool SensorImplausible(PenInputs inputs)
        {
            // The gate does not wait for a second bad reading; the reason is the reading, not the gate.
            return _parts.Motor.CurrentImplausible
                || _parts.Battery.Implausible
                || (inputs.GateVetoed && _parts.Battery.Impossible);
        }

        private long DepthFault()
        {
            switch (_parts.Depth.Failure)
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
            bool startable = _parts.Battery.Startable && !inputs.ChargerConnected;
            _parts.Start.Update(_parts.Panel, startable && _parts.Guard.IsUsable, _parts.Elapsed);
            if (_parts.Start.Refused)
            {
                _parts.Indications.Refuse();
            }
            if (_parts.Supervisor.State == PenState.Opening)
            {
                _parts.Start.WatchOpening(_parts.Panel, _parts.Battery.Empty, _parts.Elapsed);
            }
            bool clear =
                _parts.Panel.ClearFault
                && !StopReasons.NeedsService(_parts.Supervisor.Reason)
                && !inputs.DriverFault
                && !_parts.Motor.OverCurrent
                && !_parts.Motor.Runaway
                && !_parts.Battery.Implausible;
            return Bit(_parts.Start.Wanted && startable && !_parts.Desk.Pending, Condition.StartWanted)
                | Bit(_parts.Panel.StopEdge, Condition.StopEdge)
                | Bit(_parts.Panel.TwoButtons, Condition.TwoButtons)
                | Bit(_parts.Panel.Sleep, Condition.SleepWanted)
                | Bit(clear, Condition.ClearWanted)
                | Bit(_parts.Start.Cancelled, Condition.StartCancelled);
        }

        private long CartridgeConditions()
        {
            return Bit(_parts.Presence.Out, Condition.CartridgeOut)
                | Bit(_parts.Presence.In, Condition.CartridgeIn)
                | Bit(_parts.Guard.IsUsable, Condition.CartridgeUsable)
                | Bit(_parts.Guard.IsRefused, Condition.CartridgeRefused)
                | Bit(_parts.Guard.Verdict == CartridgeVerdict.InSession, Condition.SessionOpen)
                | Bit(_parts.Session.TimeUp, Condition.SessionTimeUp)
                | Bit(_parts.Session.IdleUp, Condition.SessionIdleUp)
                | Bit(_parts.Guard.Failure == StopReason.UseMarkFailed, Condition.UseMarkFailed)
                | Bit(_parts.Guard.Failure == StopReason.CartridgeChanged, Condition.CartridgeChanged);
        }

        private long RestConditions(PenInputs inputs)
        {
            return Bit(_parts.PowerUpTest.Passed && _parts.Recorder.Mounted, Condition.SelfTestPassed)
                | Bit(!_parts.Depth.Busy, Condition.DepthAtRest)
                | Bit(!_parts.Depth.Proven, Condition.DepthDoubtful)
                | Bit(inputs.ChargerConnected, Condition.ChargerConnected)
                | Bit(_parts.Battery.Empty, Condition.BatteryEmpty)
                | Bit(_parts.Recorder.Saved, Condition.RecordSaved)
                | Bit(!inputs.StartStopPressed, Condition.StartStopReleased);
        }

        private static long Bit(bool holds, long condition)
        {
            return holds ? condition : 0;
        }
    }
}
