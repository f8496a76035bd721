// The netlist as KiCad's Pcbnew imports it: s-expressions, version E.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Pen.Hardware.Loading;
using Pen.Hardware.Model;

namespace Pen.Hardware.Output;

/// <summary>Prints a netlist: components with their fields, types with their pins, nets with their nodes.</summary>
public static class Netlist
{
    // Our own library: two types may share KiCad's symbol and not their pins. The symbol is a field.
    private const string Library = "Pen";
    private const int GuidBytes = 16;

    /// <summary>The netlist of a board. No date in it: the same data give the same file.</summary>
    public static string Print(Board board)
    {
        StringBuilder text = new();
        text.Append("(export (version \"E\")\n");
        text.Append("  (design\n");
        text.Append(Line(4, "source", $"board {board.Slug}", ")\n"));
        text.Append("    (tool \"Pen.Hardware\"))\n");
        text.Append("  (components");
        foreach (Part part in board.Parts)
        {
            Component(text, part, board.Slug);
        }

        text.Append(")\n  (libparts");
        foreach (PartType type in board.Parts.Select(static part => part.Type).Distinct())
        {
            LibraryPart(text, type);
        }

        text.Append(")\n  (nets");
        int code = 0;
        foreach (Net net in board.Nets)
        {
            NetOf(text, net, ++code);
        }

        // KiCad gives every open pin a net of its own.
        foreach (
            Pin pin in board.Parts.SelectMany(static part => part.Pins).Where(static pin => pin.Net is null)
        )
        {
            string name = $"unconnected-({pin.Part.Reference}-{pin.Type.Name}-Pad{pin.Type.Number})";
            NetOf(text, new Net(name, [pin]), ++code);
        }

        return text.Append("))\n").ToString();
    }

    private static void Component(StringBuilder text, Part part, string slug)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n    (comp (ref {Quote(part.Reference)})\n");
        text.Append(Line(6, "value", part.Type.Value, ")\n"));
        if (part.Type.Footprint.Length > 0)
        {
            text.Append(Line(6, "footprint", part.Type.Footprint, ")\n"));
        }

        text.Append("      (fields\n");
        foreach ((string name, string value) in Fields(part))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"        (field (name {Quote(name)}) {Quote(value)})\n"
            );
        }

        text.Length--;
        text.Append(")\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"      (libsource (lib {Quote(Library)}) (part {Quote(part.Type.Id)}) (description {Quote(part.Type.Description)}))\n"
        );
        if (part.IsOffBoard)
        {
            text.Append("      (property (name \"exclude_from_board\"))\n");
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $"      (sheetpath (names {Quote("/" + part.Block + "/")}) (tstamps {Quote("/" + IdOf(slug + part.Block) + "/")}))\n"
        );
        text.Append(CultureInfo.InvariantCulture, $"      (tstamps {Quote(IdOf(slug + part.Reference))}))");
    }

    private static IEnumerable<(string, string)> Fields(Part part)
    {
        yield return ("Symbol", part.Type.Symbol);
        yield return ("Manufacturer", part.Type.Manufacturer);
        yield return ("Part number", part.Type.Number);
        yield return ("Rating", part.Type.Rating);
        yield return ("Package", part.Type.Package);
    }

    private static void LibraryPart(StringBuilder text, PartType type)
    {
        text.Append(
            CultureInfo.InvariantCulture,
            $"\n    (libpart (lib {Quote(Library)}) (part {Quote(type.Id)})\n      (pins"
        );
        foreach (PinType pin in type.Pins)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n        (pin (num {Quote(pin.Number)}) (name {Quote(pin.Name)}) (type {Quote(CatalogueReader.NameOf(pin.Kind))}))"
            );
        }

        text.Append("))");
    }

    private static void NetOf(StringBuilder text, Net net, int code)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n    (net (code \"{code}\") (name {Quote(net.Name)})");
        foreach (Pin pin in net.Pins)
        {
            string kind =
                CatalogueReader.NameOf(pin.Type.Kind)
                + (pin.Net is null && pin.Type.Kind != PinKind.NoConnect ? "+no_connect" : "");
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n      (node (ref {Quote(pin.Part.Reference)}) (pin {Quote(pin.Type.Number)}) (pinfunction {Quote(pin.Type.Name)}) (pintype {Quote(kind)}))"
            );
        }

        text.Append(')');
    }

    // KiCad joins parts of a board and of a netlist by these: the same part has the same one, always.
    private static string IdOf(string name) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, GuidBytes)).ToString();

    private static string Line(int indent, string name, string value, string end) =>
        new string(' ', indent) + "(" + name + " " + Quote(value) + end;

    private static string Quote(string value) =>
        "\""
        + value
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
        + "\"";
}
