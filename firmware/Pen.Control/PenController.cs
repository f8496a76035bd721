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

        /// <summary>The same in milliseconds.</summary>
        public const int PeriodMilliseconds = PeriodMicroseconds / 1000;

        /// <summary>The stepper driver holds torque this long after a move; the screw holds by itself.</summary>
        private const int HoldTorqueMilliseconds = 2000;

        /// <summary>Filter of the rate that people see: a time constant of 8 periods.</summary>
        private const int ShownRateShift = 3;

        private readonly PenParts _parts = new PenParts();
        private readonly Situation _situation;

        private int _restMilliseconds;

        /// <summary>A controller at power-up: self-test first, everything off.</summary>
        public PenController()
        {
            _situation = new Situation(_parts);
        }

        /// <summary>Runs one control period. Never throws, never allocates, never blocks.</summary>
        public void Step(PenInputs inputs, PenOutputs outputs)
        {
            PenParts parts = _parts;
            Supervisor supervisor = parts.Supervisor;
            DepthPlanner depth = parts.Depth;
            parts.Clock.Update(inputs.NowMicroseconds);
            parts.Elapsed = parts.Clock.ElapsedMilliseconds;
            _situation.Observe(inputs);
            supervisor.Step(_situation.Conditions(inputs));
            if (supervisor.Entered)
            {
                Enter(inputs);
                parts.Calm = false;
            }
            if (!parts.Panel.AtRest)
            {
                TurnKnobs();
            }
            bool running = supervisor.State == PenState.Running;
            parts.Driven = running;
            if (running)
            {
                Drive(outputs);
            }
            else
            {
                Rest(outputs);
                Work(inputs, outputs);
                parts.Desk.Write(outputs);
            }
            if (!depth.AtRest)
            {
                depth.Act(inputs);
            }
            if (!running || !depth.AtRest)
            {
                WriteDepth(outputs);
            }
            Show(inputs, outputs);
        }

        private void Enter(PenInputs inputs)
        {
            PenState state = _parts.Supervisor.State;
            PenState left = _parts.Supervisor.Left;
            _parts.Calibrator.Off();
            if (state != PenState.Ready)
            {
                // From Identifying it goes on there; from anywhere else it has been broken off before.
                _parts.Proof.Off();
            }
            if (left == PenState.Running || state == PenState.Fault)
            {
                _parts.Session.NoteStop(_parts.Supervisor.Reason);
            }
            switch (state)
            {
                case PenState.Homing:
                    _parts.Panel.ConsumeStartStop();
                    _parts.Depth.Pursue(DepthGoal.Home, 0);
                    break;
                case PenState.Refused:
                    EndSessionIfDue();
                    _parts.Indications.Refuse();
                    break;
                case PenState.Ready:
                    _parts.Indications.Acknowledge();
                    break;
                case PenState.Opening:
                    _parts.Sender.Off();
                    _parts.Start.BeginOpening();
                    _parts.Guard.BeginOpening();
                    break;
                case PenState.Extending:
                    _parts.Sender.Off();
                    _parts.Start.Fulfil();
                    _parts.Depth.Pursue(DepthGoal.Extend, _parts.Settings.DepthMicrometres);
                    break;
                case PenState.Running:
                    _restMilliseconds = 0;
                    _parts.Regulator.Reset(
                        IntMath.Clamp(
                            inputs.RotorRateMillihertz,
                            0,
                            RateLevels.MillihertzOf(_parts.Settings.Level)
                        )
                    );
                    _parts.Observer.Reset(inputs.RotorRateMillihertz);
                    _parts.Calibration.Begin();
                    break;
                case PenState.Retracting:
                    _parts.Panel.ConsumeStartStop();
                    EndSessionIfDue();
                    _parts.Depth.Pursue(DepthGoal.Retract, 0);
                    KeepMotorConstant();
                    break;
                case PenState.Fault:
                    EnterFault(left);
                    break;
                case PenState.Calibrating:
                    _parts.Sender.Off();
                    _parts.Indications.Acknowledge();
                    _parts.Calibrator.Begin();
                    break;
                case PenState.BenchTest:
                    _parts.Indications.Acknowledge();
                    break;
                case PenState.Saving:
                    _parts.Panel.ConsumeStartStop();
                    _parts.Sender.Off();
                    _parts.Session.End();
                    _parts.Recorder.BeginLastSave();
                    RetractIfOut();
                    break;
                default:
                    break;
            }
        }

        // What a run without a fault has shown.
        private void KeepMotorConstant()
        {
            int constant = _parts.Calibration.WorthKeeping;
            if (constant != 0)
            {
                _parts.Keeper.WantMotorConstant(constant);
            }
        }

        private void EnterFault(PenState left)
        {
            _parts.Panel.ConsumeStartStop();
            _parts.Indications.Alarm();
            if (StopReasons.EndsSession(_parts.Supervisor.Reason))
            {
                _parts.Session.End();
                _parts.Guard.CloseSession();
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
            if (!_parts.Depth.Parked && !_parts.Depth.Released && !_parts.Depth.Retracting)
            {
                _parts.Depth.Pursue(DepthGoal.Retract, 0);
            }
        }

        private void EndSessionIfDue()
        {
            if (_parts.Session.TimeUp || _parts.Session.IdleUp)
            {
                _parts.Session.End();
            }
            _parts.Guard.CloseSession();
        }

        private void TurnKnobs()
        {
            OperatorPanel panel = _parts.Panel;
            if (_parts.Supervisor.State == PenState.BenchTest)
            {
                // There, every button is the test's.
                return;
            }
            if (panel.Dump)
            {
                bool rests = IsAtRest(_parts.Supervisor.State);
                if (rests)
                {
                    _parts.Sender.Begin();
                }
                Answer(rests);
            }
            if (panel.Calibrate && _parts.Supervisor.State != PenState.Calibrating)
            {
                Answer(false);
            }
            bool running = _parts.Supervisor.State == PenState.Running;
            if (!running && _parts.Supervisor.State != PenState.Ready)
            {
                return;
            }
            if (panel.SpeedUp)
            {
                Answer(_parts.Settings.SpeedUp());
            }
            if (panel.SpeedDown)
            {
                Answer(_parts.Settings.SpeedDown());
            }
            if (panel.DepthUp)
            {
                // Deeper while the needles run is refused: stop first.
                Answer(!running && _parts.Settings.Deeper());
            }
            if (panel.DepthDown)
            {
                Answer(_parts.Settings.Shallower());
                if (running)
                {
                    _parts.Depth.Follow(_parts.Settings.DepthMicrometres);
                }
            }
            if (panel.Unlock && !running)
            {
                _parts.Settings.Unlock();
                Answer(true);
            }
            if (panel.StartHoldReached && !running)
            {
                _parts.Indications.Acknowledge();
            }
        }

        private void Answer(bool done)
        {
            _parts.Calm = false;
            if (done)
            {
                _parts.Indications.Acknowledge();
            }
            else
            {
                _parts.Indications.Refuse();
            }
        }

        private void Rest(PenOutputs outputs)
        {
            _parts.DutyPermille = 0;
            outputs.MotorOff();
            outputs.Test = DriveTest.None;
            outputs.HeartbeatWithheld = false;
            outputs.SetRateMillihertz = 0;
            outputs.RateLimited = false;
            outputs.SkinTorqueMicronewtonMetres = 0;
            outputs.PressureWarning = false;
        }

        // Slow work, all of which has the motor off.
        private void Work(PenInputs inputs, PenOutputs outputs)
        {
            switch (_parts.Supervisor.State)
            {
                case PenState.SelfTest:
                    _parts.Recorder.Mount();
                    return;
                case PenState.Identifying:
                    if (_parts.Guard.Verdict == CartridgeVerdict.Absent)
                    {
                        _parts.Guard.Identify();
                    }
                    Prove(inputs, outputs);
                    return;
                case PenState.BenchTest:
                    _parts.SelfTest.Update(_parts, inputs, outputs);
                    _parts.Calm = false;
                    return;
                case PenState.Calibrating:
                    Calibrate(outputs);
                    return;
                case PenState.Saving:
                    _parts.Recorder.WatchLastSave(_parts.Elapsed);
                    SaveIfAtRest(outputs);
                    return;
                case PenState.NoCartridge:
                case PenState.Ready:
                    Prove(inputs, outputs);
                    SaveIfAtRest(outputs);
                    SendIfAtRest(outputs);
                    return;
                case PenState.Refused:
                case PenState.Fault:
                    SaveIfAtRest(outputs);
                    SendIfAtRest(outputs);
                    return;
                default:
                    return;
            }
        }

        // The needles are in by their own sensor, and nothing moves them: what turns in this proof turns in air.
        private void Prove(PenInputs inputs, PenOutputs outputs)
        {
            PenParts parts = _parts;
            ChainProof proof = parts.Proof;
            bool possible = inputs.HomeSensorActive && !parts.Depth.Busy && !parts.Clock.Irregular;
            bool seated = parts.Presence.In;
            proof.Update(inputs, possible && (seated || parts.Presence.Gone), seated, parts.Elapsed);
            outputs.Test = proof.Test;
            outputs.MotorGate = proof.Test == DriveTest.GateAlone;
            outputs.MotorDutyPermille = proof.Test == DriveTest.DutyAlone ? ChainProof.DutyPermille : 0;
        }

        // Where the pen stays until somebody does something; a latched fault too, for that is when it is read.
        private static bool IsAtRest(PenState state)
        {
            return state == PenState.NoCartridge
                || state == PenState.Refused
                || state == PenState.Ready
                || state == PenState.Fault;
        }

        private void SendIfAtRest(PenOutputs outputs)
        {
            JournalSender sender = _parts.Sender;
            if (!sender.Sending && !outputs.SendingJournal)
            {
                return;
            }
            if (outputs.SendingJournal && !sender.Sending)
            {
                Answer(sender.Finished);
            }
            outputs.SendingJournal = sender.Sending;
            if (!_parts.Depth.Busy)
            {
                sender.SendIfDue();
            }
        }

        private void Calibrate(PenOutputs outputs)
        {
            DepthCalibrator calibrator = _parts.Calibrator;
            calibrator.Update(_parts.Panel, _parts.Presence.In, outputs, _parts.Elapsed);
            _parts.Calm = false;
            if (calibrator.ObeyedNow || calibrator.RefusedNow)
            {
                Answer(calibrator.ObeyedNow);
            }
        }

        private void SaveIfAtRest(PenOutputs outputs)
        {
            // Flash stops the processor for tens of milliseconds: never under a move.
            if (!_parts.Depth.Busy)
            {
                _parts.Recorder.SaveIfDue(outputs);
                _parts.Keeper.SaveIfDue(outputs);
            }
        }

        private void Drive(PenOutputs outputs)
        {
            PenParts parts = _parts;
            if (parts.Motor.Cut)
            {
                // Too much current: off now, and the needles in. What it was is said, and the state left, in the
                // next period.
                parts.DutyPermille = 0;
                outputs.MotorOff();
                parts.Depth.Pursue(DepthGoal.Retract, 0);
                return;
            }
            RateRegulator regulator = parts.Regulator;
            LoadObserver observer = parts.Observer;
            int wanted = parts.Settings.RateMillihertz;
            if (observer.SkinMicronewtonMetres > Limits.PressureClearMicronewtonMetres)
            {
                wanted = regulator.HeldBack(wanted, parts.Settings.TripMillihertz);
            }
            regulator.Update(wanted, parts.Battery.SmoothMillivolts, parts.Elapsed);
            int duty = regulator.DutyPermille;
            parts.DutyPermille = duty;
            outputs.MotorGate = true;
            outputs.MotorDutyPermille = duty;
            outputs.SetRateMillihertz = regulator.ReferenceMillihertz;
            outputs.RateLimited = regulator.VoltageLimited;
            outputs.SkinTorqueMicronewtonMetres = observer.SkinMicronewtonMetres;
            outputs.PressureWarning = parts.Motor.PressureWarning;
        }

        private void WriteDepth(PenOutputs outputs)
        {
            DepthPlanner depth = _parts.Depth;
            _restMilliseconds =
                _parts.Driven || depth.Busy || _parts.Calibrator.Step != CalibrationStep.None
                    ? 0
                    : IntMath.Min(_restMilliseconds + _parts.Elapsed, HoldTorqueMilliseconds);
            bool hold = _restMilliseconds < HoldTorqueMilliseconds;
            if (!depth.AtRest || hold != outputs.StepperEnabled)
            {
                depth.Write(outputs, hold);
            }
        }

        private void Show(PenInputs inputs, PenOutputs outputs)
        {
            PenParts parts = _parts;
            BatteryMonitor battery = parts.Battery;
            int shown = outputs.ShownRateMillihertz;
            outputs.ShownRateMillihertz = shown + ((inputs.RotorRateMillihertz - shown) >> ShownRateShift);
            if (!parts.Calm)
            {
                ShowEvents(outputs);
            }
            if (battery.Judged)
            {
                battery.TakeNote();
                outputs.BatteryPercent = battery.Percent;
                outputs.BatteryLow = battery.Low;
            }
            if (!parts.Driven)
            {
                // A pen that runs asks for neither, and a charger ends that in this very period.
                outputs.BatteryTooLowToStart = !battery.Startable;
                outputs.Charging = inputs.ChargerConnected;
            }
            outputs.SessionSecondsLeft = parts.Session.SecondsLeft;
            outputs.Strokes = parts.Session.Strokes;
            parts.Indications.Write(outputs, parts.Clock.UptimeMilliseconds, parts.Elapsed);
        }

        private void ShowSelfTest(PenOutputs outputs)
        {
            SelfTestRunner test = _parts.SelfTest;
            outputs.SelfTestStep = test.Step;
            outputs.SelfTestPrompt = test.Prompt;
            outputs.SelfTestVerdict = test.Verdict;
            outputs.SelfTestFailed = test.Failed;
            outputs.SelfTestFirstFailed = test.FirstFailed;
            outputs.SelfTestLight = test.Light;
        }

        // What only an event changes.
        private void ShowEvents(PenOutputs outputs)
        {
            Settings settings = _parts.Settings;
            PenState state = _parts.Supervisor.State;
            outputs.State = state;
            outputs.Reason = _parts.Supervisor.Reason;
            outputs.SleepNow = state == PenState.Asleep;
            outputs.Verdict = _parts.Guard.Verdict;
            outputs.NeedleCount = _parts.Guard.NeedleCount;
            outputs.RateLevel = settings.Level;
            outputs.SetDepthMicrometres = settings.DepthMicrometres;
            outputs.DepthUnlocked = settings.Unlocked;
            outputs.CalibrationStep = _parts.Calibrator.Step;
            outputs.NudgeMicrometres = Geometry.MicrometresOf(_parts.Calibrator.NudgeSteps);
            ShowSelfTest(outputs);
            outputs.CalibrationLost = _parts.Keeper.Record.Status == CalibrationStatus.Lost;
        }
    }
}
