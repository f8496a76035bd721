// Numbers of the product that no behaviour would give away: written here a second time, from its description.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class ProductNumberTests
    {
        [TestMethod]
        [Proves("PEN-001")]
        [DataRow(1, 90000)]
        [DataRow(2, 105000)]
        [DataRow(3, 120000)]
        [DataRow(4, 135000)]
        [DataRow(5, 150000)]
        public void A_level_is_its_rate(int level, int millihertz)
        {
            PenRig rig = PenRig.AtRunning(level);
            Assert.AreEqual(millihertz, rig.Out.SetRateMillihertz);
        }

        [TestMethod]
        [Proves("PEN-035")]
        public void Needles_are_parked_200_um_behind_zero_after_homing_and_after_every_stop()
        {
            PenRig rig = PenRig.AtReady();
            AssertParked(rig);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Running);
            rig.PressStartStop(60);
            rig.RunUntil(PenState.Ready);
            AssertParked(rig);
            rig.Run(20);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Running);
            rig.In.DriverFault = true;
            rig.Run(60);
            AssertParked(rig);
        }

        [TestMethod]
        [Proves("PEN-021")]
        [DataRow(1)]
        [DataRow(23)]
        [DataRow(40)]
        public void Depth_goes_by_tenths_of_a_millimetre_and_not_above_2_5(int presses)
        {
            PenRig rig = PenRig.AtReady();
            rig.HoldChord(3060);
            rig.Shallower(3);
            Assert.AreEqual(200, rig.Out.SetDepthMicrometres);
            rig.Deeper(presses);
            Assert.AreEqual(presses > 23 ? 2500 : 200 + 100 * presses, rig.Out.SetDepthMicrometres);
        }

        // In quarter steps of 6.25 um; what is lost to the size of a step is lost to the shallow side.
        private static void AssertParked(PenRig rig)
        {
            Check.Near(-32, rig.Axis.Motor, 1);
            Assert.IsTrue(rig.Axis.HomeActive);
        }
    }
}
