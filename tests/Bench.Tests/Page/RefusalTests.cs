// Every cartridge that the pen refuses, and the words for it on the page.
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace Bench.Tests.Page;

[TestClass]
public sealed class RefusalTests
{
    private static readonly (string Kind, string Words)[] Refused =
    [
        ("used", "was used before"),
        ("foreign", "Not a cartridge of this pen"),
        ("bad-crc", "data damaged"),
        ("unprotected", "limits leave nothing"),
        ("fresh max-depth=0.1mm", "of a kind this pen does not know"),
    ];

    [TestMethod]
    public async Task Each_cartridge_is_refused_in_words_with_what_to_do()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Becomes("No cartridge");
        await open.Page.Locator(".tray-more summary").ClickAsync();
        foreach ((string kind, string words) in Refused)
        {
            await open.Insert(kind);
            await open.Is("Cartridge refused");
            await open.Says("Refused. ");
            await open.Says(words);
            await open.Shows("#why", "^Take the cartridge out");
            await open.Shows("#alert", words);
            await open.Hinted.ClickAsync();
            await open.Is("No cartridge");
        }
        open.AssertQuiet();
    }

    [TestMethod]
    public async Task After_a_treatment_the_same_cartridge_and_its_clone_are_refused()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Treat();
        await open.Start.ClickAsync();
        await open.Says("Take the cartridge out to end");
        await open.Click("Take the cartridge out");
        await open.Says("The treatment is done");
        // It is done once the session is over: a contact that is back before that was never lost.
        await open.Insert("same");
        await Assertions
            .Expect(open.Page.Locator("[data-kind=same]"))
            .ToHaveAttributeAsync("data-in", "true");
        await open.Says("Refused. Session is over");
        await open.Click("Take the cartridge out");
        await open.Is("No cartridge");
        // After a power cut the session is forgotten; the mark and the journal are not.
        await open.Click("Power");
        await open.Is("Off");
        await open.Click("Power");
        await open.Is("No cartridge");
        await open.Insert("clone");
        await open.Says("Refused. This pen has used this cartridge");
    }

    [TestMethod]
    public async Task A_cartridge_with_a_shorter_limit_lets_the_depth_go_no_further()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Becomes("No cartridge");
        await open.Insert("short-limit");
        await open.Becomes("Ready");
        // Slow time: a tap that a busy computer draws out is no hold, which would repeat.
        await open.Bench.Room.SetSpeed(0.25);
        for (int tenth = 6; tenth <= 10; tenth++)
        {
            await open.Tap("ArrowUp", ".b-depth-up");
            await open.Shows("#read-depth-set", $"^set {tenth / 10}\\.{tenth % 10}$");
        }
        // Refused with two beeps, long enough to be seen, and nothing else.
        await open.Bench.Room.SetSpeed(0.1);
        await open.Tap("ArrowUp", ".b-depth-up");
        await open.Shows("#buzz-word", "buzzer sounds");
        await open.Shows("#read-depth-set", "^set 1\\.0$");
    }
}
