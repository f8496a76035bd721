// A pen holds its rate with any motor of its kind: 20 % off its data sheet in every parameter at once.
using Pen.Control;
using Pen.Hal.Simulated;

namespace Pen.App.Tests;

[TestClass]
public sealed class MotorSpreadTests
{
    [TestMethod]
    [Proves("PEN-002")]
    [Proves("PEN-020")]
    [DataRow(1)]
    [DataRow(5)]
    public void Every_corner_of_the_motor_s_spread_is_held_within_one_percent(int level)
    {
        for (int corner = 0; corner < 16; corner++)
        {
            PlantParameters plant = new();
            Spread(plant, "motor.resistance", (corner & 1) != 0);
            Spread(plant, "motor.constant", (corner & 2) != 0);
            Spread(plant, "motor.inertia", (corner & 4) != 0);
            Spread(plant, "motor.coulomb", (corner & 8) != 0);
            Spread(plant, "motor.viscous", (corner & 8) != 0);
            BenchPen pen = new(plant, 5);
            pen.Start(level);
            // Spun up, and measured by its own calibration.
            pen.Run(2000);

            AssertRate(pen, level, $"corner {corner} in air");
            pen.Pen.Board.SkinMeanTorque = BenchPen.RatedLoad;
            pen.Run(1000);
            AssertRate(pen, level, $"corner {corner} in skin");
        }
    }

    private static void AssertRate(BenchPen pen, int level, string where)
    {
        double wanted = RateLevels.MillihertzOf(level) / 1000.0;
        Assert.AreEqual(wanted, pen.MeanHertz(200), wanted * 0.01, where);
        Assert.AreEqual(PenState.Running, pen.State, where);
    }

    private static void Spread(PlantParameters plant, string key, bool up)
    {
        plant.Set(key, plant.Get(key) * (up ? 1.2 : 0.8));
    }
}
