// Cartridge images for tests: a known ROM and a memory to choose.
using System;

namespace Pen.Hal.Simulated.Tests.Cartridge;

internal static class ChipImages
{
    /// <summary>Family 0x2D, a serial that ends in the given byte, the CRC-8 to it, and memory of one value.</summary>
    public static byte[] Of(byte serial, byte fill)
    {
        byte[] image = new byte[CartridgeChip.ImageLength];
        Array.Fill(image, fill, 8, 0x80);
        image[0] = 0x2D;
        image[1] = serial;
        image[2] = 0x34;
        image[7] = Crc8(image.AsSpan(0, 7));
        return image;
    }

    public static byte[] With(this byte[] image, int address, params byte[] bytes)
    {
        bytes.CopyTo(image, 8 + address);
        return image;
    }

    public static byte Crc8(ReadOnlySpan<byte> bytes)
    {
        int crc = 0;
        foreach (byte value in bytes)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                bool feedback = ((crc ^ (value >> bit)) & 1) != 0;
                crc = feedback ? (crc >> 1) ^ 0x8C : crc >> 1;
            }
        }

        return (byte)crc;
    }

    /// <summary>The inverted CRC-16 of 1-Wire memories, computed bit by bit from its polynomial.</summary>
    public static int InvertedCrc16(params byte[] bytes)
    {
        int crc = 0;
        foreach (byte value in bytes)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                bool feedback = ((crc ^ (value >> bit)) & 1) != 0;
                crc = feedback ? (crc >> 1) ^ 0xA001 : crc >> 1;
            }
        }

        return ~crc & 0xFFFF;
    }
}
