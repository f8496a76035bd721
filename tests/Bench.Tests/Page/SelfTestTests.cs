// The bench self-test on the page: begun, led through and told by what the page says alone.
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace Bench.Tests.Page;

[TestClass]
public sealed class SelfTestTests
{
    // The steps in which the pen is alone with itself take a while.
    private const double QuickTime = 4;

    [TestMethod]
    public async Task A_self_test_passes_by_doing_what_the_page_asks_each_time()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Becomes("No cartridge");
        await open.OpenPart("Combinations");
        await open.Click("Bench self-test");
        await open.Is("Bench self-test");
        await open.Says("hold Start/Stop for half a second to begin");
        await Assertions
            .Expect(open.Page.Locator(".b-speed-down"))
            .ToHaveAttributeAsync("aria-pressed", "false");
        await Press(open);
        await open.Says("Plug the charger in");
        await open.Hinted.ClickAsync();
        await open.Says("Unplug the charger");
        await open.Hinted.ClickAsync();
        foreach (string name in (string[])["Start/Stop", "Speed +", "Speed −", "Depth +", "Depth −"])
        {
            await open.Says($"Press {name}.");
            await open.Hinted.ClickAsync();
        }
        foreach (string question in (string[])["all pixels", "red, green and blue", "buzzer beep"])
        {
            await open.Says(question);
            await open.Hinted.ClickAsync();
        }
        await open.Says("Put the service cartridge in");
        await open.OpenPart("More kinds");
        await open.Hinted.ClickAsync();
        await open.Bench.Room.SetSpeed(QuickTime);
        await open.Says("the motor will turn");
        await open.Bench.Room.SetSpeed(1);
        await Press(open);
        await open.Bench.Room.SetSpeed(QuickTime);
        await open.Says("The self-test has passed");
        open.AssertQuiet();
    }

    // A press as long as one that starts the pen.
    private static Task Press(OpenPage open) => open.Start.EvaluateAsync("button => button.click()");
}
