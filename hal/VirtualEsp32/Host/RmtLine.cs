// A sending channel of the remote-control peripheral: symbols out of a pin, by themselves.
using System;

namespace VirtualEsp32;

/// <summary>
/// A train runs to its end or to a release. Whoever asks for more before holds every managed thread until then.
/// </summary>
internal sealed class RmtLine
{
    private const int BytesPerSymbol = 4;
    private const int LevelBit = 1 << 15;

    private readonly VirtualChip _chip;
    private readonly Wiring _wiring;
    private readonly int _pin;
    private readonly int _resolutionHz;
    private readonly bool _idleLevel;
    private Train? _train;
    private long _doneAt;
    private bool _released;

    public RmtLine(VirtualChip chip, int pin, int resolutionHz, bool idleLevel)
    {
        if (resolutionHz <= 0)
        {
            throw new ArgumentException("A resolution is positive.");
        }

        _chip = chip;
        _wiring = chip.Wiring;
        _pin = pin;
        _resolutionHz = resolutionHz;
        _idleLevel = idleLevel;
        chip.Wiring.Drive(pin, idleLevel);
    }

    public void Send(byte[] data, bool wait)
    {
        ObjectDisposedException.ThrowIf(_released, this);
        ArgumentNullException.ThrowIfNull(data);
        if (data.Length % BytesPerSymbol != 0)
        {
            throw new ArgumentException("A symbol has four bytes.");
        }

        HoldUntilDone();
        _train = new Train(this, data);
        _doneAt = _train.Start();
        if (wait)
        {
            HoldUntilDone();
        }
    }

    public void HoldUntilDone()
    {
        long left = _doneAt - _chip.Board.Time.NowMicroseconds;
        if (left > 0)
        {
            _chip.Interpreter.Hold(left);
        }
    }

    public void Release()
    {
        _released = true;
        _train?.Cut();
        _doneAt = 0;
        // The pin lets go: its net falls to where it rests.
        if (_chip.Wiring == _wiring)
        {
            _wiring.Drive(_pin, !_wiring.RestsLow(_pin));
        }
    }

    /// <summary>One train; edges are scheduled one after the other.</summary>
    private sealed class Train(RmtLine line, byte[] data)
    {
        private readonly int _halves = LengthOf(data);
        private Action? _next;
        private int _at;
        private double _elapsedTicks;
        private long _startedAt;
        private bool _isCut;

        /// <summary>Starts at once; returns when the last symbol ends.</summary>
        public long Start()
        {
            _startedAt = line._chip.Board.Time.NowMicroseconds;
            _next = Next;
            long ticks = 0;
            for (int half = 0; half < _halves; half++)
            {
                ticks += Word(half) & (LevelBit - 1);
            }

            Next();
            return _startedAt + Microseconds(ticks);
        }

        public void Cut() => _isCut = true;

        private void Next()
        {
            // A processor that was reset meanwhile has other wires.
            if (_isCut || line._chip.Wiring != line._wiring || !line._chip.Board.IsPowered)
            {
                return;
            }

            if (_at == _halves)
            {
                line._wiring.Drive(line._pin, line._idleLevel);
                return;
            }

            int word = Word(_at++);
            line._wiring.Drive(line._pin, (word & LevelBit) != 0);
            _elapsedTicks += word & (LevelBit - 1);
            line._chip.Board.Time.Schedule(_startedAt + Microseconds(_elapsedTicks), _next!);
        }

        private long Microseconds(double ticks) => (long)Math.Round(ticks * 1e6 / line._resolutionHz);

        private int Word(int half) => data[2 * half] | (data[(2 * half) + 1] << 8);

        // A duration of 0 ends the train.
        private static int LengthOf(byte[] data)
        {
            for (int half = 0; half < data.Length / 2; half++)
            {
                if (((data[2 * half] | (data[(2 * half) + 1] << 8)) & (LevelBit - 1)) == 0)
                {
                    return half;
                }
            }

            return data.Length / 2;
        }
    }
}
