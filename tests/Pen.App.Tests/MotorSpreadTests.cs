// A pen holds its rate with any motor of its kind: 20 % off its data sheet in every parameter at once.
using System;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator;
using Pen.Simulator.Scenarios;

namespace Pen.App.Tests;

[TestClass]
public sealed class MotorSpreadTests
{
    private const long Millisecond = 1000;
    private const double RatedLoad = 0.35e-3;

    [TestMethod]
    [DataRow(1)]
    [DataRow(5)]
    public void Every_corner_of_the_motor_s_spread_is_held_within_one_percent(int level)
    {
        for (int corner = 0; corner < 16; corner++)
        {
            SimulatedPen pen = StartedPen(corner, level);

            AssertRate(pen, level, $"corner {corner} in air");
            pen.Board.SkinMeanTorque = RatedLoad;
            pen.AdvanceTo(pen.NowMicroseconds + 1000 * Millisecond);
            AssertRate(pen, level, $"corner {corner} in skin");
            pen.PowerOff();
        }
    }

    private static void AssertRate(SimulatedPen pen, int level, string where)
    {
        double angle = pen.Board.Truth.CrankAngle;
        pen.AdvanceTo(pen.NowMicroseconds + 200 * Millisecond);
        double hertz = (pen.Board.Truth.CrankAngle - angle) / (2 * Math.PI) / 0.2;

        double wanted = RateLevels.MillihertzOf(level) / 1000.0;
        Assert.AreEqual(wanted, hertz, wanted * 0.01, where);
        Assert.AreEqual(PenState.Running, pen.Firmware!.Outputs.State, where);
    }

    // Runs for two seconds in air: spun up, and measured by its own calibration.
    private static SimulatedPen StartedPen(int corner, int level)
    {
        PlantParameters plant = new();
        Spread(plant, "motor.resistance", (corner & 1) != 0);
        Spread(plant, "motor.constant", (corner & 2) != 0);
        Spread(plant, "motor.inertia", (corner & 4) != 0);
        Spread(plant, "motor.coulomb", (corner & 8) != 0);
        Spread(plant, "motor.viscous", (corner & 8) != 0);
        SimulatedPen pen = new(plant, 5);
        pen.Board.InsertCartridge(
            new CartridgeChip(CartridgeImages.Make(new CartridgeRequest(CartridgeKind.Fresh), 1))
        );
        pen.PowerOn();
        pen.AdvanceTo(2000 * Millisecond);
        for (int press = RateLevels.First; press < level; press++)
        {
            Press(pen, PenButton.SpeedUp, 120);
        }
        Press(pen, PenButton.StartStop, 400);
        pen.AdvanceTo(pen.NowMicroseconds + 3000 * Millisecond);
        return pen;
    }

    private static void Press(SimulatedPen pen, PenButton button, int milliseconds)
    {
        pen.Board.SetButton(button, true);
        pen.AdvanceTo(pen.NowMicroseconds + milliseconds * Millisecond);
        pen.Board.SetButton(button, false);
        pen.AdvanceTo(pen.NowMicroseconds + 120 * Millisecond);
    }

    private static void Spread(PlantParameters plant, string key, bool up)
    {
        plant.Set(key, plant.Get(key) * (up ? 1.2 : 0.8));
    }
}
