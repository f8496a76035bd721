// Reads text back from pixels, with the font turned round.
using System;
using System.Text;

namespace Pen.Drivers.Tests;

/// <summary>A grid of pixels as it is seen, whatever it came from.</summary>
internal sealed class Picture(Func<int, int, bool> pixel)
{
    public static Picture Of(FrameBuffer frame) =>
        new((x, y) => (frame.Bytes[y / 8 * FrameBuffer.Width + x] >> (y % 8) & 1) != 0);

    /// <summary>A line of small text on a page, blanks trimmed.</summary>
    public string Line(int page, int from = 0)
    {
        StringBuilder line = new();
        for (int x = from; x + Font5x7.Width <= FrameBuffer.Width; x += FrameBuffer.SmallAdvance)
        {
            line.Append(CharacterAt(x, page * 8, 1));
        }
        return line.ToString().Trim();
    }

    /// <summary>Large text on the upper two pages.</summary>
    public string Large(int from, int characters)
    {
        StringBuilder line = new();
        for (int i = 0; i < characters; i++)
        {
            line.Append(CharacterAt(from + i * FrameBuffer.LargeAdvance, 0, 2));
        }
        return line.ToString().Trim();
    }

    public string Render()
    {
        StringBuilder text = new();
        for (int y = 0; y < 32; y++)
        {
            for (int x = 0; x < FrameBuffer.Width; x++)
            {
                text.Append(pixel(x, y) ? '#' : ' ');
            }
            text.Append('\n');
        }
        return text.ToString();
    }

    private char CharacterAt(int x, int y, int scale)
    {
        for (char candidate = Font5x7.First; candidate <= Font5x7.Last; candidate++)
        {
            if (Matches(candidate, x, y, scale))
            {
                return candidate;
            }
        }
        return '\u00A4';
    }

    private bool Matches(char candidate, int x, int y, int scale)
    {
        for (int column = 0; column < Font5x7.Width * scale; column++)
        {
            int bits = Font5x7.Column(candidate, column / scale);
            for (int row = 0; row < 7 * scale; row++)
            {
                if (
                    x + column >= FrameBuffer.Width
                    || pixel(x + column, y + row) != ((bits >> (row / scale) & 1) != 0)
                )
                {
                    return false;
                }
            }
        }
        return true;
    }
}
