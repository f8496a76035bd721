// Entry point of the benchmarks: cost tables in a minute, or what BenchmarkDotNet is asked for.
using System;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Pen.Benchmarks;

if (args is ["cost", ..])
{
    CostReport.Write(Console.Out);
    return;
}

// In this process: a project generated under artifacts/ would inherit the rules of this one's sources and fail them.
IConfig config = DefaultConfig
    .Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).AsDefault())
    .AddColumn(new RealTimeFactorColumn());
BenchmarkSwitcher.FromAssembly(typeof(PenBenchmarks).Assembly).Run(args, config);
