// One of the two files that hold the journal.
using Pen.Hal;

namespace Pen.Drivers
{
    /// <summary>
    /// An append-only file of 64-byte slots. What is appended starts on a slot boundary, also behind a torn
    /// tail, and counts only once it has been read back.
    /// </summary>
    public sealed class JournalCopy
    {
        private const int MaxAppend = 3 * JournalRecord.Length;
        private const byte Filler = 0xFF;

        private readonly IStorage _storage;
        private readonly string _name;
        private readonly byte[] _out = new byte[MaxAppend];
        private readonly byte[] _back = new byte[MaxAppend];

        /// <summary>A copy in a file.</summary>
        public JournalCopy(IStorage storage, string name)
        {
            _storage = storage;
            _name = name;
        }

        /// <summary>Slots in use, a torn one counted whole; -1 if the file cannot be asked.</summary>
        public int Slots()
        {
            int length = _storage.Length(_name);
            return length < 0 ? -1 : (length + JournalRecord.Length - 1) / JournalRecord.Length;
        }

        /// <summary>
        /// Reads bytes from an offset, fewer at the end of the file. -1 on an error.
        /// </summary>
        public int Read(int offset, byte[] buffer, int count)
        {
            return _storage.Read(_name, offset, buffer, count);
        }

        /// <summary>
        /// Appends one or two records and reads them back. False means that they may or may not be there.
        /// </summary>
        public bool Append(byte[] records, int count)
        {
            int length = _storage.Length(_name);
            if (length < 0)
            {
                return false;
            }
            int torn = length % JournalRecord.Length;
            int padding = torn == 0 ? 0 : JournalRecord.Length - torn;
            for (int i = 0; i < padding; i++)
            {
                _out[i] = Filler;
            }
            for (int i = 0; i < count; i++)
            {
                _out[padding + i] = records[i];
            }
            if (!_storage.Append(_name, _out, padding + count))
            {
                return false;
            }
            if (_storage.Read(_name, length + padding, _back, count) != count)
            {
                return false;
            }
            for (int i = 0; i < count; i++)
            {
                if (_back[i] != records[i])
                {
                    return false;
                }
            }
            return true;
        }
    }
}
