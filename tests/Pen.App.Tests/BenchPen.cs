// A simulated pen worked by a test's hands: cartridge in, level chosen, started.
using System;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator;
using Pen.Simulator.Scenarios;

namespace Pen.App.Tests;

/// <summary>A whole pen with a fresh cartridge, and the true rate of its rotor.</summary>
internal sealed class BenchPen
{
    public const long Millisecond = 1000;
    public const double RatedLoad = 0.35e-3;

    public BenchPen(PlantParameters plant, ulong seed)
    {
        Pen = new SimulatedPen(plant, seed);
        InsertFresh(1);
        Pen.PowerOn();
        Run(2000);
    }

    public SimulatedPen Pen { get; }

    public PenState State => Pen.Firmware!.Outputs.State;

    /// <summary>A fresh cartridge of a serial.</summary>
    public void InsertFresh(long serial) =>
        Pen.Board.InsertCartridge(
            new CartridgeChip(CartridgeImages.Make(new CartridgeRequest(CartridgeKind.Fresh), serial))
        );

    public void Run(int milliseconds) => Pen.AdvanceTo(Pen.NowMicroseconds + milliseconds * Millisecond);

    public void Press(PenButton button, int milliseconds)
    {
        Pen.Board.SetButton(button, true);
        Run(milliseconds);
        Pen.Board.SetButton(button, false);
    }

    /// <summary>Chooses a level, presses Start, and runs up to the first period in which the motor is driven.</summary>
    public void Start(int level)
    {
        for (int press = RateLevels.First; press < level; press++)
        {
            Press(PenButton.SpeedUp, 120);
            Run(120);
        }
        Press(PenButton.StartStop, 400);
        for (int wait = 0; wait < 2000 && State != PenState.Running; wait++)
        {
            Run(1);
        }
        Assert.AreEqual(PenState.Running, State);
    }

    /// <summary>True mean rate in hertz over the coming milliseconds.</summary>
    public double MeanHertz(int milliseconds)
    {
        double angle = Pen.Board.Truth.CrankAngle;
        Run(milliseconds);
        return (Pen.Board.Truth.CrankAngle - angle) / (2 * Math.PI) / (milliseconds / 1000.0);
    }
}
