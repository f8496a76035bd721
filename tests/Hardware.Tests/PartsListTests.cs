// The parts list, read back by other code, says what the data say.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Pen.Hardware.Model;
using Pen.Hardware.Output;

namespace Hardware.Tests;

[TestClass]
public sealed class PartsListTests
{
    [TestMethod]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void Quantities_and_references_are_those_of_the_data(string slug)
    {
        Board board = Data.Board(slug);
        Dictionary<string, string>[] rows = [.. Read(PartsList.Print(board))];
        List<string> listed = [];
        foreach (Dictionary<string, string> row in rows)
        {
            if (row["references"].StartsWith("for ", StringComparison.Ordinal))
            {
                continue;
            }

            string[] references = row["references"].Split(' ');
            Assert.AreEqual(references.Length, int.Parse(row["quantity"], null));
            foreach (string reference in references)
            {
                Part part = board.PartOf(reference);
                Assert.AreEqual(part.Type.Number, row["part number"]);
                Assert.AreEqual(part.Type.Value, row["value"]);
                Assert.AreEqual(part.Type.Rating, row["rating"]);
                Assert.AreEqual(part.Type.Package, row["package"]);
            }

            listed.AddRange(references);
        }

        Assert.AreSequenceEqual(
            board.Parts.Select(static part => part.Reference).Order(StringComparer.Ordinal).ToArray(),
            listed.Order(StringComparer.Ordinal).ToArray()
        );
        Assert.HasCount(
            rows.Length - board.Accessories.Count,
            board.Parts.Select(static part => part.Type).Distinct().ToArray()
        );
    }

    [TestMethod]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void Every_line_says_who_makes_it_and_who_else(string slug)
    {
        foreach (Dictionary<string, string> row in Read(PartsList.Print(Data.Board(slug))))
        {
            Assert.AreNotEqual("", row["manufacturer"]);
            Assert.AreNotEqual("", row["part number"]);
            Assert.AreNotEqual("", row["alternates"]);
        }
    }

    [TestMethod]
    public void A_part_number_stands_for_one_type() =>
        Assert.AreSequenceEqual(
            Array.Empty<string>(),
            Data.Hardware.Catalogue.Values.GroupBy(static type => type.Manufacturer + " " + type.Number)
                .Where(static same => same.Count() > 1)
                .Select(static same => same.Key)
                .ToArray()
        );

    // RFC 4180: quotes around what holds a comma, a quote twice.
    private static IEnumerable<Dictionary<string, string>> Read(string csv)
    {
        string[][] rows = [.. csv.TrimEnd('\n').Split('\n').Select(static line => Cells(line).ToArray())];
        foreach (string[] row in rows.Skip(1))
        {
            Assert.HasCount(rows[0].Length, row);
            yield return rows[0].Zip(row).ToDictionary(static pair => pair.First, static pair => pair.Second);
        }
    }

    private static IEnumerable<string> Cells(string line)
    {
        using StringReader reader = new(line);
        string cell = "";
        bool quoted = false;
        for (int c = reader.Read(); c >= 0; c = reader.Read())
        {
            if (c == '"' && quoted && reader.Peek() == '"')
            {
                cell += (char)reader.Read();
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                yield return cell;
                cell = "";
            }
            else
            {
                cell += (char)c;
            }
        }

        yield return cell;
    }
}
