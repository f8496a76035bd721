// Breaking the pen from the page, and getting it to run again by what the page says.
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Pen.Hal.Simulated;

namespace Bench.Tests.Page;

[TestClass]
public sealed class FaultPanelTests
{
    [TestMethod]
    public async Task A_jammed_motor_stops_the_pen_is_mended_and_cleared()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Treat();
        await open.Click("Jam the motor");
        await open.Is("Fault");
        await open.Says("Needle motor blocked. Mend it first");
        await open.Shows("#active", "rotor jammed");
        await open.Shows("#alert", "Needle motor blocked");
        await open.Click("Mend rotor jammed");
        await open.Says("Hold Start/Stop for a second to clear it");
        await open.HoldStart();
        await open.Is("Ready");
        await open.HoldStart();
        await open.Is("Running");
        await open.Shows("#events", "needle motor blocked");
        open.AssertQuiet();
    }

    [TestMethod]
    public async Task A_fault_that_is_cleared_but_not_mended_is_still_told()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Treat();
        await open.Click("Jam the motor");
        await open.Is("Fault");
        await open.HoldStart();
        await open.Is("Ready");
        await open.Says("Still broken: rotor jammed");
        await open.Hinted.GetByRole(AriaRole.Button).ClickAsync();
        await open.Says("Take the cartridge out to end");
        await open.Page.Locator("#stops-only").ClickAsync();
        await Assertions.Expect(open.Page.Locator("#events li:visible")).ToHaveCountAsync(1);
        await open.Shows("#events li:visible", "needle motor blocked");
    }

    [TestMethod]
    public async Task Every_fault_of_the_vocabulary_can_be_chosen_and_one_with_an_amount_is_injected_with_it()
    {
        await using OpenPage open = await OpenPage.Open();
        IPage page = open.Page;
        await page.Locator("#fault-site").SelectOptionAsync("encoder");
        await page.Locator("#fault-word").SelectOptionAsync("miscounts");
        await open.Shows("#fault-range", "From −95% to 300%; usual is 30%");
        await page.Locator("#fault-amount").FillAsync("40");
        await open.Click("Break it");
        await open.Shows("#active", "encoder miscounts 40%");
        await open.Click("Mend encoder miscounts 40%");
        await open.Shows("#active", "Nothing is broken");
        int rows = 0;
        foreach (ILocator site in await page.Locator("#fault-site option").AllAsync())
        {
            await page.Locator("#fault-site").SelectOptionAsync(await site.InnerTextAsync());
            rows += await page.Locator("#fault-word option").CountAsync();
        }
        Assert.HasCount(rows, FaultVocabulary.All);
    }

    [TestMethod]
    public async Task What_is_counted_and_when_it_shows_stand_beside_a_fault()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Page.Locator("#fault-site").SelectOptionAsync("stepper");
        await open.Page.Locator("#fault-word").SelectOptionAsync("skipping");
        await open.Shows("#fault-amount-label", "How much: one pulse in …");
        await open.Shows("#fault-range", "From 2 to 1\u202f000; usual is 50\\.");
        await open.Shows("#fault-meaning", "Shows in the next depth move");
        await open.Click("Break it");
        await open.Shows("#active", "stepper skipping one pulse in 50.*Shows in the next depth move");
        await open.Click("Mend stepper skipping one pulse in 50");
        await open.Shows("#active", "Nothing is broken");
    }

    [TestMethod]
    public void Every_amount_has_a_unit_or_says_what_it_counts()
    {
        foreach (FaultRow row in FaultVocabulary.All.Where(static row => row.TakesAmount))
        {
            Assert.IsTrue(row.UnitText.Length > 0 || row.Counted.Contains('#'), $"{row.Site} {row.Word}");
        }
    }

    [TestMethod]
    public async Task Pressing_too_hard_is_said_before_the_pen_stops_and_what_to_do_then()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Treat();
        // Slow time: the warning lasts long enough to be seen on any computer.
        await open.Page.Locator("#speed").FillAsync("2");
        await open.Page.Locator("#skin").FillAsync("0.95");
        await open.Click("Press the tip on the skin");
        await open.Says("Press less");
        await open.Page.Locator("#speed").FillAsync("4");
        await open.Is("Fault");
        await open.Says("Pressed too hard for too long");
        await open.Hinted.ClickAsync();
        await open.Says("Hold Start/Stop for a second to clear it");
    }
}
