// Whatever one member of a board's file says, the loader and the rules answer; they never break down.
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using Pen.Hardware.Checks;
using Pen.Hardware.Loading;

namespace Hardware.Tests;

[TestClass]
public sealed class RobustnessTests
{
    // One member in so many is tried; the offsets cover all kinds of them.
    private const int Stride = 61;

    private static readonly string[] Instead = ["null", "\"\"", "\"GND\"", "-1", "[]", "{}"];

    [TestMethod]
    [DataRow(Data.Pen, 0)]
    [DataRow(Data.DevKit, 17)]
    public void A_member_of_another_kind_is_refused_or_judged(string file, int offset)
    {
        List<string> paths = [];
        Collect(JsonNode.Parse(Data.Text(file))!, paths);
        int refused = 0;
        for (int i = offset; i < paths.Count; i += Stride)
        {
            string path = paths[i];
            string instead = Instead[i % Instead.Length];
            try
            {
                BoardCheck.Of(
                    Data.Damaged(file, (board, _) => Replace(board, path, JsonNode.Parse(instead)))
                );
            }
            catch (BadDataException)
            {
                refused++;
            }
        }

        Assert.IsGreaterThan(5, refused);
    }

    [TestMethod]
    [DataRow("supplies")]
    [DataRow("nets")]
    public void A_list_that_is_empty_is_judged(string list) =>
        Assert.IsNotEmpty(
            BoardCheck.Of(Data.Damaged(Data.Pen, (board, _) => board[list]!.AsArray().Clear()))
        );

    [TestMethod]
    public void A_supply_from_a_part_that_is_not_there_is_judged() =>
        Assert.IsNotEmpty(
            BoardCheck.Of(Data.Damaged(Data.Pen, (board, _) => board.Supply("VBAT")["from"] = "BT9"))
        );

    private static void Collect(JsonNode node, List<string> paths)
    {
        IEnumerable<JsonNode?> children = node switch
        {
            JsonObject members => members.Select(static member => member.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (JsonNode child in children.OfType<JsonNode>())
        {
            paths.Add(child.GetPath());
            Collect(child, paths);
        }
    }

    private static void Replace(JsonNode root, string path, JsonNode? value)
    {
        JsonNode found = Walk(root).First(node => node.GetPath() == path);
        found.ReplaceWith(value);
    }

    private static IEnumerable<JsonNode> Walk(JsonNode node)
    {
        yield return node;
        IEnumerable<JsonNode?> children = node switch
        {
            JsonObject members => members.Select(static member => member.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (JsonNode inner in children.OfType<JsonNode>().SelectMany(Walk))
        {
            yield return inner;
        }
    }
}
