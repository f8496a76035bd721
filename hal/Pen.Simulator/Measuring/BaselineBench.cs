// The same board under simpler control: what other pens do, on the same plant, seeds and load.
using System;
using Pen.Control;
using Pen.Hal;
using Pen.Hal.Simulated;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Measuring;

/// <summary>What a simpler pen does once a period to hold its rate.</summary>
internal interface IRateLaw
{
    /// <summary>Forgets the past: the rotor stands.</summary>
    void Reset();

    /// <summary>Duty in permille, 0 to 1000, for the coming period.</summary>
    /// <param name="level">Level asked for, from 1.</param>
    /// <param name="hertz">Mean rate over the period that ended, from encoder counts.</param>
    int Duty(int level, double hertz);
}

/// <summary>
/// Drives gate, heartbeat, PWM and step train of the board's ports every 20 ms, without the pen's firmware: a law for
/// the rate, and steps at a constant rate for the depth.
/// </summary>
internal sealed class BaselineBench : RateSubject
{
    private const long Period = PenController.PeriodMicroseconds;
    private const int StepProfile = 0;
    private const int HopSteps = 32;
    private const int MostHops = 40;
    private const long StopMicroseconds = 600_000;

    private readonly IRateLaw _law;
    private readonly PenBoard _ports;
    private readonly long _stepMicroseconds;
    private bool _runs;
    private bool _beat;
    private int _level;
    private long _counts;

    /// <summary>A board with a cartridge in, its needles out by <paramref name="depthMicrometres"/>.</summary>
    public BaselineBench(PlantParameters plant, ulong seed, IRateLaw law, int depthMicrometres)
    {
        _law = law;
        Board = new SimulatedBoard(plant, seed);
        Board.InsertCartridge(
            new CartridgeChip(CartridgeImages.Make(new CartridgeRequest(CartridgeKind.Fresh), 1))
        );
        Board.PowerOn();
        _ports = Board.Ports;
        // Constant rate at pull-in: the fastest at which a stepper can be started, and stopped, at once.
        _stepMicroseconds = (long)(1e6 / (4 * plant.Get("stepper.pull_in")));
        _ports.StepTrain.DefineProfile(StepProfile, [(ushort)_stepMicroseconds]);
        _ports.StepEnable.Write(true);
        Board.Time.Schedule(0, RunPeriod);
        Wait(Period);
        Home();
        MoveTo(depthMicrometres);
    }

    /// <inheritdoc/>
    public override SimulatedBoard Board { get; }

    /// <summary>Where the nut is by count, in quarter steps from zero.</summary>
    public int Position { get; private set; }

    /// <inheritdoc/>
    public override void Start(int level, double charge)
    {
        Board.BatteryCharge = charge;
        _level = level;
        _law.Reset();
        Board.Time.AdvanceTo(NextPeriod - SampleMicroseconds);
        _runs = true;
        Board.Time.AdvanceTo(NextPeriod);
    }

    /// <inheritdoc/>
    public override void AskLevel(int level) => _level = level;

    /// <inheritdoc/>
    public override void Stop()
    {
        _runs = false;
        Wait(StopMicroseconds);
    }

    /// <inheritdoc/>
    public override void CheckRuns()
    {
        if (!Board.IsPowered)
        {
            throw new MeasuringStoppedException("the cell broke down under the baseline");
        }
    }

    /// <summary>Motor off at once; the steps go on.</summary>
    public void DriveOff() => _runs = false;

    /// <summary>Steps of a constant rate to a depth in micrometres; returns at once.</summary>
    public void BeginMove(int micrometres)
    {
        int steps = Geometry.StepsOf(micrometres) - Position;
        Position += steps;
        Step(steps);
    }

    /// <summary>The same, and waits for its end.</summary>
    public void MoveTo(int micrometres)
    {
        int steps = Math.Abs(Geometry.StepsOf(micrometres) - Position);
        BeginMove(micrometres);
        Wait((steps + 2) * _stepMicroseconds + Period);
    }

    // Into the sensor, and out of it again: zero is where it is left, 100 um deeper.
    private void Home()
    {
        for (int hop = 0; hop < MostHops && !_ports.HomeSensor.Read(); hop++)
        {
            Hop(-HopSteps);
        }
        for (int step = 0; step < MostHops * HopSteps && _ports.HomeSensor.Read(); step++)
        {
            Hop(1);
        }
        Position = HomeSearch.NominalEdgeSteps + 1;
    }

    private void Hop(int steps)
    {
        Step(steps);
        Wait((Math.Abs(steps) + 2) * _stepMicroseconds + 2000);
    }

    private void Step(int steps)
    {
        if (steps != 0)
        {
            _ports.StepDirection.Write(steps > 0);
            _ports.StepTrain.Start(StepProfile, Math.Abs(steps));
        }
    }

    private void RunPeriod()
    {
        Board.Time.Schedule(Now + Period, RunPeriod);
        if (!Board.IsPowered)
        {
            return;
        }
        _ports.MotorEncoder.Sample();
        long counts = _ports.MotorEncoder.Count;
        double hertz = (counts - _counts) * 1e6 / Period / Geometry.EncoderCountsPerRevolution;
        _counts = counts;
        _ports.MotorGate.Write(_runs);
        _ports.MotorPwm.SetDutyPermille(_runs ? _law.Duty(_level, hertz) : 0);
        _beat = !_beat;
        _ports.Heartbeat.Write(_beat);
    }
}
