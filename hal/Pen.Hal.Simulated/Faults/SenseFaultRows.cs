// The rows of what the firmware measures the motor and its supply with.
using static Pen.Hal.Simulated.FaultKind;
using static Pen.Hal.Simulated.FaultSite;

namespace Pen.Hal.Simulated;

internal static class SenseFaultRows
{
    public static readonly FaultRow[] All =
    [
        new(Encoder, Off, "cut", "F03", "no edge arrives: supply or both channels cut"),
        new(
            Encoder,
            Stuck,
            "frozen",
            "F03",
            "one channel stands still: the count goes one forward, one back"
        ),
        new(
            Encoder,
            Garbage,
            "noise",
            "F04",
            "so many edges more a second, forward, at rest too; each stretch of time has its own number",
            FaultUnit.PerSecond,
            1,
            100_000,
            2000,
            "# edges a second"
        ),
        new(
            Encoder,
            Wrong,
            "miscounts",
            "F04",
            "so many edges more, or fewer, of those there are",
            FaultUnit.Percent,
            -95,
            300,
            30
        ),
        new(
            Encoder,
            Wrong,
            "reversed",
            "",
            "its channels are swapped: it counts the other way",
            FaultUnit.Percent,
            -200,
            -200,
            -200
        ),
        new(
            Encoder,
            Intermittent,
            "dropping",
            "F04",
            "no edge arrives in every second stretch of so long",
            FaultUnit.Milliseconds,
            1,
            10_000,
            50
        ),
        new(CurrentSense, Off, "zero", "F23", "reads zero: cut, and pulled down"),
        new(CurrentSense, Stuck, "frozen", "F23", "goes on reading what it reads now"),
        new(
            CurrentSense,
            Stuck,
            "full",
            "F23",
            "reads full scale: shorted to the supply",
            FaultUnit.Percent,
            100,
            100,
            100
        ),
        new(CurrentSense, Garbage, "garbage", "", "reads anything"),
        new(
            CurrentSense,
            Wrong,
            "gain",
            "",
            "reads so much too high, or too low",
            FaultUnit.Percent,
            -99,
            1000,
            50
        ),
        new(
            CurrentSense,
            Intermittent,
            "loose",
            "",
            "reads zero and what is there by turns, so often a second",
            FaultUnit.Hertz,
            0.1,
            1000,
            10
        ),
        new(BatterySense, Off, "zero", "F23", "reads zero: cut, and pulled down"),
        new(BatterySense, Stuck, "frozen", "F23", "goes on reading what it reads now"),
        new(
            BatterySense,
            Stuck,
            "full",
            "F23",
            "reads full scale: shorted to the supply",
            FaultUnit.Percent,
            100,
            100,
            100
        ),
        new(BatterySense, Garbage, "garbage", "", "reads anything"),
        new(
            BatterySense,
            Wrong,
            "gain",
            "",
            "reads so much too high, or too low",
            FaultUnit.Percent,
            -99,
            1000,
            20
        ),
        new(
            BatterySense,
            Intermittent,
            "loose",
            "",
            "reads zero and what is there by turns, so often a second",
            FaultUnit.Hertz,
            0.1,
            1000,
            10
        ),
        new(Charger, Off, "unseen", "", "a charger that is plugged is not reported"),
        new(Charger, Stuck, "seen", "F18", "a charger is reported, plugged or not"),
        new(
            Charger,
            Garbage,
            "chattering",
            "F18",
            "a charger is reported and not reported by turns, so often a second",
            FaultUnit.Hertz,
            0.1,
            100_000,
            100
        ),
    ];
}
