// Frame, title block, notes and group frames of a sheet.

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Pen.Hardware.Drawing;

/// <summary>What the title block says.</summary>
/// <param name="Board">Name of the board with its revision.</param>
/// <param name="Title">The sheet's.</param>
/// <param name="Number">From 1.</param>
/// <param name="Count">Of all sheets.</param>
internal sealed record SheetTitle(string Board, string Title, int Number, int Count);

/// <summary>A4 landscape. Millimetres.</summary>
internal static class SheetFrame
{
    public const double Width = 297;
    public const double Height = 210;
    private static readonly Box Outer = new(8, 8, Width - 8, Height - 8);
    public static readonly Box Inner = Outer.Grown(-2);

    private const double Row = 7;
    private const double BlockWidth = 104;

    public static readonly Box TitleBlock = new(
        Outer.Right - BlockWidth,
        Outer.Bottom - 3 * Row,
        Outer.Right,
        Outer.Bottom
    );

    /// <summary>Frame and title block.</summary>
    public static IEnumerable<Shape> Shapes(SheetTitle title)
    {
        yield return Rectangle(Outer, 0.5);
        yield return Rectangle(TitleBlock, 0.5);
        double first = TitleBlock.Top + Row + 2;
        double second = TitleBlock.Bottom - Row + 0.5;
        double split = TitleBlock.Right - 32;
        yield return Line(TitleBlock.Left, first, TitleBlock.Right, first);
        yield return Line(split, first, split, TitleBlock.Bottom);
        yield return Line(TitleBlock.Left, second, split, second);
        double indent = TitleBlock.Left + 2;
        yield return new TextShape(
            title.Title,
            new Spot(indent, first - 2.7),
            Hang.Start,
            false,
            Lettering.TitleSize,
            true
        );
        yield return new TextShape(title.Board, new Spot(indent, second - 1.5), Hang.Start);
        yield return new TextShape(
            "Electric microneedling pen",
            new Spot(indent, TitleBlock.Bottom - 2.2),
            Hang.Start
        );
        string number = string.Create(CultureInfo.InvariantCulture, $"Sheet {title.Number} of {title.Count}");
        yield return Lettering.Centred(
            number,
            new Box(split, first, TitleBlock.Right, TitleBlock.Bottom),
            false
        );
    }

    public static IEnumerable<TextShape> NoteLines(NoteHint note)
    {
        double y = note.At[1] * GridPoint.Pitch;
        foreach (string line in note.Text)
        {
            yield return new TextShape(line, new Spot(note.At[0] * GridPoint.Pitch, y), Hang.Start);
            y += 4;
        }
    }

    /// <summary>What the data says about parts of a sheet, a line or more each.</summary>
    public static IEnumerable<TextShape> PartNoteLines(int[] place, IEnumerable<DrawnPart> parts)
    {
        int most = (int)(place[2] * GridPoint.Pitch / Lettering.Width("x"));
        double x = place[0] * GridPoint.Pitch;
        double y = place[1] * GridPoint.Pitch;
        foreach (DrawnPart part in parts)
        {
            string label = part.Ref + ": ";
            double indent = x;
            var line = new StringBuilder(label);
            foreach (string word in (part.Note ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.Length + word.Length + 3 > most && line.Length > 0)
                {
                    yield return new TextShape(line.ToString().TrimEnd(), new Spot(indent, y), Hang.Start);
                    y += 4;
                    indent = x + 4;
                    line.Clear();
                }

                line.Append(word).Append(' ');
            }

            if (part.Note is not null)
            {
                yield return new TextShape(line.ToString().TrimEnd(), new Spot(indent, y), Hang.Start);
                y += 4;
            }
        }
    }

    public static TextShape GroupTitle(GroupHint group)
    {
        Box box = GroupBox(group);
        return new TextShape(group.Title, new Spot(box.Left + 1.5, box.Top + 3.4), Hang.Start, Bold: true);
    }

    public static Box GroupBox(GroupHint group)
    {
        double left = group.Box[0] * GridPoint.Pitch - 1;
        double top = group.Box[1] * GridPoint.Pitch - 1;
        return new Box(
            left,
            top,
            left + group.Box[2] * GridPoint.Pitch,
            top + group.Box[3] * GridPoint.Pitch
        );
    }

    public static PolyShape Rectangle(Box box, double stroke)
    {
        return new PolyShape(
            [
                new Spot(box.Left, box.Top),
                new Spot(box.Right, box.Top),
                new Spot(box.Right, box.Bottom),
                new Spot(box.Left, box.Bottom),
            ],
            true,
            false,
            stroke
        );
    }

    private static PolyShape Line(double x1, double y1, double x2, double y2)
    {
        return new PolyShape([new Spot(x1, y1), new Spot(x2, y2)], false, false, 0.3);
    }
}
