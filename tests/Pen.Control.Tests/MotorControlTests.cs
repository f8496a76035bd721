// The regulator, the observer and the motor model by themselves, over the crude motor.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class MotorControlTests
    {
        /// <summary>Regulator and observer in a loop with a motor.</summary>
        private sealed class Loop
        {
            private readonly RateRegulator _regulator = new(new MotorModel());
            private readonly LoadObserver _observer = new(new MotorModel());

            public CrudeMotor Motor { get; } = new();

            public int BatteryMillivolts { get; set; } = 3900;

            public RateRegulator Regulator => _regulator;

            public LoadObserver Observer => _observer;

            public void Run(int setMillihertz, int periods)
            {
                for (int i = 0; i < periods; i++)
                {
                    Motor.Advance(20_000, true, _regulator.DutyPermille, BatteryMillivolts);
                    int current = Ints.Clamp(Motor.Milliamperes, 0, 3100);
                    _observer.Update(current, Motor.EncoderMillihertz, 20);
                    _regulator.Update(
                        setMillihertz,
                        Motor.EncoderMillihertz,
                        current,
                        _observer.FastMicronewtonMetres,
                        BatteryMillivolts,
                        20
                    );
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
        public void The_reference_is_slewed_by_12_Hz_a_period_also_after_a_long_one()
        {
            var regulator = new RateRegulator(new MotorModel());
            regulator.Update(150000, 0, 0, 0, 3900, 20);
            Assert.AreEqual(12000, regulator.ReferenceMillihertz);
            regulator.Update(150000, 0, 0, 0, 3900, 2000);
            Assert.AreEqual(36000, regulator.ReferenceMillihertz);
            regulator.Update(0, 0, 0, 0, 3900, 20);
            Assert.AreEqual(24000, regulator.ReferenceMillihertz);
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
            Check.Near(load, loop.Observer.SlowMicronewtonMetres, 40);
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
                    loop.Observer.SlowMicronewtonMetres < Limits.PressureWarningMicronewtonMetres / 2
                );
            }
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(500)]
        [DataRow(90000)]
        [DataRow(1000000)]
        public void Back_emf_is_exact_to_a_millivolt(int millihertz)
        {
            Check.WithinOne(millihertz * 16_776L, 1_000_000, new MotorModel().BackEmfMillivolts(millihertz));
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(1470)]
        [DataRow(20000)]
        public void The_rate_of_a_back_emf_is_exact_to_a_millihertz(int millivolts)
        {
            Check.WithinOne(
                millivolts * 1_000_000L,
                16_776,
                new MotorModel().RateOfBackEmfMillihertz(millivolts)
            );
        }

        [TestMethod]
        [DataRow(-10000)]
        [DataRow(0)]
        [DataRow(135)]
        [DataRow(10000)]
        public void Resistance_and_torque_of_a_current_are_exact(int milliamperes)
        {
            Check.WithinOne(milliamperes * 146L, 100, MotorModel.ResistiveMillivolts(milliamperes));
            Check.WithinOne(milliamperes * 267L, 100, new MotorModel().TorqueMicronewtonMetres(milliamperes));
        }

        [TestMethod]
        [DataRow(-100000)]
        [DataRow(350)]
        [DataRow(100000)]
        public void The_voltage_of_a_torque_is_exact(int micronewtonMetres)
        {
            Check.WithinOne(
                micronewtonMetres * 146L,
                267,
                new MotorModel().TorqueMillivolts(micronewtonMetres)
            );
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(150000)]
        [DataRow(1000000)]
        public void Friction_is_coulomb_and_viscous(int millihertz)
        {
            Check.WithinOne(
                150_000_000L + millihertz * 1_257L,
                1_000_000,
                MotorModel.FrictionTorqueMicronewtonMetres(millihertz)
            );
        }

        [TestMethod]
        [DataRow(-1000000, 20)]
        [DataRow(12000, 20)]
        [DataRow(1000000, 1)]
        public void The_torque_of_an_acceleration_is_exact(int change, int milliseconds)
        {
            Check.WithinOne(
                change * 1_257L,
                milliseconds * 1_000L,
                MotorModel.InertiaTorqueMicronewtonMetres(change, milliseconds)
            );
        }
    }
}
