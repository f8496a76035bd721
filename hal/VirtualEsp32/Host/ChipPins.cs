// The GPIO pins of the chip: who has taken which, and in which mode.
using System;
using System.Device.Gpio;
using System.Linq;

namespace VirtualEsp32;

internal sealed class ChipPins(VirtualChip chip, BoardFile file)
{
    private const int MaximumPins = 64;

    private readonly bool[] _reserved = new bool[MaximumPins];
    private readonly PinMode[] _modes = new PinMode[MaximumPins];

    /// <summary>Calls of GpioPin.Read since this power-up.</summary>
    public int Reads { get; private set; }

    /// <summary>Calls of GpioPin.Write since this power-up.</summary>
    public int Writes { get; private set; }

    public bool IsReserved(int pin) => pin is >= 0 and < MaximumPins && _reserved[pin];

    /// <summary>Marks a pin as taken; false, and no more, if it was. As the driver has it.</summary>
    public bool Reserve(int pin)
    {
        bool wasFree = !_reserved[pin];
        _reserved[pin] = true;
        return wasFree;
    }

    public void Free(int pin) => _reserved[pin] = false;

    public void Open(int pin, PinMode mode)
    {
        bool isInputOnly = file.InputOnlyPins.Contains(pin);
        if (!file.Pins.Contains(pin) || (isInputOnly && mode != PinMode.Input))
        {
            throw new ArgumentException($"Pin {pin} does not exist or cannot be {mode}.");
        }

        if (!Reserve(pin))
        {
            throw new InvalidOperationException($"Pin {pin} is taken.");
        }

        _modes[pin] = mode;
        if (mode != PinMode.Output)
        {
            return;
        }

        // Opening resets the pin first, which pulls it up: nothing outside may mind that.
        if (!chip.Wiring.RestsLow(pin))
        {
            chip.Wiring.Drive(pin, true);
        }

        chip.Wiring.Drive(pin, false);
    }

    public void Close(int pin)
    {
        Free(pin);
        if (_modes[pin] == PinMode.Output)
        {
            chip.Wiring.Drive(pin, !chip.Wiring.RestsLow(pin));
        }

        _modes[pin] = PinMode.Input;
    }

    public bool Read(int pin)
    {
        Reads++;
        return chip.Wiring.LevelOf(
            pin,
            _modes[pin] switch
            {
                PinMode.InputPullUp => PullInside.Up,
                PinMode.InputPullDown => PullInside.Down,
                _ => PullInside.None,
            }
        );
    }

    public void Write(int pin, bool high)
    {
        if (_modes[pin] != PinMode.Output)
        {
            throw new ArgumentException($"Pin {pin} is no output.");
        }

        Writes++;
        chip.Wiring.Drive(pin, high);
    }

    /// <summary>The firmware starts anew: pins are free again, and levels stay.</summary>
    public void ReleaseAll() => Array.Clear(_reserved);
}
