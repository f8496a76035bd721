// Published vectors of the two CRCs.
using nanoFramework.TestFramework;

namespace Pen.Drivers.Tests
{
    [TestClass]
    public sealed class CrcTests
    {
        [TestMethod]
        public void Crc8_of_the_application_notes_rom_is_A2()
        {
            // Maxim application note 27: ROM 02 1C B8 01 00 00 00, CRC A2.
            byte[] rom = { 0x02, 0x1C, 0xB8, 0x01, 0x00, 0x00, 0x00, 0xA2 };
            Assert.AreEqual(0xA2, (int)Crc8.Compute(rom, 0, 7));
            Assert.AreEqual(0, (int)Crc8.Compute(rom, 0, 8));
        }

        [TestMethod]
        public void Crc8_check_value_is_A1()
        {
            Assert.AreEqual(0xA1, (int)Crc8.Compute(Bytes.OfAscii("123456789"), 0, 9));
        }

        [TestMethod]
        public void Crc16_check_value_is_BB3D()
        {
            Assert.AreEqual(0xBB3D, Crc16.Compute(Bytes.OfAscii("123456789"), 0, 9));
        }

        [TestMethod]
        public void Crc16_can_be_carried_on_over_parts()
        {
            byte[] data = Bytes.OfAscii("x123456789y");
            Assert.AreEqual(0xBB3D, Crc16.Continue(Crc16.Compute(data, 1, 4), data, 5, 5));
        }
    }
}
