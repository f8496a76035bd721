// Moves of the depth screw, as the nut makes them.
using System;
using System.Collections.Generic;
using Pen.Control;
using Pen.Hal.Simulated;

namespace Pen.Simulator.Measuring;

/// <summary>A move without a pause.</summary>
/// <param name="Pulses">Quarter steps.</param>
/// <param name="Microseconds">Time from the first to the last of them.</param>
internal readonly record struct NutMove(int Pulses, double Microseconds);

/// <summary>
/// Runs the world in small steps and looks at the nut: ten microseconds apart while it moves and where a period may
/// have begun a move, a quarter of a millisecond else.
/// </summary>
internal sealed class NutWatch(SimulatedBoard board)
{
    // Error of a move's duration: this much at its start and at its end.
    private const long Fine = 10;
    private const long Coarse = 250;

    // A train's first pulse comes within so much of the period that orders it.
    private const long FirstPulseMicroseconds = 1_000;

    // Longer than any interval of a train, shorter than any pause between two.
    private const long PauseMicroseconds = 2_000;

    private readonly double _quarterStep = new StepperBound(board.Parameters).QuarterStepMicrometres;
    private double _nut = board.Truth.NutMicrometres;
    private double _from;
    private long _began;
    private long _last = long.MinValue / 2;
    private bool _moves;
    private int _direction;

    /// <summary>Moves that have ended, in their order.</summary>
    public List<NutMove> Moves { get; } = [];

    /// <summary>Time since the nut last moved, in microseconds.</summary>
    public long RestsFor => board.Time.NowMicroseconds - _last;

    /// <summary>Runs for a time in microseconds.</summary>
    public void Wait(long microseconds)
    {
        SimulatedBoard world = board;
        for (long end = world.Time.NowMicroseconds + microseconds; world.Time.NowMicroseconds < end; )
        {
            long now = world.Time.NowMicroseconds;
            bool mayBegin = now % PenController.PeriodMicroseconds < FirstPulseMicroseconds;
            world.Time.AdvanceTo(Math.Min(end, now + (_moves || mayBegin ? Fine : Coarse)));
            Look();
        }
    }

    private void Look()
    {
        long now = board.Time.NowMicroseconds;
        double nut = board.Truth.NutMicrometres;
        if (nut == _nut)
        {
            if (_moves && now - _last > PauseMicroseconds)
            {
                End();
            }
            return;
        }
        int direction = Math.Sign(nut - _nut);
        if (_moves && direction != _direction)
        {
            End();
        }
        if (!_moves)
        {
            _moves = true;
            _direction = direction;
            _from = _nut;
            _began = now;
        }
        _last = now;
        _nut = nut;
    }

    private void End()
    {
        _moves = false;
        int pulses = (int)Math.Round(Math.Abs(_nut - _from) / _quarterStep);
        Moves.Add(new NutMove(pulses, _last - _began));
    }
}
