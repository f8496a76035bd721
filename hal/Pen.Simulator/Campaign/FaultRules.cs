// What breaks: any row of the fault vocabulary, alone or with another, for a moment or for good.
using System;
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

    // Faster chatter is all alike to a pen that looks every 20 ms, and every edge costs the simulation time.
    private const double FastestHertz = 2_000;

    private static readonly FaultSite[] PowerUpSites =
    [
        FaultSite.Flash,
        FaultSite.HomeSensor,
        FaultSite.Stepper,
        FaultSite.StepLine,
        FaultSite.ControlLoop,
    ];

    private static readonly FaultSite[] AxisSites =
    [
        FaultSite.HomeSensor,
        FaultSite.Stepper,
        FaultSite.StepLine,
        FaultSite.ControlLoop,
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new(
            "something breaks at work",
            9,
            scene => CanBreak(scene) && scene.State == PenState.Running,
            Break
        ),
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
            scene => scene.Request.Emphasis == Emphasis.PowerUps && CanBreak(scene) && !scene.Board.IsPowered,
            scene =>
            {
                Inject(scene, RowAtPowerUp(scene.Dice), scene.Dice.Percent(40));
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
            "a reading drops out",
            4,
            scene => CanBreak(scene) && scene.State == PenState.Running,
            scene =>
            {
                string where = scene.Dice.OneOf("battery-sense", "battery-sense", "current-sense");
                scene.Do(
                    $"fault {where} {scene.Dice.OneOf("zero", "full")} for {scene.Dice.OneOf(8, 15, 19, 22, 38)}ms"
                );
                scene.Wait(100, 2_000);
            }
        ),
        new(
            "the axis breaks, and homes",
            4,
            scene => CanBreak(scene) && scene.State is PenState.Ready or PenState.Refused,
            scene =>
            {
                Inject(scene, RowOf(scene.Dice.OneOf(AxisSites), scene.Dice), scene.Dice.Percent(20));
                scene.Do("remove");
                scene.Wait(400, 800);
                scene.Do("insert fresh");
                scene.Wait(500, 3_000);
            }
        ),
        new(
            "the axis breaks on its way",
            4,
            scene => CanBreak(scene) && scene.State == PenState.Ready,
            scene =>
            {
                FaultRow row = RowOf(scene.Dice.OneOf(AxisSites), scene.Dice);
                scene.Do("press start 400ms");
                scene.Await(() => scene.State is PenState.Extending, 1_500);
                Inject(scene, row, scene.Dice.Percent(50));
                scene.Wait(0, 2_500);
            }
        ),
        new(
            "the flash breaks as it is written",
            4,
            scene => CanBreak(scene) && scene.State is PenState.Ready or PenState.Running,
            scene =>
            {
                Inject(scene, RowOf(FaultSite.Flash, scene.Dice), scene.Dice.Percent(30));
                scene.Do("press start 400ms");
                scene.Wait(500, 6_000);
            }
        ),
        new(
            "the driver breaks before a cartridge comes",
            4,
            scene => CanBreak(scene) && scene.State == PenState.NoCartridge && scene.Board.Cartridge is null,
            scene =>
            {
                scene.Do($"fault driver {scene.Dice.OneOf("shorted", "shorted", "tripped")}");
                scene.Wait(0, 600);
                scene.Do("insert fresh");
                scene.Wait(500, 3_000);
            }
        ),
        new(
            "a slow flash at power-up, and patience",
            6,
            scene => CanBreak(scene) && !scene.Board.IsPowered && !scene.Board.IsAsleep,
            scene =>
            {
                // A record with thousands of cartridges is given up after a minute; an empty one is ready in 20 s.
                scene.Do($"fault flash slow {scene.Dice.Between(60, 100)}x");
                scene.Do("power on");
                scene.Await(() => scene.State is not (0 or PenState.SelfTest), 65_000);
                scene.Wait(100, 2_000);
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

    // Site by site: some have many rows.
    private static FaultRow AnyRow(Dice dice) => RowOf(dice.OneOf(Enum.GetValues<FaultSite>()), dice);

    private static FaultRow RowAtPowerUp(Dice dice) =>
        dice.Percent(50) ? AnyRow(dice) : RowOf(dice.OneOf(PowerUpSites), dice);

    private static FaultRow RowOf(FaultSite site, Dice dice) => dice.OneOf([.. FaultVocabulary.RowsOf(site)]);

    private static void Break(Scene scene)
    {
        Inject(scene, AnyRow(scene.Dice), scene.Dice.Percent(55));
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
        double most = row.Unit == FaultUnit.Hertz ? double.Min(row.Maximum, FastestHertz) : row.Maximum;
        double amount =
            row.Minimum > 0
                ? dice.Spread(row.Minimum, most)
                : row.Minimum + ((most - row.Minimum) * dice.Between(0, 1_000) / 1_000.0);
        double rounded = row.Unit == FaultUnit.Count ? double.Round(amount) : double.Round(amount, 2);
        rounded = double.Clamp(rounded, row.Minimum, row.Maximum);
        return rounded.ToString(CultureInfo.InvariantCulture) + row.UnitText;
    }
}
