// What the observer makes of a current that nothing explains: noise, a load that came late in its period, or a load.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class LoadSurpriseTests
    {
        private const int Millihertz = 90_000;

        // For the nominal motor 7.5 mV are 447 mHz, 13 mA at 34 mHz a milliampere; eight fifths of them 20 mA.
        [TestMethod]
        [DataRow(5, 52)]
        [DataRow(13, 52)]
        [DataRow(14, 20)]
        [DataRow(20, 20)]
        [DataRow(21, 0)]
        [DataRow(-13, 52)]
        [DataRow(-14, 20)]
        [DataRow(-20, 20)]
        [DataRow(-21, 0)]
        public void The_larger_a_surprise_the_less_of_the_rate_is_taken_for_noise(
            int milliamperes,
            int sixtyFourths
        )
        {
            var model = new MotorModel();
            LoadObserver observer = Steady(model, model.AirMilliamperes(Millihertz));
            Surprise(observer, model, milliamperes);
            int noise = observer.SmoothMillihertz - observer.ElectricalMillihertz;
            Assert.AreEqual(milliamperes * sixtyFourths * model.MillihertzPerMilliampere >> 6, noise);
        }

        [TestMethod]
        [DataRow(20, 1)]
        [DataRow(21, 21)]
        [DataRow(-21, -21)]
        [DataRow(100, 100)]
        public void A_surprise_is_a_load_at_once_beyond_the_bound_and_a_little_of_one_within(
            int milliamperes,
            int load
        )
        {
            var model = new MotorModel();
            int air = model.AirMilliamperes(Millihertz);
            LoadObserver observer = Steady(model, air);
            Surprise(observer, model, milliamperes);
            Check.Near(load, observer.FastMilliamperes - air, milliamperes == 20 ? 1 : 0);
        }

        // A load of 100 mA that came a fifth of a period before its end, and is all there in the next.
        [TestMethod]
        public void A_load_that_came_late_is_taken_whole_in_the_next_period()
        {
            var model = new MotorModel();
            int air = model.AirMilliamperes(Millihertz);
            LoadObserver observer = Steady(model, air);
            Surprise(observer, model, 19);
            Check.Near(0, observer.FastMilliamperes - air, 1);
            Surprise(observer, model, 100);
            Check.Near(100, observer.FastMilliamperes - air, 8);
        }

        // The back-EMF falls by 10 Hz, and no current flows that a load would take.
        [TestMethod]
        [DataRow(11, false)]
        [DataRow(12, true)]
        public void A_load_without_a_current_is_a_reading_in_doubt(int current, bool isLoad)
        {
            var model = new MotorModel();
            int air = model.AirMilliamperes(Millihertz);
            LoadObserver observer = Steady(model, air);
            int applied = 80 * model.BackEmfMicrovoltsPerHertz / 1000 + current * model.Milliohms / 1000;
            observer.Update(applied, current, 80_000, 20);
            Assert.AreEqual(isLoad, observer.FastMilliamperes != air);
            Assert.AreEqual(observer.ElectricalMillihertz, observer.SmoothMillihertz);
        }

        [TestMethod]
        public void An_observer_that_was_never_reset_takes_its_first_period_as_an_old_one()
        {
            var model = new MotorModel();
            model.Take(model.BackEmfMicrovoltsPerHertz, model.Milliohms);
            var observer = new LoadObserver(model);
            observer.Update(0, 10, 0, 20);
            Assert.AreEqual(0, observer.FastMilliamperes);
        }

        // As LoadObserver.Update at a rate that stays: all of the current beyond the load that is known surprises.
        private static void Surprise(LoadObserver observer, MotorModel model, int milliamperes)
        {
            int rate = observer.SmoothMillihertz;
            int current = observer.FastMilliamperes + milliamperes;
            int applied =
                (int)((long)rate * model.BackEmfMicrovoltsPerHertz / 1000000)
                + current * model.Milliohms / 1000;
            observer.Update(applied, current, Millihertz, 20);
        }

        private static LoadObserver Steady(MotorModel model, int milliamperes)
        {
            model.Take(model.BackEmfMicrovoltsPerHertz, model.Milliohms);
            var observer = new LoadObserver(model);
            observer.Reset(Millihertz);
            for (int i = 0; i < 200; i++)
            {
                observer.Update(
                    Millihertz / 1000 * model.BackEmfMicrovoltsPerHertz / 1000
                        + milliamperes * model.Milliohms / 1000,
                    milliamperes,
                    Millihertz,
                    20
                );
            }
            return observer;
        }
    }
}
