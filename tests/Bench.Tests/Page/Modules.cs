// Modules of the page by themselves, in a document without the page.
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace Bench.Tests.Page;

/// <summary>One bench, which serves the modules, and one window for all of them; a document of its own for each script.</summary>
internal static class Modules
{
    private static readonly SemaphoreSlim Once = new(1);
    private static RunningBench? _bench;
    private static IBrowserContext? _window;

    /// <summary>Runs the body of an asynchronous function; returns what it returns.</summary>
    public static async Task<T> Run<T>(string script)
    {
        await Once.WaitAsync();
        try
        {
            _bench ??= await RunningBench.Start();
            _window ??= await Chromium.NewWindow();
        }
        finally
        {
            _ = Once.Release();
        }
        IPage page = await _window.NewPageAsync();
        // Any document of the bench will do.
        await page.GotoAsync(_bench.Address + "js/edges.js");
        T result = await page.EvaluateAsync<T>($"async () => {{ {script} }}");
        await page.CloseAsync();
        return result;
    }

    /// <summary>Ends bench and window, if there are any.</summary>
    public static async Task Close()
    {
        if (_window is not null)
        {
            await _window.CloseAsync();
        }
        if (_bench is not null)
        {
            await _bench.DisposeAsync();
        }
    }
}
