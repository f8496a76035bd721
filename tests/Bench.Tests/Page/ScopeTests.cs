// The scope: traces of what the pen does, held, zoomed and measured.
using System.Globalization;
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace Bench.Tests.Page;

[TestClass]
public sealed class ScopeTests
{
    [TestMethod]
    public async Task Two_cursors_show_rate_and_depth_before_and_after_the_start()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Treat();
        await open.Shows("#read-rate", "^(89|90|91)");
        await open.LetPass(1.5);
        ILocator scope = open.Page.Locator("#scope");
        await scope.FocusAsync();
        await open.Page.Keyboard.PressAsync("Space");
        await Assertions
            .Expect(open.Page.Locator("#scope-pause"))
            .ToHaveAttributeAsync("aria-pressed", "true");
        await open.Page.Keyboard.PressAsync("a");
        await open.Page.Keyboard.PressAsync("b");
        // B near the right edge, where the pen runs.
        LocatorBoundingBoxResult box = (await open.Page.Locator(".scope-window").BoundingBoxAsync())!;
        LocatorBoundingBoxResult b = (await open.Page.Locator(".cursor-b").BoundingBoxAsync())!;
        await open.Page.Mouse.MoveAsync(b.X + 1, box.Y + 60);
        await open.Page.Mouse.DownAsync();
        await open.Page.Mouse.MoveAsync(box.X + box.Width - 30, box.Y + 60);
        await open.Page.Mouse.UpAsync();
        await open.Shows("#cursor-table tbody tr:nth-child(4) td:nth-child(3)", "^(89|90|91)\\.");
        await open.Shows("#cursor-table tbody tr:nth-child(7) td:nth-child(3)", "^0\\.(4[5-9]|5[0-5])");
        string seconds = await open
            .Page.Locator("#cursor-table tbody tr:nth-child(1) td:nth-child(4)")
            .InnerTextAsync();
        Assert.IsGreaterThan(0, double.Parse(seconds.TrimEnd(' ', 's'), CultureInfo.InvariantCulture));
    }

    [TestMethod]
    public async Task Held_it_stands_still_zoomed_it_shows_another_span_and_End_goes_back_to_now()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Becomes("No cartridge");
        ILocator scope = open.Page.Locator("#scope");
        await scope.FocusAsync();
        await open.Page.Keyboard.PressAsync("Space");
        string held = await Strip(open);
        string clock = await open.Page.Locator("#clock").InnerTextAsync();
        await Assertions.Expect(open.Page.Locator("#clock")).Not.ToHaveTextAsync(clock);
        Assert.AreEqual(held, await Strip(open));
        await open.Page.Keyboard.PressAsync("+");
        await open.Shows("#zoom-text", "^5 s across$");
        await open.Click("Show more time");
        await open.Shows("#zoom-text", "^10 s across$");
        await scope.FocusAsync();
        await open.Page.Keyboard.PressAsync("ArrowLeft");
        await open.Page.Keyboard.PressAsync("End");
        await Assertions.Expect(open.Page.Locator("#scope-now")).ToBeHiddenAsync();
        await open.Page.WaitForFunctionAsync(
            "before => getComputedStyle(document.querySelector('.scope-strip')).transform !== before",
            await Strip(open)
        );
        Assert.IsLessThan(12, await open.Page.Locator(".tile").CountAsync());
    }

    [TestMethod]
    public async Task However_long_it_runs_the_history_keeps_ten_minutes_and_no_more()
    {
        double[] kept = await Modules.Run<double[]>(
            """
            const { History } = await import('/js/history.js');
            const history = new History(['state', 'value']);
            for (let row = 0; row < 400000; row++) {
              history.add(row / 200, name => (name === 'state' ? row & 1 : row));
            }
            const middle = history.indexAt(1700.0025);
            return [history.latest - history.oldest, history.column('value').length,
              history.column('value')[history.at(middle)], history.bands.length];
            """
        );
        Assert.IsGreaterThan(600, kept[0]);
        Assert.AreEqual(1 << 17, kept[1]);
        Assert.AreEqual(340000, kept[2]);
        Assert.IsLessThanOrEqualTo(4096, kept[3]);
    }

    // A peak of one sample between two pixels is drawn as high as it was.
    [TestMethod]
    public async Task No_peak_is_lost_however_much_time_is_shown()
    {
        await using OpenPage open = await OpenPage.Open();
        int[] tops = await open.Page.EvaluateAsync<int[]>(
            """
            async () => {
              const { History } = await import('/js/history.js');
              const { paint, Palette } = await import('/js/scope-paint.js');
              const { COLUMNS, LANES, SCOPE_HEIGHT } = await import('/js/lanes.js');
              const history = new History(Object.keys(COLUMNS));
              for (let row = 0; row < 60000; row++) {
                history.add(row / 200, name => (name === 'current' && row === 30001 ? 1500 : 0));
              }
              const lane = LANES.find(found => found.name === 'Current');
              const topOf = pixelsPerSecond => {
                const canvas = new OffscreenCanvas(200, SCOPE_HEIGHT);
                const context = canvas.getContext('2d');
                paint(context, new Palette(), history, new Map(), 150 - 100 / pixelsPerSecond, pixelsPerSecond, 0, 200);
                const data = context.getImageData(90, lane.top, 20, lane.height).data;
                let ink = 0;
                for (let y = 2; y < 20; y++) for (let x = 0; x < 20; x++) ink += data[(y * 20 + x) * 4 + 3] > 60 ? 1 : 0;
                return ink;
              };
              return [topOf(100), topOf(10), topOf(1)];
            }
            """
        );
        foreach (int ink in tops)
        {
            Assert.IsGreaterThan(5, ink);
        }
    }

    [TestMethod]
    public async Task Edges_that_are_nearer_than_pixels_are_a_calm_band_with_their_rate()
    {
        await using OpenPage open = await OpenPage.Open();
        string[] found = await open.Page.EvaluateAsync<string[]>(
            """
            async () => {
              const { History } = await import('/js/history.js');
              const { paint, Palette } = await import('/js/scope-paint.js');
              const { COLUMNS, LANES, SCOPE_HEIGHT } = await import('/js/lanes.js');
              const history = new History(Object.keys(COLUMNS));
              for (let row = 0; row < 4000; row++) {
                history.add(row / 200, name => (name === 'heartbeat' ? (row >> 2) & 1 : 0));
              }
              const lane = LANES.find(found => found.name === 'Heartbeat');
              return [50, 400].map(pixelsPerSecond => {
                const context = new OffscreenCanvas(400, SCOPE_HEIGHT).getContext('2d');
                const words = new Set();
                context.fillText = (text, x, y) => y > lane.top && y < lane.bottom && words.add(text);
                // Painted bit by bit, as in life.
                for (let x = 0; x < 400; x += 20) {
                  paint(context, new Palette(), history, new Map(), 10, pixelsPerSecond, x, x + 20);
                }
                const row = context.getImageData(0, lane.top + 10, 400, 1).data;
                let full = 0, light = 0;
                for (let x = 0; x < 400; x++) {
                  full += row[4 * x + 3] > 150 ? 1 : 0;
                  light += row[4 * x + 3] > 60 && row[4 * x + 3] < 100 ? 1 : 0;
                }
                return `${light > 360 ? 'band' : full > 30 ? 'edges' : 'neither'} ${[...words]}`;
              });
            }
            """
        );
        CollectionAssert.AreEqual((string[])["band 25 Hz", "edges "], found);
    }

    private static Task<string> Strip(OpenPage open) =>
        open.Page.EvaluateAsync<string>(
            "() => getComputedStyle(document.querySelector('.scope-strip')).transform"
        );
}
