// Entry point of the benchmarks: runs what the command line names, or asks.
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// In this process: a project generated under artifacts/ would inherit the rules of this one's sources and fail them.
IConfig config = DefaultConfig
    .Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).AsDefault())
    .AddColumn(new Pen.Benchmarks.RealTimeFactorColumn());
BenchmarkSwitcher.FromAssembly(typeof(Pen.Benchmarks.PenBenchmarks).Assembly).Run(args, config);
