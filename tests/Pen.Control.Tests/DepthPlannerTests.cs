// The depth planner by itself over the crude axis, where the controller's timing would hide a case.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class DepthPlannerTests
    {
        /// <summary>A planner, the axis that obeys it and what passes between them.</summary>
        private sealed class Bench
        {
            public readonly DepthPlanner Planner = new DepthPlanner();
            public readonly CrudeAxis Axis = new CrudeAxis();
            private readonly PenInputs _inputs = new PenInputs();
            private readonly PenOutputs _outputs = new PenOutputs();

            public void Home()
            {
                Planner.Pursue(DepthGoal.Home, 0);
                Settle();
            }

            public void Settle()
            {
                for (int i = 0; i < 300; i++)
                {
                    Period();
                }
                Assert.IsFalse(Planner.Busy);
            }

            public void Period()
            {
                Axis.Advance(20_000);
                _inputs.HomeSensorActive = Axis.HomeActive;
                _inputs.StepperMoving = Axis.Moving;
                _inputs.StepsSent = Axis.Sent;
                _inputs.StepsCounted = Axis.Counted;
                Planner.Observe(_inputs, 20);
                Planner.Act(_inputs);
                Planner.Write(_outputs, true);
                Axis.Obey(_outputs);
            }
        }

        [TestMethod]
        public void Homing_parks_and_proves()
        {
            var bench = new Bench();
            bench.Home();
            Assert.IsTrue(bench.Planner.Proven);
            Assert.IsTrue(bench.Planner.Parked);
        }

        [TestMethod]
        [Proves("PEN-026")]
        public void A_target_that_moves_on_in_a_move_is_still_approached_from_the_shallow_side()
        {
            var bench = new Bench();
            bench.Home();
            bench.Planner.Pursue(DepthGoal.Extend, 1500);
            bench.Settle();
            bench.Planner.Follow(1400);
            bench.Period();
            bench.Planner.Follow(800);
            bench.Settle();
            Check.Near(128, bench.Axis.Motor, 1);
            Assert.AreEqual(bench.Axis.Motor, bench.Axis.Needles);
        }

        [TestMethod]
        [Proves("PEN-037")]
        public void A_deeper_target_is_not_followed()
        {
            var bench = new Bench();
            bench.Home();
            bench.Planner.Pursue(DepthGoal.Extend, 500);
            bench.Settle();
            bench.Axis.Deepest = int.MinValue;
            bench.Planner.Follow(1000);
            bench.Settle();
            Assert.AreEqual(int.MinValue, bench.Axis.Deepest);
        }

        [TestMethod]
        [Proves("PEN-028")]
        [DataRow((int)DepthGoal.Home)]
        [DataRow((int)DepthGoal.Retract)]
        public void A_doubt_that_comes_up_under_way_outlives_the_measurement(int goal)
        {
            var bench = new Bench();
            bench.Home();
            bench.Planner.Pursue((DepthGoal)goal, 0);
            bench.Period();
            bench.Planner.Doubt();
            bench.Settle();
            Assert.IsFalse(bench.Planner.Proven);
            bench.Home();
            Assert.IsTrue(bench.Planner.Proven);
        }

        [TestMethod]
        [Proves("PEN-028")]
        public void Nothing_extends_unproven()
        {
            var bench = new Bench();
            bench.Planner.Pursue(DepthGoal.Extend, 500);
            int moves = bench.Axis.Moves;
            bench.Period();
            Assert.AreEqual(StopReason.PositionLost, bench.Planner.Failure);
            Assert.AreEqual(moves, bench.Axis.Moves);
        }

        [TestMethod]
        [Proves("PEN-038")]
        public void Depths_round_to_the_shallow_side()
        {
            Assert.AreEqual(48, Geometry.StepsOf(300));
            Assert.AreEqual(31, Geometry.StepsOf(199));
            Assert.AreEqual(-1, Geometry.StepsOf(-1));
            Assert.AreEqual(16_000_000, Geometry.StepsOf(100_000_000));
        }

        // From -32 to four steps before the edge at -16.
        [TestMethod]
        [Proves("PEN-028")]
        public void The_way_out_stops_four_steps_before_the_edge_and_is_given_up_where_the_sensor_is_not_active()
        {
            var bench = new HomeBench();
            bench.Home();
            bench.Planner.Pursue(DepthGoal.Extend, 500);
            bench.Play("1", 1);
            Assert.AreEqual(12, bench.LastSteps);
            bench.Play("0", 5);
            Assert.AreEqual((int)StopReason.PositionLost, (int)bench.Failure);
            Assert.IsFalse(bench.Planner.Proven);
            Assert.AreEqual(0, bench.Moves);
        }

        [TestMethod]
        public void It_retracts_from_the_order_on_until_it_is_parked_or_asked_for_something_else()
        {
            var bench = new HomeBench();
            bench.Home();
            Assert.IsFalse(bench.Planner.Retracting);
            bench.Planner.Pursue(DepthGoal.Extend, 500);
            bench.Play("1", 1);
            Assert.IsFalse(bench.Planner.Retracting);
            bench.Play("10", 3);
            bench.Planner.Pursue(DepthGoal.Retract, 0);
            Assert.IsFalse(bench.Planner.Retracting);
            bench.Play("1", 1);
            Assert.IsTrue(bench.Planner.Retracting);
            bench.Planner.Pursue(DepthGoal.Home, 0);
            Assert.IsFalse(bench.Planner.Retracting);
            bench.Play(HomeBench.Sound, 30);
            Assert.IsTrue(bench.Planner.Parked);
            bench.Planner.Pursue(DepthGoal.Retract, 0);
            // In, the edge left at the seventh step, and parked.
            bench.Play("11" + "1111111" + "001", 5);
            Assert.IsTrue(bench.Planner.Retracting);
            bench.Play("111100" + "1", 20);
            Assert.IsTrue(bench.Planner.Parked);
            Assert.IsFalse(bench.Planner.Retracting);
        }

        [TestMethod]
        public void A_retract_that_fails_is_none_any_more()
        {
            var bench = new HomeBench();
            bench.Home();
            bench.Planner.Pursue(DepthGoal.Retract, 0);
            bench.Play("0", 5);
            Assert.AreEqual((int)StopReason.PositionLost, (int)bench.Failure);
            Assert.IsFalse(bench.Planner.Retracting);
        }

        [TestMethod]
        [Proves("PEN-028")]
        public void A_new_depth_is_followed_extended_and_proven_and_nowhere_else()
        {
            var parked = new HomeBench();
            parked.Home();
            parked.Planner.Follow(-400);
            parked.Play("1", 3);
            Assert.AreEqual(0, parked.Moves);
            var doubted = new HomeBench();
            doubted.Home();
            doubted.Planner.Pursue(DepthGoal.Extend, 1000);
            doubted.Play("110", 4);
            doubted.Planner.Doubt();
            doubted.Planner.Follow(500);
            doubted.Play("0", 3);
            Assert.AreEqual(0, doubted.Moves);
        }

        // 100 um are 16 steps: more than the ten that are passed, less than twice those.
        [TestMethod]
        [Proves("PEN-026")]
        public void A_target_that_moves_on_by_little_is_approached_from_the_shallow_side_too()
        {
            var bench = new HomeBench();
            bench.Home();
            bench.Planner.Pursue(DepthGoal.Extend, 1000);
            bench.Play("110", 4);
            bench.Planner.Follow(800);
            bench.Play("0", 1);
            bench.Planner.Follow(700);
            bench.Play("0", 1);
            Assert.AreEqual(-16, bench.LastSteps);
            bench.Play("0", 1);
            Assert.AreEqual(10, bench.LastSteps);
            bench.Play("0", 3);
            Assert.AreEqual(700, bench.Out.CountedDepthMicrometres);
        }
    }
}
