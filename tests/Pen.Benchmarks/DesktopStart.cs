// How long a person waits for the bench: from the command to a page that can be used.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using Bench.Tests;
using Bench.Tests.Page;
using Microsoft.Playwright;

namespace Pen.Benchmarks;

/// <summary>
/// The README's command in turn with <c>dotnet run</c> of an empty program, so that what a machine is doing besides happens
/// to both. Everything is built before.
/// </summary>
internal static class DesktopStart
{
    private const int Rounds = 5;
    private const string Simulator = "hal/Pen.Simulator";

    private const string EmptyProject = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
        </Project>
        """;

    private const string IsUsable = """
        () => document.getElementById('link-text').textContent === 'Live'
          && document.getElementById('clock').textContent !== '0.0 s'
          && !document.querySelector('[data-kind=fresh]').disabled
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Writes the table.</summary>
    public static async Task Write(TextWriter output)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("pen-empty-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "empty.csproj"), EmptyProject);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Program.cs"), "return;");
            await using IBrowserContext window = await Chromium.NewWindow();
            IPage page = await window.NewPageAsync();
            List<double> empty = [];
            List<double> printed = [];
            List<double> usable = [];
            for (int round = 0; round <= Rounds; round++)
            {
                double alone = await RunEmpty(folder.FullName);
                (double address, double use) = await OpenBench(page);
                // The first builds.
                if (round > 0)
                {
                    empty.Add(alone);
                    printed.Add(address);
                    usable.Add(use);
                }
            }
            Table(output, empty, printed, usable);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Table(
        TextWriter output,
        List<double> empty,
        List<double> printed,
        List<double> usable
    )
    {
        output.WriteLine("### From the command to the page, nothing to build");
        output.WriteLine();
        output.WriteLine("| `dotnet run` of | median, s | worst, s | over the first |");
        output.WriteLine("|---|---:|---:|---:|");
        Row(output, "an empty program, to its end", empty, empty);
        Row(output, $"`{Simulator}`, to the address in the terminal", printed, empty);
        Row(
            output,
            $"`{Simulator}`, to the page in an open browser, live and ready to be used",
            usable,
            empty
        );
        output.WriteLine();
    }

    private static void Row(TextWriter output, string what, List<double> times, List<double> first) =>
        output.WriteLine(
            FormattableString.Invariant(
                $"| {what} | {Spread.Median(times):0.00} | {Spread.Most(times):0.00} | {Spread.Median(times) / Spread.Median(first):0.00} |"
            )
        );

    private static async Task<double> RunEmpty(string folder)
    {
        long start = Stopwatch.GetTimestamp();
        using Process process = Start(["run", "--project", folder]);
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode == 0
            ? Stopwatch.GetElapsedTime(start).TotalSeconds
            : throw new InvalidOperationException("The empty program does not run.");
    }

    private static async Task<(double Printed, double Usable)> OpenBench(IPage page)
    {
        int port = RunningBench.FreePort();
        long start = Stopwatch.GetTimestamp();
        using Process process = Start([
            "run",
            "--project",
            Simulator,
            "--",
            "--port",
            $"{port}",
            "--no-browser",
        ]);
        try
        {
            string? line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
            double printed = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (line?.Contains($":{port}/", StringComparison.Ordinal) != true)
            {
                throw new InvalidOperationException($"The bench did not open: {line}");
            }
            await page.GotoAsync(
                $"http://localhost:{port}/",
                new PageGotoOptions { WaitUntil = WaitUntilState.Commit }
            );
            _ = await page.WaitForFunctionAsync(IsUsable);
            return (printed, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    private static Process Start(string[] arguments) =>
        Process.Start(
            new ProcessStartInfo("dotnet", arguments)
            {
                WorkingDirectory = PageSources.Path(),
                RedirectStandardOutput = true,
            }
        )!;
}
