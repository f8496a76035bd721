// The DS2431 model against the data sheet's flow, byte by byte over the bus port.
using System;
using System.Linq;

namespace Pen.Hal.Simulated.Tests.Cartridge;

[TestClass]
public sealed class CartridgeChipTests
{
    private static readonly byte[] Eight = [1, 2, 3, 4, 5, 6, 7, 8];

    private readonly SimulatedBoard _board = new(new PlantParameters(), 7);
    private BusMaster _master = null!;

    private CartridgeChip Seat(byte[] image)
    {
        CartridgeChip chip = new(image);
        _board.PowerOn();
        _board.InsertCartridge(chip);
        _master = new BusMaster(_board.Ports.CartridgeBus);
        return chip;
    }

    [TestMethod]
    public void The_rom_reads_back_with_its_crc()
    {
        byte[] image = ChipImages.Of(0x11, 0xFF);
        Seat(image);
        byte[] rom = _master.Rom();
        CollectionAssert.AreEqual(image[..8], rom);
        Assert.AreEqual(0, ChipImages.Crc8(rom));
    }

    [TestMethod]
    public void Write_scratchpad_answers_the_inverted_crc16_of_command_address_and_data()
    {
        Seat(ChipImages.Of(1, 0xFF));
        int expected = ChipImages.InvertedCrc16([0x0F, 0x20, 0x00, .. Eight]);
        Assert.AreEqual(expected, _master.WriteScratchpad(0x20, Eight));
        Assert.AreEqual(0x44C2, ChipImages.InvertedCrc16("123456789"u8.ToArray()), "published check value");
    }

    [TestMethod]
    public void Read_scratchpad_shows_address_status_data_and_crc()
    {
        Seat(ChipImages.Of(1, 0xFF));
        _master.WriteScratchpad(0x20, Eight);
        byte[] seen = _master.ReadScratchpad(8);
        CollectionAssert.AreEqual(new byte[] { 0x20, 0x00, 0x07 }, seen[..3]);
        CollectionAssert.AreEqual(Eight, seen[3..11]);
        int crc = ChipImages.InvertedCrc16([0xAA, .. seen[..11]]);
        Assert.AreEqual(crc, seen[11] | (seen[12] << 8));
    }

    [TestMethod]
    public void A_copy_programs_the_row_and_then_reads_AA()
    {
        CartridgeChip chip = Seat(ChipImages.Of(1, 0xFF));
        _master.WriteScratchpad(0x20, Eight);
        _master.StartCopy(0x20, 0x07);
        _board.Ports.CartridgeBus.Idle(10);
        CollectionAssert.AreEqual(new byte[] { 0xAA, 0xAA }, _master.Receive(2));
        CollectionAssert.AreEqual(Eight, chip.ToImage()[0x28..0x30]);
        CollectionAssert.AreEqual(Eight, _master.ReadMemory(0x20, 8));
        Assert.AreEqual(0x87, _master.ReadScratchpad(8)[2], "authorisation accepted");
    }

    [TestMethod]
    public void A_copy_with_a_wrong_authorisation_changes_nothing()
    {
        byte[] image = ChipImages.Of(1, 0xFF);
        CartridgeChip chip = Seat(image);
        _master.WriteScratchpad(0x20, Eight);
        _master.StartCopy(0x28, 0x07);
        _board.Ports.CartridgeBus.Idle(10);
        CollectionAssert.AreEqual(new byte[] { 0xFF, 0xFF }, _master.Receive(2));
        CollectionAssert.AreEqual(image, chip.ToImage());
    }

    [TestMethod]
    public void A_scratchpad_that_is_not_full_or_not_aligned_is_flagged_and_not_copied()
    {
        byte[] image = ChipImages.Of(1, 0xFF);
        CartridgeChip chip = Seat(image);
        _master.Select(0x0F);
        _master.Send(0x20, 0x00, 1, 2, 3);
        Assert.AreEqual(0x22, _master.ReadScratchpad(8)[2]);
        _master.WriteScratchpad(0x23, 1, 2, 3, 4, 5);
        Assert.AreEqual(0x27, _master.ReadScratchpad(5)[2]);
        _master.StartCopy(0x23, 0x27);
        _board.Ports.CartridgeBus.Idle(10);
        Assert.AreEqual(0xFF, _master.Receive(1)[0]);
        CollectionAssert.AreEqual(image, chip.ToImage());
    }

    [TestMethod]
    public void In_EPROM_mode_bits_only_ever_go_from_1_to_0()
    {
        CartridgeChip chip = Seat(ChipImages.Of(1, 0xFF).With(0x81, 0xAA).With(0x20, 0x0F));
        _master.WriteScratchpad(0x20, 0xF3, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF);
        Assert.AreEqual(0x03, _master.ReadScratchpad(8)[3]);
        _master.StartCopy(0x20, 0x07);
        _board.Ports.CartridgeBus.Idle(10);
        CollectionAssert.AreEqual(new byte[] { 0x03, 0x00, 0xFF }, chip.ToImage()[0x28..0x2B]);
    }

    [TestMethod]
    public void A_write_protected_page_and_its_control_byte_keep_their_content()
    {
        byte[] image = ChipImages.Of(1, 0xA5).With(0x80, 0x55, 0xAA, 0, 0, 0, 0, 0, 0);
        CartridgeChip chip = Seat(image);
        foreach (byte address in new byte[] { 0x00, 0x80 })
        {
            _master.WriteScratchpad(address, new byte[8]);
            _master.StartCopy(address, 0x07);
            _board.Ports.CartridgeBus.Idle(10);
        }

        CollectionAssert.AreEqual(image, chip.ToImage());
    }

    [TestMethod]
    public void Copy_protection_refuses_the_register_row()
    {
        Seat(ChipImages.Of(1, 0xFF).With(0x84, 0x55));
        _master.WriteScratchpad(0x80, new byte[8]);
        _master.StartCopy(0x80, 0x07);
        _board.Ports.CartridgeBus.Idle(10);
        Assert.AreEqual(0xFF, _master.Receive(1)[0]);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void A_copy_that_loses_its_supply_leaves_a_torn_row(bool contactLost)
    {
        CartridgeChip chip = Seat(ChipImages.Of(1, 0xFF));
        _master.WriteScratchpad(0x20, new byte[8]);
        _master.StartCopy(0x20, 0x07);
        _board.Time.Sleep(3000);
        if (contactLost)
        {
            _board.RemoveCartridge();
        }
        else
        {
            _board.PowerOff();
        }

        byte[] row = chip.ToImage()[0x28..0x30];
        int zeros = row.Sum(static value => 8 - int.PopCount(value));
        Assert.IsTrue(zeros is > 0 and < 64, "some bits programmed, not all: " + zeros);
        _board.Time.Sleep(20000);
        CollectionAssert.AreEqual(row, chip.ToImage()[0x28..0x30]);
    }

    [TestMethod]
    public void Reading_ends_in_FF_behind_the_last_address()
    {
        Seat(ChipImages.Of(1, 0x5A));
        byte[] tail = _master.ReadMemory(0x7E, 0x14);
        Assert.AreEqual(0x5A, tail[1]);
        CollectionAssert.AreEqual(new byte[] { 0xFF, 0xFF }, tail[0x12..]);
    }

    [TestMethod]
    public void Two_chips_on_the_line_answer_as_a_wired_AND_and_a_search_finds_both()
    {
        byte[] first = ChipImages.Of(0x0F, 0xFF);
        byte[] second = ChipImages.Of(0x3C, 0xFF);
        Seat(first);
        _board.CartridgeLine.Attach(new CartridgeChip(second));
        byte[] both = _master.Rom();
        for (int i = 0; i < 8; i++)
        {
            Assert.AreEqual((byte)(first[i] & second[i]), both[i]);
        }

        CollectionAssert.AreEqual(first[..8], Search(preferOne: true));
        CollectionAssert.AreEqual(second[..8], Search(preferOne: false));
    }

    // One pass of the search: at a conflict the preferred branch.
    private byte[] Search(bool preferOne)
    {
        IOneWireBus bus = _board.Ports.CartridgeBus;
        byte[] rom = new byte[8];
        bus.Reset();
        bus.TouchByte(0xF0);
        for (int bit = 0; bit < 64; bit++)
        {
            bool one = bus.TouchBit(true);
            bool zero = bus.TouchBit(true);
            Assert.IsFalse(one && zero, "nobody left");
            bool direction = one == zero ? preferOne : one;
            bus.TouchBit(direction);
            rom[bit >> 3] |= (byte)(direction ? 1 << (bit & 7) : 0);
        }

        return rom;
    }

    [TestMethod]
    public void A_matched_rom_selects_and_another_one_leaves_the_chip_silent()
    {
        byte[] image = ChipImages.Of(9, 0x5A);
        Seat(image);
        foreach (bool right in new[] { true, false })
        {
            byte[] rom = image[..8];
            rom[3] ^= (byte)(right ? 0 : 1);
            _board.Ports.CartridgeBus.Reset();
            _master.Send([0x55, .. rom, 0xF0, 0, 0]);
            Assert.AreEqual(right ? 0x5A : 0xFF, _master.Receive(1)[0]);
        }
    }

    [TestMethod]
    public void A_chip_pulled_out_between_two_slots_is_absent_from_there_on()
    {
        Seat(ChipImages.Of(1, 0x00));
        // Reset 1 ms, four bytes 4 ms, then data: out in the middle of its fourth bit.
        _board.Time.Schedule(5000 + (125 * 3) + 60, () => _board.RemoveCartridge());
        CollectionAssert.AreEqual(new byte[] { 0xF0, 0xFF }, _master.ReadMemory(0, 2));
        Assert.IsNull(_board.Cartridge);
        Assert.IsFalse(_board.Ports.CartridgeBus.Reset());
    }

    [TestMethod]
    public void A_shorted_line_reads_zero_and_an_empty_one_reads_ones()
    {
        _board.PowerOn();
        _master = new BusMaster(_board.Ports.CartridgeBus);
        Assert.IsFalse(_board.Ports.CartridgeBus.Reset());
        CollectionAssert.AreEqual(new byte[] { 0xFF, 0xFF }, _master.ReadMemory(0, 2));
        _board.CartridgeLine.IsShorted = true;
        Assert.IsTrue(_board.Ports.CartridgeBus.Reset());
        CollectionAssert.AreEqual(new byte[] { 0x00, 0x00 }, _master.ReadMemory(0, 2));
    }

    [TestMethod]
    public void An_image_of_another_length_is_refused()
    {
        Assert.ThrowsExactly<ArgumentException>(static () => new CartridgeChip(new byte[10]));
    }
}
