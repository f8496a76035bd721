// Which pins of a boxed part stand at which side, and which share a lead.

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Pen.Hardware.Drawing;

/// <summary>Turns the hint's lists of pin names into the sides of a box.</summary>
internal static class BoxPins
{
    /// <summary>Pins that the hint does not name stand on the right in the order of the data.</summary>
    /// <param name="part">The part.</param>
    /// <param name="hint">Where it stands.</param>
    /// <param name="isPiece">It is a piece of the part: pins that the hint does not name are elsewhere.</param>
    public static Symbol Symbol(DrawnPart part, PartHint hint, bool isPiece)
    {
        var open = part.Pins.ToList();
        BoxPin?[] left = Side(part, hint.Left, open, hint.Negated);
        BoxPin?[] right = Side(part, hint.Right, open, hint.Negated);
        BoxPin?[] top = Side(part, hint.Top, open, hint.Negated);
        BoxPin?[] bottom = Side(part, hint.Bottom, open, hint.Negated);
        BoxPin?[] rest = isPiece
            ? []
            : open.Select(pin => (BoxPin?)new BoxPin(pin.Number, NameOf(pin))).ToArray();
        var sides = new BoxSides(left, [.. right, .. rest], top, bottom);
        if (hint.Nameless)
        {
            sides = new BoxSides(
                Nameless(left),
                Nameless([.. right, .. rest]),
                Nameless(top),
                Nameless(bottom)
            );
        }

        return BoxSymbol.Build(sides, hint.Mark, hint.Width);
    }

    /// <summary>The pin numbers that a lead stands for: "1,2,42-44" is five of them.</summary>
    public static IReadOnlyList<string> Numbers(string written)
    {
        var numbers = new List<string>();
        foreach (string piece in written.Split(','))
        {
            string[] ends = piece.Split('-');
            if (
                ends.Length == 2
                && int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out int first)
                && int.TryParse(ends[1], NumberStyles.None, CultureInfo.InvariantCulture, out int last)
            )
            {
                for (int number = first; number <= last; number++)
                {
                    numbers.Add(number.ToString(CultureInfo.InvariantCulture));
                }
            }
            else
            {
                numbers.Add(piece);
            }
        }

        return numbers;
    }

    private static BoxPin?[] Side(
        DrawnPart part,
        IReadOnlyList<string> names,
        List<DrawnPin> open,
        string[] negated
    )
    {
        return names.Select(name => name.Length == 0 ? null : Lead(part, name, open, negated)).ToArray();
    }

    /// <summary>A number takes that pin; a name takes all pins of that name, which share a lead if they share the net.</summary>
    private static BoxPin Lead(DrawnPart part, string name, List<DrawnPin> open, string[] negated)
    {
        DrawnPin? first =
            open.FirstOrDefault(pin => pin.Number == name) ?? open.FirstOrDefault(pin => pin.Name == name);
        if (first is null && name.AsSpan().IndexOfAny(',', '-') > 0)
        {
            string[] numbers = Numbers(name).ToArray();
            DrawnPin[] group = open.Where(pin => numbers.Contains(pin.Number)).ToArray();
            if (
                group.Length == numbers.Length
                && group.All(pin => (pin.Name, pin.Net) == (group[0].Name, group[0].Net))
            )
            {
                open.RemoveAll(group.Contains);
                return new BoxPin(name, NameOf(group[0]), negated.Contains(name));
            }
        }

        if (first is null)
        {
            throw new DrawingException(
                $"{part.Ref}: the layout names a pin {name} that is not there or taken."
            );
        }

        DrawnPin[] taken =
            first.Number == name || first.Net is null
                ? [first]
                : open.Where(pin => pin.Name == first.Name && pin.Net == first.Net).ToArray();
        open.RemoveAll(taken.Contains);
        return new BoxPin(
            Written(taken.Select(pin => pin.Number).ToArray()),
            NameOf(first),
            negated.Contains(name)
        );
    }

    private static BoxPin?[] Nameless(BoxPin?[] pins)
    {
        return pins.Select(pin => pin is null ? null : pin with { Name = "" }).ToArray();
    }

    private static string NameOf(DrawnPin pin)
    {
        bool isCounted = pin.Number.All(char.IsAsciiDigit);
        return pin.Name == pin.Number && isCounted ? "" : pin.Name;
    }

    private static string Written(string[] numbers)
    {
        if (
            numbers.Any(number =>
                !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            )
        )
        {
            return string.Join(",", numbers);
        }

        int[] sorted = numbers
            .Select(number => int.Parse(number, CultureInfo.InvariantCulture))
            .Order()
            .ToArray();
        var pieces = new List<string>();
        for (int i = 0; i < sorted.Length; )
        {
            int end = i;
            while (end + 1 < sorted.Length && sorted[end + 1] == sorted[end] + 1)
            {
                end++;
            }

            string from = sorted[i].ToString(CultureInfo.InvariantCulture);
            string to = sorted[end].ToString(CultureInfo.InvariantCulture);
            pieces.Add(
                end == i ? from
                : end == i + 1 ? $"{from},{to}"
                : $"{from}-{to}"
            );
            i = end + 1;
        }

        return string.Join(",", pieces);
    }
}
