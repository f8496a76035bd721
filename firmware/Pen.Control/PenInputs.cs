// Everything the controller may know in a control period.
namespace Pen.Control
{
    /// <summary>
    /// What the drivers read once at the start of a control period. Owned by the loop and reused. Levels are
    /// raw: debouncing and judging are the controller's.
    /// </summary>
    public sealed class PenInputs
    {
        /// <summary>Monotonic time of this period in microseconds.</summary>
        public long NowMicroseconds;

        /// <summary>Start/Stop is pressed.</summary>
        public bool StartStopPressed;

        /// <summary>Speed+ is pressed.</summary>
        public bool SpeedUpPressed;

        /// <summary>Speed- is pressed.</summary>
        public bool SpeedDownPressed;

        /// <summary>Depth+ is pressed.</summary>
        public bool DepthUpPressed;

        /// <summary>Depth- is pressed.</summary>
        public bool DepthDownPressed;

        /// <summary>The presence switch sees a cartridge.</summary>
        public bool CartridgePresent;

        /// <summary>How often the presence switch opened since the period before, by hardware count.</summary>
        public int CartridgeOpenings;

        /// <summary>A charger is plugged in.</summary>
        public bool ChargerConnected;

        /// <summary>The motor driver reports a fault.</summary>
        public bool DriverFault;

        /// <summary>The needle carriage is at or shallower than the home edge.</summary>
        public bool HomeSensorActive;

        /// <summary>Battery terminal voltage in millivolts, 0 to 6200 (the divider's full scale).</summary>
        public int BatteryMillivolts;

        /// <summary>Motor winding current in milliamperes, 0 to 3100 (the amplifier's full scale).</summary>
        public int MotorCurrentMilliamperes;

        /// <summary>
        /// The sum of four conversions that the current is of, 0 to 16380: finer than milliamperes, it tells whether the
        /// reading is alive.
        /// </summary>
        public int MotorCurrentCode;

        /// <summary>Encoder counts (48 a revolution) since the period before; negative backwards.</summary>
        public int EncoderCounts;

        /// <summary>Rotor rate over the last period in millihertz, from counts and the counter's own time.</summary>
        public int RotorRateMillihertz;

        /// <summary>A step train is under way, by the clock.</summary>
        public bool StepperMoving;

        /// <summary>Steps ordered since power-up, without sign.</summary>
        public int StepsSent;

        /// <summary>Step pulses counted on the wire since power-up.</summary>
        public int StepsCounted;

        /// <summary>
        /// The id of the slow request that was answered last; compare with <see cref="PenOutputs.RequestId"/>.
        /// </summary>
        public int AnswerId;

        /// <summary>How that request ended.</summary>
        public SlowAnswer Answer;

        /// <summary>What the last <see cref="SlowRequest.ReadCartridge"/> found.</summary>
        public readonly CartridgeFacts Cartridge = new CartridgeFacts();

        /// <summary>What the last <see cref="SlowRequest.MountJournal"/> found kept of the calibration.</summary>
        public readonly CalibrationRecord Calibration = new CalibrationRecord();

        /// <summary>
        /// The serial whose use mark was read back and whose use the journal confirmed since power-up; 0 for
        /// none. Written by the drivers from the work itself, not from what the controller asked for.
        /// </summary>
        public long ClearedSerial;

        /// <summary>The safety gate refused the drive in the period before.</summary>
        public bool GateVetoed;
    }
}
