// The committed pages are what the program makes of the data.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Pen.Hardware.Output;

namespace Hardware.Tests;

[TestClass]
public sealed class PageTests
{
    private const string UpdateVariable = "PEN_UPDATE_DOCS";

    public static IEnumerable<object[]> Files =>
        Pages
            .Of(Data.Hardware)
            .Select(static page => new object[] { Path.GetRelativePath(Data.Folder, page.Path) });

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void A_page_is_what_the_data_say(string file)
    {
        string path = Path.Combine(Data.Folder, file);
        string due = Pages.Of(Data.Hardware).Single(page => page.Path == path).Text;
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, due);
        }

        string committed = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        // What differs, and not two pages of the same.
        string[] differing =
        [
            .. due.Split('\n')
                .Zip(committed.Split('\n'))
                .Where(static pair => pair.First != pair.Second)
                .Select(static pair => pair.First)
                .Take(3),
        ];
        Assert.IsTrue(
            due == committed,
            $"stale, run the tests with {UpdateVariable}=1: {string.Join(" / ", differing)}"
        );
    }

    [TestMethod]
    public void Pages_keep_to_the_repository()
    {
        foreach ((string path, string text) in Pages.Of(Data.Hardware))
        {
            Assert.EndsWith("\n", text, path);
            Assert.DoesNotContain('\r', text, path);
            Assert.IsFalse(text.Split('\n').Any(static line => line.EndsWith(' ')), path);
        }
    }
}
