// What the blocking ports promise: IOneWireBus, IStorage and IDisplayBus.
using Pen.Hal.Simulated.Tests.Cartridge;

namespace Pen.Hal.Simulated.Tests.Contracts;

public abstract class SlowPortContract : PortContract
{
    [TestMethod]
    public void A_bus_without_a_chip_has_no_presence_and_reads_ones()
    {
        Assert.IsFalse(Ports.CartridgeBus.Reset());
        Assert.AreEqual((byte)0xFF, Ports.CartridgeBus.TouchByte(0xFF));
        Assert.AreEqual((byte)0x5A, Ports.CartridgeBus.TouchByte(0x5A), "a master sees its own zeros");
        Assert.IsFalse(Ports.CartridgeBus.TouchBit(false));
    }

    [TestMethod]
    public void A_chip_answers_a_reset_and_sends_its_rom()
    {
        byte[] image = ChipImages.Of(0x42, 0xFF);
        Board.InsertCartridge(new CartridgeChip(image));
        Assert.IsTrue(Ports.CartridgeBus.Reset());
        CollectionAssert.AreEqual(image[..8], new BusMaster(Ports.CartridgeBus).Rom());
    }

    [TestMethod]
    public void Bus_calls_take_the_time_of_their_slots()
    {
        long start = Board.Time.NowMicroseconds;
        Ports.CartridgeBus.Reset();
        Assert.AreEqual(start + 1000, Board.Time.NowMicroseconds);
        Ports.CartridgeBus.TouchByte(0xFF);
        Assert.AreEqual(start + 2000, Board.Time.NowMicroseconds);
        Ports.CartridgeBus.TouchBit(true);
        Assert.AreEqual(start + 2125, Board.Time.NowMicroseconds);
        Ports.CartridgeBus.Idle(10);
        Assert.AreEqual(start + 12_125, Board.Time.NowMicroseconds);
    }

    [TestMethod]
    public void A_file_grows_by_what_is_appended_and_reads_back()
    {
        byte[] buffer = new byte[8];
        Assert.AreEqual(0, Ports.Storage.Length("a"));
        Assert.AreEqual(0, Ports.Storage.Read("a", 0, buffer, 8));
        Assert.IsTrue(Ports.Storage.Append("a", [1, 2, 3, 4], 3));
        Assert.IsTrue(Ports.Storage.Append("a", [5, 6], 2));
        Assert.AreEqual(5, Ports.Storage.Length("a"));
        Assert.AreEqual(4, Ports.Storage.Read("a", 1, buffer, 8));
        CollectionAssert.AreEqual(new byte[] { 2, 3, 5, 6, 0, 0, 0, 0 }, buffer);
        Assert.AreEqual(0, Ports.Storage.Read("a", 5, buffer, 8));
        Assert.AreEqual(-1, Ports.Storage.Read("a", -1, buffer, 8));
    }

    [TestMethod]
    public void Deleting_removes_a_file_and_is_true_for_a_missing_one()
    {
        Ports.Storage.Append("a", [1], 1);
        Ports.Storage.Append("b", [2], 1);
        Assert.IsTrue(Ports.Storage.Delete("a"));
        Assert.IsTrue(Ports.Storage.Delete("a"));
        Assert.AreEqual(0, Ports.Storage.Length("a"));
        Assert.AreEqual(1, Ports.Storage.Length("b"));
    }

    [TestMethod]
    public void A_display_acknowledges_and_takes_25_us_a_byte()
    {
        long start = Board.Time.NowMicroseconds;
        Assert.IsTrue(Ports.Display.Write([0x00, 0xAF, 0xFF], 2));
        Assert.AreEqual(start + 75, Board.Time.NowMicroseconds, "address byte and two more");
        Assert.IsFalse(Ports.Display.Write([0x00], 2));
    }
}
