// The catalogue's faults of cartridge, its switch and memory, and the journal: F11 to F15.
using System.Collections.Generic;
using Pen.Control;

namespace Pen.Simulator.FaultCatalogue;

internal static class CartridgeCases
{
    private const long Second = CaseScript.Second;
    private const long Millisecond = CaseScript.Millisecond;
    private const long StartHold = 400 * Millisecond;

    public static IEnumerable<FaultCase> All =>
        [
            // F11
            Out("for good", 0, null),
            Out("for 5 ms", 5, CartridgeVerdict.InSession),
            Out("for 50 ms", 50, CartridgeVerdict.InSession),
            Out("for 250 ms", 250, CartridgeVerdict.InSession),
            Out("for 310 ms", 310, CartridgeVerdict.SessionOver),
            // F12
            Chatter(4, "loose"),
            Chatter(10, "loose"),
            Chatter(37, "loose"),
            Chatter(50, "loose"),
            Chatter(1000, "loose"),
            Chatter(20_000, "loose"),
            Cases.Resting(
                "F12",
                "at rest, 37 Hz: no start",
                "cartridge-switch",
                Bound.Of(20),
                [],
                "fault cartridge-switch loose 37Hz"
            ),
            Cases.Resting(
                "F12",
                "at rest, 2 kHz: no start",
                "cartridge-switch",
                Bound.Of(20),
                [],
                "fault cartridge-switch loose 2000Hz"
            ),
            // F13
            Refused("no memory", "dead", CartridgeVerdict.Unreadable),
            Refused("shorted", "shorted", CartridgeVerdict.Unreadable),
            Refused("foreign family", "foreign", CartridgeVerdict.Foreign),
            Refused("bad CRC of the serial", "bad-rom", CartridgeVerdict.BadCrc),
            Refused("bad CRC of the data", "bad-crc", CartridgeVerdict.BadCrc),
            Refused("unknown format", "unknown-format", CartridgeVerdict.UnknownFormat),
            Refused("used", "used", CartridgeVerdict.Used),
            Refused("mark could be wiped", "unprotected", CartridgeVerdict.NotAllowed),
            Refused(
                "reads as garbage",
                "fresh",
                CartridgeVerdict.BadCrc,
                "fault cartridge-memory garbage",
                CartridgeVerdict.Unreadable,
                CartridgeVerdict.UnknownFormat
            ),
            Refused("line cut", "fresh", CartridgeVerdict.Unreadable, "fault cartridge-line cut"),
            SeenBefore(),
            Swapped(),
            // F14
            Unmarked("write ignored", "fault cartridge-memory unmarkable"),
            Unmarked("first byte reads back wrong", "fault cartridge-memory wrong 32"),
            Unmarked("last byte reads back wrong", "fault cartridge-memory wrong 39"),
            Unmarked("reads as garbage", "fault cartridge-memory garbage"),
            Unmarked("silent", "fault cartridge-memory silent"),
            Unmarked("line shorted", "fault cartridge-line shorted"),
            Unmarked("line cut", "fault cartridge-line cut"),
            // F15
            Boot("every call fails", [StopReason.JournalUnusable], "fault flash failing"),
            Boot(
                "writes change nothing",
                [StopReason.JournalUnusable, StopReason.JournalWriteFailed],
                "fault flash unwritable"
            ),
            AtStart("every call fails", "fault flash failing"),
            AtStart("writes change nothing", "fault flash unwritable"),
            AtStart("bytes at random", "fault flash garbage"),
            AtStart("one bit wrong", "fault flash rot 3"),
            AtStart("one call in 3 fails", "fault flash intermittent 3"),
            AtStart("five times as slow", "fault flash slow 5x"),
        ];

    private static FaultCase Out(string name, int milliseconds, CartridgeVerdict? verdict) =>
        new(
            "F11",
            "out " + name,
            "cartridge",
            Goal.Stops,
            Bound.Of(20),
            script =>
            {
                script.Run().Fault("remove");
                if (milliseconds > 0)
                {
                    script.Wait(milliseconds * Millisecond).Do("insert same");
                }
                script.Wait(2 * Second);
                if (verdict == CartridgeVerdict.InSession)
                {
                    script.Free();
                }
                else
                {
                    script.TryStart();
                }
            }
        )
        {
            Reasons = [StopReason.CartridgeRemoved],
            LastVerdict = verdict,
            Lines = milliseconds == 0 ? ["remove"] : [],
        };

    // Chatter, then a sound contact again: the session goes on, for at no time was the contact open for 300 ms.
    private static FaultCase Chatter(double hertz, string word) =>
        new(
            "F12",
            $"running, {hertz} Hz",
            "cartridge-switch",
            Goal.Stops,
            Bound.Of(20),
            script =>
                script
                    .Run()
                    .Fault($"fault cartridge-switch {word} {hertz}Hz")
                    .TryAfter(Second / 2)
                    .Do("fault cartridge-switch clear")
                    .Wait(2 * Second)
        )
        {
            Reasons = [StopReason.CartridgeRemoved],
            LastVerdict = CartridgeVerdict.InSession,
            Every = 2,
        };

    private static FaultCase Refused(
        string name,
        string cartridge,
        CartridgeVerdict verdict,
        string? line = null,
        params CartridgeVerdict[] others
    ) =>
        new(
            "F13",
            name,
            "cartridge-memory",
            Goal.Refuses,
            Bound.Of(1000),
            script =>
            {
                script.PowerOn();
                if (line is not null)
                {
                    script.Do(line);
                }
                script.Moment().Event().Insert(cartridge).TryStart();
            }
        )
        {
            Verdicts = [verdict, .. others],
            Every = 6,
        };

    private static FaultCase SeenBefore() =>
        new(
            "F13",
            "seen before, mark wiped",
            "cartridge-memory",
            Goal.Refuses,
            Bound.Of(1000),
            script =>
                script
                    .Run()
                    .Do("power off")
                    .Wait(Second)
                    .Do("remove")
                    .Do("power on")
                    .Wait(2 * Second)
                    .Moment()
                    .Event()
                    .Insert("clone")
                    .TryStart()
        )
        {
            Verdicts = [CartridgeVerdict.SeenBefore],
            Every = 6,
        };

    private static FaultCase Swapped() =>
        new(
            "F13",
            "swapped during the read",
            "cartridge-memory",
            Goal.Refuses,
            Bound.Of(1000),
            script =>
                script
                    .PowerOn()
                    .Do("insert fresh")
                    .Wait(60 * Millisecond + script.Variation.Draw(2, 200 * Millisecond))
                    .Do("remove")
                    .Wait(30 * Millisecond)
                    .Event()
                    .Insert("used")
                    .TryStart()
        )
        {
            Verdicts = [CartridgeVerdict.Used],
            Every = 6,
        };

    // The start counts from the release of its button.
    private static FaultCase Unmarked(string name, string line) =>
        new(
            "F14",
            name,
            line.Contains("line") ? "cartridge-line" : "cartridge-memory",
            Goal.Refuses,
            Bound.Of(1000),
            script =>
                script
                    .PowerOn()
                    .Insert()
                    .Choose()
                    .Do(line)
                    .Wait(100 * Millisecond)
                    .Moment()
                    .Event(StartHold + CaseScript.ButtonBounce)
                    .Start()
                    .TryAfter(Second)
        )
        {
            Verdicts = [CartridgeVerdict.CannotMark],
            Reasons = [StopReason.UseMarkFailed],
            Every = 6,
        };

    private static FaultCase Boot(string name, StopReason[] reasons, string line) =>
        Cases.FromPowerUp("F15", name + " at boot", "flash", Bound.BootOrStart, reasons, line);

    private static FaultCase AtStart(string name, string line) =>
        new(
            "F15",
            name + " at a start",
            "flash",
            Goal.NeverUnrecorded,
            Bound.BootOrStart,
            script => script.PowerOn().Insert().Choose().Event().Do(line).Start().Wait(4 * Second)
        )
        {
            Every = 6,
        };
}
