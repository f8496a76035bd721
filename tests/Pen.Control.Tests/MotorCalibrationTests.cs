// The motor is learned once a cartridge, from what a sound motor and encoder can give, and not again.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class MotorCalibrationTests
    {
        /// <summary>Calibration, observer and regulator in a loop with a motor that nobody knows.</summary>
        private sealed class Bench
        {
            public readonly MotorModel Model = new MotorModel();
            public readonly MotorCalibration Calibration;
            public readonly CrudeMotor Motor = new CrudeMotor();
            private readonly LoadObserver _observer;
            private readonly RateRegulator _regulator;

            public Bench()
            {
                Calibration = new MotorCalibration(Model);
                _observer = new LoadObserver(Model);
                _regulator = new RateRegulator(Model, _observer);
            }

            public bool Impossible { get; private set; }

            public void Begin()
            {
                _observer.Reset(0);
                _regulator.Reset(0);
                Calibration.Begin();
            }

            public void Run(int setMillihertz, int periods)
            {
                for (int i = 0; i < periods; i++)
                {
                    int duty = _regulator.DutyPermille;
                    Motor.Advance(20_000, true, duty, 4000);
                    int current = Ints.Clamp(Motor.Milliamperes, 0, 3100);
                    int rate = Motor.EncoderMillihertz;
                    _observer.Update(4 * duty, current, rate, 20);
                    if (Calibration.Open)
                    {
                        int change = _regulator.ChangeMillihertz;
                        Calibration.Update(4 * duty, current, rate, change, _observer.FastMilliamperes);
                        Impossible |= Calibration.Impossible;
                        if (Calibration.Learned)
                        {
                            _observer.Relearn(4 * duty, current);
                        }
                    }
                    _regulator.Update(setMillihertz, 4000, 20);
                }
            }
        }

        private const int Seconds = 50;

        [TestMethod]
        [DataRow(90000, 800)]
        [DataRow(90000, 1000)]
        [DataRow(150000, 1000)]
        [DataRow(150000, 1200)]
        public void A_spin_up_in_air_teaches_constant_resistance_friction_and_inertia(int set, int resistance)
        {
            var bench = new Bench();
            bench.Motor.ResistancePermille = resistance;
            bench.Begin();
            bench.Run(set, 2 * Seconds);

            Assert.IsTrue(bench.Model.Measured);
            Assert.IsFalse(bench.Calibration.Open);
            Check.Near(16776, bench.Model.BackEmfMicrovoltsPerHertz, 168);
            Check.Near(1460 * resistance / 1000, bench.Model.Milliohms, 80);
            Check.Near(150, bench.Model.CoulombMicronewtonMetres, 10);
            // A third of the resistance's deviation goes into it: a period's end has less current than its mean.
            Check.Near(17790, bench.Model.InertiaMicroamperes, 3000);
        }

        [TestMethod]
        public void A_spin_up_in_skin_teaches_the_constant_and_takes_no_skin_for_friction()
        {
            var bench = new Bench();
            bench.Motor.LoadMicronewtonMetres = 350;
            bench.Begin();
            bench.Run(120000, 2 * Seconds);

            Assert.IsTrue(bench.Model.Measured);
            Check.Near(16776, bench.Model.BackEmfMicrovoltsPerHertz, 168);
            Assert.AreEqual(150, bench.Model.CoulombMicronewtonMetres);
        }

        [TestMethod]
        public void After_a_spin_up_in_skin_the_next_one_in_air_teaches_the_friction()
        {
            var bench = new Bench();
            bench.Motor.LoadMicronewtonMetres = 350;
            bench.Begin();
            bench.Run(120000, 2 * Seconds);
            // A stiff motor: a sixth more friction, in air.
            bench.Motor.LoadMicronewtonMetres = 50;
            bench.Motor.Advance(1_000_000, false, 0, 4000);
            bench.Begin();
            bench.Run(120000, 2 * Seconds);

            Check.Near(174, bench.Model.CoulombMicronewtonMetres, 8);
        }

        [TestMethod]
        [DataRow(700)]
        [DataRow(1400)]
        public void An_encoder_that_is_thirty_percent_off_is_no_motor(int permille)
        {
            var bench = new Bench();
            bench.Motor.EncoderPermille = permille;
            bench.Begin();
            bench.Run(120000, 25);

            Assert.IsTrue(bench.Impossible);
            Assert.IsFalse(bench.Model.Measured);
            Assert.AreEqual(MotorModel.NominalMicrovoltsPerHertz, bench.Model.BackEmfMicrovoltsPerHertz);
        }

        [TestMethod]
        [DataRow(850)]
        [DataRow(1150)]
        public void What_is_far_from_what_was_kept_is_no_motor(int permille)
        {
            var bench = new Bench();
            bench.Model.Keep(16776);
            bench.Motor.EncoderPermille = permille;
            bench.Begin();
            bench.Run(120000, 25);

            Assert.IsTrue(bench.Impossible);
        }

        [TestMethod]
        public void What_was_learned_is_not_learned_again()
        {
            var bench = new Bench();
            bench.Begin();
            bench.Run(120000, 2 * Seconds);
            int learned = bench.Model.BackEmfMicrovoltsPerHertz;

            bench.Motor.EncoderPermille = 900;
            bench.Motor.Advance(1_000_000, false, 0, 4000);
            bench.Begin();
            bench.Run(120000, 2 * Seconds);

            Assert.AreEqual(learned, bench.Model.BackEmfMicrovoltsPerHertz);
            Assert.IsFalse(bench.Impossible);
        }

        [TestMethod]
        public void Another_cartridge_begins_anew()
        {
            var bench = new Bench();
            bench.Begin();
            bench.Run(120000, 2 * Seconds);

            bench.Calibration.Reset();

            Assert.IsFalse(bench.Model.Measured);
            Assert.AreEqual(MotorModel.NominalMicrovoltsPerHertz, bench.Model.BackEmfMicrovoltsPerHertz);
        }
    }
}
