// F25: two faults in the same period, all pairs, lead to the safe state and keep their first reason.
using System;
using System.Collections.Generic;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests;

[TestClass]
public sealed class FaultPairTests
{
    private static readonly Dictionary<string, Action<PenRig>> Faults = new()
    {
        ["jam"] = rig => rig.Motor.Jammed = true,
        ["encoder"] = rig => rig.Motor.EncoderShare = 0,
        ["encoder 70 %"] = rig => rig.Motor.EncoderShare = 0.7,
        ["driver"] = rig => rig.In.DriverFault = true,
        ["current"] = rig => rig.Tamper += inputs => inputs.MotorCurrentMilliamperes = 3100,
        ["no current"] = rig => rig.Tamper += inputs => inputs.MotorCurrentMilliamperes = 0,
        ["battery"] = rig => rig.Tamper += inputs => inputs.BatteryMillivolts = 0,
        ["charger"] = rig => rig.In.ChargerConnected = true,
        ["cartridge"] = rig => rig.In.CartridgePresent = false,
        ["home"] = rig => rig.Axis.HomeStuckAt = false,
        ["steps"] = rig => rig.Axis.LoseSteps = 60,
        ["pulses"] = rig => rig.Axis.MissCounts = 3,
        ["train"] = rig => rig.Axis.Endless = true,
        ["load"] = rig => rig.Motor.LoadMicronewtonMetres = 900,
        ["stall"] = rig => rig.PeriodMicroseconds = 200_000,
    };

    /// <summary>Faults that the running motor does not meet: they are found when it stops.</summary>
    private static readonly HashSet<string> FoundAtStop = ["home", "steps", "pulses", "train"];

    public static IEnumerable<object[]> Names
    {
        get
        {
            foreach (string name in Faults.Keys)
            {
                yield return [name];
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void F25_Any_other_fault_together_with_this_one_ends_in_the_safe_state(string first)
    {
        foreach (string second in Faults.Keys)
        {
            if (FoundAtStop.Contains(first) && FoundAtStop.Contains(second))
            {
                continue;
            }
            PenRig rig = PenRig.AtRunning(3);
            Faults[first](rig);
            Faults[second](rig);
            rig.Step();
            rig.PeriodMicroseconds = PenController.PeriodMicroseconds;
            // The slowest bound is that of an overload: 2 s.
            rig.RunUntil(() => !rig.Driven, 100, $"{first} and {second}: drive off");
            StopReason latched = rig.Out.State == PenState.Fault ? rig.Out.Reason : StopReason.None;
            rig.Watch = () =>
            {
                Assert.IsFalse(rig.Driven, $"{first} and {second}");
                latched =
                    latched == StopReason.None && rig.Out.State == PenState.Fault ? rig.Out.Reason : latched;
                Assert.IsTrue(
                    latched == StopReason.None || latched == rig.Out.Reason,
                    $"{first} and {second}"
                );
            };
            rig.Run(150);
            Assert.AreNotEqual(StopReason.None, rig.Out.Reason, $"{first} and {second}");
        }
    }
}
