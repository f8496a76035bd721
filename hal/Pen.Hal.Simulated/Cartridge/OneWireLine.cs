// The cartridge's 1-Wire line: a wired AND of everything that hangs on it.
using System;
using System.Collections.Generic;

namespace Pen.Hal.Simulated;

/// <summary>The line between the pen's master and the cartridge's contacts.</summary>
public sealed class OneWireLine
{
    private readonly List<CartridgeChip> _chips = [];
    private readonly VirtualTime _time;
    private readonly PlantParameters _parameters;

    internal OneWireLine(VirtualTime time, PlantParameters parameters, SeededRandom random)
    {
        _time = time;
        _parameters = parameters;
        Random = random;
    }

    /// <summary>The line is shorted to ground: every sample of it is low, which a UART takes for presence.</summary>
    public bool IsShorted { get; set; }

    /// <summary>No contact to any chip.</summary>
    internal bool IsCut { get; set; }

    /// <summary>The master reads one bit in so many wrong; 0: none.</summary>
    internal int WrongOneIn { get; set; }

    internal SeededRandom Random { get; }

    private bool IsHeldLow => IsShorted || _chips.Exists(static chip => chip.IsShorted);

    internal long ProgramMicroseconds => (long)(_parameters.ChipProgramMs * 1000);

    /// <summary>A chip makes contact. Seating a cartridge does this; a second chip is a fault to try.</summary>
    public void Attach(CartridgeChip chip)
    {
        ArgumentNullException.ThrowIfNull(chip);
        if (!_chips.Contains(chip))
        {
            _chips.Add(chip);
            chip.Connect(this);
        }
    }

    /// <summary>A chip loses contact; harmless if it had none.</summary>
    public void Detach(CartridgeChip chip)
    {
        if (_chips.Remove(chip))
        {
            chip.LosePower();
        }
    }

    internal void After(long microseconds, Action action) =>
        _time.Schedule(_time.NowMicroseconds + microseconds, action);

    /// <summary>The pull-up is gone with the processor's supply: every chip goes dark, and wakes with it.</summary>
    internal void LosePullUp()
    {
        foreach (CartridgeChip chip in _chips)
        {
            chip.LosePower();
            chip.Connect(this);
        }
    }

    /// <summary>A reset pulse. True if the line is low where a presence pulse is looked for.</summary>
    internal bool Reset()
    {
        if (IsHeldLow)
        {
            // A line held low starves its chips.
            LosePullUp();
            return true;
        }

        if (IsCut)
        {
            LosePullUp();
            return false;
        }

        bool present = false;
        foreach (CartridgeChip chip in _chips)
        {
            present |= chip.Reset();
        }

        return present;
    }

    /// <summary>One slot: the master's bit, the chips' answers, and the level that all of them see.</summary>
    internal bool Slot(bool bit)
    {
        if (IsHeldLow)
        {
            return false;
        }

        if (IsCut)
        {
            return bit;
        }

        bool level = bit;
        foreach (CartridgeChip chip in _chips)
        {
            level &= chip.Drive();
        }

        foreach (CartridgeChip chip in _chips)
        {
            chip.Latch(level);
        }

        return WrongOneIn > 0 && Random.NextUpTo(WrongOneIn - 1) == 0 ? !level : level;
    }
}
