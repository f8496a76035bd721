// The register: every cartridge that this pen ever began to use, in two copies that only grow.
using System;
using Pen.Control;

namespace Pen.Drivers
{
    /// <summary>
    /// A cartridge enters once, when its use is intended, and never leaves: there is no moment at which a
    /// copy is without it. Ordinals without a gap prove, at every boot, that none has been lost.
    /// </summary>
    public sealed class UsedRegister
    {
        // A copy with more slots lost than this has no longer room for all the cartridges it must hold.
        private const int Slack = JournalFiles.UsedSlots - JournalFiles.MaxUsed;

        // Torn slots that a pen can have before it has ever recorded a cartridge: below, nothing was lost.
        private const int TornSlots = 2;

        private const int Both = 3;
        private const int BatchLength = JournalStore.MaxAppend / UsedSlot.Length * UsedSlot.Length;

        private readonly JournalStore _store;
        private readonly SerialSet _known = new SerialSet();

        // By ordinal: a bit for each copy that holds it. How many ordinals each copy holds, and either.
        private readonly byte[] _holders = new byte[JournalFiles.MaxUsed + 1];
        private readonly int[] _held = new int[JournalFiles.Copies];
        private int _present;
        private readonly int[] _slots = new int[JournalFiles.Copies];
        private readonly int[] _damaged = new int[JournalFiles.Copies];
        private readonly byte[] _block = new byte[JournalStore.BlockLength];
        private readonly byte[] _twin = new byte[JournalStore.BlockLength];
        private readonly byte[] _batch = new byte[BatchLength];
        private bool _overflown;

        // The cartridge recorded last in this power-up, and the copies that confirmed it.
        private long _lastSerial;
        private int _lastBoot;
        private int _lastOrdinal;
        private int _lastHolders;

        /// <summary>A register that has not been loaded.</summary>
        public UsedRegister(JournalStore store)
        {
            _store = store;
        }

        /// <summary>Slots that verified at the last load, both copies together.</summary>
        public int Verified;

        /// <summary>The greatest ordinal in either copy: how many cartridges were used.</summary>
        public int LastOrdinal;

        /// <summary>The greatest boot number in either copy.</summary>
        public int LastBoot;

        /// <summary>Cartridges known as used.</summary>
        public int Count
        {
            get { return _known.Count; }
        }

        /// <summary>
        /// Every cartridge that was ever used is known, as far as the register itself can tell: no copy's
        /// first slots are nothing but garbage, no ordinal is missing, at least one copy can be read.
        /// </summary>
        public bool IsComplete
        {
            get
            {
                bool dark = _damaged[0] < 0 && _damaged[1] < 0;
                bool garbage = Verified == 0 && (_damaged[0] > TornSlots || _damaged[1] > TornSlots);
                return !dark && !garbage && !_overflown && _present == LastOrdinal;
            }
        }

        /// <summary>
        /// Slots of a copy (0 or 1) that did not verify at the last load; -1 if it could not be read.
        /// </summary>
        public int Damaged(int copy)
        {
            return _damaged[copy];
        }

        /// <summary>True if the cartridge was used by this pen, or may have been.</summary>
        public bool Contains(long serial)
        {
            return _known.Contains(UsedSlot.KeyOf(serial));
        }

        /// <summary>Reads both copies.</summary>
        public void Load()
        {
            _known.Clear();
            Verified = 0;
            LastOrdinal = 0;
            LastBoot = 0;
            _overflown = false;
            _lastSerial = 0;
            _present = 0;
            Array.Clear(_holders, 0, _holders.Length);
            for (int copy = 0; copy < JournalFiles.Copies; copy++)
            {
                _held[copy] = 0;
                _slots[copy] = _store.Slots(JournalFiles.Register(copy));
                _damaged[copy] = _slots[copy] < 0 ? -1 : 0;
            }
            int longest = _slots[0] > _slots[1] ? _slots[0] : _slots[1];
            for (int at = 0; at < longest * UsedSlot.Length; at += JournalStore.BlockLength)
            {
                int first = ReadBlock(0, at, _block);
                int second = ReadBlock(1, at, _twin);
                int done = TakeTwins(first < second ? first : second);
                TakeBlock(0, _block, done, first);
                TakeBlock(1, _twin, done, second);
            }
        }

        /// <summary>
        /// Gives each copy what only the other one has. True if both hold everything now.
        /// </summary>
        public bool Repair()
        {
            return RepairCopy(0) & RepairCopy(1);
        }

        /// <summary>
        /// Records a cartridge in both copies. From the first attempt on, successful or not, it counts as
        /// used: what failed to be confirmed may still be on the medium. Done only if both copies hold it.
        /// </summary>
        public SlowAnswer Add(long serial, int boot)
        {
            if (!CartridgeLayout.IsValidRom(serial) || (byte)serial != Ds2431.FamilyCode)
            {
                return SlowAnswer.Failed;
            }
            if (serial == _lastSerial)
            {
                return WriteLast();
            }
            // The one before, whose writing failed, first: no ordinal is left out or given twice.
            if (_lastSerial != 0 && WriteLast() != SlowAnswer.Done)
            {
                return SlowAnswer.Failed;
            }
            if (Contains(serial))
            {
                // Used on an earlier occasion: whoever asks, it is not begun again.
                return SlowAnswer.Failed;
            }
            if (LastOrdinal >= JournalFiles.MaxUsed || !_known.Add(UsedSlot.KeyOf(serial)))
            {
                return SlowAnswer.Full;
            }
            _lastSerial = serial;
            _lastBoot = boot;
            _lastOrdinal = LastOrdinal + 1;
            _lastHolders = 0;
            return WriteLast();
        }

        private SlowAnswer WriteLast()
        {
            if (_lastHolders == Both)
            {
                return SlowAnswer.Done;
            }
            UsedSlot.Put(_batch, _lastSerial, _lastBoot, _lastOrdinal);
            // The second copy is written only after the first was read back: power lost at any instant
            // tears one of them at most.
            for (int copy = 0; copy < JournalFiles.Copies; copy++)
            {
                int bit = 1 << copy;
                if (
                    (_lastHolders & bit) == 0
                    && _store.Append(JournalFiles.Register(copy), _batch, UsedSlot.Length) >= 0
                )
                {
                    _lastHolders |= bit;
                    LastOrdinal = _lastOrdinal;
                    Hold(_lastOrdinal, copy);
                }
            }
            return _lastHolders == Both ? SlowAnswer.Done : SlowAnswer.Failed;
        }

        private void Hold(int ordinal, int copy)
        {
            int bit = 1 << copy;
            int holders = _holders[ordinal];
            if (holders == 0)
            {
                _present++;
            }
            if ((holders & bit) == 0)
            {
                _held[copy]++;
                _holders[ordinal] = (byte)(holders | bit);
            }
        }

        // How many bytes of whole slots there are; 0 at the end. An error ends the copy for this load.
        private int ReadBlock(int copy, int at, byte[] block)
        {
            int end = _slots[copy] * UsedSlot.Length;
            if (_damaged[copy] < 0 || at >= end)
            {
                return 0;
            }
            int wanted = end - at < JournalStore.BlockLength ? end - at : JournalStore.BlockLength;
            int read = _store.Read(JournalFiles.Register(copy), at, block, wanted);
            if (read < 0)
            {
                _damaged[copy] = -1;
                return 0;
            }
            // The torn tail, or slots that the file promised and did not deliver.
            _damaged[copy] += wanted / UsedSlot.Length - read / UsedSlot.Length;
            return read - read % UsedSlot.Length;
        }

        // As a rule both copies are the same, slot by slot, and without a gap: two that agree are right, and the
        // long way over every byte by CRC is only for the rest. How far the rule held.
        private int TakeTwins(int length)
        {
            byte[] block = _block;
            byte[] twin = _twin;
            int ordinal = LastOrdinal + 1;
            int offset = 0;
            while (
                offset < length
                && UsedSlot.Ordinal(block, offset) == ordinal
                && ordinal <= JournalFiles.MaxUsed
                && BitConverter.ToInt64(block, offset) == BitConverter.ToInt64(twin, offset)
                && BitConverter.ToInt64(block, offset + 4) == BitConverter.ToInt64(twin, offset + 4)
            )
            {
                // Greater than any before: nobody holds it yet.
                _holders[ordinal] = Both;
                _overflown |= !_known.Add(UsedSlot.Key(block, offset));
                ordinal++;
                offset += UsedSlot.Length;
            }
            if (offset > 0)
            {
                int slots = offset / UsedSlot.Length;
                int boot = UsedSlot.Boot(block, offset - UsedSlot.Length);
                LastBoot = boot > LastBoot ? boot : LastBoot;
                LastOrdinal += slots;
                Verified += 2 * slots;
                _present += slots;
                _held[0] += slots;
                _held[1] += slots;
            }
            return offset;
        }

        private void TakeBlock(int copy, byte[] block, int from, int length)
        {
            for (int offset = from; offset < length; offset += UsedSlot.Length)
            {
                if (UsedSlot.Verify(block, offset))
                {
                    int ordinal = UsedSlot.Ordinal(block, offset);
                    Verified++;
                    Hold(ordinal, copy);
                    TakeOver(block, offset, ordinal);
                }
                else
                {
                    _damaged[copy]++;
                }
            }
        }

        private void TakeOver(byte[] block, int offset, int ordinal)
        {
            int boot = UsedSlot.Boot(block, offset);
            LastOrdinal = ordinal > LastOrdinal ? ordinal : LastOrdinal;
            LastBoot = boot > LastBoot ? boot : LastBoot;
            // A set that cannot hold them all would forget used cartridges.
            _overflown |= !_known.Add(UsedSlot.Key(block, offset));
        }

        private bool RepairCopy(int copy)
        {
            if (_damaged[copy] < 0)
            {
                return false;
            }
            int other = 1 - copy;
            if (_damaged[copy] > Slack && _held[other] == LastOrdinal)
            {
                // Mostly garbage: begun anew. Cut off meanwhile, the other one still holds everything.
                if (!_store.Delete(JournalFiles.Register(copy)))
                {
                    return false;
                }
                for (int ordinal = 1; ordinal <= LastOrdinal; ordinal++)
                {
                    _holders[ordinal] = (byte)(1 << other);
                }
                _held[copy] = 0;
            }
            return _held[copy] == LastOrdinal || CopyMissing(other, copy);
        }

        private bool CopyMissing(int from, int to)
        {
            int bit = 1 << to;
            int end = _slots[from] * UsedSlot.Length;
            int filled = 0;
            for (int at = 0; at < end; at += JournalStore.BlockLength)
            {
                int length = _store.Read(
                    JournalFiles.Register(from),
                    at,
                    _block,
                    end - at < JournalStore.BlockLength ? end - at : JournalStore.BlockLength
                );
                for (int offset = 0; offset + UsedSlot.Length <= length; offset += UsedSlot.Length)
                {
                    int ordinal = UsedSlot.Ordinal(_block, offset);
                    if (
                        ordinal > LastOrdinal
                        || (_holders[ordinal] & bit) != 0
                        || !UsedSlot.Verify(_block, offset)
                    )
                    {
                        continue;
                    }
                    Array.Copy(_block, offset, _batch, filled, UsedSlot.Length);
                    filled += UsedSlot.Length;
                    if (filled == BatchLength)
                    {
                        if (!AppendBatch(to, filled))
                        {
                            return false;
                        }
                        filled = 0;
                    }
                }
            }
            return (filled == 0 || AppendBatch(to, filled)) && _held[to] == LastOrdinal;
        }

        private bool AppendBatch(int copy, int length)
        {
            if (_store.Append(JournalFiles.Register(copy), _batch, length) < 0)
            {
                return false;
            }
            for (int at = 0; at < length; at += UsedSlot.Length)
            {
                Hold(UsedSlot.Ordinal(_batch, at), copy);
            }
            return true;
        }
    }
}
