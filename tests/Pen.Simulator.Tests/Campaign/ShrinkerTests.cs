// Shrinking: what is needed stays, what is not goes, and it ends.
using System.Collections.Generic;
using System.Linq;
using Pen.Simulator.Campaign;

namespace Pen.Simulator.Tests.Campaign;

[TestClass]
public sealed class ShrinkerTests
{
    [TestMethod]
    public void Of_a_hundred_lines_the_two_that_are_needed_stay()
    {
        ScenarioText whole = Lines(100);
        Shrinker shrinker = new(Fails("note 17", "note 83"), 500);
        ScenarioText least = shrinker.Shrink(whole);
        CollectionAssert.AreEqual(
            new[] { "note 17", "note 83" },
            least.Lines.Select(line => line.Text).ToArray()
        );
    }

    [TestMethod]
    public void Pauses_that_nothing_needs_become_short()
    {
        Shrinker shrinker = new(Fails("note 1", "note 99"), 500);
        ScenarioText least = shrinker.Shrink(Lines(100));
        Assert.IsLessThan(2_000_000L, least.EndMicroseconds);
        Assert.IsLessThan(least.Lines[1].AtMicroseconds, least.Lines[0].AtMicroseconds);
    }

    [TestMethod]
    public void What_fails_in_another_way_does_not_count()
    {
        Shrinker shrinker = new(
            text =>
                text.Lines.Count == 10 ? "first"
                : text.Lines.Count > 0 ? "second"
                : null,
            500
        );
        Assert.HasCount(10, shrinker.Shrink(Lines(10)).Lines);
    }

    [TestMethod]
    public void What_does_not_fail_again_stays_whole()
    {
        Shrinker shrinker = new(_ => null, 500);
        Assert.HasCount(10, shrinker.Shrink(Lines(10)).Lines);
        Assert.AreEqual(1, shrinker.Trials);
    }

    [TestMethod]
    public void It_gives_up_after_so_many_trials_with_what_it_has()
    {
        Shrinker shrinker = new(Fails("note 17", "note 83"), 12);
        ScenarioText least = shrinker.Shrink(Lines(100));
        Assert.IsLessThan(100, least.Lines.Count);
        Assert.IsNotNull(Fails("note 17", "note 83")(least));
    }

    private static System.Func<ScenarioText, string?> Fails(params string[] needed) =>
        text => needed.All(one => text.Lines.Any(line => line.Text == one)) ? "rule" : null;

    private static ScenarioText Lines(int count)
    {
        List<TimedLine> lines =
        [
            .. Enumerable.Range(0, count).Select(i => new TimedLine((i * 1_000_000L) + 300, $"note {i}")),
        ];
        return new ScenarioText("test", 1, [], lines, (count * 1_000_000L) + 500);
    }
}
