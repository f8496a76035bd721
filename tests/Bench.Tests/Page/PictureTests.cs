// The picture of the page at work that the README shows, held to the page's sources.
using System;
using System.IO;
using System.Threading.Tasks;

namespace Bench.Tests.Page;

[TestClass]
public sealed class PictureTests
{
    private const string UpdateVariable = "PEN_UPDATE_DOCS";
    private const string Advice =
        "bench.png is of an earlier page. To take it again: PEN_UPDATE_DOCS=1 dotnet test tests/Bench.Tests --filter Picture";
    private const int MostBytes = 300_000;
    private const int PictureHeight = 952;

    [TestMethod]
    public async Task Picture_in_the_README_is_of_this_page()
    {
        string path = PageSources.Path("hal", "Pen.Simulator", "Bench", "bench.png");
        string sources = PageSources.Hash();
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            await using OpenPage open = await OpenPage.Open();
            await open.Page.SetViewportSizeAsync(OpenPage.Wide, PictureHeight);
            await Work(open);
            byte[] taken = await open.Page.ScreenshotAsync();
            await File.WriteAllBytesAsync(path, PngText.Add(taken, PageSources.Keyword, sources));
        }
        byte[] picture = await File.ReadAllBytesAsync(path);
        Assert.AreEqual(sources, PngText.Find(picture, PageSources.Keyword), Advice);
        Assert.AreEqual((OpenPage.Wide, PictureHeight), PngText.Size(picture));
        Assert.IsLessThan(MostBytes, picture.Length);
    }

    // A treatment under way, as deep and fast as most are.
    private static async Task Work(OpenPage open)
    {
        await open.Is("No cartridge");
        await open.Insert("fresh");
        await open.Becomes("Ready");
        for (int step = 0; step < 4; step++)
        {
            await open.Tap("ArrowUp", ".b-depth-up");
        }
        await open.Tap("ArrowRight", ".b-speed-up");
        await open.HoldStart();
        await open.Is("Running");
        await open.Click("Press the tip on the skin");
        await open.Says("Press Start/Stop to stop");
        await open.Shows("#journal tbody", "000100000001");
        await open.Page.Mouse.MoveAsync(2, 2);
        await open.Page.EvaluateAsync("() => { document.activeElement.blur(); scrollTo(0, 0); }");
    }
}
