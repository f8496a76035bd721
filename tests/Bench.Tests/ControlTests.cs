// Many pages, one pen, one that operates.
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace Bench.Tests;

[TestClass]
public sealed class ControlTests
{
    [TestMethod]
    public async Task The_first_page_operates_and_the_second_watches_until_it_takes_over()
    {
        await using RunningBench bench = await RunningBench.Start();
        await using LivePage first = await LivePage.Open(bench);
        await first.Wait("control", told => Operator(told) == 1);
        await using LivePage second = await LivePage.Open(bench);
        JsonElement control = await second.Wait("control");
        Assert.AreEqual(1, Operator(control));
        Assert.AreEqual(2, control.GetProperty("pages").GetArrayLength());
        foreach (string type in new[] { "pause", "resume", "period", "new", "hand" })
        {
            await AssertRefused(second, new JsonObject { ["type"] = type });
        }
        await AssertRefused(second, new JsonObject { ["type"] = "act", ["line"] = "insert fresh" });
        await AssertRefused(second, new JsonObject { ["type"] = "speed", ["value"] = 2 });
        await second.Ask(new JsonObject { ["type"] = "take" });
        await first.Wait("control", told => Operator(told) == 2);
        await second.Act("insert fresh");
        await AssertRefused(first, new JsonObject { ["type"] = "act", ["line"] = "remove" });
    }

    [TestMethod]
    public async Task Control_is_handed_over_to_a_page_or_let_go()
    {
        await using RunningBench bench = await RunningBench.Start();
        await using LivePage first = await LivePage.Open(bench);
        await using LivePage second = await LivePage.Open(bench);
        JsonElement missing = await first.Ask(new JsonObject { ["type"] = "hand", ["to"] = 9 });
        Assert.AreEqual("there is no page 9", missing.GetProperty("text").GetString());
        await first.Ask(new JsonObject { ["type"] = "hand", ["to"] = 2 });
        await second.Wait("control", told => Operator(told) == 2);
        await second.Act("insert fresh");
        await second.Ask(new JsonObject { ["type"] = "hand", ["to"] = null });
        await second.Wait("control", told => Operator(told) is null);
        await AssertRefused(second, new JsonObject { ["type"] = "act", ["line"] = "remove" });
        await using LivePage third = await LivePage.Open(bench);
        await second.Wait("control", told => Operator(told) == 3);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task Closing_the_operating_page_frees_control_and_stops_nothing(bool politely)
    {
        await using RunningBench bench = await RunningBench.Start();
        await using LivePage first = await LivePage.Open(bench);
        await using LivePage second = await LivePage.Open(bench);
        await first.Ask(new JsonObject { ["type"] = "speed", ["value"] = 5 });
        await first.State("NoCartridge");
        await first.Act("insert fresh");
        await first.State("Ready");
        await first.Act("press start 400ms");
        await first.State("Running");
        if (!politely)
        {
            first.Socket.Abort();
        }
        await first.DisposeAsync();
        await second.Wait("control", told => Operator(told) is null);
        JsonElement frame = await second.State("Running");
        long strokes = frame.GetProperty("strokes").GetInt64();
        frame = await second.Frame(later => later.GetProperty("strokes").GetInt64() > strokes + 50);
        Assert.AreEqual("Running", frame.GetProperty("state").GetString());
        Assert.AreEqual(5, frame.GetProperty("speed").GetDouble());
        await second.Ask(new JsonObject { ["type"] = "take" });
        await second.Act("press stop");
        await second.State("Ready");
    }

    [TestMethod]
    [DataRow("close")]
    [DataRow("abort")]
    [DataRow("take")]
    [DataRow("hand")]
    public async Task A_button_is_let_go_when_its_page_is_gone_or_no_longer_operates(string end)
    {
        await using RunningBench bench = await RunningBench.Start();
        await using LivePage first = await LivePage.Open(bench);
        await using LivePage second = await LivePage.Open(bench);
        await first.Act("hold speed+&depth+");
        await second.Frame(frame => frame.GetProperty("buttons")[3].GetInt32() == 1);
        switch (end)
        {
            case "close":
                await first.DisposeAsync();
                break;
            case "abort":
                first.Socket.Abort();
                break;
            case "take":
                await second.Ask(new JsonObject { ["type"] = "take" });
                break;
            default:
                await first.Send(new JsonObject { ["type"] = "hand", ["to"] = 2 });
                break;
        }
        await second.Frame(frame =>
            frame.GetProperty("buttons").EnumerateArray().All(one => one.GetInt32() == 0)
        );
        JsonElement scenario = await second.Ask(new JsonObject { ["type"] = "save" });
        string text = scenario.GetProperty("text").GetString()!;
        string why = end is "close" or "abort" ? "page 1 is gone" : "page 1 no longer operates";
        StringAssert.Contains(text, $"note {why}\n");
        StringAssert.Contains(text, "release speed+&depth+\n");
        (Pen.Simulator.Running.RunResult result, _) = Treatments.Replay(text);
        Assert.IsTrue(result.Passed, text);
    }

    [TestMethod]
    public async Task A_button_that_another_page_let_go_is_not_let_go_twice()
    {
        await using RunningBench bench = await RunningBench.Start();
        await using LivePage first = await LivePage.Open(bench);
        await using LivePage second = await LivePage.Open(bench);
        await first.Act("hold depth+");
        await first.Act("release depth+");
        await first.DisposeAsync();
        await second.Wait("control", told => Operator(told) is null);
        JsonElement scenario = await second.Ask(new JsonObject { ["type"] = "save" });
        Assert.DoesNotContain("is gone", scenario.GetProperty("text").GetString()!);
    }

    [TestMethod]
    public async Task Time_stands_while_paused_goes_on_by_periods_and_by_what_is_done()
    {
        await using RunningBench bench = await RunningBench.Start();
        await using LivePage page = await LivePage.Open(bench);
        await page.State("NoCartridge");
        await page.Ask(new JsonObject { ["type"] = "pause" });
        JsonElement frame = await page.Frame(one => one.GetProperty("paused").GetBoolean());
        long stood = frame.GetProperty("time_us").GetInt64();
        for (int i = 0; i < 5; i++)
        {
            Assert.AreEqual(stood, (await page.Wait("frame")).GetProperty("time_us").GetInt64());
        }
        JsonElement done = await page.Ask(new JsonObject { ["type"] = "period" });
        Assert.AreEqual(stood + 20_000, done.GetProperty("at_us").GetInt64());
        long at = await page.Act("hold depth+");
        Assert.IsTrue(at > stood + 20_000 && at <= stood + 21_000);
        frame = await page.Frame(one => one.GetProperty("buttons")[3].GetInt32() == 1);
        Assert.AreEqual(at, frame.GetProperty("time_us").GetInt64());
        await page.Ask(new JsonObject { ["type"] = "resume" });
        await page.Frame(one => one.GetProperty("time_us").GetInt64() > at);
    }

    [TestMethod]
    public async Task A_new_pen_has_the_seed_and_plant_asked_for_and_everybody_is_greeted_again()
    {
        await using RunningBench bench = await RunningBench.Start();
        await using LivePage page = await LivePage.Open(bench);
        await using LivePage other = await LivePage.Open(bench);
        await page.Act("insert fresh");
        JsonElement refused = await page.Ask(
            new JsonObject
            {
                ["type"] = "new",
                ["plant"] = new JsonObject { ["motor.resistance"] = -1 },
            }
        );
        StringAssert.Contains(refused.GetProperty("text").GetString(), "motor.resistance");
        await page.Send(
            new JsonObject
            {
                ["type"] = "new",
                ["seed"] = "18446744073709551615",
                ["plant"] = new JsonObject { ["motor.resistance"] = 2.4 },
            }
        );
        JsonElement hello = await other.Wait("hello");
        Assert.AreEqual(2, hello.GetProperty("pen").GetInt32());
        Assert.AreEqual("18446744073709551615", hello.GetProperty("seed").GetString());
        Assert.AreEqual(2.4, hello.GetProperty("plant").GetProperty("motor.resistance").GetDouble());
        Assert.AreEqual(
            "/?seed=18446744073709551615&plant=motor.resistance%3D2.4",
            hello.GetProperty("link").GetString()
        );
        JsonElement scenario = await page.Ask(new JsonObject { ["type"] = "save" });
        string text = scenario.GetProperty("text").GetString()!;
        StringAssert.Contains(text, "seed 18446744073709551615\nset motor.resistance 2.4\n");
        Assert.DoesNotContain("insert", text);
    }

    [TestMethod]
    public async Task When_the_bench_ends_its_pages_are_told_and_a_later_one_has_a_new_pen()
    {
        await using RunningBench bench = await RunningBench.Start();
        await using LivePage page = await LivePage.Open(bench);
        string instance = page.Hello.GetProperty("instance").GetString()!;
        await bench.Stop();
        Assert.AreEqual(1001, await page.Closed());
        await bench.StartAgain();
        await using LivePage again = await LivePage.Open(bench);
        Assert.AreNotEqual(instance, again.Hello.GetProperty("instance").GetString());
        await again.State("NoCartridge");
    }

    private static int? Operator(JsonElement control)
    {
        JsonElement number = control.GetProperty("operator");
        return number.ValueKind == JsonValueKind.Null ? null : number.GetInt32();
    }

    private static async Task AssertRefused(LivePage page, JsonObject message)
    {
        JsonElement answer = await page.Ask(message);
        Assert.AreEqual("refused", answer.GetProperty("type").GetString(), message.ToJsonString());
        Assert.AreEqual("control", answer.GetProperty("why").GetString());
        StringAssert.EndsWith(answer.GetProperty("text").GetString(), "take over first");
    }
}
