// Reads layout.json of a board: where a hand put the parts on the sheets.

using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Pen.Hardware.Drawing;

/// <summary>Where a part stands. Grid steps of 2 mm.</summary>
internal sealed record PartHint
{
    /// <summary>Column and row of the symbol's origin: the middle of a drawn symbol, a box's upper left corner.</summary>
    public required int[] At { get; init; }

    /// <summary>Degrees clockwise: 0, 90, 180 or 270. A level part stands with its first pin above at 90.</summary>
    public int Turn { get; init; }

    /// <summary>Left and right exchanged, before turning.</summary>
    public bool Mirror { get; init; }

    /// <summary>Another symbol than the part's kind asks for.</summary>
    public string? Symbol { get; init; }

    /// <summary>Terminal of a drawn symbol to pin name or number, where the names differ.</summary>
    public Dictionary<string, string> Map { get; init; } = [];

    /// <summary>Pin names or numbers down the left side of a box; an empty one leaves a place free.</summary>
    public string[] Left { get; init; } = [];

    /// <summary>Down the right side.</summary>
    public string[] Right { get; init; } = [];

    /// <summary>From left to right above.</summary>
    public string[] Top { get; init; } = [];

    /// <summary>From left to right below.</summary>
    public string[] Bottom { get; init; } = [];

    /// <summary>A sign in the middle of a box.</summary>
    public string Mark { get; init; } = "";

    /// <summary>A box without the names of its pins, as gates are drawn.</summary>
    public bool Nameless { get; init; }

    /// <summary>Pins of a box that carry the ring of a negation.</summary>
    public string[] Negated { get; init; } = [];

    /// <summary>Least width of a box.</summary>
    public int Width { get; init; }

    /// <summary>Side of reference and value: left, right, above or below; null: where there is room.</summary>
    public string? Text { get; init; }
}

/// <summary>A note, or the title of a group.</summary>
internal sealed record NoteHint
{
    public required int[] At { get; init; }

    /// <summary>One string a line.</summary>
    public required string[] Text { get; init; }
}

/// <summary>A dashed frame around parts that do one thing.</summary>
internal sealed record GroupHint
{
    /// <summary>Left, top, width, height.</summary>
    public required int[] Box { get; init; }
    public required string Title { get; init; }
}

/// <summary>One sheet.</summary>
internal sealed record SheetHint
{
    /// <summary>The block's short name in the board's file.</summary>
    public required string Block { get; init; }

    /// <summary>Its title; null: the block's. A block that is too much for one sheet has several, each with its own title.</summary>
    public string? Title { get; init; }

    /// <summary>
    /// Parts by reference. A part drawn in several pieces, as the gates of one package, has an entry for each: U7.A, U7.B;
    /// a piece has the pins that its sides name and no others.
    /// </summary>
    public Dictionary<string, PartHint> Parts { get; init; } = [];

    /// <summary>Slug of the board whose layout has this block's sheets; null: this one.</summary>
    public string? As { get; init; }

    /// <summary>Net to the part at whose pin its label is to hang.</summary>
    public Dictionary<string, string> LabelAt { get; init; } = [];

    /// <summary>Nets shown by labels only.</summary>
    public string[] Labels { get; init; } = [];

    /// <summary>How many grid steps a wire of this net may be long before it is shown by labels.</summary>
    public Dictionary<string, int> Reach { get; init; } = [];

    /// <summary>Where the notes of the sheet's parts stand: column, row and width in grid steps; null: nowhere.</summary>
    public int[]? PartNotes { get; init; }
    public NoteHint[] Notes { get; init; } = [];
    public GroupHint[] Groups { get; init; } = [];
}

/// <summary>All sheets of a board.</summary>
internal sealed record Layout
{
    /// <summary>In the folder of a board.</summary>
    public const string FileName = "layout.json";

    public required SheetHint[] Sheets { get; init; }

    /// <summary>Reads the layout of a board, with the sheets that it takes from another board's.</summary>
    /// <param name="folder">The folder hardware/.</param>
    /// <param name="slug">Of the board.</param>
    /// <exception cref="DrawingException">It is not a layout.</exception>
    public static Layout Read(string folder, string slug)
    {
        Layout own = ReadFile(Path.Combine(folder, slug, FileName));
        var sheets = new List<SheetHint>();
        foreach (SheetHint sheet in own.Sheets)
        {
            if (sheet.As is null)
            {
                sheets.Add(sheet);
                continue;
            }

            Layout other = ReadFile(Path.Combine(folder, sheet.As, FileName));
            sheets.AddRange(other.Sheets.Where(each => each.Block == sheet.Block && each.As is null));
        }

        return new Layout { Sheets = [.. sheets] };
    }

    private static Layout ReadFile(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Layout>(File.ReadAllText(path), Options)
                ?? throw new DrawingException($"{path} is empty.");
        }
        catch (JsonException exception)
        {
            throw new DrawingException($"{path}: {exception.Message}");
        }
    }

    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };
}
