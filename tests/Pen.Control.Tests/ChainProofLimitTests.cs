// The proof of the chain by itself: what counts as still, for how long, and what is begun anew.
using nanoFramework.TestFramework;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class ChainProofLimitTests
    {
        /// <summary>A proof and the readings that it gets.</summary>
        private sealed class Bench
        {
            public readonly ChainProof Proof = new ChainProof();
            private readonly PenInputs _in = new PenInputs();

            /// <summary>A cartridge is seated.</summary>
            public bool CartridgeIn;

            /// <summary>Time of a period.</summary>
            public int Milliseconds = 20;

            public void Period(int counts, int milliamperes)
            {
                _in.EncoderCounts = counts;
                _in.MotorCurrentMilliamperes = milliamperes;
                Proof.Update(_in, true, CartridgeIn, Milliseconds);
            }

            public void Still(int periods)
            {
                for (int i = 0; i < periods; i++)
                {
                    Period(0, 3);
                }
            }

            public void AssertTest(DriveTest test)
            {
                Assert.AreEqual((int)test, (int)Proof.Test);
            }

            public void AssertFailure(StopReason reason)
            {
                Assert.AreEqual((int)reason, (int)Proof.Failure);
                AssertTest(DriveTest.None);
            }

            /// <summary>A bench in the first period of a step.</summary>
            public static Bench At(DriveTest test)
            {
                var bench = new Bench { CartridgeIn = true };
                bench.Still(test == DriveTest.DutyAlone ? 2 : 7);
                bench.AssertTest(test);
                return bench;
            }
        }

        [TestMethod]
        [Proves("PEN-166")]
        public void Each_step_follows_two_still_periods_and_is_watched_for_three()
        {
            var bench = new Bench { CartridgeIn = true };
            bench.Still(1);
            bench.AssertTest(DriveTest.None);
            bench.Still(1);
            bench.AssertTest(DriveTest.DutyAlone);
            bench.Still(2);
            bench.AssertTest(DriveTest.DutyAlone);
            Assert.IsFalse(bench.Proof.GateProven);
            bench.Still(1);
            bench.AssertTest(DriveTest.None);
            Assert.IsTrue(bench.Proof.GateProven);
            bench.Still(1);
            bench.AssertTest(DriveTest.None);
            bench.Still(1);
            bench.AssertTest(DriveTest.GateAlone);
            bench.Still(2);
            bench.AssertTest(DriveTest.GateAlone);
            Assert.IsFalse(bench.Proof.Proven);
            bench.Still(1);
            bench.AssertTest(DriveTest.None);
            Assert.IsTrue(bench.Proof.Proven);
        }

        [TestMethod]
        [DataRow(0, 59, true)]
        [DataRow(1, 59, true)]
        [DataRow(-1, 59, true)]
        [DataRow(2, 59, false)]
        [DataRow(-2, 59, false)]
        [DataRow(0, 60, false)]
        public void Still_is_one_count_either_way_and_less_than_60_mA(
            int counts,
            int milliamperes,
            bool begins
        )
        {
            var bench = new Bench();
            bench.Period(counts, milliamperes);
            bench.Period(counts, milliamperes);
            bench.AssertTest(begins ? DriveTest.DutyAlone : DriveTest.None);
        }

        [TestMethod]
        [Proves("PEN-166")]
        [DataRow((int)DriveTest.DutyAlone, 1, 3, false)]
        [DataRow((int)DriveTest.DutyAlone, 1, 4, true)]
        [DataRow((int)DriveTest.DutyAlone, 2, -2, true)]
        [DataRow((int)DriveTest.DutyAlone, 3, 1, false)]
        [DataRow((int)DriveTest.GateAlone, 1, 3, false)]
        [DataRow((int)DriveTest.GateAlone, 1, -4, true)]
        [DataRow((int)DriveTest.GateAlone, 2, 2, true)]
        [DataRow((int)DriveTest.GateAlone, 3, -1, false)]
        public void Four_counts_in_a_step_are_found_and_three_are_not(
            int test,
            int periods,
            int counts,
            bool found
        )
        {
            Bench bench = Bench.At((DriveTest)test);
            for (int i = 0; i < periods; i++)
            {
                bench.Period(counts, 3);
            }
            bench.Still(3 - periods);
            bench.AssertFailure(
                !found ? StopReason.None
                : test == (int)DriveTest.DutyAlone ? StopReason.GateStuck
                : StopReason.DriverStuck
            );
        }

        [TestMethod]
        [Proves("PEN-166")]
        [DataRow((int)DriveTest.DutyAlone)]
        [DataRow((int)DriveTest.GateAlone)]
        public void What_is_found_in_the_last_period_of_a_step_proves_nothing(int test)
        {
            Bench bench = Bench.At((DriveTest)test);
            bench.Still(2);
            bench.Period(4, 3);
            Assert.IsTrue(bench.Proof.Failure != StopReason.None);
            Assert.AreEqual(test == (int)DriveTest.GateAlone, bench.Proof.GateProven);
            Assert.IsFalse(bench.Proof.Proven);
        }

        [TestMethod]
        [Proves("PEN-166")]
        [DataRow(60, true)]
        [DataRow(59, false)]
        public void Two_periods_of_60_mA_are_found(int milliamperes, bool found)
        {
            Bench bench = Bench.At(DriveTest.DutyAlone);
            bench.Period(0, milliamperes);
            bench.AssertTest(DriveTest.DutyAlone);
            bench.Period(0, milliamperes);
            Assert.AreEqual((int)(found ? StopReason.GateStuck : StopReason.None), (int)bench.Proof.Failure);
        }

        [TestMethod]
        [Proves("PEN-166")]
        [DataRow(60, true)]
        [DataRow(59, false)]
        public void A_current_in_the_last_period_of_a_step_is_looked_at_once_more(
            int milliamperes,
            bool found
        )
        {
            Bench bench = Bench.At(DriveTest.DutyAlone);
            bench.Still(2);
            bench.Period(0, 60);
            bench.AssertTest(DriveTest.DutyAlone);
            bench.Period(0, milliamperes);
            bench.AssertFailure(found ? StopReason.GateStuck : StopReason.None);
            Assert.AreEqual(!found, bench.Proof.GateProven);
        }

        [TestMethod]
        public void The_largest_current_of_a_step_is_kept_until_the_next_begins()
        {
            Bench bench = Bench.At(DriveTest.DutyAlone);
            bench.Period(0, 20);
            bench.Period(0, 50);
            bench.Period(0, 30);
            Assert.AreEqual(50, bench.Proof.PeakMilliamperes);
            bench.Still(2);
            bench.AssertTest(DriveTest.GateAlone);
            Assert.AreEqual(0, bench.Proof.PeakMilliamperes);
        }

        [TestMethod]
        [Proves("PEN-166")]
        public void What_was_proven_without_a_cartridge_is_proven_again_with_the_first_one()
        {
            var bench = new Bench();
            bench.Still(5);
            Assert.IsTrue(bench.Proof.GateProven);
            bench.CartridgeIn = true;
            bench.Still(2);
            bench.AssertTest(DriveTest.DutyAlone);
        }

        [TestMethod]
        [Proves("PEN-166")]
        public void A_cartridge_that_goes_ends_the_step_and_the_next_one_begins_with_the_first()
        {
            Bench bench = Bench.At(DriveTest.GateAlone);
            bench.Proof.Forget();
            bench.AssertTest(DriveTest.None);
            bench.Still(2);
            bench.AssertTest(DriveTest.DutyAlone);
            bench.Still(3);
            bench.Still(2);
            bench.AssertTest(DriveTest.GateAlone);
            bench.CartridgeIn = false;
            bench.Still(1);
            bench.AssertTest(DriveTest.None);
            bench.CartridgeIn = true;
            bench.Still(2);
            bench.AssertTest(DriveTest.DutyAlone);
        }

        [TestMethod]
        [Proves("PEN-166")]
        [DataRow(false)]
        [DataRow(true)]
        public void Each_cartridge_has_5_s_of_its_own(bool forgotten)
        {
            var bench = new Bench { CartridgeIn = true, Milliseconds = 2499 };
            bench.Period(0, 100);
            bench.Period(0, 100);
            bench.AssertFailure(StopReason.None);
            if (forgotten)
            {
                bench.Proof.Forget();
            }
            bench.Milliseconds = 2;
            bench.Period(0, 100);
            bench.AssertFailure(forgotten ? StopReason.None : StopReason.SelfTestFailed);
        }

        // The 5 s are over while a step goes on: what it finds is said, not that time was up.
        [TestMethod]
        [Proves("PEN-166")]
        [DataRow(4, (int)StopReason.GateStuck)]
        [DataRow(0, (int)StopReason.None)]
        public void A_step_that_goes_on_when_the_5_s_are_over_is_gone_through(int counts, int failure)
        {
            var bench = new Bench { Milliseconds = 2500 };
            bench.Still(2);
            bench.AssertTest(DriveTest.DutyAlone);
            bench.Period(counts, 3);
            bench.Still(2);
            bench.AssertFailure((StopReason)failure);
            Assert.AreEqual(counts == 0, bench.Proof.GateProven);
        }
    }
}
