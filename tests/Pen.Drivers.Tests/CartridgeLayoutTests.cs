// The identity page byte by byte.
using nanoFramework.TestFramework;
using Pen.Control;

namespace Pen.Drivers.Tests
{
    [TestClass]
    public sealed class CartridgeLayoutTests
    {
        [TestMethod]
        public void An_identity_has_every_byte_in_its_documented_place()
        {
            Bench bench = new Bench();
            bench.Encode(12, 2500, 150000);
            string bytes = Bytes.ToHex(bench.Page, 30);
            Assert.AreEqual("504E010CC409F0490200" + "4142433132333435" + "FFFFFFFFFFFFFFFFFFFFFFFF", bytes);
            int crc = Crc16.Compute(bench.Page, 0, 30);
            Assert.AreEqual(crc, bench.Page[30] | (bench.Page[31] << 8));
        }

        [TestMethod]
        [Proves("PEN-047")]
        [DataRow(1, 200, 90000)]
        [DataRow(36, 2500, 150000)]
        public void Limits_of_the_ranges_are_accepted(int needles, int depth, int rate)
        {
            Bench bench = new Bench();
            bench.Encode(needles, depth, rate);
            Assert.AreEqual((int)CartridgeReadStatus.Ok, (int)bench.Decode());
            Assert.AreEqual(needles, bench.Facts.NeedleCount);
            Assert.AreEqual(depth, bench.Facts.MaxDepthMicrometres);
            Assert.AreEqual(rate, bench.Facts.MaxRateMillihertz);
        }

        [TestMethod]
        [Proves("PEN-047")]
        [DataRow(0, 2500, 150000)]
        [DataRow(37, 2500, 150000)]
        [DataRow(12, 199, 150000)]
        [DataRow(12, 2501, 150000)]
        [DataRow(12, 2500, 89999)]
        [DataRow(12, 2500, 150001)]
        [DataRow(12, 2500, -1)]
        public void A_field_out_of_its_range_is_an_unknown_format(int needles, int depth, int rate)
        {
            Bench bench = new Bench();
            bench.Encode(needles, depth, rate);
            Assert.AreEqual((int)CartridgeReadStatus.UnknownFormat, (int)bench.Decode());
            Assert.AreEqual(0, bench.Facts.NeedleCount);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void Another_magic_or_version_is_an_unknown_format(int at)
        {
            Bench bench = new Bench();
            bench.Encode(12, 2500, 150000);
            bench.Page[at]++;
            int crc = Crc16.Compute(bench.Page, 0, 30);
            bench.Page[30] = (byte)crc;
            bench.Page[31] = (byte)(crc >> 8);
            Assert.AreEqual((int)CartridgeReadStatus.UnknownFormat, (int)bench.Decode());
        }

        [TestMethod]
        [Proves("PEN-047")]
        public void Every_single_flipped_bit_is_found()
        {
            Bench bench = new Bench();
            for (int bit = 0; bit < 256; bit++)
            {
                bench.Encode(12, 2500, 150000);
                bench.Page[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.AreEqual((int)CartridgeReadStatus.BadContentCrc, (int)bench.Decode(), "bit " + bit);
            }
        }

        [TestMethod]
        public void A_blank_page_and_a_page_of_zeros_are_refused()
        {
            Bench bench = new Bench();
            Assert.AreEqual((int)CartridgeReadStatus.UnknownFormat, (int)bench.Decode());
            for (int i = 0; i < bench.Page.Length; i++)
            {
                bench.Page[i] = 0xFF;
            }
            Assert.AreEqual((int)CartridgeReadStatus.BadContentCrc, (int)bench.Decode());
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

        private sealed class Bench
        {
            public readonly byte[] Page = new byte[32];
            public readonly CartridgeFacts Facts = new CartridgeFacts();

            public void Encode(int needles, int depth, int rate)
            {
                CartridgeLayout.EncodeIdentity(Page, needles, depth, rate, Bytes.OfAscii("ABC12345"));
            }

            public CartridgeReadStatus Decode()
            {
                return CartridgeLayout.DecodeIdentity(Page, Facts);
            }
        }
    }
}
