// Depth moves at the pins: order, timing by the clock, abort and audit.
using System;
using Pen.Control;

namespace Pen.Drivers.Tests;

[TestClass]
public sealed class StepperDriveTests
{
    private readonly PinLog _log = new();
    private readonly FakeClock _clock = new();
    private readonly FakeCounter _audit = new();
    private readonly PenInputs _inputs = new();
    private readonly PenOutputs _outputs = new();
    private readonly FakeTrain _train;
    private readonly FakeOutput _enable;
    private readonly StepperDrive _drive;

    public StepperDriveTests()
    {
        _train = new FakeTrain(_log);
        _enable = new FakeOutput("enable", _log);
        _drive = new StepperDrive(_train, _audit, new FakeOutput("direction", _log), _enable, _clock);
        _log.Writes.Clear();
    }

    [TestMethod]
    public void A_slow_profile_is_500_microseconds_a_quarter_step()
    {
        CollectionAssert.AreEqual(new ushort[] { 500 }, _train.Profiles[StepProfile.Slow]);
    }

    [TestMethod]
    public void The_first_move_waits_a_period_for_the_rotor_to_be_held()
    {
        Order(80);
        Assert.AreEqual("enable=1", _log.TakeAll());
        Read(20000);
        Assert.IsTrue(_inputs.StepperMoving);
        _drive.Apply(_outputs);
        Assert.AreEqual("direction=1 train0:80", _log.TakeAll());
    }

    [TestMethod]
    public void Direction_is_set_before_the_train_and_only_when_it_changes()
    {
        Hold();
        Order(-40);
        Assert.AreEqual("train0:40", _log.TakeAll());
        Finish();
        Order(40);
        Assert.AreEqual("direction=1 train0:40", _log.TakeAll());
        Finish();
        Order(40);
        Assert.AreEqual("train0:40", _log.TakeAll());
    }

    [TestMethod]
    public void A_move_counts_as_under_way_until_its_train_has_ended_and_settled()
    {
        Hold();
        _clock.NowMicroseconds = 1003000;
        Order(80);
        int whole = _drive.TrainMicroseconds(StepProfile.Fast, 80) + StepperDrive.SettleMicroseconds;
        Read(1003000 + whole - 1);
        Assert.IsTrue(_inputs.StepperMoving);
        Read(1003000 + whole);
        Assert.IsFalse(_inputs.StepperMoving);
    }

    [TestMethod]
    public void A_clock_that_runs_backwards_does_not_end_a_move()
    {
        Hold();
        _clock.NowMicroseconds = 1000000;
        Order(80);
        Read(10);
        Assert.IsTrue(_inputs.StepperMoving);
    }

    [TestMethod]
    public void Ordered_steps_add_up_without_sign_and_counted_ones_come_from_the_wire()
    {
        Hold();
        Order(80);
        Finish();
        Order(-30);
        _audit.NextCount = 110;
        Read(_clock.NowMicroseconds + 5000000);
        Assert.AreEqual(110, _inputs.StepsSent);
        Assert.AreEqual(110, _inputs.StepsCounted);
    }

    [TestMethod]
    public void Abort_cuts_the_train_at_once()
    {
        Hold();
        Order(80);
        _log.Writes.Clear();
        _outputs.MoveAbort = true;
        _drive.Apply(_outputs);
        Assert.AreEqual("train.off", _log.TakeAll());
        Read(_clock.NowMicroseconds);
        Assert.IsFalse(_inputs.StepperMoving);
    }

    [TestMethod]
    public void Releasing_the_driver_cuts_a_train_too()
    {
        Hold();
        Order(80);
        _log.Writes.Clear();
        _outputs.StepperEnabled = false;
        _drive.Apply(_outputs);
        Assert.AreEqual("train.off enable=0", _log.TakeAll());
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1001)]
    [DataRow(-1001)]
    [DataRow(int.MinValue)]
    public void An_impossible_move_sends_no_pulse(int steps)
    {
        Hold();
        Order(steps);
        Assert.AreEqual("", _log.TakeAll());
        Read(_clock.NowMicroseconds);
        Assert.IsFalse(_inputs.StepperMoving);
        Assert.AreEqual(steps != 0, _inputs.StepsSent != _inputs.StepsCounted);
    }

    [TestMethod]
    public void A_move_that_the_peripheral_refuses_shows_in_the_audit()
    {
        Hold();
        _train.Refuses = true;
        Order(80);
        Read(_clock.NowMicroseconds);
        Assert.IsFalse(_inputs.StepperMoving);
        Assert.AreEqual(80, _inputs.StepsSent);
        Assert.AreEqual(0, _inputs.StepsCounted);
    }

    [TestMethod]
    public void A_move_ordered_while_another_runs_touches_no_pin_and_shows_in_the_audit()
    {
        Hold();
        Order(80);
        _log.Writes.Clear();
        Order(-80);
        Assert.AreEqual("", _log.TakeAll());
        Read(_clock.NowMicroseconds);
        Assert.AreEqual(160, _inputs.StepsSent);
    }

    [TestMethod]
    public void Off_releases_whatever_was_under_way()
    {
        Hold();
        Order(80);
        _log.Writes.Clear();
        _drive.Off();
        Assert.AreEqual("train.off enable.off", _log.TakeAll());
    }

    [TestMethod]
    public void Many_periods_with_moves_allocate_nothing()
    {
        StepperDrive drive = new(new SilentTrain(), _audit, new SilentOutput(), new SilentOutput(), _clock);
        _outputs.StepperEnabled = true;
        drive.Apply(_outputs);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 1; i < 500; i++)
        {
            _clock.NowMicroseconds = _inputs.NowMicroseconds = i * 200000L;
            drive.Read(_inputs);
            _outputs.MoveId = i;
            _outputs.MoveSteps = i % 2 == 0 ? 400 : -400;
            drive.Apply(_outputs);
        }
        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.AreEqual(498 * 400, _inputs.StepsSent);
    }

    private void Hold()
    {
        _outputs.StepperEnabled = true;
        _drive.Apply(_outputs);
        _log.Writes.Clear();
    }

    private void Order(int steps)
    {
        _outputs.StepperEnabled = true;
        _outputs.MoveId++;
        _outputs.MoveSteps = steps;
        _outputs.MoveProfile = StepProfile.Fast;
        _drive.Apply(_outputs);
    }

    private void Finish()
    {
        _clock.NowMicroseconds += 1000000;
        Read(_clock.NowMicroseconds);
        _log.Writes.Clear();
    }

    private void Read(long now)
    {
        _inputs.NowMicroseconds = now;
        _drive.Read(_inputs);
    }

    private sealed class SilentOutput : Hal.IDigitalOutput
    {
        public void Write(bool high) { }

        public void Off() { }
    }

    private sealed class SilentTrain : Hal.IStepTrain
    {
        public void DefineProfile(int profile, ushort[] rampMicroseconds) { }

        public bool Start(int profile, int steps) => true;

        public void Off() { }
    }
}
