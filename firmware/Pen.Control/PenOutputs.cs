// Everything the controller decides in a control period.
namespace Pen.Control
{
    /// <summary>
    /// What the drivers carry out at the end of a control period. Owned by the loop and reused: one
    /// instance for one controller, which writes orders and lights when they change, the rest in every period.
    /// </summary>
    public sealed class PenOutputs
    {
        /// <summary>The motor may be driven: the gate line is high.</summary>
        public bool MotorGate;

        /// <summary>Motor duty in permille, 0 to 1000; 0 brakes while the gate is high.</summary>
        public int MotorDutyPermille;

        /// <summary>What gate and duty are for if not for a treatment. With the first two the drive is off.</summary>
        public DriveTest Test;

        /// <summary>No edge of the heartbeat in this period: the hardware is to cut the drive. Bench self-test only.</summary>
        public bool HeartbeatWithheld;

        /// <summary>The stepper driver holds torque.</summary>
        public bool StepperEnabled;

        /// <summary>Changes when a move is ordered; then <see cref="MoveSteps"/> and <see cref="MoveProfile"/> count.</summary>
        public int MoveId;

        /// <summary>Quarter steps of the ordered move, deeper positive, -1000 to 1000, never 0.</summary>
        public int MoveSteps;

        /// <summary>The step train profile of the ordered move.</summary>
        public int MoveProfile;

        /// <summary>Cut a train that is under way; the position is unknown afterwards.</summary>
        public bool MoveAbort;

        /// <summary>Changes when slow work is asked for.</summary>
        public int RequestId;

        /// <summary>The slow work asked for last.</summary>
        public SlowRequest Request;

        /// <summary>The serial that the request is about.</summary>
        public long RequestSerial;

        /// <summary>The session as of the last <see cref="SlowRequest.SaveSession"/>; not touched until it is answered.</summary>
        public readonly SessionRecord Session = new SessionRecord();

        /// <summary>
        /// The calibration to be kept by the last <see cref="SlowRequest.SaveCalibration"/>; not touched until it is
        /// answered.
        /// </summary>
        public readonly CalibrationRecord Calibration = new CalibrationRecord();

        /// <summary>Red light.</summary>
        public bool LightRed;

        /// <summary>Green light.</summary>
        public bool LightGreen;

        /// <summary>Blue light.</summary>
        public bool LightBlue;

        /// <summary>Buzzer.</summary>
        public bool Buzzer;

        /// <summary>Go to deep sleep now.</summary>
        public bool SleepNow;

        // What a person is shown. The drivers render it; nothing is decided by it.

        /// <summary>The supervisor's state.</summary>
        public PenState State;

        /// <summary>The latched or latest stop reason.</summary>
        public StopReason Reason;

        /// <summary>What the cartridge guard makes of the cartridge.</summary>
        public CartridgeVerdict Verdict;

        /// <summary>Selected rate level, 1 to 5.</summary>
        public int RateLevel;

        /// <summary>Rate that the regulator follows in millihertz, slewed; 0 while the motor is off.</summary>
        public int SetRateMillihertz;

        /// <summary>Filtered rotor rate in millihertz.</summary>
        public int ShownRateMillihertz;

        /// <summary>Selected depth in micrometres.</summary>
        public int SetDepthMicrometres;

        /// <summary>Counted needle reach in micrometres from the zero of the last homing.</summary>
        public int CountedDepthMicrometres;

        /// <summary>The depth has been proven by homing and not been put in doubt since.</summary>
        public bool DepthProven;

        /// <summary>Above 1.5 mm is unlocked for this session.</summary>
        public bool DepthUnlocked;

        /// <summary>What the guided calibration asks for; None outside <see cref="PenState.Calibrating"/>.</summary>
        public CalibrationStep CalibrationStep;

        /// <summary>How far the needles were nudged in it, in micrometres, deeper positive.</summary>
        public int NudgeMicrometres;

        /// <summary>The step of the bench self-test that goes on; None outside of it, before it begins and at its end.</summary>
        public SelfTestStep SelfTestStep;

        /// <summary>What the bench self-test asks of the person.</summary>
        public SelfTestPrompt SelfTestPrompt;

        /// <summary>How the bench self-test ended; Pending until then.</summary>
        public SelfTestVerdict SelfTestVerdict;

        /// <summary>Steps of it that failed so far.</summary>
        public int SelfTestFailed;

        /// <summary>The first step of it that failed.</summary>
        public SelfTestStep SelfTestFirstFailed;

        /// <summary>The light that it asks for: red 1, green 2, blue 4.</summary>
        public int SelfTestLight;

        /// <summary>The calibration was lost: depths may be off by what the home sensor is.</summary>
        public bool CalibrationLost;

        /// <summary>Estimated torque that the skin asks for, in micronewton metres.</summary>
        public int SkinTorqueMicronewtonMetres;

        /// <summary>The operator presses too hard.</summary>
        public bool PressureWarning;

        /// <summary>The set rate cannot be reached with this battery; the reachable one is held.</summary>
        public bool RateLimited;

        /// <summary>Battery charge in percent, 0 to 100, from the rest voltage.</summary>
        public int BatteryPercent;

        /// <summary>The battery is low: finish soon.</summary>
        public bool BatteryLow;

        /// <summary>A start would be refused for the battery's sake. While the motor is driven, as it was at its start.</summary>
        public bool BatteryTooLowToStart;

        /// <summary>The journal is being sent over the serial port. Means something only where the pen rests.</summary>
        public bool SendingJournal;

        /// <summary>A charger is plugged in. Never while the motor is driven: a charger stops it in the period that reads it.</summary>
        public bool Charging;

        /// <summary>Seconds left of the open session; 0 if none is open.</summary>
        public int SessionSecondsLeft;

        /// <summary>Strokes of the open or latest session.</summary>
        public int Strokes;

        /// <summary>Needles of the cartridge, for punctures; 0 while unknown.</summary>
        public int NeedleCount;

        /// <summary>Drive off, gate low: the safe state of the motor, whatever else was decided.</summary>
        public void MotorOff()
        {
            MotorGate = false;
            MotorDutyPermille = 0;
        }
    }
}
