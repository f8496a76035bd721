// The folder hardware/: where its data files are, and how they are read together.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Pen.Hardware.Model;

namespace Pen.Hardware.Loading;

/// <summary>The data of the folder hardware/: catalogue and boards.</summary>
public sealed class HardwareFolder
{
    /// <summary>File of the catalogue.</summary>
    public const string CatalogueFile = "parts.json";

    private const string BoardPattern = "board-*.json";

    private HardwareFolder(
        string path,
        IReadOnlyDictionary<string, PartType> catalogue,
        IReadOnlyList<Board> boards
    )
    {
        Path = path;
        Catalogue = catalogue;
        Boards = boards;
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Types of parts by their id.</summary>
    public IReadOnlyDictionary<string, PartType> Catalogue { get; }

    /// <summary>Boards, in the order of their file names.</summary>
    public IReadOnlyList<Board> Boards { get; }

    /// <summary>Reads the folder. Throws <see cref="BadDataException"/> for what cannot be used.</summary>
    public static HardwareFolder Read(string path)
    {
        IReadOnlyDictionary<string, PartType> catalogue = CatalogueReader.Read(
            CatalogueFile,
            Text(System.IO.Path.Combine(path, CatalogueFile))
        );
        string[] files = [.. Directory.GetFiles(path, BoardPattern).Order(StringComparer.Ordinal)];
        if (files.Length == 0)
        {
            throw new BadDataException(path, "", $"no {BoardPattern} in it; name the folder hardware/");
        }

        return new HardwareFolder(
            path,
            catalogue,
            [
                .. files.Select(file =>
                    BoardReader.Read(System.IO.Path.GetFileName(file), Text(file), catalogue)
                ),
            ]
        );
    }

    /// <summary>Reads a catalogue and one board from text. Throws <see cref="BadDataException"/>.</summary>
    /// <param name="parts">Text of parts.json.</param>
    /// <param name="board">Text of a board file.</param>
    public static Board Parse(string parts, string board) =>
        BoardReader.Read("board.json", board, CatalogueReader.Read(CatalogueFile, parts));

    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadDataException(
                path,
                "",
                "cannot be read; name the folder hardware/ of the repository"
            );
        }
    }
}
