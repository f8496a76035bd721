// Entry point of the benchmarks: runs what the command line names, or asks.
using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(Pen.Benchmarks.PlantBenchmarks).Assembly).Run(args);
