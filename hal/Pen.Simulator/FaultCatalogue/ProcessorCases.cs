// The catalogue's faults of control loop and clock, and of what is shown: F19, F20 and F22.
using System.Collections.Generic;
using Pen.Control;

namespace Pen.Simulator.FaultCatalogue;

internal static class ProcessorCases
{
    private const long Second = CaseScript.Second;
    private const long Millisecond = CaseScript.Millisecond;

    private static readonly Bound Hardware = new("250 ms hardware", 250 * Millisecond);

    private static readonly StopReason[] Jumped = [StopReason.ClockFault, StopReason.LoopStall];

    public static IEnumerable<FaultCase> All =>
        [
            // F19
            Cases.Undisturbed("F19", "loop stalls for 30 ms", "control-loop", Bound.None, Stall(30)),
            Cases.Undisturbed("F19", "loop stalls for 60 ms", "control-loop", Bound.None, Stall(60)),
            Stalled(180),
            Stalled(400),
            Stalled(2000),
            Cases.Running("F19", "heartbeat low", "heartbeat", Hardware, [], "fault heartbeat low"),
            Cases.Running("F19", "heartbeat high", "heartbeat", Hardware, [], "fault heartbeat high"),
            Cases.Running("F19", "heartbeat races", "heartbeat", Hardware, [], "fault heartbeat fast 1000Hz"),
            // F20
            Clock("jumps forwards by 1 s", "jumps 1000ms"),
            Clock("jumps forwards by 1 h", "jumps 3600000ms"),
            Clock("jumps backwards by 50 ms", "jumps -50ms"),
            Clock("jumps backwards by 1 s", "jumps -1000ms"),
            Clock("wraps", "restarts"),
            Clock("stands still", "stopped"),
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

    private static FaultCase Clock(string name, string words) =>
        Cases.Running("F20", name, "clock", Bound.OnePeriod, Jumped, $"fault clock {words}");

    // From power-up on, and in the middle of a treatment.
    private static IEnumerable<FaultCase> Shown(string site, string words)
    {
        string line = $"fault {site} {words}";
        yield return Cases.Undisturbed("F22", $"{words}, running", site, Bound.None, line) with
        {
            KeepsPeriod = true,
        };
        yield return new FaultCase(
            "F22",
            $"{words} from power-up",
            site,
            Goal.Continues,
            Bound.None,
            script => script.Do(line).Run().Event().Wait(Second).Stop().Wait(Second)
        )
        {
            KeepsPeriod = true,
            Every = 6,
        };
    }
}
