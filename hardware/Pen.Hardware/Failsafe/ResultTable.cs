// The table of what the chain measures: nominal, over all units, and the bounds.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Pen.Hardware.Failsafe;

/// <summary>A row: one quantity of the chain.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Nominal">Of the nominal chain.</param>
/// <param name="Least">Least of all units.</param>
/// <param name="Most">Greatest of all units.</param>
/// <param name="From">Least that is allowed.</param>
/// <param name="To">Most that is allowed.</param>
public sealed record Quantity(
    string Name,
    string Unit,
    double Nominal,
    double Least,
    double Most,
    double From,
    double To
)
{
    /// <summary>Every unit is within the bounds.</summary>
    public bool IsGood => Least >= From && Most <= To && Nominal >= Least && Nominal <= Most;

    /// <summary>As a row of Markdown.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {Name} | {Unit} | {Nominal:0.000} | {Least:0.000} | {Most:0.000} | {From} to {To} |"
        );
}

/// <summary>Measures and prints the table.</summary>
public static class ResultTable
{
    /// <summary>File of the table.</summary>
    public const string File = "Results.md";

    private const string Introduction = """
        # What the chain measures

        Written by `dotnet run --project hardware/Pen.Hardware -- failsafe --write` from runs of ngspice 39; a test repeats it and compares
        within 1 % of the bounds. The first rows, and the demands below: 200 units with every part drawn within its tolerance, at 0, 25 and 50 C,
        supply 3.2 to 3.4 V, cell 3.0 to 4.2 V, the beat lost high in half of them and low in the other (`Unit.cs` has the tolerances). From
        "cut at 150 Hz" on: the driver's trip voltage at its ends, 0.16 to 0.24 V; the rest is one unit. "To off" ends where the motor has less than 1 V.

        | what | unit | nominal | least | most | must be |
        |---|---|---|---|---|---|

        """;

    /// <summary>What the core case measures, over units. The nominal unit is one of them.</summary>
    public static IReadOnlyList<Quantity> Timers(CoreResult nominal, IReadOnlyList<CoreResult> units)
    {
        Quantity Of(string name, string unit, double from, double to, Func<CoreResult, double> value) =>
            new(
                name,
                unit,
                value(nominal),
                Math.Min(value(nominal), units.Min(value)),
                Math.Max(value(nominal), units.Max(value)),
                from,
                to
            );
        return
        [
            Of("channel A: edges closer are too soon", "ms", 5, 6, result => result.TooSoonMs),
            Of("channel A: no edge for longer is silence", "ms", 150, 180, result => result.TooLateMs),
            Of("channel B: no edge for longer is silence", "ms", 150, 250, result => result.TooLateCoarseMs),
            Of("last edge to off", "ms", 150, 180, result => result.SilenceToOffMs),
            Of("edge too soon to off", "ms", 0, 1, result => result.TooSoonToOffMs),
            Of("gate low to off", "ms", 0, 1, result => result.GateToOffMs),
            Of("cartridge out to off", "ms", 0, 1, result => result.CartridgeToOffMs),
            Of("supply, falling under a good beat, at off", "V", 2.5, 2.75, result => result.BrownOutVolts),
            Of("motor that does not turn: current, at most", "A", 0, 2.5, result => result.OverloadAmperes),
            Of("memory's data line while it programs", "V", 2.8, 3.4, result => result.MemoryVolts),
        ];
    }

    /// <summary>What the power side measures.</summary>
    public static IReadOnlyList<Quantity> Power(Netlist chain)
    {
        Quantity One(string name, string unit, double value, double from, double to) =>
            new(name, unit, value, value, value, from, to);
        RunDown stop = PowerCase.Stop(chain, false);
        RunDown gone = PowerCase.Stop(chain, true);
        double[] stalls = MonteCarlo.InParallel([0.2, 0.16, 0.24], trip => PowerCase.Stall(chain, trip).Most);
        double mean = PowerCase.MeanVoltage(chain, 0.5);
        return
        [
            One("cut at 150 Hz to a rotor at rest", "ms", stop.RestMs, 0, 250),
            One("cell and supply gone at 150 Hz to a rotor at rest", "ms", gone.RestMs, 0, 250),
            One("current of the brake, at most", "A", stop.BrakeAmperes, 0, 3),
            One("VM while it brakes, at most", "V", Math.Max(stop.PeakVolts, gone.PeakVolts), 0, 10.8),
            new(
                "jammed rotor, full cell: current, at most",
                "A",
                stalls[0],
                stalls.Min(),
                stalls.Max(),
                1.6,
                2.5
            ),
            One(
                "jammed rotor, limits of the bridges 5 % apart: mean current",
                "A",
                PowerCase.Stall(chain, 0.2, 0.21).Mean,
                1,
                2.5
            ),
            One("mean voltage at half duty, of VM", "1", mean, 0.45, 0.55),
            One(
                "memory's data line at 0.8 mA, supply 3.2 V",
                "V",
                PowerCase.MemoryLine(chain, 3.2, 0.8e-3),
                2.8,
                3.4
            ),
            One("memory's data line held low, supply 3.4 V", "V", PowerCase.MemoryLow(chain, 3.4), 0, 0.8),
        ];
    }

    /// <summary>The whole document.</summary>
    /// <param name="quantities">The rows.</param>
    /// <param name="complaints">What was not as it must be, by unit.</param>
    public static string Document(IEnumerable<Quantity> quantities, IReadOnlyCollection<string> complaints)
    {
        StringBuilder text = new StringBuilder(Introduction).AppendJoin('\n', quantities);
        text.Append(
            "\n\nWhat every unit is asked in one life, supply on to supply gone, and what it must do:\n\n"
        );
        foreach ((string name, bool driven) in new CoreCase(3.3, 3.7, false).Demands)
        {
            text.Append($"- {(driven ? "driven" : "off")}: {name}\n");
        }

        text.Append($"\n{complaints.Count} complaints.\n");
        return text.AppendJoin('\n', complaints).ToString();
    }

    /// <summary>Name, nominal, least and most of each row of a document.</summary>
    public static IReadOnlyList<(string Name, double[] Values)> Read(string document) =>
        [
            .. document
                .Split('\n')
                .Where(line =>
                    line.StartsWith("| ", StringComparison.Ordinal)
                    && !line.StartsWith("| what", StringComparison.Ordinal)
                )
                .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
                .Select(cells =>
                    (
                        cells[1],
                        cells[3..6].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray()
                    )
                ),
        ];
}
