// The device's program on a virtual chip, with a test's hand on it.
using System;
using System.Collections.Generic;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator;
using Pen.Simulator.Scenarios;
using VirtualEsp32;

namespace Pen.App.Tests;

/// <summary>A board, a chip on it, and the device that its program made last.</summary>
internal sealed class ChipPen
{
    private const long Millisecond = 1000;

    public ChipPen(Action<PenDevice>? run = null, BoardFile? file = null)
    {
        run ??= device => device.Run();
        Board = new SimulatedBoard(new PlantParameters(), 3);
        Chip = new VirtualChip(Board, file ?? BoardFile.Esp32S3);
        Chip.ThreadDied += failure => Died.Add(failure);
        Chip.Boot(() =>
        {
            Boots++;
            Device = new PenDevice();
            run(Device);
        });
    }

    public SimulatedBoard Board { get; }

    public VirtualChip Chip { get; }

    public PenDevice? Device { get; private set; }

    public int Boots { get; private set; }

    /// <summary>Exceptions that nobody caught.</summary>
    public List<Exception> Died { get; } = [];

    public PenState State => Device!.Firmware.Outputs.State;

    public void Run(int milliseconds) =>
        Board.Time.AdvanceTo(Board.Time.NowMicroseconds + milliseconds * Millisecond);

    public void Press(PenButton button, int milliseconds)
    {
        Board.SetButton(button, true);
        Run(milliseconds);
        Board.SetButton(button, false);
    }

    /// <summary>Puts a fresh cartridge in and runs up to full rate in skin.</summary>
    public void StartTreatment()
    {
        Board.InsertCartridge(
            new CartridgeChip(CartridgeImages.Make(new CartridgeRequest(CartridgeKind.Fresh), 1))
        );
        Run(4000);
        Assert.AreEqual(PenState.Ready, State);
        Press(PenButton.StartStop, 400);
        Run(2000);
        Assert.AreEqual(PenState.Running, State);
        Assert.IsTrue(Board.Signals.DriveOn);
    }

    /// <summary>Everything that could move is off at the pins, and the light is red if it is to be.</summary>
    public void AssertOff(bool red = true)
    {
        BoardSignals signals = Board.Signals;
        Assert.IsFalse(signals.Gate);
        Assert.AreEqual(0, signals.DutyPermille);
        Assert.IsFalse(signals.StepEnable);
        Assert.IsFalse(signals.Buzzer);
        Assert.AreEqual(red ? 1 : 0, signals.Light);
    }
}
