// The build guide is written by hand: what it says of parts, nets and pins is what the data say.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Pen.Hardware.Checks;
using Pen.Hardware.Model;

namespace Hardware.Tests;

[TestClass]
public sealed partial class BuildGuideTests
{
    private static readonly string Guide = Data.Text("dev-kit/Build.md");
    private static readonly Board Kit = Data.Board("dev-kit");

    [TestMethod]
    public void Its_references_are_parts_of_the_board()
    {
        string[] carried = [.. Kit.Parts.SelectMany(static part => part.Carries)];
        string[] known = [.. Kit.Parts.Select(static part => part.Reference), .. carried];
        string[] named = [.. ReferenceForm().Matches(Guide).Select(static match => match.Value).Distinct()];
        Assert.IsGreaterThan(30, named.Length);
        Assert.AreEqual("", string.Join(' ', named.Except(known)));
    }

    [TestMethod]
    public void Its_lines_are_nets_of_the_board()
    {
        string[] named = [.. NetForm().Matches(Guide).Select(static match => match.Value).Distinct()];
        Assert.IsGreaterThan(20, named.Length);
        Assert.AreEqual("", string.Join(' ', named.Except(Kit.Nets.Select(static net => net.Name))));
    }

    [TestMethod]
    public void Its_resistances_are_those_of_the_board()
    {
        Match[] rows = [.. RowForm().Matches(Guide).Cast<Match>()];
        foreach (Match row in rows)
        {
            string name = row.Groups["net"].Value;
            double most = double.Parse(row.Groups["kilohms"].Value, CultureInfo.InvariantCulture) * 1000;
            Assert.IsLessThanOrEqualTo(most, Circuitry.ResistanceToGround(Kit, name), name);
            string gpio = row.Groups["gpio"].Value;
            Assert.IsTrue(
                Kit.ProcessorNets.Any(net => net.Name == name && net.Gpio.ToString() == gpio),
                $"{name} at {gpio}"
            );
        }

        IEnumerable<string> outputs = Kit
            .ProcessorNets.Where(static net =>
                net is { Direction: "out", Drive: "push-pull", Gpio: not null }
            )
            .Select(static net => net.Name);
        Assert.AreEqual(
            "",
            string.Join(' ', outputs.Except(rows.Select(static row => row.Groups["net"].Value)))
        );
    }

    [TestMethod]
    public void Its_blocks_are_those_of_the_wiring_table() =>
        Assert.IsTrue(
            Kit.Blocks.All(static block => Guide.Contains(block.Name, StringComparison.OrdinalIgnoreCase))
        );

    [GeneratedRegex(@"\b(R|C|L|U|Q|D|J|SW|BT|DS)[1-9]\d{0,2}\b(?!-)")]
    private static partial Regex ReferenceForm();

    [GeneratedRegex(@"\b(?!PEN_|GPIO_)[A-Z0-9]+(_[A-Z0-9]+)+\b(?<!ESP32_REV3)")]
    private static partial Regex NetForm();

    [GeneratedRegex(
        @"^\| (?<net>[A-Z_]+)[^|]*\| (?<gpio>\d+) \| (?<kilohms>\d+) kOhm \|",
        RegexOptions.Multiline
    )]
    private static partial Regex RowForm();
}
