// The catalogue's faults of control loop and clock, and of what is shown: F19, F20 and F22.
using System.Collections.Generic;
using Pen.Control;

namespace Pen.Simulator.FaultCatalogue;

internal static class ProcessorCases
{
    private const long Second = CaseScript.Second;
    private const long Millisecond = CaseScript.Millisecond;

    private static readonly Bound Hardware = new("250 ms hardware", 250 * Millisecond);
    private static readonly Bound LastBeat = new("250 ms after last beat", 250 * Millisecond);

    // Every period, and not one late.
    private const long Beat = 21 * Millisecond;

    private static readonly StopReason[] Jumped = [StopReason.ClockFault, StopReason.LoopStall];

    public static IEnumerable<FaultCase> All =>
        [
            // F19
            Cases.Undisturbed("F19", "loop stalls for 30 ms", "control-loop", Bound.None, Stall(30)),
            Cases.Undisturbed("F19", "loop stalls for 60 ms", "control-loop", Bound.None, Stall(60)),
            Stalled(180),
            Stalled(400),
            Stalled(2000),
            Unheard("heartbeat line low", "fault heartbeat low"),
            Unheard("heartbeat line high", "fault heartbeat high"),
            Unheard("heartbeat line races", "fault heartbeat fast 1000Hz"),
            // F20
            Clock("jumps forwards by 1 s", "jumps 1000ms"),
            Clock("jumps forwards by 1 h", "jumps 3600000ms"),
            Clock("jumps backwards by 50 ms", "jumps -50ms"),
            Clock("jumps backwards by 1 s", "jumps -1000ms"),
            Clock("wraps", "restarts"),
            StandingClock(),
            new FaultCase(
                "F20",
                "jumps forwards under a short press: no start",
                "clock",
                Goal.Refuses,
                Bound.OnePeriod,
                script =>
                    script
                        .PowerOn()
                        .Insert()
                        .Choose()
                        .Moment()
                        .Do("press start 150ms")
                        .Wait(70 * Millisecond)
                        .Event()
                        .Do("fault clock jumps 1000ms")
                        .Wait(3 * Second)
            )
            {
                Every = 3,
            },
            // F22
            .. Shown("display", "absent"),
            .. Shown("display", "stuck"),
            .. Shown("display", "garbage"),
            .. Shown("display", "slow 10x"),
            .. Shown("light", "dark"),
            .. Shown("buzzer", "silent"),
        ];

    private static string Stall(int milliseconds) => $"fault control-loop stalled for {milliseconds}ms";

    // The motor's bound is the hardware's; needles and reason follow once the processor is back.
    private static FaultCase Stalled(int milliseconds) =>
        new(
            "F19",
            $"loop stalls for {milliseconds} ms",
            "control-loop",
            Goal.Stops,
            Hardware,
            script => script.Run().Fault(Stall(milliseconds)).Wait(2 * Second).TryAfter(Second)
        )
        {
            Reasons = [StopReason.LoopStall],
            Retracts = false,
        };

    // The chain cuts the motor; the processor, which knows of nothing, sees a motor that stops, and follows.
    private static FaultCase Unheard(string name, string line) =>
        Cases.Running("F19", name, "heartbeat", Hardware, [], line) with
        {
            Retracts = false,
        };

    // It still went on for a part of its last period: the first reading that repeats is the one after.
    private static FaultCase StandingClock() =>
        new(
            "F20",
            "stands still, from the first reading that repeats",
            "clock",
            Goal.Stops,
            Bound.OnePeriod,
            script =>
                script
                    .Run()
                    .Moment()
                    .Event(20 * Millisecond)
                    .Do("fault clock stopped")
                    .Wait(20 * Millisecond)
                    .TryAfter(Second)
        )
        {
            // What turned meanwhile seems to have done so in no time.
            Reasons = [.. Jumped, StopReason.OverSpeed],
        };

    private static FaultCase Clock(string name, string words) =>
        Cases.Running("F20", name, "clock", Bound.OnePeriod, Jumped, $"fault clock {words}");

    // The runtime's transfer is a native call: while it waits, no thread runs, and that is a stalled loop.
    private static FaultCase HoldsAllThreads(FaultCase one) =>
        one with
        {
            Name = one.Name + ": as a stalled loop",
            Goal = Goal.Stops,
            // A bus that is stuck does nothing until somebody uses it: the screen is written up to a second later.
            From = From.LastBeat,
            Bound = LastBeat,
            Reasons = [StopReason.LoopStall],
            Retracts = false,
        };

    // From power-up on, and in the middle of a treatment.
    private static IEnumerable<FaultCase> Shown(string site, string words)
    {
        string line = $"fault {site} {words}";
        yield return Cases.Undisturbed("F22", $"{site} {words}, running", site, Bound.None, line) with
        {
            LongestBeatMicroseconds = Beat,
            OnChip = words == "stuck" ? HoldsAllThreads : null,
        };
        yield return new FaultCase(
            "F22",
            $"{site} {words} from power-up",
            site,
            Goal.Continues,
            Bound.None,
            // A call that waits for its timeout makes reading and marking of the cartridge slower.
            script => script.Do(line).Run(3 * Second).Event().Wait(Second).Stop().Wait(Second)
        )
        {
            LongestBeatMicroseconds = Beat,
            Every = 6,
        };
    }
}
