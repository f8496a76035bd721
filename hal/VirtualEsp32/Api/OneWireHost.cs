// nanoFramework.Device.OneWire: the master on COM3.
using System;
using VirtualEsp32;

namespace nanoFramework.Device.OneWire;

/// <summary>A 1-Wire master on the pins that COM3 has when it is made.</summary>
public class OneWireHost : IDisposable
{
    private readonly OneWireUart _uart;

    /// <summary>Throws if COM3 has no pins.</summary>
    public OneWireHost()
    {
        _uart = VirtualChip.Current.OpenOneWire();
    }

    /// <summary>Reset pulse; true if the line was low afterwards. Holds every managed thread.</summary>
    public bool TouchReset() => _uart.Reset();

    /// <summary>One slot. Holds every managed thread.</summary>
    public bool TouchBit(bool value) => _uart.TouchBit(value);

    /// <summary>Eight slots, least significant bit first. Holds every managed thread.</summary>
    public byte TouchByte(byte value) => _uart.TouchByte(value);

    /// <summary>Gives the UART back.</summary>
    public void Dispose() => GC.SuppressFinalize(this);
}
