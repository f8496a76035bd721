// Circuit.md and chain.cir are one circuit: same parts, values and nets.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Pen.Hardware.Failsafe;

namespace Failsafe.Tests;

[TestClass]
public sealed class CircuitTableTests
{
    // What the simulation does not need: supply capacitors of the driver and of the logic.
    private static readonly string[] NotSimulated = ["C111", "C112", .. Decoupling()];

    // Where SPICE has the legs of a transistor, and the table their names.
    private static readonly Dictionary<char, string[]> Legs = new()
    {
        ['Q'] = ["C", "B", "E"],
        ['M'] = ["D", "G", "S", "S"],
        ['D'] = ["A", "K"],
        ['R'] = ["1", "2"],
        ['C'] = ["1", "2"],
    };

    // Inputs, then output, of each gate by its part and letter, as pins of the package.
    private static readonly Dictionary<string, string[]> Gates = new()
    {
        ["U101A"] = ["1", "2", "3"],
        ["U101B"] = ["4", "5", "6"],
        ["U101C"] = ["9", "10", "8"],
        ["U101D"] = ["12", "13", "11"],
        ["U102A"] = ["3", "2", "1"],
        ["U102B"] = ["5", "6", "7"],
        ["U103A"] = ["1", "2", "3", "4", "5"],
        ["U103B"] = ["13", "12", "11", "10", "9"],
        ["U104A"] = ["1", "2", "4", "5", "6"],
        ["U104B"] = ["9", "10", "12", "13", "8"],
        ["U105A"] = ["1", "2", "3"],
        ["U105B"] = ["4", "5", "6"],
        ["U105C"] = ["9", "10", "8"],
        ["U105D"] = ["12", "13", "11"],
        ["U106A"] = ["3", "2", "1"],
        ["U106B"] = ["5", "6", "7"],
        ["U107A"] = ["1", "2", "13", "12"],
        ["U107B"] = ["3", "4", "5", "6"],
        ["U107C"] = ["9", "10", "11", "8"],
        ["U108"] = ["1", "10", "12", "2", "4", "3", "6", "8"],
        ["U109"] = ["VOUT"],
    };

    private static readonly Dictionary<string, (string Value, Dictionary<string, string> Pins)> Table =
        Ngspice
            .Text("Circuit.md")
            .Split('\n')
            .Where(line => Regex.IsMatch(line, @"^\| [RCDQU]1\d\d \|"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(cells => cells[1], cells => (cells[2], PinsOf(cells[6])));

    [TestMethod]
    public void Every_part_of_the_table_is_simulated_and_every_simulated_part_is_in_the_table() =>
        CollectionAssert.AreEquivalent(
            Table.Keys.Except(NotSimulated).ToArray(),
            Ngspice.Chain.Elements.Select(element => element.Reference).Distinct().ToArray()
        );

    [TestMethod]
    public void Every_value_of_the_table_is_the_simulated_one()
    {
        foreach (Element element in Ngspice.Chain.Elements.Where(element => element.Name[0] is 'R' or 'C'))
        {
            double expected = Value(Table[element.Name].Value);
            Assert.AreEqual(expected, Netlist.Quantity(element.Tail), expected * 1e-9, element.Name);
        }
    }

    [TestMethod]
    public void Every_pin_of_the_table_is_on_the_simulated_net()
    {
        foreach (Element element in Ngspice.Chain.Elements)
        {
            string[] pins = element.Name[0] == 'X' ? Gates[element.Name[1..]] : Legs[element.Name[0]];
            for (int i = 0; i < pins.Length; i++)
            {
                string net = element.Nodes[i] == "0" ? "GND" : element.Nodes[i];
                Assert.AreEqual(
                    Table[element.Reference].Pins[pins[i]],
                    net,
                    $"{element.Name}, pin {pins[i]}"
                );
            }
        }
    }

    [TestMethod]
    public void Every_enable_has_a_pull_down_of_10k_or_less()
    {
        foreach (
            string net in (string[])["HEARTBEAT", "MOTOR_GATE", "CARTRIDGE", "MOTOR_PWM", "MOTOR_NSLEEP"]
        )
        {
            Assert.IsTrue(
                Ngspice.Chain.Elements.Any(element =>
                    element.Name[0] == 'R'
                    && element.Nodes[0] == net
                    && element.Nodes[1] == "0"
                    && Netlist.Quantity(element.Tail) <= 10e3
                ),
                net
            );
        }
    }

    private static IEnumerable<string> Decoupling() =>
        Enumerable.Range(113, 8).Select(number => $"C{number}");

    private static Dictionary<string, string> PinsOf(string cell) =>
        cell.Split(", ").Select(pin => pin.Split(' ')).ToDictionary(pin => pin[0], pin => pin[1]);

    // 4k7, 1M5, 0R2, 100n.
    private static double Value(string text)
    {
        string[] parts = Regex.Split(text, "[RkMnu]");
        double scale = Regex.Match(text, "[kMnu]").Value switch
        {
            "k" => 1e3,
            "M" => 1e6,
            "n" => 1e-9,
            "u" => 1e-6,
            _ => 1,
        };
        string digits = parts.Length > 1 && parts[1].Length > 0 ? parts[0] + "." + parts[1] : parts[0];
        return scale * double.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
    }
}
