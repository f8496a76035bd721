// What is taken home from the bench.
using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Pen.Simulator.Bench;
using Pen.Simulator.Commands;
using Pen.Simulator.Journals;
using Pen.Simulator.Tracing;

namespace Bench.Tests;

[TestClass]
public sealed class ExportTests
{
    [TestMethod]
    [DataRow("scenario.pen", "bench.pen", "text/plain")]
    [DataRow("trace.csv", "bench-last-10-min.csv", "text/plain")]
    [DataRow("trace.vcd", "bench-last-10-min.vcd", "text/plain")]
    [DataRow("journal.zip", "bench-flash.zip", "application/zip")]
    [DataRow("journal.json", "bench-journal.json", "application/json")]
    [DataRow("journal.html", "bench-journal.html", "text/html")]
    public async Task An_export_comes_as_a_file_to_keep(string path, string name, string type)
    {
        await using RunningBench bench = await RunningBench.Start();
        using HttpResponseMessage response = await bench.Client.GetAsync($"/export/{path}");
        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        Assert.AreEqual(type, response.Content.Headers.ContentType!.MediaType);
        Assert.AreEqual("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.AreEqual(name, response.Content.Headers.ContentDisposition.FileName!.Trim('"'));
        Assert.AreEqual(
            response.Content.Headers.ContentLength,
            (await response.Content.ReadAsByteArrayAsync()).Length
        );
    }

    [TestMethod]
    public async Task The_trace_is_what_a_run_of_the_record_writes()
    {
        await using RunningBench bench = await RunningBench.Start();
        await using LivePage page = await LivePage.Open(bench);
        await page.State("NoCartridge");
        await page.Act("insert fresh");
        await page.State("Ready");
        await page.Ask(new JsonObject { ["type"] = "pause" });
        string csv = await bench.Client.GetStringAsync("/export/trace.csv");
        string vcd = await bench.Client.GetStringAsync("/export/trace.vcd");
        string scenario = await bench.Client.GetStringAsync("/export/scenario.pen");
        using TemporaryFiles files = new();
        string pen = files.Write("a.pen", scenario);
        string csvFile = files.Path("a.csv");
        string vcdFile = files.Path("a.vcd");
        using StringWriter said = new();
        int exit = SimulatorCommands.Run(
            ["run", pen, "--trace", csvFile, "--trace", vcdFile],
            new CommandStreams(said, said, Interactive: false)
        );
        Assert.AreEqual(0, exit, said.ToString());
        AssertBegins(File.ReadAllText(csvFile), csv);
        // A dump ends with its last time, which is not the run's.
        AssertBegins(File.ReadAllText(vcdFile), vcd[..vcd.LastIndexOf('#')]);
    }

    [TestMethod]
    public async Task The_flash_is_a_folder_that_the_verb_journal_reads()
    {
        await using RunningBench bench = await RunningBench.Start();
        await using LivePage page = await LivePage.Open(bench);
        await page.State("NoCartridge");
        await page.Act("insert fresh serial=513");
        await page.State("Ready");
        await page.Act("press start 400ms");
        await page.State("Running");
        using TemporaryFiles files = new();
        await using (Stream zip = await bench.Client.GetStreamAsync("/export/journal.zip"))
        {
            using ZipArchive archive = new(zip);
            archive.ExtractToDirectory(files.Folder);
        }
        JournalReading reading = new(DumpLoader.Load([files.Folder]));
        Assert.AreEqual("000000000201", reading.Used.Single().SerialText);
        string json = await bench.Client.GetStringAsync("/export/journal.json");
        using JsonDocument document = JsonDocument.Parse(json);
        Assert.AreEqual(1, document.RootElement.GetProperty("cartridges_used").GetArrayLength());
        string html = await bench.Client.GetStringAsync("/export/journal.html");
        StringAssert.Contains(html, "000000000201");
    }

    [TestMethod]
    public void The_trace_keeps_ten_minutes_and_forgets_what_is_older()
    {
        BenchPen pen = new(BenchSetup.Reference, static _ => { });
        pen.AdvanceTo(TraceRing.KeptMicroseconds + 60_000_000);
        TraceRow[] rows = [.. pen.Ring.Copy()];
        Assert.IsGreaterThanOrEqualTo(60_000_000, rows[0].TimeMicroseconds);
        Assert.IsLessThan(60_100_000, rows[0].TimeMicroseconds);
        Assert.AreEqual(pen.NowMicroseconds, rows[^1].TimeMicroseconds, 20_000);
        for (int i = 1; i < rows.Length; i++)
        {
            Assert.IsGreaterThan(rows[i - 1].TimeMicroseconds, rows[i].TimeMicroseconds);
        }
    }

    [TestMethod]
    public void Above_real_time_a_sample_holds_the_least_and_the_most_of_its_stretch()
    {
        TraceSampler sampler = new();
        sampler.SetSpeed(4);
        int duty = TraceSampler.Columns.ToList().IndexOf("duty_permille");
        foreach ((long at, int value) in new[] { (0L, 500), (5_000L, 100), (10_000L, 900), (15_000L, 400) })
        {
            sampler.Sample(new TraceRow { TimeMicroseconds = at, DutyPermille = value });
        }
        double[][] rows = [.. sampler.Take()];
        Assert.HasCount(2, rows);
        Assert.AreEqual(100, rows[0][duty]);
        Assert.AreEqual(900, rows[1][duty]);
        Assert.AreEqual(15_000, rows[1][0]);
        Assert.IsTrue(rows[0][0] is > 0 and < 15_000);
        Assert.IsEmpty(sampler.Take());
    }

    private static void AssertBegins(string whole, string beginning)
    {
        string[] lines = beginning.Split('\n');
        string[] other = whole.Split('\n');
        for (int i = 0; i < lines.Length && lines[i].Length > 0; i++)
        {
            Assert.AreEqual(lines[i], other[i], $"line {i + 1} of {lines.Length}");
        }
    }

    private sealed class TemporaryFiles : IDisposable
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("bench").FullName;

        public string Path(string name) => System.IO.Path.Combine(Folder, name);

        public string Write(string name, string text)
        {
            File.WriteAllText(Path(name), text);
            return Path(name);
        }

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }
}
