// hardware/cartridge-memory.md against the layout, the driver over the chip, the whole pen and the maker's verb.
using System;
using System.Collections.Generic;
using System.Linq;
using Pen.Control;
using Pen.Drivers;
using Pen.Hal.Simulated;
using Pen.Simulator.Cartridges;

namespace Pen.Simulator.Tests.Cartridges;

[TestClass]
public sealed class CartridgePageTests
{
    private const int RomLength = 8;

    public static IEnumerable<object[]> Vectors => CartridgeVector.All.Select(v => new object[] { v.Name });

    [TestMethod]
    public void The_page_has_accepted_images_and_every_refusal_that_an_image_can_earn()
    {
        Assert.AreEqual(3, CartridgeVector.All.Count(vector => vector.Says == CartridgeVerdict.Accepted));
        CartridgeVerdict[] refusals =
        [
            CartridgeVerdict.Used,
            CartridgeVerdict.BadCrc,
            CartridgeVerdict.Foreign,
            CartridgeVerdict.UnknownFormat,
            CartridgeVerdict.NotAllowed,
        ];
        Assert.IsEmpty(refusals.Except(CartridgeVector.All.Select(vector => vector.Says)));
        Assert.IsTrue(CartridgeVector.All.Count(vector => vector.New.Length > 0) >= 4);
    }

    [TestMethod]
    [DynamicData(nameof(Vectors))]
    public void The_vector_s_checks_are_those_of_the_layout(string name)
    {
        CartridgeVector vector = CartridgeVector.Of(name);
        Assert.AreEqual(vector.RomCrc, Crc8.Compute(vector.Image, 0, RomLength - 1));
        Assert.AreEqual(
            vector.ContentCrc,
            Crc16.Compute(vector.Image, RomLength + CartridgeLayout.IdentityAddress, CartridgeLayout.CrcAt)
        );
        bool romGood = vector.Image[RomLength - 1] == vector.RomCrc;
        Assert.AreEqual(romGood, CartridgeLayout.IsValidRom(BitConverter.ToInt64(vector.Image)));
    }

    [TestMethod]
    [DynamicData(nameof(Vectors))]
    public void The_layout_the_driver_and_the_pen_say_of_a_vector_what_the_page_says(string name)
    {
        CartridgeVector vector = CartridgeVector.Of(name);
        SimulatedBoard board = new(new PlantParameters(), 1);
        board.PowerOn();
        board.InsertCartridge(new CartridgeChip(vector.Image));
        CartridgeFacts facts = new();
        new CartridgeMemory(board.Ports.CartridgeBus).ReadCartridge(facts);

        Assert.AreEqual(StatusOf(name, vector.Says), facts.Status);
        if (facts.Status is not (CartridgeReadStatus.BadRomCrc or CartridgeReadStatus.ForeignFamily))
        {
            byte[] page = vector.Image.AsSpan(RomLength, Ds2431.PageLength).ToArray();
            Assert.AreEqual(facts.Status, CartridgeLayout.DecodeIdentity(page, new CartridgeFacts()));
        }
        if (facts.Status == CartridgeReadStatus.Ok)
        {
            Assert.AreEqual(vector.Says == CartridgeVerdict.Used, facts.UseMarkSet);
            Assert.AreEqual(vector.Says != CartridgeVerdict.NotAllowed, facts.UseMarkPageProtected);
        }
        CartridgeExamination found = new(vector.Image);
        Assert.AreEqual(vector.Says, found.Verdict);
        Assert.AreEqual(vector.Says == CartridgeVerdict.Accepted, found.Refusals.Count == 0);
        Assert.IsEmpty(found.Remarks);
    }

    [TestMethod]
    public void The_accepted_vectors_say_what_their_options_say()
    {
        AssertFacts("A1", 12, 1_500, 120_000, 0x0123456789AB, "A2026-07");
        AssertFacts("A2", 1, 200, 90_000, 1, "1");
        AssertFacts("A3", 36, 2_500, 150_000, 0xFFFFFFFFFFFF, "~LOT 99~");
    }

    [TestMethod]
    [DynamicData(nameof(Vectors))]
    public void The_options_of_a_vector_make_the_very_same_image(string name)
    {
        CartridgeVector vector = CartridgeVector.Of(name);
        if (vector.New.Length == 0)
        {
            return;
        }
        Call call = Call.Of(["cartridge", "new", .. vector.New]);
        Assert.AreEqual(0, call.Exit, call.Error);
        Assert.AreEqual(Convert.ToHexString(vector.Image), Convert.ToHexString(call.Bytes));
    }

    [TestMethod]
    public void A_chip_programmed_in_the_page_s_order_is_the_vector_within_its_time()
    {
        byte[] wanted = CartridgeVector.Of("A1").Image;
        SimulatedBoard board = Bench(wanted, out CartridgeChip chip, out Ds2431 writer, out long rom);
        long start = board.Time.NowMicroseconds;
        int[] rows = [0x20, 0x28, 0x30, 0x38, 0x00, 0x08, 0x10, 0x18, 0x80];
        foreach (int address in rows)
        {
            Assert.IsTrue(writer.WriteRow(rom, address, RowOf(wanted, address)), $"{address:X2}");
        }
        long took = board.Time.NowMicroseconds - start;
        Assert.IsTrue(took is > 500_000 and <= 800_000, $"{took} us");
        byte[] made = chip.ToImage();
        Assert.AreEqual(Convert.ToHexString(Checked(wanted)), Convert.ToHexString(Checked(made)));
        Assert.AreEqual(CartridgeVerdict.Accepted, PenVerdict.Of(made));
    }

    [TestMethod]
    public void A_chip_protected_before_its_mark_is_blank_counts_as_used_for_good()
    {
        byte[] wanted = CartridgeVector.Of("A1").Image;
        _ = Bench(wanted, out CartridgeChip chip, out Ds2431 writer, out long rom);
        int[] rows = [0x00, 0x08, 0x10, 0x18, 0x80];
        foreach (int address in rows)
        {
            Assert.IsTrue(writer.WriteRow(rom, address, RowOf(wanted, address)), $"{address:X2}");
        }
        Assert.IsFalse(writer.WriteRow(rom, 0x20, RowOf(wanted, 0x20)));
        Assert.AreEqual(CartridgeVerdict.Used, PenVerdict.Of(chip.ToImage()));
    }

    [TestMethod]
    public void A_protected_identity_and_its_protection_take_no_other_bytes()
    {
        byte[] image = CartridgeVector.Of("A1").Image;
        SimulatedBoard board = new(new PlantParameters(), 1);
        board.PowerOn();
        CartridgeChip chip = new(image);
        board.InsertCartridge(chip);
        Ds2431 writer = new(board.Ports.CartridgeBus);
        long rom = BitConverter.ToInt64(image);
        Assert.IsFalse(writer.WriteRow(rom, 0x00, new byte[8]));
        Assert.IsFalse(writer.WriteRow(rom, 0x80, new byte[8]));
        Assert.AreEqual(Convert.ToHexString(image), Convert.ToHexString(chip.ToImage()));
    }

    // A chip as delivered: pages open, contents undefined.
    private static SimulatedBoard Bench(
        byte[] wanted,
        out CartridgeChip chip,
        out Ds2431 writer,
        out long rom
    )
    {
        byte[] delivered = new byte[CartridgeChip.ImageLength];
        new Random(1).NextBytes(delivered.AsSpan(RomLength, 0x80));
        wanted.AsSpan(0, RomLength).CopyTo(delivered);
        delivered[RomLength + 0x85] = 0x55;
        SimulatedBoard board = new(new PlantParameters(), 1);
        board.PowerOn();
        chip = new CartridgeChip(delivered);
        board.InsertCartridge(chip);
        writer = new Ds2431(board.Ports.CartridgeBus);
        rom = BitConverter.ToInt64(wanted);
        return board;
    }

    private static byte[] RowOf(byte[] image, int address) =>
        image.AsSpan(RomLength + address, Ds2431.RowLength).ToArray();

    // Pages 2 and 3 are not the format's.
    private static byte[] Checked(byte[] image) =>
        [.. image.Take(RomLength + 0x40), .. image.Skip(RomLength + 0x80)];

    private static CartridgeReadStatus StatusOf(string name, CartridgeVerdict verdict)
    {
        return verdict switch
        {
            CartridgeVerdict.BadCrc when name == "R4" => CartridgeReadStatus.BadRomCrc,
            CartridgeVerdict.BadCrc => CartridgeReadStatus.BadContentCrc,
            CartridgeVerdict.Foreign => CartridgeReadStatus.ForeignFamily,
            CartridgeVerdict.UnknownFormat => CartridgeReadStatus.UnknownFormat,
            CartridgeVerdict.ServiceTool => CartridgeReadStatus.Service,
            _ => CartridgeReadStatus.Ok,
        };
    }

    private static void AssertFacts(string name, int needles, int depth, int rate, long serial, string lot)
    {
        CartridgeExamination found = new(CartridgeVector.Of(name).Image);
        Assert.AreEqual(needles, found.Needles);
        Assert.AreEqual(depth, found.MaxDepthMicrometres);
        Assert.AreEqual(rate, found.MaxRateMillihertz);
        Assert.AreEqual(serial, found.Serial);
        Assert.AreEqual(lot, found.Lot);
    }
}
