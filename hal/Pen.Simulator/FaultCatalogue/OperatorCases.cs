// The catalogue's faults of the buttons: F21.
using System.Collections.Generic;
using Pen.Control;

namespace Pen.Simulator.FaultCatalogue;

internal static class OperatorCases
{
    private const long Second = CaseScript.Second;

    private static readonly StopReason[] AnyStop = [StopReason.Operator, StopReason.TwoButtons];

    public static IEnumerable<FaultCase> All =>
        [
            new FaultCase(
                "F21",
                "stuck down at power-up, then freed",
                "start",
                Goal.Refuses,
                Bound.OnePeriod,
                script =>
                    script
                        .Event()
                        .Do("fault start down")
                        .PowerOn()
                        .Insert()
                        .TryStart()
                        .Do("fault start clear")
                        .Wait(3 * Second)
            )
            {
                Every = 6,
            },
            Cases.Resting(
                "F21",
                "1-period glitches at rest",
                "start",
                Bound.OnePeriod,
                [],
                "fault start glitches 20ms"
            ),
            Cases.Resting(
                "F21",
                "chattering at rest, 37 Hz",
                "start",
                Bound.OnePeriod,
                [],
                "fault start chattering 37Hz"
            ),
            Cases.Running(
                "F21",
                "stuck down while running",
                "start",
                Bound.OnePeriod,
                [StopReason.Operator],
                "fault start down"
            ),
            StopsBy("never closes: stop by two others", "start", "fault start up", "press speed-&depth-"),
            StopsBy("stuck down: stop by Start/Stop", "speed+", "fault speed+ down", "press stop"),
            StopsBy("stuck down: stop by Start/Stop", "speed-", "fault speed- down", "press stop"),
            StopsBy("stuck down: stop by Start/Stop", "depth+", "fault depth+ down", "press stop"),
            StopsBy("stuck down: stop by Speed-", "depth+", "fault depth+ down", "press speed-"),
            StopsBy("1-period glitches", "speed+", "fault speed+ glitches 20ms", "press stop"),
            StopsBy("1-period glitches", "depth-", "fault depth- glitches 20ms", "press stop"),
        ];

    private static FaultCase StopsBy(string name, string where, string line, string how) =>
        new(
            "F21",
            $"{where} {name}",
            where,
            Goal.Continues,
            Bound.Pressed,
            script => script.Run().Fault(line).Wait(Second).Stop(how).Wait(Second)
        )
        {
            Reasons = AnyStop,
            Every = 2,
        };
}
