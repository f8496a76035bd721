// The rows of the depth axis and the cartridge.
using static Pen.Hal.Simulated.FaultKind;
using static Pen.Hal.Simulated.FaultSite;

namespace Pen.Hal.Simulated;

internal static class DepthFaultRows
{
    public static readonly FaultRow[] All =
    [
        new(Stepper, Off, "dead", "F08", "its driver has no current: no pulse moves it"),
        new(Stepper, Stuck, "jammed", "F08", "the rotor is blocked where it stands; the field goes round"),
        new(
            Stepper,
            Wrong,
            "loses",
            "F08 F10",
            "its driver misses the next so many pulses, which the line carried",
            FaultUnit.Count,
            1,
            4000,
            4,
            "# pulses"
        ),
        new(
            Stepper,
            Slow,
            "weak",
            "F08",
            "has so much of its torque left: starts, runs and accelerates accordingly",
            FaultUnit.Percent,
            1,
            99,
            50
        ),
        new(
            Stepper,
            Intermittent,
            "skipping",
            "F08",
            "its driver misses one pulse in so many",
            FaultUnit.Count,
            2,
            1000,
            50,
            "one pulse in #"
        ),
        new(
            StepLine,
            Off,
            "cut",
            "F10 F24",
            "no pulse leaves the processor: neither driver nor audit sees one"
        ),
        new(
            StepLine,
            Wrong,
            "miscounted",
            "F10",
            "the audit counts so many pulses more (or fewer) than the driver gets, in the next move",
            FaultUnit.Count,
            -1000,
            1000,
            4,
            "# pulses"
        ),
        new(
            StepLine,
            Garbage,
            "noise",
            "",
            "so many pulses a second that nobody sent: the audit sees them, and an enabled driver obeys",
            FaultUnit.PerSecond,
            0.1,
            1000,
            100,
            "# pulses a second"
        ),
        new(
            StepLine,
            Intermittent,
            "dropping",
            "F10",
            "one pulse in so many reaches neither driver nor audit",
            FaultUnit.Count,
            2,
            1000,
            50,
            "one pulse in #"
        ),
        new(HomeSensor, Off, "inactive", "F09", "never sees the carriage"),
        new(HomeSensor, Stuck, "active", "F09", "sees the carriage wherever it is"),
        new(
            HomeSensor,
            Garbage,
            "chattering",
            "F09",
            "sees it and does not by turns, so often a second",
            FaultUnit.Hertz,
            0.1,
            100_000,
            100
        ),
        new(
            HomeSensor,
            Wrong,
            "shifted",
            "",
            "its edge is so far deeper (or shallower)",
            FaultUnit.Micrometres,
            -2000,
            2000,
            100
        ),
        new(CartridgeSwitch, Off, "open", "F11", "open, whatever is seated"),
        new(CartridgeSwitch, Stuck, "closed", "", "closed, whatever is seated"),
        new(
            CartridgeSwitch,
            Garbage,
            "chattering",
            "F12",
            "closes and opens by turns, so often a second, whatever is seated",
            FaultUnit.Hertz,
            0.1,
            100_000,
            100
        ),
        new(
            CartridgeSwitch,
            Intermittent,
            "loose",
            "F12",
            "while a cartridge is seated: opens and closes by turns, so often a second",
            FaultUnit.Hertz,
            0.1,
            100_000,
            10
        ),
        new(CartridgeMemory, Off, "silent", "F13", "never answers"),
        new(
            CartridgeMemory,
            Stuck,
            "unmarkable",
            "F14",
            "reports a row as programmed and leaves it as it was"
        ),
        new(CartridgeMemory, Garbage, "garbage", "F13 F14", "reads as random bytes"),
        new(
            CartridgeMemory,
            Wrong,
            "wrong",
            "F13 F14",
            "the lowest bit of the byte at this address reads inverted",
            FaultUnit.Count,
            0,
            0x8F,
            0,
            "address #"
        ),
        new(
            CartridgeMemory,
            Slow,
            "slow",
            "",
            "programs so many times as long",
            FaultUnit.Times,
            2,
            1000,
            2,
            "# times as long"
        ),
        new(
            CartridgeMemory,
            Intermittent,
            "intermittent",
            "F13 F14",
            "in every second read the lowest bit of the byte at this address is inverted",
            FaultUnit.Count,
            0,
            0x8F,
            0,
            "address #"
        ),
        new(CartridgeLine, Off, "cut", "F13", "no contact to the memory"),
        new(CartridgeLine, Stuck, "shorted", "F13", "shorted to ground"),
        new(
            CartridgeLine,
            Garbage,
            "noise",
            "F13 F14",
            "one bit in so many is read wrong",
            FaultUnit.Count,
            2,
            100_000,
            100,
            "one bit in #"
        ),
    ];
}
