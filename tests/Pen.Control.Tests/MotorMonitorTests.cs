// The motor's watch while it drives, by itself: each threshold and each patience to the digit.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class MotorMonitorTests
    {
        [TestMethod]
        public void A_sound_motor_is_not_suspected()
        {
            var bench = new WatchBench();
            bench.Run(100);
            Assert.IsFalse(bench.Motor.Suspected);
        }

        [TestMethod]
        public void The_pressure_warning_comes_above_600_and_goes_at_500_micronewton_metres()
        {
            var bench = new WatchBench();
            AssertWarns(bench, 600, false);
            AssertWarns(bench, 601, true);
            AssertWarns(bench, 501, true);
            AssertWarns(bench, 500, false);
            AssertWarns(bench, 600, false);
        }

        [TestMethod]
        public void A_load_above_750_micronewton_metres_is_an_overload_after_1200_ms()
        {
            var bench = new WatchBench();
            bench.Seen.SkinMicronewtonMetres = 750;
            bench.Run(200);
            Assert.IsFalse(bench.Motor.Suspected);
            bench.Seen.SkinMicronewtonMetres = 751;
            bench.Run(59);
            Assert.IsFalse(bench.Motor.Overloaded);
            bench.Run(1);
            Assert.IsTrue(bench.Motor.Overloaded);
            bench.Seen.SkinMicronewtonMetres = 750;
            bench.Run(1);
            Assert.IsFalse(bench.Motor.Overloaded);
        }

        [TestMethod]
        public void An_overload_that_is_let_go_begins_anew_also_while_something_else_is_suspected()
        {
            var bench = new WatchBench();
            bench.Seen.SkinMicronewtonMetres = 751;
            bench.Run(50);
            bench.Seen.SkinMicronewtonMetres = 0;
            bench.Turn(100_000, 0);
            bench.Run(1);
            bench.Turn(100_000, 100);
            bench.Seen.SkinMicronewtonMetres = 751;
            bench.Run(59);
            Assert.IsFalse(bench.Motor.Overloaded);
            bench.Run(1);
            Assert.IsTrue(bench.Motor.Overloaded);
        }

        [TestMethod]
        public void A_rotor_slower_than_a_quarter_of_the_reference_is_stalled_after_160_ms()
        {
            var bench = new WatchBench();
            bench.Turn(25_000, 100);
            bench.Run(50);
            Assert.IsFalse(bench.Motor.Suspected);
            bench.Turn(24_999, 100);
            bench.Run(7);
            Assert.IsTrue(bench.Motor.Suspected);
            Assert.IsFalse(bench.Motor.Stalled);
            bench.Run(1);
            Assert.IsTrue(bench.Motor.Stalled);
        }

        [TestMethod]
        public void A_stall_that_comes_free_begins_anew()
        {
            var bench = new WatchBench();
            bench.Turn(20_000, 100);
            bench.Run(7);
            bench.Turn(100_000, 100);
            bench.Run(1);
            Assert.IsFalse(bench.Motor.Suspected);
            bench.Turn(20_000, 100);
            bench.Run(7);
            Assert.IsFalse(bench.Motor.Stalled);
        }

        [TestMethod]
        [DataRow(9_999, 30_001, true)]
        [DataRow(10_000, 30_001, false)]
        [DataRow(9_999, 30_000, false)]
        public void An_encoder_below_10_Hz_is_lost_after_100_ms_of_a_back_emf_more_than_30_Hz_faster(
            int encoder,
            int faster,
            bool lost
        )
        {
            var bench = new WatchBench();
            bench.Turn(encoder, 100);
            bench.Seen.DisagreementMillihertz = -faster;
            bench.Run(4);
            Assert.IsFalse(bench.Motor.EncoderLost);
            bench.Run(1);
            Assert.AreEqual(lost, bench.Motor.EncoderLost);
            // What is lost is no stall, and the other way round.
            bench.Run(10);
            Assert.AreEqual(!lost, bench.Motor.Stalled);
            Assert.IsFalse(bench.Motor.RateImplausible);
        }

        [TestMethod]
        public void An_encoder_that_comes_back_for_a_period_is_lost_anew()
        {
            var bench = new WatchBench();
            bench.Turn(9_999, 100);
            bench.Seen.DisagreementMillihertz = -90_000;
            bench.Run(4);
            bench.Turn(10_000, 100);
            bench.Run(1);
            bench.Turn(9_999, 100);
            bench.Seen.DisagreementMillihertz = -90_000;
            bench.Run(4);
            Assert.IsFalse(bench.Motor.EncoderLost);
        }

        [TestMethod]
        public void A_rotor_above_the_trip_is_too_fast_in_the_second_period_in_a_row()
        {
            var bench = new WatchBench { Trip = 110_000 };
            bench.Turn(110_000, 100);
            bench.Run(10);
            Assert.IsFalse(bench.Motor.Suspected);
            bench.Turn(110_001, 100);
            bench.Run(1);
            Assert.IsFalse(bench.Motor.OverSpeed);
            bench.Turn(110_000, 100);
            bench.Run(1);
            bench.Turn(110_001, 100);
            bench.Run(1);
            Assert.IsFalse(bench.Motor.OverSpeed);
            bench.Run(1);
            Assert.IsTrue(bench.Motor.OverSpeed);
        }

        // A sixteenth of 96 Hz is 6 Hz.
        [TestMethod]
        [DataRow(true, 12_000)]
        [DataRow(false, 80_000)]
        public void Encoder_and_back_emf_may_disagree_by_so_much_for_100_ms(bool measured, int most)
        {
            for (int sign = -1; sign <= 1; sign += 2)
            {
                var bench = new WatchBench();
                if (!measured)
                {
                    bench.Model.Forget();
                }
                bench.Turn(96_000, 100);
                bench.Seen.DisagreementMillihertz = sign * most;
                bench.Run(50);
                Assert.IsFalse(bench.Motor.Suspected);
                bench.Seen.DisagreementMillihertz = sign * (most + 1);
                bench.Run(4);
                Assert.IsTrue(bench.Motor.Suspected);
                Assert.IsFalse(bench.Motor.RateImplausible);
                bench.Run(1);
                Assert.IsTrue(bench.Motor.RateImplausible);
            }
        }

        [TestMethod]
        public void A_disagreement_that_ends_begins_anew_also_while_something_else_is_suspected()
        {
            var bench = new WatchBench();
            bench.Seen.DisagreementMillihertz = 50_000;
            bench.Run(4);
            bench.Turn(100_000, 100);
            bench.Seen.SkinMicronewtonMetres = 800;
            bench.Run(1);
            bench.Seen.DisagreementMillihertz = 50_000;
            bench.Run(4);
            Assert.IsFalse(bench.Motor.RateImplausible);
            bench.Run(1);
            Assert.IsTrue(bench.Motor.RateImplausible);
        }

        [TestMethod]
        public void A_rotor_that_is_pushed_is_too_fast_and_a_drive_that_does_not_obey_makes_its_rate_implausible()
        {
            var pushed = new WatchBench();
            pushed.Turn(110_000, 0);
            pushed.Run(1);
            pushed.Turn(120_000, 0);
            pushed.Run(1);
            Assert.IsTrue(pushed.Motor.OverSpeed);
            var disobeyed = new WatchBench();
            for (int i = 0; i < 3; i++)
            {
                Assert.IsFalse(disobeyed.Motor.RateImplausible);
                disobeyed.Seen.Leapt = true;
                disobeyed.Run(1);
            }
            Assert.IsTrue(disobeyed.Motor.RateImplausible);
        }

        [TestMethod]
        public void A_leap_is_forgotten_once_the_motor_is_sound_again()
        {
            var bench = new WatchBench();
            for (int i = 0; i < 5; i++)
            {
                bench.Seen.Leapt = true;
                bench.Run(1);
                Assert.IsTrue(bench.Motor.Suspected);
                bench.Run(1);
                Assert.IsFalse(bench.Motor.Suspected);
            }
            Assert.IsFalse(bench.Motor.RateImplausible);
        }

        [TestMethod]
        public void A_measurement_that_no_motor_gives_is_implausible_at_once()
        {
            var bench = new WatchBench();
            bench.Calibration.Impossible = true;
            bench.Run(1);
            Assert.IsTrue(bench.Motor.RateImplausible);
        }

        [TestMethod]
        public void A_current_of_1600_mA_passes_and_one_of_1601_cuts_at_once()
        {
            var bench = new WatchBench();
            bench.Turn(100_000, 1600);
            bench.Run(1);
            Assert.IsFalse(bench.Motor.Cut);
            bench.Turn(100_000, 1601);
            bench.Run(1);
            Assert.IsTrue(bench.Motor.Cut);
            Assert.IsTrue(bench.Motor.Suspected);
            Assert.IsFalse(bench.Motor.OverCurrent);
        }

        [TestMethod]
        [DataRow(9_999, true)]
        [DataRow(10_000, false)]
        public void What_drew_too_much_is_a_stall_if_the_rotor_stands_in_the_next_period(
            int rate,
            bool stalled
        )
        {
            var bench = new WatchBench();
            bench.Turn(100_000, 1700);
            bench.Run(1);
            bench.Turn(rate, 0);
            bench.Run(1);
            Assert.AreEqual(stalled, bench.Motor.Stalled);
            Assert.AreEqual(!stalled, bench.Motor.OverCurrent);
        }

        [TestMethod]
        [DataRow(2400, false)]
        [DataRow(2401, true)]
        public void A_current_above_2400_mA_is_none_of_this_motor(int milliamperes, bool implausible)
        {
            var bench = new WatchBench();
            bench.Turn(100_000, milliamperes);
            bench.Run(1);
            Assert.IsTrue(bench.Motor.Cut);
            Assert.AreEqual(implausible, bench.Motor.CurrentImplausible);
        }

        [TestMethod]
        public void With_the_drive_off_nothing_of_the_run_is_suspected_any_more()
        {
            var bench = new WatchBench();
            bench.Seen.SkinMicronewtonMetres = 900;
            bench.Turn(20_000, 100);
            bench.Run(100);
            Assert.IsTrue(bench.Motor.Stalled && bench.Motor.Overloaded && bench.Motor.PressureWarning);
            bench.Turn(0, 0);
            bench.RunOff(1);
            Assert.IsFalse(bench.Motor.Suspected || bench.Motor.Stalled || bench.Motor.Overloaded);
            Assert.IsFalse(bench.Motor.PressureWarning);
            bench.Seen.SkinMicronewtonMetres = 0;
            bench.Turn(20_000, 100);
            bench.Run(7);
            Assert.IsFalse(bench.Motor.Stalled);
            bench.Turn(100_000, 1700);
            bench.Run(2);
            Assert.IsTrue(bench.Motor.Cut && bench.Motor.OverCurrent);
            bench.Turn(0, 0);
            bench.RunOff(1);
            Assert.IsFalse(bench.Motor.Cut || bench.Motor.OverCurrent);
        }

        [TestMethod]
        public void Each_finding_of_a_run_ends_with_it()
        {
            var fast = new WatchBench { Trip = 90_000 };
            fast.Run(2);
            Assert.IsTrue(fast.Motor.OverSpeed);
            var lost = new WatchBench();
            lost.Turn(0, 100);
            lost.Seen.DisagreementMillihertz = -90_000;
            lost.Run(5);
            Assert.IsTrue(lost.Motor.EncoderLost);
            var wrong = new WatchBench();
            wrong.Seen.DisagreementMillihertz = 50_000;
            wrong.Run(5);
            Assert.IsTrue(wrong.Motor.RateImplausible);
            var blind = new WatchBench();
            blind.Turn(100_000, 0);
            blind.Run(8);
            Assert.IsTrue(blind.Motor.CurrentImplausible);
            WatchBench[] all = { fast, lost, wrong, blind };
            for (int i = 0; i < all.Length; i++)
            {
                MotorMonitor motor = all[i].Motor;
                all[i].Turn(0, 0);
                all[i].RunOff(1);
                Assert.IsFalse(motor.OverSpeed || motor.EncoderLost || motor.RateImplausible);
                Assert.IsFalse(motor.CurrentImplausible || motor.Suspected);
            }
        }

        private static void AssertWarns(WatchBench bench, int skin, bool warns)
        {
            bench.Seen.SkinMicronewtonMetres = skin;
            bench.Run(1);
            Assert.AreEqual(warns, bench.Motor.PressureWarning);
        }
    }
}
