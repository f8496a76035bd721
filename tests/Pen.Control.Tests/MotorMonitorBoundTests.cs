// The motor's watch at its bounds: exactly there and one beyond, and what a finding leaves behind.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class MotorMonitorBoundTests
    {
        // Faster than 135 % of the reference, and than its back-EMF by 20 Hz, in two periods.
        [TestMethod]
        [DataRow(135_001, 20_001, 2, true)]
        [DataRow(135_000, 20_001, 2, false)]
        [DataRow(135_001, 20_000, 2, false)]
        [DataRow(135_001, 20_001, 1, false)]
        public void A_rotor_that_races_is_too_fast_whatever_its_depth_allows(
            int millihertz,
            int disagreement,
            int periods,
            bool found
        )
        {
            var bench = new WatchBench();
            bench.See(millihertz, 100, disagreement);
            bench.Run(periods);
            Assert.AreEqual(found, bench.Motor.OverSpeed);
        }

        [TestMethod]
        public void A_rotor_that_races_in_every_second_period_does_not_race()
        {
            var bench = new WatchBench();
            for (int i = 0; i < 10; i++)
            {
                bench.See(140_000, 100, 25_000);
                bench.Run(1);
                bench.See(100_000, 100, 0);
                bench.Seen.Leapt = true;
                bench.Run(1);
                bench.Seen.Leapt = false;
                Assert.IsFalse(bench.Motor.OverSpeed);
            }
        }

        [TestMethod]
        [DataRow(172_500, false)]
        [DataRow(172_501, true)]
        public void What_the_gate_refuses_is_too_fast_at_once(int millihertz, bool found)
        {
            var bench = new WatchBench();
            bench.See(millihertz, 100, 0);
            // Something else is suspected.
            bench.Seen.Leapt = true;
            bench.Trip = 180_000;
            bench.Run(1);
            Assert.AreEqual(found, bench.Motor.OverSpeed);
        }

        [TestMethod]
        [DataRow(168_000, false)]
        [DataRow(168_001, true)]
        public void The_depths_rate_is_allowed_and_no_more(int millihertz, bool found)
        {
            var bench = new WatchBench();
            bench.See(millihertz, 100, 0);
            bench.Seen.Leapt = true;
            bench.Run(2);
            Assert.AreEqual(found, bench.Motor.OverSpeed);
        }

        // 30 Hz and 600 mA: a short, or a rotor that was caught within the period. It cuts at once.
        [TestMethod]
        [DataRow(30_001, 601, true, true)]
        [DataRow(30_000, 601, true, false)]
        [DataRow(30_001, 600, true, false)]
        [DataRow(30_001, 601, false, false)]
        public void A_current_that_does_not_go_with_the_rate_cuts_the_drive_at_once(
            int disagreement,
            int milliamperes,
            bool measured,
            bool cut
        )
        {
            var bench = new WatchBench(measured);
            bench.See(100_000, milliamperes, disagreement);
            bench.Run(1);
            Assert.AreEqual(cut, bench.Motor.Cut);
        }

        [TestMethod]
        public void A_cut_by_what_does_not_go_together_judges_nothing_else()
        {
            var bench = new WatchBench();
            bench.See(20_000, 700, 35_000);
            bench.Run(1);
            Assert.IsTrue(bench.Motor.Cut);
            Assert.IsFalse(bench.Motor.OverSpeed || bench.Motor.RateImplausible || bench.Motor.Stalled);
            // Only then is it said what it was: it stands.
            bench.See(9_999, 700, 0);
            bench.Run(1);
            Assert.IsTrue(bench.Motor.Stalled);
        }

        [TestMethod]
        [DataRow(110_001, true)]
        [DataRow(110_000, false)]
        public void After_a_cut_a_rotor_above_110_percent_is_driven_by_something_else(
            int millihertz,
            bool pushed
        )
        {
            var bench = new WatchBench();
            bench.See(100_000, Limits.OverCurrentMilliamperes + 1, 0);
            bench.Run(1);
            bench.See(millihertz, 0, 0);
            bench.Run(1);
            Assert.AreEqual(pushed, bench.Motor.OverSpeed);
            Assert.AreEqual(!pushed, bench.Motor.OverCurrent);
        }

        // A quarter of the reference is not slow; 160 ms below it is held.
        [TestMethod]
        [DataRow(25_000, false)]
        [DataRow(24_999, true)]
        public void Below_a_quarter_of_the_reference_a_rotor_is_held(int millihertz, bool held)
        {
            var bench = new WatchBench();
            bench.See(millihertz, 500, 0);
            bench.Seen.Leapt = true;
            bench.Run(8);
            Assert.AreEqual(held, bench.Motor.Stalled);
        }

        [TestMethod]
        [DataRow(750, false)]
        [DataRow(751, true)]
        public void The_overload_itself_is_allowed(int micronewtonMetres, bool overloaded)
        {
            var bench = new WatchBench();
            bench.See(100_000, 400, 0);
            bench.Seen.SkinMicronewtonMetres = micronewtonMetres;
            bench.Seen.Leapt = true;
            bench.Run(60);
            Assert.AreEqual(overloaded, bench.Motor.Overloaded);
        }

        // 6 Hz and a sixteenth of the rate: 12.25 Hz at 100 Hz; either way, for 100 ms.
        [TestMethod]
        [DataRow(12_250, false)]
        [DataRow(12_251, true)]
        [DataRow(-12_250, false)]
        [DataRow(-12_251, true)]
        public void What_parameters_explain_is_plausible(int disagreement, bool implausible)
        {
            var bench = new WatchBench();
            bench.See(100_000, 100, disagreement);
            bench.Seen.Leapt = true;
            bench.Run(5);
            Assert.AreEqual(implausible, bench.Motor.RateImplausible);
        }

        [TestMethod]
        [DataRow(10_000, true)]
        [DataRow(10_001, false)]
        public void With_the_drive_off_a_current_of_a_rotor_that_hardly_turns_is_none_of_the_motor(
            int millihertz,
            bool implausible
        )
        {
            var bench = new WatchBench();
            for (int i = 0; i < 5; i++)
            {
                // Slowing down: no runaway.
                bench.See(millihertz, 201, 0);
                bench.RunOff(1);
            }
            Assert.AreEqual(implausible, bench.Motor.CurrentImplausible);
        }

        [TestMethod]
        public void A_runaway_is_over_when_the_motor_is_driven_again_each_time()
        {
            var bench = new WatchBench();
            for (int i = 0; i < 3; i++)
            {
                bench.See(50_000, 0, 0);
                for (int period = 0; period < 5; period++)
                {
                    bench.RunOff(1);
                }
                Assert.IsTrue(bench.Motor.Runaway);
                bench.See(100_000, 100, 0);
                bench.Run(1);
                Assert.IsFalse(bench.Motor.Runaway);
            }
        }
    }
}
