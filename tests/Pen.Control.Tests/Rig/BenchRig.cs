// A pen in its bench self-test, a person who does what the display asks, and what the pen told over the serial port.
using nanoFramework.TestFramework;

namespace Pen.Control.Tests.Rig
{
    /// <summary>Powered up with the chord held, with no cartridge in; the service cartridge lies ready.</summary>
    public sealed class BenchRig
    {
        private const int StepCount = (int)SelfTestStep.GateCut + 1;

        private readonly SelfTestVerdict[] _verdicts = new SelfTestVerdict[StepCount];
        private readonly int[] _values = new int[StepCount];
        private int _requestId;
        private int _button;
        private int _pressPeriods;
        private int _restPeriods;
        private bool _buzzed;

        /// <summary>The pen.</summary>
        public PenRig Pen { get; } = new PenRig();

        /// <summary>Its motor.</summary>
        public BenchMotor Motor { get; } = new BenchMotor();

        /// <summary>What the next period reads.</summary>
        public PenInputs In => Pen.In;

        /// <summary>What the last period decided.</summary>
        public PenOutputs Out => Pen.Out;

        /// <summary>Nobody does what the display asks.</summary>
        public bool HandsOff { get; set; }

        /// <summary>Last hand on the inputs.</summary>
        public InputsHand Tamper { get; set; }

        /// <summary>Looks at each period.</summary>
        public Watcher Watch { get; set; }

        /// <summary>Lines told, the summary's too.</summary>
        public int Lines { get; private set; }

        /// <summary>The summary as it was told; 0 before.</summary>
        public long Summary { get; private set; }

        /// <summary>Beeps begun.</summary>
        public int Beeps { get; set; }

        /// <summary>A pen whose switches and cartridge are as in the bench's manual.</summary>
        public BenchRig()
        {
            Pen.In.CartridgePresent = false;
            Pen.Worker.Chip.Status = CartridgeReadStatus.Service;
            Pen.Tamper = inputs =>
            {
                Motor.Write(inputs);
                Tamper?.Invoke(inputs);
            };
            Pen.Watch = Look;
        }

        /// <summary>A pen that waits to be begun, the chord let go.</summary>
        public static BenchRig AtBegin()
        {
            var bench = new BenchRig();
            bench.SetChord(true);
            bench.Pen.RunUntil(PenState.BenchTest, 40);
            bench.SetChord(false);
            bench.Pen.Run(4);
            return bench;
        }

        /// <summary>A pen in the period in which a step has begun; its next one is the step's first.</summary>
        public static BenchRig At(SelfTestStep step)
        {
            BenchRig bench = AtBegin();
            bench.RunTo(step);
            return bench;
        }

        /// <summary>The same, and from there on nobody does anything but the test.</summary>
        public static BenchRig AloneAt(SelfTestStep step)
        {
            BenchRig bench = At(step);
            bench.LetGo();
            return bench;
        }

        /// <summary>Presses or lets go Speed- and Depth-.</summary>
        public void SetChord(bool pressed)
        {
            In.SpeedDownPressed = pressed;
            In.DepthDownPressed = pressed;
        }

        /// <summary>From here on nobody does anything but the test.</summary>
        public void LetGo()
        {
            HandsOff = true;
            SetButton(_button, false);
            _pressPeriods = 0;
        }

        /// <summary>One period.</summary>
        public void Step()
        {
            if (!HandsOff)
            {
                Act();
            }
            Pen.Step();
        }

        /// <summary>Several periods.</summary>
        public void Run(int periods)
        {
            for (int i = 0; i < periods; i++)
            {
                Step();
            }
        }

        /// <summary>Periods until a step begins.</summary>
        public void RunTo(SelfTestStep step)
        {
            for (int i = 0; i < 2000 && Out.SelfTestStep != step; i++)
            {
                Step();
            }
            Assert.AreEqual((int)step, (int)Out.SelfTestStep, "the step that goes on");
        }

        /// <summary>Periods until the result stands.</summary>
        public void Finish()
        {
            for (int i = 0; i < 3000 && Out.SelfTestPrompt != SelfTestPrompt.Result; i++)
            {
                Step();
            }
            Assert.AreEqual((int)SelfTestPrompt.Result, (int)Out.SelfTestPrompt, "prompt");
        }

        /// <summary>Lets so many periods of a step pass, in the last of which it ends: it is told in the next.</summary>
        public void AssertEndsAfter(int periods, SelfTestStep step, SelfTestVerdict verdict, int value)
        {
            Run(periods);
            Assert.AreEqual((int)SelfTestVerdict.Pending, (int)_verdicts[(int)step], "too early");
            Step();
            AssertTold(step, verdict, value);
        }

        /// <summary>Asserts what was told of a step.</summary>
        public void AssertTold(SelfTestStep step, SelfTestVerdict verdict, int value)
        {
            Assert.AreEqual((int)verdict, (int)_verdicts[(int)step], "verdict of step " + (int)step);
            Assert.AreEqual(value, _values[(int)step], "value of step " + (int)step);
        }

        /// <summary>Asserts that every step from one to the last is told with a verdict and no value.</summary>
        public void AssertAllFrom(SelfTestStep step, SelfTestVerdict verdict)
        {
            for (int i = (int)step; i < StepCount; i++)
            {
                AssertTold((SelfTestStep)i, verdict, 0);
            }
        }

        /// <summary>Runs to the end and asserts that a step broke it off, and nothing was told after it.</summary>
        public void AssertBrokenOffAt(SelfTestStep step)
        {
            Finish();
            Assert.AreEqual((int)SelfTestVerdict.Aborted, (int)_verdicts[(int)step], "verdict");
            Assert.AreEqual((int)step + 1, Lines);
            Assert.AreEqual((int)SelfTestVerdict.Aborted, (int)Out.SelfTestVerdict, "summary");
            Assert.IsTrue(Pen.Off);
        }

        /// <summary>Presses a button, counted from Start/Stop, or lets it go.</summary>
        public void SetButton(int button, bool pressed)
        {
            switch (button)
            {
                case 0:
                    In.StartStopPressed = pressed;
                    break;
                case 1:
                    In.SpeedUpPressed = pressed;
                    break;
                case 2:
                    In.SpeedDownPressed = pressed;
                    break;
                case 3:
                    In.DepthUpPressed = pressed;
                    break;
                default:
                    In.DepthDownPressed = pressed;
                    break;
            }
        }

        private void Act()
        {
            if (_pressPeriods > 0)
            {
                _pressPeriods--;
                if (_pressPeriods > 0)
                {
                    return;
                }
                SetButton(_button, false);
                _restPeriods = 6;
            }
            if (_restPeriods > 0)
            {
                _restPeriods--;
                return;
            }
            switch (Out.SelfTestPrompt)
            {
                case SelfTestPrompt.Begin:
                case SelfTestPrompt.StartMotor:
                    Press(0, 17);
                    break;
                case SelfTestPrompt.Press:
                    Press((int)Out.SelfTestStep - (int)SelfTestStep.StartStopButton, 4);
                    break;
                case SelfTestPrompt.Confirm:
                    Press(3, 4);
                    break;
                case SelfTestPrompt.PlugCharger:
                    In.ChargerConnected = true;
                    break;
                case SelfTestPrompt.UnplugCharger:
                    In.ChargerConnected = false;
                    break;
                case SelfTestPrompt.InsertTool:
                    In.CartridgePresent = true;
                    break;
                default:
                    break;
            }
        }

        private void Press(int button, int periods)
        {
            _button = button;
            _pressPeriods = periods;
            SetButton(button, true);
        }

        private void Look()
        {
            Motor.Obey(Out);
            Beeps += Out.Buzzer && !_buzzed ? 1 : 0;
            _buzzed = Out.Buzzer;
            if (Out.RequestId != _requestId)
            {
                _requestId = Out.RequestId;
                if (Out.Request == SlowRequest.ReportSelfTest)
                {
                    Take(Out.RequestSerial);
                }
            }
            Watch?.Invoke();
        }

        private void Take(long report)
        {
            Lines++;
            int step = (int)SelfTestReport.StepOf(report);
            if (step == 0)
            {
                Summary = report;
                return;
            }
            _verdicts[step] = SelfTestReport.VerdictOf(report);
            _values[step] = SelfTestReport.ValueOf(report);
        }
    }
}
