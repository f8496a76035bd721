// The CRC-32 over the files of a dump.
namespace Pen.Drivers
{
    /// <summary>
    /// IEEE 802.3, as in zip: reflected (0xEDB88320), starts at and is inverted with 0xFFFFFFFF. Journal slots
    /// end with their own CRC-16, which makes a CRC-16 over a run of them the same for all contents.
    /// </summary>
    public static class Crc32
    {
        private const uint ReflectedPolynomial = 0xEDB88320;
        private const uint AllOnes = 0xFFFFFFFF;

        private static readonly uint[] Table = MakeTable();

        /// <summary>Carries a CRC on over a further run of bytes; begins with 0.</summary>
        public static uint Continue(uint crc, byte[] data, int count)
        {
            uint[] table = Table;
            uint rest = crc ^ AllOnes;
            for (int i = 0; i < count; i++)
            {
                rest = (rest >> 8) ^ table[(byte)(rest ^ data[i])];
            }
            return rest ^ AllOnes;
        }

        private static uint[] MakeTable()
        {
            uint[] table = new uint[256];
            for (int i = 0; i < 256; i++)
            {
                uint rest = (uint)i;
                for (int bit = 0; bit < 8; bit++)
                {
                    rest = (rest & 1) != 0 ? (rest >> 1) ^ ReflectedPolynomial : rest >> 1;
                }
                table[i] = rest;
            }
            return table;
        }
    }
}
