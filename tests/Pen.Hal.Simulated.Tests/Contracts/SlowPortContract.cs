// What IDisplayBus and ISerialOutput promise.
namespace Pen.Hal.Simulated.Tests.Contracts;

public abstract class SlowPortContract : PortContract
{
    [TestMethod]
    public void A_display_acknowledges_and_takes_25_us_a_byte()
    {
        long start = Board.Time.NowMicroseconds;
        Assert.IsTrue(Ports.Display.Write([0x00, 0xAF, 0xFF], 2));
        Assert.AreEqual(start + 75, Board.Time.NowMicroseconds, "address byte and two more");
        Assert.IsFalse(Ports.Display.Write([0x00], 2));
    }

    [TestMethod]
    public void A_long_transfer_fills_the_picture()
    {
        byte[] setUp = [0x00, 0x20, 0x00, 0x8D, 0x14, 0xA8, 0x1F, 0xA1, 0xC8, 0xDA, 0x02, 0xA4, 0xA6, 0xAF];
        byte[] page = new byte[129];
        page[0] = 0x40;
        for (int column = 0; column < 128; column++)
        {
            page[1 + column] = (byte)(column % 2 == 0 ? 0x01 : 0x00);
        }

        Assert.IsTrue(Ports.Display.Write(setUp, setUp.Length));
        Assert.IsTrue(Ports.Display.Write([0x00, 0x21, 0x00, 0x7F, 0x22, 0x00, 0x00], 7));
        Assert.IsTrue(Ports.Display.Write(page, page.Length));
        int lit = 0;
        for (int x = 0; x < 128; x++)
        {
            lit += Board.GetDisplayPixel(x, 0) ? 1 : 0;
            Assert.IsFalse(Board.GetDisplayPixel(x, 1));
        }

        Assert.AreEqual(64, lit);
    }

    [TestMethod]
    public void What_is_no_transfer_is_refused()
    {
        Assert.IsFalse(Ports.Display.Write(null!, 1));
        Assert.IsFalse(Ports.Display.Write([0x00], 0));
        Assert.IsFalse(Ports.Display.Write([0x00], 2));
    }

    [TestMethod]
    public void A_line_arrives_whole_and_takes_its_time_on_the_wire()
    {
        long start = Board.Time.NowMicroseconds;
        Ports.Serial.WriteLine("J1,00,hello");
        Ports.Serial.WriteLine("J1,01,world");
        Assert.AreEqual("J1,00,hello|J1,01,world", string.Join('|', Board.Serial.Lines));
        Assert.IsTrue(Board.Time.NowMicroseconds > start);
    }
}
