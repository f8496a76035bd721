// The parts list as CSV: one line a type, as one orders it.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Pen.Hardware.Model;

namespace Pen.Hardware.Output;

/// <summary>Prints a parts list, RFC 4180 with line feeds.</summary>
public static class PartsList
{
    private static readonly string[] Head =
    [
        "manufacturer",
        "part number",
        "description",
        "value",
        "rating",
        "package",
        "quantity",
        "references",
        "alternates",
        "to be confirmed",
    ];

    /// <summary>The parts list of a board, in the order of the references.</summary>
    public static string Print(Board board)
    {
        ArgumentNullException.ThrowIfNull(board);
        StringBuilder text = new();
        Row(text, Head);
        IEnumerable<IGrouping<PartType, Part>> types = board
            .Parts.OrderBy(static part => Prefix(part.Reference), StringComparer.Ordinal)
            .ThenBy(static part => NumberOf(part.Reference))
            .GroupBy(static part => part.Type);
        foreach (IGrouping<PartType, Part> type in types)
        {
            Row(
                text,
                Cells(type.Key, type.Count(), string.Join(' ', type.Select(static part => part.Reference)))
            );
        }

        foreach (Accessory accessory in board.Accessories)
        {
            Row(text, Cells(accessory.Type, accessory.Quantity, "for " + accessory.For));
        }

        return text.ToString();
    }

    private static string[] Cells(PartType type, int quantity, string references) =>
        [
            type.Manufacturer,
            type.Number,
            type.Description,
            type.Value,
            type.Rating,
            type.Package,
            quantity.ToString(CultureInfo.InvariantCulture),
            references,
            type.Alternates.Count > 0
                ? string.Join("; ", type.Alternates.Select(static one => $"{one.Manufacturer} {one.Number}"))
                : "none: " + type.SingleSource,
            type.Unconfirmed ?? "",
        ];

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin(',', cells.Select(Escape)).Append('\n');

    private static string Escape(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\n") < 0
            ? cell
            : "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static string Prefix(string reference) => reference.TrimEnd("0123456789".ToCharArray());

    private static int NumberOf(string reference) =>
        int.Parse(reference.AsSpan(Prefix(reference).Length), CultureInfo.InvariantCulture);
}
