// One file of a journal dump: its bytes, and which of them are not known.
using System;
using Pen.Drivers;

namespace Pen.Simulator.Journals;

/// <summary>A file as it came, under its name on the flash.</summary>
/// <param name="index">Its place in <see cref="JournalFiles.Names"/>.</param>
/// <param name="bytes">Its bytes; those that are not known may be anything.</param>
/// <param name="known">Which bytes are known; null: all.</param>
public sealed class DumpFile(int index, byte[] bytes, bool[]? known = null)
{
    /// <summary>Place among the files of a journal.</summary>
    public int Index => index;

    /// <summary>Name on the flash.</summary>
    public string Name => JournalFiles.Names[index];

    /// <summary>The bytes.</summary>
    public byte[] Bytes => bytes;

    /// <summary>Copy that the file belongs to, 0 or 1.</summary>
    public int Copy => CopyOf(index);

    /// <summary>All bytes of a stretch are there and known.</summary>
    public bool IsKnown(int offset, int length)
    {
        return offset + length <= bytes.Length
            && (known is null || !known.AsSpan(offset, length).Contains(false));
    }

    /// <summary>Index of a file name; -1 if no file of a journal is called so.</summary>
    public static int IndexOf(string name) => Array.IndexOf(JournalFiles.Names, name);

    /// <summary>Copy of a file, 0 or 1.</summary>
    public static int CopyOf(int index) => index / JournalFiles.FilesPerCopy;

    /// <summary>The same file in the other copy.</summary>
    public static int TwinOf(int index) =>
        (index + JournalFiles.FilesPerCopy) % (JournalFiles.Copies * JournalFiles.FilesPerCopy);

    /// <summary>The file is a register of used cartridges.</summary>
    public static bool IsRegister(int index) => JournalFiles.SlotLength(index) == UsedSlot.Length;

    /// <summary>The most bytes that a pen ever writes to a file.</summary>
    public static int MostBytes(int index) => JournalFiles.MaxSlots(index) * JournalFiles.SlotLength(index);
}
