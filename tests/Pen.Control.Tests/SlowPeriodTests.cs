// Periods that are too long: the same correction acts for longer, and what the drive watch cut was no load.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class SlowPeriodTests
    {
        private const int Millihertz = 100_000;

        [TestMethod]
        [Proves("PEN-169")]
        [DataRow(10, 20)]
        [DataRow(29, 20)]
        [DataRow(30, 30)]
        [DataRow(40, 40)]
        [DataRow(60, 60)]
        [DataRow(150, 150)]
        public void A_correction_acts_for_the_whole_of_a_slow_period_and_is_as_much_smaller(
            int milliseconds,
            int countedMilliseconds
        )
        {
            int straight = Duty(0, 20);
            int corrected = Duty(-8000, 20) - straight;
            Assert.IsTrue(corrected > 45);
            Check.Near(corrected * 20 / countedMilliseconds, Duty(-8000, milliseconds) - straight, 1);
            Check.Near(-corrected * 20 / countedMilliseconds, Duty(8000, milliseconds) - straight, 1);
        }

        [TestMethod]
        [Proves("PEN-169")]
        public void Beyond_the_life_of_a_command_the_encoder_alone_says_how_fast_the_rotor_is_and_nothing_pressed()
        {
            MotorModel model = Measured();
            LoadObserver observer = Pressed(model);
            observer.Update(2500, 0, 60_000, 41);
            Assert.AreEqual(60_000, observer.ElectricalMillihertz);
            Assert.AreEqual(60_000, observer.SmoothMillihertz);
            Assert.AreEqual(model.AirMilliamperes(60_000), observer.FastMilliamperes);
            Assert.AreEqual(0, observer.SkinMicronewtonMetres);
            Assert.AreEqual(0, observer.DisagreementMillihertz);
        }

        [TestMethod]
        public void Within_it_what_pressed_still_does()
        {
            LoadObserver observer = Pressed(Measured());
            int skin = observer.SkinMicronewtonMetres;
            observer.Update(2400, 500, Millihertz, 40);
            Check.Near(skin, observer.SkinMicronewtonMetres, skin / 8);
        }

        private static int Duty(int millihertz, int milliseconds)
        {
            MotorModel model = Measured();
            var observer = new LoadObserver(model);
            observer.Reset(Millihertz);
            observer.SmoothMillihertz = Millihertz + millihertz;
            var regulator = new RateRegulator(model, observer);
            regulator.Reset(Millihertz);
            regulator.Update(Millihertz, 4000, milliseconds);
            return regulator.DutyPermille;
        }

        private static MotorModel Measured()
        {
            var model = new MotorModel();
            model.Keep(MotorModel.NominalMicrovoltsPerHertz);
            model.TakeInertia(MotorModel.NominalInertiaMicroamperes);
            return model;
        }

        // 500 mA at 100 Hz for a while: 0.73 V of the resistance, 1.68 V of the rotor.
        private static LoadObserver Pressed(MotorModel model)
        {
            var observer = new LoadObserver(model);
            observer.Reset(Millihertz);
            for (int i = 0; i < 40; i++)
            {
                observer.Update(2407, 500, Millihertz, 20);
            }
            Assert.IsTrue(observer.SkinMicronewtonMetres > 500);
            return observer;
        }
    }
}
