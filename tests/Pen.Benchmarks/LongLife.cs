// Hours of a pen in use: a session an hour, treated half of the time.
using Pen.Hal.Simulated;
using Pen.Simulator;

namespace Pen.Benchmarks;

/// <summary>A life that goes on and on, each hour like the one before.</summary>
internal sealed class LongLife
{
    private const int Treatments = 10;

    private readonly SimulatedPen _pen = BenchLife.Resting(new PlantParameters());
    private long _serial;

    /// <summary>An hour: a fresh cartridge, ten treatments of three minutes, rests between them.</summary>
    public void Advance()
    {
        long start = _pen.NowMicroseconds;
        _pen.Board.RemoveCartridge();
        BenchLife.Advance(_pen, BenchLife.Second);
        _pen.Board.BatteryCharge = 1;
        _pen.Board.InsertCartridge(BenchLife.FreshCartridge(++_serial));
        for (int i = 0; i < Treatments; i++)
        {
            BenchLife.Start(_pen);
            BenchLife.Advance(_pen, 180 * BenchLife.Second);
            _pen.Board.SkinMeanTorque = 0;
            _pen.Board.BatteryCharge = 1;
            _pen.Board.SetButton(PenButton.StartStop, true);
            BenchLife.Advance(_pen, 100_000);
            _pen.Board.SetButton(PenButton.StartStop, false);
            BenchLife.Advance(_pen, 150 * BenchLife.Second);
        }
        _pen.AdvanceTo(start + (3600 * BenchLife.Second));
    }
}
