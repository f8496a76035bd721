// The wiring picture says what the dev kit's data says, and can be read on A3 without its colours.

using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Pen.Hardware.Drawing;
using Pen.Hardware.Model;

namespace Hardware.Tests.Drawing;

[TestClass]
public sealed class PictureTests
{
    private const string Slug = "dev-kit";
    private const double CapitalHeight = 0.72;
    private static readonly string[] Strips = ["3V3", "GND"];

    private static readonly Lazy<SheetFile> Read = new(static () =>
    {
        DrawnFile file = DrawnBoards.All.Single(static file => file.Path == $"{Slug}/{Drawings.PictureFile}");
        return new SheetFile(file.Path, file.Text);
    });

    private static SheetFile Picture => Read.Value;

    /// <summary>Pin or terminal, to the name on its tag.</summary>
    private static Dictionary<string, string> Tags =>
        SheetFile
            .Groups(Picture.Xml.Root!, "pin")
            .ToDictionary(
                static pin => (string)pin.Attribute("id")!,
                static pin => pin.Elements().Single(static e => e.Name.LocalName == "text").Value
            );

    [TestMethod]
    public void A_tag_at_a_module_s_pad_has_the_net_of_the_pad()
    {
        Board board = Data.Board(Slug);
        int seen = 0;
        foreach ((string pad, string net) in Tags)
        {
            string[] id = pad.Split('.');
            Part? part = board.Parts.FirstOrDefault(part => part.Reference == id[0]);
            string? due = part is null ? id[1] : part.Pins.First(pin => pin.Type.Number == id[1]).Net;
            Assert.AreEqual(due, net, pad);
            seen += part is null ? 0 : 1;
        }

        Assert.IsGreaterThan(60, seen);
    }

    [TestMethod]
    public void Every_pad_of_a_module_with_a_net_that_goes_elsewhere_has_its_tag()
    {
        Board board = Data.Board(Slug);
        Dictionary<string, string> tags = Tags;
        string[] modules = [.. Picture.Symbols.Select(static symbol => symbol.Name)];
        foreach (Part part in board.Parts.Where(part => modules.Contains(part.Reference)))
        {
            foreach (Pin pin in part.Pins.Where(static pin => pin.Net is not null))
            {
                bool goesOn = board.NetOf(pin.Net!).Pins.Any(other => other.Part != part);
                string pad = $"{part.Reference}.{pin.Type.Number}";
                Assert.AreEqual(goesOn, tags.ContainsKey(pad), $"{pad} {pin.Net}");
            }
        }
    }

    [TestMethod]
    public void Wires_join_all_tags_of_a_net_and_no_others()
    {
        Dictionary<string, string> tags = Tags;
        var whole = new HashSet<string>();
        foreach ((IReadOnlyCollection<string> pins, _) in new SheetNetlist([Picture]).Nets)
        {
            string[] nets = [.. pins.Select(pin => tags[pin]).Distinct()];
            Assert.HasCount(1, nets, string.Join(" ", pins));
            if (!Strips.Contains(nets[0]))
            {
                Assert.IsTrue(whole.Add(nets[0]), $"{nets[0]} is in pieces: {string.Join(" ", pins)}");
                Assert.IsGreaterThan(1, pins.Count, nets[0]);
            }
        }

        Assert.IsGreaterThan(30, whole.Count);
    }

    [TestMethod]
    public void Every_wire_is_in_the_legend_in_its_colour()
    {
        XElement legend = SheetFile.Groups(Picture.Xml.Root!, "legend").Single();
        string[] lines =
        [
            .. legend.Elements().Where(Is("line")).Select(static e => (string)e.Attribute("stroke")!),
        ];
        string[] names = [.. legend.Elements().Where(Is("text")).Skip(1).Select(static e => e.Value)];
        string[] due =
        [
            .. SheetFile
                .Groups(Picture.Xml.Root!, "wire")
                .Select(static wire =>
                    $"{wire.Elements().First().Value} {(string)wire.Attribute("stroke")!}"
                ),
        ];
        Assert.AreEqual(
            string.Join("\n", due),
            string.Join("\n", names.Zip(lines, static (name, line) => $"{name} {line}"))
        );
    }

    [TestMethod]
    public void Nothing_lies_on_anything_else()
    {
        SheetFile sheet = Picture;
        for (int i = 0; i < sheet.Texts.Count; i++)
        {
            DrawnText text = sheet.Texts[i];
            Assert.IsTrue(sheet.Frame.Holds(text.Area), text.Text);
            Assert.IsGreaterThanOrEqualTo(2.0, text.Size * CapitalHeight, text.Text);
            foreach (DrawnText other in sheet.Texts.Skip(i + 1))
            {
                Assert.IsFalse(text.Area.Overlaps(other.Area), $"{text} and {other}");
            }

            foreach (Stroke wire in sheet.Wires)
            {
                Assert.IsFalse(wire.Area.Grown(0.2).Overlaps(text.Area), $"{text} {wire}");
            }
        }

        foreach (DrawnSymbol symbol in sheet.Symbols)
        {
            Assert.IsTrue(sheet.Frame.Holds(symbol.Whole), symbol.Name);
            Assert.IsFalse(
                sheet.Symbols.Any(other => other != symbol && other.Whole.Overlaps(symbol.Whole)),
                symbol.Name
            );
            Assert.IsFalse(sheet.Wires.Any(wire => wire.Area.Grown(0.2).Overlaps(symbol.Body)), symbol.Name);
        }
    }

    [TestMethod]
    public void Pads_of_the_processor_s_module_stand_in_their_order()
    {
        Dictionary<string, double> heights = Picture
            .Leads.Where(static lead => lead.Part == "U1")
            .ToDictionary(static lead => lead.Pins[0], static lead => lead.Tip.Y);
        double[] left = [.. Numbers(1, 19).Where(heights.ContainsKey).Select(number => heights[number])];
        double[] right = [.. Numbers(20, 38).Where(heights.ContainsKey).Select(number => heights[number])];
        CollectionAssert.AreEqual(left.Order().ToArray(), left);
        CollectionAssert.AreEqual(right.OrderDescending().ToArray(), right);
    }

    private static IEnumerable<string> Numbers(int from, int to) =>
        Enumerable
            .Range(from, to - from + 1)
            .Select(static number => number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static Func<XElement, bool> Is(string name) => element => element.Name.LocalName == name;
}
