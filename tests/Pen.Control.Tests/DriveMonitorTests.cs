// What the drive gives and what the motor makes of it, by itself: each threshold and each patience to the digit.
using nanoFramework.TestFramework;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class DriveMonitorTests
    {
        private sealed class Bench
        {
            public readonly LoadObserver Seen = new LoadObserver(new MotorModel());
            public readonly DriveMonitor Drive;
            private readonly PenInputs _in = new PenInputs();

            public Bench()
            {
                Drive = new DriveMonitor(Seen);
            }

            /// <summary>Periods at a rate, a current, and an encoder so much faster than the back-EMF.</summary>
            public void Run(int periods, int millihertz, int milliamperes, int faster)
            {
                for (int i = 0; i < periods; i++)
                {
                    _in.RotorRateMillihertz = millihertz;
                    _in.MotorCurrentMilliamperes = milliamperes;
                    Seen.DisagreementMillihertz = faster;
                    Drive.Update(_in, 100_000, 20);
                }
            }

            /// <summary>A period in which the back-EMF leaps.</summary>
            public void Leap(int milliamperes)
            {
                Seen.Leapt = true;
                Run(1, 100_000, milliamperes, 0);
            }
        }

        [TestMethod]
        [DataRow(24, 40_001, true)]
        [DataRow(25, 40_001, false)]
        [DataRow(24, 40_000, false)]
        public void A_motor_that_turns_and_draws_less_than_25_mA_for_160_ms_is_not_measured(
            int milliamperes,
            int rate,
            bool missing
        )
        {
            var bench = new Bench();
            bench.Run(7, rate, milliamperes, 0);
            Assert.IsFalse(bench.Drive.CurrentMissing);
            bench.Run(1, rate, milliamperes, 0);
            Assert.AreEqual(missing, bench.Drive.CurrentMissing);
        }

        // Slow ones too: half a volt makes a current through any rotor.
        [TestMethod]
        [DataRow(24, -30_001, true)]
        [DataRow(25, -30_001, false)]
        [DataRow(24, -30_000, false)]
        public void A_motor_driven_30_Hz_harder_than_it_turns_draws_a_current_within_40_ms(
            int milliamperes,
            int faster,
            bool missing
        )
        {
            var bench = new Bench();
            bench.Run(1, 20_000, milliamperes, faster);
            Assert.IsFalse(bench.Drive.CurrentMissing);
            bench.Run(1, 20_000, milliamperes, faster);
            Assert.AreEqual(missing, bench.Drive.CurrentMissing);
        }

        [TestMethod]
        public void A_current_that_is_seen_again_begins_anew()
        {
            var bench = new Bench();
            bench.Run(7, 100_000, 0, 0);
            bench.Run(1, 100_000, 100, 0);
            bench.Run(7, 100_000, 0, 0);
            Assert.IsFalse(bench.Drive.CurrentMissing);
            bench.Drive.Acquit();
            bench.Run(7, 100_000, 0, 0);
            Assert.IsFalse(bench.Drive.CurrentMissing);
        }

        [TestMethod]
        [Proves("PEN-160")]
        [DataRow(100_001, 108_002, 24, 24, true)]
        [DataRow(100_000, 108_002, 24, 24, false)]
        [DataRow(100_001, 108_001, 24, 24, false)]
        [DataRow(100_001, 108_002, 25, 24, false)]
        [DataRow(100_001, 108_002, 24, 25, false)]
        public void A_rotor_faster_than_wanted_that_gains_8_Hz_without_a_current_is_pushed(
            int before,
            int now,
            int currentBefore,
            int current,
            bool pushed
        )
        {
            var bench = new Bench();
            bench.Run(1, before, currentBefore, 0);
            bench.Run(1, now, current, 0);
            Assert.AreEqual(pushed, bench.Drive.Pushed);
            bench.Run(1, now, current, 0);
            Assert.IsFalse(bench.Drive.Pushed);
        }

        [TestMethod]
        public void What_was_before_an_acquittal_pushes_nothing()
        {
            var bench = new Bench();
            bench.Run(1, 101_000, 0, 0);
            bench.Drive.Acquit();
            bench.Run(1, 120_000, 0, 0);
            Assert.IsFalse(bench.Drive.Pushed);
        }

        [TestMethod]
        [Proves("PEN-160")]
        [DataRow(25, true)]
        [DataRow(24, false)]
        public void A_back_emf_that_leaps_three_times_in_a_row_is_that_of_a_drive_that_does_not_obey(
            int milliamperes,
            bool disobeys
        )
        {
            var bench = new Bench();
            bench.Leap(milliamperes);
            bench.Leap(milliamperes);
            Assert.IsFalse(bench.Drive.Disobeys);
            bench.Leap(milliamperes);
            Assert.AreEqual(disobeys, bench.Drive.Disobeys);
            Assert.IsFalse(bench.Seen.Leapt);
            bench.Run(1, 100_000, milliamperes, 0);
            Assert.IsFalse(bench.Drive.Disobeys);
        }

        [TestMethod]
        public void Leaps_with_a_period_between_them_are_loads_that_come_and_go()
        {
            var bench = new Bench();
            for (int i = 0; i < 5; i++)
            {
                bench.Leap(100);
                bench.Leap(100);
                bench.Run(1, 100_000, 100, 0);
                Assert.IsFalse(bench.Drive.Disobeys);
            }
            bench.Leap(100);
            bench.Leap(100);
            bench.Drive.Acquit();
            bench.Leap(100);
            Assert.IsFalse(bench.Drive.Disobeys);
        }

        [TestMethod]
        public void An_acquittal_takes_back_what_was_found()
        {
            var bench = new Bench();
            bench.Run(1, 100_001, 0, 0);
            bench.Run(1, 108_002, 0, 0);
            Assert.IsTrue(bench.Drive.Pushed);
            bench.Run(6, 108_002, 0, 0);
            Assert.IsTrue(bench.Drive.CurrentMissing);
            AssertAcquitted(bench);
            bench.Run(1, 100_001, 0, 0);
            bench.Run(1, 108_002, 0, 0);
            AssertAcquitted(bench);
            bench.Leap(100);
            bench.Leap(100);
            bench.Leap(100);
            Assert.IsTrue(bench.Drive.Disobeys);
            AssertAcquitted(bench);
        }

        private static void AssertAcquitted(Bench bench)
        {
            bench.Drive.Acquit();
            Assert.IsFalse(bench.Drive.Pushed);
            Assert.IsFalse(bench.Drive.Disobeys);
            Assert.IsFalse(bench.Drive.CurrentMissing);
        }
    }
}
