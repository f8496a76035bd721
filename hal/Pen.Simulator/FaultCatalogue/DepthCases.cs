// The catalogue's faults of the depth axis: F08, F09, F10 and F24.
using System.Collections.Generic;
using Pen.Control;

namespace Pen.Simulator.FaultCatalogue;

internal static class DepthCases
{
    private const long Second = CaseScript.Second;

    // At 100 a second the first comes 10 ms after the line began to catch them; before it nothing is to be seen.
    private static readonly Bound FirstPulse = new("20 ms after 1st pulse", 20 * CaseScript.Millisecond);

    // The home sensor alone tells where the needles are: which of its codes a chatter gives is a matter of when.
    private static readonly StopReason[] AnyHome =
    [
        StopReason.HomeNotFound,
        StopReason.HomeStuck,
        StopReason.HomeUnstable,
        StopReason.PositionLost,
    ];

    public static IEnumerable<FaultCase> All =>
        [
            // F08
            Lost("12 steps lost on the way out", "fault stepper loses 12"),
            Lost("40 steps lost on the way out", "fault stepper loses 40"),
            Lost("one step in 4 lost both ways", "fault stepper skipping 4"),
            Lost("weak on the way out", "fault stepper weak 15%"),
            Lost("whole move out lost", "fault stepper dead", "1600ms fault stepper clear"),
            LostIn("12 steps lost on the way in", "fault stepper loses 12"),
            LostIn("dead, needles out", "fault stepper dead"),
            LostIn("jammed, needles out", "fault stepper jammed"),
            Lost("4 steps lost on the way out", "fault stepper loses 4") with
            {
                HomesAnew = true,
            },
            LostIn("4 steps lost on the way in", "fault stepper loses 4") with
            {
                HomesAnew = true,
            },
            // F09
            Home("active at power-up", [StopReason.HomeStuck], "fault home-sensor active"),
            Home("inactive at power-up", [StopReason.HomeNotFound], "fault home-sensor inactive"),
            Home("chattering at power-up, 37 Hz", AnyHome, "fault home-sensor chattering 37Hz"),
            Home("chattering at power-up, 1 kHz", AnyHome, "fault home-sensor chattering 1000Hz"),
            LostIn("active while running", "fault home-sensor active") with
            {
                Id = "F09",
                Where = "home-sensor",
                Reasons = AnyHome,
            },
            LostIn("inactive while running", "fault home-sensor inactive") with
            {
                Id = "F09",
                Where = "home-sensor",
                Reasons = AnyHome,
            },
            LostIn("moved by 0.1 mm while running", "fault home-sensor shifted 100um") with
            {
                Id = "F09",
                Where = "home-sensor",
                Reasons = AnyHome,
            },
            // F10
            Audit("4 pulses more counted", "fault step-line miscounted 4"),
            Audit("4 pulses fewer counted", "fault step-line miscounted -4"),
            Audit("1 pulse more counted", "fault step-line miscounted 1"),
            Audit("one pulse in 20 lost", "fault step-line dropping 20"),
            Cases.Running(
                "F10",
                "pulses that nobody sent, running",
                "step-line",
                FirstPulse,
                [StopReason.StepAudit],
                "fault step-line noise 100/s"
            ) with
            {
                // With them, the actuator obeys nobody.
                EventAfter = 10 * CaseScript.Millisecond,
                Retracts = false,
            },
            // F24
            Audit("no pulse gets through", "fault step-line cut") with
            {
                Id = "F24",
                Reasons = [StopReason.StepAudit, StopReason.MoveAborted],
            },
        ];

    // Lost on the way out, found when the needles come in.
    private static FaultCase Lost(string name, string line, string? later = null) =>
        new(
            "F08",
            name,
            "stepper",
            Goal.Finds,
            Bound.NextStop,
            script =>
            {
                script.PowerOn().Insert().Choose().Do(line).Start();
                if (later is not null)
                {
                    script.Do(later[(later.IndexOf(' ') + 1)..]);
                }
                script.Wait(Second).Stop().Event(CaseScript.ButtonBounce).TryAfter(3 * Second);
            }
        )
        {
            Reasons = [StopReason.PositionLost],
            Every = 2,
        };

    // Comes over a running pen, found when the needles should come in.
    private static FaultCase LostIn(string name, string line) =>
        new(
            "F08",
            name,
            "stepper",
            Goal.Finds,
            Bound.NextStop,
            script =>
                script
                    .Run()
                    .Do(line)
                    .Wait(Second / 2)
                    .Stop()
                    .Event(CaseScript.ButtonBounce)
                    .TryAfter(3 * Second)
        )
        {
            Reasons = [StopReason.PositionLost],
            Every = 2,
        };

    private static FaultCase Home(string name, StopReason[] reasons, string line) =>
        Cases.FromPowerUp("F09", name, "home-sensor", Bound.OneHoming, reasons, line);

    private static FaultCase Audit(string name, string line) =>
        new(
            "F10",
            name,
            "step-line",
            Goal.Refuses,
            new Bound("20 ms after the move", 20 * CaseScript.Millisecond),
            script => script.PowerOn().Insert().Choose().Event().Do(line).Start().TryAfter(Second)
        )
        {
            From = From.MoveEnd,
            Reasons = [StopReason.StepAudit],
            Every = 2,
        };
}
