// Reads a drawn sheet back: parts, pins, wires, signs and texts, as lines and boxes on paper.

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;

namespace Hardware.Tests.Drawing;

/// <summary>A point in millimetres.</summary>
internal readonly record struct Dot(double X, double Y)
{
    public bool Meets(Dot other) => Math.Abs(X - other.X) < 0.01 && Math.Abs(Y - other.Y) < 0.01;
}

/// <summary>A straight line.</summary>
internal readonly record struct Stroke(Dot From, Dot To)
{
    /// <summary>Whether the point is on it, ends included.</summary>
    public bool Holds(Dot dot)
    {
        double dx = To.X - From.X;
        double dy = To.Y - From.Y;
        double length = Math.Sqrt(dx * dx + dy * dy);
        if (length < 0.01)
        {
            return From.Meets(dot);
        }

        double along = ((dot.X - From.X) * dx + (dot.Y - From.Y) * dy) / length;
        double aside = Math.Abs((dot.X - From.X) * dy - (dot.Y - From.Y) * dx) / length;
        return aside < 0.01 && along > -0.01 && along < length + 0.01;
    }

    public bool EndsAt(Dot dot) => From.Meets(dot) || To.Meets(dot);

    public Area Area =>
        new(Math.Min(From.X, To.X), Math.Min(From.Y, To.Y), Math.Max(From.X, To.X), Math.Max(From.Y, To.Y));
}

/// <summary>An upright rectangle.</summary>
internal readonly record struct Area(double Left, double Top, double Right, double Bottom)
{
    public bool Overlaps(Area other) =>
        Left < other.Right - 0.01
        && other.Left < Right - 0.01
        && Top < other.Bottom - 0.01
        && other.Top < Bottom - 0.01;

    public bool Holds(Area other) =>
        Left <= other.Left && other.Right <= Right && Top <= other.Top && other.Bottom <= Bottom;

    public Area With(Area other) =>
        new(
            Math.Min(Left, other.Left),
            Math.Min(Top, other.Top),
            Math.Max(Right, other.Right),
            Math.Max(Bottom, other.Bottom)
        );

    public Area Grown(double by) => new(Left - by, Top - by, Right + by, Bottom + by);

    public static Area Of(IEnumerable<Area> areas) => areas.Aggregate(static (a, b) => a.With(b));
}

/// <summary>A lead: its pins, and the end where a wire may meet it.</summary>
internal sealed record DrawnLead(string Part, IReadOnlyList<string> Pins, Dot Tip);

/// <summary>A symbol: the box of its strokes without leads, and with them.</summary>
internal sealed record DrawnSymbol(string Name, Area Body, Area Whole);

/// <summary>A sign that names a net: flag, label, supply or ground.</summary>
internal sealed record DrawnSign(string Kind, string Net, string Sheets, IReadOnlyList<Stroke> Strokes);

/// <summary>A line of text with the box it takes in a typeface of fixed pitch.</summary>
internal sealed record DrawnText(string Text, double Size, Area Area);

/// <summary>One sheet.</summary>
internal sealed class SheetFile
{
    // Of the size, on the safe side for the fonts asked for: DejaVu Sans Mono is 0.602 wide, 0.76 and 0.24 high.
    private const double CharacterWidth = 0.605;
    private const double Ascent = 0.76;
    private const double Descent = 0.24;
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public SheetFile(string name, string text)
    {
        Name = name;
        Xml = XDocument.Parse(text);
        XElement root = Xml.Root!;
        Frame = AreaOf(Groups(root, "frame").Single().Elements(Svg + "polygon").First());
        foreach (XElement part in Groups(root, "part"))
        {
            ReadPart(part);
        }

        foreach (XElement wire in Groups(root, "wire"))
        {
            Wires.AddRange(wire.Elements(Svg + "line").Select(StrokeOf));
            Junctions.AddRange(
                wire.Elements(Svg + "circle").Select(static e => new Dot(Number(e, "cx"), Number(e, "cy")))
            );
        }

        foreach (string kind in new[] { "flag", "label", "supply", "ground" })
        {
            foreach (XElement sign in Groups(root, kind))
            {
                string net = kind == "ground" ? "GND" : TextOf(sign, "net-name");
                Signs.Add(
                    new DrawnSign(
                        kind,
                        net,
                        TextOf(sign, "sheets"),
                        [.. sign.Elements().SelectMany(StrokesOf)]
                    )
                );
            }
        }

        // The mark of a pin left open is two strokes that cross at its tip.
        Open.AddRange(
            Groups(root, "open")
                .Select(static group => StrokeOf(group.Elements(Svg + "line").First()).Area)
                .Select(static area => new Dot((area.Left + area.Right) / 2, (area.Top + area.Bottom) / 2))
        );
        Texts.AddRange(root.Descendants(Svg + "text").Select(ReadText));
    }

    public string Name { get; }
    public XDocument Xml { get; }
    public Area Frame { get; }
    public List<DrawnSymbol> Symbols { get; } = [];
    public List<DrawnLead> Leads { get; } = [];
    public List<Stroke> Wires { get; } = [];
    public List<Dot> Junctions { get; } = [];
    public List<DrawnSign> Signs { get; } = [];
    public List<Dot> Open { get; } = [];
    public List<DrawnText> Texts { get; } = [];

    public static IEnumerable<XElement> Groups(XElement root, string kind) =>
        root.Descendants(Svg + "g").Where(e => (string?)e.Attribute("class") == kind);

    /// <summary>The box of everything that is drawn but text.</summary>
    public static IEnumerable<Area> Strokes(XElement group) =>
        group
            .Descendants()
            .Where(static e => e.Name != Svg + "text" && e.Name != Svg + "title" && e.Name != Svg + "g")
            .Select(AreaOf);

    private void ReadPart(XElement part)
    {
        string name = (string)part.Attribute("id")!;
        Area body = Area.Of(part.Elements().Where(IsStroke).Select(AreaOf));
        Area whole = body;
        foreach (XElement pin in Groups(part, "pin"))
        {
            string[] id = ((string)pin.Attribute("id")!).Split('.');
            XElement lead = pin.Element(Svg + "line")!;
            Leads.Add(new DrawnLead(id[0], id[1..], new Dot(Number(lead, "x2"), Number(lead, "y2"))));
            whole = whole.With(AreaOf(lead));
        }

        Symbols.Add(new DrawnSymbol(name, body, whole));
    }

    private static bool IsStroke(XElement element) =>
        element.Name.LocalName is "line" or "polyline" or "polygon" or "circle" or "path" or "rect";

    private static string TextOf(XElement group, string role) =>
        group.Elements(Svg + "text").FirstOrDefault(e => (string?)e.Attribute("class") == role)?.Value ?? "";

    private static DrawnText ReadText(XElement element)
    {
        double size = element.Attribute("font-size") is null ? 2.8 : Number(element, "font-size");
        double width = element.Value.Length * CharacterWidth * size;
        double before = (string?)element.Attribute("text-anchor") switch
        {
            "middle" => width / 2,
            "end" => width,
            _ => 0,
        };
        double x = Number(element, "x");
        double y = Number(element, "y");
        bool isUpright = element.Attribute("transform") is not null;
        Area area = isUpright
            ? new Area(x - Ascent * size, y + before - width, x + Descent * size, y + before)
            : new Area(x - before, y - Ascent * size, x - before + width, y + Descent * size);
        return new DrawnText(element.Value, size, area);
    }

    private static Stroke StrokeOf(XElement line) =>
        new(new Dot(Number(line, "x1"), Number(line, "y1")), new Dot(Number(line, "x2"), Number(line, "y2")));

    private static IEnumerable<Stroke> StrokesOf(XElement element)
    {
        if (element.Name == Svg + "line")
        {
            yield return StrokeOf(element);
        }
        else if (element.Name == Svg + "polygon")
        {
            Dot[] dots = Dots(element);
            for (int i = 0; i < dots.Length; i++)
            {
                yield return new Stroke(dots[i], dots[(i + 1) % dots.Length]);
            }
        }
    }

    private static Area AreaOf(XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "line":
                return StrokeOf(element).Area;
            case "circle":
                double r = Number(element, "r");
                double x = Number(element, "cx");
                double y = Number(element, "cy");
                return new Area(x - r, y - r, x + r, y + r);
            case "rect":
                double left = Number(element, "x");
                double top = Number(element, "y");
                return new Area(left, top, left + Number(element, "width"), top + Number(element, "height"));
            default:
                return Area.Of(Dots(element).Select(static dot => new Area(dot.X, dot.Y, dot.X, dot.Y)));
        }
    }

    // Of a curve its points of control: the box is never too small.
    private static Dot[] Dots(XElement element)
    {
        string text = (string?)element.Attribute("points") ?? (string)element.Attribute("d")!;
        double[] numbers =
        [
            .. text.Split([' ', ',', 'M', 'C'], StringSplitOptions.RemoveEmptyEntries)
                .Select(static word => double.Parse(word, CultureInfo.InvariantCulture)),
        ];
        return [.. numbers.Chunk(2).Select(static pair => new Dot(pair[0], pair[1]))];
    }

    private static double Number(XElement element, string name) =>
        double.Parse((string)element.Attribute(name)!, NumberStyles.Float, CultureInfo.InvariantCulture);
}
