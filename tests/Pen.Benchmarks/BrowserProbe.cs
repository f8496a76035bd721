// Asks Chromium over its own protocol what its processes cost and when it drew.
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace Pen.Benchmarks;

/// <summary>A session with the browser that shows a page. It costs nothing between two questions.</summary>
internal sealed class BrowserProbe : IAsyncDisposable
{
    private const string DrawCategory = "disabled-by-default-devtools.timeline.frame";

    private readonly ICDPSession _session;

    private BrowserProbe(ICDPSession session) => _session = session;

    public static async Task<BrowserProbe> Attach(IPage page) =>
        new(await page.Context.Browser!.NewBrowserCDPSessionAsync());

    /// <summary>Processor time by kind of process (browser, renderer, gpu-process ...), seconds since each began.</summary>
    public async Task<IReadOnlyDictionary<string, double>> ProcessorSeconds()
    {
        JsonElement answer = (await _session.SendAsync("SystemInfo.getProcessInfo"))!.Value;
        return answer
            .GetProperty("processInfo")
            .EnumerateArray()
            .GroupBy(process => process.GetProperty("type").GetString()!)
            .ToDictionary(
                kind => kind.Key,
                kind => kind.Sum(process => process.GetProperty("cpuTime").GetDouble())
            );
    }

    /// <summary>When the compositor drew, in seconds, rising; over the time given.</summary>
    public async Task<double[]> Draws(TimeSpan time)
    {
        ConcurrentBag<double> draws = [];
        TaskCompletionSource complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _session.Event("Tracing.dataCollected").OnEvent += (_, data) => Collect(data, draws);
        _session.Event("Tracing.tracingComplete").OnEvent += (_, _) => complete.TrySetResult();
        _ = await _session.SendAsync(
            "Tracing.start",
            new Dictionary<string, object>
            {
                ["transferMode"] = "ReportEvents",
                ["traceConfig"] = new Dictionary<string, object>
                {
                    ["includedCategories"] = new[] { DrawCategory },
                    ["recordMode"] = "recordAsMuchAsPossible",
                },
            }
        );
        await Task.Delay(time);
        _ = await _session.SendAsync("Tracing.end");
        await complete.Task;
        return [.. draws.Order()];
    }

    public async ValueTask DisposeAsync() => await _session.DetachAsync();

    private static void Collect(JsonElement? data, ConcurrentBag<double> draws)
    {
        foreach (JsonElement entry in data!.Value.GetProperty("value").EnumerateArray())
        {
            if (entry.GetProperty("name").GetString() == "DrawFrame")
            {
                draws.Add(entry.GetProperty("ts").GetDouble() / 1e6);
            }
        }
    }
}
