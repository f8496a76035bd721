// The picture that is to be shown: 128 x 32 pixels in the display's own layout.
using System;

namespace Pen.Drivers
{
    /// <summary>
    /// Four pages of 128 columns; a byte is eight pixels, bit 0 on top. Text stands on pages, so drawing is
    /// copying columns. What does not fit on the right is cut off.
    /// </summary>
    public sealed class FrameBuffer
    {
        /// <summary>Columns.</summary>
        public const int Width = 128;

        /// <summary>Pages of eight rows.</summary>
        public const int Pages = 4;

        /// <summary>Columns from a small character to the next.</summary>
        public const int SmallAdvance = Font5x7.Width + 1;

        /// <summary>Columns from a large character to the next; a large one is two pages high.</summary>
        public const int LargeAdvance = 2 * SmallAdvance;

        private const int MaxDigits = 10;

        // A half of a small character's column, every pixel doubled.
        private static readonly byte[] Doubled =
        {
            0x00,
            0x03,
            0x0C,
            0x0F,
            0x30,
            0x33,
            0x3C,
            0x3F,
            0xC0,
            0xC3,
            0xCC,
            0xCF,
            0xF0,
            0xF3,
            0xFC,
            0xFF,
        };

        private readonly char[] _digits = new char[MaxDigits];

        /// <summary>The bytes, page after page.</summary>
        public readonly byte[] Bytes = new byte[Width * Pages];

        /// <summary>All dark.</summary>
        public void Clear()
        {
            Array.Clear(Bytes, 0, Bytes.Length);
        }

        /// <summary>All light.</summary>
        public void Fill()
        {
            for (int i = 0; i < Bytes.Length; i++)
            {
                Bytes[i] = 0xFF;
            }
        }

        /// <summary>Draws a small text; returns the column after it.</summary>
        public int Text(string text, int x, int page)
        {
            for (int i = 0; i < text.Length; i++)
            {
                x = Small(text[i], x, page);
            }
            return x;
        }

        /// <summary>
        /// Draws a large text over two pages, the upper one given; returns the column after it.
        /// </summary>
        public int LargeText(string text, int x, int page)
        {
            for (int i = 0; i < text.Length; i++)
            {
                x = Large(text[i], x, page);
            }
            return x;
        }

        /// <summary>Draws a number; a negative one as 0. Returns the column after it.</summary>
        public int Number(int value, int x, int page)
        {
            for (int i = Digits(value); i < MaxDigits; i++)
            {
                x = Small(_digits[i], x, page);
            }
            return x;
        }

        /// <summary>Draws a large number, a negative one as 0. Returns the column after it.</summary>
        public int LargeNumber(int value, int x, int page)
        {
            for (int i = Digits(value); i < MaxDigits; i++)
            {
                x = Large(_digits[i], x, page);
            }
            return x;
        }

        /// <summary>Columns that a small number takes.</summary>
        public int NumberWidth(int value)
        {
            return (MaxDigits - Digits(value)) * SmallAdvance;
        }

        /// <summary>Draws a small character; returns the column after it and its gap.</summary>
        public int Small(char character, int x, int page)
        {
            byte[] font = Font5x7.Columns;
            int from = Font5x7.IndexOf(character);
            int row = page * Width;
            int end = EndOf(x, Font5x7.Width, page, 1);
            for (int column = x < 0 ? 0 : x; column < end; column++)
            {
                Bytes[row + column] = font[from + column - x];
            }
            return x + SmallAdvance;
        }

        /// <summary>
        /// Draws a large character, every pixel doubled; returns the column after it and its gap.
        /// </summary>
        public int Large(char character, int x, int page)
        {
            byte[] font = Font5x7.Columns;
            int from = Font5x7.IndexOf(character);
            int upper = page * Width;
            int lower = upper + Width;
            int end = EndOf(x, 2 * Font5x7.Width, page, 2);
            for (int column = x < 0 ? 0 : x; column < end; column++)
            {
                int narrow = font[from + (column - x) / 2];
                Bytes[upper + column] = Doubled[narrow & 0x0F];
                Bytes[lower + column] = Doubled[narrow >> 4];
            }
            return x + LargeAdvance;
        }

        // The column after the last one to draw: none if the pages do not exist, and none beyond the edge.
        private static int EndOf(int x, int columns, int page, int pages)
        {
            if (page < 0 || page + pages > Pages)
            {
                return 0;
            }
            return x + columns < Width ? x + columns : Width;
        }

        // Writes the digits to the end of the buffer; returns where they start.
        private int Digits(int value)
        {
            int rest = value < 0 ? 0 : value;
            int at = MaxDigits;
            do
            {
                at--;
                _digits[at] = (char)('0' + rest % 10);
                rest /= 10;
            } while (rest != 0);
            return at;
        }
    }
}
