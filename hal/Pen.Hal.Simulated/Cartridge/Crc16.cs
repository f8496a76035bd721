// The CRC-16 that 1-Wire memories send (x16 + x15 + x2 + 1, least significant bit first, starting at 0).
namespace Pen.Hal.Simulated;

internal static class Crc16
{
    /// <summary>The checksum after one more byte.</summary>
    public static ushort Add(ushort crc, byte value)
    {
        int register = crc ^ value;
        for (int bit = 0; bit < 8; bit++)
        {
            register = (register & 1) != 0 ? (register >> 1) ^ 0xA001 : register >> 1;
        }

        return (ushort)register;
    }
}
