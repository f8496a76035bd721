// The conditions that the supervisor's table speaks of, a bit each.
namespace Pen.Control
{
    /// <summary>
    /// Conditions of a period as bits of a mask. Each says what is the case now; none remembers. A row of
    /// <see cref="SupervisorTable"/> names those that must all hold.
    /// </summary>
    public static class Condition
    {
        /// <summary>The clock ran backwards.</summary>
        public const long ClockBackwards = 1L << 0;

        /// <summary>The loop stood still for more than 150 ms.</summary>
        public const long LoopStalled = 1L << 1;

        /// <summary>The safety gate vetoed the drive in the period before.</summary>
        public const long GateVetoed = 1L << 2;

        /// <summary>The motor driver reports a fault.</summary>
        public const long DriverFault = 1L << 3;

        /// <summary>Motor current above its limit.</summary>
        public const long OverCurrent = 1L << 4;

        /// <summary>Rotor too fast.</summary>
        public const long OverSpeed = 1L << 5;

        /// <summary>Rotor turns with the drive off.</summary>
        public const long Runaway = 1L << 6;

        /// <summary>Rotor held still.</summary>
        public const long Stalled = 1L << 7;

        /// <summary>Encoder still, motor turning.</summary>
        public const long EncoderLost = 1L << 8;

        /// <summary>Encoder and back-EMF disagree.</summary>
        public const long RateImplausible = 1L << 9;

        /// <summary>Overload lasted too long.</summary>
        public const long Overloaded = 1L << 10;

        /// <summary>An analog reading cannot be true.</summary>
        public const long SensorImplausible = 1L << 11;

        /// <summary>Steps sent and counted differ.</summary>
        public const long StepAuditFailed = 1L << 12;

        /// <summary>A move did not end.</summary>
        public const long MoveAborted = 1L << 13;

        /// <summary>Home and count disagree.</summary>
        public const long PositionLost = 1L << 14;

        /// <summary>No home edge.</summary>
        public const long HomeNotFound = 1L << 15;

        /// <summary>Home sensor stays active.</summary>
        public const long HomeStuck = 1L << 16;

        /// <summary>Home sensor does not repeat.</summary>
        public const long HomeUnstable = 1L << 17;

        /// <summary>The journal could not be mounted.</summary>
        public const long JournalUnusable = 1L << 18;

        /// <summary>The journal could not be written.</summary>
        public const long JournalWriteFailed = 1L << 19;

        /// <summary>Slow work did not answer.</summary>
        public const long SlowWorkLate = 1L << 20;

        /// <summary>A power-up check did not hold in time.</summary>
        public const long SelfTestFailed = 1L << 21;

        /// <summary>Every power-up check holds and the journal is mounted.</summary>
        public const long SelfTestPassed = 1L << 22;

        /// <summary>The operator asks for a start, and nothing forbids one (battery, charger).</summary>
        public const long StartWanted = 1L << 23;

        /// <summary>Start/Stop went down.</summary>
        public const long StopEdge = 1L << 24;

        /// <summary>Two buttons are down.</summary>
        public const long TwoButtons = 1L << 25;

        /// <summary>The operator asks for sleep.</summary>
        public const long SleepWanted = 1L << 26;

        /// <summary>The operator clears a fault that is clearable and whose cause is gone.</summary>
        public const long ClearWanted = 1L << 27;

        /// <summary>The presence contact is open, or was for any time since the last period.</summary>
        public const long CartridgeOut = 1L << 28;

        /// <summary>A cartridge is seated and settled.</summary>
        public const long CartridgeIn = 1L << 29;

        /// <summary>The guard accepts the cartridge.</summary>
        public const long CartridgeUsable = 1L << 30;

        /// <summary>The guard refuses the cartridge.</summary>
        public const long CartridgeRefused = 1L << 31;

        /// <summary>The cartridge's session is open.</summary>
        public const long SessionOpen = 1L << 32;

        /// <summary>The session's 60 minutes are over.</summary>
        public const long SessionTimeUp = 1L << 33;

        /// <summary>20 minutes have passed without running.</summary>
        public const long SessionIdleUp = 1L << 34;

        /// <summary>The use mark could not be written.</summary>
        public const long UseMarkFailed = 1L << 35;

        /// <summary>Another cartridge answered than the one identified.</summary>
        public const long CartridgeChanged = 1L << 36;

        /// <summary>A stop was asked for while the opening went on.</summary>
        public const long StartCancelled = 1L << 37;

        /// <summary>The depth planner has reached its goal and rests.</summary>
        public const long DepthAtRest = 1L << 38;

        /// <summary>The depth is not proven.</summary>
        public const long DepthDoubtful = 1L << 39;

        /// <summary>A charger is plugged in.</summary>
        public const long ChargerConnected = 1L << 40;

        /// <summary>The battery is at its stop threshold.</summary>
        public const long BatteryEmpty = 1L << 41;

        /// <summary>Nothing is left to save.</summary>
        public const long RecordSaved = 1L << 42;

        /// <summary>
        /// Start/Stop is not pressed, which would wake the pen at once; or is stuck: a pen that wakes at once watches
        /// over more than one that waits for ever.
        /// </summary>
        public const long StartStopReleased = 1L << 43;

        /// <summary>The journal has no room for another cartridge.</summary>
        public const long JournalFull = 1L << 44;

        /// <summary>The operator asks for the guided calibration, and no slow work is under way.</summary>
        public const long CalibrationWanted = 1L << 45;

        /// <summary>The guided calibration has ended: saved, given up, or a cartridge was put in.</summary>
        public const long CalibrationOver = 1L << 46;

        /// <summary>The motor answered a duty while the gate was low.</summary>
        public const long GateStuck = 1L << 47;

        /// <summary>The motor answered an open gate while the duty was zero.</summary>
        public const long DriverStuck = 1L << 48;

        /// <summary>The chord of the bench self-test has been held since power-up.</summary>
        public const long BenchTestWanted = 1L << 49;

        /// <summary>Nobody began the bench self-test.</summary>
        public const long BenchTestLeft = 1L << 50;

        /// <summary>The bench self-test is done, and its summary is out.</summary>
        public const long BenchTestOver = 1L << 51;
    }
}
