// The observer by itself: by how much an encoder may correct what the back-EMF says.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class LoadObserverTests
    {
        private const int Milliamperes = 100;

        [TestMethod]
        public void Of_an_unmeasured_motor_three_quarters_of_a_disagreement_are_trimmed_in_a_period()
        {
            LoadObserver observer = Settled(new MotorModel(), 90_000);
            See(observer, new MotorModel(), 90_000, 98_000, 1);
            Check.Near(6000, observer.Trim, 200);
            Check.Near(observer.DisagreementMillihertz * 3 / 4, observer.Trim, 1);
        }

        [TestMethod]
        public void Of_an_unmeasured_motor_the_encoder_trims_a_third_up_and_a_ninth_down()
        {
            var model = new MotorModel();
            LoadObserver observer = Settled(model, 90_000);
            See(observer, model, 90_000, 149_000, 50);
            Assert.AreEqual(observer.ElectricalMillihertz / 3, observer.Trim);
            See(observer, model, 90_000, 31_000, 50);
            Assert.AreEqual(-(observer.ElectricalMillihertz / 9), observer.Trim);
        }

        [TestMethod]
        public void A_back_emf_against_the_rotation_trims_nothing()
        {
            var model = new MotorModel();
            LoadObserver observer = Settled(model, 0);
            for (int i = 0; i < 10; i++)
            {
                observer.Update(0, 1000, 30_000, 20);
            }
            Assert.IsTrue(observer.ElectricalMillihertz < 0);
            Assert.AreEqual(0, observer.Trim);
        }

        [TestMethod]
        public void Of_a_measured_motor_an_encoder_trims_6_Hz_at_most_and_one_that_wants_more_is_not_believed()
        {
            var model = new MotorModel();
            model.Take(model.BackEmfMicrovoltsPerHertz, model.Milliohms);
            LoadObserver observer = Settled(model, 90_000);
            See(observer, model, 90_000, 95_800, 100);
            Check.Near(5800, observer.Trim, 200);
            int believed = observer.Trim;
            See(observer, model, 90_000, 96_300, 100);
            See(observer, model, 90_000, 149_000, 100);
            See(observer, model, 90_000, 31_000, 100);
            See(observer, model, 90_000, 83_700, 100);
            Assert.AreEqual(believed, observer.Trim);
            See(observer, model, 90_000, 84_200, 100);
            Check.Near(-5800, observer.Trim, 200);
        }

        [TestMethod]
        public void Before_the_motor_is_measured_nothing_is_said_of_the_skin_and_nothing_is_left_of_it_after()
        {
            var model = new MotorModel();
            LoadObserver observer = Settled(model, 90_000);
            for (int i = 0; i < 100; i++)
            {
                observer.Update(3000, 600, 90_000, 20);
            }
            Assert.AreEqual(0, observer.SkinMicronewtonMetres);
            Assert.AreEqual(model.AirMilliamperes(90_000), observer.FastMilliamperes);
            model.Take(model.BackEmfMicrovoltsPerHertz, model.Milliohms);
            observer.Relearn(Applied(model, 90_000, observer.FastMilliamperes), observer.FastMilliamperes);
            observer.Update(
                Applied(model, 90_000, observer.FastMilliamperes),
                observer.FastMilliamperes,
                90_000,
                20
            );
            Check.Near(0, observer.SkinMicronewtonMetres, 20);
        }

        private static LoadObserver Settled(MotorModel model, int millihertz)
        {
            var observer = new LoadObserver(model);
            observer.Reset(millihertz);
            return observer;
        }

        // Periods in which the back-EMF is of one rate and the encoder reads another.
        private static void See(
            LoadObserver observer,
            MotorModel model,
            int electrical,
            int encoder,
            int periods
        )
        {
            for (int i = 0; i < periods; i++)
            {
                observer.Update(Applied(model, electrical, Milliamperes), Milliamperes, encoder, 20);
            }
        }

        private static int Applied(MotorModel model, int millihertz, int milliamperes)
        {
            return millihertz / 1000 * model.BackEmfMicrovoltsPerHertz / 1000
                + milliamperes * model.Milliohms / 1000;
        }
    }
}
