// The I2C bus of the display and the UART of the 1-Wire line.
using System;
using System.Device.I2c;
using nanoFramework.Hardware.Esp32;

namespace VirtualEsp32;

/// <summary>What a test can make of the display's bus.</summary>
public enum VirtualBusState
{
    /// <summary>The display answers.</summary>
    Well,

    /// <summary>Nothing answers at any address.</summary>
    Silent,

    /// <summary>A line is held low: the driver waits a second for it.</summary>
    Stuck,
}

/// <summary>A bus on the pins that its functions have.</summary>
internal sealed class I2cBus
{
    private const int DisplayAddress = 0x3C;
    private const int SlowModeFactor = 4;

    // How long the driver waits for a bus that does not come free.
    private const long TimeoutMicroseconds = 1_000_000;

    private readonly VirtualChip _chip;
    private readonly bool _reachesDisplay;

    public I2cBus(VirtualChip chip, int busId)
    {
        if (busId is < 1 or > 2)
        {
            throw new ArgumentException("There are two buses, 1 and 2.");
        }

        _chip = chip;
        bool first = busId == 1;
        int data = chip.Functions.PinOf(first ? DeviceFunction.I2C1_DATA : DeviceFunction.I2C2_DATA);
        int clock = chip.Functions.PinOf(first ? DeviceFunction.I2C1_CLOCK : DeviceFunction.I2C2_CLOCK);
        if (data < 0 || clock < 0 || chip.Pins.IsReserved(data) || chip.Pins.IsReserved(clock))
        {
            throw new InvalidOperationException("A pin of the bus is missing or taken.");
        }

        _reachesDisplay =
            chip.Wiring.HasRole(data, "DisplayData") && chip.Wiring.HasRole(clock, "DisplayClock");
    }

    public I2cTransferStatus Write(int address, int speed, byte[] bytes)
    {
        long perByte = (long)_chip.Board.Parameters.DisplayByteUs;
        if (_chip.DisplayBus == VirtualBusState.Stuck)
        {
            _chip.Interpreter.Hold(TimeoutMicroseconds);
            return I2cTransferStatus.ClockStretchTimeout;
        }

        if (!_reachesDisplay || address != DisplayAddress || _chip.DisplayBus == VirtualBusState.Silent)
        {
            // Only the address went out.
            _chip.Interpreter.Hold(perByte);
            return I2cTransferStatus.SlaveAddressNotAcknowledged;
        }

        bool acknowledged = false;
        _chip.Interpreter.Hold(() =>
        {
            acknowledged = _chip.Wiring.Ports.Display.Write(bytes, bytes.Length);
            // The board's own time is that of 400 kHz.
            int slower = speed == (int)I2cBusSpeed.StandardMode ? SlowModeFactor - 1 : 0;
            _chip.Board.Time.Sleep(slower * (bytes.Length + 1) * perByte);
        });
        return acknowledged ? I2cTransferStatus.FullTransfer : I2cTransferStatus.SlaveAddressNotAcknowledged;
    }
}

/// <summary>The third UART as a 1-Wire master: transmit in open drain, receive on the same line.</summary>
internal sealed class OneWireUart
{
    private const int BitsPerByte = 8;

    private readonly VirtualChip _chip;
    private readonly bool _isWired;

    public OneWireUart(VirtualChip chip)
    {
        int tx = chip.Functions.PinOf(DeviceFunction.COM3_TX);
        int rx = chip.Functions.PinOf(DeviceFunction.COM3_RX);
        if (tx < 0 || rx < 0)
        {
            throw new InvalidOperationException("COM3 has no pins.");
        }

        _chip = chip;
        _isWired = chip.Wiring.HasRole(tx, "OneWireTx") && chip.Wiring.HasRole(rx, "OneWireRx");
    }

    public bool Reset()
    {
        bool present = false;
        _chip.Interpreter.Hold(() =>
        {
            if (_isWired)
            {
                present = _chip.Wiring.Ports.CartridgeBus.Reset();
            }
            else
            {
                _chip.Board.Time.Sleep((long)_chip.Board.Parameters.OneWireResetUs);
            }
        });
        return present;
    }

    public bool TouchBit(bool bit)
    {
        bool seen = true;
        _chip.Interpreter.Hold(() => seen = Slot(bit));
        return seen;
    }

    public byte TouchByte(byte value)
    {
        int seen = 0;
        _chip.Interpreter.Hold(() =>
        {
            for (int bit = 0; bit < BitsPerByte; bit++)
            {
                seen |= Slot((value >> bit & 1) != 0) ? 1 << bit : 0;
            }
        });
        return (byte)seen;
    }

    // A receive line that hangs in the air reads ones.
    private bool Slot(bool bit)
    {
        if (_isWired)
        {
            return _chip.Wiring.Ports.CartridgeBus.TouchBit(bit);
        }

        _chip.Board.Time.Sleep((long)_chip.Board.Parameters.OneWireSlotUs);
        return true;
    }
}
