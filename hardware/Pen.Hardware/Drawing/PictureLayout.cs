// Reads picture.json of the dev kit: which modules and zones the wiring picture shows, and where.

using System.IO;
using System.Text.Json;

namespace Pen.Hardware.Drawing;

/// <summary>A module, or a zone of the stripboard.</summary>
internal sealed record PictureItem
{
    /// <summary>A part's reference; or the name of a zone, which has several.</summary>
    public required string Id { get; init; }

    /// <summary>Written above it.</summary>
    public required string Title { get; init; }

    /// <summary>Column and row of its upper left corner, grid steps of 2 mm.</summary>
    public required int[] At { get; init; }

    /// <summary>Parts of a zone; block:NAME for all of a block that no other item has. Empty: the part of this id.</summary>
    public string[] Parts { get; init; } = [];

    /// <summary>Pads of a module, or nets of a zone, from above down; an empty one leaves a place free.</summary>
    public string[] Left { get; init; } = [];

    /// <summary>The same on the right.</summary>
    public string[] Right { get; init; } = [];

    /// <summary>Inside, a string a line.</summary>
    public string[] Lines { get; init; } = [];

    /// <summary>Grid steps; 0: as the words need.</summary>
    public int Width { get; init; }
}

/// <summary>The picture.</summary>
internal sealed record PictureLayout
{
    /// <summary>In the folder of a board that is built from modules.</summary>
    public const string FileName = "picture.json";

    /// <summary>Nets that run on strips everywhere: shown at each end, not drawn as wires.</summary>
    public required string[] Strips { get; init; }

    /// <summary>Nets that carry the motor's current: thick wire.</summary>
    public required string[] Thick { get; init; }

    /// <summary>Nets whose wires are laid before all others, in this order: saves the program its search for one that works.</summary>
    public string[] First { get; init; } = [];
    public required string[] Notes { get; init; }
    public required PictureItem[] Items { get; init; }

    /// <summary>Reads the file.</summary>
    /// <exception cref="DrawingException">It is not a picture's layout.</exception>
    public static PictureLayout Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<PictureLayout>(File.ReadAllText(path), Layout.Options)
                ?? throw new DrawingException($"{path} is empty.");
        }
        catch (JsonException exception)
        {
            throw new DrawingException($"{path}: {exception.Message}");
        }
    }
}
