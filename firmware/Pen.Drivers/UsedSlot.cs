// One slot of the register of used cartridges: 12 bytes, complete in itself (format: Journal.md).
namespace Pen.Drivers
{
    /// <summary>Builds and checks slots in place, in a buffer of the caller's.</summary>
    public static class UsedSlot
    {
        /// <summary>Bytes of a slot.</summary>
        public const int Length = 12;

        /// <summary>The greatest boot number that a slot can say; it stands for all later ones too.</summary>
        public const int LastBoot = 65535;

        private const int NumberBytes = 6;
        private const long NumberMask = 0xFFFFFFFFFFFFL;
        private const long KeyMark = 1L << 48;
        private const int BootAt = 6;
        private const int OrdinalAt = 8;
        private const int CrcAt = 10;

        /// <summary>Writes a slot.</summary>
        /// <param name="buffer">Gets the slot at its start.</param>
        /// <param name="serial">A valid ROM of the cartridge's family.</param>
        /// <param name="boot">Number of this boot, from 1.</param>
        /// <param name="ordinal">1 to 4096.</param>
        public static void Put(byte[] buffer, long serial, int boot, int ordinal)
        {
            JournalRecord.Put(buffer, 0, NumberBytes, serial >> 8);
            JournalRecord.Put(buffer, BootAt, 2, boot < LastBoot ? boot : LastBoot);
            JournalRecord.Put(buffer, OrdinalAt, 2, ordinal);
            JournalRecord.Put(buffer, CrcAt, 2, Crc16.Compute(buffer, 0, CrcAt));
        }

        /// <summary>True if a whole, unharmed slot lies at the offset.</summary>
        public static bool Verify(byte[] buffer, int offset)
        {
            int ordinal = Ordinal(buffer, offset);
            int crc = buffer[offset + CrcAt] | (buffer[offset + CrcAt + 1] << 8);
            return ordinal >= 1
                && ordinal <= JournalFiles.MaxUsed
                && crc == Crc16.Compute(buffer, offset, CrcAt);
        }

        /// <summary>
        /// The cartridge of a slot as <see cref="KeyOf"/> names it: working out the CRC of its ROM again would
        /// take longer than all the rest of a mount.
        /// </summary>
        public static long Key(byte[] buffer, int offset)
        {
            int low =
                buffer[offset]
                | (buffer[offset + 1] << 8)
                | (buffer[offset + 2] << 16)
                | (buffer[offset + 3] << 24);
            long high = buffer[offset + 4] | (buffer[offset + 5] << 8);
            return KeyMark | (high << 32) | (low & 0xFFFFFFFFL);
        }

        /// <summary>A serial without family and CRC, which say nothing new; never 0.</summary>
        public static long KeyOf(long serial)
        {
            return KeyMark | ((serial >> 8) & NumberMask);
        }

        /// <summary>Number of the boot that a verified slot is of.</summary>
        public static int Boot(byte[] buffer, int offset)
        {
            return buffer[offset + BootAt] | (buffer[offset + BootAt + 1] << 8);
        }

        /// <summary>Ordinal of a verified slot.</summary>
        public static int Ordinal(byte[] buffer, int offset)
        {
            return buffer[offset + OrdinalAt] | (buffer[offset + OrdinalAt + 1] << 8);
        }
    }
}
