// The memory in a cartridge, byte for byte, as a DS2431 answers on its wire.
using System;

namespace Pen.Hal.Simulated;

/// <summary>
/// A DS2431-class 1-Wire EEPROM: ROM, four pages, control bytes, scratchpad, command state machine. Facts from
/// the maker's data sheet.
/// </summary>
public sealed class CartridgeChip
{
    /// <summary>Bytes of an image: 8 of ROM, then memory 0x00 to 0x8F.</summary>
    public const int ImageLength = RomSelection.Length + ChipMemory.Length;

    private readonly byte[] _rom = new byte[RomSelection.Length];
    private readonly ChipMemory _memory;
    private readonly RomSelection _selection;
    private readonly MemoryFunctions _functions;

    /// <summary>A chip of an image; the bytes are copied. Throws <see cref="ArgumentException"/> on another length.</summary>
    public CartridgeChip(byte[] image)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (image.Length != ImageLength)
        {
            throw new ArgumentException(
                "An image is " + ImageLength + " bytes long, not " + image.Length + "."
            );
        }

        Array.Copy(image, _rom, RomSelection.Length);
        _memory = new ChipMemory(image.AsSpan(RomSelection.Length));
        _selection = new RomSelection(_rom);
        _functions = new MemoryFunctions(_memory);
    }

    /// <summary>A copy of ROM and memory as they are now.</summary>
    public byte[] ToImage()
    {
        byte[] image = new byte[ImageLength];
        _rom.CopyTo(image, 0);
        _memory.CopyTo(image.AsSpan(RomSelection.Length));
        return image;
    }

    /// <summary>Contact is made: the chip is supplied from the line and waits for a reset.</summary>
    internal void Connect(OneWireLine line)
    {
        _functions.Connect(line);
        _selection.Sleep();
    }

    /// <summary>Contact or line supply is gone: a programming under way is torn, the scratchpad is lost.</summary>
    internal void LosePower()
    {
        _functions.LosePower();
        _selection.Sleep();
    }

    /// <summary>A reset pulse on the line. True: the chip answers with a presence pulse.</summary>
    internal bool Reset()
    {
        _functions.Interrupt();
        _selection.Begin();
        return true;
    }

    /// <summary>The level that the chip leaves the line at in the slot that begins: false pulls it low.</summary>
    internal bool Drive()
    {
        if (_selection.IsSelected)
        {
            return _functions.Drive();
        }

        return _selection.Drive();
    }

    /// <summary>The level that the line had in this slot.</summary>
    internal void Latch(bool level)
    {
        if (_selection.IsSelected)
        {
            _functions.Latch(level);
            return;
        }

        _selection.Latch(level);
        if (_selection.IsSelected)
        {
            _functions.Begin();
        }
    }
}
