// The motor's constant is learned once, from what a sound motor and encoder can give, and not again.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class MotorCalibrationTests
    {
        private const int Periods = 16;
        private const int Millihertz = 100_000;
        private const int NominalMillivolts = 1678;

        /// <summary>A calibration and the model that it teaches.</summary>
        private sealed class Bench
        {
            public readonly MotorModel Model = new MotorModel();
            public readonly MotorCalibration Calibration;

            public Bench()
            {
                Calibration = new MotorCalibration(Model);
            }

            public void Turn(int periods, int backEmfMillivolts)
            {
                for (int period = 0; period < periods; period++)
                {
                    Calibration.Update(backEmfMillivolts, Millihertz);
                }
            }
        }

        [TestMethod]
        [DataRow(800)]
        [DataRow(1000)]
        [DataRow(1200)]
        public void A_steady_motor_teaches_its_constant(int permille)
        {
            var bench = new Bench();
            bench.Turn(Periods, NominalMillivolts * permille / 1000);

            Assert.IsTrue(bench.Model.Measured);
            Check.Near(
                MotorModel.NominalMicrovoltsPerHertz * permille / 1000,
                bench.Model.BackEmfMicrovoltsPerHertz,
                20
            );
        }

        [TestMethod]
        public void An_encoder_that_loses_thirty_percent_is_no_motor()
        {
            var bench = new Bench();
            bench.Turn(Periods, NominalMillivolts * 1000 / 700);

            Assert.IsTrue(bench.Calibration.Impossible);
            Assert.IsFalse(bench.Model.Measured);
            Assert.AreEqual(MotorModel.NominalMicrovoltsPerHertz, bench.Model.BackEmfMicrovoltsPerHertz);
        }

        [TestMethod]
        public void What_was_learned_is_not_learned_again()
        {
            var bench = new Bench();
            bench.Turn(Periods, NominalMillivolts);
            int learned = bench.Model.BackEmfMicrovoltsPerHertz;

            bench.Turn(3 * Periods, NominalMillivolts * 1000 / 700);

            Assert.AreEqual(learned, bench.Model.BackEmfMicrovoltsPerHertz);
            Assert.IsFalse(bench.Calibration.Impossible);
        }

        [TestMethod]
        public void An_interrupted_measurement_does_not_count()
        {
            var bench = new Bench();
            bench.Turn(Periods - 1, NominalMillivolts * 1200 / 1000);
            bench.Calibration.Interrupt();

            bench.Turn(Periods - 1, NominalMillivolts);

            Assert.IsFalse(bench.Model.Measured);
            Assert.AreEqual(MotorModel.NominalMicrovoltsPerHertz, bench.Model.BackEmfMicrovoltsPerHertz);
        }

        [TestMethod]
        public void Another_cartridge_begins_anew()
        {
            var bench = new Bench();
            bench.Turn(Periods, NominalMillivolts * 1200 / 1000);

            bench.Calibration.Reset();

            Assert.IsFalse(bench.Model.Measured);
            Assert.AreEqual(MotorModel.NominalMicrovoltsPerHertz, bench.Model.BackEmfMicrovoltsPerHertz);
        }
    }
}
