// The motor's two pins: order of writes, silence, expiry.
using System;
using nanoFramework.TestFramework;

namespace Pen.Drivers.Tests
{
    [TestClass]
    public sealed class MotorDriveTests
    {
        [TestMethod]
        [Proves("PEN-112")]
        public void Construction_switches_both_pins_off()
        {
            Bench bench = new Bench();
            _ = new MotorDrive(bench.Gate, bench.Pwm);
            Assert.AreEqual("gate.off pwm.off", bench.Log.TakeAll());
        }

        [TestMethod]
        public void Switching_on_closes_the_chain_on_a_braked_motor()
        {
            Bench bench = new Bench();
            bench.Drive.Apply(true, 400, 0);
            Assert.AreEqual("pwm.off gate=1 pwm=400", bench.Log.TakeAll());
        }

        [TestMethod]
        [Proves("PEN-112")]
        public void Switching_off_drops_the_gate_first()
        {
            Bench bench = new Bench();
            bench.Drive.Apply(true, 400, 0);
            bench.Log.Clear();
            bench.Drive.Apply(false, 400, 20000);
            Assert.AreEqual("gate.off pwm.off", bench.Log.TakeAll());
        }

        [TestMethod]
        [Proves("PEN-167")]
        public void A_duty_alone_comes_after_the_gate_is_low_and_expires_like_any_command()
        {
            Bench bench = new Bench();
            bench.Drive.Apply(true, 400, 0);
            bench.Log.Clear();
            bench.Drive.ApplyDutyAlone(150, 20000);
            Assert.AreEqual("gate.off pwm=150", bench.Log.TakeAll());
            bench.Drive.ApplyDutyAlone(150, 40000);
            Assert.AreEqual("", bench.Log.TakeAll());
            Assert.IsFalse(bench.Drive.ExpireIfStale(80000));
            Assert.IsTrue(bench.Drive.ExpireIfStale(80001));
            Assert.AreEqual("gate.off pwm.off", bench.Log.TakeAll());
            bench.Drive.ApplyDutyAlone(1001, 100000);
            Assert.AreEqual(0, bench.Pwm.Duty);
            bench.Drive.ApplyDutyAlone(150, 120000);
            bench.Log.Clear();
            bench.Drive.Apply(true, 300, 140000);
            Assert.AreEqual("pwm.off gate=1 pwm=300", bench.Log.TakeAll());
        }

        [TestMethod]
        public void A_pin_is_written_only_when_it_changes()
        {
            Bench bench = new Bench();
            bench.Drive.Apply(false, 0, 0);
            Assert.AreEqual("", bench.Log.TakeAll());
            bench.Drive.Apply(true, 400, 0);
            bench.Log.Clear();
            bench.Drive.Apply(true, 400, 20000);
            Assert.AreEqual("", bench.Log.TakeAll());
            bench.Drive.Apply(true, 401, 40000);
            Assert.AreEqual("pwm=401", bench.Log.TakeAll());
        }

        [TestMethod]
        [Proves("PEN-112")]
        [DataRow(-1)]
        [DataRow(1001)]
        public void A_duty_out_of_range_is_no_command(int duty)
        {
            Bench bench = new Bench();
            bench.Drive.Apply(true, 400, 0);
            bench.Drive.Apply(true, duty, 20000);
            Assert.IsFalse(bench.Gate.IsHigh);
            Assert.AreEqual(0, bench.Pwm.Duty);
        }

        [TestMethod]
        [Proves("PEN-111")]
        public void A_command_lives_two_periods_and_not_longer()
        {
            Bench bench = new Bench();
            bench.Drive.Apply(true, 400, 1000000);
            Assert.IsFalse(bench.Drive.ExpireIfStale(1040000));
            Assert.IsTrue(bench.Gate.IsHigh);
            Assert.IsTrue(bench.Drive.ExpireIfStale(1040001));
            Assert.IsFalse(bench.Gate.IsHigh);
            Assert.AreEqual(0, bench.Pwm.Duty);
        }

        [TestMethod]
        [Proves("PEN-111")]
        public void A_clock_that_ran_far_back_expires_the_command_too()
        {
            Bench bench = new Bench();
            bench.Drive.Apply(true, 400, 1000000);
            Assert.IsFalse(bench.Drive.ExpireIfStale(999000));
            Assert.IsTrue(bench.Drive.ExpireIfStale(500000));
            Assert.IsFalse(bench.Gate.IsHigh);
        }

        [TestMethod]
        public void After_expiry_the_next_command_writes_every_pin_again()
        {
            Bench bench = new Bench();
            bench.Drive.Apply(true, 400, 0);
            bench.Drive.ExpireIfStale(50000);
            bench.Log.Clear();
            bench.Drive.Apply(true, 400, 60000);
            Assert.AreEqual("pwm.off gate=1 pwm=400", bench.Log.TakeAll());
        }

        [TestMethod]
        public void Expiry_of_a_drive_that_is_off_writes_nothing()
        {
            Bench bench = new Bench();
            bench.Drive.Apply(false, 0, 0);
            Assert.IsFalse(bench.Drive.ExpireIfStale(1000000));
            Assert.AreEqual("", bench.Log.TakeAll());
        }

        [TestMethod]
        public void A_pin_that_failed_to_be_written_is_not_taken_for_written()
        {
            Bench bench = new Bench();
            bench.Gate.ThrowsOnWrite = true;
            Assert.ThrowsException(typeof(InvalidOperationException), () => bench.Drive.Apply(true, 400, 0));
            bench.Log.Clear();
            bench.Drive.Apply(false, 0, 20000);
            Assert.AreEqual("gate.off pwm.off", bench.Log.TakeAll());
        }

        private sealed class Bench
        {
            public readonly PinLog Log = new PinLog();
            public readonly FakeOutput Gate;
            public readonly FakePwm Pwm;
            public readonly MotorDrive Drive;

            public Bench()
            {
                Gate = new FakeOutput("gate", Log);
                Pwm = new FakePwm(Log);
                Drive = new MotorDrive(Gate, Pwm);
                Log.Clear();
            }
        }
    }
}
