// The program as it is called: ports, first line, end.
using System;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Pen.Simulator.Bench;
using Pen.Simulator.Commands;

namespace Bench.Tests;

[TestClass]
public sealed class BenchCommandTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [TestMethod]
    public async Task A_port_asked_for_that_is_busy_is_one_clear_error()
    {
        await using RunningBench first = await RunningBench.Start();
        using StringWriter output = new();
        using StringWriter error = new();
        int exit = await BenchCommand.Run(
            BenchSetup.Reference,
            first.Port,
            browser: false,
            new CommandStreams(output, error, Interactive: false),
            CancellationToken.None
        );
        Assert.AreEqual(2, exit);
        Assert.AreEqual("", output.ToString());
        StringAssert.StartsWith(error.ToString(), "error: ");
        StringAssert.Contains(error.ToString(), $"{first.Port}");
        StringAssert.EndsWith(error.ToString().TrimEnd(), "name another --port, or none.");
        Assert.HasCount(2, error.ToString().Split('\n'));
    }

    [TestMethod]
    public async Task Without_a_port_asked_for_a_busy_one_is_passed_over()
    {
        // Held here, unless somebody else on this machine holds it already.
        using TcpListener usual = new(IPAddress.Loopback, BenchOptions.UsualPort);
        try
        {
            usual.Start();
        }
        catch (SocketException)
        {
            // Just as busy.
        }
        await using BenchServer server = await BenchCommand.Start(BenchSetup.Reference, null);
        Assert.IsGreaterThan(BenchOptions.UsualPort, server.Port);
    }

    [TestMethod]
    public async Task It_says_where_it_is_in_one_line_and_ends_when_asked_to()
    {
        using StringWriter output = new();
        using StringWriter error = new();
        using CancellationTokenSource asked = new();
        int port = RunningBench.FreePort();
        Task<int> run = BenchCommand.Run(
            BenchSetup.Reference,
            port,
            browser: false,
            new CommandStreams(TextWriter.Synchronized(output), error, Interactive: false),
            asked.Token
        );
        long start = Stopwatch.GetTimestamp();
        while (output.ToString().Length == 0 && Stopwatch.GetElapsedTime(start) < Patience)
        {
            await Task.Yield();
        }
        await asked.CancelAsync();
        Assert.AreEqual(0, await run);
        Assert.AreEqual(
            $"The bench is open at http://localhost:{port}/ (Ctrl-C ends it).",
            output.ToString().TrimEnd()
        );
        Assert.AreEqual("", error.ToString());
    }

    [TestMethod]
    [DataRow()]
    [DataRow("bench")]
    [DataRow("bench", "--esp32", "--board", "esp32", "--seed", "5", "--plant", "motor.resistance=1.2")]
    public async Task The_program_opens_the_bench_and_a_signal_ends_it_with_its_pages_told(
        params string[] verb
    )
    {
        if (OperatingSystem.IsWindows())
        {
            // No signals there; the tests above end it the other way.
            return;
        }
        int port = RunningBench.FreePort();
        string program = Path.Combine(AppContext.BaseDirectory, "Pen.Simulator.dll");
        ProcessStartInfo start = new("dotnet", [program, .. verb, "--port", $"{port}", "--no-browser"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        try
        {
            string? line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
            Assert.AreEqual($"The bench is open at http://localhost:{port}/ (Ctrl-C ends it).", line);
            await using LivePage page = await LivePage.At(port);
            await page.Wait("frame");
            Process.Start("kill", ["-TERM", $"{process.Id}"]).WaitForExit();
            Assert.AreEqual(1001, await page.Closed());
            await process.WaitForExitAsync().WaitAsync(Patience);
            Assert.AreEqual(0, process.ExitCode, await process.StandardError.ReadToEndAsync());
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
