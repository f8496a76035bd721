// What is the case in a period: every reading judged, and the conditions that the supervisor asks for.
namespace Pen.Control
{
    /// <summary>Lets the parts take in a period's readings, then speaks for them in the supervisor's terms.</summary>
    internal sealed class Situation
    {
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
            | Condition.StartStopReleased
            | Condition.CalibrationOver
            | Condition.BenchTestLeft
            | Condition.BenchTestOver;

        private readonly PenParts _parts;

        private bool _wasGone = true;
        private long _slowWorkFaults;

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
            bool calm = true;
            parts.Panel.Update(inputs, elapsed);
            if (!parts.Presence.In || !inputs.CartridgePresent || inputs.CartridgeOpenings > 0)
            {
                ObservePresence(inputs, elapsed);
                calm = false;
            }
            if (parts.Desk.Pending || parts.Desk.Answered)
            {
                TakeAnswer(inputs, elapsed);
                calm = false;
            }
            parts.Calm = calm;
            parts.Battery.Update(inputs, parts.DutyPermille, elapsed);
            if (parts.Driven)
            {
                ObserveMotor(inputs, elapsed);
            }
            else
            {
                ObserveStill(inputs, elapsed);
            }
            parts.Session.Update(
                parts.Driven,
                parts.Motor.PressureWarning,
                inputs.EncoderCounts,
                parts.Settings.Level,
                parts.Settings.DepthMicrometres,
                elapsed
            );
            // At rest too: a pulse that nobody sent moves the needles all the same.
            if (!parts.Depth.AtRest || inputs.StepsCounted != parts.Depth.StepsAtRest)
            {
                parts.Depth.Observe(inputs, elapsed);
            }
        }

        private void ObserveStill(PenInputs inputs, int elapsed)
        {
            PenParts parts = _parts;
            PenState state = parts.Supervisor.State;
            if (state != PenState.BenchTest)
            {
                parts.Motor.Off(inputs, elapsed);
            }
            if (state == PenState.SelfTest)
            {
                parts.PowerUpTest.Update(inputs, parts.Battery.Implausible, elapsed);
                parts.SelfTest.WatchPowerUp(inputs);
            }
        }

        private void ObserveMotor(PenInputs inputs, int elapsed)
        {
            PenParts parts = _parts;
            int current = inputs.MotorCurrentMilliamperes;
            int rate = inputs.RotorRateMillihertz;
            int applied = parts.Battery.SmoothMillivolts * parts.DutyPermille / 1000;
            parts.Observer.Update(applied, current, rate, elapsed);
            if (parts.Calibration.Open)
            {
                // Sums of its own: what is smoothed here comes late to a rise.
                parts.Calibration.Update(
                    parts.Battery.BelievedMillivolts * parts.DutyPermille / 1000,
                    current,
                    rate,
                    parts.Regulator.ChangeMillihertz,
                    parts.Observer.FastMilliamperes
                );
                if (parts.Calibration.Learned)
                {
                    parts.Observer.Relearn(applied, current);
                }
            }
            parts.Motor.Driven(
                inputs,
                parts.Regulator.ReferenceMillihertz,
                parts.Settings.TripMillihertz,
                elapsed
            );
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
                _parts.Proof.Forget();
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
            TakeCalibration(inputs);
            guard.Update(inputs, _parts.Clock.UptimeMilliseconds);
            if (guard.AcceptedNow)
            {
                _parts.Settings.BeginCartridge(guard.MaxDepthMicrometres, guard.LevelCap);
            }
            SessionRecorder recorder = _parts.Recorder;
            bool notWritten =
                recorder.SaveGivenUp
                || _parts.Keeper.GivenUpNow
                || guard.Failure == StopReason.JournalWriteFailed;
            _slowWorkFaults =
                (recorder.MountFailed ? Condition.JournalUnusable : 0)
                | (notWritten ? Condition.JournalWriteFailed : 0)
                | (guard.Failure == StopReason.JournalFull ? Condition.JournalFull : 0)
                | (_parts.Desk.TimedOut ? Condition.SlowWorkLate : 0);
        }

        // In force from the period on in which flash is known to hold it, whatever has come up since it was asked.
        private void TakeCalibration(PenInputs inputs)
        {
            CalibrationKeeper keeper = _parts.Keeper;
            keeper.Update(inputs);
            int offset = keeper.Record.HomeOffsetSteps;
            if (keeper.LoadedNow || (keeper.SavedNow && offset != _parts.Depth.HomeOffsetSteps))
            {
                _parts.Depth.Calibrate(offset);
            }
            if (keeper.LoadedNow || keeper.SavedNow)
            {
                _parts.Calibration.Keep(keeper.Record.MotorMicrovoltsPerHertz);
            }
            if (keeper.LoadedNow && keeper.Record.Status == CalibrationStatus.Lost)
            {
                _parts.Indications.Refuse();
            }
        }

        /// <summary>
        /// The conditions of the period as a mask of <see cref="Condition"/>: all that are found of those that
        /// the supervisor asks for in its present state.
        /// </summary>
        public long Conditions(PenInputs inputs)
        {
            PenParts parts = _parts;
            MotorMonitor motor = parts.Motor;
            Supervisor supervisor = parts.Supervisor;
            long found = _slowWorkFaults;
            if (motor.Suspected || motor.Runaway)
            {
                found |= MotorFaults(motor);
            }
            if (parts.Clock.Irregular || inputs.GateVetoed || inputs.DriverFault || parts.Battery.Implausible)
            {
                found |= PeriodFaults(inputs);
            }
            if (parts.Depth.Failure != StopReason.None)
            {
                found |= DepthFault(parts.Depth.Failure);
            }
            if (!parts.Panel.AtRest || parts.Start.Wanted || supervisor.State == PenState.Opening)
            {
                found |= OperatorConditions(inputs);
            }
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
            if ((supervisor.Asked & RestGroup) != 0)
            {
                found |= CartridgeConditions() | RestConditions(inputs);
            }
            return found;
        }

        private long PeriodFaults(PenInputs inputs)
        {
            PeriodClock clock = _parts.Clock;
            BatteryMonitor battery = _parts.Battery;
            PenState state = _parts.Supervisor.State;
            long found =
                (clock.RanBackwards ? Condition.ClockBackwards : 0)
                | (clock.Stalled && Moves(state) ? Condition.LoopStalled : 0)
                | (inputs.GateVetoed ? Condition.GateVetoed : 0);
            if (state == PenState.SelfTest)
            {
                // There the power-up test looks at the rest.
                return found;
            }
            // The gate does not wait for a second bad reading; the reason is the reading, not the gate.
            bool implausible = battery.Implausible || (inputs.GateVetoed && battery.Impossible);
            return found
                | (inputs.DriverFault ? Condition.DriverFault : 0)
                | (implausible ? Condition.SensorImplausible : 0);
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
                || state == PenState.Homing
                || state == PenState.Calibrating;
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

        private static long ProofFault(StopReason failure)
        {
            switch (failure)
            {
                case StopReason.GateStuck:
                    return Condition.GateStuck;
                case StopReason.DriverStuck:
                    return Condition.DriverStuck;
                case StopReason.SelfTestFailed:
                    return Condition.SelfTestFailed;
                default:
                    return 0;
            }
        }

        private long OperatorConditions(PenInputs inputs)
        {
            PenParts parts = _parts;
            OperatorPanel panel = parts.Panel;
            StartIntent start = parts.Start;
            long found = 0;
            // There, the press that elsewhere starts is the answer to what the screen asks.
            if ((panel.Start || start.Wanted) && parts.Supervisor.State != PenState.Calibrating)
            {
                found |= StartConditions(inputs);
            }
            if (parts.Supervisor.State == PenState.Opening)
            {
                start.WatchOpening(panel, parts.Battery.Empty, inputs.ChargerConnected, parts.Elapsed);
                found |= start.ChargerSeen ? Condition.ChargerConnected : 0;
                found |= start.Cancelled ? Condition.StartCancelled : 0;
            }
            if (panel.AtRest)
            {
                return found;
            }
            if (panel.StopEdge)
            {
                found |= Condition.StopEdge;
            }
            if (panel.TwoButtons)
            {
                found |= Condition.TwoButtons;
            }
            if (panel.Calibrate && !parts.Desk.Pending)
            {
                found |= Condition.CalibrationWanted;
            }
            if (panel.Sleep)
            {
                found |= Condition.SleepWanted;
            }
            if (panel.ClearFault && IsClearable(inputs))
            {
                found |= Condition.ClearWanted;
            }
            return found;
        }

        private long StartConditions(PenInputs inputs)
        {
            PenParts parts = _parts;
            bool startable = parts.Battery.Startable && !inputs.ChargerConnected;
            parts.Start.Update(parts.Panel, startable && parts.Guard.IsUsable, parts.Elapsed);
            if (parts.Start.Refused)
            {
                parts.Indications.Refuse();
            }
            return parts.Start.Wanted && startable && parts.Proof.Proven && !parts.Desk.Pending
                ? Condition.StartWanted
                : 0;
        }

        private bool IsClearable(PenInputs inputs)
        {
            // Homing follows: not while flash is written.
            return !_parts.Desk.Pending
                && !StopReasons.NeedsService(_parts.Supervisor.Reason)
                && !inputs.DriverFault
                && !_parts.Motor.CurrentImplausible
                && !_parts.Motor.Runaway
                && !_parts.Battery.Implausible;
        }

        private long CartridgeConditions()
        {
            CartridgeGuard guard = _parts.Guard;
            return (_parts.Presence.In ? Condition.CartridgeIn : 0)
                | (guard.IsUsable ? Condition.CartridgeUsable : 0)
                | (guard.IsRefused ? Condition.CartridgeRefused : 0)
                | (
                    guard.Verdict == CartridgeVerdict.InSession && !guard.IsOpening
                        ? Condition.SessionOpen
                        : 0
                )
                | (_parts.Session.IdleUp ? Condition.SessionIdleUp : 0)
                | (guard.Failure == StopReason.UseMarkFailed ? Condition.UseMarkFailed : 0)
                | (guard.Failure == StopReason.CartridgeChanged ? Condition.CartridgeChanged : 0);
        }

        private long RestConditions(PenInputs inputs)
        {
            bool powerUp = _parts.Supervisor.State == PenState.SelfTest;
            return (powerUp && _parts.PowerUpTest.Failed ? Condition.SelfTestFailed : 0)
                | (_parts.PowerUpTest.Passed && _parts.Recorder.Mounted ? Condition.SelfTestPassed : 0)
                | (_parts.Depth.Busy ? 0 : Condition.DepthAtRest)
                | (_parts.Depth.Proven ? 0 : Condition.DepthDoubtful)
                | (_parts.Recorder.Saved ? Condition.RecordSaved : 0)
                | (
                    inputs.StartStopPressed && !_parts.Panel.IsStartStopStuck
                        ? 0
                        : Condition.StartStopReleased
                )
                | (_parts.Calibrator.Over ? Condition.CalibrationOver : 0)
                | ProofFault(_parts.Proof.Failure)
                | (_parts.SelfTest.Wanted ? Condition.BenchTestWanted : 0)
                | (_parts.SelfTest.Left ? Condition.BenchTestLeft : 0)
                | (_parts.SelfTest.Over ? Condition.BenchTestOver : 0);
        }
    }
}
