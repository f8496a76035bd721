// What is kept of the mechanics and the motor, by the keeper itself: bounds, and what goes before what.
using nanoFramework.TestFramework;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class CalibrationKeeperTests
    {
        /// <summary>A keeper, its desk and the hands that answer.</summary>
        private sealed class Bench
        {
            public readonly RequestDesk Desk = new RequestDesk();
            public readonly CalibrationKeeper Keeper;
            public readonly PenInputs In = new PenInputs();
            public readonly PenOutputs Out = new PenOutputs();

            public Bench()
            {
                Keeper = new CalibrationKeeper(Desk);
            }

            public void Load(int offset, int constant)
            {
                In.Calibration.Status = CalibrationStatus.Good;
                In.Calibration.HomeOffsetSteps = offset;
                In.Calibration.MotorMicrovoltsPerHertz = constant;
                Desk.Post(SlowRequest.MountJournal, 0);
                Answer(SlowAnswer.Done);
            }

            public void Answer(SlowAnswer answer)
            {
                Desk.Write(Out);
                In.AnswerId = Out.RequestId;
                In.Answer = answer;
                Desk.Update(In, 20);
                Keeper.Update(In);
            }

            public void AssertAsked(int offset, int constant)
            {
                Keeper.SaveIfDue(Out);
                Assert.IsTrue(Desk.Pending);
                Assert.AreEqual(offset, Out.Calibration.HomeOffsetSteps);
                Assert.AreEqual(constant, Out.Calibration.MotorMicrovoltsPerHertz);
            }
        }

        [TestMethod]
        public void A_new_offset_keeps_the_constant_and_a_new_constant_the_offset()
        {
            var bench = new Bench();
            bench.Load(3, 17_000);
            Assert.IsTrue(bench.Keeper.LoadedNow);
            bench.Keeper.WantHomeOffset(5);
            bench.AssertAsked(5, 17_000);
            bench.Answer(SlowAnswer.Done);
            Assert.IsTrue(bench.Keeper.SavedNow);
            bench.Keeper.WantMotorConstant(18_000);
            bench.AssertAsked(5, 18_000);
            bench.Answer(SlowAnswer.Done);
            Assert.AreEqual(5, bench.Keeper.Record.HomeOffsetSteps);
            Assert.AreEqual(18_000, bench.Keeper.Record.MotorMicrovoltsPerHertz);
        }

        [TestMethod]
        public void An_offset_that_waits_is_not_overtaken_by_a_constant()
        {
            var bench = new Bench();
            bench.Load(0, 17_000);
            bench.Keeper.WantHomeOffset(5);
            bench.Keeper.WantMotorConstant(18_000);
            bench.AssertAsked(5, 17_000);
            bench.Keeper.WantMotorConstant(18_000);
            bench.Answer(SlowAnswer.Failed);
            bench.AssertAsked(5, 17_000);
        }

        [TestMethod]
        public void A_constant_that_waits_is_saved_with_the_offset_that_comes_later()
        {
            var bench = new Bench();
            bench.Load(0, 17_000);
            bench.Keeper.WantMotorConstant(18_000);
            bench.Keeper.WantHomeOffset(4);
            bench.AssertAsked(4, 18_000);
        }

        [TestMethod]
        public void A_new_constant_is_saved_with_the_offset_in_force_not_with_one_that_was_given_up()
        {
            var bench = new Bench();
            bench.Load(3, 17_000);
            bench.Keeper.WantHomeOffset(5);
            for (int i = 0; i < 3; i++)
            {
                bench.AssertAsked(5, 17_000);
                bench.Answer(SlowAnswer.Failed);
            }
            Assert.IsTrue(bench.Keeper.GivenUpNow);
            bench.Keeper.WantMotorConstant(18_000);
            bench.AssertAsked(3, 18_000);
        }

        [TestMethod]
        [DataRow(-7, -6)]
        [DataRow(-6, -6)]
        [DataRow(12, 12)]
        [DataRow(13, 12)]
        public void An_offset_is_kept_within_its_bounds(int wanted, int kept)
        {
            var bench = new Bench();
            bench.Keeper.WantHomeOffset(wanted);
            bench.AssertAsked(kept, 0);
        }

        [TestMethod]
        [DataRow(-1, 0)]
        [DataRow(1, 1)]
        [DataRow(100_000, 100_000)]
        [DataRow(100_001, 0)]
        public void A_constant_out_of_its_bounds_is_none(int wanted, int kept)
        {
            var bench = new Bench();
            bench.Keeper.WantMotorConstant(wanted);
            bench.AssertAsked(0, kept);
        }

        [TestMethod]
        [DataRow(-6, 0, true)]
        [DataRow(-7, 0, false)]
        [DataRow(12, 0, true)]
        [DataRow(13, 0, false)]
        [DataRow(0, -1, false)]
        [DataRow(0, 100_000, true)]
        [DataRow(0, 100_001, false)]
        public void A_record_is_possible_within_both_bounds(int offset, int constant, bool possible)
        {
            var record = new CalibrationRecord
            {
                HomeOffsetSteps = offset,
                MotorMicrovoltsPerHertz = constant,
            };
            Assert.AreEqual(possible, record.IsPossible);
        }

        [TestMethod]
        public void A_save_is_given_up_after_three_attempts_for_one_period_and_nothing_is_in_force()
        {
            var bench = new Bench();
            bench.Load(3, 0);
            bench.Keeper.WantHomeOffset(5);
            for (int i = 0; i < 3; i++)
            {
                Assert.IsFalse(bench.Keeper.GivenUpNow);
                bench.AssertAsked(5, 0);
                bench.Answer(SlowAnswer.Failed);
            }
            Assert.IsTrue(bench.Keeper.GivenUpNow);
            Assert.AreEqual(3, bench.Keeper.Record.HomeOffsetSteps);
            bench.Keeper.SaveIfDue(bench.Out);
            Assert.IsFalse(bench.Desk.Pending);
            bench.Desk.Update(bench.In, 20);
            bench.Keeper.Update(bench.In);
            Assert.IsFalse(bench.Keeper.GivenUpNow);
            // The next wish has three attempts of its own.
            bench.Keeper.WantHomeOffset(6);
            bench.AssertAsked(6, 0);
            bench.Answer(SlowAnswer.Failed);
            Assert.IsFalse(bench.Keeper.GivenUpNow);
        }
    }
}
