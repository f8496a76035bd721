// The pulse counter peripheral: its units, and what each edge adds.
using System;
using System.Collections.Generic;
using System.Device.Gpio;

namespace VirtualEsp32;

/// <summary>The units of a chip.</summary>
internal sealed class PulseUnits(VirtualChip chip, int count)
{
    private readonly List<PulseUnit> _taken = [];

    public PulseUnit Take(int pinA, int pinB)
    {
        if (_taken.Count == count)
        {
            throw new NotSupportedException("Every unit of the pulse counter is taken.");
        }

        PulseUnit unit = new(chip, this, pinA, pinB);
        _taken.Add(unit);
        // Taken or not: the driver does not look.
        chip.Pins.Reserve(pinA);
        if (pinB >= 0)
        {
            chip.Pins.Reserve(pinB);
        }

        return unit;
    }

    public void Release(PulseUnit unit)
    {
        _taken.Remove(unit);
        chip.Pins.Free(unit.PinA);
        if (unit.PinB >= 0)
        {
            chip.Pins.Free(unit.PinB);
        }
    }

    public void ReleaseAll()
    {
        foreach (PulseUnit unit in _taken.ToArray())
        {
            unit.Release();
        }
    }
}

/// <summary>
/// One unit. With two pins, edges of the second count by its own sense and the level of the first; edges of the
/// first count up whatever their sense, turned round while the second is low (read in nf-interpreter a3e8139:
/// GpioPulseCounter.cpp of the ESP32, InitialiseEdgeAndActions).
/// </summary>
internal sealed class PulseUnit(VirtualChip chip, PulseUnits owner, int pinA, int pinB)
{
    private GpioPulsePolarity _polarity;
    private bool _runs;
    private bool _isEncoder;
    private bool _isSwapped;
    private bool _level;
    private long _quarters;
    private long _count;

    public int PinA => pinA;

    public int PinB => pinB;

    public long NowMicroseconds => chip.NowMicroseconds;

    public long Count
    {
        get
        {
            FollowEncoder();
            return _count;
        }
    }

    public void Start(GpioPulsePolarity polarity)
    {
        Stop();
        _polarity = polarity;
        _count = 0;
        Wiring wiring = chip.Wiring;
        _isSwapped = wiring.HasRole(pinA, "EncoderB");
        _isEncoder = _isSwapped
            ? pinB < 0 || wiring.HasRole(pinB, "EncoderA")
            : wiring.HasRole(pinA, "EncoderA") && (pinB < 0 || wiring.HasRole(pinB, "EncoderB"));
        _quarters = _isEncoder ? wiring.EncoderQuarters() : 0;
        _level = !_isEncoder && wiring.LevelOf(pinA, PullInside.Up);
        _runs = true;
        if (!_isEncoder)
        {
            wiring.Changed += OnChanged;
        }
    }

    public void Stop()
    {
        FollowEncoder();
        _runs = false;
        chip.Wiring.Changed -= OnChanged;
    }

    public void Reset()
    {
        FollowEncoder();
        _count = 0;
    }

    public void Release()
    {
        Stop();
        owner.Release(this);
    }

    // The unit pulls its pin up: a net that nothing holds would read high.
    private void OnChanged()
    {
        bool level = chip.Wiring.LevelOf(pinA, PullInside.Up);
        if (level != _level)
        {
            _level = level;
            _count += CountsFirst(level) ? 1 : 0;
        }
    }

    private bool CountsFirst(bool rising) =>
        _polarity == GpioPulsePolarity.Both
        || _polarity == (rising ? GpioPulsePolarity.Rising : GpioPulsePolarity.Falling);

    // The encoder is followed when it is asked for: forward or backward since then, edge by edge.
    private void FollowEncoder()
    {
        if (!_runs || !_isEncoder)
        {
            return;
        }

        long now = chip.Wiring.EncoderQuarters();
        int step = Math.Sign(now - _quarters);
        while (_quarters != now)
        {
            long next = _quarters + step;
            _count += EdgeBetween(_quarters, next);
            _quarters = next;
        }
    }

    private int EdgeBetween(long from, long to)
    {
        bool firstBefore = First(from);
        bool firstAfter = First(to);
        if (firstBefore != firstAfter)
        {
            bool isInverted = pinB >= 0 && !Second(to);
            return CountsFirst(firstAfter) ? (isInverted ? -1 : 1) : 0;
        }

        if (pinB < 0)
        {
            return 0;
        }

        return Second(to) == firstAfter ? 1 : -1;
    }

    private bool First(long quarters) => _isSwapped ? Lagging(quarters) : Leading(quarters);

    private bool Second(long quarters) => _isSwapped ? Leading(quarters) : Lagging(quarters);

    private static bool Leading(long quarters) => (quarters & 3) is 1 or 2;

    private static bool Lagging(long quarters) => (quarters & 3) is 2 or 3;
}
