// The table of single faults: complete, good in every row, and as ngspice finds it.
using System;
using System.Collections.Generic;
using System.Linq;
using Pen.Hardware.Failsafe;

namespace Failsafe.Tests;

[TestClass]
public sealed class SingleFaultTests
{
    // One in so many is simulated anew here; the verb failsafe faults does all of them.
    private const int Every = 16;

    internal static readonly FaultRow[] Written =
    [
        .. Ngspice
            .Text(FaultTable.File)
            .Split('\n')
            .SkipWhile(line => !line.StartsWith("| part", StringComparison.Ordinal))
            .Skip(2)
            .Where(line => line.Length > 0)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => new FaultRow(cells[1], cells[2], cells[3], cells[4], cells[5])),
    ];

    [TestMethod]
    [Proves("PEN-131")]
    public void Every_single_fault_is_off_or_still_cut_or_found_at_power_up()
    {
        string[] bad = [.. Written.Where(row => !row.IsGood).Select(row => row.ToString())];
        Assert.IsEmpty(bad, "\n" + string.Join('\n', bad));
    }

    [TestMethod]
    public void The_table_has_every_fault_that_can_be_made_of_the_netlist()
    {
        string[] made = [.. FaultList.Of(Ngspice.Chain).Select(fault => $"{fault.Part}: {fault.What}")];
        string[] written = [.. Written.Select(row => $"{row.Part}: {Plain(row.What)}").Distinct()];
        CollectionAssert.AreEqual(made.Distinct().ToArray(), written);
        Assert.IsGreaterThan(280, made.Length);
        string[] shorts = ["OUT1 shorted to ground", "OUT2 shorted to VM", "OUT1 shorted to OUT2"];
        Assert.IsEmpty(
            shorts.Except(Written.Where(row => row.Part == "U108").Select(row => row.What)).ToArray()
        );
    }

    [TestMethod]
    public void Nothing_but_a_line_shorted_to_the_supply_defeats_both_channels()
    {
        string[] both =
        [
            .. Written
                .Where(row => row.Lost.Contains("A: ") && row.Lost.Contains("B: ") && row.Verdict != "off")
                .Select(row => row.Part)
                .Distinct(),
        ];
        CollectionAssert.IsSubsetOf(both, (string[])["MOTOR_GATE", "CARTRIDGE"]);
    }

    [TestMethod]
    public void A_sample_of_the_table_is_what_ngspice_finds()
    {
        Ngspice.Require();
        SingleFault[] sample = [.. FaultList.Of(Ngspice.Chain).Where((_, i) => i % Every == 0)];
        IReadOnlyList<FaultRow>[] found = MonteCarlo.InParallel(sample, FaultTable.Rows);
        foreach ((SingleFault fault, IReadOnlyList<FaultRow> rows) in sample.Zip(found))
        {
            FaultRow[] written =
            [
                .. Written.Where(row => row.Part == fault.Part && Plain(row.What) == fault.What),
            ];
            CollectionAssert.AreEqual(written, rows.ToArray(), string.Join('\n', rows));
        }
    }

    private static string Plain(string what) =>
        what.Replace(", floats low", "", StringComparison.Ordinal)
            .Replace(", floats high", "", StringComparison.Ordinal);
}
