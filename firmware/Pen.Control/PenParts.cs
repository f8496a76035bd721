// The parts that decide together, and what they all need to know of a period.
namespace Pen.Control
{
    /// <summary>One of each. Made once, at power-up.</summary>
    /// <remarks>
    /// What the parts tell is public fields, not properties: on the interpreter a property read is a call of
    /// three instructions and a stack frame, and a control period has hundreds of reads (with properties it
    /// took 1000 instructions more of its 2000). They are for reading: House.Tests holds that only a type
    /// itself writes its fields, data objects (inputs, outputs, records, this one) aside. For the same budget,
    /// a part returns at once when nothing of its concern has changed.
    /// </remarks>
    internal sealed class PenParts
    {
        public readonly PeriodClock Clock = new PeriodClock();
        public readonly OperatorPanel Panel = new OperatorPanel();
        public readonly Presence Presence = new Presence();
        public readonly RequestDesk Desk = new RequestDesk();
        public readonly Session Session = new Session();
        public readonly Settings Settings = new Settings();
        public readonly BatteryMonitor Battery = new BatteryMonitor();
        public readonly MotorCalibration Calibration;
        public readonly LoadObserver Observer;
        public readonly MotorMonitor Motor;
        public readonly RateRegulator Regulator;
        public readonly DepthPlanner Depth = new DepthPlanner();
        public readonly PowerUpTest PowerUpTest = new PowerUpTest();
        public readonly ChainProof Proof = new ChainProof();
        public readonly SelfTestRunner SelfTest = new SelfTestRunner();
        public readonly Supervisor Supervisor = new Supervisor();
        public readonly Indications Indications = new Indications();
        public readonly StartIntent Start = new StartIntent();
        public readonly CartridgeGuard Guard;
        public readonly SessionRecorder Recorder;
        public readonly JournalSender Sender;
        public readonly CalibrationKeeper Keeper;
        public readonly DepthCalibrator Calibrator;

        /// <summary>Milliseconds since the period before.</summary>
        public int Elapsed;

        /// <summary>
        /// In this period nothing was answered, chosen or put in, and the state stayed: what events change is
        /// what it was.
        /// </summary>
        public bool Calm;

        /// <summary>The motor was driven in the period that the readings are of.</summary>
        public bool Driven;

        /// <summary>And with this duty.</summary>
        public int DutyPermille;

        public PenParts()
        {
            MotorModel model = new MotorModel();
            Calibration = new MotorCalibration(model);
            Observer = new LoadObserver(model);
            Motor = new MotorMonitor(model, Observer, Calibration);
            Regulator = new RateRegulator(model, Observer);
            Guard = new CartridgeGuard(Desk, Session);
            Recorder = new SessionRecorder(Desk, Session);
            Sender = new JournalSender(Desk);
            Keeper = new CalibrationKeeper(Desk);
            Calibrator = new DepthCalibrator(Depth, Keeper);
        }
    }
}
