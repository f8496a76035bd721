// Which pin has which peripheral's line.
using System;
using System.Collections.Generic;
using System.Linq;
using nanoFramework.Hardware.Esp32;

namespace VirtualEsp32;

internal sealed class PinFunctions(BoardFile file)
{
    private const int NoPin = -1;

    private readonly Dictionary<DeviceFunction, int> _pins = [];

    public void Set(int pin, DeviceFunction function)
    {
        bool needsOutput = function != DeviceFunction.COM3_RX;
        bool isKnown = Enum.IsDefined(function);
        bool canDrive = file.Pins.Contains(pin) && !file.InputOnlyPins.Contains(pin);
        if (!isKnown || (needsOutput && !canDrive && !IsPwm(function)))
        {
            throw new ArgumentException($"Pin {pin} cannot have function {(int)function}.");
        }

        _pins[function] = pin;
    }

    public int PinOf(DeviceFunction function) => _pins.GetValueOrDefault(function, NoPin);

    public bool HasPwm(int pin) => _pins.Any(entry => IsPwm(entry.Key) && entry.Value == pin);

    private static bool IsPwm(DeviceFunction function) => ((int)function >> 16) == 4;
}
