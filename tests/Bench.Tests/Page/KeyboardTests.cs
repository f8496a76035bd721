// A treatment without a pointer: keys alone, in the order of the page.
using System;
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace Bench.Tests.Page;

[TestClass]
public sealed class KeyboardTests
{
    private const int MostTabs = 120;

    [TestMethod]
    public async Task A_whole_treatment_is_done_with_keys_alone()
    {
        await using OpenPage open = await OpenPage.Open();
        IKeyboard keys = open.Page.Keyboard;
        await open.Becomes("No cartridge");
        await TabTo(open, "[data-kind=fresh]");
        await keys.PressAsync("Enter");
        await open.Is("Ready");
        await open.Tap("ArrowUp", ".b-depth-up");
        await open.Shows("#read-depth-set", "^set (0\\.[6-9]|1)");
        await open.Tap("ArrowRight", ".b-speed-up");
        await open.Shows("#read-rate-set", "^level [2-5]");
        await open.InSlowTime(async () =>
        {
            await keys.DownAsync("s");
            await open.Says("Now let go");
            await keys.UpAsync("s");
            await Assertions.Expect(open.Start).ToHaveAttributeAsync("aria-pressed", "false");
        });
        await open.Is("Running");
        await TabTo(open, "#skin-on");
        await keys.PressAsync("Space");
        await open.Says("Start/Stop");
        await open.Shows("#read-rate", "^1[0-5][0-9]");
        await open.Tap("s", ".b-start");
        await open.Says("Lift the pen off the skin");
        await TabTo(open, "#skin-on");
        await keys.PressAsync("Space");
        await open.Says("Take the cartridge out to end");
        await TabTo(open, "#remove");
        await keys.PressAsync("Enter");
        await open.Says("The treatment is done");
        await open.Shows("#journal tbody", "ended");
    }

    [TestMethod]
    public async Task Shift_keeps_two_buttons_down_until_the_depth_is_unlocked()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Becomes("No cartridge");
        await open.Insert("fresh");
        await open.Becomes("Ready");
        await TabTo(open, ".b-speed-up");
        await open.Page.Keyboard.PressAsync("Shift+Enter");
        await TabTo(open, ".b-depth-up");
        await open.Page.Keyboard.PressAsync("Shift+Enter");
        await open.Shows("#read-depth-set", "unlocked");
        await open.Page.Keyboard.PressAsync("Shift+Enter");
        await Assertions
            .Expect(open.Page.Locator(".b-depth-up"))
            .ToHaveAttributeAsync("aria-pressed", "false");
        await TabTo(open, ".b-speed-up");
        await open.Page.Keyboard.PressAsync("Shift+Enter");
        await Assertions
            .Expect(open.Page.Locator(".b-speed-up"))
            .ToHaveAttributeAsync("aria-pressed", "false");
    }

    [TestMethod]
    public async Task An_activation_without_pointer_or_key_is_a_press_of_the_length_that_is_needed()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Becomes("No cartridge");
        await open.Insert("fresh");
        await open.Becomes("Ready");
        // As assistive technology does it.
        await open.Start.EvaluateAsync("button => button.click()");
        await open.Is("Running");
        await open.Start.EvaluateAsync("button => button.click()");
        await open.Says("Take the cartridge out to end");
    }

    [TestMethod]
    public async Task Keys_of_the_pen_can_be_switched_off_and_never_take_what_is_typed()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Becomes("No cartridge");
        await open.Insert("fresh");
        await open.Becomes("Ready");
        await open.Page.Locator("#fault-time").FocusAsync();
        await open.Page.Keyboard.PressAsync("ArrowUp");
        await open.Shows("#read-depth-set", "^set 0\\.5$");
        await open.OpenPart("Combinations");
        await open.Click("Keys work the pen");
        await open.Page.Keyboard.PressAsync("ArrowUp");
        await open.Click("Keys work the pen");
        await open.Tap("ArrowUp", ".b-depth-up");
        await open.Shows("#read-depth-set", "^set 0\\.[6-9]");
    }

    private static async Task TabTo(OpenPage open, string selector)
    {
        for (int tab = 0; tab < MostTabs; tab++)
        {
            await open.Page.Keyboard.PressAsync("Tab");
            bool isThere = await open.Page.EvaluateAsync<bool>(
                "selector => document.activeElement.matches(selector)",
                selector
            );
            if (isThere)
            {
                return;
            }
        }
        throw new InvalidOperationException($"{selector} is not reached by Tab");
    }
}
