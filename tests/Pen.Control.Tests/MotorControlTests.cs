// The regulator, the observer and the motor model by themselves, over the crude motor.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class MotorControlTests
    {
        /// <summary>Regulator and observer in a loop with a motor that is known.</summary>
        private sealed class Loop
        {
            private readonly RateRegulator _regulator;
            private readonly LoadObserver _observer;

            public Loop()
            {
                var model = new MotorModel();
                model.Keep(MotorModel.NominalMicrovoltsPerHertz);
                model.TakeInertia(MotorModel.NominalInertiaMicroamperes);
                _observer = new LoadObserver(model);
                _regulator = new RateRegulator(model, _observer);
                _observer.Reset(0);
            }

            public CrudeMotor Motor { get; } = new();

            public int BatteryMillivolts { get; set; } = 3900;

            /// <summary>The rate that a load let go must not make; 0 for no matter.</summary>
            public int MostMillihertz { get; set; }

            public RateRegulator Regulator => _regulator;

            public LoadObserver Observer => _observer;

            public void Run(int setMillihertz, int periods)
            {
                for (int i = 0; i < periods; i++)
                {
                    int duty = _regulator.DutyPermille;
                    Motor.Advance(20_000, true, duty, BatteryMillivolts);
                    int current = Ints.Clamp(Motor.Milliamperes, 0, 3100);
                    int applied = BatteryMillivolts * duty / 1000;
                    _observer.Update(applied, current, Motor.EncoderMillihertz, 20);
                    int set =
                        MostMillihertz != 0
                            ? _regulator.HeldBack(setMillihertz, MostMillihertz)
                            : setMillihertz;
                    _regulator.Update(set, BatteryMillivolts, 20);
                }
            }
        }

        [TestMethod]
        [Proves("PEN-002")]
        [DataRow(90000, 0, 4200)]
        [DataRow(90000, 350, 3450)]
        [DataRow(120000, 350, 3900)]
        [DataRow(150000, 0, 4200)]
        [DataRow(150000, 350, 3450)]
        public void Rate_is_within_1_percent_in_steady_state(int set, int load, int battery)
        {
            var loop = new Loop { BatteryMillivolts = battery };
            loop.Motor.LoadMicronewtonMetres = load;
            loop.Run(set, 100);
            for (int i = 0; i < 50; i++)
            {
                loop.Run(set, 1);
                Check.Near(set, loop.Motor.TrueMillihertz, set / 100);
            }
        }

        [TestMethod]
        [Proves("PEN-006")]
        public void Saturation_is_told_and_does_not_wind_up()
        {
            var loop = new Loop { BatteryMillivolts = 2600 };
            loop.Motor.LoadMicronewtonMetres = 400;
            loop.Run(150000, 200);
            Assert.IsTrue(loop.Regulator.VoltageLimited);
            Assert.AreEqual(1000, loop.Regulator.DutyPermille);
            loop.BatteryMillivolts = 3000;
            loop.Motor.PeakMillihertz = 0;
            loop.Run(150000, 100);
            Assert.IsFalse(loop.Regulator.VoltageLimited);
            Assert.IsTrue(loop.Motor.PeakMillihertz < 157500, "peak " + loop.Motor.PeakMillihertz + " mHz");
        }

        [TestMethod]
        [Proves("PEN-005")]
        public void The_reference_rises_by_20_Hz_a_period_also_after_a_long_one()
        {
            RateRegulator regulator = new Loop().Regulator;
            regulator.Update(150000, 3900, 20);
            Assert.AreEqual(20000, regulator.ReferenceMillihertz);
            regulator.Update(150000, 3900, 2000);
            Assert.AreEqual(60000, regulator.ReferenceMillihertz);
        }

        [TestMethod]
        public void The_reference_arrives_by_halves()
        {
            RateRegulator regulator = new Loop().Regulator;
            regulator.Reset(90000);
            regulator.Update(105000, 3900, 20);
            Assert.AreEqual(97500, regulator.ReferenceMillihertz);
            regulator.Update(105000, 3900, 20);
            Assert.AreEqual(101250, regulator.ReferenceMillihertz);
            regulator.Update(105000, 3900, 20);
            Assert.AreEqual(105000, regulator.ReferenceMillihertz);
        }

        [TestMethod]
        public void Downwards_the_reference_waits_for_friction()
        {
            RateRegulator regulator = new Loop().Regulator;
            regulator.Reset(105000);
            regulator.Update(90000, 3900, 20);
            Assert.AreEqual(102600, regulator.ReferenceMillihertz);
        }

        [TestMethod]
        public void A_falling_rate_is_followed_without_a_current_that_flows_back()
        {
            var loop = new Loop();
            loop.Run(150000, 60);
            for (int i = 0; i < 60; i++)
            {
                int followed = loop.Regulator.ReferenceMillihertz;
                loop.Run(90000, 1);
                Assert.IsTrue(loop.Motor.Milliamperes > 0, "current " + loop.Motor.Milliamperes + " mA");
                Check.Near(followed, loop.Motor.TrueMillihertz, 1200);
            }
            Check.Near(90000, loop.Motor.TrueMillihertz, 900);
        }

        [TestMethod]
        [DataRow(90000, 100800, 103500)]
        [DataRow(120000, 134400, 138000)]
        public void However_hard_a_load_was_it_is_let_go_without_over_speed(int set, int trip, int most)
        {
            var loop = new Loop { MostMillihertz = trip };
            loop.Run(set, 60);
            loop.Motor.LoadMicronewtonMetres = 1800;
            loop.Run(set, 60);
            loop.Motor.PeakMillihertz = 0;
            loop.Motor.LoadMicronewtonMetres = 0;
            loop.Run(set, 20);
            Assert.IsTrue(loop.Motor.PeakMillihertz < most, "peak " + loop.Motor.PeakMillihertz + " mHz");
            Check.Near(set, loop.Motor.TrueMillihertz, set / 50);
        }

        [TestMethod]
        [DataRow(90000, 100800)]
        [DataRow(150000, 168000)]
        public void Nothing_is_held_back_of_a_rated_load(int set, int trip)
        {
            var loop = new Loop();
            loop.Motor.LoadMicronewtonMetres = 350;
            loop.Run(set, 100);
            Assert.AreEqual(set, loop.Regulator.HeldBack(set, trip));
        }

        [TestMethod]
        public void Spin_up_keeps_the_current_below_the_limit()
        {
            var loop = new Loop();
            loop.Motor.ResistancePermille = 800;
            int highest = 0;
            for (int i = 0; i < 20; i++)
            {
                loop.Run(150000, 1);
                highest = loop.Motor.Milliamperes > highest ? loop.Motor.Milliamperes : highest;
            }
            Assert.IsTrue(highest < 1200, "current " + highest + " mA");
        }

        [TestMethod]
        public void A_rotor_that_is_held_draws_no_more_than_the_limit()
        {
            var loop = new Loop();
            loop.Motor.ResistancePermille = 800;
            loop.Motor.Jammed = true;
            for (int i = 0; i < 20; i++)
            {
                loop.Run(150000, 1);
                Assert.IsTrue(loop.Motor.Milliamperes < 1400, "current " + loop.Motor.Milliamperes + " mA");
            }
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(700)]
        [DataRow(1050)]
        [DataRow(1150)]
        [DataRow(1300)]
        [DataRow(2000)]
        public void Whatever_the_encoder_says_the_rotor_is_within_8_percent(int permille)
        {
            var loop = new Loop();
            loop.Run(90000, 60);
            loop.Motor.EncoderPermille = permille;
            for (int i = 0; i < 100; i++)
            {
                loop.Run(90000, 1);
                Check.Near(90000, loop.Motor.TrueMillihertz, 7200);
            }
        }

        [TestMethod]
        [Proves("PEN-007")]
        [DataRow(0)]
        [DataRow(350)]
        [DataRow(900)]
        public void The_observer_finds_the_skins_torque(int load)
        {
            var loop = new Loop();
            loop.Motor.LoadMicronewtonMetres = load;
            loop.Run(120000, 100);
            Check.Near(load, loop.Observer.SkinMicronewtonMetres, 40);
        }

        [TestMethod]
        [Proves("PEN-010")]
        public void Spinning_up_is_not_taken_for_a_load()
        {
            var loop = new Loop();
            for (int i = 0; i < 30; i++)
            {
                loop.Run(150000, 1);
                Assert.IsTrue(
                    loop.Observer.SkinMicronewtonMetres < Limits.PressureWarningMicronewtonMetres / 2
                );
            }
        }

        [TestMethod]
        [DataRow(0, 56)]
        [DataRow(90000, 98)]
        [DataRow(150000, 126)]
        public void Turning_in_air_takes_coulomb_and_viscous_friction_s_current(int millihertz, int expected)
        {
            Check.Near(expected, new MotorModel().AirMilliamperes(millihertz), 1);
        }

        [TestMethod]
        public void What_was_kept_is_believed_again_after_each_cartridge()
        {
            var model = new MotorModel();
            model.Keep(15000);
            Assert.IsTrue(model.Measured);
            model.Take(15200, 1500);
            model.Forget();
            Assert.AreEqual(15000, model.BackEmfMicrovoltsPerHertz);
            Assert.AreEqual(MotorModel.NominalMilliohms, model.Milliohms);
            Assert.IsTrue(model.Measured);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(-1)]
        [DataRow(12000)]
        [DataRow(22000)]
        public void What_no_sound_motor_has_is_not_kept(int microvoltsPerHertz)
        {
            var model = new MotorModel();
            model.Keep(microvoltsPerHertz);
            Assert.IsFalse(model.Measured);
            Assert.AreEqual(MotorModel.NominalMicrovoltsPerHertz, model.BackEmfMicrovoltsPerHertz);
        }
    }
}
