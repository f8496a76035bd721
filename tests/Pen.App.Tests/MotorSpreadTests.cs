// A pen holds its rate with any motor of its kind: 20 % off its data sheet in every parameter at once.
using System;
using Pen.Control;
using Pen.Hal.Simulated;

namespace Pen.App.Tests;

/// <summary>Each corner's very first spin-up, with nothing kept from an earlier run.</summary>
[TestClass]
public sealed class MotorSpreadTests
{
    private const int Corners = 16;

    // The rate is a mean over this many milliseconds: about two revolutions, so that ripple does not count.
    private const int Window = 16;

    [TestMethod]
    [DataRow(1)]
    [DataRow(5)]
    public void Every_corner_spins_up_in_400_ms_without_overshooting_8_percent(int level)
    {
        double wanted = Hertz(level);
        for (int corner = 0; corner < Corners; corner++)
        {
            BenchPen pen = new(Corner(corner), 5);
            pen.Start(level);
            int settled = 0;
            double highest = 0;
            for (int at = Window; at < 800; at += Window)
            {
                double hertz = pen.MeanHertz(Window);
                settled = Math.Abs(hertz - wanted) > wanted * 0.02 ? at : settled;
                highest = Math.Max(highest, hertz);
                Assert.IsFalse(pen.Pen.Firmware!.Outputs.PressureWarning, $"corner {corner}: false warning");
            }

            Assert.IsLessThanOrEqualTo(400, settled, $"corner {corner}");
            Assert.IsLessThan(wanted * 1.08, highest, $"corner {corner}");
        }
    }

    [TestMethod]
    [Proves("PEN-002")]
    [Proves("PEN-020")]
    [DataRow(1)]
    [DataRow(5)]
    public void Every_corner_is_held_within_one_percent_and_its_load_is_known_within_15(int level)
    {
        for (int corner = 0; corner < Corners; corner++)
        {
            BenchPen pen = new(Corner(corner), 5);
            pen.Start(level);
            pen.Run(800);
            AssertRate(pen, level, $"corner {corner} in air");
            pen.Pen.Board.SkinMeanTorque = BenchPen.RatedLoad;
            pen.Run(300);
            double torque = 0;
            for (int period = 0; period < 10; period++)
            {
                pen.Run(20);
                torque += pen.Pen.Firmware!.Outputs.SkinTorqueMicronewtonMetres * 1e-7;
            }

            Assert.AreEqual(BenchPen.RatedLoad, torque, BenchPen.RatedLoad * 0.15, $"corner {corner}");
            AssertRate(pen, level, $"corner {corner} in skin");
        }
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(5)]
    public void A_rated_load_dips_every_corner_by_no_more_than_physics_and_a_quarter(int level)
    {
        double wanted = Hertz(level);
        for (int corner = 0; corner < Corners; corner++)
        {
            PlantParameters plant = Corner(corner);
            // What the load takes from the rotor until the first period that can know of it begins.
            double bound = BenchPen.RatedLoad / plant.Get("motor.inertia") * 0.020 / (2 * Math.PI);
            BenchPen pen = new(plant, 5);
            pen.Start(level);
            pen.Run(1000 + corner * 5);
            pen.Pen.Board.SkinMeanTorque = BenchPen.RatedLoad;
            double deepest = wanted;
            for (int at = 0; at < 250; at++)
            {
                pen.Run(1);
                deepest = Math.Min(deepest, pen.Pen.Board.Truth.RotorRateHertz);
            }

            Assert.IsLessThanOrEqualTo(bound * 1.25, wanted - deepest, $"corner {corner}");
            Assert.IsGreaterThan(wanted * 0.88, deepest, $"corner {corner}");
            Assert.AreEqual(wanted, pen.MeanHertz(2 * Window), wanted * 0.02, $"corner {corner}");
        }
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(5)]
    [DataRow(10)]
    [DataRow(15)]
    public void The_brake_stops_every_corner_s_rotor_in_250_ms(int corner)
    {
        BenchPen pen = new(Corner(corner), 5);
        pen.Start(5);
        pen.Run(1000);
        pen.Pen.Board.RemoveCartridge();
        pen.Run(1 + 250);
        Assert.AreEqual(0.0, pen.Pen.Board.Truth.RotorRateHertz, 0.01);
    }

    private static double Hertz(int level) => RateLevels.MillihertzOf(level) / 1000.0;

    private static void AssertRate(BenchPen pen, int level, string where)
    {
        Assert.AreEqual(Hertz(level), pen.MeanHertz(200), Hertz(level) * 0.01, where);
        Assert.AreEqual(PenState.Running, pen.State, where);
    }

    private static PlantParameters Corner(int corner)
    {
        PlantParameters plant = new();
        Spread(plant, "motor.resistance", (corner & 1) != 0);
        Spread(plant, "driver.resistance", (corner & 1) != 0);
        Spread(plant, "motor.constant", (corner & 2) != 0);
        Spread(plant, "motor.inertia", (corner & 4) != 0);
        Spread(plant, "motor.coulomb", (corner & 8) != 0);
        Spread(plant, "motor.viscous", (corner & 8) != 0);
        return plant;
    }

    private static void Spread(PlantParameters plant, string key, bool up)
    {
        plant.Set(key, plant.Get(key) * (up ? 1.2 : 0.8));
    }
}
