// The pen's memory of every cartridge it used and of every session.
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
        /// What was used is unknown: neither copy can be read, or what both lost between them is missing.
        /// </summary>
        Unusable = 3,
    }

    /// <summary>
    /// The register of used cartridges with a log and a ring of sessions, each in two copies (format:
    /// Journal.md). Whatever verifies in either copy counts. What permits a start counts as written only when
    /// both copies hold it and were read back: either may then rot and the cartridge is still refused. Of a
    /// session, one copy is enough. Slow work, called by one thread; flash is written only while a request
    /// for it is carried out, which the controller makes only while nothing moves.
    /// </summary>
    public sealed class Journal
    {
        private readonly JournalStore _store;
        private readonly UsedRegister _register;
        private readonly SessionLog _log;
        private readonly JournalDump _dump;
        private MountResult _mounted;
        private long _confirmedSerial;

        /// <summary>A journal on flash, not mounted.</summary>
        public Journal(IStorage storage)
        {
            _store = new JournalStore(storage);
            _register = new UsedRegister(_store);
            _log = new SessionLog(_store, _register);
            _dump = new JournalDump(_store);
        }

        /// <summary>This power-up's number, from 1; 0 until the journal is mounted.</summary>
        public int BootNumber;

        /// <summary>How many serials this pen knows as used.</summary>
        public int UsedCount
        {
            get { return _register.Count; }
        }

        /// <summary>
        /// Slots of register and log of a copy (0 or 1) that did not verify at the last mount; -1 if any of
        /// the copy's files could not be read.
        /// </summary>
        public int Damaged(int copy)
        {
            int register = _register.Damaged(copy);
            int log = _log.Damaged(copy);
            return register < 0 || log < 0 ? -1 : register + log;
        }

        /// <summary>
        /// Reads everything, repairs what one copy of the register lacks, and records this boot. May be called
        /// again after a failure; a boot that has its number keeps it.
        /// </summary>
        public MountResult Mount()
        {
            _mounted = MountResult.None;
            _register.Load();
            _log.Load();
            if (!_register.IsComplete || _log.KnowsMore)
            {
                _mounted = MountResult.Unusable;
                return _mounted;
            }
            if (BootNumber == 0)
            {
                bool fromRegister = _register.LastBoot > _log.LastBoot;
                BootNumber = (fromRegister ? _register.LastBoot : _log.LastBoot) + 1;
            }
            bool readable = Damaged(0) >= 0 && Damaged(1) >= 0;
            bool repaired = _register.Repair();
            bool begun = _log.BeginBoot(BootNumber);
            _mounted = readable && repaired && begun ? MountResult.Usable : MountResult.Degraded;
            return _mounted;
        }

        /// <summary>True if this pen has, or may have, recorded the serial as used or about to be.</summary>
        public bool IsUsed(long serial)
        {
            return _register.Contains(serial);
        }

        /// <summary>
        /// Records that a serial is about to be used; done only if both copies hold it. From the first attempt
        /// on, successful or not, it counts as used. May be repeated until its use was recorded; a serial that
        /// was used before is never recorded again.
        /// </summary>
        public SlowAnswer RecordIntent(long serial)
        {
            return IsMounted() && serial != _confirmedSerial
                ? _register.Add(serial, BootNumber)
                : SlowAnswer.Failed;
        }

        /// <summary>
        /// Records the session that opens now that its cartridge's use mark has been read back. Done only if both
        /// copies hold it, and hold the intent.
        /// </summary>
        public SlowAnswer RecordUse(SessionRecord session)
        {
            SlowAnswer intended = RecordIntent(session.Serial);
            if (intended != SlowAnswer.Done)
            {
                return intended;
            }
            _confirmedSerial = session.Serial;
            return _log.AppendOpening(session, BootNumber) ? SlowAnswer.Done : SlowAnswer.Failed;
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
            return _log.AppendSession(session, BootNumber) ? SlowAnswer.Done : SlowAnswer.Failed;
        }

        /// <summary>
        /// Sends the next piece of a dump, a tenth of a second's worth at 115200 bit/s; also of a journal that
        /// is not mounted or not usable.
        /// </summary>
        /// <param name="serial">Where to.</param>
        /// <param name="anew">Begins a dump; else the one under way goes on.</param>
        public SlowAnswer SendPiece(ISerialOutput serial, bool anew)
        {
            return _dump.SendPiece(serial, anew);
        }

        private bool IsMounted()
        {
            return _mounted == MountResult.Usable || _mounted == MountResult.Degraded;
        }
    }
}
