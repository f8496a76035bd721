// The commands of the cartridge's memory chip.
using System;
using Pen.Hal;

namespace Pen.Drivers
{
    /// <summary>
    /// A DS2431 1-Wire EEPROM, addressed by its ROM. Commands, addresses and flags are those of the data
    /// sheet (Maxim DS2431). Rows of 8 bytes are written through the scratchpad: load it, check it,
    /// copy it.
    /// </summary>
    public sealed class Ds2431
    {
        /// <summary>1-Wire family code of the DS2431.</summary>
        public const int FamilyCode = 0x2D;

        /// <summary>Bytes of a row, the unit of writing.</summary>
        public const int RowLength = 8;

        /// <summary>Bytes of a page, the unit of protection.</summary>
        public const int PageLength = 32;

        /// <summary>Address of the first protection control byte, that of page 0; page 1's follows.</summary>
        public const int ControlAddress = 0x80;

        /// <summary>The control byte that lets the page's bits only go from 1 to 0.</summary>
        public const byte EpromMode = 0xAA;

        /// <summary>The control byte that forbids writing the page.</summary>
        public const byte WriteProtected = 0x55;

        private const byte MatchRom = 0x55;
        private const byte ReadMemory = 0xF0;
        private const byte WriteScratchpad = 0x0F;
        private const byte ReadScratchpad = 0xAA;
        private const byte CopyScratchpad = 0x55;

        // E/S register: bits 2 to 0 the last offset written, bit 5 partial (PF), bit 7 copied already (AA).
        // After a whole row everything but the offset is 0.
        private const byte WholeRow = 0x07;
        private const byte CopyDone = 0xAA;
        private const int ProgrammingMilliseconds = 10;

        private readonly IOneWireBus _bus;

        // Command, address low and high, E/S, row: what the chip's CRC-16 runs over.
        private readonly byte[] _frame = new byte[4 + RowLength];

        /// <summary>The chip on a bus.</summary>
        public Ds2431(IOneWireBus bus)
        {
            _bus = bus;
        }

        /// <summary>
        /// Reads memory. False if nobody answered the reset. This command carries no check of its own, and a
        /// chip that is gone reads as 0xFF: the caller checks what it got.
        /// </summary>
        public bool Read(long rom, int address, byte[] buffer, int count)
        {
            if (!Select(rom))
            {
                return false;
            }
            _bus.TouchByte(ReadMemory);
            _bus.TouchByte((byte)address);
            _bus.TouchByte((byte)(address >> 8));
            for (int i = 0; i < count; i++)
            {
                buffer[i] = _bus.TouchByte(0xFF);
            }
            return true;
        }

        /// <summary>
        /// Writes a row of eight bytes. True once the chip has confirmed it; false leaves it as it was or, if
        /// the chip lost its supply while programming, anywhere between. In EPROM mode the chip itself
        /// combines the row with what is stored; a row that would come out different is not copied.
        /// </summary>
        public bool WriteRow(long rom, int address, byte[] row)
        {
            return LoadScratchpad(rom, address, row)
                && CheckScratchpad(rom, address, row)
                && Copy(rom, address);
        }

        private bool LoadScratchpad(long rom, int address, byte[] row)
        {
            if (!Select(rom))
            {
                return false;
            }
            _frame[0] = WriteScratchpad;
            _frame[1] = (byte)address;
            _frame[2] = (byte)(address >> 8);
            Array.Copy(row, 0, _frame, 3, RowLength);
            int length = 3 + RowLength;
            for (int i = 0; i < length; i++)
            {
                _bus.TouchByte(_frame[i]);
            }
            return CrcFollows(length);
        }

        private bool CheckScratchpad(long rom, int address, byte[] row)
        {
            if (!Select(rom))
            {
                return false;
            }
            _frame[0] = ReadScratchpad;
            _bus.TouchByte(ReadScratchpad);
            int length = 4 + RowLength;
            for (int i = 1; i < length; i++)
            {
                _frame[i] = _bus.TouchByte(0xFF);
            }
            if (!CrcFollows(length))
            {
                return false;
            }
            if (_frame[1] != (byte)address || _frame[2] != (byte)(address >> 8) || _frame[3] != WholeRow)
            {
                return false;
            }
            for (int i = 0; i < RowLength; i++)
            {
                if (_frame[4 + i] != row[i])
                {
                    return false;
                }
            }
            return true;
        }

        private bool Copy(long rom, int address)
        {
            if (!Select(rom))
            {
                return false;
            }
            _bus.TouchByte(CopyScratchpad);
            // The authorisation: the three address registers, exactly as the chip holds them.
            _bus.TouchByte((byte)address);
            _bus.TouchByte((byte)(address >> 8));
            _bus.TouchByte(WholeRow);
            _bus.Idle(ProgrammingMilliseconds);
            return _bus.TouchByte(0xFF) == CopyDone;
        }

        // The chip sends its CRC inverted, low byte first.
        private bool CrcFollows(int length)
        {
            int low = _bus.TouchByte(0xFF);
            int high = _bus.TouchByte(0xFF);
            return (Crc16.Compute(_frame, 0, length) ^ 0xFFFF) == (low | (high << 8));
        }

        private bool Select(long rom)
        {
            if (!_bus.Reset())
            {
                return false;
            }
            _bus.TouchByte(MatchRom);
            for (int i = 0; i < 8; i++)
            {
                _bus.TouchByte((byte)(rom >> (8 * i)));
            }
            return true;
        }
    }
}
