// Depth and level as the operator sets them, and where the needles really go.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class DepthAndLevelTests
    {
        [TestMethod]
        [Proves("PEN-022")]
        public void Above_1500_um_needs_the_chord_held_3_s()
        {
            PenRig rig = PenRig.AtReady();
            rig.Deeper(12);
            Assert.AreEqual(1500, rig.Out.SetDepthMicrometres);
            rig.HoldChord(2900);
            rig.Deeper(1);
            Assert.AreEqual(1500, rig.Out.SetDepthMicrometres);
            rig.HoldChord(3060);
            Assert.AreEqual(1500, rig.Out.SetDepthMicrometres);
            rig.Deeper(12);
            Assert.AreEqual(2500, rig.Out.SetDepthMicrometres);
        }

        [TestMethod]
        public void The_chord_itself_changes_neither_depth_nor_level()
        {
            PenRig rig = PenRig.AtReady();
            rig.HoldChord(3060);
            Assert.IsTrue(rig.Out.DepthUnlocked);
            Assert.AreEqual(500, rig.Out.SetDepthMicrometres);
            Assert.AreEqual(1, rig.Out.RateLevel);
        }

        [TestMethod]
        [Proves("PEN-024")]
        public void The_level_gives_way_to_depth_above_1500_and_2000_um()
        {
            PenRig rig = PenRig.AtReady();
            rig.HoldChord(3060);
            rig.Faster(4);
            rig.Deeper(10);
            Assert.AreEqual(5, rig.Out.RateLevel);
            rig.Deeper(1);
            Assert.AreEqual(3, rig.Out.RateLevel);
            rig.Faster(1);
            Assert.AreEqual(3, rig.Out.RateLevel);
            rig.Deeper(4);
            Assert.AreEqual(2000, rig.Out.SetDepthMicrometres);
            Assert.AreEqual(3, rig.Out.RateLevel);
            rig.Deeper(1);
            Assert.AreEqual(1, rig.Out.RateLevel);
        }

        [TestMethod]
        [Proves("PEN-023")]
        public void The_cartridge_limits_depth_and_level()
        {
            var rig = new PenRig();
            rig.Worker.Chip.MaxDepthMicrometres = 1000;
            rig.Worker.Chip.MaxRateMillihertz = 119999;
            rig.RunUntil(PenState.Ready, 300);
            rig.HoldChord(3060);
            rig.Deeper(12);
            rig.Faster(5);
            Assert.AreEqual(1000, rig.Out.SetDepthMicrometres);
            Assert.AreEqual(2, rig.Out.RateLevel);
        }

        [TestMethod]
        [Proves("PEN-072")]
        public void Depth_repeats_while_held_and_level_does_not()
        {
            PenRig rig = PenRig.AtReady();
            rig.In.DepthDownPressed = true;
            rig.Run(35);
            rig.In.DepthDownPressed = false;
            rig.Run(3);
            Assert.IsTrue(rig.Out.SetDepthMicrometres <= 300);
            rig.In.SpeedUpPressed = true;
            rig.Run(60);
            rig.In.SpeedUpPressed = false;
            rig.Run(3);
            Assert.AreEqual(2, rig.Out.RateLevel);
        }

        [TestMethod]
        [Proves("PEN-021")]
        public void Depth_stays_above_200_um()
        {
            PenRig rig = PenRig.AtReady();
            rig.Shallower(6);
            Assert.AreEqual(200, rig.Out.SetDepthMicrometres);
        }

        [TestMethod]
        [Proves("PEN-037")]
        public void Deeper_is_refused_with_a_beep_while_running()
        {
            PenRig rig = PenRig.AtRunning();
            int moves = rig.Axis.Moves;
            bool beeped = false;
            rig.Watch = () => beeped |= rig.Out.Buzzer;
            rig.Deeper(1);
            Assert.AreEqual(500, rig.Out.SetDepthMicrometres);
            Assert.AreEqual(moves, rig.Axis.Moves);
            Assert.IsTrue(beeped);
        }

        [TestMethod]
        [Proves("PEN-026")]
        [Proves("PEN-037")]
        public void Shallower_while_running_takes_effect_at_once_from_the_shallow_side()
        {
            PenRig rig = PenRig.AtRunning();
            rig.In.DepthDownPressed = true;
            rig.Run(2);
            rig.In.DepthDownPressed = false;
            rig.Axis.Deepest = int.MinValue;
            rig.Run(6);
            Assert.AreEqual(PenState.Running, rig.Out.State);
            Assert.AreEqual(64, rig.Axis.Needles);
            Assert.AreEqual(64, rig.Axis.Motor);
        }

        [TestMethod]
        [Proves("PEN-025")]
        [DataRow(200)]
        [DataRow(500)]
        [DataRow(1500)]
        [DataRow(2500)]
        public void Needles_stand_at_the_set_depth_within_one_step_and_come_back(int micrometres)
        {
            PenRig rig = PenRig.AtReady();
            rig.HoldChord(3060);
            rig.Shallower(3);
            rig.Deeper((micrometres - 200) / 100);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Running);
            Check.Near(micrometres * 4 / 25, rig.Axis.Needles, 1);
            rig.PressStartStop(60);
            rig.Run(micrometres > 1500 ? 8 : 6);
            Assert.IsTrue(rig.Axis.Needles <= 0);
        }

        [TestMethod]
        [Proves("PEN-021")]
        [Proves("PEN-022")]
        public void A_new_cartridge_locks_again_and_starts_at_500_um()
        {
            PenRig rig = PenRig.AtReady();
            rig.HoldChord(3060);
            rig.Deeper(12);
            rig.PullCartridge(20);
            rig.Worker.Chip.Serial = 0x12D;
            rig.RunUntil(PenState.Ready, 200);
            Assert.IsFalse(rig.Out.DepthUnlocked);
            Assert.AreEqual(500, rig.Out.SetDepthMicrometres);
        }

        [TestMethod]
        [Proves("PEN-005")]
        public void A_level_change_while_running_is_slewed()
        {
            PenRig rig = PenRig.AtRunning();
            int before = rig.Out.SetRateMillihertz;
            rig.Watch = () =>
            {
                Assert.IsTrue(rig.Out.SetRateMillihertz - before <= 12000);
                before = rig.Out.SetRateMillihertz;
            };
            rig.Faster(4);
            rig.Run(40);
            Check.Near(150000, rig.Motor.TrueMillihertz, 1500);
        }
    }
}
