// The catalogue's faults of battery, charger and what is measured: F17, F18 and F23.
using System.Collections.Generic;
using System.Globalization;
using Pen.Control;

namespace Pen.Simulator.FaultCatalogue;

internal static class SupplyCases
{
    private const long Millisecond = CaseScript.Millisecond;

    // The cell is drained from a third of its charge to 2 % in this time; within it the pen must have stopped.
    private const long Drains = 3000 * Millisecond;

    private static readonly Bound BrownOut = new("before brown-out", Drains);

    private static readonly Bound FifthOfSecond = Bound.Of(200);

    private static readonly StopReason[] Implausible = [StopReason.SensorImplausible];

    public static IEnumerable<FaultCase> All =>
        [
            // F17
            Draining("drained, new cell", null),
            Draining("drained, 4 times the resistance", "fault battery aged 4x"),
            Draining("drained in skin, 4 times the resistance", "fault battery aged 4x", "skin 0.35mNm"),
            new FaultCase(
                "F17",
                "nearly empty at power-up: no start",
                "battery",
                Goal.Refuses,
                Bound.Of(20),
                script => script.PowerOn().Do("battery 15%").Insert().Event().TryStart()
            )
            {
                Every = 6,
            },
            // F18
            Cases.Running(
                "F18",
                "plugged",
                "charger",
                Bound.Of(20),
                [StopReason.ChargerConnected],
                "charger plug"
            ),
            // F23
            Sense("battery-sense", "zero", Implausible),
            Sense("battery-sense", "full", Implausible),
            Sense("battery-sense", "frozen", Implausible),
            Sense("current-sense", "zero", Implausible),
            Sense("current-sense", "full", [StopReason.OverCurrent, StopReason.SensorImplausible]),
            Sense("current-sense", "frozen", Implausible),
            SenseAtRest("battery-sense", "zero", Implausible),
            SenseAtRest("battery-sense", "full", Implausible),
            SenseAtRest("battery-sense", "frozen", Implausible),
            SenseAtRest("current-sense", "full", [StopReason.OverCurrent, StopReason.SensorImplausible]),
        ];

    private static FaultCase Sense(string site, string word, StopReason[] reasons) =>
        Cases.Running(
            "F23",
            $"{Channel(site)} reads {word}, running",
            site,
            FifthOfSecond,
            reasons,
            $"fault {site} {word}"
        );

    private static string Channel(string site) => site.Replace("-sense", "");

    private static FaultCase SenseAtRest(string site, string word, StopReason[] reasons) =>
        Cases.Resting(
            "F23",
            $"{Channel(site)} reads {word} at rest",
            site,
            FifthOfSecond,
            reasons,
            $"fault {site} {word}"
        );

    // The event is the moment at which the charge begins to go.
    private static FaultCase Draining(string name, string? fault, string? skin = null) =>
        new(
            "F17",
            name,
            "battery",
            Goal.Stops,
            BrownOut,
            script =>
            {
                const int Steps = 60;
                script.Run().Moment();
                foreach (string? line in new[] { fault, skin })
                {
                    if (line is not null)
                    {
                        script.Do(line);
                    }
                }
                script.Event();
                for (int step = 0; step <= Steps; step++)
                {
                    double share = 32 - 30.0 * step / Steps;
                    script.Do($"battery {share.ToString("0.0", CultureInfo.InvariantCulture)}%");
                    script.Wait(Drains / Steps);
                }
                script.TryAfter(1000 * Millisecond);
            }
        )
        {
            Reasons = [StopReason.BatteryEmpty],
            WarnsOfBattery = true,
            Every = 2,
        };
}
