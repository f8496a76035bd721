// The display controller: bytes in over the port, pixels out on the glass.

namespace Pen.Hal.Simulated.Tests.Display;

[TestClass]
public sealed class Ssd1306Tests
{
    private readonly Bench _bench = new();

    private void Command(params byte[] bytes) =>
        Assert.IsTrue(_bench.Ports.Display.Write([0x00, .. bytes], 1 + bytes.Length));

    private void Data(params byte[] bytes) =>
        Assert.IsTrue(_bench.Ports.Display.Write([0x40, .. bytes], 1 + bytes.Length));

    // 32 rows, horizontal addressing over the whole glass, upright, charge pump and display on.
    private void Start() =>
        Command(0xA8, 0x1F, 0x20, 0x00, 0x21, 0, 127, 0x22, 0, 3, 0xA1, 0xC8, 0x8D, 0x14, 0xAF);

    private bool Pixel(int x, int y) => _bench.Board.GetDisplayPixel(x, y);

    private int Lit()
    {
        int lit = 0;
        for (int i = 0; i < 128 * 32; i++)
        {
            lit += Pixel(i & 127, i >> 7) ? 1 : 0;
        }

        return lit;
    }

    [TestMethod]
    public void Data_run_along_the_pages_with_the_lowest_bit_on_top()
    {
        Start();
        Data(0x01, 0x80);
        Data(new byte[126]);
        Data(0x02);
        Assert.IsTrue(Pixel(0, 0) && Pixel(1, 7) && Pixel(0, 9));
        Assert.AreEqual(3, Lit());
    }

    [TestMethod]
    public void Horizontal_addressing_wraps_within_its_window()
    {
        Start();
        Command(0x21, 10, 11, 0x22, 1, 2);
        Data(1, 1, 1, 1, 2);
        Assert.IsTrue(Pixel(10, 9) && !Pixel(10, 8), "the fifth byte overwrote the first");
        Assert.IsTrue(Pixel(11, 8) && Pixel(10, 16) && Pixel(11, 16));
        Assert.AreEqual(4, Lit());
    }

    [TestMethod]
    public void Vertical_addressing_goes_down_first()
    {
        Start();
        Command(0x20, 0x01, 0x21, 5, 6, 0x22, 0, 1);
        Data(1, 1, 1);
        Assert.IsTrue(Pixel(5, 0) && Pixel(5, 8) && Pixel(6, 0));
    }

    [TestMethod]
    public void Page_addressing_stays_in_its_page()
    {
        Start();
        Command(0x20, 0x02, 0xB2, 0x0F, 0x17);
        Data(1, 2);
        Assert.IsTrue(Pixel(127, 16), "column 0x7F");
        Assert.IsTrue(Pixel(0, 17), "and on in the same page");
    }

    [TestMethod]
    [DataRow((byte)0xA1, (byte)0xC8, 3, 1)]
    [DataRow((byte)0xA0, (byte)0xC8, 124, 1)]
    [DataRow((byte)0xA1, (byte)0xC0, 3, 30)]
    public void Remap_and_scan_direction_mirror_the_picture(byte remap, byte scan, int x, int y)
    {
        Start();
        Command(remap, scan, 0x21, 3, 127);
        Data(0x02);
        Assert.IsTrue(Pixel(x, y));
        Assert.AreEqual(1, Lit());
    }

    [TestMethod]
    public void Nothing_is_seen_without_power_switch_or_charge_pump()
    {
        Start();
        Data(0xFF);
        Assert.AreEqual(8, Lit());
        Command(0xAE);
        Assert.AreEqual(0, Lit());
        Command(0xAF, 0x8D, 0x10);
        Assert.AreEqual(0, Lit());
        Command(0x8D, 0x14, 0xA7);
        Assert.AreEqual((128 * 32) - 8, Lit());
        _bench.Board.PowerOff();
        Assert.AreEqual(0, Lit());
        _bench.Board.PowerOn();
        Assert.AreEqual(0, Lit(), "off after power-up");
    }

    [TestMethod]
    public void Pixels_outside_of_the_glass_are_dark()
    {
        Start();
        Command(0xA5);
        Assert.AreEqual(128 * 32, Lit());
        Assert.IsFalse(Pixel(-1, 0) || Pixel(0, -1) || Pixel(128, 0) || Pixel(0, 32));
    }

    [TestMethod]
    public void A_control_byte_with_continuation_carries_one_byte()
    {
        Start();
        Assert.IsTrue(_bench.Ports.Display.Write([0x80, 0xA7, 0x40, 0xFF, 0xFF], 5));
        Assert.AreEqual((128 * 32) - 16, Lit());
    }
}
