// The calibration by itself, fed with periods of a motor that is known: what it takes, what not, and its bounds.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class MotorLearningTests
    {
        private const int Steady = 120_000;

        /// <summary>A motor by its equation, V = k w + R I, and the calibration that sees its periods.</summary>
        private sealed class Spin
        {
            public readonly MotorModel Model = new MotorModel();
            public readonly MotorCalibration Calibration;

            /// <summary>Microvolts per hertz of the motor there is.</summary>
            public int Constant = 17_500;

            /// <summary>Its resistance in milliohms.</summary>
            public int Milliohms = 1600;

            /// <summary>Current of the rise, at its periods' ends.</summary>
            public int RisingMilliamperes = 600;

            /// <summary>Current of the steady rate.</summary>
            public int SteadyMilliamperes = 110;

            /// <summary>Change of rate in a period of the rise.</summary>
            public int StepMillihertz = 20_000;

            public int TimesLearned;
            public int TimesImpossible;
            private int _end;
            private int _filtered;

            public Spin()
            {
                Calibration = new MotorCalibration(Model);
            }

            public void Begin()
            {
                _end = 0;
                Calibration.Begin();
            }

            /// <summary>Rises to the steady rate in so many periods that tell something.</summary>
            public void Rise(int periods)
            {
                // Up to the first of them it creeps, which tells nothing.
                _end = Steady - periods * StepMillihertz;
                // What such a rise takes tells the motor's time constant, in thousandths of a period: its mean rate
                // is above that of its ends by a twelfth of a period over it, and the current that is read comes
                // from a filter of a twentieth of a period.
                int accelerating = RisingMilliamperes - SteadyMilliamperes;
                int perHertz = accelerating * 1000 / (StepMillihertz / 1000);
                int constants = Ints.Clamp(perHertz, 7_000, 33_000) * 1460 / 16_776 + 500;
                int late = accelerating * 50 / constants;
                _filtered = late;
                See(_end, RisingMilliamperes, 5_000, 9_999);
                for (int i = 0; i < periods; i++)
                {
                    int mean = _end + StepMillihertz / 2 + StepMillihertz / 12 * 1000 / constants;
                    _end += StepMillihertz;
                    See(_end, RisingMilliamperes, mean, StepMillihertz);
                }
            }

            /// <summary>So many periods at the steady rate, of which the encoder reads another.</summary>
            public void Stand(int periods, int reads, int load)
            {
                for (int i = 0; i < periods; i++)
                {
                    _filtered = 0;
                    int volts = Millivolts(Steady, SteadyMilliamperes);
                    Take(volts, SteadyMilliamperes, reads, 0, load);
                }
            }

            /// <summary>One period with its end, its mean rate and the reference's change.</summary>
            public void See(int endMillihertz, int milliamperes, int meanMillihertz, int change)
            {
                int volts = Millivolts(endMillihertz, milliamperes - _filtered);
                Take(volts, milliamperes, meanMillihertz, change, 0);
            }

            /// <summary>From a standing rotor to the steady rate, until nothing is left to learn.</summary>
            public void All(int rising, int load)
            {
                Begin();
                Rise(rising);
                Stand(60, Steady, load);
            }

            private void Take(int millivolts, int milliamperes, int rate, int change, int load)
            {
                if (!Calibration.Open)
                {
                    return;
                }
                Calibration.Update(millivolts, milliamperes, rate, change, load);
                TimesLearned += Calibration.Learned ? 1 : 0;
                TimesImpossible += Calibration.Impossible ? 1 : 0;
                Assert.IsFalse(Calibration.Learned && Calibration.Impossible);
            }

            private int Millivolts(int millihertz, int milliamperes)
            {
                return (int)((millihertz * (long)Constant / 1000 + milliamperes * (long)Milliohms) / 1000);
            }
        }

        [TestMethod]
        [DataRow(16_776, 1460)]
        [DataRow(13_500, 1200)]
        [DataRow(20_500, 1800)]
        [DataRow(14_000, 1700)]
        public void A_rise_and_a_steady_rate_tell_constant_and_resistance(int constant, int milliohms)
        {
            var spin = new Spin();
            spin.Constant = constant;
            spin.Milliohms = milliohms;
            spin.All(5, 100);
            Assert.AreEqual(1, spin.TimesLearned);
            Assert.AreEqual(0, spin.TimesImpossible);
            Check.Near(constant, spin.Model.BackEmfMicrovoltsPerHertz, constant / 300);
            Check.Near(milliohms, spin.Model.Milliohms, 20);
            Assert.IsFalse(spin.Calibration.Open);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(2)]
        public void A_rise_that_was_too_short_tells_nothing_of_resistance_and_inertia(int periods)
        {
            var spin = new Spin();
            spin.All(periods, 100);
            Assert.IsTrue(spin.Model.Measured);
            Assert.AreEqual(MotorModel.NominalMilliohms, spin.Model.Milliohms);
            Assert.AreEqual(MotorModel.NominalInertiaMicroamperes, spin.Model.InertiaMicroamperes);
            // What the resistance takes of a small current is small.
            Check.Near(17_500, spin.Model.BackEmfMicrovoltsPerHertz, 200);
        }

        [TestMethod]
        public void Three_periods_of_rise_are_enough()
        {
            var spin = new Spin();
            spin.All(3, 100);
            Check.Near(1600, spin.Model.Milliohms, 20);
            Assert.AreNotEqual(MotorModel.NominalInertiaMicroamperes, spin.Model.InertiaMicroamperes);
        }

        [TestMethod]
        public void A_rise_that_took_little_more_current_than_the_steady_rate_tells_no_resistance()
        {
            var spin = new Spin();
            spin.SteadyMilliamperes = 410;
            spin.All(5, 100);
            Assert.AreEqual(MotorModel.NominalMilliohms, spin.Model.Milliohms);
        }

        [TestMethod]
        [DataRow(900, 1460 * 75 / 100)]
        [DataRow(2300, 1460 * 130 / 100)]
        public void No_resistance_is_believed_that_no_sound_motor_has(int milliohms, int believed)
        {
            var spin = new Spin();
            spin.Milliohms = milliohms;
            spin.All(5, 100);
            Assert.AreEqual(believed, spin.Model.Milliohms);
        }

        [TestMethod]
        public void The_first_periods_after_the_rise_are_not_looked_at()
        {
            var spin = new Spin();
            spin.Begin();
            spin.Rise(5);
            spin.Stand(2, Steady * 105 / 100, 0);
            Assert.AreEqual(0, spin.TimesLearned);
            spin.Stand(3, Steady, 0);
            Assert.AreEqual(0, spin.TimesLearned);
            spin.Stand(1, Steady, 0);
            Assert.AreEqual(1, spin.TimesLearned);
            Check.Near(17_500, spin.Model.BackEmfMicrovoltsPerHertz, 60);
        }

        [TestMethod]
        public void A_reference_that_moves_on_begins_the_steady_rate_anew()
        {
            var spin = new Spin();
            spin.Begin();
            spin.Rise(5);
            spin.Stand(5, Steady * 110 / 100, 0);
            spin.See(Steady, spin.SteadyMilliamperes, Steady * 110 / 100, -1);
            Assert.AreEqual(0, spin.TimesLearned);
            spin.Stand(5, Steady, 0);
            Assert.AreEqual(0, spin.TimesLearned);
            spin.Stand(1, Steady, 0);
            Assert.AreEqual(1, spin.TimesLearned);
            Check.Near(17_500, spin.Model.BackEmfMicrovoltsPerHertz, 60);
        }

        [TestMethod]
        public void A_spin_up_that_was_broken_off_leaves_nothing_behind()
        {
            var spin = new Spin();
            spin.Milliohms = 500;
            spin.Begin();
            spin.Rise(4);
            spin.Stand(5, Steady / 2, 0);
            spin.Milliohms = 1600;
            spin.All(5, 100);
            Check.Near(17_500, spin.Model.BackEmfMicrovoltsPerHertz, 60);
            Check.Near(1600, spin.Model.Milliohms, 20);
        }

        [TestMethod]
        [DataRow(7_900)]
        [DataRow(0)]
        public void A_rotor_that_hardly_turns_teaches_nothing_and_is_no_fault(int rate)
        {
            var spin = new Spin();
            spin.Begin();
            spin.Stand(40, rate, 100);
            Assert.IsFalse(spin.Model.Measured);
            Assert.AreEqual(0, spin.TimesLearned);
            Assert.AreEqual(0, spin.TimesImpossible);
            Assert.AreEqual(0, spin.Calibration.WorthKeeping);
        }

        [TestMethod]
        [DataRow(12_700, false)]
        [DataRow(13_000, true)]
        [DataRow(20_800, true)]
        [DataRow(21_100, false)]
        public void A_constant_that_no_sound_motor_has_is_impossible_once_and_not_believed(
            int constant,
            bool sound
        )
        {
            var spin = new Spin();
            spin.Constant = constant;
            spin.Begin();
            spin.Rise(5);
            spin.Stand(7, Steady, 100);
            Assert.AreEqual(sound ? 0 : 1, spin.TimesImpossible);
            Assert.AreEqual(sound ? 1 : 0, spin.TimesLearned);
            Assert.AreEqual(sound, spin.Model.Measured);
            Assert.AreEqual(sound, spin.Calibration.WorthKeeping != 0);
        }

        [TestMethod]
        [DataRow(15_300, true)]
        [DataRow(14_900, false)]
        [DataRow(18_500, true)]
        [DataRow(18_900, false)]
        public void A_constant_more_than_a_tenth_from_the_kept_one_is_impossible(int constant, bool sound)
        {
            var spin = new Spin();
            spin.Calibration.Keep(17_000);
            spin.Constant = constant;
            spin.All(5, 100);
            Assert.AreEqual(sound, spin.TimesImpossible == 0);
            Assert.AreEqual(sound, spin.TimesLearned == 1);
        }

        [TestMethod]
        [DataRow(16_900, 0)]
        [DataRow(17_500, 0)]
        [DataRow(0, 17_500)]
        [DataRow(18_500, 17_500)]
        [DataRow(16_500, 17_500)]
        public void Only_what_differs_by_more_than_two_percent_is_worth_keeping(int kept, int worth)
        {
            var spin = new Spin();
            spin.Calibration.Keep(kept == 16_900 ? 17_200 : kept);
            Assert.AreEqual(0, spin.Calibration.WorthKeeping);
            spin.All(5, 100);
            Check.Near(worth, spin.Calibration.WorthKeeping, worth == 0 ? 0 : 60);
            spin.Calibration.Reset();
            Assert.AreEqual(0, spin.Calibration.WorthKeeping);
            Assert.IsFalse(spin.Calibration.Open);
        }

        [TestMethod]
        public void Another_cartridge_ends_what_was_under_way_and_what_was_impossible()
        {
            var spin = new Spin();
            spin.Begin();
            spin.Rise(5);
            Assert.IsTrue(spin.Calibration.Open);
            spin.Calibration.Reset();
            Assert.IsFalse(spin.Calibration.Open);
            spin.Constant = 25_000;
            spin.Begin();
            spin.Rise(5);
            for (int i = 0; i < 10 && !spin.Calibration.Impossible; i++)
            {
                spin.Stand(1, Steady, 100);
            }
            Assert.IsTrue(spin.Calibration.Impossible);
            spin.Calibration.Reset();
            Assert.IsFalse(spin.Calibration.Impossible);
        }

        [TestMethod]
        [DataRow(700, false)]
        [DataRow(740, true)]
        [DataRow(900, true)]
        [DataRow(1280, true)]
        [DataRow(1330, false)]
        public void Friction_that_may_be_the_motors_is_taken_and_more_is_skin(int permille, bool taken)
        {
            var spin = new Spin();
            int air = AirOfLearned(spin);
            spin.All(5, air * permille / 1000);
            Assert.IsFalse(spin.Calibration.Open);
            Check.Near(
                taken ? 150 * permille / 1000 : 150,
                spin.Model.CoulombMicronewtonMetres,
                taken ? 2 : 0
            );
            // What was taken is not looked for again.
            spin.Calibration.Begin();
            Assert.AreEqual(!taken, spin.Calibration.Open);
        }

        [TestMethod]
        public void The_load_is_looked_at_only_after_the_rotor_has_gone_where_it_ought_to_be()
        {
            var spin = new Spin();
            int air = AirOfLearned(spin);
            spin.Begin();
            spin.Rise(5);
            spin.Stand(6, Steady, 0);
            Assert.AreEqual(1, spin.TimesLearned);
            spin.Stand(6, Steady, 20 * air);
            Assert.IsTrue(spin.Calibration.Open);
            spin.Stand(30, Steady, air * 9 / 10);
            Assert.IsFalse(spin.Calibration.Open);
            Check.Near(135, spin.Model.CoulombMicronewtonMetres, 2);
        }

        [TestMethod]
        public void A_second_spin_up_that_looks_for_the_friction_leaves_the_constant()
        {
            var spin = new Spin();
            spin.All(5, 900);
            Assert.AreEqual(1, spin.TimesLearned);
            int constant = spin.Model.BackEmfMicrovoltsPerHertz;
            spin.Constant = 15_000;
            spin.All(5, AirOfLearned(spin));
            Assert.AreEqual(1, spin.TimesLearned);
            Assert.AreEqual(0, spin.TimesImpossible);
            Assert.AreEqual(constant, spin.Model.BackEmfMicrovoltsPerHertz);
            Assert.IsFalse(spin.Calibration.Open);
        }

        [TestMethod]
        public void With_another_cartridge_the_friction_is_looked_for_until_it_is_found_anew()
        {
            var spin = new Spin();
            spin.All(5, AirOfLearned(spin));
            spin.Calibration.Reset();
            spin.All(5, 900);
            Assert.AreEqual(2, spin.TimesLearned);
            spin.Calibration.Begin();
            Assert.IsTrue(spin.Calibration.Open);
        }

        [TestMethod]
        [DataRow(20_000, 12_000)]
        [DataRow(20_000, 25_000)]
        [DataRow(15_000, 18_000)]
        [DataRow(30_000, 16_000)]
        public void The_current_that_only_the_rise_took_tells_the_inertia(int step, int microamperes)
        {
            AssertInertia(step, microamperes, 0, microamperes, microamperes / 25);
        }

        [TestMethod]
        public void Skin_that_was_there_while_the_reference_rose_is_no_inertia()
        {
            AssertInertia(20_000, 18_000, 150, 18_000, 800);
        }

        [TestMethod]
        [DataRow(4_000, 7_000)]
        [DataRow(45_000, 33_000)]
        public void No_inertia_is_believed_that_no_sound_rotor_has(int microamperes, int believed)
        {
            AssertInertia(20_000, microamperes, 0, believed, 0);
        }

        [TestMethod]
        public void A_rotor_that_did_not_follow_the_rise_tells_no_inertia()
        {
            var spin = new Spin();
            spin.Begin();
            for (int i = 0; i < 5; i++)
            {
                spin.See(Steady, 500, Steady + i * 4_000, 20_000);
            }
            spin.Stand(60, Steady, 100);
            Assert.IsFalse(spin.Calibration.Open);
            Assert.AreEqual(MotorModel.NominalInertiaMicroamperes, spin.Model.InertiaMicroamperes);
        }

        private static void AssertInertia(int step, int microamperes, int skin, int expected, int tolerance)
        {
            var spin = new Spin();
            spin.StepMillihertz = step;
            int load = AirOfLearned(spin) + skin;
            spin.SteadyMilliamperes = load;
            // Over the four counted rises, the middle of the means lies two steps below the steady rate.
            int middle = spin.Model.AirMilliamperes(Steady - 2 * step);
            spin.RisingMilliamperes = middle + skin + (int)(step * (long)microamperes / 1_000_000);
            spin.All(4, load);
            Check.Near(expected, spin.Model.InertiaMicroamperes, tolerance);
        }

        // Air of a motor that is as the spin's one, by the friction of the data sheet.
        private static int AirOfLearned(Spin spin)
        {
            var model = new MotorModel();
            model.Take(spin.Constant, spin.Milliohms);
            return model.AirMilliamperes(Steady);
        }
    }
}
