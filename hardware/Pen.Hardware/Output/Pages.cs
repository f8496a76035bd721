// The pages that are made from a board's data, and the files they are committed as.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Pen.Hardware.Loading;
using Pen.Hardware.Model;

namespace Pen.Hardware.Output;

/// <summary>A page that is made from a board's data.</summary>
/// <param name="Verb">The verb that prints it.</param>
/// <param name="Description">What the verb does.</param>
/// <param name="File">Its file in the board's folder; {0} stands for the name of that folder.</param>
/// <param name="IsFor">Which boards have one.</param>
/// <param name="Print">Makes it.</param>
public sealed record Page(
    string Verb,
    string Description,
    string File,
    Func<Board, bool> IsFor,
    Func<Board, string> Print
);

/// <summary>All pages.</summary>
public static class Pages
{
    private const string DevKit = "dev-kit";

    /// <summary>The pages, in the order of their verbs.</summary>
    public static IReadOnlyList<Page> All { get; } =
    [
        new("netlist", "Print a board's netlist for KiCad.", "{0}.net", static _ => true, Netlist.Print),
        new("parts", "Print a board's parts list as CSV.", "parts.csv", static _ => true, PartsList.Print),
        new("power", "Print a board's power budget.", "power.md", static _ => true, PowerPage.Print),
        new(
            "wiring",
            "Print the wiring table of the dev kit.",
            "wiring.md",
            static board => board.Slug == DevKit,
            WiringTable.Print
        ),
    ];

    /// <summary>Every file with its text, path from where the folder was read.</summary>
    public static IEnumerable<(string Path, string Text)> Of(HardwareFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return from board in folder.Boards
            from page in All
            where page.IsFor(board)
            select (
                Path.Combine(
                    folder.Path,
                    board.Slug,
                    page.File.Replace("{0}", board.Slug, StringComparison.Ordinal)
                ),
                page.Print(board)
            );
    }
}
