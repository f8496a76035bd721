// A simulated board with cartridges to put on its 1-Wire line.
using System;
using System.Text;
using Pen.Control;
using Pen.Hal.Simulated;

namespace Pen.Drivers.Host.Tests;

/// <summary>A powered board whose bus can be watched, and cartridges by their content.</summary>
internal sealed class CartridgeBench
{
    public CartridgeBench()
    {
        Board = new SimulatedBoard(new PlantParameters(), 1);
        Board.PowerOn();
        Bus = new WatchedBus(Board.Ports.CartridgeBus);
        Memory = new CartridgeMemory(Bus);
    }

    public SimulatedBoard Board { get; }

    public WatchedBus Bus { get; }

    public CartridgeMemory Memory { get; }

    public CartridgeFacts Facts { get; } = new();

    public const int MemoryAt = 8;

    public static byte[] FreshImage(long number)
    {
        byte[] image = new byte[CartridgeChip.ImageLength];
        SetRom(image, CartridgeLayout.MakeSerial(number));
        for (int i = MemoryAt; i < MemoryAt + 0x80; i++)
        {
            image[i] = 0xFF;
        }
        byte[] page = new byte[32];
        CartridgeLayout.EncodeIdentity(page, 12, 2500, 150000, Encoding.ASCII.GetBytes("LOT 0042"));
        page.CopyTo(image, MemoryAt);
        image[MemoryAt + 0x80] = 0x55;
        image[MemoryAt + 0x81] = 0xAA;
        return image;
    }

    public static void SetRom(byte[] image, long rom)
    {
        for (int i = 0; i < 8; i++)
        {
            image[i] = (byte)(rom >> (8 * i));
        }
    }

    public static CartridgeChip Fresh(long number) => new(FreshImage(number));

    public CartridgeReadStatus Read(CartridgeChip? chip)
    {
        if (chip != null)
        {
            Board.InsertCartridge(chip);
        }
        Memory.ReadCartridge(Facts);
        return Facts.Status;
    }

    public byte[] MarkOf(CartridgeChip chip) => chip.ToImage().AsSpan(MemoryAt + 0x20, 8).ToArray();
}
