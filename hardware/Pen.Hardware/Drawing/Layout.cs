// Reads hardware/layout.json: where a hand put the parts on the sheets.

using System;
using System.Collections.Generic;
using System.IO;
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
    public required string Block { get; init; }
    public required string Title { get; init; }

    /// <summary>The board it is for; null: all.</summary>
    public string? Board { get; init; }
    public required Dictionary<string, PartHint> Parts { get; init; }

    /// <summary>Nets shown by labels only.</summary>
    public string[] Labels { get; init; } = [];

    /// <summary>Supplies and grounds that are wired on this sheet.</summary>
    public string[] Wires { get; init; } = [];
    public NoteHint[] Notes { get; init; } = [];
    public GroupHint[] Groups { get; init; } = [];
}

/// <summary>All sheets, in their order.</summary>
internal sealed record Layout
{
    public required SheetHint[] Sheets { get; init; }

    /// <summary>Reads the file.</summary>
    /// <exception cref="DrawingException">It is not a layout.</exception>
    public static Layout Read(string path)
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

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };
}
