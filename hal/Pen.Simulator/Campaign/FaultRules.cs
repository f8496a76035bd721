// What breaks: any row of the fault vocabulary, alone or with another, for a moment or for good.
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Pen.Control;
using Pen.Hal.Simulated;

namespace Pen.Simulator.Campaign;

/// <summary>The rules of the circuit and the plant.</summary>
internal static class FaultRules
{
    private const int MostAtOnce = 3;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Rule> All { get; } =
        [
            new("something breaks at work", 9, scene => CanBreak(scene) && scene.State == PenState.Running, Break),
            new("something breaks", 5, scene => CanBreak(scene) && scene.State != PenState.Running, Break),
            new(
                "something breaks on the way",
                9,
                scene => CanBreak(scene) && scene.State == PenState.Ready,
                scene =>
                {
                    scene.Do("press start 400ms");
                    scene.Wait(380, 700);
                    Break(scene);
                }
            ),
            new(
                "something breaks while it is off",
                60,
                scene =>
                    scene.Request.Emphasis == Emphasis.PowerUps && CanBreak(scene) && !scene.Board.IsPowered,
                scene =>
                {
                    Inject(scene, scene.Dice.OneOf([.. FaultVocabulary.All]), scene.Dice.Percent(60));
                    scene.Do("power on");
                    scene.Wait(1_000, 6_000);
                }
            ),
            new(
                "off and on",
                25,
                scene => scene.Request.Emphasis == Emphasis.PowerUps && scene.Board.IsPowered,
                scene =>
                {
                    scene.Do("power off");
                    scene.Wait(500);
                }
            ),
            new(
                "mend it",
                35,
                scene => scene.Board.Faults.Active.Count > 0,
                scene =>
                {
                    scene.Wait(0, 3_000);
                    foreach (CircuitFault fault in scene.Board.Faults.Active.ToArray())
                    {
                        scene.Do($"fault {FaultVocabulary.WordOf(fault.Site)} clear");
                    }
                    scene.Wait(0, 500);
                }
            ),
        ];

    private static bool CanBreak(Scene scene) =>
        scene.Request.Emphasis != Emphasis.Sound && scene.Board.Faults.Active.Count < MostAtOnce;

    private static void Break(Scene scene)
    {
        Inject(scene, scene.Dice.OneOf([.. FaultVocabulary.All]), scene.Dice.Percent(55));
        scene.Wait(0, 2_500);
    }

    private static void Inject(Scene scene, FaultRow row, bool briefly)
    {
        string amount = "";
        if (row.TakesAmount && scene.Dice.Percent(70))
        {
            amount = " " + AmountOf(row, scene.Dice);
        }
        string time = briefly ? $" for {scene.Dice.OneOf(1, 5, 21, 45, 90, 160, 400, 1_200, 4_000)}ms" : "";
        scene.Do($"fault {FaultVocabulary.WordOf(row.Site)} {row.Word}{amount}{time}");
    }

    private static string AmountOf(FaultRow row, Dice dice)
    {
        double amount =
            row.Minimum > 0
                ? dice.Spread(row.Minimum, row.Maximum)
                : row.Minimum + ((row.Maximum - row.Minimum) * dice.Between(0, 1_000) / 1_000.0);
        double rounded = row.Unit == FaultUnit.Count ? double.Round(amount) : double.Round(amount, 2);
        rounded = double.Clamp(rounded, row.Minimum, row.Maximum);
        return rounded.ToString(CultureInfo.InvariantCulture) + row.UnitText;
    }
}
