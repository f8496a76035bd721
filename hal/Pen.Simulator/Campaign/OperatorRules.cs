// What operators do: rightly, clumsily, wrongly, and nothing at all.
using System;
using System.Collections.Generic;
using Pen.Control;

namespace Pen.Simulator.Campaign;

/// <summary>The rules of the hands.</summary>
internal static class OperatorRules
{
    private static readonly string[] Buttons = ["start", "speed+", "speed-", "depth+", "depth-"];

    private static readonly string[] Refusable =
    [
        "used",
        "foreign",
        "bad-crc",
        "unknown-format",
        "bad-rom",
        "unprotected",
        "dead",
        "shorted",
        "clone",
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. Power(),
        .. Cartridges(),
        .. Starting(),
        .. Working(),
        .. Knobs(),
        .. LeavingRules.All,
        .. BenchRules.All,
    ];

    private static bool At(Scene scene, params ReadOnlySpan<PenState> states) => states.Contains(scene.State);

    private static bool Busy(Scene scene) =>
        At(
            scene,
            PenState.Homing,
            PenState.Identifying,
            PenState.Opening,
            PenState.Extending,
            PenState.Retracting
        );

    private static Rule[] Power() =>
        [
            new(
                "power on",
                100,
                scene => !scene.Board.IsPowered && !scene.Board.IsAsleep,
                scene =>
                {
                    scene.Do("power on");
                    scene.Wait(100, 2_500);
                }
            ),
            new(
                "wake",
                100,
                scene => scene.Board.IsAsleep,
                scene =>
                {
                    scene.Do($"press start {scene.Dice.Between(100, 2_500)}ms");
                    scene.Wait(2_700);
                }
            ),
            new(
                "cut the power",
                2,
                scene => scene.Board.IsPowered,
                scene =>
                {
                    scene.Do("power off");
                    scene.Wait(scene.Dice.OneOf(20L, 200L, 1_500L));
                }
            ),
            new("wait for the pen", 60, Busy, scene => scene.Wait(100, 600)),
            new(
                "wait for the self-test",
                200,
                scene => At(scene, PenState.SelfTest, PenState.Saving),
                scene => scene.Wait(50, 500)
            ),
        ];

    private static Rule[] Cartridges() =>
        [
            new(
                "insert fresh",
                60,
                scene => scene.Board.Cartridge is null && scene.State != PenState.SelfTest,
                scene =>
                {
                    scene.Do(
                        scene.Dice.Between(1, 6) switch
                        {
                            1 => "insert short-limit",
                            2 => $"insert fresh max-rate={scene.Dice.OneOf(90, 105, 120, 135)}Hz",
                            3 =>
                                $"insert fresh max-depth={scene.Dice.OneOf("0.5", "1.2", "1.8", "2.2")}mm needles=36",
                            _ => "insert fresh",
                        }
                    );
                    scene.Wait(300, 1_500);
                }
            ),
            new(
                "insert what is refused",
                6,
                scene => scene.HasRemoved,
                scene =>
                {
                    scene.Do($"insert {scene.Dice.OneOf(Refusable)}");
                    scene.Wait(200, 1_500);
                }
            ),
            new(
                "insert what cannot be marked",
                4,
                scene => scene.Board.Cartridge is null,
                scene =>
                {
                    scene.Do("insert unmarkable");
                    scene.Wait(1_000);
                    scene.Do("press start 500ms");
                    scene.Wait(1_500);
                }
            ),
            new(
                "insert the same",
                10,
                scene => scene.HasRemoved,
                scene =>
                {
                    scene.Do("insert same");
                    scene.Wait(200, 1_500);
                }
            ),
            new(
                "take out a refused one",
                50,
                scene => scene.State == PenState.Refused && scene.Board.Cartridge is not null,
                scene =>
                {
                    scene.Do("remove");
                    scene.Wait(300, 900);
                }
            ),
            new(
                "take out",
                3,
                scene => scene.Board.Cartridge is not null,
                scene =>
                {
                    scene.Do("remove");
                    scene.Wait(20, 900);
                }
            ),
            new(
                "out and in",
                5,
                scene => scene.Board.Cartridge is not null,
                scene =>
                {
                    scene.Do("remove");
                    scene.Wait(scene.Dice.OneOf(4L, 30L, 49L, 150L, 249L, 295L, 312L));
                    scene.Do("insert same");
                    scene.Wait(50, 1_000);
                }
            ),
            new(
                "swap",
                3,
                scene => scene.Board.Cartridge is not null,
                scene =>
                {
                    scene.Do("remove");
                    scene.Wait(30, 290);
                    scene.Do(scene.Dice.OneOf("insert fresh", "insert used", "insert clone"));
                    scene.Wait(100, 1_000);
                }
            ),
            new(
                "start and take out",
                3,
                scene => scene.State == PenState.Ready,
                scene =>
                {
                    scene.Do("press start 400ms");
                    scene.Wait(400, 620);
                    scene.Do("remove");
                    scene.Wait(500);
                }
            ),
            new(
                "swap while it is opened",
                3,
                scene => scene.State == PenState.Ready,
                scene =>
                {
                    scene.Do("press start 400ms");
                    scene.Await(() => scene.State == PenState.Opening, 700);
                    scene.Wait(0, 60);
                    scene.Do("fault cartridge-switch stuck for 2s");
                    scene.Do("remove");
                    scene.Do("insert fresh");
                    scene.Wait(500, 3_000);
                }
            ),
        ];

    private static Rule[] Starting() =>
        [
            new(
                "start",
                90,
                scene => scene.State == PenState.Ready,
                scene =>
                {
                    scene.Do($"press start {scene.Dice.OneOf(340, 400, 700, 1_500)}ms");
                    scene.Await(() => scene.State == PenState.Running, 3_000);
                    scene.Wait(0, 500);
                }
            ),
            new(
                "start that is too short or too long",
                6,
                scene => scene.Board.IsPowered,
                scene =>
                {
                    scene.Do($"press start {scene.Dice.OneOf(5, 15, 60, 200, 270, 310, 1_970, 2_050)}ms");
                    scene.Wait(50, 2_600);
                }
            ),
            new(
                "start and cancel",
                5,
                scene => scene.State == PenState.Ready,
                scene =>
                {
                    scene.Do("press start 400ms");
                    scene.Wait(430, 760);
                    scene.Do(scene.Dice.OneOf("press start 100ms", "press speed+&depth- 100ms"));
                    scene.Wait(200, 1_500);
                }
            ),
            new(
                "start and plug the charger",
                4,
                scene => scene.State == PenState.Ready,
                scene =>
                {
                    scene.Do("press start 400ms");
                    scene.Wait(410, 760);
                    scene.Do("charger plug");
                    scene.Wait(200, 1_500);
                    scene.Do("charger unplug");
                }
            ),
            new(
                "the cell gives out while a cartridge is opened",
                5,
                scene => scene.State == PenState.Ready && scene.Shown?.Verdict == CartridgeVerdict.Accepted,
                scene =>
                {
                    scene.Do("press start 330ms");
                    scene.Await(() => scene.State is PenState.Opening, 600);
                    scene.Wait(0, 150);
                    scene.Do($"battery {scene.Dice.OneOf(1, 2)}%");
                    scene.Wait(500, 3_000);
                    scene.Do("battery 80%");
                }
            ),
            new(
                "stop on the way out",
                5,
                scene => scene.State == PenState.Ready,
                scene =>
                {
                    scene.Do("press start 400ms");
                    scene.Await(() => scene.State is PenState.Extending, 1_500);
                    scene.Wait(scene.Dice.OneOf(0L, 0L, 20L, 40L));
                    scene.Do("press stop 100ms");
                    scene.Wait(200, 1_500);
                }
            ),
        ];

    private static Rule[] Working() =>
        [
            new("work", 90, scene => scene.State == PenState.Running, scene => scene.Wait(500, 25_000)),
            new(
                "press on the skin",
                35,
                scene => scene.State == PenState.Running,
                scene =>
                {
                    scene.Do($"skin {scene.Dice.Between(0, 55) / 100.0:0.00}mNm");
                    scene.Wait(200, 6_000);
                }
            ),
            new(
                "dab",
                15,
                scene => scene.State == PenState.Running,
                scene =>
                {
                    for (long i = scene.Dice.Between(1, 6); i > 0; i--)
                    {
                        scene.Do("skin 0.35mNm");
                        scene.Wait(50, 700);
                        scene.Do("skin 0mNm");
                        scene.Wait(50, 500);
                    }
                }
            ),
            new(
                "press too hard",
                5,
                scene => scene.State == PenState.Running,
                scene =>
                {
                    scene.Do($"skin {scene.Dice.OneOf("0.65", "0.9", "1.4", "3.0")}mNm");
                    scene.Wait(200, 3_000);
                    scene.Do("skin 0.2mNm");
                }
            ),
            new(
                "stop",
                12,
                scene => scene.State == PenState.Running,
                scene =>
                {
                    scene.Do($"press start {scene.Dice.OneOf(30, 80, 150, 400, 1_200)}ms");
                    scene.Wait(100, 1_500);
                }
            ),
            new(
                "stop with two buttons",
                4,
                scene => At(scene, PenState.Running, PenState.Extending),
                scene =>
                {
                    scene.Do($"press {Pair(scene)} {scene.Dice.Between(40, 600)}ms");
                    scene.Wait(100, 1_500);
                }
            ),
            new(
                "clear",
                70,
                scene => scene.State == PenState.Fault,
                scene =>
                {
                    scene.Wait(100, 2_000);
                    scene.Do($"press start {scene.Dice.OneOf(900, 1_100, 1_300)}ms");
                    scene.Wait(1_400, 2_500);
                }
            ),
            new(
                "power off a pen that needs service",
                10,
                scene => scene.State == PenState.Fault,
                scene =>
                {
                    scene.Do("power off");
                    scene.Wait(500);
                    scene.Do("power on");
                    scene.Wait(1_000);
                }
            ),
        ];

    private static Rule[] Knobs() =>
        [
            new(
                "change the rate",
                14,
                scene => At(scene, PenState.Ready, PenState.Running),
                scene => Press(scene, scene.Dice.OneOf("speed+", "speed+", "speed-"), 5)
            ),
            new(
                "change the depth",
                14,
                scene => At(scene, PenState.Ready, PenState.Running),
                scene => Press(scene, scene.Dice.OneOf("depth+", "depth+", "depth-"), 12)
            ),
            new(
                "hold a depth button",
                8,
                scene => At(scene, PenState.Ready, PenState.Running),
                scene =>
                {
                    long held = scene.Dice.Between(200, 3_000);
                    scene.Do($"press {scene.Dice.OneOf("depth+", "depth-")} {held}ms");
                    scene.Wait(held + 100);
                }
            ),
            new(
                "unlock and go deep",
                10,
                scene => scene.State == PenState.Ready && scene.Shown is { DepthUnlocked: false },
                scene =>
                {
                    scene.Do($"press speed+&depth+ {scene.Dice.OneOf(2_850, 3_100, 3_300)}ms");
                    scene.Wait(3_500);
                    scene.Do($"press depth+ 60ms x{scene.Dice.Between(8, 20)}");
                    scene.Wait(3_400);
                }
            ),
            new(
                "ask for the record",
                3,
                scene => scene.Board.IsPowered,
                scene =>
                {
                    scene.Do($"press speed-&depth- {scene.Dice.OneOf(2_900, 3_200)}ms");
                    scene.Wait(3_300);
                }
            ),
            new(
                "calibrate",
                8,
                scene => scene.State == PenState.NoCartridge,
                scene =>
                {
                    scene.Do($"press speed+&depth- {scene.Dice.OneOf(2_900, 3_200)}ms");
                    scene.Wait(4_500, 6_000);
                    long clicks = scene.Dice.Between(1, 5);
                    scene.Do($"press depth+ 60ms x{clicks}");
                    scene.Wait(clicks * 200);
                    scene.Do($"press depth- 60ms x{clicks}");
                    scene.Wait(clicks * 200);
                    scene.Do(scene.Dice.OneOf("press start 400ms", "press speed- 100ms", "insert fresh"));
                    scene.Wait(500, 3_000);
                }
            ),
            new(
                "any buttons",
                5,
                scene => scene.Board.IsPowered,
                scene =>
                {
                    for (long i = scene.Dice.Between(1, 4); i > 0; i--)
                    {
                        string which = scene.Dice.Percent(30) ? Pair(scene) : scene.Dice.OneOf(Buttons);
                        scene.Do($"press {which} {scene.Dice.OneOf(3, 12, 25, 60, 130, 350, 900)}ms");
                        scene.Wait(0, 700);
                    }
                }
            ),
            new(
                "hold a button on",
                2,
                scene => scene.Board.IsPowered,
                scene =>
                {
                    string which = scene.Dice.OneOf(Buttons);
                    if (scene.Do($"hold {which}"))
                    {
                        scene.Wait(500, 6_000);
                        scene.Do($"release {which}");
                    }
                }
            ),
        ];

    private static void Press(Scene scene, string button, int most)
    {
        long times = scene.Dice.Between(1, most);
        scene.Do($"press {button} {scene.Dice.OneOf(45, 70, 120)}ms x{times}");
        scene.Wait(times * scene.Dice.OneOf(60L, 180L, 230L));
    }

    private static string Pair(Scene scene)
    {
        long first = scene.Dice.Between(0, 4);
        long second = (first + scene.Dice.Between(1, 4)) % 5;
        return $"{Buttons[first]}&{Buttons[second]}";
    }
}
