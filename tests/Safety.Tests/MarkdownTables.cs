// Reads the tables of a page in Markdown.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Safety.Tests;

/// <summary>A row: what stands under each heading.</summary>
internal sealed record Row(string Page, int Line, IReadOnlyDictionary<string, string> Cells)
{
    public string this[string heading] =>
        Cells.TryGetValue(heading, out string? cell)
            ? cell
            : throw new KeyNotFoundException($"{Where}: no column {heading}");

    public string Where => $"{Page}:{Line}";

    /// <summary>The entries of a cell that lists some, a dash being none.</summary>
    public string[] List(string heading) =>
        this[heading].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            is ["-"]
            ? []
            : this[heading]
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

internal static class MarkdownTables
{
    /// <summary>The rows of all tables of a page whose first headings are these.</summary>
    public static Row[] Read(string page, params string[] headings)
    {
        string name = Path.GetFileName(page);
        var rows = new List<Row>();
        string[]? columns = null;
        int number = 0;
        foreach (string line in File.ReadLines(page))
        {
            number++;
            if (!line.StartsWith('|'))
            {
                columns = null;
                continue;
            }
            string[] cells = line.Trim().Trim('|').Split('|').Select(cell => cell.Trim()).ToArray();
            if (
                cells.All(cell => Regex.IsMatch(cell, "^-+$"))
                && columns is not null
                && rows.All(row => row.Line < number)
            )
            {
                continue;
            }
            if (columns is null)
            {
                columns = cells;
                continue;
            }
            if (columns.Take(headings.Length).SequenceEqual(headings))
            {
                rows.Add(ToRow(name, number, columns, cells));
            }
        }
        return rows.Count > 0
            ? rows.ToArray()
            : throw new InvalidDataException($"{name}: no table {string.Join(", ", headings)}");
    }

    private static Row ToRow(string page, int line, string[] columns, string[] cells)
    {
        // The last column may be empty.
        string[] padded = cells.Concat(Enumerable.Repeat("", columns.Length)).Take(columns.Length).ToArray();
        if (cells.Length > columns.Length)
        {
            throw new InvalidDataException(
                $"{page}:{line}: {cells.Length} cells for {columns.Length} columns"
            );
        }
        return new Row(page, line, columns.Zip(padded).ToDictionary(pair => pair.First, pair => pair.Second));
    }
}
