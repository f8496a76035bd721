// Both boards keep every rule, and every rule notices when its board is broken.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using Pen.Hardware.Checks;
using Pen.Hardware.Model;

namespace Hardware.Tests;

[TestClass]
public sealed class BoardRuleTests
{
    public static IEnumerable<object[]> Broken =>
        Damages.All.Select(static damage => new object[] { damage });

    [TestMethod]
    [Proves("PEN-135")]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void Every_rule_holds(string slug) =>
        Assert.AreEqual(
            "",
            string.Join(
                '\n',
                BoardCheck.Of(Data.Board(slug)).Select(static one => $"{one.Rule}: {one.Problem}")
            )
        );

    [TestMethod]
    public void Every_type_of_the_catalogue_is_used() =>
        Assert.AreEqual(
            "",
            string.Join(
                '\n',
                BoardCheck
                    .Unused(Data.Hardware.Catalogue, Data.Hardware.Boards)
                    .Select(static one => one.Problem)
            )
        );

    [TestMethod]
    public void A_type_that_nobody_uses_is_noticed()
    {
        Board[] without = [Data.Damaged(Data.Pen, (board, _) => board.Remove("BZ1"))];
        IReadOnlyList<Finding> found = BoardCheck.Unused(Data.Hardware.Catalogue, without);
        Assert.IsTrue(found.Any(static one => one.Problem.Contains("BUZZER", StringComparison.Ordinal)));
    }

    [TestMethod]
    [Proves("PEN-135")]
    [DynamicData(nameof(Broken))]
    public void A_broken_board_breaks_the_rule_that_it_should(Damage damage)
    {
        ArgumentNullException.ThrowIfNull(damage);
        Board board = Data.Damaged(damage.File, damage.Do);
        Finding[] found = [.. BoardCheck.Of(board).Where(one => one.Rule == damage.Rule)];
        Assert.IsTrue(
            found.Any(one => one.Problem.Contains(damage.Says, StringComparison.Ordinal)),
            string.Join('\n', found.Select(static one => one.Problem))
        );
    }

    [TestMethod]
    public void Every_rule_has_been_broken_once() =>
        Assert.AreSequenceEqual(
            BoardCheck.Names.Order(StringComparer.Ordinal).ToArray(),
            Damages
                .All.Select(static damage => damage.Rule)
                .Distinct()
                .Order(StringComparer.Ordinal)
                .ToArray()
        );

    [TestMethod]
    public void An_undamaged_copy_breaks_nothing() =>
        Assert.IsEmpty(BoardCheck.Of(Data.Damaged(Data.Pen, static (JsonNode _, JsonNode _) => { })));
}
