// The netlist, read back by other code, says what the data say.
using System;
using System.Linq;
using Pen.Hardware.Model;
using Pen.Hardware.Output;

namespace Hardware.Tests;

[TestClass]
public sealed class NetlistTests
{
    [TestMethod]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void Components_are_the_parts(string slug)
    {
        Board board = Data.Board(slug);
        SExpression[] components = [.. Read(board).One("components").All("comp")];
        string[] due =
        [
            .. board.Parts.Select(static part =>
                $"{part.Reference} {part.Type.Value} {part.Type.Footprint} {part.Type.Manufacturer} {part.Type.Number}"
            ),
        ];
        string[] read =
        [
            .. components.Select(static one =>
                $"{one.One("ref").Value} {one.One("value").Value} {Optional(one, "footprint")} "
                + $"{Field(one, "Manufacturer")} {Field(one, "Part number")}"
            ),
        ];
        Assert.AreSequenceEqual(due, read);
    }

    [TestMethod]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void Nets_have_the_pins_of_the_data(string slug)
    {
        Board board = Data.Board(slug);
        string[] read =
        [
            .. Read(board)
                .One("nets")
                .All("net")
                .Where(static net =>
                    !net.One("name").Value.StartsWith("unconnected-", StringComparison.Ordinal)
                )
                .SelectMany(static net =>
                    net.All("node").Select(node => $"{net.One("name").Value}: {Node(node)}")
                )
                .Order(StringComparer.Ordinal),
        ];
        string[] due =
        [
            .. board
                .Parts.SelectMany(static part => part.Pins)
                .Where(static pin => pin.Net is not null)
                .Select(static pin => $"{pin.Net}: {pin.Part.Reference}.{pin.Type.Number} {pin.Type.Name}")
                .Order(StringComparer.Ordinal),
        ];
        Assert.AreSequenceEqual(due, read);
    }

    [TestMethod]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void Every_pin_is_on_one_net_and_every_net_has_its_own_code(string slug)
    {
        Board board = Data.Board(slug);
        SExpression[] nets = [.. Read(board).One("nets").All("net")];
        string[] nodes = [.. nets.SelectMany(static net => net.All("node")).Select(Node)];
        Assert.HasCount(board.Parts.Sum(static part => part.Pins.Count), nodes);
        Assert.HasCount(nodes.Length, nodes.Distinct().ToArray());
        Assert.HasCount(nets.Length, nets.Select(static net => net.One("code").Value).Distinct().ToArray());
        Assert.HasCount(nets.Length, nets.Select(static net => net.One("name").Value).Distinct().ToArray());
    }

    [TestMethod]
    public void What_is_on_the_pens_board_has_a_footprint()
    {
        foreach (Part part in Data.Board("pen").Parts)
        {
            Assert.AreEqual(part.IsOffBoard, part.Type.Footprint.Length == 0, part.Reference);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void Every_component_has_a_stamp_of_its_own(string slug)
    {
        string[] stamps =
        [
            .. Read(Data.Board(slug))
                .One("components")
                .All("comp")
                .Select(static one => one.One("tstamps").Value),
        ];
        Assert.IsTrue(stamps.All(static stamp => Guid.TryParse(stamp, out _)));
        Assert.HasCount(stamps.Length, stamps.Distinct().ToArray());
    }

    [TestMethod]
    public void It_is_of_version_E() => Assert.AreEqual("E", Read(Data.Board("pen")).One("version").Value);

    private static SExpression Read(Board board)
    {
        SExpression root = SExpression.Parse(Netlist.Print(board));
        Assert.AreEqual("export", root.Name);
        return root;
    }

    private static string Node(SExpression node) =>
        $"{node.One("ref").Value}.{node.One("pin").Value} {node.One("pinfunction").Value}";

    private static string Optional(SExpression one, string name) =>
        one.All(name).FirstOrDefault()?.Value ?? "";

    private static string Field(SExpression component, string name) =>
        component.One("fields").All("field").Single(field => field.One("name").Value == name).Value;
}
