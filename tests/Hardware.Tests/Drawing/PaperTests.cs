// The sheets can be read on paper: nothing lies on anything else, letters are large enough, the file is plain SVG.

using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Xml.Linq;
using Pen.Hardware.Drawing;

namespace Hardware.Tests.Drawing;

[TestClass]
public sealed class PaperTests
{
    private const string UpdateVariable = "PEN_UPDATE_DOCS";

    // Of the size: the capitals of the typeface.
    private const double CapitalHeight = 0.72;

    private static readonly string[] Elements =
    [
        "svg",
        "g",
        "title",
        "rect",
        "line",
        "polyline",
        "polygon",
        "circle",
        "path",
        "text",
    ];

    private static readonly string[] Attributes =
    [
        "version",
        "width",
        "height",
        "viewBox",
        "font-family",
        "font-size",
        "font-weight",
        "fill",
        "stroke",
        "stroke-width",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-dasharray",
        "class",
        "id",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "d",
        "points",
        "text-anchor",
        "textLength",
        "transform",
    ];

    [TestMethod]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void No_symbol_lies_on_another(string slug)
    {
        foreach (SheetFile sheet in DrawnBoards.Of(slug))
        {
            foreach ((DrawnSymbol one, DrawnSymbol other) in Pairs(sheet.Symbols))
            {
                Assert.IsFalse(one.Whole.Overlaps(other.Whole), $"{sheet.Name}: {one.Name} and {other.Name}");
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void No_wire_runs_through_a_symbol(string slug)
    {
        foreach (SheetFile sheet in DrawnBoards.Of(slug))
        {
            foreach (DrawnSymbol symbol in sheet.Symbols)
            {
                foreach (Stroke wire in sheet.Wires)
                {
                    Assert.IsFalse(
                        wire.Area.Grown(0.05).Overlaps(symbol.Body),
                        $"{sheet.Name}: {symbol.Name} {wire}"
                    );
                }
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void No_text_lies_on_another(string slug)
    {
        foreach (SheetFile sheet in DrawnBoards.Of(slug))
        {
            foreach ((DrawnText one, DrawnText other) in Pairs(sheet.Texts))
            {
                Assert.IsFalse(one.Area.Overlaps(other.Area), $"{sheet.Name}: {one} and {other}");
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void No_wire_runs_through_a_text(string slug)
    {
        foreach (SheetFile sheet in DrawnBoards.Of(slug))
        {
            foreach (DrawnText text in sheet.Texts)
            {
                foreach (Stroke wire in sheet.Wires)
                {
                    Assert.IsFalse(wire.Area.Grown(0.05).Overlaps(text.Area), $"{sheet.Name}: {text} {wire}");
                }
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void Everything_is_inside_the_frame(string slug)
    {
        foreach (SheetFile sheet in DrawnBoards.Of(slug))
        {
            Assert.IsTrue(new Area(5, 5, 292, 205).Holds(sheet.Frame), sheet.Name);
            foreach (DrawnText text in sheet.Texts)
            {
                Assert.IsTrue(sheet.Frame.Holds(text.Area), $"{sheet.Name}: {text}");
            }

            foreach (XElement group in sheet.Xml.Root!.Elements().Where(static e => e.Name.LocalName == "g"))
            {
                foreach (Area area in SheetFile.Strokes(group))
                {
                    Assert.IsTrue(
                        sheet.Frame.Holds(area),
                        $"{sheet.Name}: {group.Attribute("class")?.Value} {area}"
                    );
                }
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void Capitals_are_at_least_2_mm_high(string slug)
    {
        foreach (SheetFile sheet in DrawnBoards.Of(slug))
        {
            foreach (DrawnText text in sheet.Texts)
            {
                Assert.IsGreaterThanOrEqualTo(2.0, text.Size * CapitalHeight, $"{sheet.Name}: {text.Text}");
            }
        }
    }

    [TestMethod]
    public void A_sheet_is_plain_SVG_of_a_page_of_A4()
    {
        foreach (
            SheetFile sheet in Data.Hardware.Boards.SelectMany(static board => DrawnBoards.Of(board.Slug))
        )
        {
            XElement root = sheet.Xml.Root!;
            Assert.AreEqual("297mm", root.Attribute("width")?.Value);
            Assert.AreEqual("210mm", root.Attribute("height")?.Value);
            foreach (XElement element in root.DescendantsAndSelf())
            {
                Assert.Contains(element.Name.LocalName, Elements, sheet.Name);
                foreach (
                    XAttribute attribute in element.Attributes().Where(static a => !a.IsNamespaceDeclaration)
                )
                {
                    Assert.Contains(
                        attribute.Name.ToString(),
                        Attributes,
                        $"{sheet.Name} {element.Name.LocalName}"
                    );
                }
            }

            string[] ids = [.. root.Descendants().Attributes("id").Select(static a => a.Value)];
            Assert.AreEqual(ids.Length, ids.Distinct().Count(), sheet.Name);
        }
    }

    [TestMethod]
    public void A_machine_with_another_comma_draws_the_same_bytes()
    {
        CultureInfo before = Thread.CurrentThread.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "~";
        try
        {
            Thread.CurrentThread.CurrentCulture = culture;
            CollectionAssert.AreEqual(DrawnBoards.All.ToArray(), Drawings.All(Data.Hardware).ToArray());
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [TestMethod]
    public void Committed_drawings_are_what_the_data_say()
    {
        foreach (DrawnFile file in DrawnBoards.All)
        {
            string path = Path.Combine(Data.Folder, file.Path);
            if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, file.Text);
            }

            string committed = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
            Assert.IsTrue(
                file.Text == committed,
                $"{file.Path} is stale, run the tests with {UpdateVariable}=1"
            );
        }
    }

    [TestMethod]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void No_sheet_is_left_of_an_earlier_layout(string slug)
    {
        string folder = Path.Combine(Data.Folder, slug, Drawings.SheetFolder);
        string[] there =
        [
            .. Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)!,
        ];
        string[] due = [.. DrawnBoards.TextsOf(slug).Select(static file => Path.GetFileName(file.Path))];
        Assert.AreEqual(string.Join(" ", due.Order(StringComparer.Ordinal)), string.Join(" ", there));
    }

    private static IEnumerable<(T One, T Other)> Pairs<T>(IReadOnlyList<T> list)
    {
        for (int i = 0; i < list.Count; i++)
        {
            for (int j = i + 1; j < list.Count; j++)
            {
                yield return (list[i], list[j]);
            }
        }
    }
}
