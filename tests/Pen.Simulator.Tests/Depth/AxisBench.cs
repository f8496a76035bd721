// The depth axis by itself: planner, step drive and plant, without the rest of the pen.
using System;
using Pen.Control;
using Pen.Drivers;
using Pen.Hal.Simulated;

namespace Pen.Simulator.Tests.Depth;

internal sealed class AxisBench
{
    private const long PeriodMicroseconds = 20_000;
    private const int LongestPeriods = 200;

    private readonly PenInputs _inputs = new();
    private readonly PenOutputs _outputs = new();
    private readonly StepperDrive _drive;

    public AxisBench(PlantParameters parameters, ulong seed)
    {
        Board = new SimulatedBoard(parameters, seed);
        Board.PowerOn();
        _drive = new StepperDrive(
            Board.Ports.StepTrain,
            Board.Ports.StepAudit,
            Board.Ports.StepDirection,
            Board.Ports.StepEnable,
            Board.Ports.Clock
        );
    }

    public SimulatedBoard Board { get; }

    public DepthPlanner Planner { get; } = new();

    public double Micrometres => Board.Truth.ProtrusionMicrometres;

    /// <summary>The deepest seen at the end of a period since it was last set.</summary>
    public double Deepest { get; set; }

    public void Home()
    {
        Planner.Pursue(DepthGoal.Home, 0);
        Settle();
        Assert.IsTrue(Planner.Proven);
    }

    public void Extend(int micrometres)
    {
        Planner.Pursue(DepthGoal.Extend, micrometres);
        Settle();
    }

    public void Retract()
    {
        Planner.Pursue(DepthGoal.Retract, 0);
        Settle();
    }

    /// <summary>Periods until the planner rests; fails on a failure of its.</summary>
    public void Settle()
    {
        for (int period = 0; period < LongestPeriods; period++)
        {
            Period();
            Assert.AreEqual(StopReason.None, Planner.Failure);
            if (Planner.AtRest)
            {
                return;
            }
        }
        Assert.Fail("The axis does not come to rest.");
    }

    private void Period()
    {
        Board.Time.Sleep(PeriodMicroseconds);
        _inputs.NowMicroseconds = Board.Time.NowMicroseconds;
        _inputs.HomeSensorActive = Board.Ports.HomeSensor.Read();
        _drive.Read(_inputs);
        Planner.Observe(_inputs, (int)(PeriodMicroseconds / 1000));
        Planner.Act(_inputs);
        Planner.Write(_outputs, true);
        _drive.Apply(_outputs);
        Deepest = Math.Max(Deepest, Micrometres);
    }
}
