// What the bench tells of a session against what the pen's own journal says of it.
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Pen.Control;
using Pen.Simulator.Bench;
using Pen.Simulator.Journals;

namespace Bench.Tests;

[TestClass]
public sealed class SessionTests
{
    private const long Second = 1_000_000;

    [TestMethod]
    public void Its_punctures_are_told_until_the_next_one_begins()
    {
        BenchPen pen = new(BenchSetup.Reference, static _ => { });
        Do(pen, 2 * Second, "insert fresh needles=12");
        Do(pen, 5 * Second, "press start 400ms");
        Do(pen, 8 * Second, "remove");
        pen.AdvanceTo(9 * Second);
        long first = Journal(pen).Sessions.Single().Punctures;
        Assert.IsGreaterThan(1000, first);
        Assert.AreEqual(first, pen.SessionPunctures);
        Do(pen, 10 * Second, "insert fresh needles=36");
        pen.AdvanceTo(12 * Second);
        Assert.AreEqual(first, pen.SessionPunctures);
        Do(pen, 13 * Second, "power off");
        pen.AdvanceTo(14 * Second);
        Assert.AreEqual(first, pen.SessionPunctures);
        Do(pen, 15 * Second, "power on");
        pen.AdvanceTo(20 * Second);
        Assert.AreEqual(first, pen.SessionPunctures);
        Do(pen, 21 * Second, "press start 400ms");
        Do(pen, 25 * Second, "remove");
        pen.AdvanceTo(26 * Second);
        long second = Journal(pen).Sessions.Last().Punctures;
        Assert.IsGreaterThan(first, second);
        Assert.AreEqual(second, pen.SessionPunctures);
    }

    [TestMethod]
    public void A_fault_found_on_the_way_in_is_told_after_the_stop_as_the_journal_has_it()
    {
        List<BenchEvent> told = [];
        BenchPen pen = new(BenchSetup.Reference, told.Add);
        Do(pen, 2 * Second, "insert fresh");
        Do(pen, 5 * Second, "press start 400ms");
        Do(pen, 8 * Second, "fault stepper loses 40");
        Do(pen, 9 * Second, "press start 100ms");
        pen.AdvanceTo(14 * Second);
        StopReason[] stops =
        [
            .. told.Where(static one => one.Kind == BenchEventKind.Stop).Select(one => one.Reason),
        ];
        CollectionAssert.AreEqual(new[] { StopReason.Operator, StopReason.PositionLost }, stops);
        DumpSession session = Journal(pen).Sessions.Single();
        CollectionAssert.AreEqual(session.Stops.ToArray(), stops);
        CollectionAssert.AreEqual(session.Faults.ToArray(), stops[1..]);
        string text = pen.Save("Lost");
        StringAssert.Contains(text, "expect reason PositionLost");
        Assert.IsTrue(Treatments.Replay(text).Result.Passed, text);
    }

    [TestMethod]
    public async Task A_page_that_comes_late_is_told_of_every_stop_however_much_was_done_since()
    {
        await using RunningBench bench = await RunningBench.Start();
        await using LivePage page = await LivePage.Open(bench);
        await page.State("NoCartridge");
        await page.Act("insert fresh");
        await page.State("Ready");
        await page.Act("press start 400ms");
        await page.State("Running");
        await page.Act("fault rotor jammed");
        await page.State("Fault");
        for (int note = 0; note < 200; note += 2)
        {
            await page.Act("note something");
            await page.Act("note something else");
            // Not more than a page may send.
            await page.Wait("frame");
        }
        await using LivePage late = await LivePage.Open(bench);
        JsonElement events = (await late.Wait("events")).GetProperty("events");
        Assert.AreEqual(200, events.GetArrayLength());
        JsonElement stop = events
            .EnumerateArray()
            .Single(one => one.GetProperty("kind").GetString() == "stop");
        Assert.AreEqual("Stall", stop.GetProperty("reason").GetString());
    }

    private static void Do(BenchPen pen, long at, string line)
    {
        pen.AdvanceTo(at);
        Assert.AreEqual("", pen.Act(line).Problem);
    }

    private static JournalReading Journal(BenchPen pen)
    {
        FlashDump dump = new();
        foreach (string name in pen.Pen.Board.Flash.Names.Where(name => DumpFile.IndexOf(name) >= 0))
        {
            dump.Put(new DumpFile(DumpFile.IndexOf(name), pen.Pen.Board.Flash.GetFile(name)));
        }
        return new JournalReading(dump);
    }
}
