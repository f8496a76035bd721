// The CRC-8 of the 1-Wire ROM.
namespace Pen.Drivers
{
    /// <summary>
    /// Dallas/Maxim CRC-8: x^8 + x^5 + x^4 + 1, reflected (0x8C), starts at 0 (Maxim application note 27).
    /// </summary>
    public static class Crc8
    {
        private const int ReflectedPolynomial = 0x8C;

        /// <summary>
        /// CRC of a run of bytes; 0 for a run that ends with its own CRC, and for all zeros.
        /// </summary>
        public static byte Compute(byte[] data, int offset, int count)
        {
            int crc = 0;
            for (int i = 0; i < count; i++)
            {
                crc ^= data[offset + i];
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 1) != 0 ? (crc >> 1) ^ ReflectedPolynomial : crc >> 1;
                }
            }
            return (byte)crc;
        }
    }
}
