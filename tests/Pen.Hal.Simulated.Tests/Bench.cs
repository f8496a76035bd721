// A board on a bench: powered, with a cartridge, and a heartbeat that tests can beat for it.
using System;
using Pen.Hal.Simulated.Tests.Cartridge;

namespace Pen.Hal.Simulated.Tests;

internal sealed class Bench
{
    private const long BeatMicroseconds = 20_000;

    private readonly PenBoard? _ports;
    private bool _beat;

    public Bench(ulong seed = 1, Action<PlantParameters>? change = null)
    {
        PlantParameters parameters = new();
        change?.Invoke(parameters);
        Board = new SimulatedBoard(parameters, seed);
        Board.PowerOn();
    }

    /// <summary>A powered board with the ports of any implementation on it.</summary>
    public Bench(SimulatedBoard board, PenBoard ports)
    {
        Board = board;
        _ports = ports;
    }

    public SimulatedBoard Board { get; }

    public PenBoard Ports => _ports ?? Board.Ports;

    public PlantTruth Truth => Board.Truth;

    public BoardSignals Signals => Board.Signals;

    public void Seat()
    {
        Board.InsertCartridge(new CartridgeChip(ChipImages.Of(1, 0xFF)));
        Wait(20_000);
    }

    public void Wait(long microseconds) => Board.Time.Sleep(microseconds);

    /// <summary>Seats a cartridge, raises the gate and beats until the chain supplies the motor.</summary>
    public void Supply()
    {
        Seat();
        Ports.MotorGate.Write(true);
        Beat(4 * BeatMicroseconds);
    }

    /// <summary>Lets time pass with a good heartbeat.</summary>
    public void Beat(long microseconds)
    {
        for (long passed = 0; passed < microseconds; passed += BeatMicroseconds)
        {
            Toggle();
            Wait(BeatMicroseconds);
        }
    }

    public void Toggle()
    {
        _beat = !_beat;
        Ports.Heartbeat.Write(_beat);
    }

    /// <summary>Mean rotor rate in hertz over a time, from the true crank angle.</summary>
    public double MeanRate(long microseconds)
    {
        double before = Truth.CrankAngle;
        Beat(microseconds);
        return (Truth.CrankAngle - before) / (2 * Math.PI) / (microseconds * 1e-6);
    }

    /// <summary>Defines a profile of one constant interval and moves; returns when the rotor has settled.</summary>
    public void Move(int steps, ushort interval = 500)
    {
        Ports.StepEnable.Write(true);
        Ports.StepDirection.Write(steps > 0);
        Ports.StepTrain.DefineProfile(1, [interval]);
        for (int left = Math.Abs(steps); left > 0; left -= 1000)
        {
            int part = Math.Min(left, 1000);
            Assert.IsTrue(Ports.StepTrain.Start(1, part));
            Wait((part * (long)interval) + 5000);
        }
    }
}
