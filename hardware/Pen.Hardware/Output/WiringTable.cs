// The wiring table of the dev kit: what is soldered to what, net by net, block by block.
using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Pen.Hardware.Model;

namespace Pen.Hardware.Output;

/// <summary>Prints the wiring table.</summary>
public static class WiringTable
{
    /// <summary>The wiring table of a board: parts of each block with their pins, then every net with its ends.</summary>
    public static string Print(Board board)
    {
        ArgumentNullException.ThrowIfNull(board);
        StringBuilder text = new();
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            # Wiring table: {board.Name}

            Written by the verb `wiring` from [`board-esp32.json`](../board-esp32.json); a test holds it. How to use it is in
            [Build.md](Build.md). A pin is a part, a dot and the pin's number or mark, then its name in brackets where that says more.

            ## Block by block

            Tick a line when all its pins are soldered and measured.

            """
        );
        foreach (Block block in board.Blocks)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n### {block.Title}\n\n| part | what | pins |\n|---|---|---|\n"
            );
            foreach (Part part in board.Parts.Where(part => part.Block == block.Name))
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| {part.Reference} | {What(part)} | {string.Join(", ", part.Pins.Select(Wire))} |\n"
                );
            }
        }

        text.Append(
            "\n## Net by net\n\nEvery pin of a line rings through to every other one, and to no pin of another line.\n\n"
        );
        text.Append("| net | pins |\n|---|---|\n");
        foreach (Net net in board.Nets)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| `{net.Name}` | {string.Join(", ", net.Pins.Select(Mark))} |\n"
            );
        }

        text.Append("\n## Pins that stay open\n\n| part | pins |\n|---|---|\n");
        foreach (Part part in board.Parts)
        {
            Pin[] open = [.. part.Pins.Where(static pin => pin.Net is null)];
            if (open.Length > 0)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| {part.Reference} | {string.Join(", ", open.Select(Mark))} |\n"
                );
            }
        }

        return text.ToString();
    }

    private static string What(Part part)
    {
        string what = part.Type.Value + (part.IsOffBoard ? ", on wires" : "");
        return part.Beside is string circuit ? $"{what}, beside {circuit}" : what;
    }

    private static string Wire(Pin pin) => $"{Short(pin)} {(pin.Net is null ? "open" : $"`{pin.Net}`")}";

    private static string Mark(Pin pin) => $"{pin.Part.Reference}.{Short(pin)}";

    private static string Short(Pin pin) =>
        pin.Type.Name == pin.Type.Number ? pin.Type.Number : $"{pin.Type.Number} ({pin.Type.Name})";
}
