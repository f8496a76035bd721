// What comes over the live connection, and what ends it.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.Bench;
using Pen.Simulator.Scenarios;

namespace Bench.Tests;

[TestClass]
public sealed class ProtocolTests
{
    [TestMethod]
    public async Task Hello_tells_everything_that_a_page_offers()
    {
        await using RunningBench bench = await RunningBench.Start();
        await using LivePage page = await LivePage.Open(bench);
        JsonElement hello = page.Hello;
        Assert.AreEqual(1, hello.GetProperty("protocol").GetInt32());
        Assert.AreEqual(1, page.Number);
        Assert.AreEqual(FaultVocabulary.All.Count, hello.GetProperty("faults").GetArrayLength());
        JsonElement fault = hello
            .GetProperty("faults")
            .EnumerateArray()
            .First(row => row.GetProperty("word").GetString() == "noise");
        Assert.AreEqual("encoder", fault.GetProperty("site").GetString());
        Assert.AreEqual("/s", fault.GetProperty("unit").GetString());
        Assert.AreEqual(2000, fault.GetProperty("default").GetDouble());
        Assert.AreEqual(5, hello.GetProperty("levels_mhz").GetArrayLength());
        Assert.AreEqual(
            Enum.GetValues<StopReason>().Length,
            hello.GetProperty("reasons").EnumerateObject().Count()
        );
        Assert.AreEqual("time_us", hello.GetProperty("columns")[0].GetString());
        Assert.AreEqual("/?seed=1", hello.GetProperty("link").GetString());
        Assert.AreEqual(
            Enum.GetValues<CartridgeKind>().Length - 1,
            hello.GetProperty("cartridges").GetArrayLength()
        );
    }

    [TestMethod]
    public async Task Every_fault_and_every_cartridge_of_hello_is_a_line_that_is_taken()
    {
        await using RunningBench bench = await RunningBench.Start();
        await using LivePage page = await LivePage.Open(bench);
        List<string> lines = ["insert fresh", "remove"];
        foreach (JsonElement kind in page.Hello.GetProperty("cartridges").EnumerateArray())
        {
            lines.Add($"insert {kind.GetProperty("kind").GetString()}");
            lines.Add("remove");
        }
        foreach (JsonElement row in page.Hello.GetProperty("faults").EnumerateArray())
        {
            string amount = row.GetProperty("takes_amount").GetBoolean()
                ? $" {row.GetProperty("default").GetRawText()}{row.GetProperty("unit").GetString()}"
                : "";
            lines.Add(
                $"fault {row.GetProperty("site").GetString()} {row.GetProperty("word").GetString()}{amount}"
            );
        }
        // On the desk rather than the wire: so many lines at once are more than a page may send.
        BenchPen pen = new(BenchSetup.Reference, static _ => { });
        foreach (string line in lines)
        {
            Assert.AreEqual("", pen.Act(line).Problem, line);
        }
    }

    [TestMethod]
    public async Task Frames_show_the_pen_as_time_goes_on()
    {
        await using RunningBench bench = await RunningBench.Start();
        await using LivePage page = await LivePage.Open(bench);
        JsonElement first = await page.Wait("frame");
        JsonElement homed = await page.State("NoCartridge");
        Assert.IsGreaterThan(first.GetProperty("n").GetInt64(), homed.GetProperty("n").GetInt64());
        Assert.IsGreaterThan(
            first.GetProperty("time_us").GetInt64(),
            homed.GetProperty("time_us").GetInt64()
        );
        Assert.AreEqual(JsonValueKind.Null, homed.GetProperty("cartridge").ValueKind);
        await page.Act("insert short-limit serial=77");
        JsonElement ready = await page.State("Ready");
        JsonElement cartridge = ready.GetProperty("cartridge");
        Assert.AreEqual("short-limit", cartridge.GetProperty("kind").GetString());
        Assert.AreEqual("00000000004D", cartridge.GetProperty("serial").GetString());
        Assert.AreEqual(1000, cartridge.GetProperty("limit_um").GetInt32());
        Assert.IsFalse(cartridge.GetProperty("marked").GetBoolean());
        Assert.AreEqual("Accepted", ready.GetProperty("verdict").GetString());
        await page.Act("hold speed+");
        JsonElement down = await page.Frame(frame => frame.GetProperty("contacts")[1].GetInt32() == 1);
        Assert.AreEqual(1, down.GetProperty("buttons")[1].GetInt32());
        await page.Act("charger plug");
        await page.Frame(frame => frame.GetProperty("charging").GetBoolean());
        await page.Act("fault charger unseen");
        JsonElement unseen = await page.Frame(frame => !frame.GetProperty("charging").GetBoolean());
        Assert.IsTrue(unseen.GetProperty("charger").GetBoolean());
        Assert.AreEqual("charger unseen", unseen.GetProperty("faults")[0].GetString());
    }

    [TestMethod]
    [DataRow(0.05)]
    [DataRow(1.0)]
    [DataRow(50.0)]
    public async Task Traces_come_in_order_without_a_gap_and_stay_bounded_at_any_speed(double speed)
    {
        await using RunningBench bench = await RunningBench.Start();
        await using LivePage page = await LivePage.Open(bench);
        await page.Ask(new JsonObject { ["type"] = "speed", ["value"] = speed });
        int columns = page.Hello.GetProperty("columns").GetArrayLength();
        _ = await page.Frame(frame => frame.GetProperty("speed").GetDouble() == speed);
        double last = -1;
        int rows = 0;
        while (rows < 100)
        {
            JsonElement frame = await page.Wait("frame");
            JsonElement trace = frame.GetProperty("trace");
            Assert.IsLessThanOrEqualTo(TraceSampler.MostRows, trace.GetArrayLength());
            foreach (JsonElement row in trace.EnumerateArray())
            {
                Assert.AreEqual(columns, row.GetArrayLength());
                Assert.IsGreaterThan(last, row[0].GetDouble());
                last = row[0].GetDouble();
                rows++;
            }
            Assert.IsLessThanOrEqualTo(frame.GetProperty("time_us").GetDouble(), last);
        }
    }

    [TestMethod]
    public async Task The_display_comes_pixel_for_pixel_when_it_changes()
    {
        await using RunningBench bench = await RunningBench.Start();
        await using LivePage page = await LivePage.Open(bench);
        JsonElement message = await page.Wait(
            "display",
            display => display.GetProperty("bits").GetBytesFromBase64().Any(bits => bits != 0)
        );
        Assert.HasCount(512, message.GetProperty("bits").GetBytesFromBase64());
        await page.Ask(new JsonObject { ["type"] = "pause" });
        // What the room shows last, against what the glass shows, dot by dot.
        byte[] shown = new byte[FrameMessage.DisplayBytes];
        string problem = await bench.Room.Do(() => Difference(bench.Room.Board, shown));
        Assert.AreEqual("", problem);
    }

    private static string Difference(SimulatedBoard board, byte[] bits)
    {
        Assert.IsTrue(FrameMessage.ReadDisplay(board, bits));
        Assert.IsFalse(FrameMessage.ReadDisplay(board, bits));
        for (int y = 0; y < 32; y++)
        {
            for (int x = 0; x < 128; x++)
            {
                bool isLit = (bits[y * 16 + x / 8] & (0x80 >> (x % 8))) != 0;
                if (isLit != board.GetDisplayPixel(x, y))
                {
                    return $"{x}, {y}";
                }
            }
        }
        return "";
    }

    [TestMethod]
    public async Task A_stop_is_told_with_its_reason_in_words_and_what_to_do()
    {
        await using RunningBench bench = await RunningBench.Start();
        await using LivePage page = await LivePage.Open(bench);
        await page.Ask(new JsonObject { ["type"] = "speed", ["value"] = 10 });
        await page.Act("fault home-sensor active");
        await page.State("Fault");
        JsonElement stop = page.Seen.Last(message =>
            message.GetProperty("type").GetString() == "event"
            && message.GetProperty("kind").GetString() == "stop"
        );
        Assert.AreEqual("HomeStuck", stop.GetProperty("reason").GetString());
        Assert.AreEqual("home sensor stuck", stop.GetProperty("text").GetString());
        Assert.AreNotEqual("", stop.GetProperty("advice").GetString());
        Assert.IsTrue(stop.GetProperty("fault").GetBoolean());
    }

    [TestMethod]
    public async Task A_line_that_is_wrong_is_refused_with_the_parsers_sentence_and_the_page_stays()
    {
        await using RunningBench bench = await RunningBench.Start();
        await using LivePage page = await LivePage.Open(bench);
        JsonElement refused = await page.Ask(
            new JsonObject { ["type"] = "act", ["line"] = "fault encoder broken" }
        );
        Assert.AreEqual("refused", refused.GetProperty("type").GetString());
        Assert.AreEqual("line", refused.GetProperty("why").GetString());
        StringAssert.StartsWith(
            refused.GetProperty("text").GetString(),
            "\"broken\"; expected what encoder does: cut, frozen, noise"
        );
        await page.Act("fault encoder cut");
    }

    [TestMethod]
    [DataRow("{", 1007)]
    [DataRow("", 1007)]
    [DataRow("[]", 1007)]
    [DataRow("7", 1007)]
    [DataRow("{\"type\":\"ping\",\"type\":\"act\"}", 1007)]
    [DataRow("{\"type\":\"ping\",\"x\":[[[[[1]]]]]}", 1007)]
    [DataRow("{}", 1008)]
    [DataRow("{\"type\":7}", 1008)]
    [DataRow("{\"type\":\"shutdown\"}", 1008)]
    [DataRow("{\"type\":\"act\"}", 1008)]
    [DataRow("{\"type\":\"act\",\"line\":7}", 1008)]
    [DataRow("{\"type\":\"act\",\"line\":\"remove\",\"id\":-1}", 1008)]
    [DataRow("{\"type\":\"act\",\"line\":\"remove\",\"id\":1.5}", 1008)]
    [DataRow("{\"type\":\"speed\"}", 1008)]
    [DataRow("{\"type\":\"speed\",\"value\":0}", 1008)]
    [DataRow("{\"type\":\"speed\",\"value\":51}", 1008)]
    [DataRow("{\"type\":\"speed\",\"value\":1e999}", 1008)]
    [DataRow("{\"type\":\"new\",\"seed\":-1}", 1008)]
    [DataRow("{\"type\":\"new\",\"seed\":\"18446744073709551616\"}", 1008)]
    [DataRow("{\"type\":\"new\",\"plant\":[]}", 1008)]
    [DataRow("{\"type\":\"new\",\"plant\":{\"motor.resistance\":\"2\"}}", 1008)]
    [DataRow("{\"type\":\"new\",\"spread_percent\":51}", 1008)]
    [DataRow("{\"type\":\"hand\",\"to\":0}", 1008)]
    [DataRow("{\"type\":\"save\",\"name\":1}", 1008)]
    public async Task A_message_that_is_none_is_refused_with_a_reason_and_ends_the_connection(
        string text,
        int code
    )
    {
        await using RunningBench bench = await RunningBench.Start();
        await using LivePage page = await LivePage.Open(bench);
        await page.Send(text);
        Assert.AreEqual(code, await page.Closed());
        JsonElement refused = page.Seen.Single(message =>
            message.GetProperty("type").GetString() == "refused"
        );
        Assert.AreEqual("message", refused.GetProperty("why").GetString());
        Assert.AreNotEqual("", refused.GetProperty("text").GetString());
        Assert.AreEqual(refused.GetProperty("text").GetString(), page.Socket.CloseStatusDescription);
        // Nobody else notices.
        await using LivePage other = await LivePage.Open(bench);
        await other.Wait("frame");
    }

    [TestMethod]
    public async Task A_message_of_4096_bytes_is_taken_and_one_more_is_too_long()
    {
        await using RunningBench bench = await RunningBench.Start();
        await using LivePage page = await LivePage.Open(bench);
        string longest = "{\"type\":\"ping\",\"id\":5}".PadRight(Request.MostBytes);
        await page.Send(longest);
        await page.Wait("pong", pong => pong.GetProperty("id").GetInt32() == 5);
        await page.Send(longest + " ");
        Assert.AreEqual(1009, await page.Closed());
    }

    [TestMethod]
    public async Task A_message_that_never_ends_is_too_long_as_soon_as_it_is()
    {
        await using RunningBench bench = await RunningBench.Start();
        await using LivePage page = await LivePage.Open(bench);
        byte[] part = Encoding.UTF8.GetBytes(new string(' ', 1000));
        for (int i = 0; i < 6; i++)
        {
            await page.Socket.SendAsync(part, WebSocketMessageType.Text, false, CancellationToken.None);
        }
        Assert.AreEqual(1009, await page.Closed());
    }

    [TestMethod]
    public async Task Bytes_and_what_is_not_UTF_8_end_the_connection()
    {
        await using RunningBench bench = await RunningBench.Start();
        await using LivePage binary = await LivePage.Open(bench);
        await binary.Socket.SendAsync(
            Encoding.UTF8.GetBytes("{\"type\":\"ping\"}"),
            WebSocketMessageType.Binary,
            true,
            CancellationToken.None
        );
        Assert.AreEqual(1003, await binary.Closed());
        await using LivePage garbled = await LivePage.Open(bench);
        await garbled.Socket.SendAsync(
            new byte[] { 0x22, 0xC3, 0x28, 0x22 },
            WebSocketMessageType.Text,
            true,
            CancellationToken.None
        );
        Assert.AreEqual(1007, await garbled.Closed());
    }

    [TestMethod]
    public async Task A_page_that_sends_too_much_is_refused_and_in_the_end_let_go()
    {
        await using RunningBench bench = await RunningBench.Start();
        await using LivePage page = await LivePage.Open(bench);
        for (int i = 0; i < RateLimit.AtOnce + 10 * RateLimit.MostRefusals; i++)
        {
            try
            {
                await page.Send("{\"type\":\"ping\"}");
            }
            catch (WebSocketException)
            {
                break;
            }
        }
        try
        {
            Assert.AreEqual(1008, await page.Closed());
        }
        catch (WebSocketException)
        {
            // What was still on its way met a closed end.
        }
        Assert.Contains("rate", page.Seen.Where(IsRefused).Select(one => one.GetProperty("why").GetString()));
    }

    [TestMethod]
    public void A_bucket_takes_a_burst_then_what_comes_at_its_rate()
    {
        RateLimit rate = new();
        long now = System.Diagnostics.Stopwatch.GetTimestamp();
        int burst = 0;
        while (rate.TryTake(now))
        {
            burst++;
        }
        Assert.AreEqual(RateLimit.AtOnce, burst);
        now += System.Diagnostics.Stopwatch.Frequency;
        int second = 0;
        while (rate.TryTake(now))
        {
            second++;
        }
        Assert.AreEqual(RateLimit.PerSecond, second, 1);
    }

    [TestMethod]
    public void A_page_that_reads_slowly_misses_frames_and_one_that_reads_nothing_is_let_go()
    {
        PageLink page = new(1);
        for (int i = 0; i < 1000; i++)
        {
            page.SendFrame([1]);
        }
        Assert.AreEqual(3, page.Queue.Count);
        Assert.AreEqual(997, page.FramesLeftOut);
        Assert.IsTrue(page.Queue.TryRead(out Outgoing frame) && frame.IsFrame);
        page.FrameTaken();
        page.SendFrame([2]);
        Assert.AreEqual(3, page.Queue.Count);
        Assert.IsFalse(page.Gone.IsCancellationRequested);
        for (int i = 0; i < 1000; i++)
        {
            page.Send([3]);
        }
        Assert.IsTrue(page.Gone.IsCancellationRequested);
        Assert.IsLessThan(1000, page.Queue.Count);
    }

    [TestMethod]
    public async Task The_seventeenth_page_is_told_that_it_is_one_too_many()
    {
        await using RunningBench bench = await RunningBench.Start();
        List<LivePage> pages = [];
        for (int i = 0; i < RoomDesk.MostPages; i++)
        {
            pages.Add(await LivePage.Open(bench));
        }
        await using (LivePage surplus = await LivePage.Connect(bench, bench.Origin))
        {
            Assert.AreEqual(1013, await surplus.Closed());
            StringAssert.Contains(surplus.Socket.CloseStatusDescription, "16 pages are open");
        }
        await pages[0].DisposeAsync();
        await pages[1].Wait("control", told => told.GetProperty("pages").GetArrayLength() == 15);
        await using (LivePage next = await LivePage.Open(bench))
        {
            Assert.AreEqual(RoomDesk.MostPages + 1, next.Number);
        }
        foreach (LivePage page in pages.Skip(1))
        {
            await page.DisposeAsync();
        }
    }

    [TestMethod]
    public async Task Ping_comes_back_with_its_number()
    {
        await using RunningBench bench = await RunningBench.Start();
        await using LivePage page = await LivePage.Open(bench);
        JsonElement pong = await page.Ask(new JsonObject { ["type"] = "ping" });
        Assert.AreEqual("pong", pong.GetProperty("type").GetString());
    }

    [TestMethod]
    public async Task Pages_are_told_when_the_journal_has_changed()
    {
        await using RunningBench bench = await RunningBench.Start();
        await using LivePage page = await LivePage.Open(bench);
        _ = await page.State("NoCartridge");
        _ = await page.Act("insert fresh");
        _ = await page.State("Ready");
        _ = await page.Act("press start 400ms");
        _ = await page.Wait("journal_changed");
        _ = await page.State("Running");
        JsonElement answer = await page.Ask(new JsonObject { ["type"] = "journal" });
        Assert.AreEqual(1, answer.GetProperty("journal").GetProperty("cartridges_used").GetArrayLength());
    }

    [TestMethod]
    public async Task The_journal_comes_as_the_verb_journal_writes_it()
    {
        await using RunningBench bench = await RunningBench.Start();
        await using LivePage page = await LivePage.Open(bench);
        await page.State("NoCartridge");
        JsonElement answer = await page.Ask(new JsonObject { ["type"] = "journal" });
        JsonElement journal = answer.GetProperty("journal");
        Assert.AreEqual(1, journal.GetProperty("power_ups").GetInt32());
        Assert.IsFalse(journal.GetProperty("integrity").GetProperty("damaged").GetBoolean());
    }

    private static bool IsRefused(JsonElement message) =>
        message.GetProperty("type").GetString() == "refused";
}
