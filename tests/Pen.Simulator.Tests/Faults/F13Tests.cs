// F13: a cartridge's memory that is not what it should be is refused within 1 s of insertion, and the reason is shown.
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Tests.Faults;

[TestClass]
public sealed class F13Tests
{
    private const int RomLength = 8;
    private const int MarkAt = RomLength + 0x20;

    [TestMethod]
    [Proves("PEN-046")]
    [Proves("PEN-048")]
    [DataRow(CartridgeKind.Dead, CartridgeVerdict.Unreadable, "Cartridge unreadable")]
    [DataRow(CartridgeKind.Shorted, CartridgeVerdict.Unreadable, "Cartridge unreadable")]
    [DataRow(CartridgeKind.Foreign, CartridgeVerdict.Foreign, "Foreign cartridge")]
    [DataRow(CartridgeKind.BadRom, CartridgeVerdict.BadCrc, "Cartridge data wrong")]
    [DataRow(CartridgeKind.BadCrc, CartridgeVerdict.BadCrc, "Cartridge data wrong")]
    [DataRow(CartridgeKind.UnknownFormat, CartridgeVerdict.UnknownFormat, "Unknown cartridge")]
    [DataRow(CartridgeKind.Used, CartridgeVerdict.Used, "Cartridge was used")]
    [DataRow(CartridgeKind.Unprotected, CartridgeVerdict.NotAllowed, "Cartridge not allowed")]
    public void F13_A_memory_that_is_not_sound_and_fresh_is_refused_within_1_s_and_says_why(
        CartridgeKind kind,
        CartridgeVerdict verdict,
        string shown
    )
    {
        FaultBench bench = FaultBench.Booted();
        bench.AssertRefused(FaultBench.Make(kind), verdict, shown);
        Assert.IsEmpty(bench.Driven);
        bench.AssertRuns(FaultBench.Make(CartridgeKind.Fresh, 101));
    }

    [TestMethod]
    [Proves("PEN-046")]
    public void F13_No_memory_at_all_under_a_closed_presence_switch_is_refused_as_unreadable()
    {
        FaultBench bench = FaultBench.Booted();
        CartridgeChip chip = FaultBench.Make(CartridgeKind.Fresh);
        bench.Insert(chip);
        bench.Board.CartridgeLine.Detach(chip);
        bench.Until(() => bench.State == PenState.Refused, FaultBench.Second);
        Assert.AreEqual(CartridgeVerdict.Unreadable, bench.Verdict);
    }

    [TestMethod]
    [Proves("PEN-044")]
    public void F13_Every_single_bit_of_the_mark_alone_makes_a_cartridge_used()
    {
        FaultBench bench = FaultBench.Booted();
        for (int bit = 0; bit < 64; bit++)
        {
            byte[] image = FaultBench.Make(CartridgeKind.Fresh, 200 + bit).ToImage();
            image[MarkAt + bit / 8] ^= (byte)(1 << (bit % 8));
            bench.Insert(new CartridgeChip(image));
            bench.Until(() => bench.State == PenState.Refused, FaultBench.Second);
            Assert.AreEqual(CartridgeVerdict.Used, bench.Verdict, $"bit {bit}");
            bench.TakeOut();
        }
    }

    [TestMethod]
    [Proves("PEN-047")]
    public void F13_Every_single_bit_of_the_identity_that_flips_is_refused()
    {
        FaultBench bench = FaultBench.Booted();
        for (int bit = 0; bit < 8 * (RomLength + 32); bit++)
        {
            byte[] image = FaultBench.Make(CartridgeKind.Fresh, 300).ToImage();
            image[bit / 8] ^= (byte)(1 << (bit % 8));
            bench.Insert(new CartridgeChip(image));
            bench.Until(() => bench.State == PenState.Refused, FaultBench.Second);
            Assert.AreEqual(CartridgeVerdict.BadCrc, bench.Verdict, $"bit {bit}");
            bench.TakeOut();
        }
    }

    [TestMethod]
    [DataRow(FaultKind.Wrong)]
    [DataRow(FaultKind.Intermittent)]
    public void F13_A_mark_of_which_a_byte_reads_blank_is_still_a_mark(FaultKind kind)
    {
        FaultBench bench = FaultBench.Booted();
        for (int offset = 0; offset < 8; offset++)
        {
            CartridgeChip chip = FaultBench.Make(CartridgeKind.Used, 400 + offset);
            chip.Fault = new ChipFault(kind) { Address = 0x20 + offset, Mask = 0xFF };
            bench.AssertRefused(chip, CartridgeVerdict.Used, "Cartridge was used");
        }
    }

    [TestMethod]
    [Proves("PEN-045")]
    public void F13_A_serial_that_this_pen_has_used_is_refused_though_its_mark_is_wiped()
    {
        FaultBench bench = FaultBench.Booted();
        bench.AssertRuns(FaultBench.Make(CartridgeKind.Fresh, 7));
        bench.Reboot();
        bench.AssertRefused(
            FaultBench.Make(CartridgeKind.Fresh, 7),
            CartridgeVerdict.SeenBefore,
            "Used on this pen"
        );
    }

    [TestMethod]
    [Proves("PEN-044")]
    public void F13_A_cartridge_used_on_one_pen_is_refused_by_every_other()
    {
        FaultBench bench = FaultBench.Booted();
        CartridgeChip chip = FaultBench.Make(CartridgeKind.Fresh, 8);
        bench.AssertRuns(chip);
        bench.Pen.PowerOff();
        FaultBench other = FaultBench.Booted(seed: 2);
        other.AssertRefused(new CartridgeChip(chip.ToImage()), CartridgeVerdict.Used, "Cartridge was used");
        Assert.IsEmpty(other.Driven);
    }

    [TestMethod]
    public void F13_Whatever_is_swapped_during_the_read_only_what_is_seated_is_ever_opened()
    {
        for (long at = 20_000; at < 260_000; at += 7_300)
        {
            FaultBench bench = FaultBench.Booted();
            CartridgeChip first = FaultBench.Make(CartridgeKind.Fresh, 9);
            CartridgeChip other = FaultBench.Make(CartridgeKind.Fresh, 10);
            bench.Insert(first);
            bench.Wait(at);
            // The contacts change under a presence switch that stays closed.
            bench.Board.CartridgeLine.Detach(first);
            bench.Board.CartridgeLine.Attach(other);
            bench.Until(() => bench.State is PenState.Ready or PenState.Refused, 2 * FaultBench.Second);
            bench.TryStart();
            byte[] untouched = FaultBench.Make(CartridgeKind.Fresh, 9).ToImage();
            CollectionAssert.AreEqual(untouched, first.ToImage(), $"swapped after {at} us");
            bool marked = other.ToImage()[MarkAt] == 0x00;
            Assert.IsTrue(marked || bench.Driven.Count == 0, $"swapped after {at} us");
            bench.Pen.PowerOff();
        }
    }

    [TestMethod]
    public void F13_A_memory_that_keeps_changing_while_it_is_read_is_refused_within_1_s()
    {
        FaultBench bench = FaultBench.Booted();
        CartridgeChip first = FaultBench.Make(CartridgeKind.Fresh, 11);
        CartridgeChip other = FaultBench.Make(CartridgeKind.Fresh, 12);
        bench.Insert(first);
        for (int turn = 0; turn < 20 && bench.State != PenState.Refused; turn++)
        {
            bench.Wait(50_000);
            bench.Board.CartridgeLine.Detach(turn % 2 == 0 ? first : other);
            bench.Board.CartridgeLine.Attach(turn % 2 == 0 ? other : first);
        }
        Assert.AreEqual(PenState.Refused, bench.State);
        Assert.AreEqual(CartridgeVerdict.Unreadable, bench.Verdict);
        Assert.IsEmpty(bench.Driven);
    }
}
