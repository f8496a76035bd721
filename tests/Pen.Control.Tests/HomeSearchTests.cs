// Homing against a scripted sensor, and the moves that start from it.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class HomeSearchTests
    {
        [TestMethod]
        public void A_sensor_that_answers_as_it_should_proves_the_depth()
        {
            var bench = new HomeBench();
            bench.Planner.Pursue(DepthGoal.Home, 0);
            Assert.IsTrue(bench.Planner.Busy);
            bench.Play(HomeBench.Sound, HomeBench.Sound.Length - 1);
            Assert.IsFalse(bench.Planner.Proven);
            Assert.IsFalse(bench.Planner.AtRest);
            bench.Play("1", 1);
            Assert.IsTrue(bench.Planner.Proven);
            Assert.IsTrue(bench.Planner.Parked);
            Assert.IsTrue(bench.Planner.AtRest);
            Assert.AreEqual(-200, bench.Out.CountedDepthMicrometres);
        }

        [TestMethod]
        [DataRow("0100", 3)]
        [DataRow("01010", 4)]
        [DataRow("0101101", 6)]
        [DataRow("01011000", 7)]
        [DataRow("010110010", 8)]
        [DataRow("01011001111111101", 16)]
        [DataRow("010110011111111000", 17)]
        public void A_sensor_that_changes_its_mind_is_unstable_and_nothing_moves_any_more(
            string sensor,
            int movesBefore
        )
        {
            var bench = new HomeBench();
            bench.Planner.Pursue(DepthGoal.Home, 0);
            bench.Play(sensor, 30);
            Assert.AreEqual((int)StopReason.HomeUnstable, (int)bench.Failure);
            Assert.AreEqual(movesBefore, bench.Moves);
            Assert.IsFalse(bench.Planner.Proven);
            Assert.IsFalse(bench.Planner.Parked);
        }

        // 17 hops of 32 quarter steps are 544: the next would be more than 560.
        [TestMethod]
        public void A_sensor_that_is_never_seen_is_sought_inwards_over_the_whole_travel()
        {
            var bench = new HomeBench();
            bench.Planner.Pursue(DepthGoal.Home, 0);
            bench.Play("0", 60);
            Assert.AreEqual((int)StopReason.HomeNotFound, (int)bench.Failure);
            Assert.AreEqual(17, bench.Moves);
            Assert.AreEqual(-32, bench.LastSteps);
            Assert.AreEqual(-17 * 200, bench.Out.CountedDepthMicrometres);
        }

        // 20 hops of 8 quarter steps are 160.
        [TestMethod]
        public void A_sensor_that_is_never_left_is_stuck_after_a_millimetre()
        {
            var bench = new HomeBench();
            bench.Planner.Pursue(DepthGoal.Home, 0);
            bench.Play("1", 60);
            Assert.AreEqual((int)StopReason.HomeStuck, (int)bench.Failure);
            Assert.AreEqual(20, bench.Moves);
            Assert.AreEqual(8, bench.LastSteps);
        }

        [TestMethod]
        public void A_sensor_that_is_found_and_then_never_left_is_stuck_too()
        {
            var bench = new HomeBench();
            bench.Planner.Pursue(DepthGoal.Home, 0);
            bench.Play("01", 60);
            Assert.AreEqual((int)StopReason.HomeStuck, (int)bench.Failure);
            Assert.AreEqual(21, bench.Moves);
        }

        [TestMethod]
        public void An_edge_that_is_not_left_by_48_creeping_steps_is_stuck()
        {
            var bench = new HomeBench();
            bench.Planner.Pursue(DepthGoal.Home, 0);
            bench.Play("0101", 100);
            Assert.AreEqual((int)StopReason.HomeStuck, (int)bench.Failure);
            Assert.AreEqual(4 + 48, bench.Moves);
            Assert.AreEqual(1, bench.LastSteps);
        }

        // The second time the edge is seven steps on: three more or less are the sensor's, a fourth is not.
        [TestMethod]
        [DataRow(4, true)]
        [DataRow(10, true)]
        [DataRow(3, false)]
        [DataRow(11, false)]
        public void Two_measurements_of_one_homing_agree_within_three_steps(int steps, bool proven)
        {
            var bench = new HomeBench();
            bench.Planner.Pursue(DepthGoal.Home, 0);
            string sensor = "01011001";
            for (int i = 0; i < steps; i++)
            {
                sensor += "1";
            }
            bench.Play(sensor + "001", sensor.Length + 5);
            Assert.AreEqual(proven, bench.Planner.Proven);
            Assert.AreEqual(proven ? (int)StopReason.None : (int)StopReason.HomeUnstable, (int)bench.Failure);
        }

        // A move follows each look but the last, which finds the edge where it was not.
        [TestMethod]
        [DataRow(3)]
        [DataRow(11)]
        public void Where_two_measurements_disagree_nothing_moves_any_more(int steps)
        {
            var bench = new HomeBench();
            bench.Planner.Pursue(DepthGoal.Home, 0);
            string sensor = "01011001";
            for (int i = 0; i < steps; i++)
            {
                sensor += "1";
            }
            bench.Play(sensor + "00", 40);
            Assert.AreEqual((int)StopReason.HomeUnstable, (int)bench.Failure);
            Assert.AreEqual(sensor.Length + 1, bench.Moves);
            Assert.IsFalse(bench.Planner.Busy);
        }

        [TestMethod]
        public void A_shallower_target_is_passed_by_10_steps_and_approached_by_the_same()
        {
            var bench = new HomeBench();
            bench.Home();
            bench.Planner.Pursue(DepthGoal.Extend, 1000);
            bench.Play("110", 4);
            Assert.AreEqual(1000, bench.Out.CountedDepthMicrometres);
            Assert.IsTrue(bench.Planner.AtRest);
            bench.Planner.Follow(500);
            Assert.IsFalse(bench.Planner.AtRest);
            bench.Play("0", 1);
            Assert.AreEqual(-90, bench.LastSteps);
            bench.Play("0", 1);
            Assert.AreEqual(10, bench.LastSteps);
            bench.Play("0", 3);
            Assert.AreEqual(500, bench.Out.CountedDepthMicrometres);
            Assert.IsTrue(bench.Planner.AtRest);
            // The same depth again is nothing to do.
            bench.Planner.Follow(500);
            Assert.IsTrue(bench.Planner.AtRest);
        }

        [TestMethod]
        public void A_target_that_moves_on_under_way_is_passed_by_10_steps_all_the_same()
        {
            var bench = new HomeBench();
            bench.Home();
            bench.Planner.Pursue(DepthGoal.Extend, 1000);
            bench.Play("110", 4);
            bench.Planner.Follow(800);
            bench.Play("0", 1);
            bench.Planner.Follow(500);
            bench.Play("0", 1);
            Assert.AreEqual(-48, bench.LastSteps);
            bench.Play("0", 1);
            Assert.AreEqual(10, bench.LastSteps);
        }

        [TestMethod]
        public void Nothing_is_gauged_from_an_unproven_position()
        {
            var bench = new HomeBench();
            bench.Planner.PursueGauge(0);
            bench.Play("0", 3);
            Assert.AreEqual((int)StopReason.PositionLost, (int)bench.Failure);
            Assert.AreEqual(0, bench.Moves);
        }

        [TestMethod]
        public void A_doubt_is_no_park_position_and_a_goal_under_way_is_none_either()
        {
            var bench = new HomeBench();
            bench.Home();
            bench.Planner.Doubt();
            Assert.IsFalse(bench.Planner.Parked);
            Assert.IsFalse(bench.Planner.AtRest);
            var busy = new HomeBench();
            busy.Home();
            busy.Planner.Pursue(DepthGoal.Extend, 500);
            Assert.IsFalse(busy.Planner.Parked);
        }

        [TestMethod]
        public void The_driver_is_on_under_way_and_then_for_as_long_as_it_is_to_hold()
        {
            var planner = new DepthPlanner();
            var outputs = new PenOutputs();
            planner.Write(outputs, false);
            Assert.IsFalse(outputs.StepperEnabled);
            planner.Write(outputs, true);
            Assert.IsTrue(outputs.StepperEnabled);
            planner.Pursue(DepthGoal.Home, 0);
            planner.Write(outputs, false);
            Assert.IsTrue(outputs.StepperEnabled);
            Assert.IsFalse(planner.AtRest);
        }

        [TestMethod]
        [DataRow(0, 0)]
        [DataRow(6, 0)]
        [DataRow(7, 1)]
        [DataRow(-1, -1)]
        [DataRow(-25, -4)]
        [DataRow(-26, -5)]
        [DataRow(2500, 400)]
        public void A_depth_is_so_many_quarter_steps_rounded_to_the_shallow_side(int micrometres, int steps)
        {
            Assert.AreEqual(steps, Geometry.StepsOf(micrometres));
        }

        [TestMethod]
        public void A_move_of_no_steps_is_done_at_once_and_moves_are_numbered_upwards()
        {
            var axis = new DepthAxis();
            var inputs = new PenInputs();
            var outputs = new PenOutputs();
            axis.Order(0, StepProfile.Fast, inputs);
            Assert.IsFalse(axis.Busy);
            axis.Write(outputs);
            Assert.AreEqual(0, outputs.MoveId);
            axis.Order(-7, StepProfile.Slow, inputs);
            Assert.IsTrue(axis.Busy);
            axis.Write(outputs);
            axis.Write(outputs);
            Assert.AreEqual(1, outputs.MoveId);
            Assert.AreEqual(-7, outputs.MoveSteps);
            Assert.AreEqual(StepProfile.Slow, outputs.MoveProfile);
        }

        [TestMethod]
        public void A_train_may_take_800_ms_and_is_then_given_up_for_one_period()
        {
            var axis = new DepthAxis();
            var inputs = new PenInputs();
            axis.Order(10, StepProfile.Fast, inputs);
            inputs.StepperMoving = true;
            for (int i = 0; i < 40; i++)
            {
                axis.Update(inputs, 20);
                Assert.IsFalse(axis.TimedOut);
            }
            axis.Update(inputs, 20);
            Assert.IsTrue(axis.TimedOut);
            Assert.IsFalse(axis.Busy);
            axis.Update(inputs, 20);
            Assert.IsFalse(axis.TimedOut);
        }
    }
}
