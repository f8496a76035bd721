// Why the motor stopped, or why it may not start. Numbers are stable and documented.
namespace Pen.Control
{
    /// <summary>
    /// Reasons to stop. 1 to 99 are ordinary; from 100 on they are faults, latched until the operator clears
    /// them (see <see cref="StopReasons"/>). The first reason of an incident is the one kept.
    /// </summary>
    public enum StopReason
    {
        /// <summary>Nothing has stopped the pen.</summary>
        None = 0,

        /// <summary>Start/Stop was pressed.</summary>
        Operator = 1,

        /// <summary>Two buttons were pressed at once while running: the way to stop with a broken Start/Stop.</summary>
        TwoButtons = 2,

        /// <summary>The presence switch opened.</summary>
        CartridgeRemoved = 3,

        /// <summary>60 minutes since the first start.</summary>
        SessionTime = 4,

        /// <summary>20 minutes without running.</summary>
        SessionIdle = 5,

        /// <summary>A charger was plugged in.</summary>
        ChargerConnected = 6,

        /// <summary>The battery reached its stop threshold.</summary>
        BatteryEmpty = 7,

        /// <summary>The operator sent the pen to sleep.</summary>
        Sleep = 8,

        /// <summary>The use mark could not be written and read back: the cartridge is refused.</summary>
        UseMarkFailed = 21,

        /// <summary>The cartridge is not the one that was identified: it is refused.</summary>
        CartridgeChanged = 22,

        /// <summary>Driven, current flows, and the rotor does not turn.</summary>
        Stall = 101,

        /// <summary>The motor turns by its back-EMF, the encoder says it does not.</summary>
        EncoderLost = 102,

        /// <summary>The rotor is faster than 115 % of the highest level that the depth allows.</summary>
        OverSpeed = 103,

        /// <summary>The rotor turns though the drive is off.</summary>
        Runaway = 104,

        /// <summary>The motor driver reports a fault (nFAULT).</summary>
        DriverFault = 105,

        /// <summary>Motor current above its limit.</summary>
        OverCurrent = 106,

        /// <summary>The operator pressed too hard for too long.</summary>
        Overload = 107,

        /// <summary>Encoder and back-EMF disagree.</summary>
        RateImplausible = 108,

        /// <summary>
        /// Power-up proof: the motor moved or drew current by a duty alone, the gate being low. Gate line, AND or load
        /// switch is stuck on.
        /// </summary>
        GateStuck = 109,

        /// <summary>
        /// Power-up proof: the motor moved or drew current by the gate alone, the duty being zero. A transistor of the
        /// driver or the duty's line is stuck on.
        /// </summary>
        DriverStuck = 110,

        /// <summary>The home sensor never became active.</summary>
        HomeNotFound = 201,

        /// <summary>The home sensor never became inactive.</summary>
        HomeStuck = 202,

        /// <summary>The home sensor does not repeat.</summary>
        HomeUnstable = 203,

        /// <summary>Home and the counted position disagree by 25 micrometres or more.</summary>
        PositionLost = 204,

        /// <summary>Step pulses sent and counted differ.</summary>
        StepAudit = 205,

        /// <summary>A depth move was aborted under way.</summary>
        MoveAborted = 206,

        /// <summary>The journal cannot be read at power-up.</summary>
        JournalUnusable = 401,

        /// <summary>The journal cannot be written.</summary>
        JournalWriteFailed = 402,

        /// <summary>The journal holds as many used cartridges as it can: it takes no new one, for good.</summary>
        JournalFull = 403,

        /// <summary>The control loop stood still for more than 150 ms.</summary>
        LoopStall = 501,

        /// <summary>The clock ran backwards.</summary>
        ClockFault = 502,

        /// <summary>The safety gate refused the drive that the controller asked for.</summary>
        GateVeto = 503,

        /// <summary>A check at power-up failed.</summary>
        SelfTestFailed = 504,

        /// <summary>An analog reading is outside what the circuit can produce.</summary>
        SensorImplausible = 505,

        /// <summary>Slow work (cartridge, journal) did not answer in time.</summary>
        SlowWorkTimeout = 506,
    }
}
