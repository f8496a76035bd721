// The chain's netlist as data: elements that can be given other values, opened, shorted, stuck.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Pen.Hardware.Failsafe;

/// <summary>One line of a netlist.</summary>
/// <param name="Name">Name of the element; its first letter is its kind.</param>
/// <param name="Nodes">Its nodes, in SPICE's order.</param>
/// <param name="Tail">Value, model or subcircuit, with parameters.</param>
public sealed record Element(string Name, IReadOnlyList<string> Nodes, string Tail)
{
    /// <summary>Reference of the part: Q104 for the element M104, U101 for XU101A.</summary>
    public string Reference =>
        Name[0] switch
        {
            'M' => "Q" + Name[1..],
            'X' => char.IsAsciiDigit(Name[^1]) ? Name[1..] : Name[1..^1],
            _ => Name,
        };

    /// <summary>The same element with one node moved.</summary>
    public Element Move(int pin, string node) =>
        this with
        {
            Nodes = [.. Nodes.Select((old, i) => i == pin ? node : old)],
        };

    /// <summary>As SPICE reads it.</summary>
    public override string ToString() => $"{Name} {string.Join(' ', Nodes)} {Tail}";
}

/// <summary>The fail-safe chain of hardware/failsafe: models and elements.</summary>
public sealed class Netlist
{
    /// <summary>File of the elements.</summary>
    public const string ElementsFile = "chain.cir";

    private static readonly string[] ModelFiles = ["models.cir", "motor.cir"];

    private Netlist(string models, IReadOnlyList<Element> elements)
    {
        Models = models;
        Elements = elements;
    }

    /// <summary>Subcircuits and models, as text.</summary>
    public string Models { get; }

    /// <summary>The elements.</summary>
    public IReadOnlyList<Element> Elements { get; }

    /// <summary>Reads the netlist from the folder hardware/failsafe.</summary>
    public static Netlist Read(string folder) =>
        new(
            string.Join('\n', ModelFiles.Select(file => File.ReadAllText(Path.Combine(folder, file)))),
            [
                .. File.ReadLines(Path.Combine(folder, ElementsFile))
                    .Where(line => line.Length > 0 && line[0] != '*')
                    .Select(Parse),
            ]
        );

    /// <summary>One element by its name. Throws <see cref="ArgumentException"/> for an unknown one.</summary>
    public Element this[string name] =>
        Elements.FirstOrDefault(element => element.Name == name)
        ?? throw new ArgumentException($"No element {name}.");

    /// <summary>Another netlist, with an element put in another's place by each of some.</summary>
    public Netlist With(params Element[] changed) =>
        new(
            Models,
            [.. Elements.Select(old => Array.Find(changed, element => element.Name == old.Name) ?? old)]
        );

    /// <summary>Another netlist, with elements more.</summary>
    public Netlist Plus(params Element[] more) => new(Models, [.. Elements, .. more]);

    /// <summary>Another netlist, with an element's value in place of its own: Ohm, farad.</summary>
    public Netlist WithValue(string name, double value) =>
        With(this[name] with { Tail = value.ToString("G9", CultureInfo.InvariantCulture) });

    /// <summary>Another netlist, without an element.</summary>
    public Netlist Without(string name) => new(Models, [.. Elements.Where(element => element.Name != name)]);

    /// <summary>The value of a resistor or capacitor.</summary>
    public double ValueOf(string name) => Quantity(this[name].Tail);

    /// <summary>A number with SPICE's suffix: 4.7k, 1.5meg, 100n.</summary>
    public static double Quantity(string text)
    {
        string digits = text.TrimEnd([.. "abcdefghijklmnopqrstuvwxyz"]);
        double value = double.Parse(digits, CultureInfo.InvariantCulture);
        return text[digits.Length..] switch
        {
            "" => value,
            "k" => value * 1e3,
            "meg" => value * 1e6,
            "m" => value * 1e-3,
            "u" => value * 1e-6,
            "n" => value * 1e-9,
            "p" => value * 1e-12,
            string other => throw new FormatException($"Unknown suffix {other}."),
        };
    }

    private static Element Parse(string line)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // The subcircuit's name comes before its parameters.
        int assignments = words.Count(word => word.Contains('='));
        int nodes = words[0][0] switch
        {
            'Q' => 3,
            'M' => 4,
            'X' => words.Length - 2 - assignments,
            _ => 2,
        };
        return new Element(words[0], words[1..(nodes + 1)], string.Join(' ', words[(nodes + 1)..]));
    }
}
