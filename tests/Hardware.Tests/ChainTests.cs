// The fail-safe chain on the boards is the one whose circuit was simulated: same parts, values and joints.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Pen.Hardware.Model;

namespace Hardware.Tests;

[TestClass]
public sealed partial class ChainTests
{
    private static readonly ChainRow[] Table =
    [
        .. ReadLines("Circuit.md")
            .Select(static line => RowForm().Match(line))
            .Where(static match => match.Success)
            .Select(static match => new ChainRow(
                match.Groups["ref"].Value,
                match.Groups["value"].Value,
                match.Groups["pen"].Value.Trim(),
                PinsOf(match.Groups["pins"].Value)
            )),
    ];

    [TestMethod]
    public void The_table_was_read() => Assert.IsGreaterThan(70, Table.Length);

    [TestMethod]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void The_board_has_the_parts_of_the_table_and_no_other(string slug)
    {
        Board board = Data.Board(slug);
        string[] carried = [.. board.Parts.SelectMany(static part => part.Carries)];
        string[] has = [.. ChainParts(board).Select(static part => part.Reference), .. carried];
        Assert.AreSequenceEqual(
            Table.Select(static row => row.Reference).Order(StringComparer.Ordinal).ToArray(),
            has.Order(StringComparer.Ordinal).ToArray()
        );
        Assert.IsTrue(carried.Length == 0 || slug == "dev-kit");
    }

    [TestMethod]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void Its_parts_have_the_values_of_the_table(string slug)
    {
        foreach (Part part in ChainParts(Data.Board(slug)))
        {
            // The same transistor in another case has another name.
            string value = part.Type.Value.Replace("BC547B", "BC847B", StringComparison.Ordinal);
            Assert.AreEqual(RowOf(part).Value, value, part.Reference);
        }
    }

    [TestMethod]
    public void The_pen_has_the_part_numbers_of_the_table()
    {
        foreach (Part part in ChainParts(Data.Board("pen")))
        {
            string named = RowOf(part).Pen.Split(' ')[0];
            Assert.StartsWith(named, part.Type.Number.Split(',')[0], part.Reference);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void Its_pins_are_on_the_nets_of_the_table(string slug)
    {
        foreach (Part part in ChainParts(Data.Board(slug)))
        {
            PartType numbered =
                part.Type.Kind == PartKind.Module ? Data.Hardware.Catalogue["DRV8833"] : part.Type;
            foreach ((string mark, string? net) in RowOf(part).Pins)
            {
                // The table has a pin's number, or the name of a transistor's leg.
                string name = numbered.Pins.FirstOrDefault(pin => pin.Number == mark)?.Name ?? mark;
                Pin? pin = part.Pins.FirstOrDefault(pin => pin.Type.Name == name);
                bool isInside = pin is null || (part.Type.Kind == PartKind.Module && pin.Net is null);
                if (isInside && part.Type.Kind == PartKind.Module)
                {
                    // What the module joins itself: its own capacitors and sense resistors.
                    Assert.IsTrue(name is "AISEN" or "BISEN" or "VCP" or "VINT", $"{part.Reference}.{name}");
                    continue;
                }

                Assert.IsNotNull(pin, $"{part.Reference} has no pin {mark}");
                Assert.AreEqual(net, pin.Net, $"{part.Reference}.{mark}");
            }
        }
    }

    [TestMethod]
    public void The_simulated_elements_have_the_values_of_the_board()
    {
        Board board = Data.Board("pen");
        int compared = 0;
        foreach (string file in Directory.GetFiles(Path.Combine(Data.Folder, "failsafe"), "*.cir"))
        {
            foreach (Match element in File.ReadLines(file).Select(static line => ElementForm().Match(line)))
            {
                if (!element.Success)
                {
                    continue;
                }

                Part part = board.PartOf(element.Groups["ref"].Value);
                double simulated = SpiceValue(element.Groups["value"].Value);
                Assert.AreEqual(PartValue.Of(part), simulated, simulated * 1e-9, part.Reference);
                compared++;
            }
        }

        Assert.IsGreaterThan(40, compared);
    }

    [TestMethod]
    [DataRow("4k7", 4700.0)]
    [DataRow("0R05", 0.05)]
    [DataRow("470", 470.0)]
    [DataRow("1M5", 1.5e6)]
    [DataRow("100n", 100e-9)]
    [DataRow("2u2", 2.2e-6)]
    public void Values_are_read(string text, double value)
    {
        Assert.IsTrue(PartValue.TryParse(text, out double read));
        Assert.AreEqual(value, read, value * 1e-12);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("k")]
    [DataRow("ten")]
    [DataRow("4k7k")]
    [DataRow("-10k")]
    public void Other_words_are_no_values(string text) => Assert.IsFalse(PartValue.TryParse(text, out _));

    private static IEnumerable<Part> ChainParts(Board board) =>
        board.Parts.Where(static part => NumberForm().IsMatch(part.Reference));

    private static ChainRow RowOf(Part part) => Table.Single(row => row.Reference == part.Reference);

    private static string[] ReadLines(string file) =>
        File.ReadAllLines(Path.Combine(Data.Folder, "failsafe", file));

    private static Dictionary<string, string?> PinsOf(string cell)
    {
        Dictionary<string, string?> pins = [];
        foreach (string pin in Regex.Replace(cell, @"\(.*?\)", "").Split(','))
        {
            string[] words = pin.Trim().Split(' ');
            pins.Add(words[0], words[1] == "open" ? null : words[1]);
        }

        return pins;
    }

    private static double SpiceValue(string text)
    {
        Match match = SpiceForm().Match(text);
        double factor = match.Groups["unit"].Value switch
        {
            "meg" => 1e6,
            "k" => 1e3,
            "m" => 1e-3,
            "u" => 1e-6,
            "n" => 1e-9,
            "p" => 1e-12,
            _ => 1,
        };
        return double.Parse(match.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture)
            * factor;
    }

    private sealed record ChainRow(
        string Reference,
        string Value,
        string Pen,
        Dictionary<string, string?> Pins
    );

    [GeneratedRegex(
        @"^\| (?<ref>[RCDQU]1\d\d) \| (?<value>\S+) \|[^|]*\| (?<pen>[^|]*)\|[^|]*\| (?<pins>[^|]*)\|"
    )]
    private static partial Regex RowForm();

    [GeneratedRegex(@"^(?<ref>[RC]1\d\d) \S+ \S+ (?<value>\d\S*)")]
    private static partial Regex ElementForm();

    [GeneratedRegex(@"^(?<number>[\d.]+)(?<unit>meg|[kmunp])?$")]
    private static partial Regex SpiceForm();

    [GeneratedRegex(@"^[A-Z]+1\d\d$")]
    private static partial Regex NumberForm();
}
