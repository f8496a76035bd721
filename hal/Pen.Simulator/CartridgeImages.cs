// Cartridge memories for the bench: sound ones and every kind of unsound.
using System;
using Pen.Control;
using Pen.Drivers;
using Pen.Hal.Simulated;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator;

/// <summary>Makes the memory images of cartridges, and reads the few facts that a bench needs of one.</summary>
public static class CartridgeImages
{
    private const int RomLength = 8;
    private const int PageLength = 32;
    private const int FormatVersionAt = 2;
    private const int ControlAt = 0x80;
    private const int FactoryByteAt = 0x85;

    // DS2431 data sheet: 55h write-protects a page, AAh puts it in EPROM mode, the factory byte reads 55h or AAh.
    private const byte WriteProtected = 0x55;
    private const byte EpromMode = 0xAA;
    private const byte FactoryByte = 0x55;
    private const byte Erased = 0xFF;

    // DS2433, a 1-Wire memory of the same maker that is no cartridge.
    private const byte ForeignFamily = 0x23;

    private const int DefaultNeedles = 12;
    private const int ShortLimitMicrometres = 1000;

    /// <summary>
    /// The image of a request. <see cref="CartridgeKind.Same"/> is no image of its own; the others take
    /// <paramref name="serial"/> (48 bits) unless the request names one.
    /// </summary>
    public static byte[] Make(CartridgeRequest request, long serial)
    {
        if (request.Kind == CartridgeKind.Same)
        {
            throw new ArgumentException("the same cartridge is not made anew", nameof(request));
        }
        byte[] image = new byte[CartridgeChip.ImageLength];
        Array.Fill(image, Erased);
        WriteRom(image, CartridgeLayout.MakeSerial(request.Serial ?? serial));
        Span<byte> memory = image.AsSpan(RomLength);
        memory[ControlAt..].Clear();
        memory[ControlAt] = WriteProtected;
        memory[ControlAt + 1] = EpromMode;
        memory[FactoryByteAt] = FactoryByte;
        WriteIdentity(memory, request);
        switch (request.Kind)
        {
            case CartridgeKind.Used:
                memory.Slice(CartridgeLayout.UseMarkAddress, RomLength).Fill(CartridgeLayout.MarkedByte);
                break;
            case CartridgeKind.BadCrc:
                // One needle more, and nobody told the check.
                memory[FormatVersionAt + 1] ^= 1;
                break;
            case CartridgeKind.UnknownFormat:
                memory[FormatVersionAt] = CartridgeLayout.FormatVersion + 1;
                int crc = Crc16.Compute(memory[..PageLength].ToArray(), 0, PageLength - 2);
                memory[PageLength - 2] = (byte)crc;
                memory[PageLength - 1] = (byte)(crc >> 8);
                break;
            case CartridgeKind.Foreign:
                image[0] = ForeignFamily;
                image[RomLength - 1] = (byte)Crc8.Compute(image, 0, RomLength - 1);
                break;
        }
        return image;
    }

    /// <summary>The 48 bits of serial in an image's ROM.</summary>
    public static long SerialOf(byte[] image)
    {
        long serial = 0;
        for (int i = RomLength - 2; i >= 1; i--)
        {
            serial = (serial << 8) | image[i];
        }
        return serial;
    }

    /// <summary>An image whose ROM, contents and page modes are as they left the factory; used or not.</summary>
    public static bool IsSound(byte[] image)
    {
        long rom = CartridgeLayout.MakeSerial(SerialOf(image));
        byte[] page = image.AsSpan(RomLength, PageLength).ToArray();
        return BitConverter.ToInt64(image) == rom
            && image[RomLength + ControlAt + 1] == EpromMode
            && CartridgeLayout.DecodeIdentity(page, new CartridgeFacts()) == CartridgeReadStatus.Ok;
    }

    /// <summary>The depth limit in an image, or a fallback if its contents are not sound.</summary>
    public static int MaxDepthMicrometres(byte[] image, int fallback)
    {
        CartridgeFacts facts = new();
        byte[] page = image.AsSpan(RomLength, PageLength).ToArray();
        return CartridgeLayout.DecodeIdentity(page, facts) == CartridgeReadStatus.Ok
            ? facts.MaxDepthMicrometres
            : fallback;
    }

    private static void WriteRom(byte[] image, long rom)
    {
        for (int i = 0; i < RomLength; i++)
        {
            image[i] = (byte)(rom >> (8 * i));
        }
    }

    private static void WriteIdentity(Span<byte> memory, CartridgeRequest request)
    {
        int defaultDepth =
            request.Kind == CartridgeKind.ShortLimit
                ? ShortLimitMicrometres
                : CartridgeLayout.MaxDepthMicrometres;
        byte[] page = new byte[PageLength];
        CartridgeLayout.EncodeIdentity(
            page,
            request.Needles ?? DefaultNeedles,
            request.MaxDepthMicrometres ?? defaultDepth,
            request.MaxRateMillihertz ?? CartridgeLayout.MaxRateMillihertz,
            "BENCH   "u8.ToArray()
        );
        page.CopyTo(memory);
    }
}
