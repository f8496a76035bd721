// The motor's watch by itself: each threshold and each patience to the digit.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class MotorMonitorTests
    {
        /// <summary>A watch over the data sheet's motor, at full duty so that the battery is what is applied.</summary>
        private sealed class Bench
        {
            public readonly MotorModel Model = new MotorModel();
            public readonly MotorMonitor Motor;
            public readonly PenInputs In = new PenInputs();
            public int Reference = 100_000;
            public int Trip = 168_000;
            public int Duty = 1000;
            public int Load;
            public bool Steady;

            public Bench()
            {
                Motor = new MotorMonitor(Model, new MotorCalibration(Model));
                Turn(100_000, 100);
            }

            /// <summary>Readings of a motor that turns at a rate with a current.</summary>
            public void Turn(int millihertz, int milliamperes)
            {
                Read(millihertz, milliamperes, Model.BackEmfMillivolts(millihertz));
            }

            /// <summary>Readings with a back-EMF of their own.</summary>
            public void Read(int millihertz, int milliamperes, int backEmfMillivolts)
            {
                In.RotorRateMillihertz = millihertz;
                In.MotorCurrentMilliamperes = milliamperes;
                In.BatteryMillivolts = backEmfMillivolts + MotorModel.ResistiveMillivolts(milliamperes);
            }

            public void Run(int periods)
            {
                for (int i = 0; i < periods; i++)
                {
                    Motor.Driven(In, Reference, Steady, Trip, Duty, Load, 20);
                }
            }

            public void RunOff(int periods)
            {
                for (int i = 0; i < periods; i++)
                {
                    Motor.Off(In, 20);
                }
            }
        }

        [TestMethod]
        public void A_sound_motor_is_not_suspected()
        {
            var bench = new Bench();
            bench.Run(100);
            Assert.IsFalse(bench.Motor.Suspected);
        }

        [TestMethod]
        public void The_pressure_warning_comes_above_600_and_goes_at_500_micronewton_metres()
        {
            var bench = new Bench { Load = 600 };
            bench.Run(1);
            Assert.IsFalse(bench.Motor.PressureWarning);
            bench.Load = 601;
            bench.Run(1);
            Assert.IsTrue(bench.Motor.PressureWarning);
            bench.Load = 501;
            bench.Run(5);
            Assert.IsTrue(bench.Motor.PressureWarning);
            bench.Load = 500;
            bench.Run(1);
            Assert.IsFalse(bench.Motor.PressureWarning);
            bench.Load = 600;
            bench.Run(1);
            Assert.IsFalse(bench.Motor.PressureWarning);
        }

        [TestMethod]
        public void A_load_above_750_micronewton_metres_is_an_overload_after_1200_ms()
        {
            var bench = new Bench { Load = 750 };
            bench.Run(200);
            Assert.IsFalse(bench.Motor.Suspected);
            bench.Load = 751;
            bench.Run(59);
            Assert.IsFalse(bench.Motor.Overloaded);
            bench.Run(1);
            Assert.IsTrue(bench.Motor.Overloaded);
            bench.Load = 750;
            bench.Run(1);
            Assert.IsFalse(bench.Motor.Overloaded);
        }

        [TestMethod]
        public void An_overload_that_is_let_go_begins_anew_also_while_something_else_is_suspected()
        {
            var bench = new Bench { Load = 751 };
            bench.Run(50);
            bench.Load = 0;
            bench.Turn(100_000, 0);
            bench.Run(1);
            bench.Turn(100_000, 100);
            bench.Load = 751;
            bench.Run(59);
            Assert.IsFalse(bench.Motor.Overloaded);
            bench.Run(1);
            Assert.IsTrue(bench.Motor.Overloaded);
        }

        [TestMethod]
        public void A_rotor_slower_than_a_quarter_of_the_reference_is_stalled_after_160_ms()
        {
            var bench = new Bench();
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
            var bench = new Bench();
            bench.Turn(20_000, 100);
            bench.Run(7);
            bench.Turn(100_000, 100);
            bench.Run(1);
            Assert.IsFalse(bench.Motor.Suspected);
            bench.Turn(20_000, 100);
            bench.Run(7);
            Assert.IsFalse(bench.Motor.Stalled);
        }

        // At 550 mA the winding drops 803 mV: of 1460 mV applied, 657 are left, which is 45 % exactly.
        [TestMethod]
        [DataRow(9_999, 1461, 40_001, true)]
        [DataRow(10_000, 1461, 40_001, false)]
        [DataRow(9_999, 1460, 40_001, false)]
        [DataRow(9_999, 1461, 40_000, false)]
        public void An_encoder_is_lost_that_says_below_10_Hz_while_the_back_emf_says_turning_for_100_ms(
            int rate,
            int appliedMillivolts,
            int reference,
            bool lost
        )
        {
            var bench = new Bench { Reference = reference };
            bench.In.RotorRateMillihertz = rate;
            bench.In.MotorCurrentMilliamperes = 550;
            bench.In.BatteryMillivolts = appliedMillivolts;
            bench.Run(4);
            Assert.IsFalse(bench.Motor.EncoderLost);
            bench.Run(1);
            Assert.AreEqual(lost, bench.Motor.EncoderLost);
            Assert.IsFalse(bench.Motor.RateImplausible);
        }

        [TestMethod]
        public void A_rotor_above_the_trip_is_too_fast_in_the_second_period_in_a_row()
        {
            var bench = new Bench { Trip = 110_000 };
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

        [TestMethod]
        [DataRow(24, 40_001, 1000, true)]
        [DataRow(25, 40_001, 1000, false)]
        [DataRow(24, 40_000, 1000, false)]
        [DataRow(24, 40_001, 0, false)]
        public void A_motor_that_turns_and_draws_less_than_25_mA_for_160_ms_is_not_measured(
            int milliamperes,
            int rate,
            int duty,
            bool implausible
        )
        {
            var bench = new Bench { Duty = duty };
            bench.Turn(rate, milliamperes);
            bench.Run(7);
            Assert.IsFalse(bench.Motor.CurrentImplausible);
            bench.Run(1);
            Assert.AreEqual(implausible, bench.Motor.CurrentImplausible);
        }

        [TestMethod]
        [DataRow(false, 1500)]
        [DataRow(true, 1200)]
        public void An_encoder_may_read_so_much_more_than_the_back_emf_and_8_Hz(bool measured, int permille)
        {
            var bench = new Bench { Trip = 1_000_000 };
            if (measured)
            {
                bench.Model.Take(bench.Model.BackEmfMicrovoltsPerHertz);
            }
            const int BackEmf = 1000;
            int most = bench.Model.RateOfBackEmfMillihertz(BackEmf) / 1000 * permille + 8000;
            bench.Read(most, 100, BackEmf);
            bench.Run(50);
            Assert.IsFalse(bench.Motor.Suspected);
            bench.Read(most + 1, 100, BackEmf);
            bench.Run(4);
            Assert.IsFalse(bench.Motor.RateImplausible);
            bench.Run(1);
            Assert.IsTrue(bench.Motor.RateImplausible);
        }

        [TestMethod]
        [DataRow(false, 1500)]
        [DataRow(true, 1200)]
        public void A_back_emf_may_say_so_much_more_than_the_encoder_and_8_Hz(bool measured, int permille)
        {
            var bench = new Bench();
            if (measured)
            {
                bench.Model.Take(bench.Model.BackEmfMicrovoltsPerHertz);
            }
            const int Rate = 60_000;
            int most = 1;
            while (bench.Model.RateOfBackEmfMillihertz(most + 1) <= Rate / 1000 * permille + 8000)
            {
                most++;
            }
            bench.Read(Rate, 100, most);
            bench.Run(50);
            Assert.IsFalse(bench.Motor.Suspected);
            bench.Read(Rate, 100, most + 1);
            bench.Run(4);
            Assert.IsFalse(bench.Motor.RateImplausible);
            bench.Run(1);
            Assert.IsTrue(bench.Motor.RateImplausible);
        }

        [TestMethod]
        public void Below_40_Hz_encoder_and_back_emf_are_not_compared()
        {
            var bench = new Bench();
            bench.Read(40_000, 100, 0);
            bench.Run(50);
            Assert.IsFalse(bench.Motor.Suspected);
            bench.Read(40_001, 100, 0);
            bench.Run(5);
            Assert.IsTrue(bench.Motor.RateImplausible);
            // A back-EMF against the rotation says no more than none.
            bench.Read(40_000, 100, -900);
            bench.Run(1);
            Assert.IsFalse(bench.Motor.Suspected);
        }

        [TestMethod]
        public void A_disagreement_that_ends_begins_anew_also_while_something_else_is_suspected()
        {
            var bench = new Bench();
            bench.Read(100_000, 100, 100);
            bench.Run(4);
            bench.Turn(100_000, 100);
            bench.Load = 800;
            bench.Run(1);
            bench.Read(100_000, 100, 100);
            bench.Run(4);
            Assert.IsFalse(bench.Motor.RateImplausible);
            bench.Run(1);
            Assert.IsTrue(bench.Motor.RateImplausible);
        }

        [TestMethod]
        public void The_constant_is_learned_from_16_steady_periods_in_a_row_above_40_Hz()
        {
            var bench = new Bench { Steady = true };
            bench.Turn(100_000, 100);
            bench.Run(15);
            Assert.IsFalse(bench.Model.Measured);
            bench.Steady = false;
            bench.Run(1);
            bench.Steady = true;
            bench.Run(15);
            Assert.IsFalse(bench.Model.Measured);
            bench.Turn(40_000, 100);
            bench.Run(20);
            Assert.IsFalse(bench.Model.Measured);
            bench.Turn(40_001, 100);
            bench.Run(16);
            Assert.IsTrue(bench.Model.Measured);
        }

        [TestMethod]
        public void A_current_of_1600_mA_passes_and_one_of_1601_cuts_at_once()
        {
            var bench = new Bench();
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
            var bench = new Bench();
            bench.Turn(100_000, 1700);
            bench.Run(1);
            bench.Turn(rate, 0);
            bench.Run(1);
            Assert.AreEqual(stalled, bench.Motor.Stalled);
            Assert.AreEqual(!stalled, bench.Motor.OverCurrent);
        }

        [TestMethod]
        public void With_the_drive_off_nothing_of_the_run_is_suspected_any_more()
        {
            var bench = new Bench { Load = 900 };
            bench.Turn(20_000, 100);
            bench.Run(100);
            Assert.IsTrue(bench.Motor.Stalled && bench.Motor.Overloaded && bench.Motor.PressureWarning);
            bench.Turn(0, 0);
            bench.RunOff(1);
            Assert.IsFalse(bench.Motor.Suspected || bench.Motor.Stalled || bench.Motor.Overloaded);
            Assert.IsFalse(bench.Motor.PressureWarning);
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
            var fast = new Bench { Trip = 90_000 };
            fast.Run(2);
            Assert.IsTrue(fast.Motor.OverSpeed);
            var lost = new Bench();
            lost.Read(0, 100, 1700);
            lost.Run(5);
            Assert.IsTrue(lost.Motor.EncoderLost);
            var wrong = new Bench();
            wrong.Read(100_000, 100, 100);
            wrong.Run(5);
            Assert.IsTrue(wrong.Motor.RateImplausible);
            var blind = new Bench();
            blind.Turn(100_000, 0);
            blind.Run(8);
            Assert.IsTrue(blind.Motor.CurrentImplausible);
            Bench[] all = { fast, lost, wrong, blind };
            for (int i = 0; i < all.Length; i++)
            {
                MotorMonitor motor = all[i].Motor;
                all[i].Turn(0, 0);
                all[i].RunOff(1);
                Assert.IsFalse(motor.OverSpeed || motor.EncoderLost || motor.RateImplausible);
                Assert.IsFalse(motor.CurrentImplausible || motor.Suspected);
            }
        }

        [TestMethod]
        [DataRow(10_000, false)]
        [DataRow(10_001, true)]
        [DataRow(-10_001, true)]
        public void A_rotor_above_10_Hz_with_the_drive_off_has_run_away_after_60_ms(int rate, bool away)
        {
            var bench = new Bench();
            bench.Turn(rate, 0);
            bench.RunOff(2);
            Assert.IsFalse(bench.Motor.Runaway);
            bench.RunOff(1);
            Assert.AreEqual(away, bench.Motor.Runaway);
            bench.RunOff(100);
            Assert.AreEqual(away, bench.Motor.Runaway);
            bench.Turn(0, 0);
            bench.RunOff(1);
            Assert.IsFalse(bench.Motor.Runaway);
        }

        [TestMethod]
        public void A_rotor_that_brakes_by_an_eighth_a_period_is_no_runaway()
        {
            var bench = new Bench();
            int rate = 160_000;
            for (int i = 0; i < 20 && rate > 10_000; i++)
            {
                bench.Turn(rate, 0);
                bench.RunOff(1);
                Assert.IsFalse(bench.Motor.Runaway);
                rate -= rate / 8;
            }
            bench.Turn(160_000, 0);
            bench.RunOff(1);
            bench.Turn(150_000, 0);
            bench.RunOff(1);
            bench.Turn(141_000, 0);
            bench.RunOff(1);
            Assert.IsTrue(bench.Motor.Runaway);
        }

        [TestMethod]
        public void A_runaway_that_began_before_a_run_is_forgotten_with_it()
        {
            var bench = new Bench();
            bench.Turn(100_000, 0);
            bench.RunOff(10);
            Assert.IsTrue(bench.Motor.Runaway);
            bench.Turn(100_000, 100);
            bench.Run(1);
            Assert.IsFalse(bench.Motor.Runaway);
            bench.RunOff(2);
            Assert.IsFalse(bench.Motor.Runaway);
        }

        [TestMethod]
        [DataRow(200, false)]
        [DataRow(201, true)]
        public void A_current_above_200_mA_with_drive_and_rotor_still_is_implausible_after_100_ms(
            int milliamperes,
            bool implausible
        )
        {
            var bench = new Bench();
            bench.Turn(0, milliamperes);
            bench.RunOff(4);
            Assert.IsFalse(bench.Motor.CurrentImplausible);
            bench.RunOff(1);
            Assert.AreEqual(implausible, bench.Motor.CurrentImplausible);
            Assert.AreEqual(implausible, bench.Motor.Suspected);
            bench.RunOff(100);
            Assert.AreEqual(implausible, bench.Motor.CurrentImplausible);
            bench.Turn(0, 0);
            bench.RunOff(1);
            Assert.IsFalse(bench.Motor.CurrentImplausible || bench.Motor.Suspected);
        }

        [TestMethod]
        public void A_braking_rotor_may_draw_what_it_likes()
        {
            var bench = new Bench();
            bench.Turn(10_001, 900);
            bench.RunOff(50);
            Assert.IsFalse(bench.Motor.CurrentImplausible);
        }

        [TestMethod]
        [DataRow(649, false)]
        [DataRow(651, true)]
        [DataRow(1299, true)]
        [DataRow(1301, false)]
        public void A_constant_is_believed_from_650_to_1300_permille_of_the_data_sheets(
            int permille,
            bool believed
        )
        {
            var model = new MotorModel();
            var calibration = new MotorCalibration(model);
            int revision = model.Revision;
            // At 100 Hz a microvolt a hertz is a tenth of a millivolt.
            int backEmf = MotorModel.NominalMicrovoltsPerHertz / 10 * permille / 1000;
            for (int i = 0; i < 16; i++)
            {
                calibration.Update(backEmf, 100_000);
            }
            Assert.AreEqual(!believed, calibration.Impossible);
            Assert.AreEqual(believed, model.Measured);
            Check.Near(revision + (believed ? 1 : 0), model.Revision, 0);
            // What no motor gives is told for one period.
            calibration.Update(backEmf, 100_000);
            Assert.IsFalse(calibration.Impossible);
        }
    }
}
