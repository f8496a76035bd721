// Reads the pen's display as its operator does: from the pixels, with letters of its own.
using System;

namespace Pen.Simulator.Running.Standing;

/// <summary>What a display says.</summary>
/// <param name="DepthMicrometres">The depth set, in micrometres; -1 if none is to be read.</param>
/// <param name="FaultCode">The number behind a large E; 0 if there is none.</param>
internal readonly record struct ScreenReading(int DepthMicrometres, int FaultCode)
{
    /// <summary>Dark, torn, or not in the pen's letters.</summary>
    public static readonly ScreenReading Nothing = new(-1, 0);

    /// <summary>Something could be read.</summary>
    public bool IsLegible => DepthMicrometres >= 0 || FaultCode > 0;
}

/// <summary>
/// Finds large digits where the operator's manual says that they stand: the depth from column 52 on, a fault's code
/// behind an E in the corner. A letter that is not exactly one of these is none: a picture that is just being replaced
/// is not read.
/// </summary>
internal static class ScreenReader
{
    private const int LetterColumns = 5;
    private const int LetterRows = 7;
    private const int Advance = 12;
    private const int DepthAt = 52;
    private const char Unreadable = '\0';

    // Rows from the top, five columns each.
    private static readonly (char Letter, string Rows)[] Letters =
    [
        ('0', ".###.#...##..###.#.###..##...#.###."),
        ('1', "..#...##....#....#....#....#...###."),
        ('2', ".###.#...#....#...#...#...#...#####"),
        ('3', "#####...#...#.....#.....##...#.###."),
        ('4', "...#...##..#.#.#..#.#####...#....#."),
        ('5', "######....####.....#....##...#.###."),
        ('6', "..##..#...#....####.#...##...#.###."),
        ('7', "#####....#...#...#...#....#....#..."),
        ('8', ".###.#...##...#.###.#...##...#.###."),
        ('9', ".###.#...##...#.####....#...#..##.."),
        ('.', "..........................##...##.."),
        ('E', "######....#....####.#....#....#####"),
    ];

    /// <summary>Reads a display by its pixels.</summary>
    public static ScreenReading Read(Func<int, int, bool> pixel)
    {
        if (LetterAt(pixel, 0) == 'E')
        {
            int code = 0;
            for (int x = Advance; x <= 3 * Advance; x += Advance)
            {
                char letter = LetterAt(pixel, x);
                if (letter is < '0' or > '9')
                {
                    return ScreenReading.Nothing;
                }
                code = (code * 10) + letter - '0';
            }
            return new ScreenReading(-1, code);
        }
        char whole = LetterAt(pixel, DepthAt);
        char point = LetterAt(pixel, DepthAt + Advance);
        char tenth = LetterAt(pixel, DepthAt + (2 * Advance));
        bool isDepth = whole is >= '0' and <= '9' && point == '.' && tenth is >= '0' and <= '9';
        return isDepth
            ? new ScreenReading(((whole - '0') * 1000) + ((tenth - '0') * 100), 0)
            : ScreenReading.Nothing;
    }

    // The one letter that agrees in every pixel; every pixel of a large letter is two by two.
    private static char LetterAt(Func<int, int, bool> pixel, int x)
    {
        Span<bool> seen = stackalloc bool[LetterColumns * LetterRows];
        for (int row = 0; row < LetterRows; row++)
        {
            for (int column = 0; column < LetterColumns; column++)
            {
                seen[(row * LetterColumns) + column] = pixel(x + (2 * column), 2 * row);
            }
        }
        foreach ((char letter, string rows) in Letters)
        {
            if (Agrees(seen, rows))
            {
                return letter;
            }
        }
        return Unreadable;
    }

    private static bool Agrees(ReadOnlySpan<bool> seen, string rows)
    {
        for (int i = 0; i < seen.Length; i++)
        {
            if (seen[i] != (rows[i] == '#'))
            {
                return false;
            }
        }
        return true;
    }
}
