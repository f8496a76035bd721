// What IOneWireBus promises.
using System;
using Pen.Hal.Simulated.Tests.Cartridge;

namespace Pen.Hal.Simulated.Tests.Contracts;

public abstract class OneWireContract : PortContract
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
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(10)]
    [DataRow(1000)]
    public void Idle_is_never_shorter_than_asked_and_two_ticks_longer_at_most(int milliseconds)
    {
        // From every place between two ticks of a system that counts in 10 ms.
        for (int i = 0; i < 5; i++)
        {
            Wait(3_700);
            long start = Board.Time.NowMicroseconds;
            Ports.CartridgeBus.Idle(milliseconds);
            long lasted = Board.Time.NowMicroseconds - start;
            Assert.IsTrue(lasted >= milliseconds * 1000L, $"{lasted} us");
            Assert.IsTrue(lasted <= (milliseconds * 1000L) + 20_000, $"{lasted} us");
        }
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1001)]
    public void Idle_out_of_its_range_is_refused(int milliseconds) =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Ports.CartridgeBus.Idle(milliseconds));

    [TestMethod]
    public void A_shorted_line_looks_like_presence_and_reads_zeros()
    {
        Board.CartridgeLine.IsShorted = true;
        Assert.IsTrue(Ports.CartridgeBus.Reset());
        Assert.AreEqual((byte)0, Ports.CartridgeBus.TouchByte(0xFF));
        Assert.IsFalse(Ports.CartridgeBus.TouchBit(true));
    }
}
