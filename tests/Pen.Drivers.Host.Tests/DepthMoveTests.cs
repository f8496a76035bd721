// Moves on the simulated actuator: no step lost at any length, in the time that was promised.
using Pen.Control;
using Pen.Hal.Simulated;

namespace Pen.Drivers.Host.Tests;

[TestClass]
public sealed class DepthMoveTests
{
    private readonly SimulatedBoard _board = new(new PlantParameters(), 3);
    private readonly PenInputs _inputs = new();
    private readonly PenOutputs _outputs = new() { MoveProfile = StepProfile.Fast };
    private readonly StepperDrive _drive;

    public DepthMoveTests()
    {
        _board.PowerOn();
        _drive = new StepperDrive(
            _board.Ports.StepTrain,
            _board.Ports.StepAudit,
            _board.Ports.StepDirection,
            _board.Ports.StepEnable,
            _board.Ports.Clock
        );
        _outputs.StepperEnabled = true;
        _drive.Apply(_outputs);
        Wait(20000);
        // To the shallow stop, whose distance is unknown, and off it again past the backlash.
        Move(-600);
        Move(40);
    }

    [TestMethod]
    [Proves("PEN-039")]
    public void Every_deeper_move_arrives_with_every_step_counted()
    {
        int[] lengths = [1, 2, 3, 4, 5, 8, 16, 17, 32, 48, 64, 80, 100];
        foreach (int steps in lengths)
        {
            double before = _board.Truth.ProtrusionMicrometres;
            Move(steps);
            double travelled = _board.Truth.ProtrusionMicrometres - before;
            Assert.AreEqual(steps * 6.25, travelled, 0.01, steps + " steps");
            Assert.AreEqual(_inputs.StepsSent, _inputs.StepsCounted);
        }
    }

    [TestMethod]
    [Proves("PEN-039")]
    public void Every_long_move_and_its_return_lose_nothing()
    {
        for (int steps = 120; steps <= 400; steps += 35)
        {
            double before = _board.Truth.ProtrusionMicrometres;
            Move(steps);
            Assert.AreEqual(steps * 6.25, _board.Truth.ProtrusionMicrometres - before, 0.01, steps + " out");
            Move(-steps - 8);
            Move(8);
            Assert.AreEqual(before, _board.Truth.ProtrusionMicrometres, 0.01, steps + " back");
            Assert.AreEqual(_inputs.StepsSent, _inputs.StepsCounted);
        }
    }

    [TestMethod]
    public void The_last_pulse_falls_within_the_computed_duration()
    {
        foreach (int steps in new[] { 1, 2, 3, 77, 240, 400 })
        {
            Order(steps);
            int whole = _drive.TrainMicroseconds(StepProfile.Fast, steps);
            Wait(whole - 1);
            Assert.AreEqual(_inputs.StepsSent - 1, Counted(), steps + " steps, just before");
            Wait(1);
            Assert.AreEqual(_inputs.StepsSent, Counted(), steps + " steps, at the end");
            Wait(20000);
            Counted();
            Move(-steps);
        }
    }

    [TestMethod]
    public void A_slow_move_loses_nothing_either()
    {
        _outputs.MoveProfile = StepProfile.Slow;
        double before = _board.Truth.ProtrusionMicrometres;
        Move(50);
        Assert.AreEqual(50 * 6.25, _board.Truth.ProtrusionMicrometres - before, 0.01);
    }

    private int Counted()
    {
        _inputs.NowMicroseconds = _board.Ports.Clock.NowMicroseconds;
        _drive.Read(_inputs);
        return _inputs.StepsCounted;
    }

    private void Move(int steps)
    {
        Order(steps);
        for (int period = 0; period < 100 && _inputs.StepperMoving; period++)
        {
            Wait(20000);
            Counted();
        }
        Assert.IsFalse(_inputs.StepperMoving);
    }

    private void Order(int steps)
    {
        _outputs.MoveId++;
        _outputs.MoveSteps = steps;
        _drive.Apply(_outputs);
        Counted();
        Assert.IsTrue(_inputs.StepperMoving);
    }

    private void Wait(long microseconds) => _board.Time.Sleep(microseconds);
}
