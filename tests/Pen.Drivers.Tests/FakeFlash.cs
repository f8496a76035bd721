// Flash for the calibration's tests: files that outlive the store, and hurt at a place of one's choice.
using System;
using Pen.Hal;

namespace Pen.Drivers.Tests
{
    /// <summary>A few small files. Power may go after so many bytes written; then nothing works until it is back.</summary>
    public sealed class FakeFlash : IStorage
    {
        private const int MaxFiles = 4;

        private readonly string[] _names = new string[MaxFiles];
        private readonly byte[][] _files = new byte[MaxFiles][];
        private int _count;
        private bool _dead;

        /// <summary>Bytes until power goes in the middle of a write; below 0: it stays. A deletion takes one.</summary>
        public int BytesLeft = -1;

        /// <summary>Writes to this file fail and store nothing; null for none.</summary>
        public string FailsWriting;

        /// <summary>This file can be neither asked nor read; null for none.</summary>
        public string FailsReading;

        /// <summary>Writes and deletions that were asked for.</summary>
        public int Writes;

        /// <summary>Power is back.</summary>
        public void Restore()
        {
            _dead = false;
            BytesLeft = -1;
        }

        public int Length(string name)
        {
            return _dead || name == FailsReading ? -1 : Bytes(name).Length;
        }

        public int Read(string name, int offset, byte[] buffer, int count)
        {
            if (_dead || name == FailsReading)
            {
                return -1;
            }
            byte[] file = Bytes(name);
            int read = 0;
            while (read < count && offset + read < file.Length)
            {
                buffer[read] = file[offset + read];
                read++;
            }
            return read;
        }

        public bool Append(string name, byte[] data, int count)
        {
            Writes++;
            if (_dead || name == FailsWriting)
            {
                return false;
            }
            int stored = Spend(count);
            byte[] file = Bytes(name);
            byte[] longer = new byte[file.Length + stored];
            Array.Copy(file, 0, longer, 0, file.Length);
            Array.Copy(data, 0, longer, file.Length, stored);
            Set(name, longer);
            return !_dead;
        }

        public bool Delete(string name)
        {
            Writes++;
            if (_dead || name == FailsWriting || Spend(1) < 1)
            {
                return false;
            }
            Set(name, new byte[0]);
            return !_dead;
        }

        /// <summary>The bytes of a file, to look at and to rot.</summary>
        public byte[] Bytes(string name)
        {
            int at = Find(name);
            return at < _count ? _files[at] : new byte[0];
        }

        /// <summary>Puts a file there, whole.</summary>
        public void Set(string name, byte[] content)
        {
            int at = Find(name);
            _names[at] = name;
            _files[at] = content;
            _count = at < _count ? _count : at + 1;
        }

        private int Spend(int bytes)
        {
            if (BytesLeft < 0)
            {
                return bytes;
            }
            int spent = bytes < BytesLeft ? bytes : BytesLeft;
            BytesLeft -= spent;
            _dead = spent < bytes;
            return spent;
        }

        private int Find(string name)
        {
            int at = 0;
            while (at < _count && _names[at] != name)
            {
                at++;
            }
            return at;
        }
    }
}
