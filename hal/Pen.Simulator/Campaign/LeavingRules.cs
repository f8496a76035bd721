// How a treatment ends: sleep, charger, an empty cell, and time that runs out.
using System.Collections.Generic;
using Pen.Control;

namespace Pen.Simulator.Campaign;

/// <summary>The rules of hands that leave the pen.</summary>
internal static class LeavingRules
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new(
            "send to sleep",
            3,
            scene =>
                scene.State is PenState.NoCartridge or PenState.Ready or PenState.Refused or PenState.Fault,
            scene =>
            {
                scene.Do($"press start {scene.Dice.OneOf(2_100, 2_500)}ms");
                scene.Wait(2_600, 6_000);
            }
        ),
        new(
            "send a refusing pen to sleep",
            8,
            scene => scene.State is PenState.Refused or PenState.Fault,
            scene =>
            {
                scene.Do("press start 2400ms");
                scene.Wait(2_600, 6_000);
            }
        ),
        new("idle", 4, scene => scene.State != PenState.Running, scene => scene.Wait(500, 20_000)),
        new(
            "charger in and out",
            4,
            scene => true,
            scene =>
            {
                scene.Do("charger plug");
                scene.Wait(scene.Dice.OneOf(10L, 200L, 3_000L));
                scene.Do("charger unplug");
                scene.Wait(100);
            }
        ),
        new(
            "drain the cell",
            2,
            scene => scene.Board.BatteryCharge > 0.3,
            scene =>
            {
                scene.Do($"battery {scene.Dice.Between(2, 40)}%");
                scene.Wait(200, 5_000);
            }
        ),
        new(
            "drain the cell on the way",
            2,
            scene => scene.Board.BatteryCharge > 0.3 && scene.State == PenState.Ready,
            scene =>
            {
                // By the filtered estimate the cell is below what a start needs some 40 ms after this, and empty after
                // 410: as long as a fresh cartridge takes to be opened. The needles are on their way for 80 ms then.
                scene.Do("battery 50%");
                scene.Wait(2_000);
                scene.Do("press start 400ms");
                scene.Wait(380, 460);
                scene.Do("battery 1%");
                scene.Wait(300, 3_000);
            }
        ),
        new(
            "charge the cell",
            50,
            scene => scene.Board.BatteryCharge < 0.35,
            scene =>
            {
                scene.Wait(0, 4_000);
                scene.Do($"battery {scene.Dice.Between(50, 100)}%");
                scene.Wait(100, 600);
            }
        ),
        new(
            "leave it alone for 20 minutes",
            40,
            scene =>
                scene.Request.Emphasis == Emphasis.LeftAlone
                && scene.SessionEndsAt > 0
                && scene.State == PenState.Ready,
            scene => scene.Await(() => scene.State != PenState.Ready, 1_210_000)
        ),
        new(
            "use a session to its end",
            200,
            scene => IsLong(scene) && scene.SessionEndsAt > 0 && scene.State == PenState.Ready,
            ToTheEnd
        ),
    ];

    /// <summary>The run is one of a session to its end.</summary>
    public static bool IsLong(Scene scene) => scene.Request.Emphasis == Emphasis.LongSession;

    // Now and then a little work; then a start that is on its way when the hour is over, or one that runs across it.
    private static void ToTheEnd(Scene scene)
    {
        const long longestIdle = 900_000_000;
        while (!scene.IsOver && scene.SessionEndsAt - scene.Now > 20_000_000)
        {
            long rest = scene.SessionEndsAt - scene.Now - 15_000_000;
            scene.Wait(long.Min(rest, longestIdle) / 1_000);
            scene.Do("press start 400ms");
            scene.Wait(3_000);
            scene.Do("press stop");
            scene.Wait(1_500);
            if (scene.SessionEndsAt == 0)
            {
                return;
            }
        }
        long left = scene.SessionEndsAt - scene.Now;
        if (scene.Dice.Percent(25))
        {
            scene.Wait((left / 1_000) + 2_000);
            return;
        }
        // The release starts; the needles are on their way for some 40 to 80 ms from two periods later on.
        long before = scene.Dice.Percent(60) ? scene.Dice.Between(50, 140) : scene.Dice.Between(500, 3_000);
        scene.Await(() => scene.Shown is not { SessionSecondsLeft: > 3 }, (left / 1_000) + 1_000);
        long second = scene.SessionEndsAt;
        scene.Await(() => scene.SessionEndsAt != 0 && scene.Shown is not { SessionSecondsLeft: > 2 }, 3_000);
        // The second has just turned from 3 to 2: 3000 ms are left, less what the look was late.
        scene.Wait(3_000 - 400 - before - (second == 0 ? 0 : 15));
        scene.Do("press start 400ms");
        scene.Wait(5_000);
    }
}
