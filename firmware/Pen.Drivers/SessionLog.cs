// Boots and sessions: a log of this power-up, and a ring of the sessions before.
using System;
using Pen.Control;

namespace Pen.Drivers
{
    /// <summary>
    /// A session is written to the log when it opens and at every stop, and to the ring when it ends. The log begins anew with
    /// every boot and whenever it is full, after what only it held has been copied to the ring, record by
    /// record as it is: done twice, it changes nothing. A ring that has come round loses its oldest file.
    /// </summary>
    public sealed class SessionLog
    {
        private const int Record = JournalRecord.Length;
        private const int Block = JournalStore.BlockLength / Record * Record;

        // Sessions that open must find room in the log at once: with less, it is begun anew at the next save.
        private const int SpareSlots = 8;

        // A place is the offset in a log, and in the bits above the copy.
        private const int CopyShift = 20;

        private readonly JournalStore _store;
        private readonly UsedRegister _register;
        private readonly OpenSessions _open = new OpenSessions();
        private readonly byte[] _block = new byte[Block];
        private readonly byte[] _records = new byte[2 * Record];
        private readonly byte[] _boot = new byte[Record];
        private readonly int[] _damaged = new int[JournalFiles.Copies];
        private int _sequence;
        private int _ringSequence;
        private int _ringFile;

        /// <summary>A log that has not been loaded.</summary>
        public SessionLog(JournalStore store, UsedRegister register)
        {
            _store = store;
            _register = register;
        }

        /// <summary>The greatest boot number found at the last load.</summary>
        public int LastBoot;

        /// <summary>Some record is about a cartridge that the register does not know, and should.</summary>
        public bool KnowsMore;

        /// <summary>The last write reached the first copy.</summary>
        public bool FirstWritten;

        /// <summary>The last write reached the second copy.</summary>
        public bool SecondWritten;

        /// <summary>
        /// Slots of the log of a copy (0 or 1) that did not verify at the last load; -1 if any file of the copy
        /// could not be read.
        /// </summary>
        public int Damaged(int copy)
        {
            return _damaged[copy];
        }

        /// <summary>Reads log and ring. The register has been loaded before.</summary>
        public void Load()
        {
            _open.Clear();
            _sequence = 0;
            _ringSequence = 0;
            _ringFile = 0;
            LastBoot = 0;
            KnowsMore = false;
            for (int copy = 0; copy < JournalFiles.Copies; copy++)
            {
                _damaged[copy] = 0;
                LoadLog(copy);
            }
            for (int number = 0; number < JournalFiles.RingFiles; number++)
            {
                LoadRing(0, number);
                LoadRing(1, number);
            }
            _sequence = _sequence > _ringSequence ? _sequence : _ringSequence;
        }

        /// <summary>
        /// Copies to the ring what only the logs hold, and begins the logs anew, first one, then the other.
        /// If anything fails the boot is noted in the logs as they are. True if both copies hold it.
        /// </summary>
        public bool BeginBoot(int boot)
        {
            JournalRecord.Begin(_boot, 0, JournalRecord.Boot, NextSequence(), boot);
            JournalRecord.End(_boot, 0);
            if (Settle() && Restart(0) && Restart(1))
            {
                return true;
            }
            bool first = _store.Append(JournalFiles.Log(0), _boot, Record) >= 0;
            return _store.Append(JournalFiles.Log(1), _boot, Record) >= 0 && first;
        }

        /// <summary>
        /// Notes a session that opens: from here on it is known, whatever comes. True if both copies hold it.
        /// </summary>
        public bool AppendOpening(SessionRecord session, int boot)
        {
            if (Room() < 2)
            {
                BeginAnew();
            }
            Encode(session, boot);
            NoteInLogs();
            return FirstWritten && SecondWritten;
        }

        /// <summary>
        /// Notes a session as it stands. True if at least one copy holds it.
        /// </summary>
        public bool AppendSession(SessionRecord session, int boot)
        {
            Encode(session, boot);
            if (session.Ended || Room() < 2)
            {
                AppendToRing(2 * Record);
            }
            else
            {
                NoteInLogs();
            }
            bool written = FirstWritten || SecondWritten;
            if (Room() < SpareSlots)
            {
                BeginAnew();
            }
            return written;
        }

        // Both records of a session, one behind the other.
        private void Encode(SessionRecord session, int boot)
        {
            JournalRecord.Begin(_records, 0, JournalRecord.SessionReasons, NextSequence(), boot);
            SessionCodec.PutReasons(_records, 0, session);
            JournalRecord.End(_records, 0);
            JournalRecord.Begin(_records, Record, JournalRecord.SessionCounts, NextSequence(), boot);
            SessionCodec.PutCounts(_records, Record, session);
            JournalRecord.End(_records, Record);
        }

        private int NextSequence()
        {
            _sequence++;
            return _sequence;
        }

        // A copy that cannot be asked will fail when it is written.
        private int Room()
        {
            return JournalFiles.LogSlots - Longest(JournalFiles.Log(0), JournalFiles.Log(1));
        }

        private int Longest(int first, int second)
        {
            int a = _store.Slots(first);
            int b = _store.Slots(second);
            return a > b ? a : b;
        }

        private void NoteInLogs()
        {
            FirstWritten = NoteInLog(0);
            SecondWritten = NoteInLog(1);
        }

        private bool NoteInLog(int copy)
        {
            int at = _store.Append(JournalFiles.Log(copy), _records, 2 * Record);
            if (at < 0)
            {
                return false;
            }
            int place = (copy << CopyShift) | at;
            _open.Note(_records, 0, place);
            _open.Note(_records, Record, place + Record);
            return true;
        }

        private void AppendToRing(int length)
        {
            int first = JournalFiles.Ring(0, _ringFile);
            int second = JournalFiles.Ring(1, _ringFile);
            if (Longest(first, second) + length / Record > JournalFiles.LogSlots)
            {
                // The oldest one makes room. Where it cannot be deleted, the append finds none and fails.
                _ringFile = (_ringFile + 1) % JournalFiles.RingFiles;
                first = JournalFiles.Ring(0, _ringFile);
                second = JournalFiles.Ring(1, _ringFile);
                _store.Delete(first);
                _store.Delete(second);
            }
            FirstWritten = _store.Append(first, _records, length) >= 0;
            SecondWritten = _store.Append(second, _records, length) >= 0;
            if (FirstWritten || SecondWritten)
            {
                for (int at = 0; at < length; at += Record)
                {
                    _open.Settle(_records, at);
                }
            }
        }

        // The boot's record stands at the head of every log of that boot.
        private void BeginAnew()
        {
            if (Settle() && Restart(0))
            {
                Restart(1);
            }
        }

        // True if the ring holds, in both copies, everything of the sessions that the log held.
        private bool Settle()
        {
            for (int left = _open.Count; left > 0 && _open.Count > 0; left--)
            {
                int length = Fetch(_open.PlaceOf(0, 0), 0);
                length = length < 0 ? -1 : Fetch(_open.PlaceOf(0, 1), length);
                if (length < 0)
                {
                    // It was there and cannot be read any more; the next boot looks in the other copy too.
                    return false;
                }
                AppendToRing(length);
                if (!FirstWritten || !SecondWritten)
                {
                    return false;
                }
            }
            return _open.Count == 0;
        }

        // Puts the record of a place behind those fetched already; how long they are then, or -1.
        private int Fetch(int place, int length)
        {
            if (place < 0)
            {
                return length;
            }
            int copy = place >> CopyShift;
            int at = place & ((1 << CopyShift) - 1);
            bool read = _store.Read(JournalFiles.Log(copy), at, _block, Record) == Record;
            if (!read || !JournalRecord.Verify(_block, 0))
            {
                return -1;
            }
            Array.Copy(_block, 0, _records, length, Record);
            return length + Record;
        }

        private bool Restart(int copy)
        {
            int file = JournalFiles.Log(copy);
            return _store.Delete(file) && _store.Append(file, _boot, Record) >= 0;
        }

        private void LoadLog(int copy)
        {
            int file = JournalFiles.Log(copy);
            int slots = SlotsOf(copy, file);
            for (int at = 0; at < slots * Record; at += Block)
            {
                int wanted = Wanted(slots, at);
                int read = _store.Read(file, at, _block, wanted);
                if (read < 0)
                {
                    _damaged[copy] = -1;
                    return;
                }
                _damaged[copy] += (wanted - read + Record - 1) / Record;
                for (int offset = 0; offset + Record <= read; offset += Record)
                {
                    if (JournalRecord.Verify(_block, offset))
                    {
                        TakeLogRecord(offset, (copy << CopyShift) | (at + offset));
                    }
                    else
                    {
                        _damaged[copy]++;
                    }
                }
            }
        }

        private void TakeLogRecord(int offset, int place)
        {
            int sequence = JournalRecord.Sequence(_block, offset);
            int boot = JournalRecord.BootNumber(_block, offset);
            _sequence = sequence > _sequence ? sequence : _sequence;
            LastBoot = boot > LastBoot ? boot : LastBoot;
            if (JournalRecord.Type(_block, offset) != JournalRecord.Boot)
            {
                KnowsMore |= IsUnknown(offset);
                _open.Note(_block, offset, place);
            }
        }

        private void LoadRing(int copy, int number)
        {
            int file = JournalFiles.Ring(copy, number);
            int slots = SlotsOf(copy, file);
            // Backwards: once the latest record is known, the others need no check to be known as earlier.
            for (int at = (slots - 1) * Record / Block * Block; at >= 0 && slots > 0; at -= Block)
            {
                int read = _store.Read(file, at, _block, Wanted(slots, at));
                if (read < 0)
                {
                    _damaged[copy] = -1;
                    return;
                }
                for (int offset = read / Record * Record - Record; offset >= 0; offset -= Record)
                {
                    TakeRingRecord(offset, number);
                }
            }
        }

        private void TakeRingRecord(int offset, int number)
        {
            int sequence = JournalRecord.Sequence(_block, offset);
            int boot = JournalRecord.BootNumber(_block, offset);
            bool news =
                sequence > _ringSequence
                || boot > LastBoot
                || _open.Concerns(_block, offset)
                || IsUnknown(offset);
            if (!news || !JournalRecord.Verify(_block, offset))
            {
                return;
            }
            if (sequence > _ringSequence)
            {
                _ringSequence = sequence;
                _ringFile = number;
            }
            LastBoot = boot > LastBoot ? boot : LastBoot;
            if (JournalRecord.Type(_block, offset) != JournalRecord.Boot)
            {
                KnowsMore |= IsUnknown(offset);
                _open.Settle(_block, offset);
            }
        }

        private bool IsUnknown(int offset)
        {
            return !_register.Contains(JournalRecord.Serial(_block, offset));
        }

        private int SlotsOf(int copy, int file)
        {
            int slots = _store.Slots(file);
            if (slots < 0)
            {
                _damaged[copy] = -1;
                return 0;
            }
            return slots;
        }

        private static int Wanted(int slots, int at)
        {
            int left = slots * Record - at;
            return left < Block ? left : Block;
        }
    }
}
