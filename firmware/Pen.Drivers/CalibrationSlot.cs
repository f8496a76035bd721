// One slot of the calibration's files: 32 bytes, complete in itself (format: Calibration.md).
using Pen.Control;

namespace Pen.Drivers
{
    /// <summary>Builds and checks slots in place, in a buffer of the caller's.</summary>
    public static class CalibrationSlot
    {
        /// <summary>Bytes of a slot.</summary>
        public const int Length = 32;

        private const byte Magic = 0xC5;
        private const byte Version = 1;
        private const byte Unused = 0xFF;
        private const int SequenceAt = 2;
        private const int OffsetAt = 6;
        private const int MotorAt = 8;
        private const int CrcAt = Length - 2;

        /// <summary>Writes a slot to the start of a buffer.</summary>
        /// <param name="buffer">Gets the slot.</param>
        /// <param name="record">What to keep; possible.</param>
        /// <param name="sequence">From 1.</param>
        public static void Put(byte[] buffer, CalibrationRecord record, int sequence)
        {
            for (int i = 0; i < Length; i++)
            {
                buffer[i] = Unused;
            }
            buffer[0] = Magic;
            buffer[1] = Version;
            JournalRecord.Put(buffer, SequenceAt, 4, sequence);
            JournalRecord.Put(buffer, OffsetAt, 2, record.HomeOffsetSteps);
            JournalRecord.Put(buffer, MotorAt, 4, record.MotorMicrovoltsPerHertz);
            JournalRecord.Put(buffer, CrcAt, 2, Crc16.Compute(buffer, 0, CrcAt));
        }

        /// <summary>
        /// Sequence number of the slot at an offset, and its values; 0 if no whole, unharmed slot lies there whose
        /// values this pen could have saved.
        /// </summary>
        public static int Take(byte[] buffer, int offset, CalibrationRecord record)
        {
            if (
                buffer[offset] != Magic
                || buffer[offset + 1] != Version
                || JournalRecord.Get(buffer, offset + CrcAt, 2) != Crc16.Compute(buffer, offset, CrcAt)
            )
            {
                return 0;
            }
            // Two bytes with a sign.
            record.HomeOffsetSteps = (short)JournalRecord.Get(buffer, offset + OffsetAt, 2);
            record.MotorMicrovoltsPerHertz = (int)JournalRecord.Get(buffer, offset + MotorAt, 4);
            int sequence = (int)JournalRecord.Get(buffer, offset + SequenceAt, 4);
            return record.IsPossible && sequence > 0 ? sequence : 0;
        }
    }
}
