// Entry point of the benchmarks: cost tables in a minute, the bench in a browser, or what BenchmarkDotNet is asked for.
using System;
using System.Globalization;
using System.Linq;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Pen.Benchmarks;

// What the browser's own buffer of events holds.
const double MostMinutes = 2.5;

if (args is ["cost", ..])
{
    CostReport.Write(Console.Out);
    return 0;
}

if (args is ["bench", ..])
{
    if (
        !double.TryParse(args.ElementAtOrDefault(1) ?? "1", CultureInfo.InvariantCulture, out double minutes)
        || minutes is not (> 0 and <= MostMinutes)
    )
    {
        Console.Error.WriteLine(
            $"error: {args[1]}: pictures are counted for up to {MostMinutes} minutes, such as 1."
        );
        return 2;
    }
    try
    {
        await DesktopStart.Write(Console.Out);
        await PageReport.Write(Console.Out, minutes);
        return 0;
    }
    catch (AssertInconclusiveException missing)
    {
        Console.Error.WriteLine($"error: {missing.Message}");
        return 2;
    }
}

// In this process: a project generated under artifacts/ would inherit the rules of this one's sources and fail them.
IConfig config = DefaultConfig
    .Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).AsDefault())
    .AddColumn(new RealTimeFactorColumn());
BenchmarkSwitcher.FromAssembly(typeof(PenBenchmarks).Assembly).Run(args, config);
return 0;
