// The rows of processor, flash, buttons and what is seen and heard.
using System.Collections.Generic;
using static Pen.Hal.Simulated.FaultKind;
using static Pen.Hal.Simulated.FaultSite;

namespace Pen.Hal.Simulated;

internal static class BoardFaultRows
{
    public static readonly FaultRow[] All =
    [
        new(Flash, Off, "failing", "F15", "every call reports an error"),
        new(Flash, Stuck, "unwritable", "F15", "writes report that they are done and change nothing"),
        new(Flash, Garbage, "garbage", "F15", "bytes come, and are stored, at random"),
        new(
            Flash,
            Wrong,
            "rot",
            "F15",
            "of the bytes of a call, this one comes, or is stored, with a bit inverted",
            FaultUnit.Count,
            0,
            100_000,
            0,
            "byte #"
        ),
        new(
            Flash,
            Slow,
            "slow",
            "",
            "every call takes so many times as long",
            FaultUnit.Times,
            2,
            100,
            5,
            "# times as long"
        ),
        new(
            Flash,
            Intermittent,
            "intermittent",
            "F15",
            "one call in so many reports an error",
            FaultUnit.Count,
            2,
            1000,
            3,
            "one call in #"
        ),
        new(
            ControlLoop,
            Stuck,
            "stalled",
            "F19",
            "the processor executes nothing; pins stay as they are, peripherals go on. A power loss ends it"
        ),
        new(
            ControlLoop,
            Intermittent,
            "stalling",
            "F19",
            "the processor executes nothing for so long, every second",
            FaultUnit.Milliseconds,
            1,
            999,
            60
        ),
        new(
            ControlLoop,
            Delayed,
            "late",
            "F19",
            "whatever the firmware waits for comes so much later",
            FaultUnit.Milliseconds,
            1,
            1000,
            15
        ),
        new(
            Clock,
            Wrong,
            "jumps",
            "F20",
            "reads so much more (or less) from now on; its end is a jump back",
            FaultUnit.Milliseconds,
            -100_000_000,
            100_000_000,
            1000
        ),
        new(Clock, Off, "restarts", "F20", "wraps: counts from zero again"),
        new(Clock, Stuck, "stopped", "", "stands still"),
        new(Clock, Slow, "slow", "", "runs at so much of its speed", FaultUnit.Percent, 1, 1000, 50),
        new(
            Clock,
            Garbage,
            "garbage",
            "F20",
            "each reading is wrong by anything up to so much, either way",
            FaultUnit.Milliseconds,
            0.001,
            100_000_000,
            100
        ),
        new(
            Clock,
            Intermittent,
            "jumping",
            "F20",
            "reads so much more (or less) in every second stretch of 100 ms",
            FaultUnit.Milliseconds,
            -100_000_000,
            100_000_000,
            100
        ),
        .. Button(StartStop),
        .. Button(SpeedUp),
        .. Button(SpeedDown),
        .. Button(DepthUp),
        .. Button(DepthDown),
        new(Display, Off, "absent", "F22", "does not answer at its address: every call fails"),
        new(Display, Stuck, "stuck", "F22", "holds the bus: every call waits a second, and fails"),
        new(Display, Garbage, "garbage", "F22", "bytes arrive as anything"),
        new(
            Display,
            Slow,
            "slow",
            "F22",
            "every call takes so many times as long",
            FaultUnit.Times,
            2,
            1000,
            10,
            "# times as long"
        ),
        new(
            Display,
            Intermittent,
            "intermittent",
            "F22",
            "one call in so many fails",
            FaultUnit.Count,
            2,
            1000,
            3,
            "one call in #"
        ),
        new(Light, Off, "dark", "F22", "no colour of it lights"),
        new(Light, Stuck, "lit", "F22", "all colours of it light"),
        new(Buzzer, Off, "silent", "F22", "does not sound"),
        new(Buzzer, Stuck, "sounding", "F22", "sounds always"),
    ];

    private static IEnumerable<FaultRow> Button(FaultSite button) =>
        [
            new(button, Off, "up", "F21", "its contact never closes"),
            new(button, Stuck, "down", "F21", "its contact is closed"),
            new(
                button,
                Garbage,
                "chattering",
                "F21",
                "its contact closes and opens by turns, so often a second",
                FaultUnit.Hertz,
                0.1,
                100_000,
                100
            ),
            new(
                button,
                Intermittent,
                "loose",
                "F21",
                "while pressed, its contact opens and closes by turns, so often a second",
                FaultUnit.Hertz,
                0.1,
                100_000,
                10
            ),
            new(
                button,
                Wrong,
                "glitches",
                "F21",
                "five times a second its contact is the other way round for so long",
                FaultUnit.Milliseconds,
                0.001,
                199,
                20
            ),
        ];
}
