// The page in a real browser, where it meets the server's rules.
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.Playwright;

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
