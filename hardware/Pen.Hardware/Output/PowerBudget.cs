// The power budget: every consumer's current, as it is felt at the cell.
using System;
using System.Collections.Generic;
using System.Linq;
using Pen.Hal.Simulated;
using Pen.Hardware.Model;

namespace Pen.Hardware.Output;

/// <summary>A line of the budget.</summary>
/// <param name="Consumer">What draws.</param>
/// <param name="Own">What it draws from its own supply in each mode, in mA.</param>
/// <param name="AtCell">What that takes from the cell, in mA.</param>
public sealed record PowerLine(Consumer Consumer, IReadOnlyList<double> Own, IReadOnlyList<double> AtCell);

/// <summary>The budget of a board over the plant's cell and motor.</summary>
public sealed class PowerBudget
{
    /// <summary>Level of the session that the cell is measured by.</summary>
    public const int SessionLevel = 3;

    /// <summary>Longest session, in minutes.</summary>
    public const int SessionMinutes = 60;

    private const double MinutesPerHour = 60;
    private const double Milli = 1000;
    private const int Percent = 100;

    private PowerBudget(Board board, PlantParameters plant)
    {
        Modes = board.Power.Modes;
        CapacityMilliampereHours = plant.Get("battery.capacity") * Milli;
        string[] table =
        [
            .. plant.Keys.Where(static key => key.StartsWith("battery.ocv_", StringComparison.Ordinal)),
        ];
        CellMillivolts = table.Average(plant.Get) * Milli;
        Motor = MotorDraw.At(plant, SessionLevel, MotorDraw.RatedLoad);
        Lines = [.. board.Power.Consumers.Select(consumer => Line(board, consumer))];
    }

    /// <summary>Names of the modes; the last is the one in which the motor runs.</summary>
    public IReadOnlyList<string> Modes { get; }

    /// <summary>Charge of a full cell, in mAh.</summary>
    public double CapacityMilliampereHours { get; }

    /// <summary>Mean voltage of the cell from full to empty, in mV.</summary>
    public double CellMillivolts { get; }

    /// <summary>The motor in the session.</summary>
    public MotorDraw Motor { get; }

    /// <summary>All consumers.</summary>
    public IReadOnlyList<PowerLine> Lines { get; }

    /// <summary>The budget of a board.</summary>
    public static PowerBudget Of(Board board, PlantParameters plant)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(plant);
        return new PowerBudget(board, plant);
    }

    /// <summary>Current from the cell in a mode, in mA.</summary>
    public double TotalMilliamperes(int mode) => Lines.Sum(line => line.AtCell[mode]);

    /// <summary>Charge of a session of <see cref="SessionMinutes"/> in mAh, for a share of time with the motor on.</summary>
    /// <param name="runningShare">Share of the session, 0 to 1.</param>
    public double SessionMilliampereHours(double runningShare)
    {
        int treating = Modes.Count - 1;
        double mean =
            (TotalMilliamperes(treating) * runningShare)
            + (TotalMilliamperes(treating - 1) * (1 - runningShare));
        return mean * SessionMinutes / MinutesPerHour;
    }

    private PowerLine Line(Board board, Consumer consumer)
    {
        double[] own = consumer.Milliamperes is { } given
            ? [.. given]
            :
            [
                .. Modes.Select(
                    (_, mode) => mode == Modes.Count - 1 ? Motor.CellMilliamperes(CellMillivolts) : 0
                ),
            ];
        double factor = FactorTo(board, consumer.Supply);
        return new PowerLine(consumer, own, [.. own.Select(current => current * factor)]);
    }

    // Current at the cell for one ampere at a supply, through all converters on the way.
    private double FactorTo(Board board, string supply)
    {
        double factor = 1;
        string at = supply;
        for (int i = 0; i < board.Power.Converters.Count; i++)
        {
            Converter? converter = board.Power.Converters.FirstOrDefault(converter => converter.To == at);
            if (converter is null)
            {
                break;
            }

            if (converter.EfficiencyPercent is int percent)
            {
                factor *= Millivolts(board, converter.To) / CellMillivolts * Percent / percent;
            }

            at = converter.From;
        }

        return factor;
    }

    private static double Millivolts(Board board, string net)
    {
        Supply supply = board.Supplies.First(supply => supply.Net == net);
        return (supply.MinimumMillivolts + supply.MaximumMillivolts) / 2.0;
    }
}
