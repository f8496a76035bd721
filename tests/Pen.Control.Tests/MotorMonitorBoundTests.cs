// The motor's watch at its bounds: exactly there and one beyond, and what a finding leaves behind.
using nanoFramework.TestFramework;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class MotorMonitorBoundTests
    {
        private readonly MotorModel _model = new MotorModel();
        private readonly PenInputs _in = new PenInputs();
        private LoadObserver _seen;
        private MotorMonitor _motor;
        private int _trip = 168_000;

        // Faster than 135 % of the reference, and than its back-EMF by 20 Hz, in two periods.
        [TestMethod]
        [DataRow(135_001, 20_001, 2, true)]
        [DataRow(135_000, 20_001, 2, false)]
        [DataRow(135_001, 20_000, 2, false)]
        [DataRow(135_001, 20_001, 1, false)]
        public void A_rotor_that_races_is_too_fast_whatever_its_depth_allows(
            int millihertz,
            int disagreement,
            int periods,
            bool found
        )
        {
            Begin();
            See(millihertz, 100, disagreement);
            Run(periods);
            Assert.AreEqual(found, _motor.OverSpeed);
        }

        [TestMethod]
        public void A_rotor_that_races_in_every_second_period_does_not_race()
        {
            Begin();
            for (int i = 0; i < 10; i++)
            {
                See(140_000, 100, 25_000);
                Run(1);
                See(100_000, 100, 0);
                _seen.Leapt = true;
                Run(1);
                _seen.Leapt = false;
                Assert.IsFalse(_motor.OverSpeed);
            }
        }

        [TestMethod]
        [DataRow(172_500, false)]
        [DataRow(172_501, true)]
        public void What_the_gate_refuses_is_too_fast_at_once(int millihertz, bool found)
        {
            Begin();
            See(millihertz, 100, 0);
            // Something else is suspected.
            _seen.Leapt = true;
            _trip = 180_000;
            Run(1);
            Assert.AreEqual(found, _motor.OverSpeed);
        }

        [TestMethod]
        [DataRow(168_000, false)]
        [DataRow(168_001, true)]
        public void The_depths_rate_is_allowed_and_no_more(int millihertz, bool found)
        {
            Begin();
            See(millihertz, 100, 0);
            _seen.Leapt = true;
            Run(2);
            Assert.AreEqual(found, _motor.OverSpeed);
        }

        // 30 Hz and 600 mA: a short, or a rotor that was caught within the period. It cuts at once.
        [TestMethod]
        [DataRow(30_001, 601, true, true)]
        [DataRow(30_000, 601, true, false)]
        [DataRow(30_001, 600, true, false)]
        [DataRow(30_001, 601, false, false)]
        public void A_current_that_does_not_go_with_the_rate_cuts_the_drive_at_once(
            int disagreement,
            int milliamperes,
            bool measured,
            bool cut
        )
        {
            Begin(measured);
            See(100_000, milliamperes, disagreement);
            Run(1);
            Assert.AreEqual(cut, _motor.Cut);
        }

        [TestMethod]
        public void A_cut_by_what_does_not_go_together_judges_nothing_else()
        {
            Begin();
            See(20_000, 700, 35_000);
            Run(1);
            Assert.IsTrue(_motor.Cut);
            Assert.IsFalse(_motor.OverSpeed || _motor.RateImplausible || _motor.Stalled);
            // Only then is it said what it was: it stands.
            See(9_999, 700, 0);
            Run(1);
            Assert.IsTrue(_motor.Stalled);
        }

        [TestMethod]
        [DataRow(110_001, true)]
        [DataRow(110_000, false)]
        public void After_a_cut_a_rotor_above_110_percent_is_driven_by_something_else(
            int millihertz,
            bool pushed
        )
        {
            Begin();
            See(100_000, Limits.OverCurrentMilliamperes + 1, 0);
            Run(1);
            See(millihertz, 0, 0);
            Run(1);
            Assert.AreEqual(pushed, _motor.OverSpeed);
            Assert.AreEqual(!pushed, _motor.OverCurrent);
        }

        // A quarter of the reference is not slow; 160 ms below it is held.
        [TestMethod]
        [DataRow(25_000, false)]
        [DataRow(24_999, true)]
        public void Below_a_quarter_of_the_reference_a_rotor_is_held(int millihertz, bool held)
        {
            Begin();
            See(millihertz, 500, 0);
            _seen.Leapt = true;
            Run(8);
            Assert.AreEqual(held, _motor.Stalled);
        }

        [TestMethod]
        [DataRow(750, false)]
        [DataRow(751, true)]
        public void The_overload_itself_is_allowed(int micronewtonMetres, bool overloaded)
        {
            Begin();
            See(100_000, 400, 0);
            _seen.SkinMicronewtonMetres = micronewtonMetres;
            _seen.Leapt = true;
            Run(60);
            Assert.AreEqual(overloaded, _motor.Overloaded);
        }

        // 6 Hz and a sixteenth of the rate: 12.25 Hz at 100 Hz; either way, for 100 ms.
        [TestMethod]
        [DataRow(12_250, false)]
        [DataRow(12_251, true)]
        [DataRow(-12_250, false)]
        [DataRow(-12_251, true)]
        public void What_parameters_explain_is_plausible(int disagreement, bool implausible)
        {
            Begin();
            See(100_000, 100, disagreement);
            _seen.Leapt = true;
            Run(5);
            Assert.AreEqual(implausible, _motor.RateImplausible);
        }

        [TestMethod]
        [DataRow(10_000, true)]
        [DataRow(10_001, false)]
        public void With_the_drive_off_a_current_of_a_rotor_that_hardly_turns_is_none_of_the_motor(
            int millihertz,
            bool implausible
        )
        {
            Begin();
            for (int i = 0; i < 5; i++)
            {
                // Slowing down: no runaway.
                See(millihertz, 201, 0);
                _motor.Off(_in, 20);
            }
            Assert.AreEqual(implausible, _motor.CurrentImplausible);
        }

        [TestMethod]
        public void A_runaway_is_over_when_the_motor_is_driven_again_each_time()
        {
            Begin();
            for (int i = 0; i < 3; i++)
            {
                See(50_000, 0, 0);
                for (int period = 0; period < 5; period++)
                {
                    _motor.Off(_in, 20);
                }
                Assert.IsTrue(_motor.Runaway);
                See(100_000, 100, 0);
                Run(1);
                Assert.IsFalse(_motor.Runaway);
            }
        }

        private void Begin(bool measured = true)
        {
            if (measured)
            {
                _model.Take(_model.BackEmfMicrovoltsPerHertz, _model.Milliohms);
            }
            _seen = new LoadObserver(_model);
            _motor = new MotorMonitor(_model, _seen, new MotorCalibration(_model));
        }

        // The encoder's rate, the current, and by how much the encoder is above the back-EMF.
        private void See(int millihertz, int milliamperes, int disagreement)
        {
            _in.RotorRateMillihertz = millihertz;
            _in.MotorCurrentMilliamperes = milliamperes;
            _seen.ElectricalMillihertz = 100_000;
            _seen.DisagreementMillihertz = disagreement;
        }

        private void Run(int periods)
        {
            for (int i = 0; i < periods; i++)
            {
                _motor.Driven(_in, 100_000, _trip, 20);
            }
        }
    }
}
