// The bench self-test from its chord to its summary: one step after another, each told on display and serial port.
namespace Pen.Control
{
    /// <summary>
    /// Runs only in <see cref="PenState.BenchTest"/>, which nothing but Speed- and Depth- held at power-up leads to. There
    /// findings are results and latch nothing; whatever speaks against a turning motor switches it off and ends the test.
    /// </summary>
    internal sealed class SelfTestRunner
    {
        /// <summary>Nobody begins it for so long: an ordinary power-up after all (two buttons that are stuck, say).</summary>
        private const int BeginMilliseconds = 10000;

        private readonly SelfTestReadings _readings = new SelfTestReadings();
        private readonly SelfTestHands _hands = new SelfTestHands();
        private readonly SelfTestAxis _axis = new SelfTestAxis();
        private readonly SelfTestMotor _motor = new SelfTestMotor();
        private readonly bool[] _passed = new bool[(int)SelfTestStep.GateCut + 1];

        private SelfTestGroup _group;
        private bool _chordSeen;
        private bool _chordBroken;
        private bool _letGo;
        private bool _reporting;
        private bool _posted;
        private bool _aborted;
        private bool _served;
        private int _milliseconds;
        private long _report;

        /// <summary>A runner that waits for its chord.</summary>
        public SelfTestRunner()
        {
            _group = _readings;
        }

        /// <summary>The chord has been held since power-up.</summary>
        public bool Wanted;

        /// <summary>Nobody began it, or it was taken back before it began.</summary>
        public bool Left;

        /// <summary>All is done and told.</summary>
        public bool Over;

        /// <summary>The step that goes on; None before the first and after the last.</summary>
        public SelfTestStep Step;

        /// <summary>What is asked of the person.</summary>
        public SelfTestPrompt Prompt = SelfTestPrompt.Begin;

        /// <summary>Steps that failed so far.</summary>
        public int Failed;

        /// <summary>The first of them.</summary>
        public SelfTestStep FirstFailed;

        /// <summary>Light to show.</summary>
        public int Light;

        /// <summary>It was broken off, or every step passed, or some did not.</summary>
        public SelfTestVerdict Verdict;

        /// <summary>Takes a period of power-up: only a chord that is there from the first one counts.</summary>
        public void WatchPowerUp(PenInputs inputs)
        {
            bool chord =
                inputs.SpeedDownPressed
                && inputs.DepthDownPressed
                && !inputs.StartStopPressed
                && !inputs.SpeedUpPressed
                && !inputs.DepthUpPressed;
            _chordBroken |= !chord;
            _chordSeen |= chord;
            Wanted = _chordSeen && !_chordBroken;
        }

        /// <summary>Takes a period of the test. The outputs have the motor off when it is called.</summary>
        public void Update(PenParts parts, PenInputs inputs, PenOutputs outputs)
        {
            Light = 0;
            if (Over || Left)
            {
                return;
            }
            if (Step == SelfTestStep.None && !_reporting)
            {
                AwaitBegin(parts);
                return;
            }
            if (_reporting)
            {
                Tell(parts);
                return;
            }
            if (IsBrokenOff(parts, inputs))
            {
                EndStep(parts, SelfTestVerdict.Aborted, _group.Value);
                return;
            }
            SelfTestVerdict verdict = _group.Update(parts, inputs, outputs);
            Prompt = _group.Prompt;
            Light = _group.Light;
            if (verdict != SelfTestVerdict.Pending)
            {
                EndStep(parts, verdict, _group.Value);
            }
        }

        private void AwaitBegin(PenParts parts)
        {
            _letGo |= parts.Panel.AtRest;
            _milliseconds += parts.Elapsed;
            if (_letGo && parts.Panel.Start)
            {
                BeginStep(parts, SelfTestStep.Battery);
            }
            else if (_milliseconds >= BeginMilliseconds)
            {
                Left = true;
            }
        }

        private bool IsBrokenOff(PenParts parts, PenInputs inputs)
        {
            bool out_ = _served && parts.Presence.Out;
            return out_ || inputs.DriverFault || (parts.Panel.StopEdge && !_group.TakesStart);
        }

        private void BeginStep(PenParts parts, SelfTestStep step)
        {
            Step = step;
            _group =
                step <= SelfTestStep.RestCurrent ? _readings
                : step <= SelfTestStep.Buzzer ? _hands
                : step <= SelfTestStep.StepAudit ? _axis
                : _motor;
            _group.Begin(step);
            Prompt = SelfTestPrompt.Wait;
            if (!IsPossible(step))
            {
                EndStep(parts, SelfTestVerdict.Skipped, 0);
            }
        }

        // Nothing goes out without a home and the cartridge that has no needles; nothing turns without them either.
        private bool IsPossible(SelfTestStep step)
        {
            switch (step)
            {
                case SelfTestStep.StepAudit:
                case SelfTestStep.DutyAlone:
                    return _passed[(int)SelfTestStep.Cartridge] && _passed[(int)SelfTestStep.Home];
                case SelfTestStep.GateAlone:
                    return _passed[(int)SelfTestStep.DutyAlone];
                case SelfTestStep.Encoder:
                    return _passed[(int)SelfTestStep.GateAlone];
                default:
                    return step < SelfTestStep.Encoder || _passed[(int)SelfTestStep.GateAlone];
            }
        }

        private void EndStep(PenParts parts, SelfTestVerdict verdict, int value)
        {
            _passed[(int)Step] = verdict == SelfTestVerdict.Pass;
            _served |= Step == SelfTestStep.Cartridge && verdict == SelfTestVerdict.Pass;
            if (verdict != SelfTestVerdict.Pass)
            {
                Failed++;
                FirstFailed = FirstFailed == SelfTestStep.None ? Step : FirstFailed;
            }
            if (verdict == SelfTestVerdict.Aborted)
            {
                _aborted = true;
                Retract(parts);
            }
            else if (verdict == SelfTestVerdict.Fail)
            {
                parts.Indications.Refuse();
            }
            Prompt = SelfTestPrompt.Wait;
            _reporting = true;
            _posted = false;
            _report = SelfTestReport.Of(Step, verdict, value);
        }

        private static void Retract(PenParts parts)
        {
            if (parts.Depth.Proven && !parts.Depth.Parked && !parts.Depth.Released)
            {
                parts.Depth.Pursue(DepthGoal.Retract, 0);
            }
        }

        // A line at a time; the next step begins when it is out.
        private void Tell(PenParts parts)
        {
            if (!_posted)
            {
                _posted = parts.Desk.Post(SlowRequest.ReportSelfTest, _report);
                return;
            }
            if (!parts.Desk.HasAnswered(SlowRequest.ReportSelfTest))
            {
                return;
            }
            if (Step == SelfTestStep.None)
            {
                _reporting = false;
                Over = true;
                Prompt = SelfTestPrompt.Result;
                return;
            }
            if (_aborted || Step == SelfTestStep.GateCut)
            {
                Summarise(parts);
                return;
            }
            _reporting = false;
            BeginStep(parts, Step + 1);
        }

        private void Summarise(PenParts parts)
        {
            Verdict =
                _aborted ? SelfTestVerdict.Aborted
                : Failed > 0 ? SelfTestVerdict.Fail
                : SelfTestVerdict.Pass;
            Step = SelfTestStep.None;
            _posted = false;
            _report = SelfTestReport.OfSummary(Verdict, Failed, FirstFailed);
            if (Verdict == SelfTestVerdict.Pass)
            {
                parts.Indications.Acknowledge();
            }
            else
            {
                parts.Indications.Alarm();
            }
        }
    }
}
