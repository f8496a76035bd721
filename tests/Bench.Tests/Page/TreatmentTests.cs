// A person who has never seen the pen treats somebody with it, by what the page says alone.
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace Bench.Tests.Page;

[TestClass]
public sealed class TreatmentTests
{
    [TestMethod]
    public async Task A_whole_treatment_is_done_by_using_what_the_page_marks_each_time()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Says("Put a fresh cartridge in");
        await open.Hinted.ClickAsync();
        await open.Says("Hold Start/Stop for a moment");
        await Assertions
            .Expect(open.Start)
            .ToHaveClassAsync(new System.Text.RegularExpressions.Regex("hinted"));
        await open.HoldStart();
        await open.Says("Press the tip on the skin");
        await open.Hinted.ClickAsync();
        await open.Shows("#read-rate", "^(89|90|91)");
        await open.Shows("#read-depth", "^0\\.(4[5-9]|5[0-5])$");
        await open.Says("Press Start/Stop to stop");
        await open.Hinted.ClickAsync();
        await open.Says("Lift the pen off the skin");
        await open.Hinted.ClickAsync();
        await open.Says("Take the cartridge out to end the treatment");
        await open.Hinted.ClickAsync();
        await open.Says("The treatment is done");
        await open.Shows("#journal tbody", "stopped by the operator.*ended");
        await open.Shows("#journal-state", "Everything in the journal verifies");
        open.AssertQuiet();
    }

    [TestMethod]
    public async Task The_next_patient_begins_anew_with_a_fresh_cartridge()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Treat();
        await open.Start.ClickAsync();
        await open.Says("Take the cartridge out to end the treatment");
        await open.Hinted.ClickAsync();
        await open.Says("The treatment is done");
        await open.Hinted.ClickAsync();
        await open.Says("Hold Start/Stop for a moment");
        await open.Shows("#why", "marks the cartridge as used");
        await open.Shows("#read-session", "last session");
        await open.HoldStart();
        await open.Is("Running");
        await open.Shows("#read-session", " left");
    }

    [TestMethod]
    public async Task A_stray_key_or_click_on_the_tray_does_not_take_a_running_cartridge_out()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Treat();
        await open.Insert("fresh");
        await open.Shows("#say", "running with another cartridge");
        await open.LetPass(1);
        await open.Is("Running");
    }

    [TestMethod]
    public async Task A_hold_that_is_too_short_starts_nothing_and_the_page_says_so()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Becomes("No cartridge");
        await open.Insert("fresh");
        await open.Says("Hold Start/Stop for a moment");
        // Slow time makes the shortest click of a loaded computer short for the pen.
        await open.Page.Locator("#speed").FillAsync("0");
        await open.Shows("#speed-text", "^0\\.05");
        await open.Start.ClickAsync();
        await open.Says("That was too short");
        await open.Is("Ready");
    }

    [TestMethod]
    public async Task A_cartridge_can_be_dragged_onto_the_pen()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Becomes("No cartridge");
        await open.Page.Locator("[data-kind=fresh]").DragToAsync(open.Page.Locator("#pen-figure"));
        await open.Is("Ready");
        await Assertions.Expect(open.Page.Locator("#cartridge")).ToHaveAttributeAsync("data-on", "true");
    }

    [TestMethod]
    public async Task The_tile_of_the_cartridge_that_is_in_ends_no_treatment()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Treat();
        await open.Start.ClickAsync();
        await open.Says("Take the cartridge out to end");
        await open.Shows("#why", "another one in the tray ends it too");
        await open.Insert("fresh");
        await open.Shows("#say", "This one is in the pen");
        await open.LetPass(1);
        await open.Shows("#read-session", " left");
        await open.Insert("short-limit");
        await open.Says("Hold Start/Stop for a moment");
        await open.Shows("#read-session", "last session");
    }

    [TestMethod]
    public async Task The_tile_of_what_is_in_is_marked_whoever_put_it_in_and_however()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Becomes("No cartridge");
        ILocator marked = open.Page.Locator("[data-in=true]");
        await open.Insert("used");
        await Assertions.Expect(marked).ToHaveAttributeAsync("data-kind", "used");
        await open.Page.Locator("[data-kind=foreign]").DragToAsync(open.Page.Locator("#pen-figure"));
        await Assertions.Expect(marked).ToHaveAttributeAsync("data-kind", "foreign");
        await using OpenPage second = await OpenPage.Open(open.Bench);
        await second.Click("Take control");
        await second.Insert("clone");
        await Assertions.Expect(marked).ToHaveAttributeAsync("data-kind", "clone");
    }

    [TestMethod]
    public async Task Another_cartridge_from_the_tray_takes_the_place_of_the_one_that_is_in()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Becomes("No cartridge");
        await open.Insert("used");
        await open.Is("Cartridge refused");
        await open.Insert("fresh");
        await open.Becomes("Ready");
    }

    [TestMethod]
    public async Task Power_is_cut_at_once_and_what_the_page_says_leads_back()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Treat();
        await open.Click("Power");
        await open.Is("Off");
        await open.Says("Switch the pen on");
        await open.Hinted.ClickAsync();
        // The cartridge was marked before the motor turned: after the cut it is used.
        await open.Is("Cartridge refused");
        await open.Says("dispose of it");
    }

    [TestMethod]
    public async Task Time_stands_passes_by_one_period_and_goes_on()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Becomes("No cartridge");
        await open.Click("Pause");
        await open.Says("Time stands still");
        string before = await open.Page.Locator("#clock").InnerTextAsync();
        for (int period = 0; period < 10; period++)
        {
            await open.Click("1 period");
        }
        await Assertions.Expect(open.Page.Locator("#clock")).Not.ToHaveTextAsync(before);
        await open.Says("Time stands still");
        await open.Click("Resume");
        await open.Says("Put a fresh cartridge in");
    }
}
