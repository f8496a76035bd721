// A real browser for the tests of the page: the system's Chromium, worked by Playwright's own driver.
using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Bench.Tests.Page;
using Microsoft.Playwright;

namespace Bench.Tests;

/// <summary>
/// One browser for all tests of this assembly, a window of its own (cookies, storage) for each. Nothing is downloaded:
/// where there is no Chromium, the test is inconclusive and says how to get it.
/// </summary>
[TestClass]
public static class Chromium
{
    private const string Missing =
        "No Chromium was found: install one (Debian, Ubuntu: apt-get install chromium) or name it in CHROMIUM.";

    private static readonly string[] Names =
    [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];

    private static readonly SemaphoreSlim Once = new(1);
    private static IPlaywright? _playwright;
    private static IBrowser? _browser;

    /// <summary>A browser window; dispose it with <c>await using</c>. Inconclusive without a Chromium.</summary>
    /// <param name="options">Its size, colour scheme and so on; null for 1280 x 800, light.</param>
    public static async Task<IBrowserContext> NewWindow(BrowserNewContextOptions? options = null)
    {
        IBrowser browser = await Browser();
        return await browser.NewContextAsync(
            options
                ?? new BrowserNewContextOptions
                {
                    ViewportSize = new ViewportSize { Width = 1280, Height = 800 },
                }
        );
    }

    /// <summary>Ends the browser after the last test.</summary>
    [AssemblyCleanup]
    public static async Task Close()
    {
        await Modules.Close();
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }
        _playwright?.Dispose();
    }

    private static async Task<IBrowser> Browser()
    {
        string program = Find() ?? throw new AssertInconclusiveException(Missing);
        await Once.WaitAsync();
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            // Chromium's sandbox refuses to work for root, as builds in containers run.
            string[] arguments = Environment.UserName == "root" ? ["--no-sandbox"] : [];
            _browser ??= await _playwright.Chromium.LaunchAsync(
                new BrowserTypeLaunchOptions
                {
                    ExecutablePath = program,
                    Args = arguments,
                    Headless = true,
                }
            );
            return _browser;
        }
        finally
        {
            _ = Once.Release();
        }
    }

    private static string? Find()
    {
        string? named = Environment.GetEnvironmentVariable("CHROMIUM");
        if (!string.IsNullOrEmpty(named))
        {
            return File.Exists(named) ? named : null;
        }
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        foreach (string name in Names)
        {
            foreach (string folder in folders)
            {
                string path = Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);
                if (File.Exists(path))
                {
                    return path;
                }
            }
        }
        return null;
    }
}
