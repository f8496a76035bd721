// The test vectors of hardware/cartridge-memory.md, read from the page itself.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Pen.Control;
using Pen.Hal.Simulated;

namespace Pen.Simulator.Tests.Cartridges;

/// <summary>One vector of the page.</summary>
internal sealed class CartridgeVector
{
    private const int RomLength = 8;

    public required string Name { get; init; }

    public required byte[] Image { get; init; }

    public required int RomCrc { get; init; }

    public required int ContentCrc { get; init; }

    public required CartridgeVerdict Says { get; init; }

    /// <summary>Arguments of <c>cartridge new</c>; empty if it cannot make the image.</summary>
    public required string[] New { get; init; }

    public static string Page =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Documents", "cartridge-memory.md"));

    public static IReadOnlyList<CartridgeVector> All { get; } = [.. Read()];

    public static CartridgeVector Of(string name) => All.Single(vector => vector.Name == name);

    private static IEnumerable<CartridgeVector> Read()
    {
        string block = Page.ReplaceLineEndings("\n").Split("\n```\n")[1];
        foreach (string text in block.Split("\n\n"))
        {
            string[] lines = text.Split('\n');
            byte[] image = Enumerable.Repeat((byte)0xFF, CartridgeChip.ImageLength).ToArray();
            Hex(Value(lines, "rom")).CopyTo(image, 0);
            foreach (string line in lines.Where(line => line.StartsWith("0x", StringComparison.Ordinal)))
            {
                int address = Convert.ToInt32(line[2..4], 16);
                Hex(line[4..]).CopyTo(image, RomLength + address);
            }
            byte[] crc = Hex(string.Concat(Value(lines, "crc").Split(' ')).Insert(2, " ").Insert(5, " "));
            yield return new CartridgeVector
            {
                Name = Value(lines, "vector").Split(':')[0],
                Image = image,
                RomCrc = crc[0],
                ContentCrc = (crc[1] << 8) | crc[2],
                Says = Enum.Parse<CartridgeVerdict>(Value(lines, "says")),
                New = Arguments(Value(lines, "new")),
            };
        }
    }

    private static string Value(string[] lines, string key)
    {
        string? line = lines.SingleOrDefault(line => line.StartsWith(key + " ", StringComparison.Ordinal));
        return line?[key.Length..].Trim() ?? "";
    }

    private static byte[] Hex(string text)
    {
        return [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(b => Convert.ToByte(b, 16))];
    }

    // As a shell splits them: what is in quotes is one.
    private static string[] Arguments(string text)
    {
        string[] parts = text.Split('"');
        return
        [
            .. parts.SelectMany(
                (part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            ),
        ];
    }
}
