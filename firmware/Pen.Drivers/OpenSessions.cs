// Which sessions stand in the log and not, or not as they are, in the ring.
namespace Pen.Drivers
{
    /// <summary>
    /// A small table, by boot and serial: where the latest record of reasons and of counts lies. 0 in a
    /// sequence number means that there is none.
    /// </summary>
    public sealed class OpenSessions
    {
        /// <summary>Most sessions held: every record of both logs could be of another one.</summary>
        public const int Max = 2 * JournalFiles.LogSlots;

        private readonly long[] _serials = new long[Max];
        private readonly int[] _boots = new int[Max];
        private readonly int[] _sequences = new int[2 * Max];
        private readonly int[] _places = new int[2 * Max];

        /// <summary>Sessions held.</summary>
        public int Count;

        /// <summary>Forgets all of them.</summary>
        public void Clear()
        {
            Count = 0;
        }

        /// <summary>Takes note of a record in the log, if it is the latest of its kind.</summary>
        /// <param name="record">A buffer with a verified record of a session.</param>
        /// <param name="offset">Where in the buffer.</param>
        /// <param name="place">Where it lies, in the caller's terms.</param>
        public void Note(byte[] record, int offset, int place)
        {
            int index = Find(record, offset);
            if (index < 0)
            {
                if (Count == Max)
                {
                    return;
                }
                index = Count;
                Count++;
                _serials[index] = JournalRecord.Serial(record, offset);
                _boots[index] = JournalRecord.BootNumber(record, offset);
                _sequences[2 * index] = 0;
                _sequences[2 * index + 1] = 0;
            }
            int half = 2 * index + HalfOf(record, offset);
            int sequence = JournalRecord.Sequence(record, offset);
            if (sequence > _sequences[half])
            {
                _sequences[half] = sequence;
                _places[half] = place;
            }
        }

        /// <summary>
        /// A record of a session that the ring holds: what the log has of it is settled, if it is not later.
        /// </summary>
        public void Settle(byte[] record, int offset)
        {
            int index = Find(record, offset);
            if (index < 0)
            {
                return;
            }
            int half = 2 * index + HalfOf(record, offset);
            if (_sequences[half] <= JournalRecord.Sequence(record, offset))
            {
                _sequences[half] = 0;
            }
            if (_sequences[2 * index] == 0 && _sequences[2 * index + 1] == 0)
            {
                Remove(index);
            }
        }

        /// <summary>True if the log has something that the ring lacks of the record's session.</summary>
        public bool Concerns(byte[] record, int offset)
        {
            return Count > 0 && Find(record, offset) >= 0;
        }

        /// <summary>Where the latest record of reasons (0) or counts (1) of a session lies; -1 if there is none.</summary>
        public int PlaceOf(int index, int half)
        {
            return _sequences[2 * index + half] == 0 ? -1 : _places[2 * index + half];
        }

        private static int HalfOf(byte[] record, int offset)
        {
            return JournalRecord.Type(record, offset) == JournalRecord.SessionCounts ? 1 : 0;
        }

        private int Find(byte[] record, int offset)
        {
            if (Count == 0)
            {
                return -1;
            }
            int boot = JournalRecord.BootNumber(record, offset);
            long serial = JournalRecord.Serial(record, offset);
            for (int i = 0; i < Count; i++)
            {
                if (_boots[i] == boot && _serials[i] == serial)
                {
                    return i;
                }
            }
            return -1;
        }

        private void Remove(int index)
        {
            Count--;
            _serials[index] = _serials[Count];
            _boots[index] = _boots[Count];
            for (int half = 0; half < 2; half++)
            {
                _sequences[2 * index + half] = _sequences[2 * Count + half];
                _places[2 * index + half] = _places[2 * Count + half];
            }
        }
    }
}
