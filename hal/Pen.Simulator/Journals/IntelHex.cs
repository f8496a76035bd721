// One line of Intel HEX.
using System;
using System.Globalization;

namespace Pen.Simulator.Journals;

/// <summary>A record line that was whole.</summary>
/// <param name="Address">The 16 bits of address.</param>
/// <param name="Type">0 data, 1 end of file, 4 upper address bits.</param>
/// <param name="Data">The data bytes.</param>
internal sealed record IntelHex(int Address, int Type, byte[] Data)
{
    private const int Around = 5;

    /// <summary>Reads a line that begins with a colon; null if it is not whole or its checksum is wrong.</summary>
    public static IntelHex? Parse(string line)
    {
        string digits = line[1..];
        if (digits.Length % 2 != 0 || digits.Length < 2 * Around || digits.Length > 2 * (Around + 255))
        {
            return null;
        }
        byte[] bytes = new byte[digits.Length / 2];
        int sum = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            ReadOnlySpan<char> pair = digits.AsSpan(2 * i, 2);
            if (
                !byte.TryParse(
                    pair,
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out bytes[i]
                )
            )
            {
                return null;
            }
            sum += bytes[i];
        }
        bool whole = (byte)sum == 0 && bytes[0] == bytes.Length - Around;
        return whole ? new IntelHex((bytes[1] << 8) | bytes[2], bytes[3], bytes[4..^1]) : null;
    }
}
