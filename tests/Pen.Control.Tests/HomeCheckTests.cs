// The count held against the home sensor: at every retract, and at every homing that begins with a count.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class HomeCheckTests
    {
        // Once more from three steps behind the edge: found by a hop inwards; three hops inside and the fourth out; back
        // inside, still inside, eleven steps to the edge, still left.
        private const string FirstTime = "1" + "1110" + "11" + "111111111100";

        // Back inside, still inside, seven steps to the edge, still left; parked inside.
        private const string SecondTime = "11" + "11111100" + "1";

        // From -32, ten steps on and then one by one: the edge is left at -15, the seventh.
        [TestMethod]
        [Proves("PEN-029")]
        [DataRow(7, true, true)]
        [DataRow(8, true, true)]
        [DataRow(6, true, true)]
        [DataRow(9, true, false)]
        [DataRow(5, true, false)]
        [DataRow(10, true, false)]
        [DataRow(4, true, false)]
        [DataRow(11, false, false)]
        [DataRow(3, false, false)]
        [DataRow(16, false, false)]
        public void After_a_retract_two_or_three_steps_off_have_home_found_anew_and_four_are_a_lost_position(
            int steps,
            bool found,
            bool proven
        )
        {
            HomeBench bench = AtCheck(steps);
            Assert.AreEqual((int)(found ? StopReason.None : StopReason.PositionLost), (int)bench.Failure);
            Assert.AreEqual(proven, bench.Planner.Proven);
            // One in doubt goes on homing by itself.
            Assert.AreEqual(found, bench.Planner.Busy);
            if (found && !proven)
            {
                bench.Play(FirstTime + SecondTime, 40);
                Assert.IsTrue(bench.Planner.Parked);
                Assert.AreEqual(-200, bench.Out.CountedDepthMicrometres);
            }
        }

        // Two steps off at the check, and then as many more as are played longer.
        [TestMethod]
        [Proves("PEN-029")]
        [DataRow(0, 0, true)]
        [DataRow(1, 0, true)]
        [DataRow(2, 0, false)]
        [DataRow(0, 1, true)]
        [DataRow(0, 2, false)]
        [DataRow(1, 1, false)]
        public void Both_measurements_of_a_homing_that_a_doubt_began_are_held_against_the_old_count(
            int first,
            int second,
            bool found
        )
        {
            HomeBench bench = AtCheck(9);
            bench.Play(Longer(FirstTime, 7, first) + Longer(SecondTime, 2, second), 40);
            Assert.AreEqual(found, bench.Planner.Parked);
            Assert.AreEqual((int)(found ? StopReason.None : StopReason.PositionLost), (int)bench.Failure);
        }

        // From -32 out by two hops to -16 and by a third to -8; back to -32, to -22, and seven steps to the edge.
        [TestMethod]
        [Proves("PEN-029")]
        [DataRow(7, true)]
        [DataRow(10, true)]
        [DataRow(4, true)]
        [DataRow(11, false)]
        [DataRow(3, false)]
        public void A_homing_that_only_a_hand_put_the_depth_in_doubt_for_is_held_against_the_count_too(
            int steps,
            bool found
        )
        {
            var bench = new HomeBench();
            bench.Home();
            bench.Planner.Doubt();
            bench.Planner.Pursue(DepthGoal.Home, 0);
            bench.Play(Longer("1110" + "11" + "00", 5, steps - 1) + SecondTime, 60);
            Assert.AreEqual(found, bench.Planner.Parked);
            Assert.AreEqual((int)(found ? StopReason.None : StopReason.PositionLost), (int)bench.Failure);
        }

        [TestMethod]
        public void What_was_counted_before_a_failure_or_a_calibration_is_held_against_nothing()
        {
            HomeBench lost = AtCheck(16);
            lost.Planner.Pursue(DepthGoal.Home, 0);
            lost.Play(HomeBench.Sound, 30);
            Assert.IsTrue(lost.Planner.Parked);
            HomeBench touched = AtCheck(16);
            touched.Planner.Doubt();
            touched.Planner.Pursue(DepthGoal.Home, 0);
            touched.Play(HomeBench.Sound, 30);
            Assert.IsTrue(touched.Planner.Parked);
            var moved = new HomeBench();
            moved.Home();
            moved.Planner.Calibrate(5);
            moved.Planner.Pursue(DepthGoal.Home, 0);
            moved.Play(HomeBench.Sound, 30);
            Assert.IsTrue(moved.Planner.Parked);
        }

        [TestMethod]
        public void A_homing_that_nobody_doubted_for_is_held_against_nothing()
        {
            var bench = new HomeBench();
            bench.Home();
            bench.Planner.Pursue(DepthGoal.Home, 0);
            bench.Play(Longer("1110" + "11" + "00", 5, 16) + SecondTime, 60);
            Assert.IsTrue(bench.Planner.Parked);
        }

        [TestMethod]
        [DataRow("0")]
        [DataRow("10")]
        [DataRow("110")]
        [DataRow("11")]
        public void A_check_whose_sensor_is_not_where_it_was_is_a_lost_position(string sensor)
        {
            var bench = new HomeBench();
            bench.Home();
            bench.Planner.Pursue(DepthGoal.Extend, 500);
            bench.Play("110", 4);
            bench.Planner.Pursue(DepthGoal.Retract, 0);
            bench.Play(sensor, 100);
            Assert.AreEqual((int)StopReason.PositionLost, (int)bench.Failure);
            Assert.IsFalse(bench.Planner.Busy);
        }

        // After a retract, the edge is left with so many creeping steps.
        private static HomeBench AtCheck(int steps)
        {
            var bench = new HomeBench();
            bench.Home();
            bench.Planner.Pursue(DepthGoal.Retract, 0);
            string sensor = Longer("1100", 2, steps);
            bench.Play(sensor, sensor.Length);
            return bench;
        }

        // A script with so many more looks inside, at a place of it.
        private static string Longer(string sensor, int at, int looks)
        {
            string inside = "";
            for (int i = 0; i < looks; i++)
            {
                inside += "1";
            }
            return sensor.Substring(0, at) + inside + sensor.Substring(at);
        }
    }
}
