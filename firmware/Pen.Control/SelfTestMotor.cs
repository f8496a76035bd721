// Self-test: the motor turns, with the service cartridge alone, and heartbeat and gate each have to stop it.
namespace Pen.Control
{
    /// <summary>
    /// First the proof of every power-up. Then, after a person's hold of Start/Stop and one more look at the memory, one
    /// run at a low duty from beginning to end: the safety gate takes one consent for one drive. The results of the steps
    /// that follow in that run are kept until their turn comes.
    /// </summary>
    internal sealed class SelfTestMotor : SelfTestGroup
    {
        /// <summary>
        /// A fifth of the cell: 0.44 to 0.57 A at the first moment, then some 40 Hz with 80 mA. Slow enough for the brake
        /// to end it well within its bound.
        /// </summary>
        public const int DutyPermille = 200;

        /// <summary>More than this is no motor turning in air, or one that something else drives.</summary>
        private const int MostMilliamperes = 1200;
        private const int MostMillihertz = 120000;

        private const int SpinUpMilliseconds = 600;

        /// <summary>The last so many periods of the spin-up are averaged.</summary>
        private const int AveragedMilliseconds = 200;

        private const int LeastMillihertz = 10000;

        /// <summary>Constant and resistance of a sound motor may be off by a fifth, together by a quarter.</summary>
        private const int DisagreePercent = 30;

        /// <summary>Friction alone takes 56 mA; an amplifier that sees nothing, or a bearing that rubs, is beyond these.</summary>
        private const int LeastRunningMilliamperes = 25;
        private const int MostRunningMilliamperes = 250;

        /// <summary>Hardware has to cut within 250 ms of the last edge: the look after that sees it.</summary>
        private const int CutMilliseconds = 260;

        /// <summary>
        /// From this rate the brake of the slowest motor of the spread needs 150 ms, friction alone 300 and more; and a look.
        /// </summary>
        private const int BrakeMilliseconds = 200;

        /// <summary>Two good intervals, and the spin-up anew.</summary>
        private const int BackMilliseconds = 800;

        private const int PatienceMilliseconds = 120000;

        private enum Phase
        {
            Prove,
            Ask,
            Read,
            SpinUp,
            HeartbeatCut,
            Brake,
            HeartbeatBack,
            GateCut,
            Done,
        }

        private readonly SelfTestVerdict[] _verdicts = new SelfTestVerdict[(int)SelfTestStep.GateCut + 1];
        private readonly int[] _values = new int[(int)SelfTestStep.GateCut + 1];
        private SelfTestStep _step;
        private Phase _phase;
        private int _milliseconds;
        private int _averaged;
        private int _rateSum;
        private int _currentSum;
        private int _electricalSum;
        private int _steadyMillihertz;
        private long _serial;

        /// <summary>Something ended the run that is no result: a hand, or a fault of the circuit. Off.</summary>
        public bool Aborted;

        /// <inheritdoc/>
        public override void Begin(SelfTestStep step)
        {
            base.Begin(step);
            _step = step;
            if (step == SelfTestStep.DutyAlone)
            {
                Restart();
            }
            else if (step == SelfTestStep.Encoder && _verdicts[(int)step] == SelfTestVerdict.Pending)
            {
                Enter(Phase.Ask);
            }
        }

        /// <inheritdoc/>
        public override SelfTestVerdict Update(PenParts parts, PenInputs inputs, PenOutputs outputs)
        {
            if (_verdicts[(int)_step] == SelfTestVerdict.Pending || IsUnderWay)
            {
                GoOn(parts, inputs, outputs);
            }
            Value = _values[(int)_step];
            // Nothing is told while the motor turns: the run belongs to its first step.
            return IsUnderWay ? SelfTestVerdict.Pending : _verdicts[(int)_step];
        }

        private bool IsUnderWay
        {
            get { return _phase > Phase.Read && _phase < Phase.Done; }
        }

        private void Restart()
        {
            for (int i = 0; i < _verdicts.Length; i++)
            {
                _verdicts[i] = SelfTestVerdict.Pending;
                _values[i] = 0;
            }
            Aborted = false;
            Enter(Phase.Prove);
        }

        private void Enter(Phase phase)
        {
            _phase = phase;
            _milliseconds = 0;
            Prompt = phase == Phase.Ask ? SelfTestPrompt.StartMotor : SelfTestPrompt.Wait;
            TakesStart = phase == Phase.Ask;
        }

        private void GoOn(PenParts parts, PenInputs inputs, PenOutputs outputs)
        {
            _milliseconds = IntMath.Min(_milliseconds + parts.Elapsed, PatienceMilliseconds);
            switch (_phase)
            {
                case Phase.Prove:
                    Prove(parts, inputs, outputs);
                    return;
                case Phase.Ask:
                    Ask(parts, inputs);
                    return;
                case Phase.Read:
                    Read(parts, inputs);
                    return;
                case Phase.Done:
                    return;
                default:
                    Run(parts, inputs, outputs);
                    return;
            }
        }

        private void Prove(PenParts parts, PenInputs inputs, PenOutputs outputs)
        {
            ChainProof proof = parts.Proof;
            bool first = _step == SelfTestStep.DutyAlone;
            proof.Update(inputs, IsPossible(parts, inputs), parts.Presence.In, parts.Elapsed);
            Drive(
                parts,
                outputs,
                proof.Test,
                proof.Test == DriveTest.DutyAlone ? ChainProof.DutyPermille : 0
            );
            if (proof.Failure != StopReason.None || _milliseconds >= PatienceMilliseconds / 10)
            {
                // What cannot be proven fails the step that it stands in; the other was not reached.
                bool atGate = proof.Failure == StopReason.DriverStuck || !first;
                Note(atGate ? SelfTestStep.GateAlone : SelfTestStep.DutyAlone, false, proof.PeakMilliamperes);
                Skip(atGate ? SelfTestStep.Encoder : SelfTestStep.GateAlone);
            }
            else if (first && proof.GateProven)
            {
                Note(SelfTestStep.DutyAlone, true, proof.PeakMilliamperes);
            }
            else if (proof.Proven)
            {
                Note(SelfTestStep.GateAlone, true, proof.PeakMilliamperes);
            }
        }

        private void Ask(PenParts parts, PenInputs inputs)
        {
            if (parts.Panel.Start)
            {
                // Whatever came in since the memory was read: what turns is what is read now.
                _serial = inputs.Cartridge.Serial;
                if (parts.Desk.Post(SlowRequest.ReadCartridge, 0))
                {
                    Enter(Phase.Read);
                }
            }
            else if (_milliseconds >= PatienceMilliseconds || parts.Panel.DepthDown)
            {
                Note(SelfTestStep.Encoder, false, 0);
                Skip(SelfTestStep.BackEmf);
            }
        }

        private void Read(PenParts parts, PenInputs inputs)
        {
            if (!parts.Desk.HasAnswered(SlowRequest.ReadCartridge))
            {
                return;
            }
            bool same =
                inputs.Cartridge.Status == CartridgeReadStatus.Service && inputs.Cartridge.Serial == _serial;
            if (!same || !IsPossible(parts, inputs))
            {
                Aborted = true;
                Skip(SelfTestStep.Encoder);
                return;
            }
            _averaged = 0;
            _rateSum = 0;
            _currentSum = 0;
            _electricalSum = 0;
            Enter(Phase.SpinUp);
        }

        private void Run(PenParts parts, PenInputs inputs, PenOutputs outputs)
        {
            if (
                !IsPossible(parts, inputs)
                || parts.Panel.StopEdge
                || parts.Panel.TwoButtons
                || inputs.GateVetoed
                || inputs.MotorCurrentMilliamperes > MostMilliamperes
                || IntMath.Abs(inputs.RotorRateMillihertz) > MostMillihertz
            )
            {
                Aborted = true;
                Skip(SelfTestStep.Encoder);
                return;
            }
            int rate = IntMath.Abs(inputs.RotorRateMillihertz);
            switch (_phase)
            {
                case Phase.SpinUp:
                    SpinUp(parts, inputs);
                    break;
                case Phase.HeartbeatCut:
                    CutByHeartbeat(rate);
                    break;
                case Phase.Brake:
                    Brake(inputs);
                    break;
                case Phase.HeartbeatBack:
                    ComeBack(rate);
                    break;
                default:
                    CutByGate(inputs);
                    break;
            }
            Command(parts, outputs);
        }

        // What the pins are to carry until the next look.
        private void Command(PenParts parts, PenOutputs outputs)
        {
            if (_phase <= Phase.Read || _phase == Phase.Done)
            {
                return;
            }
            outputs.HeartbeatWithheld = _phase == Phase.HeartbeatCut || _phase == Phase.Brake;
            Drive(
                parts,
                outputs,
                _phase == Phase.GateCut ? DriveTest.DutyAlone : DriveTest.Bench,
                DutyPermille
            );
        }

        private void SpinUp(PenParts parts, PenInputs inputs)
        {
            if (_milliseconds > SpinUpMilliseconds - AveragedMilliseconds)
            {
                int applied = parts.Battery.BelievedMillivolts * DutyPermille / 1000;
                int resistive = inputs.MotorCurrentMilliamperes * MotorModel.NominalMilliohms / 1000;
                _averaged++;
                _rateSum += inputs.RotorRateMillihertz;
                _currentSum += inputs.MotorCurrentMilliamperes;
                _electricalSum +=
                    (applied - resistive) * 10000 / (MotorModel.NominalMicrovoltsPerHertz / 100);
            }
            if (_milliseconds < SpinUpMilliseconds || _averaged == 0)
            {
                return;
            }
            int rate = _rateSum / _averaged;
            int current = _currentSum / _averaged;
            int electrical = IntMath.Max(1, _electricalSum / _averaged);
            _steadyMillihertz = IntMath.Abs(rate);
            int percent = (_steadyMillihertz - electrical) / IntMath.Max(1, electrical / 100);
            Note(SelfTestStep.Encoder, rate >= LeastMillihertz, rate / 100);
            Note(SelfTestStep.BackEmf, IntMath.Abs(percent) <= DisagreePercent, percent);
            Note(
                SelfTestStep.RunningCurrent,
                current >= LeastRunningMilliamperes && current <= MostRunningMilliamperes,
                current
            );
            if (_steadyMillihertz < LeastMillihertz)
            {
                // Without an encoder nobody sees it stop.
                Skip(SelfTestStep.HeartbeatCut);
                return;
            }
            Enter(Phase.HeartbeatCut);
            // The last edge was made at the end of the period before this one.
            _milliseconds = PenController.PeriodMilliseconds;
        }

        private void CutByHeartbeat(int rateMillihertz)
        {
            bool cut = rateMillihertz < _steadyMillihertz - _steadyMillihertz / 8;
            if (!cut && _milliseconds < CutMilliseconds)
            {
                return;
            }
            Note(SelfTestStep.HeartbeatCut, cut && _milliseconds <= CutMilliseconds, _milliseconds);
            if (cut)
            {
                Enter(Phase.Brake);
            }
            else
            {
                // The chain lives on without a heartbeat: the motor is switched off from here, and that is all.
                Skip(SelfTestStep.Brake);
            }
        }

        private void Brake(PenInputs inputs)
        {
            bool still = IntMath.Abs(inputs.EncoderCounts) <= 1;
            if (!still && _milliseconds < BrakeMilliseconds)
            {
                return;
            }
            Note(SelfTestStep.Brake, still && _milliseconds <= BrakeMilliseconds, _milliseconds);
            if (still)
            {
                Enter(Phase.HeartbeatBack);
            }
            else
            {
                Skip(SelfTestStep.HeartbeatBack);
            }
        }

        private void ComeBack(int rateMillihertz)
        {
            bool back = rateMillihertz > _steadyMillihertz - _steadyMillihertz / 8;
            if (!back && _milliseconds < BackMilliseconds)
            {
                return;
            }
            Note(SelfTestStep.HeartbeatBack, back, _milliseconds);
            if (back)
            {
                Enter(Phase.GateCut);
            }
            else
            {
                Skip(SelfTestStep.GateCut);
            }
        }

        private void CutByGate(PenInputs inputs)
        {
            bool still =
                IntMath.Abs(inputs.EncoderCounts) <= 1
                && inputs.MotorCurrentMilliamperes < ChainProof.StillMilliamperes;
            if (!still && _milliseconds < BrakeMilliseconds)
            {
                return;
            }
            Note(SelfTestStep.GateCut, still && _milliseconds <= BrakeMilliseconds, _milliseconds);
            Enter(Phase.Done);
        }

        private static void Drive(PenParts parts, PenOutputs outputs, DriveTest test, int dutyPermille)
        {
            outputs.Test = test;
            outputs.MotorGate = test == DriveTest.GateAlone || test == DriveTest.Bench;
            outputs.MotorDutyPermille = dutyPermille;
            parts.DutyPermille = test == DriveTest.Bench ? dutyPermille : 0;
        }

        private static bool IsPossible(PenParts parts, PenInputs inputs)
        {
            return parts.Presence.In
                && !parts.Presence.Out
                && !parts.Depth.Busy
                && parts.Depth.Parked
                && inputs.HomeSensorActive
                && !inputs.ChargerConnected
                && !inputs.DriverFault
                && !parts.Clock.Irregular
                && !parts.Battery.Implausible;
        }

        private void Note(SelfTestStep step, bool pass, int value)
        {
            _verdicts[(int)step] = Judged(pass);
            _values[(int)step] = value;
        }

        // From a step on nothing more is tried.
        private void Skip(SelfTestStep from)
        {
            for (int i = (int)from; i < _verdicts.Length; i++)
            {
                _verdicts[i] = Aborted ? SelfTestVerdict.Aborted : SelfTestVerdict.Skipped;
            }
            Enter(Phase.Done);
        }
    }
}
