// The power budget: sums, converters and the motor, reckoned a second time.
using System;
using System.Linq;
using Pen.Hal.Simulated;
using Pen.Hardware.Model;
using Pen.Hardware.Output;

namespace Hardware.Tests;

[TestClass]
public sealed class PowerTests
{
    private const double Tolerance = 1e-9;
    private static readonly PlantParameters Plant = new();

    [TestMethod]
    public void The_motor_draws_what_torque_and_speed_ask_for()
    {
        MotorDraw draw = MotorDraw.At(Plant, 3, MotorDraw.RatedLoad);
        // (0.35 + 0.15 + 0.15) mN.m over 2.67 mN.m/A; 120 turns a second.
        Assert.AreEqual(243.7, draw.WindingMilliamperes, 0.2);
        Assert.AreEqual(2369, draw.MotorMillivolts, 2);
        Assert.AreEqual(draw.WindingMilliamperes, draw.CellMilliamperes(draw.MotorMillivolts), Tolerance);
    }

    [TestMethod]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void A_mode_is_the_sum_of_its_consumers(string slug)
    {
        Board board = Data.Board(slug);
        PowerBudget budget = PowerBudget.Of(board, Plant);
        Converter regulator = board.Power.Converters.Single(static one => one.EfficiencyPercent is not null);
        for (int mode = 0; mode < budget.Modes.Count; mode++)
        {
            double sum = 0;
            foreach (Consumer consumer in board.Power.Consumers)
            {
                double own =
                    consumer.Milliamperes?[mode]
                    ?? (mode == 2 ? budget.Motor.CellMilliamperes(budget.CellMillivolts) : 0);
                bool isLogic = consumer.Supply == "3V3";
                sum += isLogic
                    ? own * 3300 / budget.CellMillivolts * 100 / regulator.EfficiencyPercent!.Value
                    : own;
            }

            Assert.AreEqual(sum, budget.TotalMilliamperes(mode), Tolerance);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void One_charge_lasts_one_session_of_level_3_under_rated_load(string slug)
    {
        PowerBudget budget = PowerBudget.Of(Data.Board(slug), Plant);
        Assert.AreEqual(400, budget.CapacityMilliampereHours, Tolerance);
        Assert.IsLessThan(budget.CapacityMilliampereHours, budget.SessionMilliampereHours(1));
        Assert.AreEqual(
            (budget.TotalMilliamperes(1) + budget.TotalMilliamperes(2)) / 2,
            budget.SessionMilliampereHours(0.5),
            Tolerance
        );
    }

    [TestMethod]
    public void More_draws_more()
    {
        double before = PowerBudget.Of(Data.Board("pen"), Plant).TotalMilliamperes(0);
        Board heavier = Data.Damaged(
            Data.Pen,
            (board, _) => board["power"]!["consumers"]![0]!["milliamperes"]![0] = 100.01
        );
        double after = PowerBudget.Of(heavier, Plant).TotalMilliamperes(0);
        Assert.IsGreaterThan(90, after - before);
        Assert.IsTrue(Data.Board("pen").Power.Consumers.Any(static one => one.Milliamperes is null));
        Assert.IsFalse(double.IsNaN(after));
        Assert.IsLessThan(Math.Abs(after), before);
    }
}
