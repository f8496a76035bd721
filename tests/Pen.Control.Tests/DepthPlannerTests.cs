// The depth planner by itself over the crude axis, where the controller's timing would hide a case.
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests;

[TestClass]
public sealed class DepthPlannerTests
{
    private readonly DepthPlanner _planner = new();
    private readonly CrudeAxis _axis = new();
    private readonly PenInputs _inputs = new();
    private readonly PenOutputs _outputs = new();

    [TestMethod]
    public void Homing_parks_and_proves()
    {
        Home();
        Assert.IsTrue(_planner.Proven);
        Assert.IsTrue(_planner.Parked);
    }

    [TestMethod]
    public void A_target_that_moves_on_in_a_move_is_still_approached_from_the_shallow_side()
    {
        Home();
        _planner.Pursue(DepthGoal.Extend, 1500);
        Settle();
        _planner.Follow(1400);
        Period();
        _planner.Follow(800);
        Settle();
        Assert.AreEqual(128, _axis.Motor, 1);
        Assert.AreEqual(_axis.Motor, _axis.Needles);
    }

    [TestMethod]
    public void A_deeper_target_is_not_followed()
    {
        Home();
        _planner.Pursue(DepthGoal.Extend, 500);
        Settle();
        _axis.Deepest = int.MinValue;
        _planner.Follow(1000);
        Settle();
        Assert.AreEqual(int.MinValue, _axis.Deepest);
    }

    [TestMethod]
    [DataRow(DepthGoal.Home)]
    [DataRow(DepthGoal.Retract)]
    public void A_doubt_that_comes_up_under_way_outlives_the_measurement(DepthGoal goal)
    {
        Home();
        _planner.Pursue(goal, 0);
        Period();
        _planner.Doubt();
        Settle();
        Assert.IsFalse(_planner.Proven);
        Home();
        Assert.IsTrue(_planner.Proven);
    }

    [TestMethod]
    public void Nothing_extends_unproven()
    {
        _planner.Pursue(DepthGoal.Extend, 500);
        int moves = _axis.Moves;
        Period();
        Assert.AreEqual(StopReason.PositionLost, _planner.Failure);
        Assert.AreEqual(moves, _axis.Moves);
    }

    [TestMethod]
    public void Depths_round_to_the_shallow_side()
    {
        Assert.AreEqual(48, Geometry.StepsOf(300));
        Assert.AreEqual(31, Geometry.StepsOf(199));
        Assert.AreEqual(-1, Geometry.StepsOf(-1));
        Assert.AreEqual(16_000_000, Geometry.StepsOf(100_000_000));
    }

    private void Home()
    {
        _planner.Pursue(DepthGoal.Home, 0);
        Settle();
    }

    private void Settle()
    {
        for (int i = 0; i < 300; i++)
        {
            Period();
        }
        Assert.IsFalse(_planner.Busy);
    }

    private void Period()
    {
        _axis.Advance(20_000);
        _inputs.HomeSensorActive = _axis.HomeActive;
        _inputs.StepperMoving = _axis.Moving;
        _inputs.StepsSent = _axis.Sent;
        _inputs.StepsCounted = _axis.Counted;
        _planner.Observe(_inputs, 20);
        _planner.Act(_inputs);
        _planner.Write(_outputs, true);
        _axis.Obey(_outputs);
    }
}
