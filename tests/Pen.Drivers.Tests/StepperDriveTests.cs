// Depth moves at the pins: order, timing by the clock, abort and audit.
using nanoFramework.TestFramework;
using Pen.Control;

namespace Pen.Drivers.Tests
{
    [TestClass]
    public sealed class StepperDriveTests
    {
        [TestMethod]
        public void A_slow_profile_is_500_microseconds_a_quarter_step()
        {
            Bench bench = new Bench();
            ushort[] intervals = bench.Train.Profiles[StepProfile.Slow];
            Assert.AreEqual(1, intervals.Length);
            Assert.AreEqual(500, (int)intervals[0]);
        }

        [TestMethod]
        public void The_first_move_waits_a_period_for_the_rotor_to_be_held()
        {
            Bench bench = new Bench();
            bench.Order(80);
            Assert.AreEqual("enable=1", bench.Log.TakeAll());
            bench.Read(20000);
            Assert.IsTrue(bench.Inputs.StepperMoving);
            bench.Drive.Apply(bench.Outputs);
            Assert.AreEqual("direction=1 train0:80", bench.Log.TakeAll());
        }

        [TestMethod]
        public void Direction_is_set_before_the_train_and_only_when_it_changes()
        {
            Bench bench = new Bench();
            bench.Hold();
            bench.Order(-40);
            Assert.AreEqual("train0:40", bench.Log.TakeAll());
            bench.Finish();
            bench.Order(40);
            Assert.AreEqual("direction=1 train0:40", bench.Log.TakeAll());
            bench.Finish();
            bench.Order(40);
            Assert.AreEqual("train0:40", bench.Log.TakeAll());
        }

        [TestMethod]
        public void A_move_counts_as_under_way_until_its_train_has_ended_and_settled()
        {
            Bench bench = new Bench();
            bench.Hold();
            bench.Clock.NowMicroseconds = 1003000;
            bench.Order(80);
            int whole = bench.Drive.TrainMicroseconds(StepProfile.Fast, 80) + StepperDrive.SettleMicroseconds;
            bench.Read(1003000 + whole - 1);
            Assert.IsTrue(bench.Inputs.StepperMoving);
            bench.Read(1003000 + whole);
            Assert.IsFalse(bench.Inputs.StepperMoving);
        }

        [TestMethod]
        [Proves("PEN-115")]
        public void A_clock_that_runs_backwards_does_not_end_a_move()
        {
            Bench bench = new Bench();
            bench.Hold();
            bench.Clock.NowMicroseconds = 1000000;
            bench.Order(80);
            bench.Read(10);
            Assert.IsTrue(bench.Inputs.StepperMoving);
        }

        [TestMethod]
        [Proves("PEN-031")]
        public void Ordered_steps_add_up_without_sign_and_counted_ones_come_from_the_wire()
        {
            Bench bench = new Bench();
            bench.Hold();
            bench.Order(80);
            bench.Finish();
            bench.Order(-30);
            bench.Audit.NextCount = 110;
            bench.Read(bench.Clock.NowMicroseconds + 5000000);
            Assert.AreEqual(110, bench.Inputs.StepsSent);
            Assert.AreEqual(110, bench.Inputs.StepsCounted);
        }

        [TestMethod]
        [Proves("PEN-032")]
        public void Abort_cuts_the_train_at_once()
        {
            Bench bench = new Bench();
            bench.Hold();
            bench.Order(80);
            bench.Log.Clear();
            bench.Outputs.MoveAbort = true;
            bench.Drive.Apply(bench.Outputs);
            Assert.AreEqual("train.off", bench.Log.TakeAll());
            bench.Read(bench.Clock.NowMicroseconds);
            Assert.IsFalse(bench.Inputs.StepperMoving);
        }

        [TestMethod]
        public void Releasing_the_driver_cuts_a_train_too()
        {
            Bench bench = new Bench();
            bench.Hold();
            bench.Order(80);
            bench.Log.Clear();
            bench.Outputs.StepperEnabled = false;
            bench.Drive.Apply(bench.Outputs);
            Assert.AreEqual("train.off enable=0", bench.Log.TakeAll());
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1001)]
        [DataRow(-1001)]
        [DataRow(int.MinValue)]
        public void An_impossible_move_sends_no_pulse(int steps)
        {
            Bench bench = new Bench();
            bench.Hold();
            bench.Order(steps);
            Assert.AreEqual("", bench.Log.TakeAll());
            bench.Read(bench.Clock.NowMicroseconds);
            Assert.IsFalse(bench.Inputs.StepperMoving);
            Assert.AreEqual(steps != 0, bench.Inputs.StepsSent != bench.Inputs.StepsCounted);
        }

        [TestMethod]
        [Proves("PEN-031")]
        public void A_move_that_the_peripheral_refuses_shows_in_the_audit()
        {
            Bench bench = new Bench();
            bench.Hold();
            bench.Train.Refuses = true;
            bench.Order(80);
            bench.Read(bench.Clock.NowMicroseconds);
            Assert.IsFalse(bench.Inputs.StepperMoving);
            Assert.AreEqual(80, bench.Inputs.StepsSent);
            Assert.AreEqual(0, bench.Inputs.StepsCounted);
        }

        [TestMethod]
        public void A_move_ordered_while_another_runs_touches_no_pin_and_shows_in_the_audit()
        {
            Bench bench = new Bench();
            bench.Hold();
            bench.Order(80);
            bench.Log.Clear();
            bench.Order(-80);
            Assert.AreEqual("", bench.Log.TakeAll());
            bench.Read(bench.Clock.NowMicroseconds);
            Assert.AreEqual(160, bench.Inputs.StepsSent);
        }

        [TestMethod]
        public void Off_releases_whatever_was_under_way()
        {
            Bench bench = new Bench();
            bench.Hold();
            bench.Order(80);
            bench.Log.Clear();
            bench.Drive.Off();
            Assert.AreEqual("train.off enable.off", bench.Log.TakeAll());
        }

        private sealed class Bench
        {
            public readonly PinLog Log = new PinLog();
            public readonly FakeClock Clock = new FakeClock();
            public readonly FakeCounter Audit = new FakeCounter();
            public readonly PenInputs Inputs = new PenInputs();
            public readonly PenOutputs Outputs = new PenOutputs();
            public readonly FakeTrain Train;
            public readonly FakeOutput Enable;
            public readonly StepperDrive Drive;

            public Bench()
            {
                Train = new FakeTrain(Log);
                Enable = new FakeOutput("enable", Log);
                Drive = new StepperDrive(Train, Audit, new FakeOutput("direction", Log), Enable, Clock);
                Log.Clear();
            }

            public void Hold()
            {
                Outputs.StepperEnabled = true;
                Drive.Apply(Outputs);
                Log.Clear();
            }

            public void Order(int steps)
            {
                Outputs.StepperEnabled = true;
                Outputs.MoveId++;
                Outputs.MoveSteps = steps;
                Outputs.MoveProfile = StepProfile.Fast;
                Drive.Apply(Outputs);
            }

            public void Finish()
            {
                Clock.NowMicroseconds += 1000000;
                Read(Clock.NowMicroseconds);
                Log.Clear();
            }

            public void Read(long now)
            {
                Inputs.NowMicroseconds = now;
                Drive.Read(Inputs);
            }
        }
    }
}
