// The picture that is to be shown: 128 x 32 pixels in the display's own layout.
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

        private readonly char[] _digits = new char[MaxDigits];

        /// <summary>The bytes, page after page.</summary>
        public readonly byte[] Bytes = new byte[Width * Pages];

        /// <summary>All dark.</summary>
        public void Clear()
        {
            for (int i = 0; i < Bytes.Length; i++)
            {
                Bytes[i] = 0;
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
            for (int column = 0; column < Font5x7.Width; column++)
            {
                Put(x + column, page, Font5x7.Column(character, column));
            }
            return x + SmallAdvance;
        }

        /// <summary>
        /// Draws a large character, every pixel doubled; returns the column after it and its gap.
        /// </summary>
        public int Large(char character, int x, int page)
        {
            for (int column = 0; column < Font5x7.Width; column++)
            {
                int narrow = Font5x7.Column(character, column);
                int wide = 0;
                for (int row = 0; row < 7; row++)
                {
                    if ((narrow & (1 << row)) != 0)
                    {
                        wide |= 3 << (2 * row);
                    }
                }
                for (int twice = 0; twice < 2; twice++)
                {
                    Put(x + 2 * column + twice, page, (byte)wide);
                    Put(x + 2 * column + twice, page + 1, (byte)(wide >> 8));
                }
            }
            return x + LargeAdvance;
        }

        private void Put(int x, int page, byte column)
        {
            if (x >= 0 && x < Width && page >= 0 && page < Pages)
            {
                Bytes[page * Width + x] = column;
            }
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
