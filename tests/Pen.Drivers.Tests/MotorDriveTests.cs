// The motor's two pins: order of writes, silence, expiry.
using System;

namespace Pen.Drivers.Tests;

[TestClass]
public sealed class MotorDriveTests
{
    private readonly PinLog _log = new();
    private readonly FakeOutput _gate;
    private readonly FakePwm _pwm;
    private readonly MotorDrive _drive;

    public MotorDriveTests()
    {
        _gate = new FakeOutput("gate", _log);
        _pwm = new FakePwm(_log);
        _drive = new MotorDrive(_gate, _pwm);
        _log.Writes.Clear();
    }

    [TestMethod]
    public void Construction_switches_both_pins_off()
    {
        _ = new MotorDrive(_gate, _pwm);
        Assert.AreEqual("gate.off pwm.off", _log.TakeAll());
    }

    [TestMethod]
    public void Switching_on_closes_the_chain_on_a_braked_motor()
    {
        _drive.Apply(true, 400, 0);
        Assert.AreEqual("pwm.off gate=1 pwm=400", _log.TakeAll());
    }

    [TestMethod]
    public void Switching_off_drops_the_gate_first()
    {
        _drive.Apply(true, 400, 0);
        _log.Writes.Clear();
        _drive.Apply(false, 400, 20000);
        Assert.AreEqual("gate.off pwm.off", _log.TakeAll());
    }

    [TestMethod]
    public void A_pin_is_written_only_when_it_changes()
    {
        _drive.Apply(false, 0, 0);
        Assert.AreEqual("", _log.TakeAll());
        _drive.Apply(true, 400, 0);
        _log.Writes.Clear();
        _drive.Apply(true, 400, 20000);
        Assert.AreEqual("", _log.TakeAll());
        _drive.Apply(true, 401, 40000);
        Assert.AreEqual("pwm=401", _log.TakeAll());
    }

    [TestMethod]
    [DataRow(-1)]
    [DataRow(1001)]
    public void A_duty_out_of_range_is_no_command(int duty)
    {
        _drive.Apply(true, 400, 0);
        _drive.Apply(true, duty, 20000);
        Assert.IsFalse(_gate.IsHigh);
        Assert.AreEqual(0, _pwm.Duty);
    }

    [TestMethod]
    public void A_command_lives_two_periods_and_not_longer()
    {
        _drive.Apply(true, 400, 1000000);
        Assert.IsFalse(_drive.ExpireIfStale(1040000));
        Assert.IsTrue(_gate.IsHigh);
        Assert.IsTrue(_drive.ExpireIfStale(1040001));
        Assert.IsFalse(_gate.IsHigh);
        Assert.AreEqual(0, _pwm.Duty);
    }

    [TestMethod]
    public void A_clock_that_ran_far_back_expires_the_command_too()
    {
        _drive.Apply(true, 400, 1000000);
        Assert.IsFalse(_drive.ExpireIfStale(999000));
        Assert.IsTrue(_drive.ExpireIfStale(500000));
        Assert.IsFalse(_gate.IsHigh);
    }

    [TestMethod]
    public void After_expiry_the_next_command_writes_every_pin_again()
    {
        _drive.Apply(true, 400, 0);
        _drive.ExpireIfStale(50000);
        _log.Writes.Clear();
        _drive.Apply(true, 400, 60000);
        Assert.AreEqual("pwm.off gate=1 pwm=400", _log.TakeAll());
    }

    [TestMethod]
    public void Expiry_of_a_drive_that_is_off_writes_nothing()
    {
        _drive.Apply(false, 0, 0);
        Assert.IsFalse(_drive.ExpireIfStale(1000000));
        Assert.AreEqual("", _log.TakeAll());
    }

    [TestMethod]
    public void A_pin_that_failed_to_be_written_is_not_taken_for_written()
    {
        _gate.ThrowsOnWrite = true;
        Assert.ThrowsExactly<InvalidOperationException>(() => _drive.Apply(true, 400, 0));
        _log.Writes.Clear();
        _drive.Apply(false, 0, 20000);
        Assert.AreEqual("gate.off pwm.off", _log.TakeAll());
    }

    [TestMethod]
    public void Many_periods_allocate_nothing()
    {
        SilentGate gate = new();
        MotorDrive drive = new(gate, new SilentPwm());
        drive.Apply(true, 1, 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 1; i < 500; i++)
        {
            drive.Apply(true, i, i * 20000L);
            drive.ExpireIfStale(i * 20000L + 10000);
        }
        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private sealed class SilentGate : Hal.IDigitalOutput
    {
        public void Write(bool high) { }

        public void Off() { }
    }

    private sealed class SilentPwm : Hal.IPwmOutput
    {
        public void SetDutyPermille(int dutyPermille) { }

        public void Off() { }
    }
}
