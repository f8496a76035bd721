// The memory array of a DS2431 and the rules by which its control bytes protect it.
using System;

namespace Pen.Hal.Simulated;

/// <summary>
/// 0x00-0x7F four data pages, 0x80-0x83 their control bytes, 0x84 copy protection, 0x85 factory byte, 0x86-0x87
/// user bytes, 0x88-0x8F reserved (data sheet: memory map).
/// </summary>
internal sealed class ChipMemory
{
    public const int Length = 0x90;
    public const int RowLength = 8;

    private const int ControlBytes = 0x80;
    private const int CopyProtection = 0x84;
    private const int FactoryByte = 0x85;
    private const int UserBytes = 0x86;
    private const int Reserved = 0x88;
    private const byte WriteProtected = 0x55;
    private const byte EpromMode = 0xAA;

    private readonly byte[] _bytes = new byte[Length];

    public ChipMemory(ReadOnlySpan<byte> content) => content.CopyTo(_bytes);

    public byte this[int address] => _bytes[address];

    /// <summary>What the scratchpad takes in for a byte sent to an address: protection acts here.</summary>
    public byte Admit(int address, byte sent)
    {
        byte stored = _bytes[address];
        if (address < ControlBytes)
        {
            return _bytes[ControlBytes + (address >> 5)] switch
            {
                WriteProtected => stored,
                EpromMode => (byte)(stored & sent),
                _ => sent,
            };
        }

        if (address <= CopyProtection)
        {
            // A control byte that protects, protects itself too.
            return stored is WriteProtected or EpromMode ? stored : sent;
        }

        // Factory byte 0xAA locks the user bytes, 0x55 leaves them open.
        bool open = address >= UserBytes && address < Reserved && _bytes[FactoryByte] == 0x55;
        return open ? sent : stored;
    }

    /// <summary>Whether a copy into the row at an address is carried out at all.</summary>
    public bool AcceptsCopy(int address)
    {
        if (_bytes[CopyProtection] is not (WriteProtected or EpromMode))
        {
            return true;
        }

        return address < ControlBytes && _bytes[ControlBytes + (address >> 5)] != WriteProtected;
    }

    /// <summary>Programs some of a row's bits, bit 0 of its first byte lowest; all of them unless it is torn.</summary>
    public void Program(int address, byte[] row, ulong bits)
    {
        for (int index = 0; index < RowLength; index++)
        {
            byte mask = (byte)(bits >> (8 * index));
            byte stored = _bytes[address + index];
            _bytes[address + index] = (byte)(stored ^ ((stored ^ row[index]) & mask));
        }
    }

    public void CopyTo(Span<byte> target) => _bytes.CopyTo(target);
}
