// The pen's own display, drawn pixel for pixel with characters.
using System;
using System.Text;

namespace Pen.Simulator.Terminal;

/// <summary>Draws 128 x 32 pixels as half blocks, or as Braille where the terminal is narrow.</summary>
internal static class DisplayDrawing
{
    /// <summary>Width of the display in pixels.</summary>
    public const int Width = 128;

    /// <summary>Height of the display in pixels.</summary>
    public const int Height = 32;

    private const char FirstBraille = '\u2800';

    // Bit of each dot in a Braille cell, column by column, as Unicode numbers them.
    private static readonly int[][] BrailleBits =
    [
        [0x01, 0x02, 0x04, 0x40],
        [0x08, 0x10, 0x20, 0x80],
    ];

    /// <summary>One character for two pixels, one above the other: 128 columns, 16 lines.</summary>
    public static string HalfBlocks(Func<int, int, bool> pixel)
    {
        StringBuilder text = new();
        for (int y = 0; y < Height; y += 2)
        {
            for (int x = 0; x < Width; x++)
            {
                text.Append(
                    (pixel(x, y), pixel(x, y + 1)) switch
                    {
                        (true, true) => '\u2588',
                        (true, false) => '\u2580',
                        (false, true) => '\u2584',
                        _ => ' ',
                    }
                );
            }
            text.Append('\n');
        }
        return text.ToString();
    }

    /// <summary>One character for two by four pixels: 64 columns, 8 lines.</summary>
    public static string Braille(Func<int, int, bool> pixel)
    {
        StringBuilder text = new();
        for (int y = 0; y < Height; y += 4)
        {
            for (int x = 0; x < Width; x += 2)
            {
                int dots = 0;
                for (int dx = 0; dx < 2; dx++)
                {
                    for (int dy = 0; dy < 4; dy++)
                    {
                        dots |= pixel(x + dx, y + dy) ? BrailleBits[dx][dy] : 0;
                    }
                }
                text.Append((char)(FirstBraille + dots));
            }
            text.Append('\n');
        }
        return text.ToString();
    }
}
