// What stands where in a cartridge's memory.
using System;
using Pen.Control;

namespace Pen.Drivers
{
    // Memory map (DS2431). Numbers of several bytes are little endian.
    //
    //   page 0, 0x00-0x1F: identity, written at the factory, then write-protected (control byte 0x80 = 0x55)
    //     0      'P' (0x50)
    //     1      'N' (0x4E)
    //     2      format version, 1
    //     3      needle count, 1 to 36
    //     4-5    deepest setting in micrometres, 200 to 2500
    //     6-9    highest rate in millihertz, 90 000 to 150 000
    //     10-17  lot, ASCII, padded with spaces
    //     18-29  reserved, 0xFF
    //     30-31  CRC-16 (Maxim) of bytes 0 to 29, not inverted
    //   page 1, 0x20-0x3F: EPROM mode (control byte 0x81 = 0xAA)
    //     0x20-0x27  use mark: eight 0xFF unused, anything else used; written as eight 0x00
    //     0x28-0x3F  reserved, 0xFF
    //   pages 2 and 3: not used by this format
    //
    // A service cartridge, which has no needles, has another identity page:
    //     0      'P' (0x50)
    //     1      'S' (0x53)
    //     2      format version, 1
    //     3-29   reserved, 0xFF
    //     30-31  CRC-16, as above

    /// <summary>Encodes and decodes a cartridge's memory.</summary>
    public static class CartridgeLayout
    {
        /// <summary>The format version that this firmware writes and reads.</summary>
        public const int FormatVersion = 1;

        /// <summary>Address of the identity page.</summary>
        public const int IdentityAddress = 0x00;

        /// <summary>Address of the use mark's row.</summary>
        public const int UseMarkAddress = 0x20;

        /// <summary>Address of the control byte of the use mark's page.</summary>
        public const int UseMarkControlAddress = Ds2431.ControlAddress + 1;

        /// <summary>A byte of the use mark before use; any other value means used.</summary>
        public const byte UnmarkedByte = 0xFF;

        /// <summary>A byte of the use mark as it is written.</summary>
        public const byte MarkedByte = 0x00;

        /// <summary>Length of the lot in bytes.</summary>
        public const int LotLength = 8;

        /// <summary>Most needles of a cartridge.</summary>
        public const int MaxNeedles = 36;

        /// <summary>Least deepest setting of a cartridge in micrometres: the pen's shallowest.</summary>
        public const int MinDepthMicrometres = 200;

        /// <summary>Greatest deepest setting of a cartridge in micrometres: the pen's deepest.</summary>
        public const int MaxDepthMicrometres = 2500;

        /// <summary>Least highest rate of a cartridge in millihertz: the pen's level 1.</summary>
        public const int MinRateMillihertz = 90000;

        /// <summary>Greatest highest rate of a cartridge in millihertz: the pen's level 5.</summary>
        public const int MaxRateMillihertz = 150000;

        /// <summary>Place of the format version, one byte, in the identity page.</summary>
        public const int VersionAt = 2;

        /// <summary>Place of the needle count, one byte.</summary>
        public const int NeedlesAt = 3;

        /// <summary>Place of the deepest setting, two bytes.</summary>
        public const int DepthAt = 4;

        /// <summary>Place of the highest rate, four bytes.</summary>
        public const int RateAt = 6;

        /// <summary>Place of the lot, <see cref="LotLength"/> bytes.</summary>
        public const int LotAt = 10;

        /// <summary>Place of the CRC-16, two bytes, over all bytes before it.</summary>
        public const int CrcAt = Ds2431.PageLength - 2;

        private const byte Magic0 = 0x50;
        private const byte Magic1 = 0x4E;
        private const byte ServiceMagic1 = 0x53;
        private const byte Reserved = 0xFF;
        private const int ReservedAt = LotAt + LotLength;

        /// <summary>
        /// Fills an identity page of 32 bytes. Ranges are not checked, so that a test bench can make faulty
        /// cartridges too; the reader checks them.
        /// </summary>
        /// <param name="page">32 bytes, overwritten.</param>
        /// <param name="needleCount">One byte of it is kept.</param>
        /// <param name="maxDepthMicrometres">Two bytes of it are kept.</param>
        /// <param name="maxRateMillihertz">All of it is kept.</param>
        /// <param name="lot">8 ASCII bytes.</param>
        public static void EncodeIdentity(
            byte[] page,
            int needleCount,
            int maxDepthMicrometres,
            int maxRateMillihertz,
            byte[] lot
        )
        {
            page[0] = Magic0;
            page[1] = Magic1;
            page[VersionAt] = FormatVersion;
            page[NeedlesAt] = (byte)needleCount;
            page[DepthAt] = (byte)maxDepthMicrometres;
            page[DepthAt + 1] = (byte)(maxDepthMicrometres >> 8);
            for (int i = 0; i < 4; i++)
            {
                page[RateAt + i] = (byte)(maxRateMillihertz >> (8 * i));
            }
            Array.Copy(lot, 0, page, LotAt, LotLength);
            for (int i = ReservedAt; i < CrcAt; i++)
            {
                page[i] = Reserved;
            }
            int crc = Crc16.Compute(page, 0, CrcAt);
            page[CrcAt] = (byte)crc;
            page[CrcAt + 1] = (byte)(crc >> 8);
        }

        /// <summary>
        /// Checks an identity page and fills count, lot, depth and rate from it. The fields are filled only for
        /// <see cref="CartridgeReadStatus.Ok"/>; the facts' status is left to the caller.
        /// </summary>
        public static CartridgeReadStatus DecodeIdentity(byte[] page, CartridgeFacts facts)
        {
            int crc = Crc16.Compute(page, 0, CrcAt);
            if (page[CrcAt] != (byte)crc || page[CrcAt + 1] != (byte)(crc >> 8))
            {
                return CartridgeReadStatus.BadContentCrc;
            }
            if (IsService(page))
            {
                return CartridgeReadStatus.Service;
            }
            // A page of zeros has a good CRC; the magic is what it lacks.
            if (!HasMagic(page) || page[VersionAt] != FormatVersion)
            {
                return CartridgeReadStatus.UnknownFormat;
            }
            int needles = page[NeedlesAt];
            int depth = page[DepthAt] | (page[DepthAt + 1] << 8);
            int rate = 0;
            for (int i = 3; i >= 0; i--)
            {
                rate = (rate << 8) | page[RateAt + i];
            }
            if (
                needles < 1
                || needles > MaxNeedles
                || depth < MinDepthMicrometres
                || depth > MaxDepthMicrometres
                || rate < MinRateMillihertz
                || rate > MaxRateMillihertz
            )
            {
                return CartridgeReadStatus.UnknownFormat;
            }
            facts.NeedleCount = needles;
            facts.Lot = JournalRecord.Get(page, LotAt, LotLength);
            facts.MaxDepthMicrometres = depth;
            facts.MaxRateMillihertz = rate;
            return CartridgeReadStatus.Ok;
        }

        /// <summary>Fills an identity page of 32 bytes as a service cartridge has it.</summary>
        public static void EncodeService(byte[] page)
        {
            page[0] = Magic0;
            page[1] = ServiceMagic1;
            page[VersionAt] = FormatVersion;
            for (int i = VersionAt + 1; i < CrcAt; i++)
            {
                page[i] = Reserved;
            }
            int crc = Crc16.Compute(page, 0, CrcAt);
            page[CrcAt] = (byte)crc;
            page[CrcAt + 1] = (byte)(crc >> 8);
        }

        // Every byte of it: nothing that a treatment cartridge could ever hold comes close.
        private static bool IsService(byte[] page)
        {
            bool reserved = true;
            for (int i = VersionAt + 1; i < CrcAt; i++)
            {
                reserved &= page[i] == Reserved;
            }
            return reserved
                && page[0] == Magic0
                && page[1] == ServiceMagic1
                && page[VersionAt] == FormatVersion;
        }

        /// <summary>True if an identity page begins as one of this system's does, whatever its version.</summary>
        public static bool HasMagic(byte[] page)
        {
            return page[0] == Magic0 && page[1] == Magic1;
        }

        /// <summary>True if a row of eight bytes is not the blank use mark.</summary>
        public static bool IsMarked(byte[] row)
        {
            for (int i = 0; i < Ds2431.RowLength; i++)
            {
                if (row[i] != UnmarkedByte)
                {
                    return true;
                }
            }
            return false;
        }

        /// <summary>
        /// The ROM of a number of 48 bits: family 0x2D in the low byte, CRC-8 in the high byte.
        /// </summary>
        public static long MakeSerial(long number48)
        {
            long body = ((number48 & 0xFFFFFFFFFFFFL) << 8) | Ds2431.FamilyCode;
            return body | ((long)RomCrc(body) << 56);
        }

        /// <summary>
        /// True if the high byte of a ROM is the CRC-8 of the others. A ROM of zeros is not valid.
        /// </summary>
        public static bool IsValidRom(long rom)
        {
            return rom != 0 && (byte)(rom >> 56) == RomCrc(rom);
        }

        private static byte RomCrc(long rom)
        {
            byte[] bytes = new byte[7];
            for (int i = 0; i < 7; i++)
            {
                bytes[i] = (byte)(rom >> (8 * i));
            }
            return Crc8.Compute(bytes, 0, 7);
        }
    }
}
