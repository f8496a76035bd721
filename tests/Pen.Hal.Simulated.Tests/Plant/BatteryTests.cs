// The cell: sag, charge, charger and brown-out.
using System;

namespace Pen.Hal.Simulated.Tests.Plant;

[TestClass]
public sealed class BatteryTests
{
    [TestMethod]
    public void The_terminal_voltage_sags_by_the_resistance_times_the_current()
    {
        Bench bench = new();
        bench.Wait(1000);
        Assert.AreEqual(4.20 - (0.15 * 0.060), bench.Truth.BatteryVoltage, 1e-4);
        bench.Supply();
        bench.Ports.MotorPwm.SetDutyPermille(800);
        bench.Beat(300_000);
        double open = 4.11 + ((4.20 - 4.11) * (bench.Board.BatteryCharge - 0.9) / 0.1);
        double drawn = 0.060 + (0.8 * bench.Truth.MotorCurrent);
        Assert.AreEqual(open - (0.15 * drawn), bench.Truth.BatteryVoltage, 1e-6);
    }

    [TestMethod]
    public void Charge_is_drawn_by_the_electronics_and_the_motor()
    {
        Bench bench = new();
        bench.Wait(600_000_000);
        Assert.AreEqual(1 - (0.060 * 600 / 1440), bench.Board.BatteryCharge, 1e-6);
        bench.Board.PowerOff();
        double before = bench.Board.BatteryCharge;
        bench.Wait(600_000_000);
        Assert.AreEqual(before, bench.Board.BatteryCharge, 1e-7, "nothing is drawn while off");
        bench.Board.PowerOn();
        bench.Supply();
        bench.Ports.MotorPwm.SetDutyPermille(700);
        bench.Beat(2_000_000);
        before = bench.Board.BatteryCharge;
        double current = bench.Truth.MotorCurrent;
        bench.Beat(10_000_000);
        double drawn = (before - bench.Board.BatteryCharge) * 1440;
        Assert.AreEqual(10 * (0.060 + (0.7 * current)), drawn, drawn * 0.01);
    }

    [TestMethod]
    public void The_charger_fills_the_cell_slowly_and_stops_when_full()
    {
        Bench bench = new();
        bench.Board.PowerOff();
        bench.Board.BatteryCharge = 0.5;
        bench.Board.SetCharger(true);
        bench.Wait(1_800_000_000);
        Assert.AreEqual(0.5 + (0.2 * 0.5 / 0.4), bench.Board.BatteryCharge, 1e-4);
        bench.Wait(3_600_000_000);
        Assert.AreEqual(1.0, bench.Board.BatteryCharge, 1e-4);
    }

    [TestMethod]
    public void An_old_empty_cell_browns_out_under_load_and_takes_the_processor_down()
    {
        Bench bench = new(1, static parameters => parameters.Set("battery.resistance", 0.6));
        bench.Supply();
        bench.Board.BatteryCharge = 0.02;
        bench.Beat(100_000);
        Assert.IsTrue(bench.Board.IsPowered);
        int changes = 0;
        bench.Board.PowerChanged += () => changes++;
        bool ended = false;
        bench.Board.Time.StartThread(
            "firmware",
            () =>
            {
                try
                {
                    bench.Board.Time.Sleep(1_000_000);
                }
                finally
                {
                    ended = true;
                }
            }
        );
        bench.Ports.MotorPwm.SetDutyPermille(1000);
        bench.Wait(5000);
        Assert.IsFalse(bench.Board.IsPowered);
        Assert.IsTrue(ended);
        Assert.AreEqual(1, changes);
        Assert.AreEqual(0, bench.Signals.DutyPermille);
        bench.Wait(1_000_000);
        Assert.AreEqual(0.0, bench.Truth.RotorRateHertz);
        bench.Board.PowerOn();
        bench.Wait(1_000_000);
        Assert.IsTrue(bench.Board.IsPowered, "without the motor's load it lives");
    }

    [TestMethod]
    public void A_charge_out_of_range_is_refused()
    {
        SimulatedBoard board = new(new PlantParameters(), 1);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => board.BatteryCharge = 1.1);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => board.SkinMeanTorque = -1);
    }
}
