// What the guide says when the pen cannot, or will not, do what is asked.
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace Bench.Tests.Page;

[TestClass]
public sealed class GuideTests
{
    private const double FastTime = 50;

    // 20 minutes of the pen, on a computer that is at work on much else.
    private const float LongPatienceMilliseconds = 300_000;

    [TestMethod]
    public async Task A_battery_too_low_to_start_leads_to_the_charger_and_away_from_it_when_there_is_enough()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Becomes("No cartridge");
        await open.Page.Locator("#battery").FillAsync("23");
        await open.Says("The battery is too low to start: press Charger");
        await open.Shows("#why", "A start needs 30 %; the pen reads [12][0-9] %");
        await open.Insert("fresh");
        await open.Becomes("Ready");
        await open.Says("The battery is too low to start: press Charger");
        await open.Hinted.ClickAsync();
        await open.Says("Wait: the battery charges");
        await open.Shows("#why", "Enough at 40 %; the pen reads [12][0-9] %");
        // Charging takes an hour of the pen.
        await open.Page.Locator("#battery").FillAsync("50");
        await open.Says("Unplug the charger");
        await open.Hinted.ClickAsync();
        await open.Says("Hold Start/Stop for a moment");
        await open.HoldStart();
        await open.Is("Running");
        open.AssertQuiet();
    }

    [TestMethod]
    public async Task A_battery_that_becomes_empty_ends_the_treatment_and_the_guide_says_why()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Treat();
        await open.Click("Press the tip on the skin");
        await open.Page.Locator("#battery").FillAsync("12");
        await open.Says("The battery is low: finish soon");
        await open.Page.Locator("#battery").FillAsync("4");
        await open.Says("Lift the pen off the skin");
        await open.Shows("#why", "too low to go on. A start needs 30 %");
        await open.Hinted.ClickAsync();
        await open.Says("Take the cartridge out to end");
        await open.Shows("#why", "too low to go on. A start needs 30 %");
        await open.Hinted.ClickAsync();
        await open.Says("The treatment is done");
        await open.Shows("#why", "For another one, press Charger");
    }

    [TestMethod]
    public async Task When_its_time_is_over_the_session_ends_in_words_and_the_treatment_is_done()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Treat();
        await open.Start.ClickAsync();
        await open.Says("Take the cartridge out to end");
        await open.Click("Press the tip on the skin");
        // Of the two times that end a session, the shorter: 20 minutes without running.
        await open.Bench.Room.SetSpeed(FastTime);
        await Assertions
            .Expect(open.Page.Locator("#next"))
            .ToContainTextAsync(
                "Session ended, the pen was not used for too long. Lift the pen off the skin",
                new LocatorAssertionsToContainTextOptions { Timeout = LongPatienceMilliseconds }
            );
        await open.Bench.Room.SetSpeed(1);
        await open.Hinted.ClickAsync();
        await open.Is("Session over");
        await open.Says("for too long. Take the cartridge out");
        await open.Hinted.ClickAsync();
        await open.Says("The treatment is done");
    }

    [TestMethod]
    public async Task The_end_of_the_session_s_time_is_said_by_its_name_and_other_refusals_as_such()
    {
        string[] said = await Modules.Run<string[]>(
            """
            const { nextStep } = await import('/js/guide.js');
            const words = (name) => ({ SessionTime: 'session time is over', SessionOver: 'session is over' })[name];
            const next = (reason) => nextStep({ state: 'Refused', verdict: 'SessionOver', reason, skin: 0 }, { words }).next;
            return [next('SessionTime'), next('CartridgeRemoved')];
            """
        );
        string[] expected = ["Session time is over. Take the cartridge out.", "Refused. Session is over."];
        CollectionAssert.AreEqual(expected, said);
    }

    [TestMethod]
    public async Task Before_a_hold_the_guide_leads_back_to_a_speed_of_time_that_hands_can_follow()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Becomes("No cartridge");
        await open.Insert("fresh");
        await open.Becomes("Ready");
        await open.Bench.Room.SetSpeed(FastTime);
        await open.Says("Put Speed at the top back to 1×");
        await Assertions.Expect(open.Hinted).ToHaveIdAsync("speed");
        await open.Bench.Room.SetSpeed(2);
        await open.Says("Hold Start/Stop for a moment");
    }

    [TestMethod]
    public async Task A_press_that_the_pen_refuses_is_explained_where_the_next_step_stands()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Becomes("No cartridge");
        await open.Start.ClickAsync();
        await open.Shows("#why", "^No start without a cartridge: put one in first");
        await open.Insert("short-limit");
        await open.Becomes("Ready");
        await open.Shows("#why", "marks the cartridge as used");
        await DepthTo(open, "1.0");
        await open.Tap("ArrowUp", ".b-depth-up");
        await open.Shows("#why", "^This cartridge allows 1\\.0 mm at most");
        await open.Tap("ArrowDown", ".b-depth-down");
        await open.Shows("#why", "marks the cartridge as used");
        await open.HoldStart();
        await open.Is("Running");
        await open.Tap("ArrowUp", ".b-depth-up");
        await open.Shows("#why", "^While the needles run, depth can only get less");
        open.AssertQuiet();
    }

    [TestMethod]
    public async Task A_depth_that_the_pen_refuses_is_explained_by_the_limit_that_it_meets_first()
    {
        string[] said = await Modules.Run<string[]>(
            """
            const { refusal } = await import('/js/guide-refusal.js');
            const limits = { depth_step_um: 100, depth_max_um: 2500, depth_locked_um: 1500 };
            const why = (setDepth, unlocked, limit_um = 2500) =>
              refusal('depth+', { state: 'Ready', setDepth, unlocked, cartridge: { limit_um } }, limits);
            return [why(1.4, false), why(1.5, false), why(1.5, true), why(2, true, 2000), why(2.5, true)];
            """
        );
        string[] expected =
        [
            "",
            "To go deeper, press “Unlock above 1.5 mm” under “Combinations and keys”.",
            "",
            "This cartridge allows 2.0 mm at most.",
            "The pen goes 2.5 mm deep at most.",
        ];
        CollectionAssert.AreEqual(expected, said);
    }

    [TestMethod]
    public async Task A_start_says_how_long_to_hold_and_sleep_how_it_came_about()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Becomes("No cartridge");
        await open.Insert("fresh");
        await open.Becomes("Ready");
        await open.Shows("#why", "^0\\.3 s is enough; 2 s puts the pen to sleep");
        await open.OpenPart("Combinations");
        await open.Click("Sleep");
        await open.Says("Press Start/Stop to wake the pen");
        await open.Shows("#why", "once Start/Stop is held for 2 s");
    }

    [TestMethod]
    public async Task What_was_too_short_is_forgotten_as_soon_as_something_else_is_done()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Becomes("No cartridge");
        await open.Insert("fresh");
        await open.Becomes("Ready");
        await open.Bench.Room.SetSpeed(0.05);
        await open.Start.ClickAsync();
        await open.Says("That was too short");
        // At once: after a while, those words would go by themselves.
        bool stays = await open.Page.EvaluateAsync<bool>(
            """
            () => {
              document.dispatchEvent(new KeyboardEvent('keydown', { code: 'ArrowUp' }));
              return document.querySelector('#next').textContent.includes('too short');
            }
            """
        );
        Assert.IsFalse(stays);
    }

    [TestMethod]
    [DataRow(OpenPage.Wide)]
    [DataRow(OpenPage.Narrow)]
    public async Task Start_stop_stays_in_its_place_whatever_the_guide_says(int width)
    {
        await using OpenPage open = await OpenPage.Open(width: width);
        await open.Becomes("No cartridge");
        (float X, float Y) place = await Place(open);
        await open.Page.EvaluateAsync("() => scrollTo(0, 0)");
        await InsertFromAfar(open, "used");
        await open.Is("Cartridge refused");
        Assert.AreEqual(place, await Place(open), "refused");
        await InsertFromAfar(open, "fresh");
        await open.Becomes("Ready");
        Assert.AreEqual(place, await Place(open), "ready");
        await open.HoldStart();
        await open.Is("Running");
        Assert.AreEqual(place, await Place(open), "running");
        await open.Bench.Room.SetSpeed(0.1);
        await open.Start.ClickAsync();
        await open.Is("Needles in");
        await Assertions.Expect(open.Start).ToHaveAttributeAsync("aria-pressed", "false");
        await open.Is("Needles in");
        Assert.AreEqual(place, await Place(open), "stopping");
        await open.Bench.Room.SetSpeed(1);
        await open.Says("Take the cartridge out to end");
        Assert.AreEqual(place, await Place(open), "stopped");
        await open.Page.EvaluateAsync(
            "() => { document.querySelector('#why').textContent = 'Many words. '.repeat(99); }"
        );
        Assert.AreEqual(place, await Place(open), "a long text");
    }

    private static async Task DepthTo(OpenPage open, string depth)
    {
        // Slow time: a tap that a busy computer draws out is no hold, which would repeat.
        await open.Bench.Room.SetSpeed(0.25);
        while ((await open.Page.Locator("#read-depth-set").InnerTextAsync()) != "set " + depth)
        {
            await open.Tap("ArrowUp", ".b-depth-up");
        }
        await open.Bench.Room.SetSpeed(1);
    }

    // By the page's own doing, but without scrolling to the tray.
    private static Task InsertFromAfar(OpenPage open, string kind) =>
        open.Page.Locator($"[data-kind='{kind}']").EvaluateAsync("card => card.click()");

    private static async Task<(float X, float Y)> Place(OpenPage open)
    {
        LocatorBoundingBoxResult box = (await open.Start.BoundingBoxAsync())!;
        return (box.X, box.Y);
    }
}
