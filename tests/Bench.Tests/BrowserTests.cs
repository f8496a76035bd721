// The page in a real browser, where it meets the server's rules.
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Bench.Tests.Page;
using Microsoft.Playwright;
using Pen.Simulator.Commands;

namespace Bench.Tests;

[TestClass]
public sealed class BrowserTests
{
    [TestMethod]
    public async Task The_page_loads_in_a_real_browser_and_its_policy_blocks_nothing_of_it()
    {
        await using RunningBench bench = await RunningBench.Start();
        await using IBrowserContext window = await Chromium.NewWindow();
        IPage page = await window.NewPageAsync();
        List<string> complaints = [];
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
        IResponse? response = await page.GotoAsync(bench.Address.ToString());
        Assert.AreEqual(200, response!.Status);
        await Assertions.Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("."));
        Assert.IsEmpty(complaints, string.Join("\n", complaints));
    }

    [TestMethod]
    public async Task A_treatment_by_clicking_is_saved_and_the_file_replays_with_the_same_verdict()
    {
        await using OpenPage open = await OpenPage.Open();
        await open.Treat();
        await open.Click("Press the tip on the skin");
        await open.Says("Press Start/Stop to stop");
        await open.Start.ClickAsync();
        await open.Is("Ready");
        IDownload saved = await open.Page.RunAndWaitForDownloadAsync(() => open.Click("Save as a scenario"));
        string text = await File.ReadAllTextAsync((await saved.PathAsync())!);
        StringAssert.Contains(text, "expect reason Operator");
        using StringWriter said = new();
        int exit = SimulatorCommands.Run(
            ["run", (await saved.PathAsync())!],
            new CommandStreams(said, said, Interactive: false)
        );
        Assert.AreEqual(0, exit, said + text);
    }

    [TestMethod]
    public async Task A_page_from_elsewhere_gets_no_live_connection()
    {
        await using RunningBench bench = await RunningBench.Start();
        await using RunningBench elsewhere = await RunningBench.Start();
        await using IBrowserContext window = await Chromium.NewWindow(
            new BrowserNewContextOptions { BypassCSP = true }
        );
        IPage page = await window.NewPageAsync();
        await page.GotoAsync(elsewhere.Address.ToString());
        string end = await page.EvaluateAsync<string>(Attempt, $"ws://localhost:{bench.Port}/live");
        Assert.AreEqual("refused", end);
        // The same from its own page: what refuses above is the origin.
        await page.GotoAsync(bench.Address.ToString());
        end = await page.EvaluateAsync<string>(Attempt, $"ws://localhost:{bench.Port}/live");
        Assert.AreEqual("hello", end);
    }

    private const string Attempt = """
        address => new Promise(resolve => {
          const socket = new WebSocket(address);
          socket.onmessage = message => {
            const type = JSON.parse(message.data).type;
            if (type === 'hello') { socket.close(); resolve(type); }
          };
          socket.onerror = () => resolve('refused');
        })
        """;
}
