// The CRC-16 of the cartridge memory and of the journal.
namespace Pen.Drivers
{
    /// <summary>
    /// Maxim/IBM CRC-16: x^16 + x^15 + x^2 + 1, reflected (0xA001), starts at 0 (Maxim application note 27).
    /// Table driven: bit by bit, a full journal would take a minute to mount on the device.
    /// </summary>
    public static class Crc16
    {
        private const int ReflectedPolynomial = 0xA001;

        private static readonly ushort[] Table = MakeTable();

        /// <summary>CRC of a run of bytes.</summary>
        public static int Compute(byte[] data, int offset, int count)
        {
            return Continue(0, data, offset, count);
        }

        /// <summary>Carries a CRC on over a further run of bytes.</summary>
        public static int Continue(int crc, byte[] data, int offset, int count)
        {
            ushort[] table = Table;
            int end = offset + count;
            for (int i = offset; i < end; i++)
            {
                crc = (crc >> 8) ^ table[(crc ^ data[i]) & 0xFF];
            }
            return crc;
        }

        private static ushort[] MakeTable()
        {
            ushort[] table = new ushort[256];
            for (int i = 0; i < 256; i++)
            {
                int crc = i;
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 1) != 0 ? (crc >> 1) ^ ReflectedPolynomial : crc >> 1;
                }
                table[i] = (ushort)crc;
            }
            return table;
        }
    }
}
