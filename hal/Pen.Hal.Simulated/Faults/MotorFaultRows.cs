// The rows of motor, driver, supply and fail-safe chain.
using static Pen.Hal.Simulated.FaultKind;
using static Pen.Hal.Simulated.FaultSite;

namespace Pen.Hal.Simulated;

internal static class MotorFaultRows
{
    public static readonly FaultRow[] All =
    [
        new(Rotor, Stuck, "jammed", "F01", "the crank is blocked where it stands"),
        new(
            Rotor,
            Slow,
            "dragging",
            "F02",
            "a bearing seizes: so much more dry friction",
            FaultUnit.MillinewtonMetres,
            0.01,
            10,
            0.5
        ),
        new(
            Rotor,
            Intermittent,
            "catching",
            "",
            "the crank is blocked for so long in every 250 ms",
            FaultUnit.Milliseconds,
            1,
            249,
            20
        ),
        new(
            Skin,
            Slow,
            "ramp",
            "F02",
            "from what it is, the skin's mean torque rises by so much a second, to 20 mNm",
            FaultUnit.MillinewtonMetresPerSecond,
            0.01,
            100,
            1
        ),
        new(
            Skin,
            Garbage,
            "rough",
            "",
            "the skin's mean torque is another one every 50 ms, from none to so much",
            FaultUnit.MillinewtonMetres,
            0.01,
            10,
            0.9
        ),
        new(
            Winding,
            Wrong,
            "shorted",
            "F07",
            "turns are shorted: so much of the winding is left, the rest brakes the rotor and heats",
            FaultUnit.Percent,
            5,
            95,
            25
        ),
        new(MotorLead, Off, "cut", "", "a wire to the motor is broken: no current, and no brake"),
        new(
            MotorLead,
            Intermittent,
            "loose",
            "",
            "a wire to the motor makes contact and loses it, so often a second",
            FaultUnit.Hertz,
            0.1,
            1000,
            10
        ),
        new(
            MotorLead,
            Wrong,
            "bridged",
            "F05",
            "the wires are torn off the board and touch the cell through so much: the motor turns, whatever "
                + "gate, chain and driver do, and its current is not seen",
            FaultUnit.Ohms,
            0.1,
            100,
            5
        ),
        new(Driver, Off, "tripped", "F06", "the driver has switched itself off, and reports it"),
        new(
            Driver,
            Stuck,
            "shorted",
            "F05",
            "a transistor conducts always: full drive at any duty, for as long as the chain supplies the driver"
        ),
        new(
            Driver,
            Slow,
            "weak",
            "",
            "the transistors have so much more resistance",
            FaultUnit.Ohms,
            0.01,
            50,
            1
        ),
        new(DriverFaultLine, Off, "dead", "", "never says that the driver has tripped"),
        new(DriverFaultLine, Stuck, "active", "F06", "says that the driver has tripped"),
        new(
            DriverFaultLine,
            Garbage,
            "chattering",
            "F06",
            "says and unsays it, so often a second",
            FaultUnit.Hertz,
            0.1,
            100_000,
            100
        ),
        new(LoadSwitch, Off, "open", "", "never supplies the driver: the motor coasts"),
        new(
            LoadSwitch,
            Stuck,
            "closed",
            "F05",
            "supplies the driver and keeps it awake, whatever the chain says; with a shorted driver, the motor "
                + "turns at gate low"
        ),
        new(
            LoadSwitch,
            Wrong,
            "shorted",
            "",
            "supplies the driver, whatever the chain says; the chain still puts it to sleep and closes the brake"
        ),
        new(
            SleepLine,
            Stuck,
            "high",
            "",
            "the driver is awake, whatever the chain says; the load switch still takes its supply and the brake closes"
        ),
        new(Supervisor, Stuck, "welded", "", "says that the heartbeat is good, whatever it is"),
        new(Brake, Off, "open", "", "an unsupplied motor coasts"),
        new(
            FaultSite.Battery,
            Off,
            "empty",
            "F17",
            "the cell gives no more than at so much charge: worn out, or cold",
            FaultUnit.Percent,
            0.1,
            100,
            2
        ),
        new(
            FaultSite.Battery,
            Slow,
            "aged",
            "F17",
            "the cell's resistance is so many times what it was",
            FaultUnit.Times,
            1.1,
            20,
            4,
            "# times the resistance"
        ),
        new(
            FaultSite.Battery,
            Intermittent,
            "loose",
            "F17",
            "a contact has so much resistance for 5 ms, every 100 ms",
            FaultUnit.Ohms,
            0.01,
            100,
            0.5
        ),
        new(HeartbeatLine, Off, "low", "", "the chain sees no beat: the line is cut"),
        new(HeartbeatLine, Stuck, "high", "", "the chain sees no beat: the line is shorted high"),
        new(
            HeartbeatLine,
            Wrong,
            "fast",
            "",
            "the chain sees an oscillation of so much instead of the beat",
            FaultUnit.Hertz,
            1,
            100_000,
            1000
        ),
        new(
            HeartbeatLine,
            Intermittent,
            "loose",
            "",
            "the line makes contact and loses it, so often a second",
            FaultUnit.Hertz,
            0.1,
            1000,
            1
        ),
        new(GateLine, Off, "low", "", "the chain sees the gate low: the line is cut"),
        new(GateLine, Stuck, "high", "", "the chain sees the gate high: the line is shorted high"),
        new(
            GateLine,
            Intermittent,
            "loose",
            "",
            "the line makes contact and loses it, so often a second",
            FaultUnit.Hertz,
            0.1,
            1000,
            10
        ),
    ];
}
