// The observer at its limits: periods of another length, jumps, currents that nobody sees, and what it forgets.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class LoadObserverLimitTests
    {
        [TestMethod]
        public void What_resistance_does_not_take_is_back_emf_and_its_rate_the_constants()
        {
            var model = new MotorModel();
            LoadObserver observer = Settled(model, 90_000);
            observer.Update(2400, 250, 120_000, 20);
            Assert.AreEqual(2400 - 250 * 1460 / 1000, observer.BackEmfMillivolts);
            Check.Near(2035 * 1000 / 16776 * 1000, observer.ElectricalMillihertz, 1000);
            // The encoder's is a mean over the period: so is the mean of its two ends.
            Check.Near(120_000 - (90_000 + 121_300) / 2, observer.DisagreementMillihertz, 100);
        }

        [TestMethod]
        public void Reset_forgets_what_pressed_and_what_was_trimmed()
        {
            MotorModel model = Measured();
            LoadObserver observer = Settled(model, 90_000);
            for (int i = 0; i < 50; i++)
            {
                observer.Update(2600, 600, 105_000, 20);
            }
            Assert.IsTrue(observer.SkinMicronewtonMetres > 500);
            Assert.IsTrue(observer.Trim > 0);
            observer.Reset(120_000);
            Assert.AreEqual(120_000, observer.ElectricalMillihertz);
            Assert.AreEqual(120 * 16776 / 1000, observer.BackEmfMillivolts);
            Assert.AreEqual(0, observer.DisagreementMillihertz);
            Assert.AreEqual(0, observer.Trim);
            Assert.AreEqual(0, observer.SkinMicronewtonMetres);
            Assert.AreEqual(model.AirMilliamperes(120_000), observer.FastMilliamperes);
            int air = model.AirMilliamperes(120_000);
            observer.Update(Applied(120_000, air), air, 120_000, 20);
            Check.Near(0, observer.SkinMicronewtonMetres, 8);
        }

        // 839 mV more are 50.01 Hz, 838 are 49.95.
        [TestMethod]
        [DataRow(838, false)]
        [DataRow(839, true)]
        [DataRow(-838, false)]
        [DataRow(-839, true)]
        public void A_back_emf_that_changes_by_more_than_50_Hz_in_a_period_has_leapt_until_it_is_taken_note_of(
            int millivolts,
            bool leapt
        )
        {
            LoadObserver observer = new LoadObserver(Measured());
            observer.Update(2000, 100, 100_000, 20);
            observer.Reset(0);
            observer.Update(2000, 100, 100_000, 20);
            Assert.IsTrue(observer.TakeLeap());
            observer.Update(2000 + millivolts, 100, 100_000, 20);
            Assert.AreEqual(leapt, observer.TakeLeap());
            Assert.IsFalse(observer.TakeLeap());
            observer.Update(0, 100, 100_000, 20);
            observer.Reset(100_000);
            Assert.IsFalse(observer.TakeLeap());
        }

        [TestMethod]
        public void Relearning_sees_what_was_seen_last_by_the_new_motor_and_begins_the_trim_anew()
        {
            var model = new MotorModel();
            LoadObserver observer = Settled(model, 90_000);
            for (int i = 0; i < 10; i++)
            {
                observer.Update(2400, 200, 130_000, 20);
            }
            Assert.IsTrue(observer.Trim != 0);
            model.Take(20_000, 1700);
            observer.Relearn(2400, 200);
            Assert.AreEqual(2400 - 340, observer.BackEmfMillivolts);
            Assert.AreEqual(103_000, observer.ElectricalMillihertz);
            Assert.AreEqual(0, observer.DisagreementMillihertz);
            Assert.AreEqual(0, observer.Trim);
        }

        [TestMethod]
        public void Of_a_measured_motor_a_sixteenth_of_a_disagreement_is_trimmed_in_a_period()
        {
            LoadObserver observer = Steady(90_000);
            observer.Update(Applied(90_000, 100), 100, 95_000, 20);
            Check.Near(5000, observer.DisagreementMillihertz, 100);
            Check.Near(312, observer.Trim, 20);
            observer.Update(Applied(90_000, 100), 100, 95_000, 20);
            Check.Near(605, observer.Trim, 30);
        }

        [TestMethod]
        public void After_a_new_load_a_disagreement_is_trimmed_fast_but_for_the_period_in_which_it_came()
        {
            // Twelve periods' shares of what is left, in 64ths.
            int[] shares = { 0, 24, 24, 24, 20, 16, 12, 12, 8, 8, 8, 4, 4, 4 };
            LoadObserver observer = Steady(90_000);
            int expected = 0;
            for (int i = 0; i < shares.Length; i++)
            {
                observer.Update(Applied(90_000, 400), 400, 95_000, 20);
                expected += (5000 - expected) * shares[i] / 64;
                Check.Near(expected, observer.Trim, 60);
            }
        }

        [TestMethod]
        public void Of_an_unmeasured_motor_a_sixteenth_of_a_disagreement_is_left_after_two_periods()
        {
            LoadObserver observer = Settled(new MotorModel(), 90_000);
            observer.Update(Applied(90_000, 100), 100, 98_000, 20);
            observer.Update(Applied(90_000, 100), 100, 98_000, 20);
            Check.Near(7500, observer.Trim, 150);
        }

        [TestMethod]
        [DataRow(0, false)]
        [DataRow(11, false)]
        [DataRow(12, true)]
        [DataRow(100, true)]
        public void Where_current_may_flow_back_a_slower_back_emf_is_not_believed(int current, bool believed)
        {
            LoadObserver observer = Steady(90_000);
            observer.Update(Applied(90_000, 100), 100, 94_000, 20);
            int trim = observer.Trim;
            Assert.IsTrue(trim > 0);
            // The winding feeds the battery: what is applied is less than the back-EMF.
            observer.Update(Applied(70_000, current), current, 90_000, 20);
            if (believed)
            {
                Check.Near(70_000, observer.ElectricalMillihertz, 100);
                Check.Near(10_000, observer.DisagreementMillihertz, 2200);
                return;
            }
            // The mean of this period, and three quarters as far again as it is from its beginning, 90 Hz.
            Check.Near(90_000 - trim - trim * 3 / 4, observer.ElectricalMillihertz, 50);
            Assert.AreEqual(trim, observer.DisagreementMillihertz);
            Assert.AreEqual(trim, observer.Trim);
        }

        [TestMethod]
        public void A_back_emf_that_is_faster_than_the_encoder_is_believed_without_any_current()
        {
            LoadObserver observer = Steady(90_000);
            observer.Update(Applied(98_000, 0), 0, 90_000, 20);
            Check.Near(98_000, observer.ElectricalMillihertz, 100);
            Check.Near(-4000, observer.DisagreementMillihertz, 100);
        }

        [TestMethod]
        [DataRow(10, 4_000)]
        [DataRow(20, 8_000)]
        [DataRow(40, 16_000)]
        public void A_longer_period_allows_the_rotor_as_much_more_change(int milliseconds, int change)
        {
            MotorModel model = Measured();
            LoadObserver observer = Settled(model, 90_000);
            int load = FirstLoad(observer, 500, 90_000 + change, milliseconds);
            Check.Near(500 - 8 * 17_790 / 1000, load, 6);
        }

        [TestMethod]
        public void Without_any_time_passed_a_change_counts_as_of_one_period()
        {
            LoadObserver observer = Settled(Measured(), 90_000);
            int load = FirstLoad(observer, 500, 98_000, 0);
            Check.Near(500 - 8 * 17_790 / 1000, load, 6);
        }

        [TestMethod]
        [DataRow(20_000, 49_000, 49)]
        [DataRow(20_000, 70_000, 50)]
        [DataRow(120_000, -49_000, -49)]
        [DataRow(120_000, -70_000, -50)]
        public void No_rotor_changes_by_more_than_50_Hz_in_a_period(int from, int change, int hertz)
        {
            LoadObserver observer = Settled(Measured(), from);
            int load = FirstLoad(observer, 1000, from + change, 20);
            Check.Near(1000 - hertz * 17_790 / 1000, load, 8);
        }

        [TestMethod]
        [DataRow(400)]
        [DataRow(-200)]
        public void A_new_load_is_taken_at_once_and_noise_around_an_old_one_hardly(int step)
        {
            MotorModel model = Measured();
            LoadObserver observer = Settled(model, 90_000);
            for (int i = 0; i < 60; i++)
            {
                observer.Update(Applied(90_000, 400), 400, 90_000, 20);
            }
            Check.Near(400, observer.FastMilliamperes, 4);
            observer.Update(Applied(90_000, 416), 416, 90_000, 20);
            Check.Near(402, observer.FastMilliamperes, 4);
            observer.Update(Applied(90_000, 400 + step), 400 + step, 90_000, 20);
            Check.Near(400 + step, observer.FastMilliamperes, 12);
        }

        [TestMethod]
        [DataRow(60_000)]
        [DataRow(90_000)]
        [DataRow(150_000)]
        public void Of_a_step_of_skin_at_most_four_percent_are_left_after_300_ms(int rate)
        {
            MotorModel model = Measured();
            LoadObserver observer = Settled(model, rate);
            int air = observer.FastMilliamperes;
            // 300 mA of 2.67 mN.m/A.
            for (int i = 0; i < 15; i++)
            {
                observer.Update(Applied(rate, air + 300), air + 300, rate, 20);
                Assert.IsTrue(i > 2 || observer.SkinMicronewtonMetres < 500);
            }
            Check.Near(801, observer.SkinMicronewtonMetres, 32 + 8);
            for (int i = 0; i < 60; i++)
            {
                observer.Update(Applied(rate, air + 300), air + 300, rate, 20);
            }
            Check.Near(801, observer.SkinMicronewtonMetres, 8);
        }

        [TestMethod]
        public void What_pressed_before_the_motor_was_measured_says_nothing_after()
        {
            var model = new MotorModel();
            LoadObserver observer = Settled(model, 90_000);
            observer.Update(Applied(90_000, 900), 900, 60_000, 20);
            Assert.AreEqual(model.AirMilliamperes(60_000), observer.FastMilliamperes);
            Assert.AreEqual(0, observer.SkinMicronewtonMetres);
            model.Take(model.BackEmfMicrovoltsPerHertz, model.Milliohms);
            int air = model.AirMilliamperes(60_000);
            observer.Reset(60_000);
            observer.Update(Applied(60_000, air), air, 60_000, 20);
            Check.Near(0, observer.SkinMicronewtonMetres, 8);
        }

        [TestMethod]
        public void No_load_drives_the_rotor()
        {
            LoadObserver observer = Settled(Measured(), 90_000);
            Assert.AreEqual(0, FirstLoad(observer, 100, 110_000, 20));
        }

        // The load that is seen in a first period: it is far from the one before, and so is taken at once.
        private static int FirstLoad(LoadObserver observer, int current, int millihertz, int milliseconds)
        {
            observer.Update(Applied(millihertz, current), current, millihertz, milliseconds);
            return observer.FastMilliamperes;
        }

        private static MotorModel Measured()
        {
            var model = new MotorModel();
            model.Take(MotorModel.NominalMicrovoltsPerHertz, MotorModel.NominalMilliohms);
            return model;
        }

        private static LoadObserver Settled(MotorModel model, int millihertz)
        {
            var observer = new LoadObserver(model);
            observer.Reset(millihertz);
            return observer;
        }

        // The same, long after the last new load.
        private static LoadObserver Steady(int millihertz)
        {
            LoadObserver observer = Settled(Measured(), millihertz);
            for (int i = 0; i < 20; i++)
            {
                observer.Update(Applied(millihertz, 100), 100, millihertz, 20);
            }
            return observer;
        }

        private static int Applied(int millihertz, int milliamperes)
        {
            return millihertz / 10 * (MotorModel.NominalMicrovoltsPerHertz / 100) / 1000
                + millihertz / 1000 * (MotorModel.NominalMicrovoltsPerHertz % 100) / 1000
                + milliamperes * MotorModel.NominalMilliohms / 1000;
        }
    }
}
