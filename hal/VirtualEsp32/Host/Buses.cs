// The I2C bus of the display and the UART of the 1-Wire line.
using System;
using System.Device.I2c;
using nanoFramework.Hardware.Esp32;

namespace VirtualEsp32;

/// <summary>A bus on the pins that its functions have.</summary>
internal sealed class I2cBus
{
    private const int DisplayAddress = 0x3C;

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
        bool acknowledged = false;
        double perByte =
            _chip.Board.Parameters.DisplayByteUs * (speed == (int)I2cBusSpeed.StandardMode ? 4 : 1);
        if (!_reachesDisplay || address != DisplayAddress)
        {
            // Only the address went out.
            _chip.Interpreter.Hold((long)perByte);
            return I2cTransferStatus.SlaveAddressNotAcknowledged;
        }

        _chip.Interpreter.Hold(
            (long)((bytes.Length + 1) * perByte),
            () => acknowledged = _chip.Wiring.Ports.Display.Write(bytes, bytes.Length)
        );
        return acknowledged ? I2cTransferStatus.FullTransfer : I2cTransferStatus.SlaveAddressNotAcknowledged;
    }
}

/// <summary>The third UART as a 1-Wire master: transmit in open drain, receive on the same line.</summary>
internal sealed class OneWireUart
{
    private const int SlotsPerByte = 8;

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

    private long ResetMicroseconds => (long)_chip.Board.Parameters.OneWireResetUs;

    private long SlotMicroseconds => (long)_chip.Board.Parameters.OneWireSlotUs;

    public bool Reset()
    {
        bool present = false;
        _chip.Interpreter.Hold(
            ResetMicroseconds,
            () => present = _isWired && _chip.Wiring.Ports.CartridgeBus.Reset()
        );
        return present;
    }

    public bool TouchBit(bool bit)
    {
        bool seen = true;
        _chip.Interpreter.Hold(
            SlotMicroseconds,
            () => seen = !_isWired || _chip.Wiring.Ports.CartridgeBus.TouchBit(bit)
        );
        return seen;
    }

    public byte TouchByte(byte value)
    {
        byte seen = 0xFF;
        _chip.Interpreter.Hold(
            SlotsPerByte * SlotMicroseconds,
            () => seen = _isWired ? _chip.Wiring.Ports.CartridgeBus.TouchByte(value) : seen
        );
        return seen;
    }
}
