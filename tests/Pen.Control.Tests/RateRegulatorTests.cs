// The regulator by itself: the duty that its equation asks for, to the permille, and what it does at each limit.
using nanoFramework.TestFramework;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class RateRegulatorTests
    {
        private const int Set = 90_000;

        // 1476 mV of back-EMF at 88 Hz, 146 mV for 100 mA, of 3700 mV.
        [TestMethod]
        public void An_encoder_that_reads_more_than_the_back_emf_is_held_by_a_lower_one()
        {
            var bench = new Bench();
            bench.Seen.Trim = 2000;
            bench.Seen.SmoothMillihertz = 88_000;
            bench.Run(1, 3700);
            Assert.AreEqual((1476 + 146) * 1000 / 3700, bench.Regulator.DutyPermille);
        }

        // 1509 mV at 90 Hz; 40 Hz of error ask for 711 mA more or less, which with 100 mA are 1184 or -892 mV.
        [TestMethod]
        [DataRow(49_999, 1509 + 1184)]
        [DataRow(10_000, 1509 + 1184)]
        [DataRow(130_001, 1509 - 892)]
        [DataRow(170_000, 1509 - 892)]
        public void An_error_counts_for_40_Hz_at_most(int smooth, int millivolts)
        {
            var bench = new Bench();
            bench.Seen.SmoothMillihertz = smooth;
            bench.Run(1, 3700);
            Assert.AreEqual(millivolts * 1000 / 3700, bench.Regulator.DutyPermille);
        }

        // 1655 mV of 3700 are 447.3 permille.
        [TestMethod]
        public void What_a_whole_permille_leaves_over_is_given_later()
        {
            var bench = new Bench();
            int sum = 0;
            for (int i = 0; i < 37; i++)
            {
                bench.Run(1, 3700);
                sum += bench.Regulator.DutyPermille;
            }
            Assert.AreEqual(37 * 1655 * 1000 / 3700, sum);
        }

        [TestMethod]
        public void A_voltage_below_nothing_is_no_duty_and_no_want_of_voltage()
        {
            var bench = new Bench();
            bench.Seen.FastMilliamperes = -2000;
            bench.Run(20, 3700);
            Assert.AreEqual(0, bench.Regulator.DutyPermille);
            Assert.IsFalse(bench.Regulator.VoltageLimited);
        }

        // 679 mA take 991 mV: 2500 in all.
        [TestMethod]
        [DataRow(1, 14, false)]
        [DataRow(1, 15, true)]
        [DataRow(0, 30, false)]
        [DataRow(-1, 30, false)]
        public void All_of_the_voltage_for_300_ms_and_still_slower_is_too_little(
            int error,
            int periods,
            bool limited
        )
        {
            var bench = new Bench();
            bench.Seen.FastMilliamperes = 679;
            bench.Seen.SmoothMillihertz = Set - error;
            bench.Run(periods, 2500);
            Assert.AreEqual(1000, bench.Regulator.DutyPermille);
            Assert.AreEqual(limited, bench.Regulator.VoltageLimited);
        }

        [TestMethod]
        [DataRow(4000, 4000)]
        [DataRow(4001, 2000)]
        [DataRow(100_000, 20_000)]
        [DataRow(-4001, -2400)]
        public void The_reference_rises_20_Hz_a_period_and_comes_in_by_halves(int away, int change)
        {
            var bench = new Bench();
            bench.Regulator.Update(Set + away, 3700, 20);
            Assert.AreEqual(change, bench.Regulator.ChangeMillihertz);
            Assert.AreEqual(Set + change, bench.Regulator.ReferenceMillihertz);
        }

        /// <summary>A nominal motor that is known, and turns at the set rate with 100 mA.</summary>
        private sealed class Bench
        {
            public readonly LoadObserver Seen;
            public readonly RateRegulator Regulator;

            public Bench()
            {
                var model = new MotorModel();
                model.Take(model.BackEmfMicrovoltsPerHertz, model.Milliohms);
                model.TakeInertia(MotorModel.NominalInertiaMicroamperes);
                Seen = new LoadObserver(model);
                Seen.SmoothMillihertz = Set;
                Seen.FastMilliamperes = 100;
                Seen.BackEmfMillivolts = 1509;
                Regulator = new RateRegulator(model, Seen);
                Regulator.Reset(Set);
            }

            public void Run(int periods, int batteryMillivolts)
            {
                for (int i = 0; i < periods; i++)
                {
                    Regulator.Update(Set, batteryMillivolts, 20);
                }
            }
        }
    }
}
