// Same seed, same run to the bit; another seed, another run.
using System;

namespace Pen.Hal.Simulated.Tests;

[TestClass]
public sealed class ReproducibilityTests
{
    private const ulong Prime = 1099511628211;

    // A run that touches every part that is random or floating, folded into one number.
    private static ulong RunOf(ulong seed, params CircuitFault[] faults)
    {
        ulong fold = 14695981039346656037;
        void Fold(long value) => fold = (fold ^ (ulong)value) * Prime;
        void FoldReal(double value) => Fold(BitConverter.DoubleToInt64Bits(value));

        Bench bench = new(seed);
        bench.Signals.Changed += () => Fold(bench.Board.Time.NowMicroseconds);
        bench.Board.Time.StartThread(
            "slow",
            () =>
            {
                while (true)
                {
                    bench.Ports.Storage.Append("a", [1, 2, 3, 4], 4);
                    bench.Ports.CartridgeBus.TouchByte(0xFF);
                }
            }
        );
        bench.Supply();
        bench.Move(-700);
        bench.Move(300);
        Array.ForEach(faults, bench.Board.Faults.Inject);
        bench.Board.SkinMeanTorque = 0.3e-3;
        bench.Ports.MotorPwm.SetDutyPermille(640);
        bench.Board.SetButton(PenButton.SpeedUp, true);
        for (int i = 0; i < 50; i++)
        {
            bench.Beat(20_000);
            Fold(bench.Ports.MotorCurrent.ReadRaw());
            Fold(bench.Ports.BatteryVoltage.ReadRaw());
            Fold(bench.Ports.Clock.NowMicroseconds);
            bench.Ports.MotorEncoder.Sample();
            Fold(bench.Ports.MotorEncoder.Count);
            FoldReal(bench.Truth.CrankAngle);
            FoldReal(bench.Truth.MotorCurrent);
            FoldReal(bench.Truth.ProtrusionMicrometres);
            FoldReal(bench.Truth.NeedleTipMicrometres);
        }

        bench.Board.PowerOff();
        foreach (byte value in bench.Board.Flash.GetFile("a"))
        {
            Fold(value);
        }

        return fold;
    }

    [TestMethod]
    public void Two_boards_of_one_seed_are_identical_to_the_bit()
    {
        Assert.AreEqual(RunOf(42), RunOf(42));
    }

    [TestMethod]
    public void Faults_of_one_seed_are_identical_to_the_bit_and_those_of_another_are_not()
    {
        CircuitFault[] faults =
        [
            new(FaultSite.Encoder, FaultKind.Garbage),
            new(FaultSite.CurrentSense, FaultKind.Garbage),
            new(FaultSite.HomeSensor, FaultKind.Garbage),
            new(FaultSite.CartridgeSwitch, FaultKind.Intermittent, 0, 100_000),
            new(FaultSite.CartridgeLine, FaultKind.Garbage),
            new(FaultSite.Clock, FaultKind.Garbage),
            new(FaultSite.Skin, FaultKind.Garbage),
            new(FaultSite.Rotor, FaultKind.Intermittent),
            new(FaultSite.Flash, FaultKind.Garbage),
            new(FaultSite.ControlLoop, FaultKind.Intermittent),
        ];
        Assert.AreEqual(RunOf(42, faults), RunOf(42, faults));
        Assert.AreNotEqual(RunOf(42, faults), RunOf(43, faults));
        Assert.AreNotEqual(RunOf(42), RunOf(42, faults));
    }

    [TestMethod]
    public void Boards_of_different_seeds_differ()
    {
        Assert.AreNotEqual(RunOf(42), RunOf(43));
    }

    [TestMethod]
    public void Advancing_in_many_small_parts_changes_nothing()
    {
        static double Angle(long part)
        {
            Bench bench = new(9);
            bench.Supply();
            bench.Ports.MotorPwm.SetDutyPermille(700);
            for (long passed = 0; passed < 150_000; passed += part)
            {
                bench.Wait(part);
            }

            return bench.Truth.CrankAngle;
        }

        Assert.AreEqual(Angle(150_000), Angle(10));
    }

    [TestMethod]
    [DataRow(50)]
    [DataRow(730)]
    [DataRow(16_667)]
    public void Looking_at_a_motor_that_runs_coasts_and_rests_changes_no_bit(int part)
    {
        static string Run(int part)
        {
            Bench bench = new(9);
            bench.Supply();
            for (int i = 1; i < 150; i++)
            {
                // It beats for 3 s, then the chain lets go.
                bench.Board.Time.Schedule(bench.Board.Time.NowMicroseconds + i * 20_000, bench.Toggle);
            }

            string seen = "";
            foreach (int duty in new[] { 700, 0, 300, 0, 900 })
            {
                bench.Ports.MotorPwm.SetDutyPermille(duty);
                long end = bench.Board.Time.NowMicroseconds + 700_000;
                while (bench.Board.Time.NowMicroseconds < end)
                {
                    bench.Wait(Math.Min(part, end - bench.Board.Time.NowMicroseconds));
                    _ = bench.Board.BatteryCharge;
                }

                double[] truth =
                [
                    bench.Truth.CrankAngle,
                    bench.Truth.MotorCurrent,
                    bench.Truth.BatteryVoltage,
                    bench.Board.BatteryCharge,
                ];
                seen += string.Join(' ', Array.ConvertAll(truth, BitConverter.DoubleToInt64Bits)) + "\n";
            }

            return seen;
        }

        Assert.AreEqual(Run(700_000), Run(part));
    }

    [TestMethod]
    public void What_is_put_first_at_a_time_happens_before_what_was_scheduled_earlier()
    {
        VirtualTime time = new();
        string order = "";
        time.Schedule(10, () => order += "a");
        time.ScheduleFirst(10, () => order += "b");
        time.ScheduleFirst(10, () => order += "c");
        time.Schedule(9, () => order += "d");
        time.AdvanceTo(10);
        Assert.AreEqual("dbca", order);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => time.ScheduleFirst(9, () => { }));
    }

    [TestMethod]
    public void The_needle_tip_goes_in_and_out_by_the_stroke_and_never_beyond_the_protrusion()
    {
        Bench bench = new(9);
        bench.Supply();
        bench.Ports.MotorPwm.SetDutyPermille(500);
        bench.Beat(200_000);
        double deepest = double.MinValue;
        double shallowest = double.MaxValue;
        for (int i = 0; i < 1000; i++)
        {
            bench.Wait(50);
            deepest = Math.Max(deepest, bench.Truth.NeedleTipMicrometres);
            shallowest = Math.Min(shallowest, bench.Truth.NeedleTipMicrometres);
            Assert.IsTrue(bench.Truth.NeedleTipMicrometres <= bench.Truth.ProtrusionMicrometres);
        }

        Assert.AreEqual(bench.Truth.ProtrusionMicrometres, deepest, 10);
        Assert.AreEqual(2600, deepest - shallowest, 20);
    }
}
