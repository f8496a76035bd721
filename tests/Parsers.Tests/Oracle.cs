// The checks of cartridge and journal, written a second time from their descriptions: what the firmware is held against.
using System;

namespace Parsers.Tests;

internal static class Oracle
{
    public const int RomLength = 8;
    public const int PageLength = 32;

    private const int MarkAt = RomLength + 0x20;
    private const int ControlAt = RomLength + 0x81;

    /// <summary>CRC-16 of 1-Wire memories: reflected 0x8005, from 0, not inverted.</summary>
    public static int Crc16(ReadOnlySpan<byte> bytes)
    {
        int register = 0;
        foreach (byte value in bytes)
        {
            register ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                register = (register >> 1) ^ ((register & 1) * 0xA001);
            }
        }
        return register;
    }

    /// <summary>CRC-8 of 1-Wire ROMs: reflected 0x31, from 0.</summary>
    public static int Crc8(ReadOnlySpan<byte> bytes)
    {
        int register = 0;
        foreach (byte value in bytes)
        {
            register ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                register = (register >> 1) ^ ((register & 1) * 0x8C);
            }
        }
        return register;
    }

    /// <summary>The last two bytes are the check of those before them.</summary>
    public static bool HasGoodEnd(ReadOnlySpan<byte> bytes) =>
        (bytes[^2] | (bytes[^1] << 8)) == Crc16(bytes[..^2]);

    /// <summary>Puts the check behind the bytes before it.</summary>
    public static void Seal(Span<byte> bytes)
    {
        int check = Crc16(bytes[..^2]);
        bytes[^2] = (byte)check;
        bytes[^1] = (byte)(check >> 8);
    }

    /// <summary>An identity page that a pen may accept.</summary>
    public static bool IsIdentity(ReadOnlySpan<byte> page)
    {
        int depth = page[4] | (page[5] << 8);
        uint rate = BitConverter.ToUInt32(page[6..10]);
        return HasGoodEnd(page)
            && page[0] == (byte)'P'
            && page[1] == (byte)'N'
            && page[2] == 1
            && page[3] is >= 1 and <= 36
            && depth is >= 200 and <= 2500
            && rate is >= 90_000 and <= 150_000;
    }

    /// <summary>A chip that a pen may accept as fresh: ROM, identity, mode of the mark's page, blank mark.</summary>
    public static bool IsFresh(ReadOnlySpan<byte> image) =>
        image[0] == 0x2D
        && Crc8(image[..7]) == image[7]
        && IsIdentity(image.Slice(RomLength, PageLength))
        && image[ControlAt] == 0xAA
        && image.Slice(MarkAt, 8).IndexOfAnyExcept((byte)0xFF) < 0;
}
