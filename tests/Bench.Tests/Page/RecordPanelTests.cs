// The record on the page: what a session was, every stop, and all of it in sight.
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace Bench.Tests.Page;

[TestClass]
public sealed class RecordPanelTests
{
    private const string Cell = "#journal tbody tr:last-child [data-column='{0}']";

    [TestMethod]
    public async Task Punctures_are_the_last_sessions_until_the_next_begins_and_the_same_as_in_the_journal()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Treat();
        await open.LetPass(1.5);
        await open.Start.ClickAsync();
        await open.Is("Ready");
        await open.Click("Take the cartridge out");
        await Is(open, "Session", "ended");
        string punctures = await open.Page.Locator("#read-strokes").InnerTextAsync();
        StringAssert.Matches(punctures, new Regex("^[1-9]\\d*\u202f\\d{3}$"));
        await Is(open, "Punctures", punctures);
        await open.Shows("#read-session", "last session");
        await open.Insert("fresh");
        await open.Becomes("Ready");
        await Assertions.Expect(open.Page.Locator("#read-strokes")).ToHaveTextAsync(punctures);
        await open.Shows("#read-session", "last session");
    }

    [TestMethod]
    public async Task A_session_under_way_shows_no_zeros_and_after_a_power_cut_that_it_did_not_end()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Treat();
        await Is(open, "Session", "under way");
        foreach (string column in (string[])["Running", "Punctures", "Pressed hard", "Stops"])
        {
            await Is(open, column, "–");
        }
        await open.Shows("#journal-state", "The pen writes its journal at every stop");
        await open.Start.ClickAsync();
        await Is(open, "Stops", "stopped by the operator");
        await Is(open, "Session", "under way");
        await open.Shows(string.Format(null, Cell, "Running"), "^\\d\\.\\d s$");
        await open.Click("Power");
        await Is(open, "Session", "not ended");
        await open.Click("Power");
        await open.Is("Cartridge refused");
        await Is(open, "Session", "not ended");
    }

    [TestMethod]
    public async Task Each_stop_and_each_fault_stands_once_in_the_journal_and_among_the_stops()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Treat();
        await open.Click("Jam the motor");
        await open.Is("Fault");
        await Is(open, "Stops", "needle motor blocked");
        await open.Click("Mend rotor jammed");
        await open.HoldStart();
        await open.Is("Ready");
        await open.HoldStart();
        await open.Is("Running");
        await open.Click("Lose depth steps");
        await open.Shows("#active", "stepper loses 40 pulses");
        await open.Start.ClickAsync();
        await open.Is("Fault");
        await Is(open, "Stops", "needle motor blocked; stopped by the operator; needle position lost");
        await open.Click("Stops only");
        await Assertions
            .Expect(open.Page.Locator("#events li:visible .kind"))
            .ToHaveTextAsync(["fault", "stop", "fault"]);
        await open.Shows("#events li:visible >> nth=2", "needle position lost");
    }

    [TestMethod]
    public async Task Stops_only_stays_where_it_is_when_it_is_clicked()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Treat();
        await open.Page.EvaluateAsync("() => scrollTo(0, document.body.scrollHeight)");
        ILocator button = open.Page.Locator("#stops-only");
        LocatorBoundingBoxResult before = (await button.BoundingBoxAsync())!;
        await open.Click("Stops only");
        await Assertions.Expect(open.Page.Locator("#events li:visible")).ToHaveCountAsync(0);
        LocatorBoundingBoxResult after = (await button.BoundingBoxAsync())!;
        Assert.AreEqual(before.Y, after.Y);
    }

    [TestMethod]
    public async Task The_newest_event_stays_in_sight_in_a_window_of_any_width()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Treat();
        await open.Look(OpenPage.Narrow, ColorScheme.Light);
        await open.Start.ClickAsync();
        await open.Says("Take the cartridge out to end");
        await open.Shows("#events li:last-child", "state Ready");
        await Assertions.Expect(open.Page.Locator("#events li").First).Not.ToBeInViewportAsync();
        await open.Page.Locator("#events").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(open.Page.Locator("#events li").Last).ToBeInViewportAsync();
    }

    [TestMethod]
    public async Task On_a_telephone_all_of_a_session_is_in_sight()
    {
        await using OpenPage open = await OpenPage.Open(width: OpenPage.Narrow);
        await open.Treat();
        await open.Click("Jam the motor");
        await Is(open, "Stops", "needle motor blocked");
        Assert.AreEqual(
            OpenPage.Narrow,
            await open.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")
        );
        ILocator cells = open.Page.Locator("#journal tbody tr > *");
        Assert.AreEqual(7, await cells.CountAsync());
        foreach (ILocator cell in await cells.AllAsync())
        {
            LocatorBoundingBoxResult box = (await cell.BoundingBoxAsync())!;
            Assert.IsLessThanOrEqualTo(OpenPage.Narrow, box.X + box.Width);
            // A name and a line or two.
            Assert.IsLessThan(70, box.Height);
        }
    }

    [TestMethod]
    public async Task Numbers_have_their_digits_in_groups_and_a_minus_sign()
    {
        string[] figures = await Modules.Run<string[]>(
            """
            const { figure } = await import('/js/figures.js');
            return [figure(111612), figure(-0.2, 2), figure(-0.001, 2), figure(1234.5, 1), figure(0.0015), figure(-2000)];
            """
        );
        CollectionAssert.AreEqual(
            new[] { "111\u202f612", "−0.20", "0.00", "1\u202f234.5", "0.0015", "−2\u202f000" },
            figures
        );
    }

    [TestMethod]
    public async Task Stops_of_more_than_the_journal_has_room_for_are_counted()
    {
        string words = await Modules.Run<string>(
            """
            const { reasons } = await import('/js/record.js');
            const of = (...words) => words.map(word => ({ words: word }));
            return reasons({ stops: 6, stop_reasons: of('a', 'b', 'a'), fault_reasons: of('b', 'c') });
            """
        );
        Assert.AreEqual("a (2×); b; c; 2 more", words);
    }

    private static Task Is(OpenPage open, string column, string text) =>
        Assertions.Expect(open.Page.Locator(string.Format(null, Cell, column))).ToHaveTextAsync(text);
}
