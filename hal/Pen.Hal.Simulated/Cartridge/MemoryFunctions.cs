// The memory commands of a DS2431: write, read and copy the scratchpad, read the memory.

namespace Pen.Hal.Simulated;

/// <summary>What a selected chip does with the bits that follow, until the next reset.</summary>
internal sealed class MemoryFunctions
{
    private const byte WriteScratchpad = 0x0F;
    private const byte ReadScratchpad = 0xAA;
    private const byte CopyScratchpad = 0x55;
    private const byte ReadMemory = 0xF0;
    private const byte CopyDone = 0xAA;
    private const byte Nothing = 0xFF;
    private const int PartialFlag = 0x20;
    private const int AcceptedFlag = 0x80;

    private readonly ChipMemory _memory;
    private readonly CartridgeChip _chip;
    private readonly byte[] _scratchpad = new byte[ChipMemory.RowLength];
    private readonly byte[] _programming = new byte[ChipMemory.RowLength];
    private OneWireLine? _line;
    private int _address;
    private int _status = PartialFlag;
    private int _programmingAddress;
    private int _programmingNumber;
    private bool _isProgramming;
    private bool _copyDone;

    private byte _command;
    private int _byteIndex;
    private int _bit;
    private int _shift;
    private bool _sending;
    private ushort _crc;
    private int _memoryReads;

    public MemoryFunctions(ChipMemory memory, CartridgeChip chip)
    {
        _memory = memory;
        _chip = chip;
    }

    // What of a row can be programmed at all.
    private ulong Programmable =>
        _chip.Fault is { Kind: FaultKind.Stuck } fault ? ~fault.StuckBits : ulong.MaxValue;

    private int Row => _address & ~(ChipMemory.RowLength - 1);

    private int Offset => _address & (ChipMemory.RowLength - 1);

    public void Connect(OneWireLine line)
    {
        _line = line;
        _status |= PartialFlag;
    }

    public void LosePower()
    {
        Interrupt();
        _status |= PartialFlag;
        _line = null;
    }

    /// <summary>Line activity: a programming under way loses the supply that it draws from the idle line.</summary>
    public void Interrupt()
    {
        if (!_isProgramming)
        {
            return;
        }

        _isProgramming = false;
        _copyDone = false;
        ulong bits = _chip.NextTear ?? _line!.Random.NextBits();
        _chip.NextTear = null;
        _memory.Program(_programmingAddress, _programming, bits & Programmable);
    }

    public void Begin()
    {
        _command = 0;
        _byteIndex = -1;
        _bit = 0;
        _shift = 0;
        _sending = false;
        _copyDone = false;
        _crc = 0;
    }

    public bool Drive()
    {
        Interrupt();
        return !_sending || (_shift >> _bit & 1) != 0;
    }

    public void Latch(bool level)
    {
        if (!_sending && level)
        {
            _shift |= 1 << _bit;
        }

        if (++_bit < 8)
        {
            return;
        }

        _bit = 0;
        int done = _shift;
        _shift = 0;
        if (_sending)
        {
            _byteIndex++;
        }
        else
        {
            Receive((byte)done);
        }

        if (_sending)
        {
            _shift = NextByte();
        }
    }

    private void Receive(byte value)
    {
        if (_byteIndex < 0)
        {
            _command = value;
            _byteIndex = 0;
            _crc = Crc16.Add(0, value);
            // A command that the chip does not know leaves it silent.
            _sending = value is not (WriteScratchpad or CopyScratchpad or ReadMemory);
            TellCommand();
            return;
        }

        int index = _byteIndex++;
        switch (_command)
        {
            case WriteScratchpad:
                ReceiveScratchpad(index, value);
                break;
            case CopyScratchpad:
                ReceiveAuthorisation(index, value);
                break;
            default:
                _address = index == 0 ? value : _address | (value << 8);
                StartSendingAfter(index, 1);
                break;
        }
    }

    private void TellCommand()
    {
        switch (_command)
        {
            case WriteScratchpad:
                _chip.Begin(ChipActivity.WriteScratchpad);
                break;
            case ReadScratchpad:
                _chip.Begin(ChipActivity.ReadScratchpad);
                break;
            case CopyScratchpad:
                _chip.Begin(ChipActivity.CopyScratchpad);
                break;
            case ReadMemory:
                _memoryReads++;
                _chip.Begin(ChipActivity.ReadMemory);
                break;
        }
    }

    private void ReceiveScratchpad(int index, byte value)
    {
        _crc = Crc16.Add(_crc, value);
        if (index == 0)
        {
            _address = value;
            return;
        }

        if (index == 1)
        {
            _address |= value << 8;
            // No byte has come yet: the scratchpad is not valid, and nothing of it has been copied.
            _status = PartialFlag | Offset;
            return;
        }

        int at = Offset + index - 2;
        int target = Row + at;
        _scratchpad[at] = target < ChipMemory.Length ? _memory.Admit(target, value) : value;
        bool isLast = at == ChipMemory.RowLength - 1;
        // Only eight bytes from a row's beginning can be copied.
        _status = at | (isLast && Offset == 0 ? 0 : PartialFlag);
        StartSendingAfter(at, ChipMemory.RowLength - 1);
    }

    private void ReceiveAuthorisation(int index, byte value)
    {
        int expected = index switch
        {
            0 => _address & 0xFF,
            1 => _address >> 8,
            _ => _status,
        };
        if (value != expected)
        {
            _copyDone = false;
            _sending = true;
            _byteIndex = 0;
            return;
        }

        if (index < 2)
        {
            return;
        }

        _sending = true;
        _byteIndex = 0;
        bool valid = (_status & PartialFlag) == 0 && _address < ChipMemory.Length;
        if (valid && _memory.AcceptsCopy(_address))
        {
            StartProgramming();
        }
    }

    private void StartProgramming()
    {
        _status |= AcceptedFlag;
        _isProgramming = true;
        _copyDone = true;
        _scratchpad.CopyTo(_programming, 0);
        _programmingAddress = Row;
        int number = ++_programmingNumber;
        int factor = _chip.Fault is { Kind: FaultKind.Slow } fault ? fault.Factor : 1;
        _line!.After(factor * _line.ProgramMicroseconds, () => FinishProgramming(number));
        _chip.Begin(ChipActivity.Program);
    }

    private void FinishProgramming(int number)
    {
        if (_isProgramming && number == _programmingNumber)
        {
            _isProgramming = false;
            _memory.Program(_programmingAddress, _programming, Programmable);
        }
    }

    private void StartSendingAfter(int index, int last)
    {
        if (index == last)
        {
            _sending = true;
            _byteIndex = 0;
        }
    }

    private int NextByte() =>
        _command switch
        {
            WriteScratchpad => CrcByte(_byteIndex),
            ReadScratchpad => ScratchpadByte(_byteIndex),
            CopyScratchpad => _copyDone ? CopyDone : Nothing,
            ReadMemory => MemoryByte(_address + _byteIndex),
            _ => Nothing,
        };

    private int ScratchpadByte(int index)
    {
        int data = index - 3 + Offset;
        if (index >= 3 && data >= ChipMemory.RowLength)
        {
            return CrcByte(data - ChipMemory.RowLength);
        }

        byte value = index switch
        {
            0 => (byte)_address,
            1 => (byte)(_address >> 8),
            2 => (byte)_status,
            _ => _scratchpad[data],
        };
        _crc = Crc16.Add(_crc, value);
        return value;
    }

    private int CrcByte(int index) =>
        index switch
        {
            0 => ~_crc & 0xFF,
            1 => ~_crc >> 8 & 0xFF,
            _ => Nothing,
        };

    private int MemoryByte(int address)
    {
        if (address >= ChipMemory.Length)
        {
            return Nothing;
        }

        ChipFault? fault = _chip.Fault;
        bool wrong =
            fault is { Kind: FaultKind.Wrong }
            || (fault is { Kind: FaultKind.Intermittent } && _memoryReads % 2 == 0);
        return fault switch
        {
            { Kind: FaultKind.Garbage } => (byte)_line!.Random.NextBits(),
            _ when wrong && address == fault!.Address => (byte)(_memory[address] ^ fault.Mask),
            _ => _memory[address],
        };
    }
}
