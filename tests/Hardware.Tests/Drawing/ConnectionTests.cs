// The sheets say what the board says: every part, every pin, every net, read back from the lines on paper.

using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Pen.Hardware.Model;

namespace Hardware.Tests.Drawing;

[TestClass]
public sealed class ConnectionTests
{
    [TestMethod]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void Every_part_is_on_exactly_one_sheet(string slug)
    {
        string[] drawn =
        [
            .. DrawnBoards
                .Of(slug)
                .SelectMany(static sheet => sheet.Leads.Select(static lead => lead.Part).Distinct())
                .Order(StringComparer.Ordinal),
        ];
        string[] due =
        [
            .. Data.Board(slug).Parts.Select(static part => part.Reference).Order(StringComparer.Ordinal),
        ];
        Assert.AreEqual(string.Join(" ", due), string.Join(" ", drawn));
    }

    [TestMethod]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void Every_pin_is_drawn_once(string slug)
    {
        string[] drawn =
        [
            .. DrawnBoards
                .Of(slug)
                .SelectMany(static sheet => sheet.Leads)
                .SelectMany(static lead => lead.Pins.Select(pin => $"{lead.Part}.{pin}"))
                .Order(StringComparer.Ordinal),
        ];
        string[] due =
        [
            .. Data.Board(slug)
                .Parts.SelectMany(static part => part.Pins)
                .Select(static pin => $"{pin.Part.Reference}.{pin.Type.Number}")
                .Order(StringComparer.Ordinal),
        ];
        Assert.AreEqual(string.Join(" ", due), string.Join(" ", drawn));
    }

    [TestMethod]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void The_lines_on_paper_connect_what_the_board_connects(string slug)
    {
        string[] differences = [.. DrawnBoards.Differences(Data.Board(slug), DrawnBoards.Of(slug))];
        Assert.IsEmpty(differences, "\n" + string.Join("\n", differences));
    }

    [TestMethod]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void A_pin_left_open_is_crossed_out_and_no_other(string slug)
    {
        Board board = Data.Board(slug);
        foreach (SheetFile sheet in DrawnBoards.Of(slug))
        {
            foreach (DrawnLead lead in sheet.Leads)
            {
                bool isOpen =
                    board.PartOf(lead.Part).Pins.Single(pin => pin.Type.Number == lead.Pins[0]).Net is null;
                Assert.AreEqual(
                    isOpen,
                    sheet.Open.Any(lead.Tip.Meets),
                    $"{sheet.Name} {lead.Part}.{lead.Pins[0]}"
                );
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void A_flag_tells_the_other_sheets_of_its_net(string slug)
    {
        SheetFile[] sheets = DrawnBoards.Of(slug);
        for (int i = 0; i < sheets.Length; i++)
        {
            foreach (DrawnSign flag in sheets[i].Signs.Where(static sign => sign.Kind is "flag" or "label"))
            {
                IEnumerable<int> others = Enumerable
                    .Range(0, sheets.Length)
                    .Where(j => j != i && sheets[j].Signs.Any(sign => sign.Net == flag.Net))
                    .Select(static j => j + 1);
                string due = string.Join(",", others);
                Assert.AreEqual(
                    due.Length == 0 ? "" : $"[{due}]",
                    flag.Sheets,
                    $"{sheets[i].Name} {flag.Net}"
                );
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void A_dot_is_where_three_ends_meet_and_nowhere_else(string slug)
    {
        foreach (SheetFile sheet in DrawnBoards.Of(slug))
        {
            IEnumerable<Dot> places = sheet
                .Wires.SelectMany(static wire => new[] { wire.From, wire.To })
                .Concat(sheet.Leads.Select(static lead => lead.Tip))
                .Concat(sheet.Junctions)
                .Distinct();
            foreach (Dot place in places)
            {
                int ends =
                    sheet.Wires.Where(wire => wire.Holds(place)).Sum(wire => wire.EndsAt(place) ? 1 : 2)
                    + sheet.Leads.Count(lead => lead.Tip.Meets(place))
                    + sheet.Signs.Count(sign => sign.Strokes.Any(stroke => stroke.Holds(place)));
                Assert.AreEqual(
                    ends > 2,
                    sheet.Junctions.Any(place.Meets),
                    $"{sheet.Name} {place}: {ends} ends"
                );
            }
        }
    }

    [TestMethod]
    public void A_wire_taken_away_is_noticed_whichever_it_is()
    {
        const string Slug = "pen";
        string[] texts = [.. DrawnBoards.TextsOf(Slug).Select(static file => file.Text)];
        SheetFile[] sheets = DrawnBoards.Of(Slug);
        for (int i = 0; i < sheets.Length; i++)
        {
            // One in seven, so that the test stays short.
            for (int nth = i % 7; nth < sheets[i].Wires.Count; nth += 7)
            {
                SheetFile damaged = Damaged(sheets[i].Name, texts[i], "wire", nth);
                SheetFile[] all = [.. sheets.Select((sheet, at) => at == i ? damaged : sheet)];
                Assert.IsTrue(
                    DrawnBoards.Differences(Data.Board(Slug), all).Any(),
                    $"{sheets[i].Name}: wire {nth} is not missed"
                );
            }
        }
    }

    [TestMethod]
    public void A_label_with_another_name_is_noticed()
    {
        const string Slug = "dev-kit";
        SheetFile[] sheets = DrawnBoards.Of(Slug);
        string text = DrawnBoards.TextsOf(Slug).First().Text;
        string damaged = text.Replace(">CHARGER_PG</text>", ">CHARGER_GP</text>", StringComparison.Ordinal);
        Assert.AreNotEqual(text, damaged);
        SheetFile[] all = [new SheetFile("damaged", damaged), .. sheets.Skip(1)];
        Assert.IsTrue(DrawnBoards.Differences(Data.Board(Slug), all).Any());
    }

    private static SheetFile Damaged(string name, string text, string kind, int nth)
    {
        XDocument xml = XDocument.Parse(text);
        SheetFile
            .Groups(xml.Root!, kind)
            .SelectMany(static group => group.Elements().Where(static e => e.Name.LocalName == "line"))
            .ElementAt(nth)
            .Remove();
        return new SheetFile(name, xml.ToString());
    }
}
