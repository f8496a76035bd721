// System.Device.Gpio: the controller, its pins and their values.
using VirtualEsp32;

namespace System.Device.Gpio;

/// <summary>How a pin is driven or pulled.</summary>
public enum PinMode
{
    /// <summary>Input without a pull: it floats where nothing outside holds it.</summary>
    Input = 0,

    /// <summary>Input with the processor's own pull-down.</summary>
    InputPullDown = 1,

    /// <summary>Input with the processor's own pull-up.</summary>
    InputPullUp = 2,

    /// <summary>Push-pull output.</summary>
    Output = 3,
}

/// <summary>The level of a pin.</summary>
public readonly struct PinValue
{
    private readonly byte _value;

    private PinValue(byte value)
    {
        _value = value;
    }

    /// <summary>A high level.</summary>
    public static PinValue High => new(1);

    /// <summary>A low level.</summary>
    public static PinValue Low => new(0);

    /// <summary>High for anything but 0.</summary>
    public static implicit operator PinValue(int value) => value == 0 ? Low : High;

    /// <summary>High for true.</summary>
    public static implicit operator PinValue(bool value) => value ? High : Low;

    /// <summary>1 for high.</summary>
    public static explicit operator byte(PinValue value) => value._value;

    /// <summary>1 for high.</summary>
    public static explicit operator int(PinValue value) => value._value;

    /// <summary>True for high.</summary>
    public static explicit operator bool(PinValue value) => value._value != 0;

    /// <summary>The same level.</summary>
    public bool Equals(PinValue other) => _value == other._value;

    /// <summary>The same level.</summary>
    public override bool Equals(object? obj) => obj is PinValue other && Equals(other);

    /// <summary>The same level.</summary>
    public static bool operator ==(PinValue a, PinValue b) => a.Equals(b);

    /// <summary>The other level.</summary>
    public static bool operator !=(PinValue a, PinValue b) => !a.Equals(b);

    /// <summary>0 or 1.</summary>
    public override int GetHashCode() => _value;

    /// <summary>The level as a word.</summary>
    public override string ToString() => _value != 0 ? "High" : "Low";
}

/// <summary>Hands out pins.</summary>
public sealed class GpioController : IDisposable
{
    private readonly VirtualChip _chip = VirtualChip.Current;

    /// <summary>Opens a pin in a mode. Throws if it does not exist, is taken or cannot do that.</summary>
    public GpioPin OpenPin(int pinNumber, PinMode mode)
    {
        _chip.Pins.Open(pinNumber, mode);
        return new GpioPin(_chip, pinNumber);
    }

    /// <summary>True if the pin is taken.</summary>
    public bool IsPinOpen(int pinNumber) => _chip.Pins.IsReserved(pinNumber);

    /// <summary>Does nothing that the pins would notice.</summary>
    public void Dispose() { }
}

/// <summary>One open pin.</summary>
public sealed class GpioPin : IDisposable
{
    private readonly VirtualChip _chip;
    private bool _disposed;

    internal GpioPin(VirtualChip chip, int pinNumber)
    {
        _chip = chip;
        PinNumber = pinNumber;
    }

    /// <summary>GPIO number.</summary>
    public int PinNumber { get; }

    /// <summary>The level on the pin now.</summary>
    public PinValue Read()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _chip.Pins.Read(PinNumber);
    }

    /// <summary>Drives an output. Throws on an input.</summary>
    public void Write(PinValue value)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _chip.Pins.Write(PinNumber, (bool)value);
    }

    /// <summary>The pin becomes an input without a pull, and free.</summary>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _chip.Pins.Close(PinNumber);
        }
    }
}
