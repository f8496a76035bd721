// The table of single faults: what each does and how it is found.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Pen.Hardware.Failsafe;

/// <summary>A row of the table.</summary>
/// <param name="Part">Reference of the part, or the line.</param>
/// <param name="What">What is wrong with it.</param>
/// <param name="Verdict">off: the motor never runs; cut: it runs and every demand cuts it; else what does not.</param>
/// <param name="Lost">Which channel no longer answers what.</param>
/// <param name="FoundBy">How the fault comes to light.</param>
public sealed record FaultRow(string Part, string What, string Verdict, string Lost, string FoundBy)
{
    /// <summary>The motor never runs, is cut all the same, or the firmware finds the fault before a start.</summary>
    public bool IsGood => Verdict is "off" or "cut" || FoundBy is "power-up" or "memory";

    /// <summary>As a row of Markdown.</summary>
    public override string ToString() => $"| {Part} | {What} | {Verdict} | {Lost} | {FoundBy} |";
}

/// <summary>Makes and prints the table.</summary>
public static class FaultTable
{
    /// <summary>File of the table.</summary>
    public const string File = "SingleFaults.md";

    private const string Introduction = """
        # Single faults of the chain

        Written by `dotnet run --project hardware/Pen.Hardware -- failsafe faults`, from runs of ngspice on [chain.cir](chain.cir): every part
        open and short, every leg of a transistor open and bridged, every output stuck, every input open at either level, every part without
        supply or ground, every line shorted to the supply. A test repeats it. Each faulty chain gets every demand once: power-up, gate low,
        cartridge out, edges 3 ms apart, PWM of 1 kHz, processor in reset, beat lost high and low. Not tried: shorts of the driver's outputs
        that pass its sense resistors by (OUT1 to ground, OUT2 to VM), which its own over-current protection ends.

        - **off**: the motor never runs. Found at the first start.
        - **cut**: the motor runs, and every demand still cuts it in its bound (250 ms), if need be by the other channel.
        - Anything else names the demand that no longer cuts the motor.

        A, B: the channel, with the demands that it no longer answers; "too soon": edges 4.8 ms apart. Found by: *start*, the motor does not
        run at the first start; *power-up*, the firmware's self-test at every power-up (PWM with the gate low, gate high
        without PWM); *memory*, the line says cartridge and no memory answers, so that the firmware refuses the start; *bench*, the bench self-test (edges 4.8 ms apart must stop the motor: only channel A does that); *test point*, not by firmware: the
        production test looks at the test points `SUPPLY_A`, `WAKE_B`, `VM` and `MOTOR_NSLEEP`. *-*: nothing is lost that was asked for.


        """;

    /// <summary>One fault as rows: one, or two where it depends on the level that a loose input takes.</summary>
    public static IReadOnlyList<FaultRow> Rows(SingleFault fault)
    {
        FaultRow low = Row(fault, FaultCase.Try(fault.Chain, 0));
        if (!fault.Floats)
        {
            return [low];
        }

        FaultRow high = Row(fault, FaultCase.Try(fault.Chain, 1));
        return high == low
            ? [low]
            :
            [
                low with
                {
                    What = low.What + ", floats low",
                },
                high with
                {
                    What = high.What + ", floats high",
                },
            ];
    }

    /// <summary>The whole document.</summary>
    public static string Document(IReadOnlyList<FaultRow> rows)
    {
        StringBuilder text = new(Introduction);
        text.Append("| verdict | rows |\n|---|---|\n");
        foreach (
            IGrouping<string, FaultRow> verdict in rows.GroupBy(row => row.Verdict)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
        )
        {
            text.Append($"| {verdict.Key} | {verdict.Count()} |\n");
        }

        text.Append("\n| part | fault | verdict | lost | found by |\n|---|---|---|---|---|\n");
        return text.AppendJoin('\n', rows).Append('\n').ToString();
    }

    private static FaultRow Row(SingleFault fault, FaultResult result) =>
        new(
            fault.Part,
            fault.What,
            result.NotCut.Count > 0 ? "NOT CUT: " + string.Join(", ", result.NotCut)
                : result.Runs ? "cut"
                : "off",
            Lost(result),
            FoundBy(result)
        );

    private static string Lost(FaultResult result)
    {
        List<string> parts = [];
        string[] a = result.SeenTooSoon ? ["too soon", .. result.LostA] : [.. result.LostA];
        if (a.Length > 0)
        {
            parts.Add("A: " + string.Join(", ", a));
        }

        if (result.LostB.Count > 0)
        {
            parts.Add("B: " + string.Join(", ", result.LostB));
        }

        if (result.BrakeLost)
        {
            parts.Add("brake");
        }

        return parts.Count == 0 ? "-" : string.Join("; ", parts);
    }

    private static string FoundBy(FaultResult result) =>
        result.SeenGateLow || result.SeenPwmZero ? "power-up"
        : result.NotCut.SequenceEqual(["cartridge out"]) ? "memory"
        : !result.Runs ? "start"
        : result.SeenTooSoon ? "bench"
        : result.LostA.Count > 0 || result.LostB.Count > 0 ? "test point"
        : result.BrakeLost ? "bench: run-down"
        : "-";
}
