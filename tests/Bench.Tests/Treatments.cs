// Hands on a bench's pen without a server: lines at times, and time in the uneven parts that a computer gives it.
using System;
using System.Collections.Generic;
using System.Linq;
using Pen.Hal.Simulated;
using Pen.Simulator;
using Pen.Simulator.Bench;
using Pen.Simulator.Commands;
using Pen.Simulator.Running;
using Pen.Simulator.Scenarios;

namespace Bench.Tests;

internal static class Treatments
{
    /// <summary>A treatment with a level change, skin, a fault and its end; 15 s.</summary>
    public static IReadOnlyList<(long At, string Line)> Whole { get; } =
    [
        (2_000_300, "insert fresh"),
        (4_100_000, "press start 400ms"),
        (5_700_001, "press speed+ x2"),
        (6_300_000, "skin 0.35mNm"),
        (7_000_000, "hold depth-"),
        (7_300_999, "release depth-"),
        (8_000_000, "charger plug"),
        (9_000_000, "charger unplug"),
        (9_500_000, "press start 400ms"),
        (11_200_450, "fault encoder cut"),
        (12_000_000, "remove"),
        (12_500_000, "insert same"),
        (13_000_000, "power off"),
    ];

    /// <summary>Carries lines out, each at the first millisecond after its time.</summary>
    public static BenchPen Do(BenchSetup setup, IEnumerable<(long At, string Line)> lines, long end)
    {
        BenchPen pen = new(setup, static _ => { });
        Random uneven = new(5);
        foreach ((long at, string line) in lines)
        {
            Advance(at);
            ActOutcome outcome = pen.Act(line);
            Assert.AreEqual("", outcome.Problem);
        }
        Advance(end);
        return pen;

        void Advance(long to)
        {
            while (pen.NowMicroseconds < to)
            {
                pen.AdvanceTo(long.Min(to, pen.NowMicroseconds + uneven.Next(1, 40_000)));
                // What every frame reads.
                _ = pen.Pen.Board.BatteryCharge;
            }
        }
    }

    /// <summary>Plays a saved record as the verb run does.</summary>
    public static (RunResult Result, SimulatedPen Pen) Replay(string text)
    {
        ScenarioParseResult parsed = ScenarioFiles.Parse("bench.pen", text);
        Assert.IsEmpty(parsed.Problems, string.Join("\n", parsed.Problems) + "\n" + text);
        ScenarioRunner runner = new(parsed.Scenario!);
        return (runner.Run(), runner.Pen);
    }

    /// <summary>What the world has come to, to the bit.</summary>
    public static string Fingerprint(SimulatedPen pen)
    {
        SimulatedBoard board = pen.Board;
        PlantTruth truth = board.Truth;
        double[] values =
        [
            truth.CrankAngle,
            truth.ProtrusionMicrometres,
            truth.NutMicrometres,
            truth.MotorCurrent,
            truth.RotorRateHertz,
            board.BatteryCharge,
        ];
        string flash = string.Join(
            "\n",
            board.Flash.Names.Select(name => name + Convert.ToHexString(board.Flash.GetFile(name)))
        );
        string chip = board.Cartridge is CartridgeChip seated ? Convert.ToHexString(seated.ToImage()) : "";
        return $"{pen.NowMicroseconds} {truth.Strokes} "
            + string.Join(' ', values.Select(BitConverter.DoubleToInt64Bits))
            + $"\n{chip}\n{flash}";
    }
}
