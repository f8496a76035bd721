// How much faster than life the simulated board alone runs.
using BenchmarkDotNet.Attributes;
using Pen.Hal.Simulated;

namespace Pen.Benchmarks;

/// <summary>One simulated second of a powered board whose pins nobody touches.</summary>
[MemoryDiagnoser]
public class PlantBenchmarks
{
    private const long Second = 1_000_000;
    private const ulong Seed = 1;

    private SimulatedBoard? _board;

    [IterationSetup]
    public void PowerUp()
    {
        _board = new SimulatedBoard(new PlantParameters(), Seed);
        _board.PowerOn();
    }

    [Benchmark]
    public long IdleSecond()
    {
        VirtualTime time = _board!.Time;
        time.AdvanceTo(time.NowMicroseconds + Second);
        return time.NowMicroseconds;
    }
}
