// A session to its two journal records and back.
using Pen.Control;

namespace Pen.Drivers
{
    /// <summary>Encodes a session into the payloads that JournalRecord describes, and decodes them.</summary>
    public static class SessionCodec
    {
        private const int SerialAt = JournalRecord.PayloadAt;
        private const int ReasonsAt = SerialAt + 8;
        private const int FaultCountAt = ReasonsAt + 2 * SessionRecord.MaxReasons;
        private const int FaultsAt = FaultCountAt + 2;
        private const int LotAt = FaultsAt + 2 * SessionRecord.MaxFaults;
        private const int NeedlesAt = SerialAt + 8;
        private const int EndedAt = NeedlesAt + 1;
        private const int OpenedAt = EndedAt + 1;
        private const int RunningAt = OpenedAt + 4;
        private const int WarningsAt = RunningAt + 4;
        private const int StopsAt = WarningsAt + 2;
        private const int LevelsAt = StopsAt + 2;
        private const int DepthsAt = LevelsAt + 3 * SessionRecord.Levels;

        /// <summary>Puts stop reasons, faults and lot into a record that has been begun at the offset.</summary>
        public static void PutReasons(byte[] buffer, int offset, SessionRecord session)
        {
            JournalRecord.Put(buffer, offset + SerialAt, 8, session.Serial);
            for (int i = 0; i < SessionRecord.MaxReasons; i++)
            {
                JournalRecord.PutCount(buffer, offset + ReasonsAt + 2 * i, 2, session.StopReasons[i]);
            }
            JournalRecord.PutCount(buffer, offset + FaultCountAt, 2, session.FaultCount);
            for (int i = 0; i < SessionRecord.MaxFaults; i++)
            {
                JournalRecord.PutCount(buffer, offset + FaultsAt + 2 * i, 2, session.Faults[i]);
            }
            JournalRecord.Put(buffer, offset + LotAt, 8, session.Lot);
        }

        /// <summary>Puts the counts into a record that has been begun at the offset.</summary>
        public static void PutCounts(byte[] buffer, int offset, SessionRecord session)
        {
            JournalRecord.Put(buffer, offset + SerialAt, 8, session.Serial);
            JournalRecord.PutCount(buffer, offset + NeedlesAt, 1, session.NeedleCount);
            buffer[offset + EndedAt] = session.Ended ? (byte)1 : (byte)0;
            JournalRecord.PutCount(buffer, offset + OpenedAt, 4, session.OpenedSeconds);
            JournalRecord.PutCount(buffer, offset + RunningAt, 4, session.RunningMilliseconds);
            JournalRecord.PutCount(buffer, offset + WarningsAt, 2, session.PressureWarnings);
            JournalRecord.PutCount(buffer, offset + StopsAt, 2, session.StopCount);
            for (int i = 0; i < SessionRecord.Levels; i++)
            {
                JournalRecord.PutCount(buffer, offset + LevelsAt + 3 * i, 3, session.StrokesByLevel[i]);
            }
            for (int i = 0; i < SessionRecord.DepthBands; i++)
            {
                JournalRecord.PutCount(buffer, offset + DepthsAt + 3 * i, 3, session.StrokesByDepth[i]);
            }
        }

        /// <summary>
        /// Takes stop reasons, faults and lot out of a verified record; the rest of the session is left alone.
        /// </summary>
        public static void TakeReasons(byte[] buffer, int offset, SessionRecord session)
        {
            for (int i = 0; i < SessionRecord.MaxReasons; i++)
            {
                session.StopReasons[i] = (int)JournalRecord.Get(buffer, offset + ReasonsAt + 2 * i, 2);
            }
            session.FaultCount = (int)JournalRecord.Get(buffer, offset + FaultCountAt, 2);
            for (int i = 0; i < SessionRecord.MaxFaults; i++)
            {
                session.Faults[i] = (int)JournalRecord.Get(buffer, offset + FaultsAt + 2 * i, 2);
            }
            session.Lot = JournalRecord.Get(buffer, offset + LotAt, 8);
        }

        /// <summary>Takes everything else out of a verified record.</summary>
        public static void TakeCounts(byte[] buffer, int offset, SessionRecord session)
        {
            session.Serial = JournalRecord.Serial(buffer, offset);
            session.NeedleCount = buffer[offset + NeedlesAt];
            session.Ended = buffer[offset + EndedAt] != 0;
            session.OpenedSeconds = (int)JournalRecord.Get(buffer, offset + OpenedAt, 4);
            session.RunningMilliseconds = (int)JournalRecord.Get(buffer, offset + RunningAt, 4);
            session.PressureWarnings = (int)JournalRecord.Get(buffer, offset + WarningsAt, 2);
            session.StopCount = (int)JournalRecord.Get(buffer, offset + StopsAt, 2);
            for (int i = 0; i < SessionRecord.Levels; i++)
            {
                session.StrokesByLevel[i] = (int)JournalRecord.Get(buffer, offset + LevelsAt + 3 * i, 3);
            }
            for (int i = 0; i < SessionRecord.DepthBands; i++)
            {
                session.StrokesByDepth[i] = (int)JournalRecord.Get(buffer, offset + DepthsAt + 3 * i, 3);
            }
        }
    }
}
