// The catalogue's faults of needle motor, encoder, driver and skin: F01 to F07.
using System.Collections.Generic;
using Pen.Control;

namespace Pen.Simulator.FaultCatalogue;

internal static class MotorCases
{
    // A ramp of the skin's torque, and when it passes what the pen warns of (0.60 mNm) and stops for (0.75 mNm).
    private const long Second = CaseScript.Second;

    private static readonly Bound Quarter = Bound.Of(250);

    private static readonly StopReason[] Implausible =
    [
        StopReason.RateImplausible,
        StopReason.EncoderLost,
        StopReason.OverSpeed,
        StopReason.Stall,
    ];

    public static IEnumerable<FaultCase> All =>
        [
            // F01
            Cases.Running("F01", "jammed", "rotor", Quarter, [StopReason.Stall], "fault rotor jammed"),
            Cases.Running(
                "F01",
                "seizing",
                "rotor",
                Quarter,
                [StopReason.Stall],
                "fault rotor dragging 8mNm"
            ),
            new FaultCase(
                "F01",
                "jammed from rest",
                "rotor",
                Goal.Stops,
                Quarter,
                script =>
                    script.PowerOn().Insert().Choose().Fault("fault rotor jammed").Start().TryAfter(Second)
            )
            {
                From = From.Drive,
                Reasons = [StopReason.Stall],
            },
            // F02
            Ramp("warning", Goal.Warns, Bound.Of(500), "0.25mNm/s", 2_400_000, []),
            Ramp("overload", Goal.Stops, Bound.Of(2000), "0.25mNm/s", 3_000_000, [StopReason.Overload]),
            Ramp("warning, steeper", Goal.Warns, Bound.Of(500), "0.6mNm/s", 1_000_000, []),
            Ramp(
                "overload, steeper",
                Goal.Stops,
                Bound.Of(2000),
                "0.6mNm/s",
                1_250_000,
                [StopReason.Overload]
            ),
            // F03
            Cases.Running("F03", "cut", "encoder", Quarter, [StopReason.EncoderLost], "fault encoder cut"),
            Cases.Running(
                "F03",
                "frozen",
                "encoder",
                Quarter,
                [StopReason.EncoderLost],
                "fault encoder frozen"
            ),
            // F04
            Cases.Resting(
                "F04",
                "noise at rest",
                "encoder",
                Quarter,
                [StopReason.Runaway],
                "fault encoder noise 2000/s"
            ),
            Cases.Running(
                "F04",
                "30 % more counts",
                "encoder",
                Quarter,
                Implausible,
                "fault encoder miscounts 30%"
            ) with
            {
                HoldsRate = true,
            },
            Cases.Running(
                "F04",
                "30 % fewer counts",
                "encoder",
                Quarter,
                Implausible,
                "fault encoder miscounts -30%"
            ) with
            {
                HoldsRate = true,
            },
            Cases.Running(
                "F04",
                "noise running",
                "encoder",
                Quarter,
                Implausible,
                "fault encoder noise 3000/s"
            ) with
            {
                HoldsRate = true,
            },
            // F05
            Cases.Resting(
                "F05",
                "bridged at rest",
                "motor-lead",
                Bound.Of(100),
                [StopReason.Runaway],
                "fault motor-lead bridged"
            ) with
            {
                TurnsOn = true,
            },
            Cases.Resting(
                "F05",
                "shorted, load switch too",
                "driver",
                Bound.Of(100),
                [StopReason.Runaway],
                "fault load-switch closed",
                "fault driver shorted"
            ) with
            {
                TurnsOn = true,
            },
            new FaultCase(
                "F05",
                "bridged at power-up",
                "motor-lead",
                Goal.Refuses,
                Bound.Of(100),
                script => script.Event().Do("fault motor-lead bridged").PowerOn().Insert().TryStart()
            )
            {
                Reasons = [StopReason.Runaway],
                TurnsOn = true,
            },
            new FaultCase(
                "F05",
                "bridged right after a stop",
                "motor-lead",
                Goal.Finds,
                Bound.Of(100),
                script => script.Run().Stop().Wait(50_000).Fault("fault motor-lead bridged").TryAfter(Second)
            )
            {
                Reasons = [StopReason.Runaway],
                TurnsOn = true,
            },
            Cases.Running(
                "F05",
                "shorted while running",
                "driver",
                Bound.Of(100),
                [
                    StopReason.Runaway,
                    StopReason.OverSpeed,
                    StopReason.RateImplausible,
                    StopReason.OverCurrent,
                ],
                "fault driver shorted"
            ) with
            {
                // Full supply outruns any level within a period or two.
                TurnsOn = true,
            },
            Cases.Running(
                "F05",
                "bridged through 1 Ohm while running",
                "motor-lead",
                Bound.Of(100),
                [
                    StopReason.Runaway,
                    StopReason.OverSpeed,
                    StopReason.RateImplausible,
                    StopReason.SensorImplausible,
                ],
                "fault motor-lead bridged 1Ohm"
            ) with
            {
                TurnsOn = true,
            },
            // F06
            Cases.Running(
                "F06",
                "tripped",
                "driver",
                Bound.Of(20),
                [StopReason.DriverFault],
                "fault driver tripped"
            ),
            Cases.Running(
                "F06",
                "reported",
                "driver-fault",
                Bound.Of(20),
                [StopReason.DriverFault],
                "fault driver-fault active"
            ),
            Cases.Resting(
                "F06",
                "reported at rest",
                "driver-fault",
                Bound.Of(20),
                [StopReason.DriverFault],
                "fault driver-fault active"
            ),
            // F07
            Cases.Running(
                "F07",
                "90 % of the turns shorted",
                "winding",
                Bound.Of(40),
                [StopReason.OverCurrent],
                "fault winding shorted 10%"
            ),
        ];

    private static FaultCase Ramp(
        string name,
        Goal goal,
        Bound bound,
        string slope,
        long crossesAfter,
        StopReason[] reasons
    ) =>
        new(
            "F02",
            name,
            "skin",
            goal,
            bound,
            script =>
                script
                    .Run()
                    .Moment()
                    .Event(crossesAfter)
                    .Do($"fault skin ramp {slope}")
                    .Wait(crossesAfter + bound.Microseconds)
                    .TryAfter(Second)
        )
        {
            Reasons = reasons,
        };
}
