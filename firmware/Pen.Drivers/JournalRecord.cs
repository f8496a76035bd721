// One record of the journal's log and ring: 64 bytes, complete in itself (format: Journal.md).
namespace Pen.Drivers
{
    /// <summary>Builds and checks records in place, in a buffer of the caller's.</summary>
    public static class JournalRecord
    {
        /// <summary>Bytes of a record.</summary>
        public const int Length = 64;

        /// <summary>Type: a power-up.</summary>
        public const int Boot = 1;

        /// <summary>Type: the stop reasons of a session.</summary>
        public const int SessionReasons = 4;

        /// <summary>Type: the counts of a session.</summary>
        public const int SessionCounts = 5;

        /// <summary>First byte of the payload.</summary>
        public const int PayloadAt = 10;

        private const byte Magic = 0xA5;
        private const byte Unused = 0xFF;
        private const int SequenceAt = 2;
        private const int BootAt = 6;
        private const int CrcAt = Length - 2;

        /// <summary>Starts a record: head filled, payload unused.</summary>
        public static void Begin(byte[] buffer, int offset, int type, int sequence, int boot)
        {
            for (int i = 0; i < Length; i++)
            {
                buffer[offset + i] = Unused;
            }
            buffer[offset] = Magic;
            buffer[offset + 1] = (byte)type;
            Put(buffer, offset + SequenceAt, 4, sequence);
            Put(buffer, offset + BootAt, 4, boot);
        }

        /// <summary>Ends a record: the CRC over all that was put into it.</summary>
        public static void End(byte[] buffer, int offset)
        {
            Put(buffer, offset + CrcAt, 2, Crc16.Compute(buffer, offset, CrcAt));
        }

        /// <summary>True if a whole, unharmed record of a known type lies at the offset.</summary>
        public static bool Verify(byte[] buffer, int offset)
        {
            int type = buffer[offset + 1];
            if (buffer[offset] != Magic || (type != Boot && (type < SessionReasons || type > SessionCounts)))
            {
                return false;
            }
            if (Sequence(buffer, offset) < 1 || BootNumber(buffer, offset) < 1)
            {
                return false;
            }
            int crc = buffer[offset + CrcAt] | (buffer[offset + CrcAt + 1] << 8);
            return crc == Crc16.Compute(buffer, offset, CrcAt);
        }

        /// <summary>Type of a verified record.</summary>
        public static int Type(byte[] buffer, int offset)
        {
            return buffer[offset + 1];
        }

        /// <summary>Sequence number of a verified record.</summary>
        public static int Sequence(byte[] buffer, int offset)
        {
            return Int32At(buffer, offset + SequenceAt);
        }

        /// <summary>Boot number of a verified record.</summary>
        public static int BootNumber(byte[] buffer, int offset)
        {
            return Int32At(buffer, offset + BootAt);
        }

        /// <summary>Serial of a verified record that is not a Boot.</summary>
        public static long Serial(byte[] buffer, int offset)
        {
            int at = offset + PayloadAt;
            return ((long)Int32At(buffer, at + 4) << 32) | (Int32At(buffer, at) & 0xFFFFFFFFL);
        }

        /// <summary>Puts the low bytes of a number, little endian.</summary>
        public static void Put(byte[] buffer, int at, int bytes, long value)
        {
            for (int i = 0; i < bytes; i++)
            {
                buffer[at + i] = (byte)(value >> (8 * i));
            }
        }

        /// <summary>
        /// Puts a count, as the greatest that fits if it is greater, as 0 if it is negative.
        /// </summary>
        public static void PutCount(byte[] buffer, int at, int bytes, int count)
        {
            int greatest = bytes >= 4 ? int.MaxValue : (1 << (8 * bytes)) - 1;
            int kept =
                count < 0 ? 0
                : count > greatest ? greatest
                : count;
            Put(buffer, at, bytes, kept);
        }

        /// <summary>A number of 1 to 8 bytes, little endian, not sign-extended.</summary>
        public static long Get(byte[] buffer, int at, int bytes)
        {
            long value = 0;
            for (int i = bytes - 1; i >= 0; i--)
            {
                value = (value << 8) | buffer[at + i];
            }
            return value;
        }

        // A loop over four bytes would take three times as long, and a mount reads thousands of them.
        private static int Int32At(byte[] buffer, int at)
        {
            return buffer[at] | (buffer[at + 1] << 8) | (buffer[at + 2] << 16) | (buffer[at + 3] << 24);
        }
    }
}
