// A load that is let go: however hard it was, the rotor is no faster than the needles may be driven.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class LoadLetGoTests
    {
        // Twice the overload.
        private const int HardMicronewtonMetres = 1800;

        [TestMethod]
        [Proves("PEN-168")]
        [DataRow(1, 900)]
        [DataRow(1, HardMicronewtonMetres)]
        [DataRow(3, HardMicronewtonMetres)]
        [DataRow(5, 900)]
        [DataRow(5, HardMicronewtonMetres)]
        public void A_load_let_go_never_makes_115_percent_of_the_highest_level(int level, int load)
        {
            PenRig rig = PenRig.AtRunning(level);
            AssertLetGo(rig, load, RateLevels.Last);
        }

        [TestMethod]
        [Proves("PEN-168")]
        [DataRow(900)]
        [DataRow(HardMicronewtonMetres)]
        public void Deep_needles_are_let_go_below_115_percent_of_their_own_level(int load)
        {
            PenRig rig = PenRig.AtReady();
            rig.HoldChord(3200);
            rig.Deeper(20);
            Assert.AreEqual(Limits.MaxDepthMicrometres, rig.Out.SetDepthMicrometres);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Running);
            rig.Run(50);
            AssertLetGo(rig, load, RateLevels.First);
        }

        [TestMethod]
        public void What_the_load_would_add_and_an_eighth_of_it_are_held_back()
        {
            var model = new MotorModel();
            var observer = new LoadObserver(model);
            var regulator = new RateRegulator(model, observer);
            observer.Reset(90_000);
            regulator.Reset(90_000);
            observer.FastMilliamperes = model.AirMilliamperes(90_000) + 400;
            int gain = 400 * model.MillihertzPerMilliampere;
            Assert.AreEqual(100_800 - gain - gain / 8, regulator.HeldBack(90_000, 100_800));
        }

        [TestMethod]
        [DataRow(100, 90_000)]
        [DataRow(2000, 45_000)]
        public void Never_more_than_set_and_never_less_than_half_of_it_is_held(int skin, int held)
        {
            var model = new MotorModel();
            var observer = new LoadObserver(model);
            var regulator = new RateRegulator(model, observer);
            observer.Reset(90_000);
            regulator.Reset(90_000);
            observer.FastMilliamperes = model.AirMilliamperes(90_000) + skin;
            Assert.AreEqual(held, regulator.HeldBack(90_000, 100_800));
        }

        [TestMethod]
        public void A_load_below_the_pressure_warning_holds_nothing_back()
        {
            PenRig rig = PenRig.AtReady();
            rig.HoldChord(3200);
            rig.Deeper(20);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Running);
            rig.Run(50);
            rig.Motor.LoadMicronewtonMetres = 450;
            for (int i = 0; i < 60; i++)
            {
                rig.Step();
                Assert.AreEqual(90_000, rig.Out.SetRateMillihertz);
            }
        }

        private static void AssertLetGo(PenRig rig, int load, int highestLevel)
        {
            rig.Motor.LoadMicronewtonMetres = load;
            // Less than an overload is allowed to last.
            rig.Run(50);
            Assert.AreEqual(PenState.Running, rig.Out.State);
            rig.Motor.PeakMillihertz = 0;
            rig.Motor.LoadMicronewtonMetres = 0;
            rig.Run(30);
            int limit = RateLevels.MillihertzOf(highestLevel) / 100 * 115;
            Assert.IsTrue(
                rig.Motor.PeakMillihertz < limit,
                "peak " + rig.Motor.PeakMillihertz + " of " + limit + " mHz"
            );
            Assert.AreEqual(PenState.Running, rig.Out.State);
        }
    }
}
