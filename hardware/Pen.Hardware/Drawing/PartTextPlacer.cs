// Writes reference and value beside each symbol, where nothing else is.

using System.Linq;

namespace Pen.Hardware.Drawing;

/// <summary>Tries the sides in an order that suits the symbol; the layout may name the side.</summary>
internal sealed class PartTextPlacer(SheetCanvas canvas)
{
    private const double Gap = 0.9;
    private const double Line = 3.0;

    /// <summary>Places the texts and takes their room.</summary>
    /// <exception cref="DrawingException">No side has room.</exception>
    public void Place(PlacedSymbol symbol, string? side)
    {
        string[] sides = side is null ? Sides(symbol) : [side];
        foreach (string each in sides)
        {
            foreach (double shift in new[] { 0.0, 1, 2, 4, -1, -2, -4 })
            {
                TextShape[] texts = At(symbol, each, shift);
                Box box = texts.Select(text => text.Bounds).Aggregate((a, b) => a.With(b));
                if (texts.All(text => canvas.IsFree(text.Bounds.Grown(0.15), null, null)))
                {
                    symbol.Texts.AddRange(texts);
                    foreach (TextShape text in texts)
                    {
                        canvas.AddSolid(text.Bounds);
                    }

                    return;
                }
            }
        }

        throw new DrawingException($"{symbol.Name}: no room for its name.");
    }

    private static string[] Sides(PlacedSymbol symbol)
    {
        if (symbol.IsBox)
        {
            return
            [
                "above-left",
                "above-after",
                "above-before",
                "below-left",
                "below-after",
                "below-before",
                "right",
                "left",
            ];
        }

        bool level = symbol.Pins.All(pin => pin.Outward.IsHorizontal());
        return level
            ? ["above", "below", "above-two", "below-two", "right", "left"]
            : ["right", "left", "above", "below"];
    }

    private static TextShape[] At(PlacedSymbol symbol, string side, double shift)
    {
        Box body = symbol.Body;
        string name = symbol.Name;
        // What a package is stands at the piece with its supply.
        bool isPiece = symbol.Piece.Length > 0 && symbol.Piece != PlacedSymbol.SupplyPiece;
        string value = isPiece ? "" : symbol.Part.Value;
        string both = value.Length == 0 ? name : $"{name} {value}";
        double middleX = (body.Left + body.Right) / 2;
        double middleY = (body.Top + body.Bottom) / 2;
        double below = body.Bottom + Gap + Lettering.Size * Lettering.Ascent;
        double above = body.Top - Gap - Lettering.Size * Lettering.Descent;
        return side switch
        {
            "right" => Two(name, value, new Spot(body.Right + Gap, middleY + shift), Hang.Start),
            "left" => Two(name, value, new Spot(body.Left - Gap, middleY + shift), Hang.End),
            "above" => [Text(both, new Spot(middleX + shift, above), Hang.Middle)],
            "below" => [Text(both, new Spot(middleX + shift, below), Hang.Middle)],
            "above-left" => [Text(both, new Spot(body.Left + shift, above), Hang.Start)],
            "above-after" =>
            [
                Text(both, new Spot(Beyond(symbol, Heading.Up, true) + shift, above), Hang.Start),
            ],
            "above-before" =>
            [
                Text(both, new Spot(Beyond(symbol, Heading.Up, false) + shift, above), Hang.End),
            ],
            "below-left" => [Text(both, new Spot(body.Left + shift, below), Hang.Start)],
            "below-after" =>
            [
                Text(both, new Spot(Beyond(symbol, Heading.Down, true) + shift, below), Hang.Start),
            ],
            "below-before" =>
            [
                Text(both, new Spot(Beyond(symbol, Heading.Down, false) + shift, below), Hang.End),
            ],
            "above-two" => Two(name, value, new Spot(middleX + shift, above - Line / 2 - 0.4), Hang.Middle),
            "below-two" => Two(name, value, new Spot(middleX + shift, below + Line / 2 - 1.5), Hang.Middle),
            _ => throw new DrawingException($"{name}: its text cannot stand {side}."),
        };
    }

    /// <summary>Just beside the leads of one side, behind the last or before the first; a box without any: its edge.</summary>
    private static double Beyond(PlacedSymbol symbol, Heading side, bool behind)
    {
        double[] tips = symbol.Pins.Where(pin => pin.Outward == side).Select(pin => pin.Tip.Spot.X).ToArray();
        if (tips.Length == 0)
        {
            return behind ? symbol.Body.Left : symbol.Body.Right;
        }

        return behind ? tips.Max() + 1.2 : tips.Min() - 3.4;
    }

    private static TextShape Text(string text, Spot at, Hang hang)
    {
        return new TextShape(text, at, hang);
    }

    private static TextShape[] Two(string name, string value, Spot middle, Hang hang)
    {
        double drop = Lettering.Size * (Lettering.Ascent - Lettering.Descent) / 2;
        if (value.Length == 0)
        {
            return [Text(name, middle with { Y = middle.Y + drop }, hang)];
        }

        return
        [
            Text(name, middle with { Y = middle.Y + drop - Line / 2 }, hang),
            Text(value, middle with { Y = middle.Y + drop + Line / 2 }, hang),
        ];
    }
}
