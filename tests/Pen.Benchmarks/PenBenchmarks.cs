// How much faster than life a pen runs on a desktop: whole treatment, running motor, rest, and the plant alone.
using System;
using BenchmarkDotNet.Attributes;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator;
using Pen.Simulator.Commands;
using Pen.Simulator.Running;
using Pen.Simulator.Scenarios;

namespace Pen.Benchmarks;

/// <summary>Each benchmark simulates the time that <see cref="SimulatesAttribute"/> says, plant at 50 us.</summary>
[MemoryDiagnoser]
public class PenBenchmarks
{
    private const long Second = 1_000_000;
    private const ulong Seed = 1;

    private readonly Scenario _treatment = ScenarioFiles.Treatment();
    private SimulatedPen? _running;
    private SimulatedPen? _resting;
    private SimulatedBoard? _turning;
    private bool _beat;

    /// <summary>The treatment scenario, judged as `run` does: every expectation and standing check.</summary>
    [Benchmark]
    [Simulates(25)]
    public bool Treatment() => new ScenarioRunner(_treatment).Run().Passed;

    /// <summary>A second of the whole pen with the motor turning in skin.</summary>
    [Benchmark]
    [Simulates(1)]
    public long RunningSecond()
    {
        // A session ends after an hour of simulated time: then another pen runs.
        if (_running?.Firmware?.Outputs.State != PenState.Running)
        {
            _running = StartedPen();
        }
        _running.AdvanceTo(_running.NowMicroseconds + Second);
        return _running.NowMicroseconds;
    }

    /// <summary>A second of the whole pen waiting for a cartridge.</summary>
    [Benchmark]
    [Simulates(1)]
    public long RestingSecond()
    {
        if (_resting == null)
        {
            _resting = new SimulatedPen(new PlantParameters(), Seed);
            _resting.PowerOn();
            _resting.AdvanceTo(3 * Second);
        }
        _resting.AdvanceTo(_resting.NowMicroseconds + Second);
        return _resting.NowMicroseconds;
    }

    /// <summary>A second of the plant with the motor turning and no firmware: 20 000 steps.</summary>
    [Benchmark]
    [Simulates(1)]
    public long PlantSecond()
    {
        if (_turning == null)
        {
            _turning = new SimulatedBoard(new PlantParameters(), Seed) { SkinMeanTorque = 0.35e-3 };
            _turning.InsertCartridge(FreshCartridge());
            _turning.PowerOn();
            _turning.Ports.MotorGate.Write(true);
            _turning.Ports.MotorPwm.SetDutyPermille(700);
        }
        // The battery of the bench never empties.
        _turning.BatteryCharge = 1;
        for (int period = 0; period < 50; period++)
        {
            _beat = !_beat;
            _turning.Ports.Heartbeat.Write(_beat);
            _turning.Time.AdvanceTo(_turning.Time.NowMicroseconds + PenController.PeriodMicroseconds);
        }
        return _turning.Time.NowMicroseconds;
    }

    private static SimulatedPen StartedPen()
    {
        SimulatedPen pen = new(new PlantParameters(), Seed);
        pen.Board.InsertCartridge(FreshCartridge());
        pen.PowerOn();
        pen.AdvanceTo(4 * Second);
        pen.Board.SetButton(PenButton.StartStop, true);
        pen.AdvanceTo(4 * Second + 400_000);
        pen.Board.SetButton(PenButton.StartStop, false);
        pen.AdvanceTo(7 * Second);
        pen.Board.SkinMeanTorque = 0.35e-3;
        if (pen.Firmware?.Outputs.State != PenState.Running)
        {
            throw new InvalidOperationException("The pen to measure does not run.");
        }
        return pen;
    }

    private static CartridgeChip FreshCartridge() =>
        new(CartridgeImages.Make(new CartridgeRequest(CartridgeKind.Fresh), 1));
}
