// The depth axis: steps, lost steps, stops, backlash and the home edge.
using System;

namespace Pen.Hal.Simulated.Tests.Depth;

[TestClass]
public sealed class DepthStepperTests
{
    private const double QuarterStep = 6.25;

    private readonly Bench _bench = new(3);

    private double Nut => _bench.Truth.NutMicrometres;

    // Against the shallow stop, then into the middle of the travel.
    private void GoToMiddle()
    {
        _bench.Move(-700);
        _bench.Move(200);
    }

    // Quarter steps that a fast train moved the nut.
    private double MovedBy(ushort[] ramp, int steps, bool deeper = true)
    {
        double before = Nut;
        _bench.Ports.StepDirection.Write(deeper);
        _bench.Ports.StepTrain.DefineProfile(0, ramp);
        Assert.IsTrue(_bench.Ports.StepTrain.Start(0, steps));
        _bench.Wait(500_000);
        return (Nut - before) / QuarterStep;
    }

    [TestMethod]
    public void A_train_at_pull_in_moves_every_step_both_ways()
    {
        GoToMiddle();
        Assert.AreEqual(100.0, MovedBy([500], 100));
        Assert.AreEqual(-100.0, MovedBy([500], 100, deeper: false));
    }

    [TestMethod]
    public void A_ramp_at_the_acceleration_limit_moves_every_step()
    {
        GoToMiddle();
        ushort[] ramp = RampTo(1600, 60_000);
        Assert.AreEqual(240.0, MovedBy(ramp, 240));
        Assert.AreEqual(-239.0, MovedBy(ramp, 239, deeper: false));
    }

    [TestMethod]
    [DataRow(1600, 120_000)]
    [DataRow(2000, 60_000)]
    public void A_ramp_beyond_a_limit_loses_steps_in_whole_cycles(int speed, int acceleration)
    {
        GoToMiddle();
        double lost = 240 - MovedBy(RampTo(speed, acceleration), 240);
        Assert.IsTrue(lost > 0);
        Assert.AreEqual(0.0, lost % 16);
    }

    [TestMethod]
    [DataRow(60_000, 0)]
    [DataRow(120_000, 16)]
    public void Too_much_acceleration_loses_the_rotor_on_the_way_up_already(int acceleration, int behind)
    {
        GoToMiddle();
        double before = Nut;
        _bench.Ports.StepAudit.Sample();
        long counted = _bench.Ports.StepAudit.Count;
        _bench.Ports.StepDirection.Write(true);
        _bench.Ports.StepTrain.DefineProfile(0, RampTo(1600, acceleration));
        _bench.Ports.StepTrain.Start(0, 240);
        _bench.Wait(14_000);
        _bench.Ports.StepAudit.Sample();
        double moved = (Nut - before) / QuarterStep;
        Assert.IsTrue(_bench.Ports.StepAudit.Count - counted - moved >= behind);
        Assert.IsTrue(behind > 0 || _bench.Ports.StepAudit.Count - counted == moved);
    }

    [TestMethod]
    [DataRow((ushort)400)]
    [DataRow((ushort)200)]
    public void A_start_above_pull_in_loses_steps_in_whole_cycles(ushort interval)
    {
        GoToMiddle();
        double lost = 100 - MovedBy([interval], 100);
        Assert.IsTrue(lost > 0);
        Assert.AreEqual(0.0, lost % 16);
    }

    [TestMethod]
    public void A_train_cut_at_full_speed_overshoots_by_a_whole_cycle()
    {
        GoToMiddle();
        double before = Nut;
        _bench.Ports.StepDirection.Write(true);
        _bench.Ports.StepTrain.DefineProfile(0, RampTo(1600, 60_000));
        _bench.Ports.StepAudit.Sample();
        long counted = _bench.Ports.StepAudit.Count;
        _bench.Ports.StepTrain.Start(0, 300);
        _bench.Wait(40_000);
        _bench.Ports.StepTrain.Off();
        _bench.Wait(20_000);
        _bench.Ports.StepAudit.Sample();
        double moved = (Nut - before) / QuarterStep;
        Assert.AreEqual(16.0, moved - (_bench.Ports.StepAudit.Count - counted));
    }

    [TestMethod]
    [DataRow(-700)]
    [DataRow(-707)]
    [DataRow(900)]
    public void The_stops_hold_the_carriage_and_lose_whole_cycles(int steps)
    {
        GoToMiddle();
        double start = Nut;
        _bench.Move(steps);
        double stop = steps < 0 ? -600 : 2600;
        double at = _bench.Truth.ProtrusionMicrometres;
        Assert.IsTrue(at is >= -600 and <= 2600);
        Assert.AreEqual(stop, at, 16 * QuarterStep, "at most a cycle's recoil away from it");
        _bench.Move(Math.Sign(steps) * -100);
        double lost = steps - (Math.Sign(steps) * 100) - ((Nut - start) / QuarterStep);
        Assert.AreEqual(0.0, lost % 16);
        Assert.IsTrue(Math.Abs(lost) >= 16);
    }

    [TestMethod]
    public void Backlash_is_30_um_between_nut_and_carriage()
    {
        GoToMiddle();
        double deep = _bench.Truth.ProtrusionMicrometres;
        Assert.AreEqual(15.0, Nut - deep, 1e-9, "pushed from the shallow side");
        _bench.Move(-4);
        Assert.AreEqual(deep, _bench.Truth.ProtrusionMicrometres, 1e-9);
        _bench.Move(-1);
        Assert.AreEqual(deep - 1.25, _bench.Truth.ProtrusionMicrometres, 1e-9);
        Assert.AreEqual(-15.0, Nut - _bench.Truth.ProtrusionMicrometres, 1e-9);
    }

    [TestMethod]
    public void A_disabled_driver_moves_nothing_and_the_carriage_stays()
    {
        GoToMiddle();
        double before = _bench.Truth.ProtrusionMicrometres;
        _bench.Ports.StepEnable.Off();
        _bench.Ports.StepAudit.Sample();
        long counted = _bench.Ports.StepAudit.Count;
        Assert.AreEqual(0.0, MovedBy([500], 50));
        _bench.Ports.StepAudit.Sample();
        Assert.AreEqual(
            50,
            _bench.Ports.StepAudit.Count - counted,
            "the pulses were on the wire all the same"
        );
        _bench.Board.PowerOff();
        _bench.Wait(1000);
        _bench.Board.PowerOn();
        Assert.AreEqual(before, _bench.Truth.ProtrusionMicrometres);
    }

    [TestMethod]
    public void The_home_edge_repeats_within_6_um_and_is_not_always_the_same()
    {
        _bench.Board.Parameters.Set("stepper.lead", 20);
        _bench.Move(-1000);
        _bench.Move(-1000);
        _bench.Move(-1000);
        double lowest = double.MaxValue;
        double highest = double.MinValue;
        for (int passage = 0; passage < 12; passage++)
        {
            int direction = passage % 2 == 0 ? 1 : -1;
            bool before = _bench.Signals.HomeSensor;
            int changes = 0;
            Action watch = () =>
            {
                if (_bench.Signals.HomeSensor != before)
                {
                    before = !before;
                    changes++;
                    lowest = Math.Min(lowest, _bench.Truth.ProtrusionMicrometres);
                    highest = Math.Max(highest, _bench.Truth.ProtrusionMicrometres);
                }
            };
            _bench.Signals.Changed += watch;
            MoveUntilAway(direction);
            _bench.Signals.Changed -= watch;
            Assert.AreEqual(1, changes, "no chatter");
        }

        Assert.IsTrue(lowest >= -106.5 && highest <= -93.5, lowest + " to " + highest);
        Assert.IsTrue(highest - lowest > 2);
    }

    private void MoveUntilAway(int direction)
    {
        for (int i = 0; i < 100; i++)
        {
            _bench.Move(direction * 100);
            double away = (_bench.Truth.ProtrusionMicrometres + 100) * direction;
            if (away > 20)
            {
                return;
            }
        }

        Assert.Fail("never passed the edge");
    }

    [TestMethod]
    public void The_world_begins_with_the_carriage_anywhere_between_the_stops()
    {
        double lowest = double.MaxValue;
        double highest = double.MinValue;
        for (ulong seed = 0; seed < 50; seed++)
        {
            double at = new SimulatedBoard(new PlantParameters(), seed).Truth.ProtrusionMicrometres;
            Assert.IsTrue(at is >= -600 and <= 2600);
            lowest = Math.Min(lowest, at);
            highest = Math.Max(highest, at);
        }

        Assert.IsTrue(lowest < -300 && highest > 2300);
    }

    // Equal acceleration: the square of the rate grows by the same amount with every quarter step.
    private static ushort[] RampTo(double top, double acceleration)
    {
        System.Collections.Generic.List<ushort> ramp = [];
        for (double square = 500.0 * 500; ; square += 2 * acceleration / 4)
        {
            double rate = Math.Min(top, Math.Sqrt(square));
            ramp.Add((ushort)Math.Ceiling(1e6 / (4 * rate)));
            if (rate >= top)
            {
                return ramp.ToArray();
            }
        }
    }
}
