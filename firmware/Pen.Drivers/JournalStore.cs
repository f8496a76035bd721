// The journal's files as slots: appended to, read back, deleted whole.
using System;
using Pen.Hal;

namespace Pen.Drivers
{
    /// <summary>
    /// Appends start on a slot boundary, also behind a torn tail, never make a file longer than it may be, and
    /// count only once they have been read back. Files are named by their index in JournalFiles.Names.
    /// </summary>
    public sealed class JournalStore
    {
        /// <summary>Most bytes that one append may carry.</summary>
        public const int MaxAppend = 480;

        /// <summary>Bytes of a block that is read at once: 170 slots of the register, 31 of the others.</summary>
        public const int BlockLength = 2040;

        private const byte Filler = 0xFF;

        private readonly IStorage _storage;
        private readonly byte[] _out = new byte[MaxAppend + JournalRecord.Length];
        private readonly byte[] _back = new byte[MaxAppend];

        /// <summary>The journal's files on flash.</summary>
        public JournalStore(IStorage storage)
        {
            _storage = storage;
        }

        /// <summary>Goes up with every write and every deletion that was tried.</summary>
        public int Changes;

        /// <summary>Length of a file in bytes; -1 if it cannot be asked.</summary>
        public int Length(int file)
        {
            return _storage.Length(JournalFiles.Names[file]);
        }

        /// <summary>Slots in use, a torn one counted whole; -1 if the file cannot be asked.</summary>
        public int Slots(int file)
        {
            int length = Length(file);
            int slot = JournalFiles.SlotLength(file);
            return length < 0 ? -1 : (length + slot - 1) / slot;
        }

        /// <summary>
        /// Reads bytes from an offset, fewer at the end of the file. -1 on an error.
        /// </summary>
        public int Read(int file, int offset, byte[] buffer, int count)
        {
            return _storage.Read(JournalFiles.Names[file], offset, buffer, count);
        }

        /// <summary>
        /// Appends whole slots and reads them back. The offset at which they lie; -1 if they may or may not
        /// be there, or if there is no room for them.
        /// </summary>
        public int Append(int file, byte[] slots, int count)
        {
            string name = JournalFiles.Names[file];
            int slot = JournalFiles.SlotLength(file);
            int length = _storage.Length(name);
            if (length < 0)
            {
                return -1;
            }
            int torn = length % slot;
            int padding = torn == 0 ? 0 : slot - torn;
            int at = length + padding;
            if (at + count > JournalFiles.MaxSlots(file) * slot)
            {
                return -1;
            }
            for (int i = 0; i < padding; i++)
            {
                _out[i] = Filler;
            }
            Array.Copy(slots, 0, _out, padding, count);
            Changes++;
            if (!_storage.Append(name, _out, padding + count))
            {
                return -1;
            }
            return Holds(name, at, slots, count) ? at : -1;
        }

        /// <summary>Removes a file. True if it is gone.</summary>
        public bool Delete(int file)
        {
            Changes++;
            return _storage.Delete(JournalFiles.Names[file]) && Length(file) == 0;
        }

        private bool Holds(string name, int at, byte[] slots, int count)
        {
            if (_storage.Read(name, at, _back, count) != count)
            {
                return false;
            }
            for (int i = 0; i < count; i++)
            {
                if (_back[i] != slots[i])
                {
                    return false;
                }
            }
            return true;
        }
    }
}
