// What a control period costs on the host: the firmware, and the board under it.
using BenchmarkDotNet.Attributes;
using Pen.App;
using Pen.Control;
using Pen.Hal.Simulated;

namespace Pen.Benchmarks;

/// <summary>One simulated second of the whole pen at rest, loop by loop: fifty control periods.</summary>
[MemoryDiagnoser]
public class FirmwareBenchmarks
{
    private const int Periods = 50;
    private const ulong Seed = 1;

    private SimulatedBoard? _board;
    private PenFirmware? _firmware;

    [IterationSetup]
    public void PowerUp()
    {
        _board = new SimulatedBoard(new PlantParameters(), Seed);
        _board.PowerOn();
        _firmware = new PenFirmware(_board.Ports);
    }

    [Benchmark]
    public long ControlLoopSecond()
    {
        VirtualTime time = _board!.Time;
        for (int period = 0; period < Periods; period++)
        {
            _firmware!.RunPeriod();
            time.Sleep(PenController.PeriodMicroseconds);
        }

        return time.NowMicroseconds;
    }
}
