// From what a person names on the command line to a journal dump.
using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Pen.Drivers;

namespace Pen.Simulator.Journals;

/// <summary>
/// Takes folders with the files of a flash, such files one by one, and the text of a serial dump. Every
/// exception's message names the place and the remedy.
/// </summary>
public static class DumpLoader
{
    private const int MostTextBytes = 64 * 1024 * 1024;

    private static readonly string Names = $"{JournalFiles.Names[0]}, {JournalFiles.Names[1]} and so on";

    /// <summary>
    /// Loads one dump from all the places named. Throws an <c>IOException</c> or
    /// <see cref="UnauthorizedAccessException"/>.
    /// </summary>
    public static FlashDump Load(IReadOnlyList<string> paths)
    {
        FlashDump dump = new();
        Dictionary<int, string> origins = [];
        foreach (string path in paths)
        {
            foreach (DumpFile file in LoadPlace(path, dump.Findings))
            {
                if (origins.TryGetValue(file.Index, out string? other))
                {
                    throw new IOException(
                        $"{file.Name} comes from {other} and from {path}: give one dump at a time"
                    );
                }
                origins[file.Index] = path;
                dump.Put(file);
            }
        }
        return dump;
    }

    private static IEnumerable<DumpFile> LoadPlace(string path, List<JournalFinding> findings)
    {
        if (Directory.Exists(path))
        {
            return LoadFolder(path, findings);
        }
        if (!File.Exists(path))
        {
            throw new IOException($"there is no file or folder {path}: check its name");
        }
        int index = DumpFile.IndexOf(Path.GetFileName(path));
        if (index >= 0)
        {
            return [LoadFile(path, index, findings)];
        }
        return LoadText(path, findings);
    }

    private static List<DumpFile> LoadFolder(string folder, List<JournalFinding> findings)
    {
        List<DumpFile> files = [];
        for (int index = 0; index < JournalFiles.Names.Length; index++)
        {
            string path = Path.Combine(folder, JournalFiles.Names[index]);
            if (File.Exists(path))
            {
                files.Add(LoadFile(path, index, findings));
            }
        }
        if (files.Count == 0)
        {
            throw new IOException(
                $"the folder {folder} holds no file of a journal: they are called {Names}, as on the flash"
            );
        }
        return files;
    }

    private static DumpFile LoadFile(string path, int index, List<JournalFinding> findings)
    {
        byte[] bytes = ReadAtMost(path, DumpFile.MostBytes(index) + 1);
        if (bytes.Length > DumpFile.MostBytes(index))
        {
            bytes = bytes[..DumpFile.MostBytes(index)];
            findings.Add(
                new JournalFinding(
                    FindingKind.Lost,
                    JournalFiles.Names[index],
                    null,
                    0,
                    0,
                    $"longer than any pen writes it: what lies beyond {bytes.Length} bytes was not read",
                    null
                )
            );
        }
        return new DumpFile(index, bytes);
    }

    private static IReadOnlyList<DumpFile> LoadText(string path, List<JournalFinding> findings)
    {
        byte[] bytes = ReadAtMost(path, MostTextBytes);
        SerialDump? dump = SerialDump.Parse(Path.GetFileName(path), Encoding.Latin1.GetString(bytes));
        if (dump is null)
        {
            throw new IOException(
                $"{path} is no journal dump: it has no line '{SerialDump.FirstLine} 1 16', and it is not called "
                    + $"as a file on the flash is ({Names})"
            );
        }
        findings.AddRange(dump.Findings);
        return dump.Files;
    }

    private static byte[] ReadAtMost(string path, int most)
    {
        using FileStream file = File.OpenRead(path);
        using MemoryStream bytes = new();
        byte[] block = new byte[64 * 1024];
        int read;
        while (bytes.Length < most && (read = file.Read(block)) > 0)
        {
            bytes.Write(block, 0, (int)Math.Min(read, most - bytes.Length));
        }
        return bytes.ToArray();
    }
}
