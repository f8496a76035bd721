// One control period's decision: the only door into Pen.Control.
namespace Pen.Control
{
    /// <summary>
    /// Decides, from the inputs of a period, what the pen does: observes, lets the supervisor judge, then acts.
    /// </summary>
    public sealed class PenController
    {
        /// <summary>
        /// Control period in microseconds. The runtime wakes threads in steps of 10 ms and collects garbage; 20
        /// ms is what it holds.
        /// </summary>
        public const int PeriodMicroseconds = 20000;

        /// <summary>A start that is asked for while the journal is being written waits this long for it.</summary>
        private const int StartWishMilliseconds = 500;

        /// <summary>Sleep does not wait longer than this for the record.</summary>
        private const int SavingLimitMilliseconds = 5000;

        /// <summary>The stepper driver holds torque this long after a move; the screw holds by itself.</summary>
        private const int HoldTorqueMilliseconds = 2000;

        /// <summary>Filter of the rate that people see: a time constant of 8 periods.</summary>
        private const int ShownRateShift = 3;

        private const int SaveAttempts = 3;

        /// <summary>A start that the opening delays further is not what was asked for: less than the gate waits.</summary>
        private const int OpeningLimitMilliseconds = 4000;

        /// <summary>What a period counts for at most in the hold of a button: two periods.</summary>
        private const int LongestSeenMilliseconds = 40;

        private readonly PeriodClock _clock = new PeriodClock();
        private readonly OperatorPanel _panel = new OperatorPanel();
        private readonly Presence _presence = new Presence();
        private readonly RequestDesk _desk = new RequestDesk();
        private readonly Session _session = new Session();
        private readonly Settings _settings = new Settings();
        private readonly BatteryMonitor _battery = new BatteryMonitor();
        private readonly LoadObserver _observer = new LoadObserver();
        private readonly MotorMonitor _motor = new MotorMonitor();
        private readonly RateRegulator _regulator = new RateRegulator();
        private readonly DepthPlanner _depth = new DepthPlanner();
        private readonly PowerUpTest _powerUpTest = new PowerUpTest();
        private readonly Supervisor _supervisor = new Supervisor();
        private readonly Indications _indications = new Indications();
        private readonly CartridgeGuard _guard;

        private int _elapsed;
        private int _dutyPermille;
        private int _shownRateScaled;
        private int _startWishMilliseconds;
        private int _savingMilliseconds;
        private int _openingMilliseconds;
        private int _restMilliseconds;
        private int _saveFailures;
        private bool _driven;
        private bool _wasGone = true;
        private bool _wasUsable;
        private bool _startCancelled;
        private bool _mountAsked;
        private bool _mounted;
        private bool _mountFailed;
        private bool _saveGivenUp;

        /// <summary>A controller at power-up: self-test first, everything off.</summary>
        public PenController()
        {
            _guard = new CartridgeGuard(_desk, _session);
        }

        private bool Running
        {
            get { return _supervisor.State == PenState.Running; }
        }

        /// <summary>Runs one control period. Never throws, never allocates, never blocks.</summary>
        public void Step(PenInputs inputs, PenOutputs outputs)
        {
            _clock.Update(inputs.NowMicroseconds);
            _elapsed = _clock.ElapsedMilliseconds;
            Observe(inputs);
            _supervisor.Step(Conditions(inputs));
            if (_supervisor.Entered)
            {
                Enter(inputs);
            }
            TurnKnobs();
            Work(inputs, outputs);
            _depth.Act(inputs);
            Drive(inputs, outputs);
            Show(inputs, outputs);
        }

        // What is the case.

        private void Observe(PenInputs inputs)
        {
            // A hold is what was seen held: a jump of the clock or a stall makes none longer.
            _panel.Update(inputs, IntMath.Min(_elapsed, LongestSeenMilliseconds));
            _desk.Update(inputs, _elapsed);
            ObservePresence(inputs);
            _guard.Update(inputs, _clock.UptimeMilliseconds);
            if (_guard.IsUsable && !_wasUsable && _guard.Verdict == CartridgeVerdict.Accepted)
            {
                _settings.BeginCartridge(_guard.MaxDepthMicrometres, _guard.LevelCap);
            }
            _wasUsable = _guard.IsUsable;
            _battery.Update(inputs, _dutyPermille, _elapsed);
            if (_driven)
            {
                _observer.Update(inputs.MotorCurrentMilliamperes, inputs.RotorRateMillihertz, _elapsed);
                _motor.Driven(
                    inputs,
                    _regulator.ReferenceMillihertz,
                    RateLevels.MillihertzOf(_settings.LevelCap),
                    _dutyPermille,
                    _observer.SlowMicronewtonMetres,
                    _elapsed
                );
            }
            else
            {
                _motor.Off(inputs, _elapsed);
            }
            _session.Update(
                _driven,
                _motor.PressureWarning,
                inputs.EncoderCounts,
                _settings.Level,
                _settings.DepthMicrometres,
                _elapsed
            );
            _shownRateScaled += inputs.RotorRateMillihertz - (_shownRateScaled >> ShownRateShift);
            _depth.Observe(inputs, _elapsed);
            ObserveRecord();
            if (_supervisor.State == PenState.SelfTest)
            {
                _powerUpTest.Update(inputs, _battery.Implausible, _elapsed);
            }
        }

        private void ObservePresence(PenInputs inputs)
        {
            _presence.Update(inputs, _elapsed);
            if (_presence.Out)
            {
                _guard.Forget();
            }
            if (_presence.Gone && !_wasGone)
            {
                _session.End();
                _settings.BeginCartridge(Limits.MaxDepthMicrometres, RateLevels.Last);
            }
            if (_presence.Gone)
            {
                _wasGone = true;
            }
            else if (_wasGone && _presence.In)
            {
                // A hand was at the tip: the needles are homed again before they are used.
                _wasGone = false;
                _depth.Doubt();
            }
        }

        private void ObserveRecord()
        {
            _saveGivenUp = false;
            if (_desk.HasAnswered(SlowRequest.MountJournal))
            {
                _mounted = _desk.Answer == SlowAnswer.Done;
                _mountFailed = !_mounted;
            }
            if (!_desk.HasAnswered(SlowRequest.SaveSession))
            {
                return;
            }
            if (_desk.Answer == SlowAnswer.Done)
            {
                _saveFailures = 0;
                return;
            }
            _saveFailures++;
            if (_saveFailures < SaveAttempts)
            {
                _session.MarkUnsaved();
            }
            else
            {
                _saveFailures = 0;
                _saveGivenUp = true;
            }
        }

        private long Conditions(PenInputs inputs)
        {
            return FaultConditions(inputs)
                | OperatorConditions(inputs)
                | CartridgeConditions()
                | RestConditions(inputs);
        }

        private long FaultConditions(PenInputs inputs)
        {
            PenState state = _supervisor.State;
            // A stall matters where something moves; elsewhere a slow flash is no reason to alarm anybody.
            bool moves =
                state == PenState.Running
                || state == PenState.Extending
                || state == PenState.Retracting
                || state == PenState.Homing;
            return Bit(_clock.RanBackwards, Condition.ClockBackwards)
                | Bit(_clock.Stalled && moves, Condition.LoopStalled)
                | Bit(inputs.GateVetoed, Condition.GateVetoed)
                | Bit(inputs.DriverFault && state != PenState.SelfTest, Condition.DriverFault)
                | Bit(_motor.OverCurrent, Condition.OverCurrent)
                | Bit(_motor.OverSpeed, Condition.OverSpeed)
                | Bit(_motor.Runaway, Condition.Runaway)
                | Bit(_motor.Stalled, Condition.Stalled)
                | Bit(_motor.EncoderLost, Condition.EncoderLost)
                | Bit(_motor.RateImplausible, Condition.RateImplausible)
                | Bit(_motor.Overloaded, Condition.Overloaded)
                | Bit(SensorImplausible(inputs) && state != PenState.SelfTest, Condition.SensorImplausible)
                | DepthFault()
                | Bit(_mountFailed, Condition.JournalUnusable)
                | Bit(
                    _saveGivenUp || _guard.Failure == StopReason.JournalWriteFailed,
                    Condition.JournalWriteFailed
                )
                | Bit(_desk.TimedOut, Condition.SlowWorkLate)
                | Bit(_powerUpTest.Failed && state == PenState.SelfTest, Condition.SelfTestFailed);
        }

        private bool SensorImplausible(PenInputs inputs)
        {
            // The gate does not wait for a second bad reading; the reason is the reading, not the gate.
            return _motor.CurrentImplausible
                || _battery.Implausible
                || (inputs.GateVetoed && _battery.Impossible);
        }

        private long DepthFault()
        {
            switch (_depth.Failure)
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
            bool startable = _battery.Startable && !inputs.ChargerConnected;
            if (_panel.Start)
            {
                _startWishMilliseconds = StartWishMilliseconds;
                if (!startable || !_guard.IsUsable)
                {
                    _startWishMilliseconds = 0;
                    _indications.Refuse();
                }
            }
            if (_panel.StopEdge)
            {
                _startWishMilliseconds = 0;
            }
            bool start = _startWishMilliseconds > 0 && startable && !_desk.Pending;
            _startWishMilliseconds = IntMath.Clamp(
                _startWishMilliseconds - _elapsed,
                0,
                StartWishMilliseconds
            );
            if (_supervisor.State == PenState.Opening)
            {
                _openingMilliseconds = IntMath.Min(_openingMilliseconds + _elapsed, OpeningLimitMilliseconds);
                _startCancelled |=
                    _panel.StopEdge
                    || _panel.TwoButtons
                    || _battery.Empty
                    || _openingMilliseconds >= OpeningLimitMilliseconds;
            }
            bool clear =
                _panel.ClearFault
                && !StopReasons.NeedsService(_supervisor.Reason)
                && !inputs.DriverFault
                && !_motor.OverCurrent
                && !_motor.Runaway
                && !_battery.Implausible;
            return Bit(start, Condition.StartWanted)
                | Bit(_panel.StopEdge, Condition.StopEdge)
                | Bit(_panel.TwoButtons, Condition.TwoButtons)
                | Bit(_panel.Sleep, Condition.SleepWanted)
                | Bit(clear, Condition.ClearWanted)
                | Bit(_startCancelled, Condition.StartCancelled);
        }

        private long CartridgeConditions()
        {
            return Bit(_presence.Out, Condition.CartridgeOut)
                | Bit(_presence.In, Condition.CartridgeIn)
                | Bit(_guard.IsUsable, Condition.CartridgeUsable)
                | Bit(_guard.IsRefused, Condition.CartridgeRefused)
                | Bit(_guard.Verdict == CartridgeVerdict.InSession, Condition.SessionOpen)
                | Bit(_session.TimeUp, Condition.SessionTimeUp)
                | Bit(_session.IdleUp, Condition.SessionIdleUp)
                | Bit(_guard.Failure == StopReason.UseMarkFailed, Condition.UseMarkFailed)
                | Bit(_guard.Failure == StopReason.CartridgeChanged, Condition.CartridgeChanged);
        }

        private long RestConditions(PenInputs inputs)
        {
            bool saved =
                (!_session.Dirty && !_desk.Pending) || _savingMilliseconds >= SavingLimitMilliseconds;
            return Bit(_powerUpTest.Passed && _mounted, Condition.SelfTestPassed)
                | Bit(!_depth.Busy, Condition.DepthAtRest)
                | Bit(!_depth.Proven, Condition.DepthDoubtful)
                | Bit(inputs.ChargerConnected, Condition.ChargerConnected)
                | Bit(_battery.Empty, Condition.BatteryEmpty)
                | Bit(saved, Condition.RecordSaved)
                | Bit(!inputs.StartStopPressed, Condition.StartStopReleased);
        }

        private static long Bit(bool holds, long condition)
        {
            return holds ? condition : 0;
        }

        // What follows from it.

        private void Enter(PenInputs inputs)
        {
            PenState state = _supervisor.State;
            PenState left = _supervisor.Left;
            if (left == PenState.Running || state == PenState.Fault)
            {
                _session.NoteStop(_supervisor.Reason);
            }
            switch (state)
            {
                case PenState.Homing:
                    _panel.ConsumeStartStop();
                    _depth.Pursue(DepthGoal.Home, 0);
                    break;
                case PenState.Refused:
                    EndSessionIfDue();
                    _indications.Refuse();
                    break;
                case PenState.Ready:
                    _indications.Acknowledge();
                    break;
                case PenState.Opening:
                    _startWishMilliseconds = 0;
                    _startCancelled = false;
                    _openingMilliseconds = 0;
                    _guard.BeginOpening();
                    break;
                case PenState.Extending:
                    _startWishMilliseconds = 0;
                    _depth.Pursue(DepthGoal.Extend, _settings.DepthMicrometres);
                    break;
                case PenState.Running:
                    _regulator.Reset(
                        IntMath.Clamp(inputs.RotorRateMillihertz, 0, RateLevels.MillihertzOf(_settings.Level))
                    );
                    _observer.Reset(inputs.RotorRateMillihertz);
                    break;
                case PenState.Retracting:
                    _panel.ConsumeStartStop();
                    EndSessionIfDue();
                    _depth.Pursue(DepthGoal.Retract, 0);
                    break;
                case PenState.Fault:
                    EnterFault(left);
                    break;
                case PenState.Saving:
                    _panel.ConsumeStartStop();
                    _session.End();
                    _savingMilliseconds = 0;
                    RetractIfOut();
                    break;
                default:
                    break;
            }
        }

        private void EnterFault(PenState left)
        {
            _panel.ConsumeStartStop();
            _indications.Alarm();
            if (StopReasons.EndsSession(_supervisor.Reason))
            {
                _session.End();
                _guard.CloseSession();
            }
            // Where homing itself failed there is no better way in to try.
            if (left != PenState.Homing)
            {
                RetractIfOut();
            }
        }

        private void RetractIfOut()
        {
            // After an aborted move nobody knows what another one would do: the actuator stays released.
            if (!_depth.Parked && !_depth.Released)
            {
                _depth.Pursue(DepthGoal.Retract, 0);
            }
        }

        private void EndSessionIfDue()
        {
            if (_session.TimeUp || _session.IdleUp)
            {
                _session.End();
            }
            _guard.CloseSession();
        }

        private void TurnKnobs()
        {
            bool running = Running;
            if (!running && _supervisor.State != PenState.Ready)
            {
                return;
            }
            if (_panel.SpeedUp)
            {
                Answer(_settings.SpeedUp());
            }
            if (_panel.SpeedDown)
            {
                Answer(_settings.SpeedDown());
            }
            if (_panel.DepthUp)
            {
                // Deeper while the needles run is refused: stop first.
                Answer(!running && _settings.Deeper());
            }
            if (_panel.DepthDown)
            {
                Answer(_settings.Shallower());
            }
            if (_panel.Unlock && !running)
            {
                _settings.Unlock();
                _indications.Acknowledge();
            }
            if (_panel.StartHoldReached && !running)
            {
                _indications.Acknowledge();
            }
        }

        private void Answer(bool done)
        {
            if (done)
            {
                _indications.Acknowledge();
            }
            else
            {
                _indications.Refuse();
            }
        }

        private void Work(PenInputs inputs, PenOutputs outputs)
        {
            switch (_supervisor.State)
            {
                case PenState.SelfTest:
                    if (!_mountAsked)
                    {
                        _mountAsked = _desk.Post(SlowRequest.MountJournal, 0);
                    }
                    return;
                case PenState.Identifying:
                    if (_guard.Verdict == CartridgeVerdict.Absent)
                    {
                        _guard.Identify();
                    }
                    return;
                case PenState.Running:
                    _depth.Follow(_settings.DepthMicrometres);
                    return;
                case PenState.Saving:
                    _savingMilliseconds = IntMath.Min(
                        _savingMilliseconds + _elapsed,
                        SavingLimitMilliseconds
                    );
                    SaveIfDue(outputs);
                    return;
                case PenState.NoCartridge:
                case PenState.Refused:
                case PenState.Ready:
                case PenState.Fault:
                    SaveIfDue(outputs);
                    return;
                default:
                    return;
            }
        }

        private void SaveIfDue(PenOutputs outputs)
        {
            // Flash stops the processor for tens of milliseconds: never under a move.
            if (_session.Dirty && !_depth.Busy && _desk.Post(SlowRequest.SaveSession, _session.Record.Serial))
            {
                outputs.Session.CopyFrom(_session.Record);
                _session.MarkSaved();
            }
        }

        private void Drive(PenInputs inputs, PenOutputs outputs)
        {
            outputs.MotorOff();
            _driven = Running;
            if (_driven)
            {
                _regulator.Update(
                    RateLevels.MillihertzOf(_settings.Level),
                    inputs.RotorRateMillihertz,
                    inputs.MotorCurrentMilliamperes,
                    _observer.FastMicronewtonMetres,
                    IntMath.Clamp(inputs.BatteryMillivolts, 2500, 4500),
                    _elapsed
                );
                outputs.MotorGate = true;
                outputs.MotorDutyPermille = _regulator.DutyPermille;
            }
            _dutyPermille = outputs.MotorDutyPermille;
            bool still = !_depth.Busy && !_driven;
            _restMilliseconds = still ? IntMath.Min(_restMilliseconds + _elapsed, HoldTorqueMilliseconds) : 0;
            _depth.Write(outputs, _restMilliseconds < HoldTorqueMilliseconds);
            _desk.Write(outputs);
            outputs.SleepNow = _supervisor.State == PenState.Asleep;
        }

        private void Show(PenInputs inputs, PenOutputs outputs)
        {
            outputs.State = _supervisor.State;
            outputs.Reason = _supervisor.Reason;
            outputs.Verdict = _guard.Verdict;
            outputs.RateLevel = _settings.Level;
            outputs.SetRateMillihertz = _driven ? _regulator.ReferenceMillihertz : 0;
            outputs.ShownRateMillihertz = _shownRateScaled >> ShownRateShift;
            outputs.SetDepthMicrometres = _settings.DepthMicrometres;
            outputs.DepthUnlocked = _settings.Unlocked;
            outputs.SkinTorqueMicronewtonMetres = _driven ? _observer.SlowMicronewtonMetres : 0;
            outputs.PressureWarning = _driven && _motor.PressureWarning;
            outputs.RateLimited = _driven && _regulator.VoltageLimited;
            outputs.BatteryPercent = _battery.Percent;
            outputs.BatteryLow = _battery.Low;
            outputs.BatteryTooLowToStart = !_battery.Startable;
            outputs.Charging = inputs.ChargerConnected;
            outputs.SessionSecondsLeft = _session.SecondsLeft;
            outputs.Strokes = _session.Strokes;
            outputs.NeedleCount = _guard.NeedleCount;
            _indications.Write(outputs, _clock.UptimeMilliseconds, _elapsed);
        }
    }
}
