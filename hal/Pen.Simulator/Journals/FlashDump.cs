// A journal dump as it was found: files, and what went wrong on the way here.
using System.Collections.Generic;
using Pen.Drivers;

namespace Pen.Simulator.Journals;

/// <summary>The files of a dump. A file that is not there is an empty one.</summary>
public sealed class FlashDump
{
    private readonly DumpFile?[] _files = new DumpFile?[JournalFiles.Names.Length];

    /// <summary>A file; null if it is not there.</summary>
    public DumpFile? this[int index] => _files[index];

    /// <summary>What went wrong on the way from the flash to here.</summary>
    public List<JournalFinding> Findings { get; } = [];

    /// <summary>Puts a file in its place, over what was there.</summary>
    public void Put(DumpFile file) => _files[file.Index] = file;

    /// <summary>Bytes of all files.</summary>
    public int TotalBytes
    {
        get
        {
            int total = 0;
            foreach (DumpFile? file in _files)
            {
                total += file?.Bytes.Length ?? 0;
            }
            return total;
        }
    }
}
