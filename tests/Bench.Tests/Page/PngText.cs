// Words inside a PNG: a tEXt chunk that pictures carry with them (PNG, third edition, 11.3.3.2).
using System;
using System.Buffers.Binary;
using System.Text;

namespace Bench.Tests.Page;

/// <summary>Reads and adds what a picture says of itself. Throws on what is no PNG.</summary>
internal static class PngText
{
    private const int SignatureLength = 8;
    private const int ChunkFrame = 12;
    private const uint Polynomial = 0xEDB88320;

    /// <summary>The picture with a word and its text behind its header.</summary>
    public static byte[] Add(byte[] png, string keyword, string text)
    {
        byte[] content = Encoding.Latin1.GetBytes($"tEXt{keyword}\0{text}");
        byte[] chunk = new byte[content.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length - 4);
        content.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(content.Length + 4), Crc(content));
        int header = SignatureLength + ChunkFrame + Length(png, SignatureLength);
        return [.. png[..header], .. chunk, .. png[header..]];
    }

    /// <summary>The text of a word; null if there is none.</summary>
    public static string? Find(byte[] png, string keyword)
    {
        int at = SignatureLength;
        while (at + ChunkFrame <= png.Length)
        {
            int length = Length(png, at);
            string content = Encoding.Latin1.GetString(png, at + 4, length + 4);
            if (content.StartsWith($"tEXt{keyword}\0", StringComparison.Ordinal))
            {
                return content[(keyword.Length + 5)..];
            }
            at += length + ChunkFrame;
        }
        return null;
    }

    /// <summary>Width and height in pixels.</summary>
    public static (int Width, int Height) Size(byte[] png) =>
        (Length(png, SignatureLength + 8), Length(png, SignatureLength + 12));

    private static int Length(byte[] png, int at) =>
        BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at, sizeof(int)));

    private static uint Crc(byte[] bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Polynomial;
            }
        }
        return ~crc;
    }
}
