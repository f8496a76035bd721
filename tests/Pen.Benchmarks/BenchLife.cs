// Pens brought into the state that is to be measured, by an operator's hands.
using System;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator;
using Pen.Simulator.Scenarios;

namespace Pen.Benchmarks;

/// <summary>Pens at work, for whatever measures them.</summary>
internal static class BenchLife
{
    /// <summary>Microseconds in a second.</summary>
    public const long Second = 1_000_000;

    private const ulong Seed = 1;
    private const double RatedLoad = 0.35e-3;

    /// <summary>A pen that waits for a cartridge.</summary>
    public static SimulatedPen Resting(PlantParameters plant)
    {
        SimulatedPen pen = new(plant, Seed);
        pen.PowerOn();
        pen.AdvanceTo(3 * Second);
        return pen;
    }

    /// <summary>A pen whose motor turns in skin.</summary>
    public static SimulatedPen Running(PlantParameters plant)
    {
        SimulatedPen pen = Resting(plant);
        pen.Board.InsertCartridge(FreshCartridge(1));
        Start(pen);
        return pen;
    }

    /// <summary>Starts a pen that has a cartridge, and presses it against skin.</summary>
    public static void Start(SimulatedPen pen)
    {
        Advance(pen, Second);
        pen.Board.SetButton(PenButton.StartStop, true);
        Advance(pen, 400_000);
        pen.Board.SetButton(PenButton.StartStop, false);
        Advance(pen, 2 * Second);
        pen.Board.SkinMeanTorque = RatedLoad;
        if (pen.Firmware?.Outputs.State != PenState.Running)
        {
            throw new InvalidOperationException(
                $"The pen to measure does not run: {pen.Firmware?.Outputs.State}."
            );
        }
    }

    /// <summary>Runs on.</summary>
    public static void Advance(SimulatedPen pen, long microseconds) =>
        pen.AdvanceTo(pen.NowMicroseconds + microseconds);

    /// <summary>A cartridge of a serial of its own.</summary>
    public static CartridgeChip FreshCartridge(long serial) =>
        new(CartridgeImages.Make(new CartridgeRequest(CartridgeKind.Fresh), serial));
}
