// Cartridge memories for the bench: sound ones and every kind of unsound.
using System;
using System.Text;
using Pen.Control;
using Pen.Drivers;
using Pen.Hal.Simulated;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator;

/// <summary>Makes the memory images of cartridges, and reads the few facts that a bench needs of one.</summary>
public static class CartridgeImages
{
    private const int RomLength = 8;
    private const int PageLength = Ds2431.PageLength;
    private const int ControlAt = Ds2431.ControlAddress;
    private const int FactoryByteAt = 0x85;

    // DS2431 data sheet: the factory byte reads 55h or AAh; 55h leaves the user bytes open.
    private const byte FactoryByte = 0x55;
    private const byte Erased = 0xFF;

    // DS2433, a 1-Wire memory of the same maker that is no cartridge.
    private const byte ForeignFamily = 0x23;

    private const int DefaultNeedles = 12;
    private const int ShortLimitMicrometres = 1000;
    private const string DefaultLot = "BENCH";

    /// <summary>
    /// The image of a request. <see cref="CartridgeKind.Same"/> is no image of its own; the others take
    /// <paramref name="serial"/> (48 bits) unless the request names one or brings an image.
    /// </summary>
    public static byte[] Make(CartridgeRequest request, long serial)
    {
        if (request.Kind == CartridgeKind.Same)
        {
            throw new ArgumentException("the same cartridge is not made anew", nameof(request));
        }
        if (request.Image is byte[] whole)
        {
            return (byte[])whole.Clone();
        }
        byte[] image = new byte[CartridgeChip.ImageLength];
        Array.Fill(image, Erased);
        WriteRom(image, CartridgeLayout.MakeSerial(request.Serial ?? serial));
        Span<byte> memory = image.AsSpan(RomLength);
        memory[ControlAt..].Clear();
        memory[ControlAt] = Ds2431.WriteProtected;
        memory[ControlAt + 1] = Ds2431.EpromMode;
        memory[FactoryByteAt] = FactoryByte;
        WriteIdentity(memory, request);
        switch (request.Kind)
        {
            case CartridgeKind.Used:
                memory.Slice(CartridgeLayout.UseMarkAddress, RomLength).Fill(CartridgeLayout.MarkedByte);
                break;
            case CartridgeKind.BadCrc:
                // One needle more, and nobody told the check.
                memory[CartridgeLayout.NeedlesAt] ^= 1;
                break;
            case CartridgeKind.UnknownFormat:
                memory[CartridgeLayout.VersionAt] = CartridgeLayout.FormatVersion + 1;
                int crc = Crc16.Compute(memory[..PageLength].ToArray(), 0, CartridgeLayout.CrcAt);
                memory[CartridgeLayout.CrcAt] = (byte)crc;
                memory[CartridgeLayout.CrcAt + 1] = (byte)(crc >> 8);
                break;
            case CartridgeKind.BadRom:
                image[RomLength - 1] ^= 1;
                break;
            case CartridgeKind.Unprotected:
                memory[ControlAt + 1] = 0;
                break;
            case CartridgeKind.Foreign:
                image[0] = ForeignFamily;
                image[RomLength - 1] = (byte)Crc8.Compute(image, 0, RomLength - 1);
                break;
        }
        return image;
    }

    /// <summary>A chip of the image of a request, with the faults of its kind.</summary>
    public static CartridgeChip MakeChip(CartridgeRequest request, long serial)
    {
        return new CartridgeChip(Make(request, serial))
        {
            IsShorted = request.Kind == CartridgeKind.Shorted,
            Fault = request.Kind switch
            {
                CartridgeKind.Dead => new ChipFault(FaultKind.Off),
                CartridgeKind.Unmarkable => new ChipFault(FaultKind.Stuck),
                _ => null,
            },
        };
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
            && image[RomLength + ControlAt + 1] == Ds2431.EpromMode
            && CartridgeLayout.DecodeIdentity(page, new CartridgeFacts()) == CartridgeReadStatus.Ok;
    }

    /// <summary>The image of a service cartridge, which has no needles.</summary>
    public static bool IsService(byte[] image)
    {
        byte[] page = image.AsSpan(RomLength, PageLength).ToArray();
        return CartridgeLayout.DecodeIdentity(page, new CartridgeFacts()) == CartridgeReadStatus.Service;
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
        if (request.Kind == CartridgeKind.Service)
        {
            CartridgeLayout.EncodeService(page);
            page.CopyTo(memory);
            return;
        }
        CartridgeLayout.EncodeIdentity(
            page,
            request.Needles ?? DefaultNeedles,
            request.MaxDepthMicrometres ?? defaultDepth,
            request.MaxRateMillihertz ?? CartridgeLayout.MaxRateMillihertz,
            Encoding.ASCII.GetBytes((request.Lot ?? DefaultLot).PadRight(CartridgeLayout.LotLength))
        );
        page.CopyTo(memory);
    }
}
