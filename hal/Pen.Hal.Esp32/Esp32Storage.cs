// Files on the internal flash drive.
using System;
using System.IO;
using System.Threading;

namespace Pen.Hal.Esp32
{
    /// <summary>
    /// Every call opens the file, works and closes it: only a closed file is on the medium for certain. Each
    /// ends by letting the other threads run, which it has held while the medium was busy.
    /// </summary>
    internal sealed class Esp32Storage : IStorage
    {
        private const string Root = "I:\\";

        public int Length(string name)
        {
            int length = -1;
            try
            {
                length = LengthOf(Root + name);
            }
            catch (Exception)
            {
                // Said by the value.
            }
            Thread.Sleep(0);
            return length;
        }

        public int Read(string name, int offset, byte[] buffer, int count)
        {
            if (name == null || offset < 0 || buffer == null || count < 0 || count > buffer.Length)
            {
                return -1;
            }
            int read = -1;
            try
            {
                read = ReadFrom(Root + name, offset, buffer, count);
            }
            catch (Exception)
            {
                // Said by the value.
            }
            Thread.Sleep(0);
            return read;
        }

        public bool Append(string name, byte[] data, int count)
        {
            if (name == null || name.Length == 0 || data == null || count < 0 || count > data.Length)
            {
                return false;
            }
            bool done = false;
            try
            {
                AppendTo(Root + name, data, count);
                done = true;
            }
            catch (Exception)
            {
                // Said by the value.
            }
            Thread.Sleep(0);
            return done;
        }

        public bool Delete(string name)
        {
            bool gone = false;
            try
            {
                // No exception for a file that is not there.
                File.Delete(Root + name);
                gone = true;
            }
            catch (Exception)
            {
                // Said by the value.
            }
            Thread.Sleep(0);
            return gone;
        }

        private static int LengthOf(string path)
        {
            FileStream file = OpenToRead(path);
            if (file == null)
            {
                return 0;
            }
            try
            {
                return (int)file.Length;
            }
            finally
            {
                file.Close();
            }
        }

        private static int ReadFrom(string path, int offset, byte[] buffer, int count)
        {
            FileStream file = OpenToRead(path);
            if (file == null)
            {
                return 0;
            }
            try
            {
                file.Seek(offset, SeekOrigin.Begin);
                return file.Read(buffer, 0, count);
            }
            finally
            {
                file.Close();
            }
        }

        // Null if there is no such file. Not by File.Exists: that is false for a medium that fails, too, and a
        // journal that cannot be read must not pass for an empty one.
        private static FileStream OpenToRead(string path)
        {
            try
            {
                return new FileStream(path, FileMode.Open, FileAccess.Read);
            }
            catch (IOException failure)
            {
                if (failure.ErrorCode == IOException.IOExceptionErrorCode.FileNotFound)
                {
                    return null;
                }
                throw;
            }
        }

        private static void AppendTo(string path, byte[] data, int count)
        {
            FileStream file = new FileStream(path, FileMode.Append, FileAccess.Write);
            try
            {
                file.Write(data, 0, count);
                file.Flush();
            }
            finally
            {
                file.Close();
            }
        }
    }
}
