// Flash in memory for the journal's tests: power goes at any byte, writes fail, lie or rot.
using System;
using Pen.Hal;

namespace Pen.Drivers.Host.Tests
{
    /// <summary>The power went while something was written.</summary>
    internal sealed class PowerGoneException : Exception { }

    /// <summary>
    /// The journal's files. Every byte appended is a step, and so are the moments before and after a deletion:
    /// power may go at each.
    /// </summary>
    internal sealed class JournalFlash : IStorage
    {
        private readonly byte[][] _files = new byte[JournalFiles.Names.Length][];

        /// <summary>Steps until the power goes; negative for never.</summary>
        public int StepsUntilPowerLoss = -1;

        /// <summary>The byte at which the power goes arrives, and wrong.</summary>
        public bool GarblesLastByte;

        /// <summary>Writes and deletions until one fails, 0 for the next one; negative for never.</summary>
        public int WritesUntilError = -1;

        /// <summary>How many bytes of the write that fails arrive all the same.</summary>
        public int BytesInSpiteOfError;

        /// <summary>The file whose writes and deletions all fail; null for none.</summary>
        public string RefusedFile = "";

        /// <summary>The file that cannot be read; empty for none.</summary>
        public string UnreadableFile = "";

        /// <summary>The file in which every byte written has a bit wrong; empty for none.</summary>
        public string LyingFile = "";

        /// <summary>Appends tried.</summary>
        public int Appends;

        /// <summary>Steps done.</summary>
        public int Steps;

        /// <summary>Deletions of files that held something.</summary>
        public int Deletions;

        public JournalFlash()
        {
            for (int i = 0; i < _files.Length; i++)
            {
                _files[i] = new byte[0];
            }
        }

        public int TotalLength
        {
            get
            {
                int total = 0;
                for (int i = 0; i < _files.Length; i++)
                {
                    total += _files[i].Length;
                }
                return total;
            }
        }

        /// <summary>The bytes themselves: what is changed here has rotted.</summary>
        public byte[] File(string name)
        {
            return _files[IndexOf(name)];
        }

        public void SetFile(string name, byte[] content)
        {
            _files[IndexOf(name)] = content;
        }

        /// <summary>The same bytes in flash of its own, in good health.</summary>
        public JournalFlash Clone()
        {
            JournalFlash clone = new JournalFlash();
            for (int i = 0; i < _files.Length; i++)
            {
                clone._files[i] = (byte[])_files[i].Clone();
            }
            return clone;
        }

        /// <summary>The power is back, and no error is due any more.</summary>
        public void Restore()
        {
            WritesUntilError = -1;
            StepsUntilPowerLoss = -1;
        }

        public int Length(string name)
        {
            return name == UnreadableFile ? -1 : File(name).Length;
        }

        public int Read(string name, int offset, byte[] buffer, int count)
        {
            if (name == UnreadableFile)
            {
                return -1;
            }
            byte[] file = File(name);
            int left = file.Length - offset;
            int length =
                left < 0 ? 0
                : left < count ? left
                : count;
            Array.Copy(file, offset < file.Length ? offset : 0, buffer, 0, length);
            return length;
        }

        public bool Append(string name, byte[] data, int count)
        {
            Appends++;
            int index = IndexOf(name);
            bool fails = FailsNow(name);
            int length = fails ? Least(BytesInSpiteOfError, count) : count;
            bool lost = StepsUntilPowerLoss >= 0 && StepsUntilPowerLoss < length;
            int kept = lost ? StepsUntilPowerLoss + (GarblesLastByte ? 1 : 0) : length;
            byte[] file = _files[index];
            byte[] longer = new byte[file.Length + kept];
            Array.Copy(file, longer, file.Length);
            Array.Copy(data, 0, longer, file.Length, kept);
            for (int i = file.Length; name == LyingFile && i < longer.Length; i++)
            {
                longer[i] ^= 0x10;
            }
            if (lost && GarblesLastByte)
            {
                longer[longer.Length - 1] ^= 0x5A;
            }
            _files[index] = longer;
            Steps += kept;
            if (lost)
            {
                throw new PowerGoneException();
            }
            StepsUntilPowerLoss -= StepsUntilPowerLoss >= 0 ? length : 0;
            return !fails;
        }

        public bool Delete(string name)
        {
            int index = IndexOf(name);
            if (FailsNow(name))
            {
                return false;
            }
            Step();
            Deletions += _files[index].Length > 0 ? 1 : 0;
            _files[index] = new byte[0];
            Step();
            return true;
        }

        private void Step()
        {
            if (StepsUntilPowerLoss == 0)
            {
                throw new PowerGoneException();
            }
            Steps++;
            StepsUntilPowerLoss -= StepsUntilPowerLoss > 0 ? 1 : 0;
        }

        private bool FailsNow(string name)
        {
            bool now = WritesUntilError == 0;
            WritesUntilError -= WritesUntilError >= 0 ? 1 : 0;
            return now || name == RefusedFile;
        }

        private static int Least(int a, int b)
        {
            return a < b ? a : b;
        }

        private static int IndexOf(string name)
        {
            for (int i = 0; i < JournalFiles.Names.Length; i++)
            {
                if (JournalFiles.Names[i] == name)
                {
                    return i;
                }
            }
            throw new ArgumentException(name);
        }
    }
}
