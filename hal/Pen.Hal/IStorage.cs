// The storage contract: a handful of named files on flash.
namespace Pen.Hal
{
    /// <summary>
    /// Files that survive power loss. Every call may block for tens of milliseconds, so this is slow work. A
    /// write that power interrupts may be torn: the reader checks what it reads.
    /// </summary>
    public interface IStorage
    {
        /// <summary>The length of the file in bytes; 0 if it does not exist; -1 on an error.</summary>
        int Length(string name);

        /// <summary>
        /// Reads up to <paramref name="count"/> bytes from <paramref name="offset"/> of the file into the start
        /// of <paramref name="buffer"/>. Returns how many were read (0 at the end), or -1 on an error.
        /// </summary>
        int Read(string name, int offset, byte[] buffer, int count);

        /// <summary>
        /// Appends the first <paramref name="count"/> bytes of <paramref name="data"/>, creating the file where
        /// it is missing. True once they are on the medium; false means that any part of them may be.
        /// </summary>
        bool Append(string name, byte[] data, int count);

        /// <summary>Removes the file. True if it is gone, also if it never was there.</summary>
        bool Delete(string name);
    }
}
