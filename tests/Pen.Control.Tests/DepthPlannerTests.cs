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
    }
}
