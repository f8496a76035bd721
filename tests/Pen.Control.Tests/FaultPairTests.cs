// F25: two faults in the same period, all pairs, lead to the safe state and keep their first reason.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class FaultPairTests
    {
        private static readonly string[] Faults =
        {
            "jam",
            "encoder",
            "encoder 70 %",
            "driver",
            "current",
            "no current",
            "battery",
            "charger",
            "cartridge",
            "load",
            "stall",
            // Those that the running motor does not meet: they are found when it stops.
            "home",
            "steps",
            "pulses",
            "train",
        };

        private const int FirstFoundAtStop = 11;

        [TestMethod]
        [Proves("PEN-103")]
        [DataRow("jam")]
        [DataRow("encoder")]
        [DataRow("encoder 70 %")]
        [DataRow("driver")]
        [DataRow("current")]
        [DataRow("no current")]
        [DataRow("battery")]
        [DataRow("charger")]
        [DataRow("cartridge")]
        [DataRow("load")]
        [DataRow("stall")]
        [DataRow("home")]
        [DataRow("steps")]
        [DataRow("pulses")]
        [DataRow("train")]
        public void F25_Any_other_fault_together_with_this_one_ends_in_the_safe_state(string first)
        {
            int place = IndexOf(first);
            int partners = place >= FirstFoundAtStop ? FirstFoundAtStop : Faults.Length;
            for (int i = place % Effort.FaultPairStride; i < partners; i += Effort.FaultPairStride)
            {
                AssertEndsSafely(first, Faults[i]);
            }
        }

        private static void AssertEndsSafely(string first, string second)
        {
            string pair = first + " and " + second;
            PenRig rig = PenRig.AtRunning(3);
            Inject(rig, first);
            Inject(rig, second);
            rig.Step();
            rig.PeriodMicroseconds = PenController.PeriodMicroseconds;
            // The slowest bound is that of an overload: 2 s.
            rig.RunUntil(() => !rig.Driven, 100, pair);
            StopReason latched = rig.Out.State == PenState.Fault ? rig.Out.Reason : StopReason.None;
            rig.Watch = () =>
            {
                Assert.IsFalse(rig.Driven, pair);
                latched =
                    latched == StopReason.None && rig.Out.State == PenState.Fault ? rig.Out.Reason : latched;
                Assert.IsTrue(latched == StopReason.None || latched == rig.Out.Reason, pair);
            };
            rig.Run(150);
            Assert.AreNotEqual(StopReason.None, rig.Out.Reason, pair);
        }

        private static int IndexOf(string fault)
        {
            for (int i = 0; i < Faults.Length; i++)
            {
                if (Faults[i] == fault)
                {
                    return i;
                }
            }
            Check.Fail(fault);
            return -1;
        }

        private static void Inject(PenRig rig, string fault)
        {
            switch (fault)
            {
                case "jam":
                    rig.Motor.Jammed = true;
                    break;
                case "encoder":
                    rig.Motor.EncoderPermille = 0;
                    break;
                case "encoder 70 %":
                    rig.Motor.EncoderPermille = 700;
                    break;
                case "driver":
                    rig.In.DriverFault = true;
                    break;
                case "current":
                    rig.Tamper += inputs => inputs.MotorCurrentMilliamperes = 3100;
                    break;
                case "no current":
                    rig.Tamper += inputs => inputs.MotorCurrentMilliamperes = 0;
                    break;
                case "battery":
                    rig.Tamper += inputs => inputs.BatteryMillivolts = 0;
                    break;
                case "charger":
                    rig.In.ChargerConnected = true;
                    break;
                case "cartridge":
                    rig.In.CartridgePresent = false;
                    break;
                case "load":
                    rig.Motor.LoadMicronewtonMetres = 900;
                    break;
                case "stall":
                    rig.PeriodMicroseconds = 200_000;
                    break;
                case "home":
                    rig.Axis.HomeStuckInactive = true;
                    break;
                case "steps":
                    rig.Axis.LoseSteps = 60;
                    break;
                case "pulses":
                    rig.Axis.MissCounts = 3;
                    break;
                case "train":
                    rig.Axis.Endless = true;
                    break;
                default:
                    Check.Fail(fault);
                    break;
            }
        }
    }
}
