// Reads text back from pixels, with the font turned round.
namespace Pen.Drivers.Tests
{
    /// <summary>Whether the pixel in a column and a row is lit.</summary>
    public delegate bool Pixel(int x, int y);

    /// <summary>A grid of pixels as it is seen, whatever it came from.</summary>
    public sealed class Picture
    {
        private const int Height = 32;

        private readonly Pixel _pixel;

        public Picture(Pixel pixel)
        {
            _pixel = pixel;
        }

        public static Picture Of(FrameBuffer frame)
        {
            return new Picture((x, y) => ((frame.Bytes[y / 8 * FrameBuffer.Width + x] >> (y % 8)) & 1) != 0);
        }

        /// <summary>A line of small text on a page, blanks trimmed.</summary>
        public string Line(int page, int from = 0)
        {
            char[] line = new char[FrameBuffer.Width];
            int length = 0;
            for (int x = from; x + Font5x7.Width <= FrameBuffer.Width; x += FrameBuffer.SmallAdvance)
            {
                line[length] = CharacterAt(x, page * 8, 1);
                length++;
            }
            return new string(line, 0, length).Trim();
        }

        /// <summary>Large text on the upper two pages.</summary>
        public string Large(int from, int characters)
        {
            char[] line = new char[characters];
            for (int i = 0; i < characters; i++)
            {
                line[i] = CharacterAt(from + i * FrameBuffer.LargeAdvance, 0, 2);
            }
            return new string(line).Trim();
        }

        public string Render()
        {
            char[] text = new char[(FrameBuffer.Width + 1) * Height];
            int length = 0;
            for (int y = 0; y < Height; y++)
            {
                for (int x = 0; x < FrameBuffer.Width; x++)
                {
                    text[length] = _pixel(x, y) ? '#' : ' ';
                    length++;
                }
                text[length] = '\n';
                length++;
            }
            return new string(text);
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
                        || _pixel(x + column, y + row) != (((bits >> (row / scale)) & 1) != 0)
                    )
                    {
                        return false;
                    }
                }
            }
            return true;
        }
    }
}
