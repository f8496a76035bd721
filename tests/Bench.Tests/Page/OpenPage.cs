// The bench's page in a window of a real browser, worked by what a person sees of it.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace Bench.Tests.Page;

/// <summary>A page on a bench. Every wait is for a condition; how long is only how long until it is given up.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    /// <summary>Wide: a desk. Narrow: a telephone.</summary>
    public const int Wide = 1280;

    /// <inheritdoc cref="Wide"/>
    public const int Narrow = 390;

    private const int Height = 880;
    private const float PatienceMilliseconds = 60_000;
    private const double SlowTime = 0.4;
    private const double QuickTime = 5;

    private readonly IBrowserContext _window;
    private readonly bool _ownsBench;
    private readonly List<string> _complaints = [];

    private OpenPage(RunningBench bench, bool ownsBench, IBrowserContext window, IPage page)
    {
        Bench = bench;
        _ownsBench = ownsBench;
        _window = window;
        Page = page;
        page.SetDefaultTimeout(PatienceMilliseconds);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Add($"{message.Type}: {message.Text}");
            }
        };
        page.PageError += (_, error) => _complaints.Add($"exception: {error}");
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url).GetLeftPart(UriPartial.Authority) != bench.Origin)
            {
                _complaints.Add($"request to {request.Url}");
            }
        };
    }

    public RunningBench Bench { get; }

    public IPage Page { get; }

    /// <summary>What the browser complained of, and every request that went elsewhere.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>The button of the pen.</summary>
    public ILocator Start => Page.Locator("[data-button=start]");

    /// <summary>What the guide has marked to be used next.</summary>
    public ILocator Hinted => Page.Locator(".hinted");

    /// <summary>Opens the page; on a bench of its own if none is given.</summary>
    public static async Task<OpenPage> Open(
        RunningBench? bench = null,
        int width = Wide,
        ColorScheme theme = ColorScheme.Light,
        string query = ""
    )
    {
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        RunningBench its = bench ?? await RunningBench.Start();
        IBrowserContext window = await Chromium.NewWindow(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = width, Height = Height },
                ColorScheme = theme,
            }
        );
        OpenPage open = new(its, bench is null, window, await window.NewPageAsync());
        await open.Page.GotoAsync(its.Address + query);
        await Assertions.Expect(open.Page.Locator("#link-text")).ToHaveTextAsync("Live");
        return open;
    }

    public Task Says(string text) => Assertions.Expect(Page.Locator("#next")).ToContainTextAsync(text);

    public Task Is(string state) => Assertions.Expect(Page.Locator("#chip-text")).ToHaveTextAsync(state);

    /// <summary>The same, with quick time until it is so: for what the pen does by itself before a test begins.</summary>
    public async Task Becomes(string state)
    {
        await Bench.Room.SetSpeed(QuickTime);
        await Is(state);
        await Bench.Room.SetSpeed(1);
    }

    public Task Shows(string selector, string text) =>
        Assertions.Expect(Page.Locator(selector)).ToContainTextAsync(new Regex(text));

    public Task Click(string name) =>
        Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true }).ClickAsync();

    /// <summary>Clicks a cartridge of the tray, once the pen waits for one.</summary>
    public Task Insert(string kind) => Page.Locator($"[data-kind='{kind}']").ClickAsync();

    /// <summary>Start/Stop under the mouse, down until the page says to let go.</summary>
    public Task HoldStart() =>
        InSlowTime(async () =>
        {
            await Start.HoverAsync();
            await Page.Mouse.DownAsync();
            await Says("ow let go");
            await Page.Mouse.UpAsync();
            await Assertions.Expect(Start).ToHaveAttributeAsync("aria-pressed", "false");
        });

    /// <summary>
    /// For holds: held for 2 s, the pen goes to sleep, and a machine at work on much else may need as long to show that it is
    /// time to let go.
    /// </summary>
    public async Task InSlowTime(Func<Task> work)
    {
        await Bench.Room.SetSpeed(SlowTime);
        await work();
        await Bench.Room.SetSpeed(1);
    }

    /// <summary>Opens a part of the page that is folded in.</summary>
    public Task OpenPart(string name) =>
        Page.Locator("summary", new PageLocatorOptions { HasText = name }).ClickAsync();

    /// <summary>Lets the pen's time pass, in the first minute of its life.</summary>
    public async Task LetPass(double seconds)
    {
        async Task<double> Clock() =>
            double.Parse(
                (await Page.Locator("#clock").InnerTextAsync()).Replace(" s", "", StringComparison.Ordinal),
                CultureInfo.InvariantCulture
            );
        double until = await Clock() + seconds;
        while (await Clock() < until)
        {
            await Page.EvaluateAsync("() => new Promise(requestAnimationFrame)");
        }
    }

    /// <summary>The same in quick time: for traces that are only to be there.</summary>
    public async Task LetQuicklyPass(double seconds)
    {
        await Bench.Room.SetSpeed(QuickTime);
        await LetPass(seconds);
        await Bench.Room.SetSpeed(1);
    }

    /// <summary>A key for a moment, and the button up again.</summary>
    public async Task Tap(string key, string button)
    {
        await Page.Keyboard.PressAsync(key);
        await Assertions.Expect(Page.Locator(button)).ToHaveAttributeAsync("aria-pressed", "false");
    }

    /// <summary>The window another size, and the computer's colours others.</summary>
    public async Task Look(int width, ColorScheme theme)
    {
        await Page.SetViewportSizeAsync(width, Height);
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = theme });
        await Assertions
            .Expect(Page.Locator("html"))
            .ToHaveAttributeAsync("data-theme", theme == ColorScheme.Dark ? "dark" : "light");
    }

    /// <summary>Takes a picture for people to look at: artifacts/bench, looked at before a change is merged.</summary>
    public Task Picture(string name) =>
        Page.ScreenshotAsync(
            new PageScreenshotOptions { Path = PageSources.Path("artifacts", "bench", name), FullPage = true }
        );

    /// <summary>A fresh cartridge, and the motor on.</summary>
    public async Task Treat()
    {
        await Becomes("No cartridge");
        await Insert("fresh");
        await Becomes("Ready");
        await HoldStart();
        await Is("Running");
    }

    /// <summary>Runs the last of a test: nothing was complained of.</summary>
    public void AssertQuiet() => Assert.IsEmpty(_complaints, string.Join("\n", _complaints));

    public async ValueTask DisposeAsync()
    {
        await _window.CloseAsync();
        if (_ownsBench)
        {
            await Bench.DisposeAsync();
        }
    }
}
