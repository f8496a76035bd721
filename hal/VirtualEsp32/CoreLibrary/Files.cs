// System.IO as the device's file system library has it, over the virtual chip's flash.
using VirtualEsp32;

namespace System.IO
{
    internal enum FileMode
    {
        CreateNew = 1,
        Create = 2,
        Open = 3,
        OpenOrCreate = 4,
        Truncate = 5,
        Append = 6,
    }

    internal enum FileAccess
    {
        Read = 1,
        Write = 2,
        ReadWrite = 3,
    }

    internal enum SeekOrigin
    {
        Begin,
        Current,
        End,
    }

    internal class IOException : SystemException
    {
        public enum IOExceptionErrorCode
        {
            Others = -536870912,
            FileNotFound = -503316480,
        }

        public IOException(string message, int hresult)
            : base(message)
        {
            HResult = hresult;
        }

        public IOExceptionErrorCode ErrorCode
        {
            get { return (IOExceptionErrorCode)HResult; }
        }
    }

    internal static class File
    {
        public static bool Exists(string path)
        {
            return VirtualDrive.Exists(path);
        }

        public static void Delete(string path)
        {
            if (!VirtualDrive.Delete(path))
            {
                throw new IOException(path, (int)IOException.IOExceptionErrorCode.Others);
            }
        }
    }

    /// <summary>What the member names of a call are compiled against; FileStream overrides them all.</summary>
    internal abstract class Stream : MarshalByRefObject, IDisposable
    {
        public abstract long Length { get; }

        public virtual void Close() { }

        public void Dispose()
        {
            Close();
        }

        public abstract void Flush();

        public abstract int Read(byte[] buffer, int offset, int count);

        public abstract long Seek(long offset, SeekOrigin origin);

        public abstract void Write(byte[] buffer, int offset, int count);
    }

    /// <summary>Opened for reading, or for writing at the end.</summary>
    internal class FileStream : Stream
    {
        private readonly VirtualFile _file;

        public FileStream(string path, FileMode mode, FileAccess access)
        {
            if (mode == FileMode.Append ? access != FileAccess.Write : mode != FileMode.Open)
            {
                throw new ArgumentException("The virtual drive opens for reading or for appending.");
            }
            _file = new VirtualFile(path, mode == FileMode.Append);
            if (mode == FileMode.Open && !VirtualDrive.Exists(path))
            {
                // A medium that cannot even tell fails in another way than a file that is not there.
                Checked(_file.Length());
                throw new IOException(path, (int)IOException.IOExceptionErrorCode.FileNotFound);
            }
        }

        public override long Length
        {
            get { return Checked(_file.Length()); }
        }

        public override void Flush()
        {
            Checked(_file.Flush() ? 0 : -1);
        }

        public override void Close()
        {
            Checked(_file.Flush() ? 0 : -1);
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            return Checked(_file.Read(buffer, offset, count));
        }

        public override long Seek(long offset, SeekOrigin origin)
        {
            if (origin != SeekOrigin.Begin)
            {
                throw new ArgumentException("The virtual drive seeks from the beginning.");
            }
            _file.Position = (int)offset;
            return offset;
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            _file.Write(buffer, offset, count);
        }

        private static int Checked(int result)
        {
            if (result < 0)
            {
                throw new IOException("The medium failed.", (int)IOException.IOExceptionErrorCode.Others);
            }
            return result;
        }
    }
}
