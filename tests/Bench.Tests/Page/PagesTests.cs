// More pages than one, a bench that goes and comes, and what is taken away from it.
using System.IO;
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace Bench.Tests.Page;

[TestClass]
public sealed class PagesTests
{
    [TestMethod]
    public async Task A_second_page_watches_takes_over_and_gives_back()
    {
        await using RunningBench bench = await RunningBench.Start();
        await using OpenPage first = await OpenPage.Open(bench);
        await first.Shows("#operator-text", "You operate");
        await using OpenPage second = await OpenPage.Open(bench);
        await second.Shows("#operator-text", "You watch");
        await second.Insert("fresh");
        await second.Shows("#say", "Take control");
        await first.Is("No cartridge");
        await second.Click("Take control");
        await second.Shows("#operator-text", "You operate, 1 page watches");
        await first.Shows("#operator-text", "You watch");
        await second.Insert("fresh");
        await first.Is("Ready");
        await second.Click("Hand over");
        await first.Shows("#operator-text", "You operate");
        await first.HoldStart();
        await second.Is("Running");
    }

    [TestMethod]
    public async Task The_page_says_when_the_bench_is_gone_and_comes_back_by_itself()
    {
        await using RunningBench bench = await RunningBench.Start();
        await using OpenPage open = await OpenPage.Open(bench);
        await open.Becomes("No cartridge");
        await bench.Stop();
        await open.Shows("#banner", "The bench has ended");
        await open.Shows("#link-text", "Not connected|Connecting");
        await bench.StartAgain();
        await open.Shows("#link-text", "Live");
        await Assertions.Expect(open.Page.Locator("#banner")).ToBeHiddenAsync();
        await open.Insert("fresh");
        await open.Becomes("Ready");
    }

    [TestMethod]
    public async Task What_was_done_is_saved_as_a_scenario_and_both_traces_can_be_had()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Treat();
        IDownload scenario = await open.Page.RunAndWaitForDownloadAsync(() =>
            open.Click("Save as a scenario")
        );
        string text = await File.ReadAllTextAsync((await scenario.PathAsync())!);
        StringAssert.Contains(text, "insert fresh");
        StringAssert.Contains(text, "hold start");
        StringAssert.EndsWith(scenario.SuggestedFilename, ".pen");
        await open.Shows(
            "#say",
            "Saved as bench\\.pen: everything that was done to this pen\\. Played again, it does the same\\."
        );
        foreach (string kind in (string[])["csv", "vcd"])
        {
            ILocator link = open.Page.Locator($"a[href='/export/trace.{kind}']");
            IDownload trace = await open.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
            StringAssert.EndsWith(trace.SuggestedFilename, "." + kind);
            Assert.IsGreaterThan(1000, new FileInfo((await trace.PathAsync())!).Length);
        }
        open.AssertQuiet();
    }

    [TestMethod]
    public async Task A_link_offers_its_seed_and_plant_and_makes_the_pen_only_when_asked_to()
    {
        await using OpenPage open = await OpenPage.Open(query: "?seed=7&plant=motor.resistance=1.3");
        await open.Shows("#say", "another pen, with seed 7");
        await open.Becomes("No cartridge");
        await open.Shows("#pen-facts", "seed 1, plant as on the reference board");
        Assert.AreEqual("7", await open.Page.Locator("#seed").InputValueAsync());
        await open.Click("Begin anew");
        await open.Shows("#pen-facts", "seed 7, plant with motor\\.resistance 1\\.3");
        await open.Is("No cartridge");
    }
}
