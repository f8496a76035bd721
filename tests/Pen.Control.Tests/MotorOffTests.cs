// The motor's watch while the drive is off, by itself: what still turns, and what still draws.
using nanoFramework.TestFramework;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class MotorOffTests
    {
        /// <summary>A watch over what a test says that encoder and amplifier read.</summary>
        private sealed class Bench
        {
            private readonly PenInputs _in = new PenInputs();
            public readonly MotorMonitor Motor;

            public Bench()
            {
                var model = new MotorModel();
                Motor = new MotorMonitor(model, new LoadObserver(model), new MotorCalibration(model));
            }

            public void Turn(int millihertz, int milliamperes)
            {
                _in.RotorRateMillihertz = millihertz;
                _in.MotorCurrentMilliamperes = milliamperes;
            }

            public void Run(int periods)
            {
                for (int i = 0; i < periods; i++)
                {
                    Motor.Driven(_in, 100_000, 168_000, 20);
                }
            }

            public void RunOff(int periods)
            {
                for (int i = 0; i < periods; i++)
                {
                    Motor.Off(_in, 20);
                }
            }
        }

        [TestMethod]
        [DataRow(10_000, false)]
        [DataRow(10_001, true)]
        [DataRow(-10_001, true)]
        public void A_rotor_above_10_Hz_with_the_drive_off_has_run_away_after_60_ms(int rate, bool away)
        {
            var bench = new Bench();
            bench.Turn(rate, 0);
            bench.RunOff(2);
            Assert.IsFalse(bench.Motor.Runaway);
            bench.RunOff(1);
            Assert.AreEqual(away, bench.Motor.Runaway);
            bench.RunOff(100);
            Assert.AreEqual(away, bench.Motor.Runaway);
            bench.Turn(0, 0);
            bench.RunOff(1);
            Assert.IsFalse(bench.Motor.Runaway);
        }

        [TestMethod]
        public void A_rotor_that_brakes_by_an_eighth_a_period_is_no_runaway()
        {
            var bench = new Bench();
            int rate = 160_000;
            for (int i = 0; i < 20 && rate > 10_000; i++)
            {
                bench.Turn(rate, 0);
                bench.RunOff(1);
                Assert.IsFalse(bench.Motor.Runaway);
                rate -= rate / 8;
            }
            bench.Turn(160_000, 0);
            bench.RunOff(1);
            bench.Turn(150_000, 0);
            bench.RunOff(1);
            bench.Turn(141_000, 0);
            bench.RunOff(1);
            Assert.IsTrue(bench.Motor.Runaway);
        }

        [TestMethod]
        public void A_runaway_that_began_before_a_run_is_forgotten_with_it()
        {
            var bench = new Bench();
            bench.Turn(100_000, 0);
            bench.RunOff(10);
            Assert.IsTrue(bench.Motor.Runaway);
            bench.Turn(100_000, 100);
            bench.Run(1);
            Assert.IsFalse(bench.Motor.Runaway);
            bench.RunOff(2);
            Assert.IsFalse(bench.Motor.Runaway);
        }

        [TestMethod]
        [DataRow(200, false)]
        [DataRow(201, true)]
        public void A_current_above_200_mA_with_drive_and_rotor_still_is_implausible_after_100_ms(
            int milliamperes,
            bool implausible
        )
        {
            var bench = new Bench();
            bench.Turn(0, milliamperes);
            bench.RunOff(4);
            Assert.IsFalse(bench.Motor.CurrentImplausible);
            bench.RunOff(1);
            Assert.AreEqual(implausible, bench.Motor.CurrentImplausible);
            Assert.AreEqual(implausible, bench.Motor.Suspected);
            bench.RunOff(100);
            Assert.AreEqual(implausible, bench.Motor.CurrentImplausible);
            bench.Turn(0, 0);
            bench.RunOff(1);
            Assert.IsFalse(bench.Motor.CurrentImplausible || bench.Motor.Suspected);
        }

        [TestMethod]
        public void A_braking_rotor_may_draw_what_it_likes()
        {
            var bench = new Bench();
            bench.Turn(10_001, 900);
            bench.RunOff(50);
            Assert.IsFalse(bench.Motor.CurrentImplausible);
        }
    }
}
