// The power budget as a page.
using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Hardware.Model;

namespace Pen.Hardware.Output;

/// <summary>Prints the power budget.</summary>
public static class PowerPage
{
    private const double Half = 0.5;
    private const double Milli = 1000;
    private const double MinutesPerHour = 60;

    /// <summary>The power budget of a board.</summary>
    public static string Print(Board board)
    {
        ArgumentNullException.ThrowIfNull(board);
        PlantParameters plant = new();
        PowerBudget budget = PowerBudget.Of(board, plant);
        StringBuilder text = new();
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            # Power budget: {board.Name}

            Written by the verb `power` from the board's data and the simulated plant's numbers; a test holds it. (A) is an
            assumption to be confirmed on hardware. Currents are means in mA: from the consumer's own supply, then at the cell.
            Cell: {budget.CapacityMilliampereHours:F0} mAh, {budget.CellMillivolts:F0} mV on the average from full to empty.

            | consumer | supply |
            """
        );
        foreach (string mode in budget.Modes)
        {
            text.Append(CultureInfo.InvariantCulture, $" {mode} | at the cell |");
        }

        text.Append(" source |\n|---|---|")
            .Append(string.Concat(budget.Modes.Select(static _ => "---|---|")))
            .Append("---|\n");
        foreach (PowerLine line in budget.Lines)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {string.Join(", ", line.Consumer.Parts)} | `{line.Consumer.Supply}` |"
            );
            for (int mode = 0; mode < budget.Modes.Count; mode++)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $" {line.Own[mode]:0.##} | {line.AtCell[mode]:0.##} |"
                );
            }

            text.Append(CultureInfo.InvariantCulture, $" {line.Consumer.Source} |\n");
        }

        text.Append("| **together** | |");
        for (int mode = 0; mode < budget.Modes.Count; mode++)
        {
            text.Append(CultureInfo.InvariantCulture, $" | **{budget.TotalMilliamperes(mode):F1}** |");
        }

        text.Append(" |\n");
        Motor(text, plant, budget);
        Life(text, plant, budget);
        return text.ToString();
    }

    private static void Motor(StringBuilder text, PlantParameters plant, PowerBudget budget)
    {
        text.Append(
            "\n## Needle motor under rated load\n\n| level | rate | winding | mean voltage | at the cell |\n|---|---|---|---|---|\n"
        );
        for (int level = RateLevels.First; level <= RateLevels.Last; level++)
        {
            MotorDraw draw = MotorDraw.At(plant, level, MotorDraw.RatedLoad);
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {level} | {RateLevels.MillihertzOf(level) / Milli:F0} Hz | {draw.WindingMilliamperes:F0} mA | {draw.MotorMillivolts:F0} mV | {draw.CellMilliamperes(budget.CellMillivolts):F0} mA |\n"
            );
        }
    }

    private static void Life(StringBuilder text, PlantParameters plant, PowerBudget budget)
    {
        int treating = budget.Modes.Count - 1;
        double full = budget.CapacityMilliampereHours;
        double whole = budget.SessionMilliampereHours(1);
        double half = budget.SessionMilliampereHours(Half);
        double motor = budget.Motor.CellMilliamperes(budget.CellMillivolts);
        double electronics = budget.TotalMilliamperes(treating - 1);
        text.Append(
            CultureInfo.InvariantCulture,
            $"""

            ## What a charge lasts

            | | charge | of a full cell | sessions a charge |
            |---|---|---|---|
            | session of {PowerBudget.SessionMinutes} min, the motor on throughout at level {PowerBudget.SessionLevel} under rated load | {whole:F0} mAh | {whole
                / full:P0} | {full / whole:F1} |
            | the same, the motor on for half of the time | {half:F0} mAh | {half / full:P0} | {full
                / half:F1} |

            | mode | a full cell lasts |
            |---|---|
            | {budget.Modes[treating]}, without a pause | {full
                / budget.TotalMilliamperes(treating)
                * MinutesPerHour:F0} min |
            | {budget.Modes[treating - 1]} | {full / electronics:F1} h |
            | {budget.Modes[0]} | {full / budget.TotalMilliamperes(0):F1} h |

            The simulated plant draws {plant.Get("battery.electronics") * Milli:F0} mA for all electronics, whatever they do; here everything but the needle motor
            takes {electronics:F0} mA when {budget.Modes[treating - 1]} and {budget.TotalMilliamperes(treating) - motor:F0} mA when {budget.Modes[treating]}, most of the difference for holding the depth
            stepper. The firmware refuses a start below a rest voltage of {Limits.BatteryStartMillivolts} mV, which it takes for 120 mAh: compare with the
            sessions above. Asleep, encoder, home sensor and current amplifier draw on, because no line of the firmware switches them.

            """
        );
    }
}
