// The memory in a cartridge, byte for byte, as a DS2431 answers on its wire.
using System;

namespace Pen.Hal.Simulated;

/// <summary>A DS2431-class 1-Wire EEPROM: ROM, four pages, control bytes, scratchpad, command state machine.</summary>
public sealed class CartridgeChip
{
    /// <summary>Bytes of an image: 8 of ROM, then memory 0x00 to 0x8F.</summary>
    public const int ImageLength = 8 + 0x90;

    /// <summary>A chip of an image; the bytes are copied. Throws on another length.</summary>
    public CartridgeChip(byte[] image) => throw new NotImplementedException();

    /// <summary>A copy of ROM and memory as they are now.</summary>
    public byte[] ToImage() => throw new NotImplementedException();
}
