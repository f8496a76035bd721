// The bench self-test in random hands: asked for, answered rightly, wrongly or not at all, broken off anywhere.
using System.Collections.Generic;
using Pen.Control;

namespace Pen.Simulator.Campaign;

/// <summary>The rules of a bench operator, who goes by what the display asks.</summary>
internal static class BenchRules
{
    private static readonly string[] Buttons = ["start", "speed+", "speed-", "depth+", "depth-"];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new(
            "ask for the bench self-test",
            4,
            scene => !scene.Board.IsPowered && !scene.Board.IsAsleep,
            scene =>
            {
                scene.Do("hold speed-&depth-");
                scene.Wait(50, 200);
                scene.Do("power on");
                scene.Wait(200, 2_000);
                scene.Do("release speed-&depth-");
                scene.Wait(100, 400);
            }
        ),
        new("answer the bench self-test", 300, scene => scene.State == PenState.BenchTest, Answer),
    ];

    private static void Answer(Scene scene)
    {
        bool right = scene.Dice.Percent(95);
        switch (scene.Shown?.SelfTestPrompt)
        {
            case SelfTestPrompt.Begin when scene.Dice.Percent(35):
                // Nobody begins: after 10 s it is an ordinary pen.
                scene.Wait(10_500);
                break;
            case SelfTestPrompt.Begin or SelfTestPrompt.StartMotor:
                scene.Do(right ? "press start 500ms" : "press depth- 150ms");
                break;
            case SelfTestPrompt.Press:
                int button = scene.Shown.SelfTestStep - SelfTestStep.StartStopButton;
                scene.Do($"press {(right ? Buttons[button] : scene.Dice.OneOf(Buttons))} 150ms");
                break;
            case SelfTestPrompt.Confirm:
                scene.Do(right ? "press depth+ 150ms" : "press depth- 150ms");
                break;
            case SelfTestPrompt.PlugCharger:
                scene.Do(right ? "charger plug" : "press depth- 150ms");
                break;
            case SelfTestPrompt.UnplugCharger:
                scene.Do("charger unplug");
                break;
            case SelfTestPrompt.InsertTool when scene.Board.Cartridge is null:
                scene.Do(right ? "insert service" : "insert fresh");
                break;
            case SelfTestPrompt.Result:
                scene.Do(right ? "press start 2400ms" : "power off");
                scene.Wait(3_000);
                break;
            default:
                // While it works, now and then somebody spoils it.
                if (!right)
                {
                    scene.Do(scene.Dice.OneOf("press stop", "remove", "charger plug", "power off"));
                }
                break;
        }
        scene.Wait(250, 900);
    }
}
