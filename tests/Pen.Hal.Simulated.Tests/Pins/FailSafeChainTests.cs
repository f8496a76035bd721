// The hardware fail-safe chain: what keeps the motor supplied, and how fast it goes when that is missing.
using Pen.Hal.Simulated.Tests.Cartridge;

namespace Pen.Hal.Simulated.Tests.Pins;

[TestClass]
public sealed class FailSafeChainTests
{
    private readonly Bench _bench = new();

    [TestMethod]
    [Proves("PEN-131")]
    public void Supply_needs_heartbeat_and_gate_and_cartridge()
    {
        _bench.Seat();
        _bench.Beat(100_000);
        Assert.IsTrue(_bench.Signals.HeartbeatGood);
        Assert.IsFalse(_bench.Signals.MotorSupplied, "gate is low");
        _bench.Ports.MotorGate.Write(true);
        Assert.IsTrue(_bench.Signals.MotorSupplied);
        Assert.IsFalse(_bench.Signals.DriveOn);
        _bench.Ports.MotorPwm.SetDutyPermille(1);
        Assert.IsTrue(_bench.Signals.DriveOn);
        _bench.Ports.MotorGate.Off();
        Assert.IsFalse(_bench.Signals.MotorSupplied);
    }

    [TestMethod]
    public void The_heartbeat_is_good_at_the_second_good_interval_and_not_before()
    {
        foreach (bool expected in new[] { false, false, true })
        {
            _bench.Toggle();
            Assert.AreEqual(expected, _bench.Signals.HeartbeatGood);
            _bench.Wait(20_000);
        }
    }

    [TestMethod]
    [Proves("PEN-132")]
    [DataRow(6_000, true)]
    [DataRow(5_999, false)]
    [DataRow(150_000, true)]
    [DataRow(150_001, false)]
    public void A_steady_heartbeat_is_good_within_the_window_only(int interval, bool expected)
    {
        for (int i = 0; i < 6; i++)
        {
            _bench.Toggle();
            _bench.Wait(interval);
        }

        _bench.Toggle();
        Assert.AreEqual(expected, _bench.Signals.HeartbeatGood);
    }

    [TestMethod]
    [Proves("PEN-132")]
    public void A_lost_heartbeat_cuts_the_motor_after_180_ms()
    {
        _bench.Supply();
        _bench.Toggle();
        _bench.Wait(179_999);
        Assert.IsTrue(_bench.Signals.MotorSupplied);
        _bench.Wait(1);
        Assert.IsFalse(_bench.Signals.MotorSupplied);
    }

    [TestMethod]
    [Proves("PEN-132")]
    public void An_edge_too_soon_cuts_the_motor_at_once_and_two_good_ones_bring_it_back()
    {
        _bench.Supply();
        _bench.Toggle();
        _bench.Wait(4_000);
        _bench.Toggle();
        Assert.IsFalse(_bench.Signals.MotorSupplied);
        _bench.Wait(20_000);
        _bench.Toggle();
        Assert.IsFalse(_bench.Signals.MotorSupplied);
        _bench.Wait(20_000);
        _bench.Toggle();
        Assert.IsTrue(_bench.Signals.MotorSupplied);
    }

    [TestMethod]
    [Proves("PEN-132")]
    public void The_motor_itself_loses_its_drive_when_the_heartbeat_stops()
    {
        _bench.Supply();
        _bench.Ports.MotorPwm.SetDutyPermille(500);
        _bench.Beat(1_000_000);
        double rate = _bench.Truth.RotorRateHertz;
        _bench.Wait(160_000);
        Assert.AreEqual(rate, _bench.Truth.RotorRateHertz, rate * 0.02);
        _bench.Wait(250_000);
        Assert.AreEqual(0.0, _bench.Truth.RotorRateHertz);
    }

    [TestMethod]
    [Proves("PEN-131")]
    public void Pulling_the_cartridge_cuts_the_motor_at_its_first_edge()
    {
        _bench.Supply();
        _bench.Board.RemoveCartridge();
        Assert.IsFalse(_bench.Signals.MotorSupplied);
        _bench.Beat(100_000);
        Assert.IsFalse(_bench.Signals.MotorSupplied);
        Assert.IsTrue(_bench.Signals.HeartbeatGood);
    }

    [TestMethod]
    [Proves("PEN-132")]
    public void Power_off_takes_every_output_low_and_a_new_life_begins_unproven()
    {
        _bench.Supply();
        _bench.Ports.MotorPwm.SetDutyPermille(500);
        _bench.Ports.StepEnable.Write(true);
        _bench.Ports.Buzzer.Write(true);
        PenBoard old = _bench.Ports;
        _bench.Board.PowerOff();
        Assert.IsFalse(_bench.Signals.Gate || _bench.Signals.MotorSupplied || _bench.Signals.HeartbeatGood);
        Assert.IsFalse(_bench.Signals.StepEnable || _bench.Signals.Buzzer);
        Assert.AreEqual(0, _bench.Signals.DutyPermille);
        _bench.Wait(1000);
        _bench.Board.PowerOn();
        Assert.AreEqual(0, _bench.Ports.Clock.NowMicroseconds);
        Assert.IsFalse(_bench.Signals.HeartbeatGood);
        old.MotorGate.Write(true);
        old.MotorPwm.SetDutyPermille(1000);
        Assert.IsFalse(_bench.Signals.Gate, "ports of the life before are dead");
        Assert.AreEqual(0, _bench.Signals.DutyPermille);
    }

    [TestMethod]
    public void The_presence_switch_bounces_within_5_ms_with_at_most_12_edges()
    {
        int most = 0;
        for (ulong seed = 0; seed < 30; seed++)
        {
            Bench bench = new(seed);
            int edges = 0;
            long last = 0;
            bench.Signals.Changed += () =>
            {
                edges++;
                last = bench.Board.Time.NowMicroseconds;
            };
            bench.Board.InsertCartridge(new CartridgeChip(ChipImages.Of(1, 0xFF)));
            bench.Wait(50_000);
            Assert.IsTrue(bench.Signals.CartridgePresent);
            Assert.IsTrue(last <= 5_000);
            Assert.IsTrue(edges <= 12 && edges % 2 == 1);
            most = int.Max(most, edges);
        }

        Assert.IsTrue(most > 5);
    }
}
