// What follows from what is believed of the motor, each time something else is believed.
using nanoFramework.TestFramework;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class MotorModelTests
    {
        [TestMethod]
        public void Until_it_is_measured_an_error_is_answered_by_three_eighths_of_the_nominal_current()
        {
            var model = new MotorModel();
            Assert.AreEqual(MotorModel.NominalInertiaMicroamperes * 3 / 8, model.CorrectingMicroamperes);
            model.TakeInertia(20_000);
            Assert.AreEqual(20_000, model.CorrectingMicroamperes);
            model.Forget();
            Assert.AreEqual(MotorModel.NominalInertiaMicroamperes * 3 / 8, model.CorrectingMicroamperes);
        }

        // 1100 mA over the resistance; 1 / (inertia's current + constant / resistance); 7.5 mV as a load.
        [TestMethod]
        public void Another_belief_makes_other_limits_and_forgetting_the_old_ones()
        {
            var model = new MotorModel();
            AssertDerived(model, 1606, 34, 13);
            model.Take(20_000, 1700);
            AssertDerived(model, 1870, 33, 11);
            model.TakeInertia(30_000);
            AssertDerived(model, 1870, 23, 16);
            model.Forget();
            AssertDerived(model, 1606, 34, 13);
        }

        [TestMethod]
        [DataRow(MotorCalibration.LowestMicrovoltsPerHertz, true)]
        [DataRow(MotorCalibration.LowestMicrovoltsPerHertz - 1, false)]
        [DataRow(MotorCalibration.HighestMicrovoltsPerHertz, true)]
        [DataRow(MotorCalibration.HighestMicrovoltsPerHertz + 1, false)]
        public void A_constant_that_no_sound_motor_has_is_not_kept(int microvoltsPerHertz, bool kept)
        {
            var model = new MotorModel();
            model.Keep(microvoltsPerHertz);
            Assert.AreEqual(kept ? microvoltsPerHertz : 0, model.KeptMicrovoltsPerHertz);
            Assert.AreEqual(kept, model.Measured);
        }

        private static void AssertDerived(MotorModel model, int limit, int millihertz, int doubt)
        {
            Assert.AreEqual(limit, model.LimitMillivolts);
            Assert.AreEqual(millihertz, model.MillihertzPerMilliampere);
            Assert.AreEqual(doubt, model.DoubtMilliamperes);
        }
    }
}
