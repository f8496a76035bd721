// The rig: a controller and its gate, driven by hand a period at a time over crude parts.
using nanoFramework.TestFramework;

namespace Pen.Control.Tests.Rig
{
    /// <summary>A pen on the bench. Tests act on the inputs and the parts, and read the outputs.</summary>
    public sealed class PenRig
    {
        private int _noise;
        private readonly PenController _controller = new();
        private readonly SafetyGate _gate = new();

        /// <summary>What the next period reads; what a test sets of buttons, charger and switch stays.</summary>
        public PenInputs In { get; } = new() { CartridgePresent = true };

        /// <summary>What the last period decided, after the gate.</summary>
        public PenOutputs Out { get; } = new();

        public CrudeMotor Motor { get; } = new();

        public CrudeAxis Axis { get; } = new();

        public CrudeWorker Worker { get; } = new();

        /// <summary>Length of the coming periods.</summary>
        public long PeriodMicroseconds { get; set; } = PenController.PeriodMicroseconds;

        /// <summary>Open-circuit voltage of the cell.</summary>
        public int CellMillivolts { get; set; } = 3900;

        /// <summary>Internal resistance of the cell in milliohms.</summary>
        public int CellMilliohms { get; set; } = 150;

        /// <summary>Last hand on the inputs before the controller sees them: cut wires, stuck converters.</summary>
        public InputsHand Tamper { get; set; }

        /// <summary>Looks at each period after it was decided.</summary>
        public Watcher Watch { get; set; }

        /// <summary>Told when controller and gate are about to work: for what is measured of them alone.</summary>
        public Watcher Before { get; set; }

        /// <summary>Told when they have worked.</summary>
        public Watcher After { get; set; }

        /// <summary>The drive is on: gate and duty together.</summary>
        public bool Driven => Out.MotorGate && Out.MotorDutyPermille != 0;

        /// <summary>Gate and duty are both off.</summary>
        public bool Off => !Out.MotorGate && Out.MotorDutyPermille == 0;

        /// <summary>One period.</summary>
        public void Step()
        {
            int drawn = Ints.Abs(Motor.Milliamperes) * Out.MotorDutyPermille / 1000;
            int battery = CellMillivolts - drawn * CellMilliohms / 1000;
            Motor.Advance(PeriodMicroseconds, Out.MotorGate, Out.MotorDutyPermille, battery);
            Axis.Advance(PeriodMicroseconds);
            Worker.Advance(In);
            In.NowMicroseconds += PeriodMicroseconds;
            // The converter's noise: what reads the same again and again is taken for dead.
            _noise = (_noise + 3) % 7;
            In.BatteryMillivolts = battery + _noise - 3;
            In.MotorCurrentMilliamperes = Ints.Clamp(Motor.Milliamperes + _noise - 3, 0, 3100);
            In.EncoderCounts = Motor.Counts;
            In.RotorRateMillihertz = Motor.EncoderMillihertz;
            In.HomeSensorActive = Axis.HomeActive;
            In.StepperMoving = Axis.Moving;
            In.StepsSent = Axis.Sent;
            In.StepsCounted = Axis.Counted;
            Tamper?.Invoke(In);
            In.MotorCurrentCode = In.MotorCurrentMilliamperes * 16380 / 3100;
            Before?.Invoke();
            _controller.Step(In, Out);
            bool permitted = _gate.Apply(In, Out);
            After?.Invoke();
            In.GateVetoed = !permitted;
            In.CartridgeOpenings = 0;
            Axis.Obey(Out);
            Worker.Obey(Out);
            Watch?.Invoke();
        }

        /// <summary>Several periods.</summary>
        public void Run(int periods)
        {
            for (int i = 0; i < periods; i++)
            {
                Step();
            }
        }

        /// <summary>Periods until something is the case; fails after a limit.</summary>
        public int RunUntil(Question holds, int limitPeriods, string what)
        {
            for (int i = 0; i < limitPeriods; i++)
            {
                if (holds())
                {
                    return i;
                }
                Step();
            }
            if (!holds())
            {
                FailWaiting(what, limitPeriods);
            }
            return limitPeriods;
        }

        /// <summary>Periods until a state; fails after a limit.</summary>
        public int RunUntil(PenState state, int limitPeriods = 200)
        {
            for (int i = 0; i < limitPeriods; i++)
            {
                if (Out.State == state)
                {
                    return i;
                }
                Step();
            }
            if (Out.State != state)
            {
                FailWaiting("state " + (int)state, limitPeriods);
            }
            return limitPeriods;
        }

        // States, reasons and verdicts by their numbers, as in Supervisor.md: the device has no names for them.
        private void FailWaiting(string what, int limitPeriods)
        {
            Check.Fail(
                what
                    + ": not within "
                    + limitPeriods
                    + " periods; state "
                    + (int)Out.State
                    + ", reason "
                    + (int)Out.Reason
                    + ", verdict "
                    + (int)Out.Verdict
            );
        }

        /// <summary>A press of Start/Stop of so many milliseconds, and the time to see its release.</summary>
        public void PressStartStop(int milliseconds)
        {
            In.StartStopPressed = true;
            Run(milliseconds / 20);
            In.StartStopPressed = false;
            Run(2);
        }

        /// <summary>Short presses of Depth+.</summary>
        public void Deeper(int times)
        {
            for (int i = 0; i < times; i++)
            {
                In.DepthUpPressed = true;
                Run(3);
                In.DepthUpPressed = false;
                Run(3);
            }
        }

        /// <summary>Short presses of Depth-.</summary>
        public void Shallower(int times)
        {
            for (int i = 0; i < times; i++)
            {
                In.DepthDownPressed = true;
                Run(3);
                In.DepthDownPressed = false;
                Run(3);
            }
        }

        /// <summary>Short presses of Speed+.</summary>
        public void Faster(int times)
        {
            for (int i = 0; i < times; i++)
            {
                In.SpeedUpPressed = true;
                Run(3);
                In.SpeedUpPressed = false;
                Run(3);
            }
        }

        /// <summary>The unlock chord, held so long.</summary>
        public void HoldChord(int milliseconds)
        {
            In.SpeedUpPressed = true;
            In.DepthUpPressed = true;
            Run(milliseconds / 20);
            In.SpeedUpPressed = false;
            In.DepthUpPressed = false;
            Run(3);
        }

        /// <summary>A pen that has homed and accepted its cartridge.</summary>
        public static PenRig AtReady()
        {
            var rig = new PenRig();
            rig.RunUntil(PenState.Ready, 300);
            return rig;
        }

        /// <summary>A pen that runs in steady state.</summary>
        public static PenRig AtRunning(int level = 1)
        {
            PenRig rig = AtReady();
            rig.Faster(level - 1);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Running);
            rig.Run(50);
            Assert.AreEqual(PenState.Running, rig.Out.State);
            return rig;
        }

        /// <summary>Takes the cartridge out for so many periods and puts it back.</summary>
        public void PullCartridge(int periods)
        {
            In.CartridgePresent = false;
            In.CartridgeOpenings = 1;
            Run(periods);
            In.CartridgePresent = true;
        }

        /// <summary>Asserts that a fault is latched, with the drive off.</summary>
        public void AssertLatched(StopReason reason)
        {
            Assert.AreEqual(reason, Out.Reason);
            Assert.AreEqual(PenState.Fault, Out.State);
            Assert.IsTrue(Off);
        }
    }
}
