// The pen's memory of every cartridge it used and of every session.
using System;
using Pen.Control;
using Pen.Hal;

namespace Pen.Drivers
{
    /// <summary>How mounting the journal ended.</summary>
    public enum MountResult
    {
        /// <summary>Not mounted yet.</summary>
        None = 0,

        /// <summary>Read, and this boot is recorded in both copies.</summary>
        Usable = 1,

        /// <summary>Read, but one copy cannot be read or written: no start will be permitted.</summary>
        Degraded = 2,

        /// <summary>
        /// Nothing can be read, or what is there is nothing but garbage: what was used is unknown.
        /// </summary>
        Unusable = 3,
    }

    /// <summary>
    /// An append-only journal in two files with the same records (format: JournalRecord). Whatever verifies
    /// in either copy counts, wherever it lies; torn, rotten and strange slots are passed over. A record that
    /// permits a start (intent, use) counts as written only when both copies hold it and were read back:
    /// either may then rot and the cartridge is still refused. Of a session, one copy is enough. When it is
    /// full it refuses.
    /// </summary>
    public sealed class Journal
    {
        /// <summary>File of the first copy.</summary>
        public const string FirstFile = "journal-a.bin";

        /// <summary>File of the second copy.</summary>
        public const string SecondFile = "journal-b.bin";

        /// <summary>
        /// Slots of a copy: 96 KB each of the 256 KB file system that nanoFramework keeps on the flash of an ESP32.
        /// </summary>
        public const int MaxSlots = 1536;

        /// <summary>
        /// Slots that a new intent must leave: what was begun can then be finished and its session saved.
        /// </summary>
        public const int ReservedSlots = 32;

        private const int ReadBlock = 32 * JournalRecord.Length;

        // Below this much garbage, it can only be the torn first record of a new pen.
        private const int TornFirstSlots = 2;

        private readonly JournalCopy _first;
        private readonly JournalCopy _second;
        private readonly SerialSet _used = new SerialSet();
        private readonly byte[] _block = new byte[ReadBlock];
        private readonly byte[] _firstBlock = new byte[ReadBlock];
        private readonly bool[] _firstVerified = new bool[MaxSlots];
        private readonly byte[] _records = new byte[2 * JournalRecord.Length];
        private MountResult _mounted;
        private bool _complete;
        private int _sequence;
        private int _lastBoot;
        private bool _firstWritten;
        private bool _secondWritten;

        /// <summary>A journal on flash, not mounted.</summary>
        public Journal(IStorage storage)
        {
            _first = new JournalCopy(storage, FirstFile);
            _second = new JournalCopy(storage, SecondFile);
        }

        /// <summary>This power-up's number, from 1; 0 until the journal is mounted.</summary>
        public int BootNumber;

        /// <summary>
        /// Slots of the first copy that did not verify at the last mount; -1 if it could not be read.
        /// </summary>
        public int DamagedFirst;

        /// <summary>
        /// Slots of the second copy that did not verify at the last mount; -1 if it could not be read.
        /// </summary>
        public int DamagedSecond;

        /// <summary>Records that verified at the last mount, both copies together.</summary>
        public int VerifiedRecords;

        /// <summary>How many serials this pen knows as used.</summary>
        public int UsedCount
        {
            get { return _used.Count; }
        }

        /// <summary>
        /// Reads both copies and records this boot. May be called again after a failure; a boot that has its
        /// number keeps it.
        /// </summary>
        public MountResult Mount()
        {
            _mounted = MountResult.None;
            _used.Clear();
            _complete = true;
            _sequence = 0;
            _lastBoot = 0;
            VerifiedRecords = 0;
            Array.Clear(_firstVerified, 0, MaxSlots);
            DamagedFirst = Scan(_first);
            DamagedSecond = Scan(_second);

            bool bothDark = DamagedFirst < 0 && DamagedSecond < 0;
            bool garbage =
                VerifiedRecords == 0 && (DamagedFirst > TornFirstSlots || DamagedSecond > TornFirstSlots);
            if (bothDark || garbage || !_complete)
            {
                _mounted = MountResult.Unusable;
                return _mounted;
            }
            if (BootNumber == 0)
            {
                BootNumber = _lastBoot + 1;
                if (RoomFor(1) != SlowAnswer.Done)
                {
                    // Everything from here on is refused as full; what was used is still known.
                    _mounted = MountResult.Degraded;
                    return _mounted;
                }
                JournalRecord.Begin(_records, 0, JournalRecord.Boot, NextSequence(), BootNumber);
                JournalRecord.End(_records, 0);
                Append(JournalRecord.Length);
            }
            bool healthy = DamagedFirst >= 0 && DamagedSecond >= 0 && _firstWritten && _secondWritten;
            _mounted = healthy ? MountResult.Usable : MountResult.Degraded;
            return _mounted;
        }

        /// <summary>True if this pen has, or may have, recorded the serial as used or about to be.</summary>
        public bool IsUsed(long serial)
        {
            return _used.Contains(serial);
        }

        /// <summary>
        /// Records that a serial is about to be used. From the first attempt on, successful or not, it counts
        /// as used: what failed to be confirmed may still be on the medium.
        /// </summary>
        public SlowAnswer RecordIntent(long serial)
        {
            return RecordSerial(JournalRecord.Intent, serial, ReservedSlots);
        }

        /// <summary>
        /// Records that a serial's use mark has been read back. Done only if both copies hold it.
        /// </summary>
        public SlowAnswer RecordUse(long serial)
        {
            return RecordSerial(JournalRecord.Use, serial, 0);
        }

        /// <summary>
        /// Records a session as it stands. Done if at least one copy holds it, or if there is none to record
        /// (serial 0).
        /// </summary>
        public SlowAnswer SaveSession(SessionRecord session)
        {
            if (!IsMounted())
            {
                return SlowAnswer.Failed;
            }
            if (session.Serial == 0)
            {
                return SlowAnswer.Done;
            }
            SlowAnswer room = RoomFor(2);
            if (room != SlowAnswer.Done)
            {
                return room;
            }
            int length = JournalRecord.Length;
            JournalRecord.Begin(_records, 0, JournalRecord.SessionReasons, NextSequence(), BootNumber);
            SessionCodec.PutReasons(_records, 0, session);
            JournalRecord.End(_records, 0);
            JournalRecord.Begin(_records, length, JournalRecord.SessionCounts, NextSequence(), BootNumber);
            SessionCodec.PutCounts(_records, length, session);
            JournalRecord.End(_records, length);
            Append(2 * length);
            return _firstWritten || _secondWritten ? SlowAnswer.Done : SlowAnswer.Failed;
        }

        private SlowAnswer RecordSerial(int type, long serial, int reserve)
        {
            if (!IsMounted() || serial == 0)
            {
                return SlowAnswer.Failed;
            }
            SlowAnswer room = RoomFor(1 + reserve);
            if (room != SlowAnswer.Done)
            {
                return room;
            }
            if (!_used.Add(serial))
            {
                return SlowAnswer.Full;
            }
            JournalRecord.Begin(_records, 0, type, NextSequence(), BootNumber);
            JournalRecord.Put(_records, JournalRecord.PayloadAt, 8, serial);
            JournalRecord.End(_records, 0);
            Append(JournalRecord.Length);
            return _firstWritten && _secondWritten ? SlowAnswer.Done : SlowAnswer.Failed;
        }

        private bool IsMounted()
        {
            return _mounted == MountResult.Usable || _mounted == MountResult.Degraded;
        }

        // Done if both copies have room; a copy that cannot be asked will fail when it is written.
        private SlowAnswer RoomFor(int slots)
        {
            int longest = _first.Slots();
            int second = _second.Slots();
            if (second > longest)
            {
                longest = second;
            }
            return longest + slots <= MaxSlots ? SlowAnswer.Done : SlowAnswer.Full;
        }

        private int NextSequence()
        {
            _sequence++;
            return _sequence;
        }

        // The second copy is written only after the first was read back: power lost at any instant tears
        // one of them at most.
        private void Append(int count)
        {
            _firstWritten = _first.Append(_records, count);
            _secondWritten = _second.Append(_records, count);
        }

        // Takes over what verifies. How many slots did not, or -1 if the file could not be read to its end.
        private int Scan(JournalCopy copy)
        {
            int slots = copy.Slots();
            if (slots < 0)
            {
                return -1;
            }
            int damaged = 0;
            int end = slots * JournalRecord.Length;
            for (int at = 0; at < end; at += ReadBlock)
            {
                int wanted = end - at < ReadBlock ? end - at : ReadBlock;
                int read = copy.Read(at, _block, wanted);
                if (read < 0)
                {
                    return -1;
                }
                // What the first copy held there: the second, as a rule, is the same bytes.
                int known = copy == _second ? _first.Read(at, _firstBlock, wanted) : 0;
                int offset = 0;
                for (; offset + JournalRecord.Length <= read; offset += JournalRecord.Length)
                {
                    int slot = (at + offset) / JournalRecord.Length;
                    if (offset + JournalRecord.Length <= known && IsVerifiedTwin(slot, offset))
                    {
                        VerifiedRecords++;
                    }
                    else if (JournalRecord.Verify(_block, offset))
                    {
                        TakeOver(offset);
                        NoteVerified(copy, slot);
                    }
                    else
                    {
                        damaged++;
                    }
                }
                if (offset < wanted)
                {
                    // The torn tail, or slots that the file promised and did not deliver.
                    damaged += (wanted - offset) / JournalRecord.Length;
                }
            }
            return damaged;
        }

        // The slot holds the very bytes that verified in the first copy, where they were taken over: the long
        // way over every byte by CRC is only for what differs.
        private bool IsVerifiedTwin(int slot, int offset)
        {
            return slot < MaxSlots
                && _firstVerified[slot]
                && JournalRecord.AreSame(_block, _firstBlock, offset);
        }

        private void NoteVerified(JournalCopy copy, int slot)
        {
            if (copy == _first && slot < MaxSlots)
            {
                _firstVerified[slot] = true;
            }
        }

        private void TakeOver(int offset)
        {
            VerifiedRecords++;
            int sequence = JournalRecord.Sequence(_block, offset);
            int boot = JournalRecord.BootNumber(_block, offset);
            if (sequence > _sequence)
            {
                _sequence = sequence;
            }
            if (boot > _lastBoot)
            {
                _lastBoot = boot;
            }
            if (JournalRecord.Type(_block, offset) == JournalRecord.Boot)
            {
                return;
            }
            long serial = JournalRecord.Serial(_block, offset);
            if (serial != 0 && !_used.Add(serial))
            {
                // A set that cannot hold them all would forget used cartridges: better no journal.
                _complete = false;
            }
        }
    }
}
