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
    public bool IsGood =>
        Verdict is "off" or "cut"
        || FoundBy == "memory"
        || FoundBy.StartsWith("power-up", StringComparison.Ordinal);

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
        cartridge out, edges 3 ms apart, PWM of 1 kHz, processor in reset, beat lost high and low; and at last a motor that does not turn.

        - **off**: the motor never runs. Found at the first start.
        - **cut**: the motor runs, and every demand still cuts it in its bound (250 ms). Where a channel is named under *lost*, it is the other one
          that does: **a first fault that stays, until someone looks; only a second one, in the other channel, is dangerous.**
        - Anything else names the demand that no longer cuts the motor.

        Lost: A, B: the channel, with the demands that it no longer answers ("too soon": edges 4.8 ms apart). Brake: it does not close when the
        motor is cut, which coasts to rest. Limit: the driver no longer chops; what is left are its own over-current protection and the firmware's
        limit (E106: 1.6 A, 40 ms).

        Found by:
        - *power-up* with the stop reason: the firmware's proof before the first start
          ([PowerUpProof.md](../../firmware/Safety/PowerUpProof.md)). E109: driven by the duty alone. E110: driven by the gate alone. E105: the driver's
          fault line says so in the second step. A test lets the firmware's own ChainProof read these circuits.
          E504 (the proof cannot be made, a reading is never still) comes from amplifier and encoder, which are not in this circuit.
        - *memory*: the line says cartridge and no memory answers, so that the firmware refuses the start.
        - *start*: the motor does not run at the first start, which ends in Stall; or E105 where the driver's fault line says so.
        - *bring-up C*: not by the firmware, which has one gate line for both channels. Seen with a signal generator and the test points `SUPPLY_A`, `WAKE_B`,
          `VM` and `MOTOR_NSLEEP`: step C of [bring-up](../bring-up.md).
        - *self-test 21*: the rotor does not stop in time in step 21 of the bench self-test.
        - *-*: nothing is lost that was asked for, or the limit alone.


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

        if (result.LimitLost)
        {
            parts.Add("limit");
        }

        return parts.Count == 0 ? "-" : string.Join("; ", parts);
    }

    private static string FoundBy(FaultResult result) =>
        result.SeenGateLow ? "power-up E109"
        : result.SeenFaultLine ? "power-up E105"
        : result.SeenPwmZero ? "power-up E110"
        : result.NotCut.SequenceEqual(["cartridge out"]) ? "memory"
        : !result.Runs ? (result.FaultLine ? "start E105" : "start")
        : result.SeenTooSoon || result.LostA.Count > 0 || result.LostB.Count > 0 ? "bring-up C"
        : result.BrakeLost ? "self-test 21"
        : "-";
}
