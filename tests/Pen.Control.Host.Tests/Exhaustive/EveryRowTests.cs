// Every row of the supervisor's table is brought about from outside, through the inputs of a whole controller.
using System.Collections.Generic;
using System.Linq;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Host.Tests.Exhaustive;

[TestClass]
public sealed class EveryRowTests
{
    private const int LimitPeriods = 1200;

    /// <summary>
    /// Rows that nothing outside can bring about today, and why they stand in the table all the same. A row that
    /// a script reaches may not stand here, and one that none reaches must.
    /// </summary>
    private static readonly Dictionary<(PenState From, PenState To, StopReason Reason), string> SecondLines =
        new()
        {
            [(PenState.Ready, PenState.Refused, StopReason.None)] =
                "a verdict turns to a refusal only in Identifying, Opening, Retracting and Fault; here it catches the rest",
            [(PenState.Ready, PenState.Homing, StopReason.None)] =
                "whatever doubts the depth leaves Ready in the same period; here it catches the rest",
        };

    [TestMethod]
    public void Every_row_has_a_script_or_a_reason_why_there_is_none()
    {
        foreach (Transition row in SupervisorTable.Rows)
        {
            var key = (row.From, row.To, row.Reason);
            Assert.AreNotEqual(RowScripts.All.ContainsKey(key), SecondLines.ContainsKey(key), key.ToString());
        }
        int rows = SupervisorTable.Rows.Select(row => (row.From, row.To, row.Reason)).Distinct().Count();
        Assert.AreEqual(SupervisorTable.Rows.Length, rows, "two rows of one name");
        Assert.AreEqual(rows, RowScripts.All.Count + SecondLines.Count, "scripts for rows that are gone");
    }

    [TestMethod]
    [Proves("PEN-106")]
    public void Every_row_that_has_a_script_is_taken()
    {
        List<string> missing = [];
        foreach (((PenState from, PenState to, StopReason reason), PenHand script) in RowScripts.All)
        {
            if (!IsTaken(from, to, reason, script))
            {
                missing.Add($"{from} to {to}, {reason}");
            }
        }
        Assert.IsEmpty(missing, string.Join("; ", missing));
    }

    [TestMethod]
    public void No_script_takes_a_row_that_is_said_to_be_a_second_line()
    {
        foreach (PenHand script in RowScripts.All.Values)
        {
            foreach ((PenState from, PenState second, StopReason _) in SecondLines.Keys)
            {
                // None gives no reason; a stop into the same state does.
                Assert.IsFalse(
                    IsTaken(from, second, StopReason.None, script, bare: true),
                    $"{from} to {second}"
                );
            }
        }
    }

    private static bool IsTaken(
        PenState from,
        PenState to,
        StopReason reason,
        PenHand script,
        bool bare = false
    )
    {
        var rig = new PenRig();
        PenState state = PenState.SelfTest;
        StopReason before = StopReason.None;
        bool taken = false;
        rig.Watch = () =>
        {
            bool left =
                state == from || (from == SupervisorTable.AnyAwake && ReferenceSupervisor.IsAwake(state));
            bool fits =
                reason == StopReason.None ? !bare || rig.Out.Reason == before : rig.Out.Reason == reason;
            taken |= left && rig.Out.State == to && fits;
            state = rig.Out.State;
            before = rig.Out.Reason;
        };
        script(rig);
        for (int i = 0; i < LimitPeriods && !taken; i++)
        {
            rig.Step();
            // One long period is what a script asks for.
            rig.PeriodMicroseconds = PenController.PeriodMicroseconds;
        }
        return taken;
    }
}
