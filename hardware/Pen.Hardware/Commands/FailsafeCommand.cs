// The verb failsafe: simulates the fail-safe chain with ngspice.
using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using Pen.Hardware.Failsafe;

namespace Pen.Hardware.Commands;

internal static class FailsafeCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        Option<string> folder = FolderOption.Create();
        Option<bool> write = new("--write") { Description = "Write the table to its file." };
        Option<int> units = new("--units")
        {
            Description = "How many units to draw.",
            HelpName = "NUMBER",
            DefaultValueFactory = static _ => MonteCarlo.Runs,
        };
        Option<string?> only = new("--only")
        {
            Description = "Only the faults of this part.",
            HelpName = "REF",
        };
        Command command = new(
            "failsafe",
            "Simulate the fail-safe chain with ngspice: what it measures, over many units."
        )
        {
            folder,
            write,
            units,
        };
        command.SetAction(parsed =>
            Guarded(
                error,
                () =>
                    Measure(
                        Folder(parsed.GetValue(folder)!),
                        parsed.GetValue(units),
                        parsed.GetValue(write),
                        output
                    )
            )
        );
        Command faults = new(
            "faults",
            "Every single fault of the chain: exit 1 if a demand is not cut and not found at power-up."
        )
        {
            folder,
            write,
            only,
        };
        faults.SetAction(parsed =>
            Guarded(
                error,
                () =>
                    Faults(
                        Folder(parsed.GetValue(folder)!),
                        parsed.GetValue(only),
                        parsed.GetValue(write),
                        output
                    )
            )
        );
        command.Add(faults);
        return command;
    }

    private static string Folder(string hardware) => Path.Combine(hardware, "failsafe");

    private static int Guarded(TextWriter error, Func<int> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception)
            when (exception is SpiceException || exception.InnerException is SpiceException)
        {
            error.WriteLine("error: " + (exception.InnerException ?? exception).Message);
            return ExitCode.Unusable;
        }
    }

    private static int Measure(string folder, int units, bool write, TextWriter output)
    {
        Netlist chain = Netlist.Read(folder);
        Netlist core = CoreCase.Prepare(chain);
        CoreResult nominal = MonteCarlo.Run(Unit.Nominal(core));
        IReadOnlyList<CoreResult> all = MonteCarlo.Run(core, units);
        Quantity[] table = [.. ResultTable.Timers(nominal, all), .. ResultTable.Power(chain)];
        foreach (Quantity quantity in table)
        {
            output.WriteLine($"{quantity}{(quantity.IsGood ? "" : " MISSED")}");
        }

        string[] complaints =
        [
            .. nominal.Complaints.Select(complaint => "nominal: " + complaint),
            .. all.SelectMany(
                (result, i) => result.Complaints.Select(complaint => $"unit {i + 1}: {complaint}")
            ),
        ];
        foreach (string complaint in complaints)
        {
            output.WriteLine(complaint);
        }

        output.WriteLine($"{units} units, {complaints.Length} complaints");
        if (write)
        {
            File.WriteAllText(
                Path.Combine(folder, ResultTable.File),
                ResultTable.Document(table, complaints)
            );
        }

        return complaints.Length == 0 && table.All(quantity => quantity.IsGood)
            ? ExitCode.Good
            : ExitCode.Broken;
    }

    private static int Faults(string folder, string? only, bool write, TextWriter output)
    {
        SingleFault[] faults =
        [
            .. FaultList.Of(Netlist.Read(folder)).Where(fault => only is null || fault.Part == only),
        ];
        object turn = new();
        FaultRow[] rows =
        [
            .. MonteCarlo
                .InParallel(
                    faults,
                    fault =>
                    {
                        IReadOnlyList<FaultRow> found = Rows(fault);
                        lock (turn)
                        {
                            foreach (FaultRow row in found)
                            {
                                output.WriteLine(row);
                            }
                        }

                        return found;
                    }
                )
                .SelectMany(found => found),
        ];
        output.WriteLine(
            $"{faults.Length} faults, {rows.Length} rows, {rows.Count(row => !row.IsGood)} not good"
        );
        if (write)
        {
            File.WriteAllText(Path.Combine(folder, FaultTable.File), FaultTable.Document(rows));
        }

        return rows.All(row => row.IsGood) ? ExitCode.Good : ExitCode.Broken;
    }

    // One that cannot be simulated is a row that is not good; the others are still wanted.
    private static IReadOnlyList<FaultRow> Rows(SingleFault fault)
    {
        try
        {
            return FaultTable.Rows(fault);
        }
        catch (SpiceException exception) when (Spice.Find() is not null)
        {
            string said = exception.Message.Split('\n')[0];
            return [new FaultRow(fault.Part, fault.What, "not simulated: " + said, "-", "-")];
        }
    }
}
