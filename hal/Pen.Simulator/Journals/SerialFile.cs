// One file of a serial dump while its lines come in.
using System;
using Pen.Drivers;

namespace Pen.Simulator.Journals;

/// <summary>Collects the bytes of a file, and knows which never came.</summary>
internal sealed class SerialFile(int index, int length)
{
    private const int DataType = 0;
    private const int EndType = 1;
    private const int UpperAddressType = 4;

    private readonly byte[] _bytes = new byte[length];
    private readonly bool[] _known = new bool[length];
    private int _upper;

    public int Index => index;

    public string Name => JournalFiles.Names[index];

    public int Length => length;

    /// <summary>Every byte came.</summary>
    public bool IsWhole => !_known.AsSpan().Contains(false);

    /// <summary>Takes a record line; false if it does not belong into this file.</summary>
    public bool Take(IntelHex record)
    {
        switch (record.Type)
        {
            case EndType:
                return true;
            case UpperAddressType when record.Data.Length == 2:
                _upper = (record.Data[0] << 24) | (record.Data[1] << 16);
                return true;
            case DataType:
                return Take((long)_upper + record.Address, record.Data);
            default:
                return false;
        }
    }

    /// <summary>CRC-32 of all bytes.</summary>
    public uint Crc() => Crc32.Continue(0, _bytes, length);

    public DumpFile ToFile() => new(index, _bytes, _known);

    private bool Take(long address, byte[] data)
    {
        if (address < 0 || address + data.Length > length)
        {
            return false;
        }
        data.CopyTo(_bytes, address);
        _known.AsSpan((int)address, data.Length).Fill(true);
        return true;
    }
}
