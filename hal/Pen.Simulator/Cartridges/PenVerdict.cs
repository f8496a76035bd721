// What the pen's own firmware makes of a cartridge image.
using System;
using Pen.Control;
using Pen.Hal.Simulated;

namespace Pen.Simulator.Cartridges;

/// <summary>Seats an image in a simulated pen that has never used a cartridge, and waits for its verdict.</summary>
public static class PenVerdict
{
    private const ulong Seed = 1;
    private const long StepMicroseconds = 20_000;
    private const long PatienceMicroseconds = 5_000_000;

    /// <summary>The verdict; <see cref="CartridgeVerdict.Absent"/> if the pen never came to one.</summary>
    public static CartridgeVerdict Of(byte[] image)
    {
        SimulatedPen pen = new(new PlantParameters(), Seed);
        pen.PowerOn();
        Wait(pen, outputs => outputs.State == PenState.NoCartridge);
        pen.Board.InsertCartridge(new CartridgeChip(image));
        Wait(pen, outputs => outputs.Verdict != CartridgeVerdict.Absent);
        CartridgeVerdict verdict = pen.Firmware!.Outputs.Verdict;
        pen.PowerOff();
        return verdict;
    }

    private static void Wait(SimulatedPen pen, Func<PenOutputs, bool> condition)
    {
        long end = pen.NowMicroseconds + PatienceMicroseconds;
        while (pen.NowMicroseconds < end && !condition(pen.Firmware!.Outputs))
        {
            pen.AdvanceTo(pen.NowMicroseconds + StepMicroseconds);
        }
    }
}
