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
    private ChipFault? _fault;

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
        _functions = new MemoryFunctions(_memory, this);
    }

    /// <summary>What is wrong with it from now on; null for nothing.</summary>
    public ChipFault? Fault
    {
        get => _fault;
        set
        {
            if (value is { Kind: FaultKind.Delayed } or { Factor: < 2 })
            {
                throw new ArgumentException("A cartridge's memory has no such fault: " + value + ".");
            }
            _fault = value;
        }
    }

    /// <summary>Its contacts are shorted: where it is seated, the line stays low.</summary>
    public bool IsShorted { get; set; }

    /// <summary>
    /// The bits of the row that are programmed when the next programming under way loses its supply, bit 0 of the
    /// first byte lowest; null: any, by the seed.
    /// </summary>
    public ulong? NextTear { get; set; }

    /// <summary>Raised when the chip begins to do something, in the middle of a time slot: only look.</summary>
    public event Action<ChipActivity>? ActivityBegun;

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
        if (IsDead)
        {
            return false;
        }

        _selection.Begin();
        return true;
    }

    /// <summary>The level that the chip leaves the line at in the slot that begins: false pulls it low.</summary>
    internal bool Drive()
    {
        if (IsDead)
        {
            return true;
        }

        return _selection.IsSelected ? _functions.Drive() : _selection.Drive();
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

    internal void Begin(ChipActivity activity) => ActivityBegun?.Invoke(activity);

    private bool IsDead => _fault is { Kind: FaultKind.Off };
}
