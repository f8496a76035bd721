// The steps of the bench self-test, and what it says and asks. Numbers are stable: records of production hold them.
namespace Pen.Control
{
    /// <summary>What is tested, in this order. What a failure means: hardware/bring-up.md.</summary>
    public enum SelfTestStep
    {
        /// <summary>None; on the serial port, the summary.</summary>
        None = 0,

        /// <summary>Battery reading, in millivolts.</summary>
        Battery = 1,

        /// <summary>The charger's line, plugged and unplugged.</summary>
        Charger = 2,

        /// <summary>Current read with everything off, in milliamperes; the rotor is still.</summary>
        RestCurrent = 3,

        /// <summary>Start/Stop pressed on prompt; milliseconds held.</summary>
        StartStopButton = 4,

        /// <summary>Speed+ pressed on prompt; milliseconds held.</summary>
        SpeedUpButton = 5,

        /// <summary>Speed- pressed on prompt; milliseconds held.</summary>
        SpeedDownButton = 6,

        /// <summary>Depth+ pressed on prompt; milliseconds held.</summary>
        DepthUpButton = 7,

        /// <summary>Depth- pressed on prompt; milliseconds held.</summary>
        DepthDownButton = 8,

        /// <summary>All pixels on, by a person's eye.</summary>
        Display = 9,

        /// <summary>Red, green, blue, by a person's eye.</summary>
        Light = 10,

        /// <summary>By a person's ear.</summary>
        Buzzer = 11,

        /// <summary>Contact and memory of the service cartridge; the number of a <see cref="CartridgeReadStatus"/>.</summary>
        Cartridge = 12,

        /// <summary>Home found, twice; the stop reason that it failed for.</summary>
        Home = 13,

        /// <summary>To 2.0 mm and back, steps counted, home as it was; the stop reason that it failed for.</summary>
        StepAudit = 14,

        /// <summary>A duty with the gate low: largest current in milliamperes.</summary>
        DutyAlone = 15,

        /// <summary>The gate high with a duty of zero: largest current in milliamperes.</summary>
        GateAlone = 16,

        /// <summary>The encoder's rate and direction, in tenths of a hertz; forward is positive.</summary>
        Encoder = 17,

        /// <summary>The encoder's rate against the back-EMF's, in percent of it, faster positive.</summary>
        BackEmf = 18,

        /// <summary>Current of the motor turning in air, in milliamperes.</summary>
        RunningCurrent = 19,

        /// <summary>Heartbeat withheld: milliseconds until the drive was seen cut.</summary>
        HeartbeatCut = 20,

        /// <summary>Milliseconds from there until the rotor stood.</summary>
        Brake = 21,

        /// <summary>Heartbeat again: milliseconds until the rotor turned as before.</summary>
        HeartbeatBack = 22,

        /// <summary>Gate low, duty kept: milliseconds until the rotor stood.</summary>
        GateCut = 23,
    }

    /// <summary>How a step ended. Numbers are stable.</summary>
    public enum SelfTestVerdict
    {
        /// <summary>It goes on.</summary>
        Pending = 0,

        /// <summary>As it should be.</summary>
        Pass = 1,

        /// <summary>Not as it should be.</summary>
        Fail = 2,

        /// <summary>Not tried: what it needs has failed.</summary>
        Skipped = 3,

        /// <summary>Broken off by a person or by a fault: so is the whole test.</summary>
        Aborted = 4,
    }

    /// <summary>What the screen asks of the person.</summary>
    public enum SelfTestPrompt
    {
        /// <summary>Nothing: wait.</summary>
        Wait = 0,

        /// <summary>Let go of the two buttons, then hold Start/Stop for half a second to begin.</summary>
        Begin = 1,

        /// <summary>Press the button that the step is named after.</summary>
        Press = 2,

        /// <summary>Depth+ if it was as described, Depth- if not.</summary>
        Confirm = 3,

        /// <summary>Plug the charger.</summary>
        PlugCharger = 4,

        /// <summary>Unplug the charger.</summary>
        UnplugCharger = 5,

        /// <summary>Put the service cartridge in.</summary>
        InsertTool = 6,

        /// <summary>Hold Start/Stop for half a second: the motor will turn.</summary>
        StartMotor = 7,

        /// <summary>It is over: what came of it.</summary>
        Result = 8,
    }
}
