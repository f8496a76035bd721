// All drawings of the folder hardware/: which files there are, and what is in them.

using System.Collections.Generic;
using System.IO;
using System.Linq;
using Pen.Hardware.Loading;
using Pen.Hardware.Model;

namespace Pen.Hardware.Drawing;

/// <summary>A file that the program drew.</summary>
/// <param name="Path">Below the folder hardware/, with slashes.</param>
/// <param name="Text">SVG.</param>
public sealed record DrawnFile(string Path, string Text);

/// <summary>Draws everything that can be drawn from the folder's data.</summary>
public static class Drawings
{
    /// <summary>Where a board's sheets are, below its own folder.</summary>
    public const string SheetFolder = "schematic";

    /// <summary>The wiring picture, in the folder of a board built from modules.</summary>
    public const string PictureFile = "wiring.svg";

    /// <summary>Every file, by path.</summary>
    /// <exception cref="DrawingException">Data and layout do not fit, or a sheet has no room.</exception>
    public static IReadOnlyList<DrawnFile> All(HardwareFolder folder)
    {
        return folder
            .Boards.SelectMany(board => SheetsOf(folder, board).Concat(PictureOf(folder, board)))
            .ToArray();
    }

    /// <summary>Writes all files and says which.</summary>
    /// <exception cref="DrawingException">As for <see cref="All"/>.</exception>
    public static void Write(HardwareFolder folder, TextWriter output)
    {
        foreach (DrawnFile file in All(folder))
        {
            string path = Path.Combine(folder.Path, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
            output.WriteLine(file.Path);
        }
    }

    private static IEnumerable<DrawnFile> SheetsOf(HardwareFolder folder, Board board)
    {
        return new BoardDrawing(board, Layout.Read(folder.Path, board.Slug))
            .Draw()
            .Select(file => file with { Path = $"{board.Slug}/{SheetFolder}/{file.Path}" });
    }

    /// <summary>A board that has no layout of a picture has no picture.</summary>
    private static IEnumerable<DrawnFile> PictureOf(HardwareFolder folder, Board board)
    {
        string path = Path.Combine(folder.Path, board.Slug, PictureLayout.FileName);
        return File.Exists(path)
            ?
            [
                new DrawnFile(
                    $"{board.Slug}/{PictureFile}",
                    new WiringPicture(board, PictureLayout.Read(path)).Draw()
                ),
            ]
            : [];
    }
}
