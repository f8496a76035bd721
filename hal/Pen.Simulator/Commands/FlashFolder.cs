// What a simulated pen leaves behind: its flash as a folder of files, and what it said over the serial line.
using System.IO;
using System.Linq;
using System.Text;
using Pen.Hal.Simulated;

namespace Pen.Simulator.Commands;

/// <summary>Saves the flash and the serial line of a run.</summary>
internal static class FlashFolder
{
    /// <summary>
    /// Makes sure that a folder is there and empty: a dump is never mixed with another. Throws
    /// an <c>IOException</c> and its like.
    /// </summary>
    public static void Prepare(string folder)
    {
        if (File.Exists(folder))
        {
            throw new IOException($"{folder} is a file: name a folder");
        }
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new IOException($"the folder {folder} is not empty: name a new one");
        }
        Directory.CreateDirectory(folder);
    }

    /// <summary>Writes every file of a flash into a folder.</summary>
    public static void Save(SimulatedFlash flash, string folder)
    {
        foreach (string name in flash.Names)
        {
            File.WriteAllBytes(Path.Combine(folder, Path.GetFileName(name)), flash.GetFile(name));
        }
    }

    /// <summary>Writes what came over the serial line, byte for byte.</summary>
    public static void SaveSerial(string text, string path) =>
        File.WriteAllText(path, text, new UTF8Encoding(false));
}
