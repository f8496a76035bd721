// The sheets of each board, drawn once for all tests.

using System;
using System.Collections.Generic;
using System.Linq;
using Pen.Hardware.Drawing;
using Pen.Hardware.Model;

namespace Hardware.Tests.Drawing;

internal static class DrawnBoards
{
    private static readonly Lazy<IReadOnlyList<DrawnFile>> Files = new(static () =>
        Drawings.All(Data.Hardware)
    );

    private static readonly Lazy<Dictionary<string, SheetFile[]>> Sheets = new(static () =>
        Data.Hardware.Boards.ToDictionary(
            static board => board.Slug,
            static board =>
                TextsOf(board.Slug).Select(static file => new SheetFile(file.Path, file.Text)).ToArray()
        )
    );

    public static IReadOnlyList<DrawnFile> All => Files.Value;

    public static SheetFile[] Of(string slug) => Sheets.Value[slug];

    public static IEnumerable<DrawnFile> TextsOf(string slug) =>
        All.Where(file => file.Path.StartsWith($"{slug}/{Drawings.SheetFolder}/", StringComparison.Ordinal));

    /// <summary>What the paper says otherwise than the board: empty if it says the same.</summary>
    public static IEnumerable<string> Differences(Board board, IEnumerable<SheetFile> sheets)
    {
        Dictionary<string, string?> due = board
            .Parts.SelectMany(static part => part.Pins)
            .ToDictionary(static pin => $"{pin.Part.Reference}.{pin.Type.Number}", static pin => pin.Net);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var whole = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            (IReadOnlyCollection<string> pins, IReadOnlyCollection<string> names) in new SheetNetlist(
                sheets
            ).Nets
        )
        {
            seen.UnionWith(pins);
            string[] unknown = [.. pins.Where(pin => !due.ContainsKey(pin))];
            string?[] nets = [.. pins.Select(pin => due.GetValueOrDefault(pin)).Distinct()];
            string told = $"[{string.Join(" ", pins)}] named [{string.Join(" ", names)}]";
            if (unknown.Length > 0)
            {
                yield return $"{told}: the board has no pin {string.Join(" ", unknown)}";
            }
            else if (pins.Count == 0)
            {
                yield return $"{told}: touches no pin";
            }
            else if (nets.Length > 1 || (nets[0] is null && (pins.Count > 1 || names.Count > 0)))
            {
                yield return $"{told}: joins {string.Join(" and ", nets.Select(static net => net ?? "an open pin"))}";
            }
            else if (names.Any(name => name != nets[0]))
            {
                yield return $"{told}: is {nets[0]}";
            }
            else if (nets[0] is string net && !whole.Add(net))
            {
                yield return $"{told}: {net} is in pieces";
            }
        }

        foreach (string pin in due.Keys.Where(pin => !seen.Contains(pin)))
        {
            yield return $"{pin} is not drawn";
        }
    }
}
