// How the scope's picture moves: evenly, by itself, and never over paper that is not painted.
using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace Bench.Tests.Page;

[TestClass]
public sealed class ScopeMotionTests
{
    // A scope of its own, whose clock and samples are the test's.
    private const string OwnScope = """
        const { History } = await import('/js/history.js');
        const { COLUMNS, LANES } = await import('/js/lanes.js');
        const { Scope } = await import('/js/scope.js');
        document.body.innerHTML = '<div id="scope"></div>';
        for (const sheet of ['theme', 'scope']) {
          const link = document.createElement('link');
          link.rel = 'stylesheet';
          link.href = `/css/${sheet}.css`;
          document.head.append(link);
          await new Promise(resolve => (link.onload = resolve));
        }
        const figure = document.getElementById('scope');
        figure.style.width = '900px';
        const words = new Map([[0, 'Off'], [1, 'Calm'], [2, 'A name that needs much room']]);
        const history = new History(Object.keys(COLUMNS));
        const scope = new Scope(history, words);
        const lane = LANES.find(found => found.kind === 'state');
        // What is painted at a time: the canvas's pixels of some columns in the band of the state.
        const pixels = (seconds, width) => {
          const x = seconds * scope.pixelsPerSecond;
          const number = Math.floor(x / 192);
          const tile = scope.tiles.get(number);
          return tile?.context.getImageData(Math.floor(x) - number * 192, lane.top + 4, width, lane.height - 8).data;
        };
        """;

    private const int MostStretches = 20;

    // The strip's place in each frame of about a second.
    private const string Looks = """
        () => new Promise(resolve => {
          const strip = document.querySelector('.scope-strip');
          const looks = [];
          const look = () => {
            looks.push(document.timeline.currentTime, new DOMMatrix(getComputedStyle(strip).transform).e);
            if (looks.length < 120) requestAnimationFrame(look); else resolve(looks);
          };
          requestAnimationFrame(look);
        })
        """;

    [TestMethod]
    public async Task However_unevenly_samples_come_it_passes_evenly_and_shows_painted_paper_only()
    {
        double[] found = await Run<double[]>(
            """
            let seed = 7;
            const uneven = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
            let row = 0, message = 0, paint = 0, blank = 0, before = null, slowest = 9, fastest = 0, farthest = 0;
            // Milliseconds: messages every 33, up to 30 late; paintings every 100, up to 20 late; frames every 16.
            for (let now = 0; now < 12000; now++) {
              if (now >= message) {
                for (; row * 5 <= now - 30 * uneven(); row++) history.add(row * 5 / 1000, () => 1);
                scope.arrive(now);
                message = now + 33;
              }
              if (now >= paint) {
                scope.tick(now, 1);
                paint = now + 100 + 20 * uneven();
              }
              if (now % 16 === 0 && now > 4000) {
                const edge = scope.glide.edgeAt(now);
                if (before !== null) {
                  slowest = Math.min(slowest, (edge - before) / 0.016);
                  fastest = Math.max(fastest, (edge - before) / 0.016);
                }
                before = edge;
                farthest = Math.max(farthest, now / 1000 - edge);
                const data = now % 128 === 0 ? pixels(edge - 1.5 / scope.pixelsPerSecond, 1) : null;
                if (data === undefined || data?.some((value, index) => index % 4 === 3 && value === 0)) blank++;
              }
            }
            return [slowest, fastest, farthest, blank];
            """
        );
        Assert.IsGreaterThan(0.9, found[0], "slowest");
        Assert.IsLessThan(1.1, found[1], "fastest");
        Assert.IsLessThan(0.3, found[2], "behind");
        Assert.AreEqual(0, found[3], "blank columns at the edge");
    }

    [TestMethod]
    public async Task Without_new_samples_it_stops_at_the_last_one_and_paused_it_shows_it()
    {
        double[] found = await Run<double[]>(
            """
            const go = (from, to, pace) => { for (let now = from; now < to; now += 100) scope.tick(now, pace); };
            for (let row = 0; row <= 1000; row++) history.add(row / 200, () => 1);
            scope.arrive(0);
            go(0, 300, 1);
            go(300, 5000, 1);
            const stopped = scope.glide.edgeAt(5000);
            go(5000, 12000, 0);
            return [stopped, scope.glide.edgeAt(12000), 1 / scope.pixelsPerSecond];
            """
        );
        Assert.IsLessThanOrEqualTo(5, found[0]);
        Assert.AreEqual(5, found[1], 1.01 * found[2]);
    }

    [TestMethod]
    public async Task What_is_shown_is_what_the_scope_reckons_with_to_a_pixel()
    {
        double[] off = await Run<double[]>(
            """
            const off = [];
            for (let row = 0; row <= 12000; row++) history.add(row / 200, () => 1);
            for (const [zoom, pace] of [[7, 1], [7, 5], [5, 1], [9, 0.3]]) {
              scope.setZoom(zoom);
              scope.setHeld(false);
              scope.arrive(1000);
              scope.tick(1000, pace);
              const line = scope.strip.getAnimations()[0];
              const start = line.startTime;
              line.pause();
              for (const now of [1000, 1033, 1090, 1500]) {
                line.currentTime = Math.min(now - start, line.effect.getComputedTiming().endTime);
                const shown = new DOMMatrix(getComputedStyle(scope.strip).transform).e;
                const left = scope.stripXOf(scope.glide.edgeAt(now));
                off.push(shown + left - scope.width);
              }
            }
            return off;
            """
        );
        Assert.HasCount(16, off);
        foreach (double pixels in off)
        {
            Assert.IsInRange(-0.01, 1.01, pixels);
        }
    }

    [TestMethod]
    public async Task A_state_has_its_name_once_its_band_has_room_and_never_a_part_of_it()
    {
        int[] inks = await Run<int[]>(
            """
            // Bands of state 2, 0.3 s and 4 s long, between calm; painted as they come, as in life.
            const stateAt = seconds => (seconds >= 2 && seconds < 2.3) || (seconds >= 4 && seconds < 8) ? 2 : 1;
            for (let row = 0, now = 0; now < 9500; now += 100) {
              for (; row * 5 <= now; row++) history.add(row / 200, name => (name === 'state' ? stateAt(row / 200) : 1));
              scope.arrive(now);
              scope.tick(now, 1);
            }
            // Dark ink in a stretch of the band, its own left line aside.
            const ink = (from, to) => {
              let dark = 0;
              for (let x = from * scope.pixelsPerSecond + 3; x < to * scope.pixelsPerSecond - 1; x++) {
                const data = pixels(x / scope.pixelsPerSecond, 1);
                for (let at = 0; at < data.length; at += 4) dark += data[at] + data[at + 1] + data[at + 2] < 250 ? 1 : 0;
              }
              return dark;
            };
            const before = [ink(2, 2.3), ink(4, 8)];
            scope.setHeld(true);
            scope.repaint();
            return [...before, ink(2, 2.3), ink(4, 8)];
            """
        );
        Assert.AreEqual(0, inks[0]);
        Assert.IsGreaterThan(100, inks[1]);
        Assert.AreEqual(0, inks[2]);
        Assert.AreEqual(inks[1], inks[3]);
    }

    // The real page, on a computer that may be busy with much else: of so many stretches, one has to be even.
    [TestMethod]
    public async Task On_the_page_it_scrolls_at_one_speed_without_a_jump()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Becomes("No cartridge");
        double pixelsPerMillisecond = await open.Page.EvaluateAsync<double>(
            "() => document.querySelector('.scope-window').clientWidth / 10000"
        );
        string uneven = "";
        for (int stretch = 0; stretch < MostStretches; stretch++)
        {
            double[] looks = await open.Page.EvaluateAsync<double[]>(Looks);
            uneven = Unevenness([.. looks.Chunk(2).Select(look => (look[0], look[1]))], pixelsPerMillisecond);
            if (uneven == "")
            {
                open.AssertQuiet();
                return;
            }
        }
        Assert.Fail(uneven);
    }

    [TestMethod]
    public async Task Cursors_go_with_the_traces_and_tell_the_state()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Becomes("No cartridge");
        await open.LetPass(5);
        await open.Click("Cursors");
        ILocator state = open.Page.Locator("#cursor-table tbody tr:nth-child(2)");
        await Assertions.Expect(state).ToContainTextAsync("state");
        await Assertions.Expect(state).ToContainTextAsync("No cartridge");
        await open.Page.WaitForFunctionAsync(
            """
            () => new Promise(resolve => {
              const x = () => document.querySelector('.cursor-b').getBoundingClientRect().left;
              const strip = () => new DOMMatrix(getComputedStyle(document.querySelector('.scope-strip')).transform).e;
              const before = x() - strip();
              const from = strip();
              const look = () => (from - strip() > 30 ? resolve(Math.abs(x() - strip() - before) < 0.1) : requestAnimationFrame(look));
              look();
            })
            """
        );
    }

    // Empty if each step between two looks (milliseconds, pixels) is, to two pixels, as long as time and speed say.
    private static string Unevenness((double At, double X)[] looks, double usualSpeed)
    {
        double speed = (looks[0].X - looks[^1].X) / (looks[^1].At - looks[0].At);
        if (speed < 0.8 * usualSpeed || speed > 1.2 * usualSpeed)
        {
            return $"{speed} pixels a millisecond";
        }
        for (int look = 1; look < looks.Length; look++)
        {
            double passed = looks[look].At - looks[look - 1].At;
            double moved = looks[look - 1].X - looks[look].X;
            if (moved < 0 || Math.Abs(moved - (passed * speed)) > 2)
            {
                return $"{moved} pixels in {passed} ms at {speed} pixels a millisecond";
            }
        }
        return "";
    }

    private static Task<T> Run<T>(string script) => Modules.Run<T>(OwnScope + script);
}
