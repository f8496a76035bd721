// In what circumstances a fault is tried: level, depth, battery, seed.
using System.Collections.Generic;
using System.Globalization;

namespace Pen.Simulator.FaultCatalogue;

/// <summary>How full the cell is when the fault comes.</summary>
internal enum Cell
{
    /// <summary>All of its charge.</summary>
    Full,

    /// <summary>Half of it.</summary>
    Half,

    /// <summary>Just above what makes the pen stop; it was fuller when the treatment began.</summary>
    NearlyEmpty,
}

/// <summary>The circumstances of one run.</summary>
/// <param name="Level">Rate level, 1 to 5.</param>
/// <param name="DepthMicrometres">Set depth; its cap on the level is kept.</param>
/// <param name="Cell">Battery.</param>
/// <param name="Seed">Seed of everything random on the board, and of the moment at which the fault comes.</param>
/// <param name="Number">Number of the circumstances among those of one seed, from 0.</param>
internal sealed record Variation(int Level, int DepthMicrometres, Cell Cell, ulong Seed, int Number)
{
    // The deepest that a level may go is among them: 1.5 mm for 5 and 4, 2.0 mm for 3, 2.5 mm for 1.
    private static readonly (int Level, int Depth)[] Settings =
    [
        (5, 1500),
        (1, 500),
        (3, 1000),
        (1, 2500),
        (4, 300),
        (3, 2000),
        (5, 500),
        (2, 1500),
    ];

    private static readonly Cell[] Cells = [Cell.Full, Cell.Half, Cell.NearlyEmpty];

    /// <summary>Every setting with every cell, for each of some seeds.</summary>
    public static IEnumerable<Variation> All(ulong firstSeed, int seeds)
    {
        for (int i = 0; i < seeds; i++)
        {
            for (int number = 0; number < Settings.Length * Cells.Length; number++)
            {
                (int level, int depth) = Settings[number % Settings.Length];
                // Each setting meets each cell once in all.
                Cell cell = Cells[(number % Settings.Length + number / Settings.Length) % Cells.Length];
                yield return new Variation(level, depth, cell, firstSeed + (ulong)i, number);
            }
        }
    }

    /// <summary>A time of 0 up to a limit, drawn from seed and number: as random as a moment has to be.</summary>
    /// <param name="stream">Tells draws of one run apart.</param>
    /// <param name="limitMicroseconds">Upper limit, not reached; above 0.</param>
    public long Draw(int stream, long limitMicroseconds)
    {
        // The finaliser of splitmix64.
        ulong mixed = unchecked(
            Seed * 0x9E3779B97F4A7C15
            + (ulong)Number * 0xBF58476D1CE4E5B9
            + (ulong)stream * 0x94D049BB133111EB
        );
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB);
        mixed ^= mixed >> 31;
        return (long)(mixed % (ulong)limitMicroseconds);
    }

    /// <summary>For people.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"level {Level}, {DepthMicrometres / 1e3:0.0} mm, cell {Words(Cell)}, seed {Seed}"
        );

    private static string Words(Cell cell) =>
        cell switch
        {
            Cell.Full => "full",
            Cell.Half => "half",
            _ => "nearly empty",
        };
}
