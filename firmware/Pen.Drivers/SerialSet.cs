// The serials that this pen has seen used, in memory.
namespace Pen.Drivers
{
    /// <summary>
    /// A set of non-zero longs: open addressing in a table that doubles. Slow work only: it allocates.
    /// </summary>
    public sealed class SerialSet
    {
        /// <summary>Most serials held; 64 kilobytes of table.</summary>
        public const int MaxCount = MaxSlots / 4 * 3;

        private const int FirstSlots = 256;
        private const int MaxSlots = 8192;

        // 0 marks a free slot; no valid serial is 0.
        private long[] _slots = new long[FirstSlots];
        private int _count;

        /// <summary>How many serials are held.</summary>
        public int Count
        {
            get { return _count; }
        }

        /// <summary>Forgets every serial.</summary>
        public void Clear()
        {
            _slots = new long[FirstSlots];
            _count = 0;
        }

        /// <summary>True if the serial is held. 0 never is.</summary>
        public bool Contains(long serial)
        {
            return serial != 0 && _slots[SlotOf(_slots, serial)] == serial;
        }

        /// <summary>
        /// Adds a serial. True if it is held now; false if the set is full or the serial is 0.
        /// </summary>
        public bool Add(long serial)
        {
            if (serial == 0)
            {
                return false;
            }
            int slot = SlotOf(_slots, serial);
            if (_slots[slot] == serial)
            {
                return true;
            }
            if (_count == MaxCount)
            {
                return false;
            }
            // A quarter stays free, so that a search always ends, and soon.
            if (_count == _slots.Length / 4 * 3)
            {
                Grow();
                slot = SlotOf(_slots, serial);
            }
            _slots[slot] = serial;
            _count++;
            return true;
        }

        private void Grow()
        {
            long[] larger = new long[_slots.Length * 2];
            for (int i = 0; i < _slots.Length; i++)
            {
                if (_slots[i] != 0)
                {
                    larger[SlotOf(larger, _slots[i])] = _slots[i];
                }
            }
            _slots = larger;
        }

        // The slot that holds the serial, or the free one where it belongs. Table lengths are powers of two.
        private static int SlotOf(long[] slots, long serial)
        {
            int mask = slots.Length - 1;
            // Lots number their cartridges in a row: fold the bytes so that neighbours spread.
            int slot = (int)((serial >> 8) ^ (serial >> 21) ^ (serial >> 56)) & mask;
            while (slots[slot] != 0 && slots[slot] != serial)
            {
                slot = (slot + 1) & mask;
            }
            return slot;
        }
    }
}
