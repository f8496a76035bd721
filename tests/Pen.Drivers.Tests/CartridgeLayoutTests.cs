// The identity page byte by byte.
using System.Text;
using Pen.Control;

namespace Pen.Drivers.Tests;

[TestClass]
public sealed class CartridgeLayoutTests
{
    private readonly byte[] _page = new byte[32];
    private readonly CartridgeFacts _facts = new();

    [TestMethod]
    public void An_identity_has_every_byte_in_its_documented_place()
    {
        Encode(12, 2500, 150000);
        string bytes = System.Convert.ToHexString(_page, 0, 30);
        Assert.AreEqual("504E010CC409F0490200" + "4142433132333435" + "FFFFFFFFFFFFFFFFFFFFFFFF", bytes);
        int crc = Crc16.Compute(_page, 0, 30);
        Assert.AreEqual(crc, _page[30] | (_page[31] << 8));
    }

    [TestMethod]
    [DataRow(1, 200, 90000)]
    [DataRow(36, 2500, 150000)]
    public void Limits_of_the_ranges_are_accepted(int needles, int depth, int rate)
    {
        Encode(needles, depth, rate);
        Assert.AreEqual(CartridgeReadStatus.Ok, Decode());
        Assert.AreEqual(needles, _facts.NeedleCount);
        Assert.AreEqual(depth, _facts.MaxDepthMicrometres);
        Assert.AreEqual(rate, _facts.MaxRateMillihertz);
    }

    [TestMethod]
    [DataRow(0, 2500, 150000)]
    [DataRow(37, 2500, 150000)]
    [DataRow(12, 199, 150000)]
    [DataRow(12, 2501, 150000)]
    [DataRow(12, 2500, 89999)]
    [DataRow(12, 2500, 150001)]
    [DataRow(12, 2500, -1)]
    public void A_field_out_of_its_range_is_an_unknown_format(int needles, int depth, int rate)
    {
        Encode(needles, depth, rate);
        Assert.AreEqual(CartridgeReadStatus.UnknownFormat, Decode());
        Assert.AreEqual(0, _facts.NeedleCount);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    public void Another_magic_or_version_is_an_unknown_format(int at)
    {
        Encode(12, 2500, 150000);
        _page[at]++;
        int crc = Crc16.Compute(_page, 0, 30);
        _page[30] = (byte)crc;
        _page[31] = (byte)(crc >> 8);
        Assert.AreEqual(CartridgeReadStatus.UnknownFormat, Decode());
    }

    [TestMethod]
    public void Every_single_flipped_bit_is_found()
    {
        for (int bit = 0; bit < 256; bit++)
        {
            Encode(12, 2500, 150000);
            _page[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.AreEqual(CartridgeReadStatus.BadContentCrc, Decode(), "bit " + bit);
        }
    }

    [TestMethod]
    public void A_blank_page_and_a_page_of_zeros_are_refused()
    {
        Assert.AreEqual(CartridgeReadStatus.UnknownFormat, Decode());
        System.Array.Fill(_page, (byte)0xFF);
        Assert.AreEqual(CartridgeReadStatus.BadContentCrc, Decode());
    }

    [TestMethod]
    public void A_serial_carries_family_number_and_crc()
    {
        long rom = CartridgeLayout.MakeSerial(0x0000123456789ABCL);
        Assert.AreEqual(0x2DL, rom & 0xFF);
        Assert.AreEqual(0x123456789ABCL, (rom >> 8) & 0xFFFFFFFFFFFFL);
        Assert.IsTrue(CartridgeLayout.IsValidRom(rom));
        Assert.IsFalse(CartridgeLayout.IsValidRom(rom ^ 0x100));
        Assert.IsFalse(CartridgeLayout.IsValidRom(0));
    }

    private void Encode(int needles, int depth, int rate) =>
        CartridgeLayout.EncodeIdentity(_page, needles, depth, rate, Encoding.ASCII.GetBytes("ABC12345"));

    private CartridgeReadStatus Decode() => CartridgeLayout.DecodeIdentity(_page, _facts);
}
